# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which answer belongs to a question: by its control, its type and its appearance."""

from collections.abc import Callable, Mapping

from ensure_desk.domain.texts import N_
from ensure_desk.surveys.model import Control
from ensure_desk.surveys.nodes import DECIMAL, PLACES, WHOLE, Node
from ensure_desk.ui.survey_form.answers import Answer, NumberAnswer, TextAnswer, Unsupported
from ensure_desk.ui.survey_form.choosing import (
    ACROSS,
    DOWN,
    MOST_BUTTONS,
    Acknowledge,
    BigChoices,
    ListChoice,
    ManyChoice,
    OneChoice,
)
from ensure_desk.ui.survey_form.moments import DateAnswer, MomentAnswer, TimeAnswer
from ensure_desk.ui.survey_form.placing import RangeAnswer, RankAnswer
from ensure_desk.ui.survey_form.reader import Reader
from ensure_desk.ui.widgets.texts import body

_FOLDED = frozenset({"minimal", "autocomplete", "autocomplete_chars", "autocomplete_noedit", "search"})
_FIELD_ONLY = PLACES | {"barcode", "binary", "image", "audio", "video", "file"}
_NUMBERS = r"[-+0-9., ]*"
Make = Callable[[Reader, Control, Node], Answer]


def answer_for(reader: Reader, control: Control, node: Node) -> Answer | None:
    """Return the widget for the answer of a question; None where there is nothing to answer (a note)."""
    if control.kind != "trigger" and is_note(reader, control, node):
        return None
    make = _BY_KIND.get(control.kind, _unsupported)
    return make(reader, control, node)


def is_note(reader: Reader, control: Control, node: Node) -> bool:
    """Say whether a question only tells something."""
    bind = reader.session.form.bind(control.path)
    return control.kind == "input" and node.readonly and bind.type == "string" and not bind.calculate


def _unsupported(reader: Reader, control: Control, node: Node) -> Answer:
    return Unsupported(
        body(reader.tr(N_("Deze vraag wordt niet ondersteund op de computer. U kunt verdergaan.")), "t2")
    )


def _input(reader: Reader, control: Control, node: Node) -> Answer:
    type_, look, tr = reader.session.type_of(node), control.appearance, reader.tr
    today = reader.session.around.today
    if type_ in _FIELD_ONLY:
        return _unsupported(reader, control, node)
    if type_ in WHOLE or type_ in DECIMAL:
        return NumberAnswer(tr, whole=type_ in WHOLE)
    if type_ == "date":
        part = next((a for a in look if a in ("year", "month-year")), "")
        return DateAnswer(tr, today, part=part, calendar="no-calendar" not in look)
    if type_ == "time":
        return TimeAnswer(tr)
    if type_ == "dateTime":
        return MomentAnswer(tr, today)
    return TextAnswer(
        lines=4 if "multiline" in look else 1,
        secret="masked" in look or "hidden-answer" in look,
        pattern=_NUMBERS if "numbers" in look else "",
    )


def columns_of(control: Control, labels: tuple[str, ...]) -> int:
    """Return in how many columns choices stand: 0 side by side, 1 below each other."""
    for word in control.appearance:
        if word in ("horizontal", "horizontal-compact", "columns-pack", "compact"):
            return ACROSS
        if word.startswith(("columns-", "compact-")) and word[-1:].isdigit():
            return max(int(word.rpartition("-")[2]), 1)
        if word == "columns":
            widest = max((len(label) for label in labels), default=0)
            return 3 if widest <= 18 else 2 if widest <= 40 else DOWN
    return DOWN


def _one(reader: Reader, control: Control, node: Node) -> Answer:
    if "likert" in control.appearance:
        return BigChoices()
    options = reader.options(control, node)
    if _FOLDED & set(control.appearance) or len(options) > MOST_BUTTONS:
        return ListChoice()
    return OneChoice(columns_of(control, tuple(option.label for option in options)))


def _many(reader: Reader, control: Control, node: Node) -> Answer:
    labels = tuple(option.label for option in reader.options(control, node))
    columns = columns_of(control, labels)
    return ManyChoice(3 if columns == DOWN and len(labels) > MOST_BUTTONS else columns)


def _range(reader: Reader, control: Control, node: Node) -> Answer:
    def end(name: str, otherwise: float) -> float:
        try:
            return float(control.extra.get(name, otherwise))
        except ValueError:
            return otherwise

    return RangeAnswer(reader.tr, end("start", 0), end("end", 10), end("step", 1))


_BY_KIND: Mapping[str, Make] = {
    "input": _input,
    "select1": _one,
    "select": _many,
    "rank": lambda reader, control, node: RankAnswer(reader.tr),
    "range": _range,
    "trigger": lambda reader, control, node: Acknowledge(reader.tr(N_("Gelezen"))),
}
