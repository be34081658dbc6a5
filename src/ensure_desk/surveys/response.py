# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tree of a response: its nodes by path, and the rows that come and go."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from ensure_desk.surveys.model import Definition, Form
from ensure_desk.surveys.nodes import MOMENTS, Node, typed


class Response:
    """The nodes of one response, made from the definitions of its questionnaire."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._by_path: dict[str, list[Node]] = {}
        self.root = self._made(form.root, None)
        self._default(self.root)

    def nodes(self, path: str) -> Sequence[Node]:
        """Return the nodes of a generic path."""
        return self._by_path.get(path, ())

    def node(self, path: str) -> Node:
        """Return the node of a path with row numbers; raises KeyError."""
        at = self.root
        steps = path.strip("/").split("/")
        for step in steps[1:]:
            name, _, row = step.partition("[")
            found = at.named(name)
            place = int(row.rstrip("]")) if row else 1
            if not 1 <= place <= len(found):
                raise KeyError(path)
            at = found[place - 1]
        return at

    def _made(self, definition: Definition, parent: Node | None) -> Node:
        node = Node(definition, parent)
        self._by_path.setdefault(definition.path, []).append(node)
        for child in definition.children:
            for _ in range(child.rows if child.is_repeat else 1):
                node.add(self._made(child, node))
        return node

    def _default(self, top: Node) -> None:
        for node in top.every():
            if node.definition.default:
                type_ = self.type_of(node)
                value = typed(node.definition.default, type_)
                node.value = "" if type_ in MOMENTS and isinstance(value, str) else value

    def type_of(self, node: Node) -> str:
        """Return the data type of a node."""
        return self.form.bind(node.definition.path).type

    def targets(self, path: str, origin: Node) -> list[Node]:
        """Return the nodes of a path that stand in the same rows as a node."""
        rows = (n for n in reversed(origin.ancestry) if n.is_row)
        row = next((r for r in rows if path.startswith(r.definition.path + "/")), None)
        return list(self.nodes(path)) if row is None else _below(row, path)

    def beside(self, path: str, origin: Node) -> list[Node]:
        """Return the nodes of a path below the lowest node that it has in common with a node."""
        under = path + "/"
        shared = (n for n in reversed(origin.ancestry) if under.startswith(n.definition.path + "/"))
        return [node for top in islice(shared, 1) for node in _below(top, path)]

    def _children_of(self, parent: Node) -> tuple[Definition, ...]:
        return self.form.definitions[parent.definition.path].children

    def grown(self, path: str) -> Node | None:
        """Return the node of a path, making the rows on the way; None when the form has no such question any more."""
        at = self.root
        for step in path.strip("/").split("/")[1:]:
            name, _, row = step.partition("[")
            place = int(row.rstrip("]")) if row else 1
            definition = next((d for d in self._children_of(at) if d.name == name), None)
            if definition is None or (place > 1 and not definition.is_repeat):
                return None
            while len(at.named(name)) < place:
                self._row(definition, at)
            at = at.named(name)[place - 1]
        return at

    def in_rows(self, path: str, rows: Mapping[str, int], origin: Node) -> list[Any]:
        """Return the nodes of a path in the given rows; other repeats stay in the rows of the node that asks."""
        names = path.strip("/").split("/")
        own = {a.definition.path: a for a in origin.ancestry if a.is_row}
        found, at = [self.root] if names[0] == self.root.name else [], f"/{names[0]}"
        for name in names[1:]:
            at = f"{at}/{name}"
            place = rows.get(at) or (own[at].place if at in own else 0)
            part = slice(place - 1, place) if place else slice(None)
            found = [child for node in found for child in node.named(name)[part]]
        return found

    def grow(self, path: str) -> Node:
        """Add a row to a repeat, defaults and all; the path may leave row numbers out. Raises KeyError."""
        above, _, name = path.rstrip("/").rpartition("/")
        parent = self.node(above)
        row = self._row(
            next((d for d in self._children_of(parent) if d.name == name and d.is_repeat), None), parent
        )
        self._default(row)
        return row

    def _row(self, definition: Definition | None, parent: Node) -> Node:
        if definition is None:
            raise KeyError(parent.path)
        row = self._made(definition.template or definition, parent)
        row.definition = definition
        parent.add(row)
        return row

    def cut(self, path: str) -> Node:
        """Take a row away; raises KeyError."""
        row = self.node(path)
        if row.parent is None or not row.is_row:
            raise KeyError(path)
        row.parent.drop(row)
        for node in row.every():
            self._by_path[node.definition.path].remove(node)
        return row


def _below(top: Node, path: str) -> list[Node]:
    """Return the nodes of a path below (or at) a node that lies on it."""
    found = [top]
    for name in path.split("/")[top.definition.path.count("/") + 1 :]:
        found = [child for node in found for child in node.named(name)]
    return found
