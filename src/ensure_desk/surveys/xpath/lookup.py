# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filters that only ask for a value in a column: `item[town = /data/town]` is looked up, not tried row by row.

Lists of villages have thousands of rows, and such a filter runs at every answer above it.
"""

from ensure_desk.surveys.xpath.parser import Binary, Call, Expression, Negative, Number, Path, Text

_STILL = frozenset({"string", "concat", "selected-at", "coalesce", "if", "substr", "join"})


def lookup_of(predicate: Expression) -> tuple[str, Expression, Expression | None] | None:
    """Return column, wanted value and what else must hold; None when the filter asks for more than a value."""
    parts = list(_conjuncts(predicate))
    for place, part in enumerate(parts):
        if found := _asked(part):
            rest = parts[:place] + parts[place + 1 :]
            if any(_counts(p) for p in rest):
                return None
            return (*found, _joined(rest))
    return None


def _conjuncts(tree: Expression) -> list[Expression]:
    parts: list[Expression] = []
    while isinstance(tree, Binary) and tree.operator == "and":
        parts.append(tree.right)
        tree = tree.left
    return [tree, *reversed(parts)]


def _joined(parts: list[Expression]) -> Expression | None:
    if not parts:
        return None
    found = parts[0]
    for part in parts[1:]:
        found = Binary("and", found, part)
    # a filter must give a truth value: a number would mean a place
    return found if len(parts) > 1 else Call("boolean", (found,))


def _asked(tree: Expression) -> tuple[str, Expression] | None:
    if not isinstance(tree, Binary) or tree.operator != "=":
        return None
    for one, other in ((tree.left, tree.right), (tree.right, tree.left)):
        column = _column(one)
        if column and _is_still(other):
            return column, other
    return None


def _column(tree: Expression) -> str:
    """Return the name of the column that an expression is nothing but."""
    if not isinstance(tree, Path) or tree.absolute or tree.start is not None or len(tree.steps) != 1:
        return ""
    step = tree.steps[0]
    return "" if step.predicates or step.name in (".", "..", "*") or ":" in step.name else step.name


def _is_still(tree: Expression) -> bool:
    """Say whether an expression gives the same for every row."""
    if isinstance(tree, Number | Text):
        return True
    if isinstance(tree, Call):
        return tree.name in _STILL and all(_is_still(a) for a in tree.arguments)
    if not isinstance(tree, Path) or any(step.predicates for step in tree.steps):
        return False
    return tree.absolute or (tree.start is not None and tree.start.name == "current")


def _counts(tree: Expression) -> bool:
    """Say whether an expression may ask for the place of a row among all rows."""
    if isinstance(tree, Binary):
        return _counts(tree.left) or _counts(tree.right)
    if isinstance(tree, Negative):
        return _counts(tree.operand)
    return isinstance(tree, Call) and (tree.name == "position" or any(_counts(a) for a in tree.arguments))
