# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A published questionnaire as frozen data: what its XForm says, without any answer.

Paths are generic (`/data/group/question`, without row numbers) and names have no namespace prefix.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Bind:
    """The rules of a node; expressions as written, empty = none."""

    type: str = "string"
    relevant: str = ""
    required: str = ""
    readonly: str = ""
    calculate: str = ""
    constraint: str = ""
    constraint_message: str = ""
    required_message: str = ""
    preload: str = ""
    preload_params: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


NO_BIND = Bind()


@dataclass(frozen=True)
class Definition:
    """A node of the answers: a question, a group or a repeat (`rows` of it stand there at the start)."""

    name: str
    path: str
    default: str = ""
    children: tuple["Definition", ...] = ()
    is_repeat: bool = False
    rows: int = 1
    template: "Definition | None" = None


@dataclass(frozen=True)
class Wording:
    """A text for people: parts of plain text and of expressions between them, or the key of a translated text."""

    parts: tuple["str | Output", ...] = ()
    key: str = ""

    def __bool__(self) -> bool:
        """Say whether there is any text."""
        return bool(self.parts or self.key)


@dataclass(frozen=True)
class Output:
    """An expression whose value stands in a text."""

    expression: str


@dataclass(frozen=True)
class ChoiceItem:
    """A choice that stands in the question itself."""

    code: str
    label: Wording


@dataclass(frozen=True)
class ItemSet:
    """Choices that come from a list: nodes with the names of their code and label; `seed` shuffles them."""

    nodeset: str
    code: str
    label: str
    shuffled: bool = False
    seed: str = ""


@dataclass(frozen=True)
class SetValue:
    """A value put into a node when something happens."""

    path: str
    events: frozenset[str]
    expression: str
    text: str = ""


@dataclass(frozen=True)
class Control:
    """Something on the screen: `kind` is that of XForms, a group and a repeat hold other controls."""

    kind: str
    path: str
    label: Wording = Wording()
    hint: Wording = Wording()
    guidance: Wording = Wording()
    appearance: tuple[str, ...] = ()
    items: tuple[ChoiceItem, ...] = ()
    itemset: ItemSet | None = None
    children: tuple["Control", ...] = ()
    count: str = ""
    fixed: bool = False
    on_change: tuple[SetValue, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_repeat(self) -> bool:
        """Say whether it is a repeat."""
        return self.kind == "repeat"


def every(controls: Iterable[Control]) -> Iterator[Control]:
    """Yield controls and all that stand below them, in the order of the form."""
    for control in controls:
        yield control
        yield from every(control.children)


class ListNode:
    """A node of a list that comes with the questionnaire; its text never changes."""

    __slots__ = ("_held", "_named", "children", "name", "parent", "seen")
    is_row = False
    relevant = True

    def __init__(self, name: str, seen: str, parent: "ListNode | None") -> None:
        self.name, self.seen, self.parent = name, seen, parent
        self.children: list[ListNode] = []
        self._named: dict[str, list[ListNode]] | None = None  # most nodes hold nothing, and lists are long
        self._held: dict[tuple[str, str], dict[str, list[ListNode]]] | None = None

    def add(self, child: "ListNode") -> None:
        """Take in a child."""
        self.children.append(child)
        if self._named is None:
            self._named = {}
        self._named.setdefault(child.name, []).append(child)

    def named(self, name: str) -> list["ListNode"]:
        """Return the children with a name."""
        return [] if self._named is None else self._named.get(name, [])

    def holding(self, name: str, column: str, value: str) -> list["ListNode"]:
        """Return the children with a name (`*`: any) that hold a value in a column; without the column it is empty."""
        if self._held is None:
            self._held = {}
        if (name, column) not in self._held:
            held: dict[str, list[ListNode]] = {}
            for child in self.children if name == "*" else self.named(name):
                cells = child.named(column)
                held.setdefault(cells[0].seen if cells else "", []).append(child)
            self._held[name, column] = held
        return self._held[name, column].get(value, [])

    @property
    def ancestry(self) -> tuple["ListNode", ...]:
        """Return the nodes from the root of the list to this one."""
        return (self,) if self.parent is None else (*self.parent.ancestry, self)


Translation = Mapping[str, Mapping[str, Wording]]
"""Text key -> form (`` for the text itself, `short`, `guidance`, `image` ...) -> wording."""


@dataclass(frozen=True)
class Form:
    """A questionnaire: title, nodes, rules by path, controls, texts by language and lists."""

    title: str
    form_id: str
    version: str
    root: Definition
    binds: Mapping[str, Bind]
    controls: tuple[Control, ...]
    languages: tuple[str, ...]
    default_language: str
    texts: Mapping[str, Translation]
    lists: Mapping[str, ListNode]
    first_load: tuple[SetValue, ...] = ()
    new_row: tuple[tuple[str, SetValue], ...] = ()

    def bind(self, path: str) -> Bind:
        """Return the rules of a path."""
        return self.binds.get(path, NO_BIND)

    @cached_property
    def definitions(self) -> Mapping[str, Definition]:
        """Return every node definition by its path."""
        found: dict[str, Definition] = {}
        waiting = [self.root]
        while waiting:
            definition = waiting.pop()
            found[definition.path] = definition
            waiting += definition.children
        return found

    @cached_property
    def by_path(self) -> Mapping[str, Control]:
        """Return the first control of every path."""
        found: dict[str, Control] = {}
        waiting = list(reversed(self.controls))
        while waiting:
            control = waiting.pop()
            if control.path:
                found.setdefault(control.path, control)
            waiting += reversed(control.children)
        return found
