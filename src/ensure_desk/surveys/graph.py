# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which rule depends on which node, and in which order rules are worked out; raises FormError for a circle."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ensure_desk.surveys.model import Bind, Form
from ensure_desk.surveys.xform import FormError
from ensure_desk.surveys.xpath.compile import Compiled, compiled
from ensure_desk.surveys.xpath.parser import Binary, Call, Expression, Negative, Path, Step, parse

RULES = ("relevant", "calculate", "required", "readonly")


@dataclass(frozen=True)
class Rule:
    """A rule of a node: `sources` are the paths it reads, those with a star at the end mean everything below.

    Of `near` sources it reads no more than what stands in the same rows as its node. One that `looks_further` reads
    more than its words say: the label of a choice depends on what filters the choices.
    """

    name: str
    path: str
    run: Compiled
    sources: frozenset[str]
    near: frozenset[str] = frozenset()
    looks_further: bool = False

    def reads(self, path: str, *, below: bool) -> bool:
        """Say whether the rule reads a path, or (below) anything under it."""
        if path in self.sources:
            return True
        under = path + "/"
        return any(
            (below and s.startswith(under)) or (s.endswith("/*") and under.startswith(s[:-1]))
            for s in self.sources
        )


@dataclass(frozen=True)
class Graph:
    """The rules of a questionnaire in an order in which each comes after what it reads."""

    rules: tuple[Rule, ...]

    @cached_property
    def _cache(self) -> dict[tuple[str, bool], tuple[tuple[int, Rule], ...]]:
        return {}

    def after(self, path: str, *, below: bool = False) -> tuple[Rule, ...]:
        """Return the rules to work out when a node (below: or its relevance) changes, in order."""
        return tuple(rule for _, rule in self.reach(path, below=below))

    def reach(self, path: str, *, below: bool = False) -> tuple[tuple[int, Rule], ...]:
        """Return the rules that a change of a node may reach, each with its place in the order."""
        key = (path, below)
        if key not in self._cache:
            self._cache[key] = self._closure(path, below)
        return self._cache[key]

    def is_near(self, number: int, reader: int) -> bool:
        """Say whether a rule reads what another one sets in the same rows only."""
        key = (number, reader)
        if key not in self._near:
            rule, other = self.rules[number], self.rules[reader]
            read = {s for s in other.sources if s == rule.path or s.endswith("/*")}
            if rule.name == "relevant":
                read |= {s for s in other.sources if s.startswith(rule.path + "/")}
            self._near[key] = read <= other.near
        return self._near[key]

    @cached_property
    def _near(self) -> dict[tuple[int, int], bool]:
        return {}

    def reading(self, path: str) -> set[int]:
        """Return the places of the rules that read a node themselves."""
        found = set(self._exact.get(path, ()))
        return found | {n for start, n in self._wild if (path + "/").startswith(start)}

    @cached_property
    def _exact(self) -> Mapping[str, Sequence[int]]:
        """Return the places of the rules that name a path."""
        found: dict[str, list[int]] = {}
        for n, rule in enumerate(self.rules):
            for source in rule.sources:
                found.setdefault(source, []).append(n)
        return found

    @cached_property
    def _wild(self) -> Sequence[tuple[str, int]]:
        """Return the rules that read everything below a path, with that path."""
        rules = enumerate(self.rules)
        return [(s[:-1], n) for n, rule in rules for s in rule.sources if s.endswith("/*")]

    def _closure(self, path: str, below: bool) -> tuple[tuple[int, Rule], ...]:
        if below:
            touched = {n for n, rule in enumerate(self.rules) if rule.reads(path, below=True)}
        else:
            touched = self.reading(path)
        waiting = list(touched)
        while waiting:
            found = self.readers[waiting.pop()]
            waiting += found - touched
            touched |= found
        return tuple((n, self.rules[n]) for n in sorted(touched))

    @cached_property
    def readers(self) -> Sequence[frozenset[int]]:
        """Return per rule the places of the rules that read what it sets."""
        return [frozenset(found) for found in _edges(self.rules)]


def graph_of(form: Form) -> Graph:
    """Return the graph of a questionnaire; raises FormError `circle` or ExpressionError."""
    return Graph(tuple(_sorted(list(_rules(form)))))


def _rules(form: Form) -> Iterator[Rule]:
    for path, bind in form.binds.items():
        if path in form.definitions:
            for name in RULES:
                if expression := _expression(bind, name):
                    reads = list(_reads_of(expression, path))
                    sources = frozenset(r.path for r in reads)
                    near = sources - {r.path for r in reads if not r.near}
                    further = "choice-name(" in expression
                    yield Rule(name, path, compiled(expression), sources, near, further)


def _expression(bind: Bind, name: str) -> str:
    found: str = getattr(bind, name)
    return found


def _edges(rules: Sequence[Rule]) -> list[set[int]]:
    """Return per rule the rules that read what it sets, found by path instead of pair by pair."""
    exact: dict[str, set[int]] = {}
    ancestors: dict[str, set[int]] = {}
    wild: list[tuple[str, int]] = []
    for n, rule in enumerate(rules):
        for source in rule.sources:
            exact.setdefault(source, set()).add(n)
            parts = source.split("/")
            for end in range(2, len(parts)):
                ancestors.setdefault("/".join(parts[:end]), set()).add(n)
            if source.endswith("/*"):
                wild.append((source[:-1], n))
    found = []
    for rule in rules:
        readers = set(exact.get(rule.path, ()))
        if rule.name == "relevant":
            readers |= ancestors.get(rule.path, set())
        if rule.name in ("relevant", "calculate"):
            readers |= {n for start, n in wild if (rule.path + "/").startswith(start)}
        found.append(readers if rule.name in ("relevant", "calculate") else set())
    return found


def _sorted(rules: list[Rule]) -> Iterator[Rule]:
    """Yield rules after those they read from; a rule that only reads itself is no circle."""
    edges = [found - {n} for n, found in enumerate(_edges(rules))]
    waits = [0] * len(rules)
    for found in edges:
        for n in found:
            waits[n] += 1
    ready = [n for n, count in enumerate(waits) if count == 0]
    done = 0
    while ready:
        n = ready.pop()
        done += 1
        yield rules[n]
        for reader in edges[n]:
            waits[reader] -= 1
            if waits[reader] == 0:
                ready.append(reader)
    if done < len(rules):
        raise FormError("circle", path=next(rules[n].path for n, count in enumerate(waits) if count > 0))


class Read(NamedTuple):
    """A generic path that an expression reads; a near one without leaving what the path shares with its node."""

    path: str
    near: bool


class Context(NamedTuple):
    """Where relative paths begin (None: in a list), and whether that is the node of the expression."""

    at: Sequence[str] | None
    own: bool


def sources_of(expression: str, path: str) -> Iterator[str]:
    """Yield the generic paths that an expression of a node reads."""
    return (read.path for read in _reads_of(expression, path))


def _reads_of(expression: str, path: str) -> Iterator[Read]:
    origin = path.split("/")[1:]
    return _read(parse(expression), Context(origin, own=True), origin)


def _read(tree: Expression, context: Context, origin: Sequence[str]) -> Iterator[Read]:
    while isinstance(tree, Binary):
        yield from _read(tree.right, context, origin)
        tree = tree.left
    if isinstance(tree, Negative):
        yield from _read(tree.operand, context, origin)
    elif isinstance(tree, Call):
        elsewhere = tree.name == "indexed-repeat"  # the rows are told by number
        for argument in tree.arguments:
            for read in _read(argument, context, origin):
                yield read._replace(near=read.near and not elsewhere)
    elif isinstance(tree, Path):
        yield from _read_path(tree, context, origin)


def _read_path(tree: Path, context: Context, origin: Sequence[str]) -> Iterator[Read]:
    at: list[str] | None = [] if tree.absolute else None if context.at is None else list(context.at)
    near = tree.absolute or context.own
    if tree.start is not None:
        yield from _read(tree.start, context, origin)
        near = tree.start.name == "current"
        at = list(origin) if near else None
    highest = len(at or ())
    for step in tree.steps:
        at = None if at is None else stepped(at, step)
        highest = min(highest, len(at or ()))
        near = near and not (step.predicates and tree.absolute) and step.name != "*"
        for predicate in step.predicates:
            yield from _read(predicate, Context(at, own=False), origin)
    if at:
        pairs = enumerate(zip(at, origin, strict=False))
        shared = next((n for n, (one, other) in pairs if one != other), min(len(at), len(origin)))
        # an absolute path to what holds the node may mean all rows
        within = at == origin or shared < len(at) if tree.absolute else highest >= shared
        yield Read("/" + "/".join(at), near and within)


def stepped(at: list[str], step: Step) -> list[str]:
    """Return the generic path one step further."""
    if step.name == ".":
        return at
    if step.name == "..":
        return at[:-1]
    return [*at, step.name.rpartition(":")[2]]


def generic_path(tree: Path, origin: Sequence[str]) -> str:
    """Return the generic path a location path means for a node."""
    at: list[str] = [] if tree.absolute else list(origin)
    for step in tree.steps:
        at = stepped(at, step)
    return "/" + "/".join(at)
