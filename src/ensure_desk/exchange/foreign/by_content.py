# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the cells of a column decide when its heading leaves it open: whole names, whole addresses, planned ends."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from ensure_desk.domain.names import plain_words
from ensure_desk.domain.places import find_municipality
from ensure_desk.exchange.foreign.evidence import FROM_CONTENT
from ensure_desk.exchange.foreign.headings import (
    ADDRESS,
    FIRST_NAME_FIRST,
    FULL_ADDRESS,
    NAME_FIRST,
    POSTCODE_PLACE,
    Targets,
    says_order,
)
from ensure_desk.exchange.foreign.layout import Grid
from ensure_desk.exchange.foreign.mapping import ColumnMap, SheetMap
from ensure_desk.exchange.foreign.month_headings import bare_month, says_hours
from ensure_desk.exchange.foreign.nameorder import order_of
from ensure_desk.exchange.foreign.splits import is_full_address, tells_order
from ensure_desk.exchange.foreign.targets import target
from ensure_desk.exchange.foreign.words import code_of

FILLED_ENDS = 0.85  # nearly every start has an end: those ends are planned ones
AGREEING, LEAST_MONTHS = 0.9, 2
_HOUSE = re.compile(r"\d{1,4}\s?[a-zA-Z]?")
_WITH_POSTCODE = re.compile(r"(?:BE?[\s-]*)?\d{4}[\s,/-]+[^\d\s]|[^\d]{3,}\(?\d{4}\)?$", re.I)
_POSTCODE = re.compile(r"(?:B[\s-]*)?\d{4}", re.I)
_NOT_HOURS = frozenset(
    {"km", "kilometer", "kilometers", "euro", "eur", "bedrag", "kost", "kosten", "vergoeding", "afstand"}
)


def by_content(grid: Grid, sheet: SheetMap) -> SheetMap:
    """Decide what a heading leaves open: a name that holds both names, a street with its number, a planned end."""
    columns = [_widened(grid, sheet, c) for c in sheet.columns]
    sheet = replace(sheet, columns=tuple(columns))
    sheet = replace(sheet, columns=tuple(_referrers(grid, sheet, c) for c in sheet.columns))
    return replace(sheet, columns=tuple(_planned(grid, sheet, c) for c in sheet.columns))


def _widened(grid: Grid, sheet: SheetMap, column: ColumnMap) -> ColumnMap:
    texts = texts_of(grid, sheet, column)
    several = sum(len(t.split()) > 1 for t in texts) > len(texts) / 2
    if column.targets == ("persoon.naam",) and several and not sheet.columns_of("persoon.voornaam"):
        return _in_order(texts, replace(column, targets=NAME_FIRST, reason=FROM_CONTENT))
    others = [c for c in sheet.columns_of("persoon.voornaam") if c.column != column.column]
    if column.targets == NAME_FIRST and others and not _own_name(sheet, column):
        return replace(column, targets=("persoon.naam",), reason=FROM_CONTENT)
    if set(column.targets) == set(NAME_FIRST):
        return _in_order(texts, column)
    if narrower := _narrowed(sheet, column, texts):
        return replace(column, targets=narrower, reason=FROM_CONTENT)
    return _as_address(sheet, column, texts) if texts else column


def _as_address(sheet: SheetMap, column: ColumnMap, texts: list[str]) -> ColumnMap:
    """Return a street or an address with the parts that its cells show: a number, a postcode with its place."""
    if column.targets in (ADDRESS, ("persoon.straat",), POSTCODE_PLACE):
        whole = sum(map(is_full_address, texts)) > len(texts) / 2
        others = (c for name in FULL_ADDRESS for c in sheet.columns_of(name) if c.column != column.column)
        if whole and not any(others):
            return replace(column, targets=FULL_ADDRESS, reason=FROM_CONTENT)
    if column.targets == ("persoon.straat",) and not sheet.columns_of("persoon.nr"):
        numbered = sum(any(ch.isdigit() for ch in t) for t in texts)
        if numbered > len(texts) / 2:
            return replace(column, targets=ADDRESS, reason=FROM_CONTENT)
    return column


def _narrowed(sheet: SheetMap, column: ColumnMap, texts: list[str]) -> Targets:
    """Return what a column of addresses or places holds in fact; empty when its heading is right."""
    if column.targets == ADDRESS and sheet.columns_of("persoon.straat")[0].column != column.column:
        return ("persoon.nr",) if _nearly_all(texts, lambda t: bool(_HOUSE.fullmatch(t))) else ()
    if column.targets == ("persoon.gemeente",) and not sheet.columns_of("persoon.postcode"):
        return POSTCODE_PLACE if _nearly_all(texts, lambda t: bool(_WITH_POSTCODE.match(t))) else ()
    if column.targets == POSTCODE_PLACE:
        if _nearly_all(texts, lambda t: bool(_POSTCODE.fullmatch(t))):
            return ("persoon.postcode",)
        if _nearly_all(texts, lambda t: find_municipality(t) is not None):
            return ("persoon.gemeente",)
    return ()


def _nearly_all(texts: list[str], fits: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(map(fits, texts)) >= AGREEING * len(texts)


def _referrers(grid: Grid, sheet: SheetMap, column: ColumnMap) -> ColumnMap:
    """Read "name of the referrer" as the service when the cells are services."""
    wanted = target("toeleiding.toeleider_type")
    if column.targets != ("toeleiding.begeleider",) or wanted is None or sheet.columns_of(wanted.name):
        return column
    services = _nearly_all(texts_of(grid, sheet, column), lambda t: code_of(t, wanted) is not None)
    return replace(column, targets=(wanted.name,), reason=FROM_CONTENT) if services else column


def with_bare_months(grid: Grid, sheet: SheetMap, titles: list[str], years: tuple[int, ...]) -> SheetMap:
    """Take columns that are headed by a month alone for the hours of that month, when they hold numbers."""
    found = {c.column: m for c in sheet.columns if not c.targets and (m := bare_month(c.heading, years))}
    words = {w for text in (*titles, *(c.heading for c in sheet.columns)) for w in plain_words(text)}
    if len(found) < LEAST_MONTHS or len(set(found.values())) < len(found) or words & _NOT_HOURS:
        return sheet
    cells = [raw for c in found for r in _rows(sheet) if not (raw := grid.at(r, c)).empty]
    if sum(raw.number is not None or raw.text.isdigit() for raw in cells) < AGREEING * len(cells):
        return sheet
    sure = 0.8 if any(says_hours(w) for w in words) else 0.6
    columns = [
        replace(c, targets=(f"prestatie.uren[{found[c.column]}]",), reason=FROM_CONTENT, confidence=sure)
        if c.column in found
        else c
        for c in sheet.columns
    ]
    return replace(sheet, columns=tuple(columns))


def _in_order(texts: list[str], column: ColumnMap) -> ColumnMap:
    """Put the part of whole names that stands first first, as the names themselves show."""
    order = order_of(t for t in texts if not tells_order(t))
    found = FIRST_NAME_FIRST if order > 0 else NAME_FIRST
    if not order or found == column.targets:
        return column
    sure = 0.2 if says_order(column.heading) else 0.6
    return replace(column, targets=found, reason=FROM_CONTENT, confidence=sure)


def _own_name(sheet: SheetMap, column: ColumnMap) -> bool:
    return any(c.column != column.column for c in sheet.columns_of("persoon.naam"))


def _planned(grid: Grid, sheet: SheetMap, column: ColumnMap) -> ColumnMap:
    if column.targets != ("traject.einde_datum",) or sheet.columns_of("traject.einde_reden"):
        return column
    if sheet.columns_of("traject.gepland_einde"):
        return column
    starts = [c for c in sheet.columns if c.targets == ("traject.start",)]
    begun = len(texts_of(grid, sheet, starts[0])) if starts else 0
    if begun and len(texts_of(grid, sheet, column)) >= FILLED_ENDS * begun:
        return replace(column, targets=("traject.gepland_einde",), reason=FROM_CONTENT, confidence=0.7)
    return column


def _rows(sheet: SheetMap) -> Iterator[int]:
    return (r for r in range(sheet.first, sheet.last + 1) if r not in sheet.skip)


def texts_of(grid: Grid, sheet: SheetMap, column: ColumnMap) -> list[str]:
    """Return the texts of the filled cells of a column."""
    return [text for r in _rows(sheet) if (text := grid.at(r, column.column).text)]
