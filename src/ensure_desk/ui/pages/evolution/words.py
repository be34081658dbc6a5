# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a comparison: its columns, its summary, what two answers say next to each other."""

from collections import Counter

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.survey_compare import (
    GONE,
    LARGER,
    NEW,
    OTHER,
    SAME,
    SMALLER,
    ComparedRow,
    Comparison,
)
from ensure_desk.ui.change_marks import MARKS, TONES
from ensure_desk.ui.pages.evolution.sheet import level_word
from ensure_desk.ui.widgets.radar import Web
from ensure_desk.ui.widgets.table import Column

_NONE = "–"


def figure(value: int | None) -> str:
    """Return a level as a figure; no answer is a dash, never a zero."""
    return _NONE if value is None else str(value)


def change_words(row: ComparedRow) -> str:
    """Return a mark, how many steps, and the word of a change."""
    mark = MARKS[row.change]
    if row.change in (LARGER, SMALLER) and row.before is not None and row.after is not None:
        return f"{mark} {abs(row.after - row.before)} {row.change_text}"
    return f"{mark} {row.change_text}"


def counsellor_words(row: ComparedRow) -> str:
    """Return the counsellor's view at both moments."""
    if row.counsellor_before is None and row.counsellor_after is None:
        return _NONE
    if row.counsellor_before is None:
        return figure(row.counsellor_after)
    return f"{figure(row.counsellor_before)} → {figure(row.counsellor_after)}"


def columns(tr: Translator) -> tuple[Column, ...]:
    """Return the columns of the list of changes; barriers have the words of the web, and in full in the tip."""
    return (
        Column("short", tr(N_("Drempel")), bold=True, tip=lambda r: r.label),
        Column("before", tr(N_("Eerst")), 84, display=lambda r: figure(r.before)),
        Column("after", tr(N_("Nu")), 84, bold=True, display=lambda r: figure(r.after)),
        Column(
            "change",
            tr(N_("Verschil")),
            152,
            display=change_words,
            tone=lambda r: TONES[r.change],
        ),
        Column("counsellor", tr(N_("Bemiddelaar")), 96, display=counsellor_words),
        Column("help", tr(N_("Wil hulp")), 84, display=lambda r: r.wants_help_text or _NONE, least=500),
    )


def summary(tr: Translator, comparison: Comparison) -> str:
    """Return one sentence with how many barriers changed in which way."""
    count = Counter(row.change for row in comparison.rows)
    if comparison.before is None:
        known = sum(row.after is not None for row in comparison.rows)
        total = len(comparison.rows)
        return tr(N_("Antwoord op {known} van de {total} drempels."), known=known, total=total)
    words = (
        (N_("{n} groter"), LARGER), (N_("{n} nieuw"), NEW), (N_("{n} kleiner"), SMALLER), (N_("{n} weg"), GONE),
        (N_("{n} gelijk"), SAME), (N_("{n} niet te vergelijken"), OTHER),
    )  # fmt: skip
    return " · ".join(tr(text, n=count[change]) for text, change in words if count[change])


def web_of(comparison: Comparison, *, beside: bool) -> Web:
    """Return the spider web: two moments, or the counsellor's view beside the person's, by the code of the barrier."""
    rows = sorted(comparison.rows, key=lambda row: row.domain)
    labels, later = tuple(row.short for row in rows), tuple(row.after for row in rows)
    if beside:
        return Web(labels, later, tuple(row.counsellor_after for row in rows))
    return Web(labels, later, tuple(row.before for row in rows) if comparison.before else ())


def both_answers(tr: Translator, row: ComparedRow, comparison: Comparison) -> str:
    """Return what person and counsellor answered at both moments, a line each."""
    lines = []
    before = comparison.before
    for moment, person, counsellor in (
        (before.moment_text if before else "", row.before, row.counsellor_before),
        (comparison.after.moment_text, row.after, row.counsellor_after),
    ):
        if moment:
            words = {"moment": moment, "person": level_word(tr, person)}
            seen = level_word(tr, counsellor)
            said = (
                N_("{moment}: de persoon zegt “{person}”.")
                if words["person"]
                else N_("{moment}: geen antwoord.")
            )
            lines.append(tr(said, **words))
            if seen:
                lines.append(tr(N_("De bemiddelaar denkt “{counsellor}”."), counsellor=seen))
    if row.wants_help_text:
        lines.append(tr(N_("Wil hulp: {answer}."), answer=row.wants_help_text))
    return "\n".join(lines)
