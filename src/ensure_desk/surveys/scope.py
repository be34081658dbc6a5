# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What functions of expressions ask of a session: the day, lists, labels, places in rows."""

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ensure_desk.surveys.model import Control, ListNode, Output, Wording
from ensure_desk.surveys.xpath.compile import Frame, compiled, work_out
from ensure_desk.surveys.xpath.errors import ExpressionError
from ensure_desk.surveys.xpath.numbers import shuffled
from ensure_desk.surveys.xpath.parser import Path, parse
from ensure_desk.surveys.xpath.values import NodeSet, Scalar, TimeOfDay, scalar, to_number, to_text

if TYPE_CHECKING:
    from ensure_desk.surveys.runtime import Session


class SessionScope:
    """The scope of one expression for one node."""

    def __init__(self, session: "Session", frame: Frame) -> None:
        self._session, self._frame = session, frame

    def today(self) -> dt.datetime:
        """Return the day of the session at midnight."""
        return dt.datetime.combine(self._session.around.today, dt.time())

    def now(self) -> dt.datetime:
        """Return the moment."""
        return self._session.around.now()

    def instance(self, name: str) -> NodeSet:
        """Return the root above a list; raises ExpressionError `list_unknown`."""
        found = self._session.form.lists.get(name)
        if found is None:
            raise ExpressionError("list_unknown", name=name)
        return [found]

    def text_of(self, key: str) -> str:
        """Return a text of the questionnaire in the language in use."""
        known = any(key in table for table in self._session.form.texts.values())
        return worded(self._session, Wording(key=key), self._frame.origin) if known else f"[itext:{key}]"

    def choice_name(self, code: str, path: str) -> str:
        """Return the label of a choice of the question at a path."""
        control = self._session.form.by_path.get(self._asked(path))
        if control is None or not code:
            return ""
        asked = next(iter(self._session.targets(control.path, self._frame.origin)), self._frame.origin)
        return dict(choices(self._session, control, asked)).get(code, "")

    def _asked(self, path: str) -> str:
        tree = parse(path)
        return self._session.generic(tree, self._frame.origin) if isinstance(tree, Path) else ""

    def looked_up(self, name: str, column: str, key_column: str, key: str) -> str:
        """Return a cell of a list: the first row whose key column holds the key."""
        found = self._session.form.lists.get(name)
        if found is None:
            raise ExpressionError("list_unknown", name=name)
        for root in found.children:
            for row in root.holding("*", key_column, key)[:1]:
                return _cell(row, column)
        return ""

    def position(self, nodes: NodeSet | None) -> float:
        """Return the place of the first node among its rows; without nodes that within a predicate."""
        if nodes is None and self._frame.place:
            return float(self._frame.place)
        if nodes is None:
            nodes = [self._frame.node]
        if not nodes or not nodes[0].relevant:
            return 0.0  # as the reference engine counts what is not there
        node: Any = nodes[0]
        return float(node.place) if hasattr(node, "place") else 1.0

    def own(self) -> Scalar:
        """Return the value of the node the expression belongs to."""
        return scalar([self._frame.origin])

    def prop(self, name: str) -> str:
        """Return a property of the desk or the version of the form."""
        return self._session.form.version if name == "version" else self._session.around.prop(name)


def worded(session: "Session", wording: Wording, origin: Any, form: str = "") -> str:
    """Return a text for people in the language in use, with the values it mentions; another language if none."""
    if wording.key:
        tables = [session.form.texts.get(x, {}) for x in (session.language, session.form.default_language)]
        found = next((t[wording.key] for t in tables if wording.key in t), {})
        wording = found.get(form) or (found.get("") if not form else None) or Wording()
        if not wording and not form:
            wording = found.get("long") or Wording()
    return "".join(
        _said(session, part.expression, origin) if isinstance(part, Output) else part
        for part in wording.parts
    ).strip()


def _said(session: "Session", expression: str, origin: Any) -> str:
    """Return what stands in a text for an expression; nothing where it cannot be worked out."""
    try:
        return shown(work_out(compiled(expression), Frame(session, origin, origin)))
    except ExpressionError:
        return ""


def shown(value: Scalar) -> str:
    """Return a value as people read it in a text: a moment by its day, a number without exponent, NaN as nothing."""
    if isinstance(value, TimeOfDay):
        return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
    text = to_text(value)
    return "" if text == "NaN" else text


def choices(session: "Session", control: Control, origin: Any) -> list[tuple[str, str]]:
    """Return code and label of every choice a question offers now; none where its list cannot be worked out."""
    if control.itemset is None:
        return [(i.code, worded(session, i.label, origin)) for i in control.items]
    wanted = control.itemset
    found = [
        (_cell(n, wanted.code), _label(session, n, wanted.label, origin))
        for n in listed(session, control, origin)
    ]
    if wanted.shuffled:
        found = [found[n] for n in shuffled(_seed(session, wanted.seed, origin), len(found))]
    return found


def listed(session: "Session", control: Control, origin: Any) -> list[Any]:
    """Return the nodes that a question draws its choices from now."""
    if control.itemset is None:
        return []
    try:
        nodes = compiled(control.itemset.nodeset)(Frame(session, origin, origin))
    except (ExpressionError, ArithmeticError, ValueError, TypeError, RecursionError):
        return []
    return [node for node in nodes if node.relevant] if isinstance(nodes, list) else []


def _seed(session: "Session", seed: str, origin: Any) -> Scalar | None:
    return to_number(_said(session, seed, origin)) if seed else None


def every_choice(session: "Session", control: Control, origin: Any) -> list[tuple[str, str]]:
    """Return code and label of every choice a question can ever offer, whatever its filter lets through now."""
    wanted = control.itemset
    if wanted is None or not wanted.nodeset.lstrip().startswith("instance("):
        return choices(session, control, origin)
    nodes = every_listed(session, control, origin)
    return list({_cell(n, wanted.code): _label(session, n, wanted.label, origin) for n in nodes}.items())


def every_listed(session: "Session", control: Control, origin: Any) -> list[Any]:
    """Return the nodes of the whole list that a question draws from, whatever its filter lets through now."""
    if control.itemset is None:
        return []
    whole = replace(control.itemset, nodeset=control.itemset.nodeset.partition("[")[0])
    return listed(session, replace(control, itemset=whole), origin)


def _cell(node: ListNode, name: str) -> str:
    return "".join(to_text(c.seen) for c in node.named(name.strip())[:1])


def _label(session: "Session", node: ListNode, wanted: str, origin: Any) -> str:
    if wanted.startswith("jr:itext("):
        return worded(session, Wording(key=_cell(node, wanted[len("jr:itext(") : -1])), origin)
    return _cell(node, wanted) if wanted else ""
