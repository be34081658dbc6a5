# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A sheet for the person: what changed, in plain words and large type; no numbers, not the counsellor's view."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtGui import QTextDocument

from ensure_desk.domain import codes
from ensure_desk.domain.day_words import day_month_year
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.survey_compare import GONE, LARGER, NEW, SAME, SMALLER, ComparedRow, Comparison
from ensure_desk.ui.paper import HEAD, TITLE, Paper

_PARTS = (
    (N_("Dit gaat beter"), (SMALLER, GONE)),
    (N_("Dit is moeilijker geworden"), (LARGER, NEW)),
    (N_("Dit is gelijk gebleven"), (SAME,)),
)
_LINES = 4
WANTS = frozenset({"ja", "later"})


def level_word(tr: Translator, level: int | None) -> str:
    """Return the word of a level, empty where there is no answer."""
    words = codes.BARRIER_LEVEL.get(str(level))
    return tr(words) if words else ""


def sheet(
    tr: Translator, name: str, comparison: Comparison, today: dt.date, dots: float | None = None
) -> QTextDocument:
    """Return the sheet as a document."""
    page, title = Paper(dots), tr(N_("Wat is er veranderd?"))
    page.number_pages(tr, name)
    page.write(title, TITLE, bold=True)
    page.write(tr(N_("Voor {name}"), name=name), HEAD)
    page.write(_when(tr, comparison, today), above=10)
    for title, kinds in _PARTS:
        rows = [row for row in comparison.rows if row.change in kinds and (row.before or row.after)]
        if rows and comparison.before is not None:
            page.write(tr(title), HEAD, bold=True, above=18)
            for row in rows:
                page.write(f"•  {_said(tr, row)}")
    if comparison.before is None:
        page.write(tr(N_("Zo is het nu")), HEAD, bold=True, above=18)
        for row in [row for row in comparison.rows if row.after]:
            page.write(f"•  {_said(tr, row)}")
    _write_help(page, tr, comparison.rows)
    page.write(tr(N_("Dit spreken wij af")), HEAD, bold=True, above=18)
    page.write_lines(_LINES)
    return page.document


def _write_help(page: Paper, tr: Translator, rows: Sequence[ComparedRow]) -> None:
    wanted = [row for row in rows if row.wants_help in WANTS]
    if wanted:
        page.write(tr(N_("Hier wilt u hulp bij")), HEAD, bold=True, above=18)
        for row in wanted:
            later = tr(N_("{label} (later)"), label=row.label)
            page.write("•  " + (later if row.wants_help == "later" else row.label))


def _when(tr: Translator, comparison: Comparison, today: dt.date) -> str:
    after = day_month_year(comparison.after.taken_on or today, tr)
    if comparison.before is None or comparison.before.taken_on is None:
        return tr(N_("Wij praatten samen op {day}."), day=after)
    before = day_month_year(comparison.before.taken_on, tr)
    return tr(N_("Wij praatten samen op {before} en op {after}."), before=before, after=after)


def _said(tr: Translator, row: ComparedRow) -> str:
    before, after = level_word(tr, row.before), level_word(tr, row.after)
    if row.change == SAME or not before:
        return tr(N_("{label}: “{after}”"), label=row.label, after=after)
    return tr(N_("{label}: was “{before}”, is nu “{after}”"), label=row.label, before=before, after=after)
