# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire being filled in: answers go in, the questions that change come out.

Values of questions that are not relevant are kept while editing and left out when the response is finalised.
"""

import datetime as dt
import heapq
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ensure_desk.surveys.graph import Graph, Rule, generic_path, graph_of
from ensure_desk.surveys.model import Form, SetValue
from ensure_desk.surveys.nodes import Node, calculated, stored, typed
from ensure_desk.surveys.response import Response
from ensure_desk.surveys.scope import SessionScope
from ensure_desk.surveys.xpath.compile import Frame, compiled, work_out
from ensure_desk.surveys.xpath.errors import ExpressionError
from ensure_desk.surveys.xpath.parser import Path
from ensure_desk.surveys.xpath.values import Scalar, to_number, to_truth

MOST_ROWS = 500  # a count typed with a finger too many does not stop the program


@dataclass(frozen=True)
class Surroundings:
    """What a session takes from outside: the day, the moment, properties such as `username`, the language."""

    today: dt.date
    now: Callable[[], dt.datetime]
    prop: Callable[[str], str] = lambda name: ""
    language: str = ""


@dataclass
class ChangeSet:
    """What changed: nodes with another value or state, and rows that came or went."""

    nodes: dict[Node, None] = field(default_factory=dict)
    rows: bool = False

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    def add(self, node: Node) -> None:
        """Note a changed node."""
        self.nodes[node] = None

    def take(self, other: "ChangeSet") -> None:
        """Take in other changes."""
        self.nodes |= other.nodes
        self.rows = self.rows or other.rows


class _Due:
    """The rules that are due after a change, in their order, each once, and the nodes they are due for."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._waiting: list[int] = []
        self._nodes: dict[int, dict[Node, None] | None] = {}

    def add(self, number: int, changed: Iterable[Node], *, near: bool) -> None:
        """Note a rule as due: beside the changed nodes, or for all its nodes; one that was worked out stays so."""
        if number not in self._nodes:
            heapq.heappush(self._waiting, number)
            self._nodes[number] = {}
        graph, nodes = self._session.graph, self._nodes[number]
        path = graph.rules[number].path
        if not near or not graph.is_near(number, number):  # one that reads its own other rows needs them all
            self._nodes[number] = None
        elif nodes is not None:
            for node in changed:
                nodes.update(dict.fromkeys(self._session.beside(path, node)))

    def __iter__(self) -> Iterator[tuple[int, Sequence[Node]]]:
        while self._waiting:
            number = heapq.heappop(self._waiting)
            nodes = self._nodes[number]
            whole = self._session.nodes(self._session.graph.rules[number].path)
            yield number, tuple(whole if nodes is None else nodes)


class Session(Response):
    """One response in the making; `answers` (path with row numbers -> stored text) opens it again."""

    def __init__(self, form: Form, around: Surroundings, answers: Mapping[str, str] | None = None) -> None:
        super().__init__(form)
        self.around = around
        self.language = around.language or form.default_language
        self.graph: Graph = graph_of(form)
        self.problems: dict[str, ExpressionError] = {}
        if answers is None:
            self._first_load()
        else:
            self._restore(answers)
        self.refresh()

    # changing
    def set(self, path: str, text: str) -> ChangeSet:
        """Put an answer (as stored text) into a node and work out what follows from it."""
        node = self.node(path)
        return self._put(node, typed(text, self.type_of(node)))

    def _put(self, node: Node, value: Scalar) -> ChangeSet:
        changes = ChangeSet()
        if same(node.value, value):
            return changes
        node.value = value
        changes.add(node)
        self._follow(node, changes)
        control = self.form.by_path.get(node.definition.path)
        for action in control.on_change if control else ():
            if "xforms-value-changed" in action.events:
                self._act(action, node, changes)
        return changes

    def _act(self, action: SetValue, origin: Node, changes: ChangeSet) -> None:
        for target in self.targets(action.path, origin):
            value = self._worked(action, target)
            for node in self._put(target, value):
                changes.add(node)

    def _worked(self, action: SetValue, node: Node) -> Scalar:
        """Return the value that an action puts into a node."""
        if not action.expression:
            return typed(action.text, self.type_of(node))
        return calculated(self._value(action.expression, node), self.type_of(node))

    def _value(self, expression: str, node: Node, otherwise: Scalar = "") -> Scalar:
        """Return the value of an expression for a node; one that cannot be worked out is noted as a problem."""
        try:
            return work_out(compiled(expression), Frame(self, node, node))
        except ExpressionError as error:
            self.problems[node.definition.path] = error
            return otherwise

    def add_row(self, path: str) -> ChangeSet:
        """Add a row to a repeat; the path may have row numbers, without them the first rows are meant."""
        return self._add_rows(path, 1)

    def _add_rows(self, path: str, count: int) -> ChangeSet:
        """Add rows to a repeat and work out once what follows from them all."""
        changes = ChangeSet(rows=True)
        rows = [self._new_row(path, changes) for _ in range(count)]
        self._work(self._touching(rows[0].definition.path), changes)
        for node in (node for row in rows for node in row.every()):
            changes.add(node)
        return changes

    def _new_row(self, path: str, changes: ChangeSet) -> Node:
        row = self.grow(path)
        for rows_path, action in self.form.new_row:
            if rows_path == row.definition.path:
                self._act(action, row, changes)
        return row

    def remove_row(self, path: str) -> ChangeSet:
        """Take a row with all its answers away."""
        row = self.cut(path)
        changes = ChangeSet(rows=True)
        self._work(self._touching(row.definition.path), changes)
        return changes

    def _touching(self, path: str) -> Sequence[Rule]:
        """Return the rules that belong to a repeat or read anything of it."""
        wanted = {id(rule) for rule in self.graph.after(path, below=True)}
        under = path + "/"
        own = [r for r in self.graph.rules if r.path == path or r.path.startswith(under)]
        for rule in own:
            wanted.add(id(rule))
            wanted |= {id(r) for r in self.graph.after(rule.path, below=rule.name == "relevant")}
        return [rule for rule in self.graph.rules if id(rule) in wanted]

    def fill_rows(self) -> ChangeSet:
        """Give every repeat that counts its rows by an answer as many as that answer says; rows never go by this."""
        changes = ChangeSet()
        for path, control in self.form.by_path.items():
            repeat = next((c for c in (control, *control.children) if c.is_repeat and c.count), None)
            if repeat is None:
                continue
            for parent in tuple(self.nodes(path.rpartition("/")[0])):
                changes.take(self._filled(parent, repeat.path, repeat.count))
        return changes

    def _filled(self, parent: Node, path: str, count: str) -> ChangeSet:
        name = path.rpartition("/")[2]
        origin = next(iter(parent.named(name)), parent)
        number = to_number(self._value(count, origin))
        wanted = int(min(number, MOST_ROWS)) if number == number else 0
        missing = wanted - len(parent.named(name))
        return self._add_rows(f"{parent.path}/{name}", missing) if missing > 0 else ChangeSet()

    # working out
    def refresh(self) -> ChangeSet:
        """Work out every rule."""
        changes = ChangeSet()
        self._work(self.graph.rules, changes)
        return changes

    def _follow(self, origin: Node, changes: ChangeSet) -> None:
        """Work out what follows from a changed value, as far as values really change, in the rows that read it.

        A calculated question that people may type in as well, and one that looks further than its words say, is worked
        out whenever it might change, as the reference engine does.
        """
        path = origin.definition.path
        due = _Due(self)
        for number in self.graph.reading(path):
            due.add(number, [origin], near=path in self.graph.rules[number].near)
        for number in self._overruled(path):
            due.add(number, (), near=False)
        for number, nodes in due:
            rule = self.graph.rules[number]
            if changed := [node for node in nodes if self._apply(rule, node, changes)]:
                for reader in self.graph.readers[number]:
                    due.add(reader, changed, near=self.graph.is_near(number, reader))

    def _overruled(self, path: str) -> frozenset[int]:
        """Return the calculations that a change of a node may reach and that are worked out whenever it does."""
        asked = self._worked_whenever
        return asked and asked & {n for n, _ in self.graph.reach(path)}

    @cached_property
    def _worked_whenever(self) -> frozenset[int]:
        rules = [(n, r) for n, r in enumerate(self.graph.rules) if r.name == "calculate"]
        return frozenset(n for n, r in rules if r.looks_further or r.path in self.form.by_path)

    def _work(self, rules: Iterable[Rule], changes: ChangeSet) -> bool:
        """Work out rules for all their nodes and say whether anything changed."""
        changed = False
        for rule in rules:
            for node in tuple(self.nodes(rule.path)):
                changed |= self._apply(rule, node, changes)
        return changed

    def _apply(self, rule: Rule, node: Node, changes: ChangeSet) -> bool:
        try:
            value = work_out(rule.run, Frame(self, node, node))
        except ExpressionError as error:
            self.problems[rule.path] = error
            return False
        if rule.name == "calculate":
            new = calculated(value, self.type_of(node))
            if same(node.value, new):
                return False
            node.value = new
        elif rule.name == "relevant":
            node.wanted = to_truth(value)
            return self._spread(node, changes)
        elif getattr(node, rule.name) == to_truth(value):
            return False
        else:
            setattr(node, rule.name, to_truth(value))
        changes.add(node)
        return True

    def _spread(self, node: Node, changes: ChangeSet) -> bool:
        relevant = node.wanted and (node.parent is None or node.parent.relevant)
        if relevant == node.relevant:
            return False
        node.relevant = relevant
        changes.add(node)
        for child in node.children:
            self._spread(child, changes)
        return True

    def is_valid(self, path: str, text: str | None = None) -> bool:
        """Say whether an answer (the one given, or the one in the node) keeps to its constraint; empty always does.

        A constraint that cannot be worked out holds nobody up; it is noted as a problem.
        """
        node = self.node(path)
        expression = self.form.bind(node.definition.path).constraint
        value = node.value if text is None else typed(text, self.type_of(node))
        if not expression or value == "":
            return True
        kept, node.value = node.value, value
        try:
            return to_truth(self._value(expression, node, otherwise=True))
        finally:
            node.value = kept

    # opening and closing
    def _first_load(self) -> None:
        for path, bind in self.form.binds.items():
            if bind.preload:
                for node in self.nodes(path):
                    node.value = typed(self._preloaded(bind.preload, bind.preload_params), bind.type)
        for action in self.form.first_load:
            for node in self.nodes(action.path):
                node.value = self._worked(action, node)

    def _preloaded(self, preload: str, params: str) -> str:
        if preload == "timestamp":
            return self.around.now().isoformat() if params == "start" else ""
        if preload == "date":
            return self.around.today.isoformat()
        if preload == "uid":
            return f"uuid:{uuid.uuid4()}"
        return self.around.prop(params) if preload == "property" else ""

    def _restore(self, answers: Mapping[str, str]) -> None:
        """Put stored answers back; a default that somebody took away stays away."""
        if answers:
            for held in self.root.every():
                held.value = ""
        for path, text in answers.items():
            node = self.grown(path)
            if node is not None:
                node.value = typed(text, self.type_of(node))

    def answers(self, *, final: bool = False) -> dict[str, str]:
        """Return path -> stored text of every filled question; `final` leaves out what is not relevant."""
        return {
            node.path: stored(node.value, self.type_of(node))
            for node in self.root.every()
            if node.value != "" and not node.definition.children and (node.relevant or not final)
        }

    # what expressions ask
    def scope(self, frame: Frame) -> SessionScope:
        """Return what functions may ask about a node."""
        return SessionScope(self, frame)

    def generic(self, tree: Path, origin: Node) -> str:
        """Return the generic path a location path means for a node."""
        return generic_path(tree, origin.definition.path.split("/")[1:])


def same(left: Scalar, right: Scalar) -> bool:
    """Say whether two values are the same, type and all."""
    return type(left) is type(right) and left == right
