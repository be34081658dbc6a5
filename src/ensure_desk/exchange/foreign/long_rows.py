# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists with a row per person and day: the presences of one person become those of one row, as in a grid."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ensure_desk.domain.lists import Plain, ask
from ensure_desk.domain.names import fold, plain_words
from ensure_desk.domain.texts import N_
from ensure_desk.domain.worked_hours import MOST_HOURS
from ensure_desk.exchange.foreign.attendance import legend_map, spoken_map
from ensure_desk.exchange.foreign.by_content import texts_of
from ensure_desk.exchange.foreign.headings import barrier_of, match_survey
from ensure_desk.exchange.foreign.layout import Grid
from ensure_desk.exchange.foreign.mapping import ColumnMap, SheetMap
from ensure_desk.exchange.foreign.month_headings import month_in, says_hours
from ensure_desk.exchange.foreign.plan import ListCell, ListRow, RowState
from ensure_desk.exchange.foreign.rawcell import address

DAY, CODE = "sessie.datum", "aanwezigheid.code"
MONTH, HOURS = "prestatie.maand", "prestatie.uren"
DOMAIN, SCORE = "drempelantwoord.domein", "drempelantwoord.score"
FROM_ROWS = N_("elke rij is een persoon op een dag of in een maand")
_MONTH_HEADINGS = frozenset(
    {"maand", "periode", "maand jaar", "prestatiemaand", "jaar maand", "maand en jaar"}
)
_DAY_HEADINGS = frozenset(
    {"datum", "dag", "sessie", "datum sessie", "sessiedatum", "datum les", "lesdatum", "les", "datum vorming"}
    | {"datum training", "datum bijeenkomst", "datum workshop", "op", "datum cursus", "lesdag"}
)
_CODE_HEADINGS = frozenset(
    {
        "aanwezigheid",
        "aanwezig",
        "presentie",
        "aanwezigheidscode",
        "code aanwezigheid",
        "aanw",
        "aanwezig afwezig",
    }
    | {"status aanwezigheid", "aan of afwezig", "aanwezigheidsstatus", "code", "status", "aanwezigheid code"}
)
_KNOWN_SHARE, FEWEST, AGAIN = 0.85, 6, 2  # of the cells must be known; rows, and how often a day comes back
_NAMES = ("persoon.naam", "persoon.voornaam")


def with_presences(grid: Grid, sheet: SheetMap, legend: Mapping[str, str]) -> SheetMap:
    """Return a sheet with a row per person and day with its columns of days and of presences."""
    if any(t.startswith(CODE) for c in sheet.columns for t in c.targets):
        return sheet
    day = next((c for c in sheet.columns if _says(c, _DAY_HEADINGS) and _holds_days(grid, sheet, c)), None)
    if day is None:
        return sheet
    for column in sheet.columns:
        words = _presences(grid, sheet, column, legend) if _says(column, _CODE_HEADINGS) else {}
        if words:
            return _taken(sheet, day, replace(column, value_map=words))
    return sheet


def _taken(sheet: SheetMap, day: ColumnMap, code: ColumnMap) -> SheetMap:
    return _with(sheet, replace(day, targets=(DAY,)), replace(code, targets=(CODE,)))


def _with(sheet: SheetMap, *found: ColumnMap) -> SheetMap:
    taken = {c.column: replace(c, reason=FROM_ROWS, confidence=0.9) for c in found}
    return replace(sheet, columns=tuple(taken.get(c.column, c) for c in sheet.columns))


def with_months(grid: Grid, sheet: SheetMap, years: tuple[int, ...]) -> SheetMap:
    """Return a sheet with a row per person and month with its columns of months and of hours."""
    if any(t.startswith(HOURS) for c in sheet.columns for t in c.targets):
        return sheet
    hours = next((c for c in sheet.columns if not c.targets and _of_hours(c.heading)), None)
    for column in sheet.columns if hours else ():
        months = _months(grid, sheet, column, years) if _says(column, _MONTH_HEADINGS) else {}
        if months and hours:
            return _with(
                sheet, replace(column, targets=(MONTH,), value_map=months), replace(hours, targets=(HOURS,))
            )
    return sheet


def with_domains(grid: Grid, sheet: SheetMap) -> SheetMap:
    """Return a sheet with a row per person and barrier with the codes of its barriers; a score without one is left."""
    domain = next(iter(sheet.columns_of(DOMAIN)), None)
    score = next((c for c in sheet.columns if c.targets == (SCORE,)), None)
    texts = texts_of(grid, sheet, domain) if domain else []
    found: dict[str, Plain] = {t: code for t in texts if (code := barrier_of(t))}
    if domain and score and sum(t in found for t in texts) >= _KNOWN_SHARE * len(texts):
        surveyed = ((c, match_survey(c.heading)) for c in sheet.columns if c not in (domain, score))
        about = [replace(c, targets=t) for c, t in surveyed if t and t[0].startswith("drempelafname.")]
        return _with(sheet, replace(domain, value_map=found), score, *about)
    lone = {c.column for c in (domain, score) if c}
    columns = (replace(c, targets=(), confidence=0.0) if c.column in lone else c for c in sheet.columns)
    return replace(sheet, columns=tuple(columns)) if lone else sheet


def _of_hours(heading: str) -> bool:
    return says_hours(heading) and not month_in(heading, (2000,)) and "totaal" not in plain_words(heading)


def _months(grid: Grid, sheet: SheetMap, column: ColumnMap, years: tuple[int, ...]) -> dict[str, Plain]:
    """Return the months that the cells of a column name; empty when too many name none."""
    rows = (r for r in range(sheet.first, sheet.last + 1) if r not in sheet.skip)
    cells = [raw for r in rows if not (raw := grid.at(r, column.column)).empty]
    found: dict[str, Plain] = {
        raw.text: month
        for raw in cells
        if (month := f"{raw.date:%Y-%m}" if raw.date else month_in(raw.text, years))
    }
    known = sum(raw.text in found for raw in cells)
    return found if len(cells) >= FEWEST and known >= _KNOWN_SHARE * len(cells) else {}


def _says(column: ColumnMap, headings: frozenset[str]) -> bool:
    return " ".join(plain_words(column.heading.rpartition(" / ")[2])) in headings


def _holds_days(grid: Grid, sheet: SheetMap, column: ColumnMap) -> bool:
    """Say whether a column holds days that come back: those of sessions, not of people."""
    rows = (r for r in range(sheet.first, sheet.last + 1) if r not in sheet.skip)
    days = [d for r in rows if (d := grid.at(r, column.column).date)]
    filled = len(texts_of(grid, sheet, column))
    return len(days) >= max(FEWEST, _KNOWN_SHARE * filled) and len(days) >= AGAIN * len(set(days))


def _presences(grid: Grid, sheet: SheetMap, column: ColumnMap, legend: Mapping[str, str]) -> dict[str, Plain]:
    """Return what the words of a column mean as presences; empty when too many of them mean none."""
    texts = texts_of(grid, sheet, column)
    words = legend_map(legend) if legend else {}
    words = words or (spoken_map(texts) | legend_map({}))
    known = sum(t in words for t in texts)
    return words if len(texts) >= FEWEST and known >= _KNOWN_SHARE * len(texts) else {}


def with_joined_rows(tables: Sequence[SheetMap], rows: list[ListRow]) -> tuple[list[ListCell], list[ListRow]]:
    """Put the presences or hours of a person on several rows on the first of them, each with its day or month.

    Hours of one month are added; what they come to is asked about when no month can hold it.
    """
    cells: list[ListCell] = []
    for when, what in ((DAY, CODE), (MONTH, HOURS), (DOMAIN, SCORE)):
        long = {
            t.sheet: t.columns_of(what)[0].column
            for t in tables
            if all(map(t.columns_of, (when, what, _NAMES[0])))
        }
        if long:
            asked, rows = _joined(rows, long, when, what)
            cells += asked
    return cells, rows


def _joined(
    rows: list[ListRow], long: Mapping[str, int], when: str, what: str
) -> tuple[list[ListCell], list[ListRow]]:
    first: dict[tuple[str, ...], int] = {}
    cells: list[ListCell] = []
    result = list(rows)
    for i, row in enumerate(rows):
        if row.sheet not in long:
            continue
        values = {k: v for k, v in row.values.items() if k not in (when, what)}
        day, value = row.values.get(when), row.values.get(what)
        found = {f"{what}[{day}]": value} if day and value is not None else {}
        result[i] = replace(row, values=values | found)
        j = first.setdefault(_person(row), i)
        if j == i or not all(row.values.get(name) for name in _NAMES):
            continue
        together = _together(result[j].values, found)
        if together is None:
            continue
        if any(type(hours) is int and hours > MOST_HOURS for hours in together.values()):
            cells.append(_too_many(row, address(row.number - 1, long[row.sheet]), together))
            waiting = result[i].with_state(RowState.WAITING, cells[-1].place)
            result[i] = replace(waiting, same_as=rows[j].number)
            continue
        result[j] = replace(result[j], values={**values, **result[j].values, **together})
        left = result[i].with_state(RowState.LEFT_OUT, f"{row.sheet}!{rows[j].number}")
        result[i] = replace(left, same_as=rows[j].number)
    return cells, result


def _together(own: Mapping[str, Plain], found: Mapping[str, Plain]) -> dict[str, Plain] | None:
    """Return what a row adds to the first of its person: hours are added, None where both tell something else."""
    together = dict(found)
    for name in found.keys() & own.keys():
        before, more = own[name], found[name]
        if not (name.startswith(HOURS) and isinstance(before, int) and isinstance(more, int)):
            return None
        together[name] = before + more
    return together


def _too_many(row: ListRow, place: str, together: Mapping[str, Plain]) -> ListCell:
    (hours,) = together.values()
    question = ask("hours_together", typed=str(hours), limit=MOST_HOURS)
    return ListCell(row.sheet, place, HOURS, question, row.number)


def _person(row: ListRow) -> tuple[str, ...]:
    """Return the sheet of a row and all that it says about its person."""
    said = ((k, v) for k, v in row.values.items() if k.startswith(("persoon.", "drempelafname.")))
    values = sorted((k, v) for k, v in said if k != "persoon.nota")
    return (row.sheet, *(f"{name}={fold(str(value))}" for name, value in values))
