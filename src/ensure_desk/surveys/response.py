# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tree of a response: its nodes by path, and the rows that come and go."""

from collections.abc import Mapping, Sequence
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
        rows = [n for n in origin.ancestry if n.is_row]
        return [
            n
            for n in self.nodes(path)
            if all(r in n.ancestry for r in rows if path.startswith(r.definition.path + "/"))
        ]

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
        own = {a.definition.path: a.place for a in origin.ancestry if a.is_row}
        wanted = {**own, **rows}
        return [
            n
            for n in self.nodes(path)
            if all(a.place == wanted[a.definition.path] for a in n.ancestry if a.definition.path in wanted)
        ]

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
