# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of a period as a workbook to share: counts of one to four people hidden, with enough beside them.

Municipalities with fewer than five people share a column, so that the totals of the columns may be told in every table
and no table gives away what another one hides.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.small_counts import HIDDEN, LEAST, without_small
from ensure_desk.domain.texts import N_
from ensure_desk.exchange.cells import Cell
from ensure_desk.exchange.survey_book import PlainSheet
from ensure_desk.services.desk import Desk
from ensure_desk.services.figures import Figures, Group, Line, figures
from ensure_desk.services.survey_export import save_sheets
from ensure_desk.storage.figures import Period

NOT_PEOPLE = frozenset({"sessions", "attendance", "absences", "professionals"})
"""Groups that count sessions, hours and times: these tell of no number of people."""
Columns = Sequence[tuple[str, tuple[str, ...]]]


@dataclass(frozen=True)
class ReportTable:
    """A group as it is shared: headings, and a row of words and counts per figure; None is hidden."""

    title: str
    note: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]


def report(desk: Desk, *, period: Period) -> tuple[ReportTable, ...]:
    """Return the figures of a period as they may be shared.

    Raises UserError `figures_too_few` where the region has fewer than five people.
    """
    found = figures(desk, period=period)
    whole = found.group("gender")
    if sum(line.count() for line in whole.lines) < LEAST:
        raise UserError("figures_too_few")
    columns = _columns(found, whole, desk.tr(N_("andere gemeenten")))
    total = desk.tr(N_("Totaal"))
    return tuple(_table(group, columns, total) for group in found.groups if group.lines)


def save_report(desk: Desk, *, path: Path, period: Period) -> Done[tuple[ReportTable, ...]]:
    """Write the figures as a workbook that may be shared; the trail keeps that it was made.

    Raises UserError `figures_too_few` or `file_not_writable`.
    """
    tables, tr = report(desk, period=period), desk.tr
    about: list[Sequence[Cell]] = [
        [tr(N_("Van")), show_date(period.first)],
        [tr(N_("Tot en met")), show_date(period.last)],
        [tr(N_("Gemaakt op")), show_date(desk.today())],
        [
            tr(N_("Verborgen")),
            tr(N_("{sign} staat voor een aantal dat te klein is om te tonen."), sign=HIDDEN),
        ],
    ]
    sheets = [PlainSheet(tr(N_("Over dit rapport")), [tr(N_("Cijfers")), ""], about)]
    for table in tables:
        rows = [[words, *(HIDDEN if n is None else n for n in counts)] for words, counts in table.rows]
        if table.note:
            rows.append([table.note])
        sheets.append(PlainSheet(table.title, [table.title, *table.headings], rows))
    save_sheets(desk, path, sheets, f"figures {period.first} {period.last}")
    return Done(tables, Changes())


def _columns(found: Figures, whole: Group, rest_title: str) -> Columns:
    """Return the columns of the report: every municipality with five people or more, the others together."""
    sizes = {place: sum(line.count(place) for line in whole.lines) for place in found.places}
    by_size = sorted(sizes, key=lambda place: (sizes[place], place))
    rest: list[str] = [place for place in by_size if sizes[place] < LEAST]
    if rest:
        more = [place for place in by_size if place not in rest]
        while more and (len(rest) < 2 or sum(sizes[p] for p in rest) < LEAST):
            rest.append(more.pop(0))
    own = [(place, (place,)) for place in found.places if place not in rest]
    return [*own, (rest_title, tuple(rest))] if rest else own


def _table(group: Group, columns: Columns, total: str) -> ReportTable:
    counts = [[_sum(line.counts, places) for _, places in columns] for line in group.lines]
    shown: list[tuple[str, tuple[int | None, ...]]]
    if group.key in NOT_PEOPLE:
        shown = [(line.label, (*row, sum(row))) for line, row in zip(group.lines, counts, strict=True)]
    elif any(line.people for line in group.lines):
        shown = [(line.label, tuple(_of_few(line, columns))) for line in group.lines]
    elif group.divides:
        told = without_small(counts, keep_totals=True)
        labels = [*(line.label for line in group.lines), total]
        shown = [(label, tuple(row)) for label, row in zip(labels, told, strict=True)]
    else:
        shown = [
            (line.label, tuple(_of_whole(line, row, columns)))
            for line, row in zip(group.lines, counts, strict=True)
        ]
    return ReportTable(group.title, group.note, (*(title for title, _ in columns), total), tuple(shown))


def _of_whole(line: Line, row: Sequence[int], columns: Columns) -> Sequence[int | None]:
    """Hide small counts of one figure; those outside it are a category too where the whole is known."""
    outside = [max(0, _sum(line.of, places) - n) for (_, places), n in zip(columns, row, strict=True)]
    return without_small([row, outside] if line.of else [row])[0]


def _of_few(line: Line, columns: Columns) -> Sequence[int | None]:
    """Hide amounts behind which one to four people stand, and enough beside them that none follows from the rest."""
    told = without_small([[_sum(line.people, places) for _, places in columns]])[0]
    amounts = [_sum(line.counts, places) for _, places in columns]
    return [None if n is None else amount for n, amount in zip(told, [*amounts, sum(amounts)], strict=True)]


def _sum(counts: Mapping[str, int], places: Sequence[str]) -> int:
    return sum(counts.get(place, 0) for place in places)


def quarter(day: dt.date, back: int = 0) -> Period:
    """Return the quarter of a day, or so many quarters before it."""
    number = day.year * 4 + (day.month - 1) // 3 - back
    first = dt.date(number // 4, number % 4 * 3 + 1, 1)
    after = dt.date((number + 1) // 4, (number + 1) % 4 * 3 + 1, 1)
    return Period(first, after - dt.timedelta(days=1))


def year(day: dt.date, back: int = 0) -> Period:
    """Return the calendar year of a day, or so many years before it."""
    return Period(dt.date(day.year - back, 1, 1), dt.date(day.year - back, 12, 31))
