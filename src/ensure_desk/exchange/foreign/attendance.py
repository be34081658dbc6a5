# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Attendance grids: persons down, dates across, with the list's own codes."""

import datetime as dt
import re
from collections.abc import Mapping

from ensure_desk.domain.lists import NOTHING, Judgement, Plain, accept, ask
from ensure_desk.domain.names import plain_words
from ensure_desk.exchange.foreign.headings import Targets
from ensure_desk.exchange.foreign.layout import GRID_DATES, Grid
from ensure_desk.exchange.foreign.mapping import SheetMap
from ensure_desk.exchange.foreign.rawcell import RawCell

CODES = "ALVGOUS-"
_MEANINGS = (
    ("niet ingeschreven", "-"), ("niet meer ingeschreven", "-"), ("nog niet", "-"), ("niet verwacht", "-"),
    ("te laat", "L"), ("vroeger weg", "V"), ("ongewettigd", "O"), ("onwettig", "O"), ("ziek", "G"),
    ("gewettigd", "G"), ("attest", "G"), ("verwittigd", "U"), ("verontschuldigd", "U"), ("geannuleerd", "S"),
    ("aanwezig", "A"), ("present", "A"),
)  # fmt: skip
_NEGATIONS = frozenset({"niet", "geen", "zonder", "on"})
_DAY_MONTH = re.compile(r"(\d{1,2})[/.-](\d{1,2})")
_DASHES = dict.fromkeys(map(ord, "–—‐‑−"), "-")
_CROSSES = {"×", "х", "Х", "✕", "✗"}


def easter(year: int) -> dt.date:
    """Return Easter Sunday of a year (Gauss, Gregorian calendar)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def is_holiday(day: dt.date) -> bool:
    """Say whether a day is a Belgian public holiday."""
    fixed = {(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)}
    return (day.month, day.day) in fixed or (day - easter(day.year)).days in (1, 39, 50)


def heading_day(cell: RawCell, years: tuple[int, ...]) -> tuple[dt.date | None, bool]:
    """Return the day of a heading and whether its year had to be added."""
    if cell.date:
        return cell.date, False
    match = _DAY_MONTH.fullmatch(cell.text)
    try:
        return (dt.date(years[0], int(match[2]), int(match[1])), True) if match else (None, False)
    except ValueError:
        return None, False


def grid_columns(grid: Grid, sheet: SheetMap, years: tuple[int, ...]) -> dict[int, Targets]:
    """Return the target of every attendance column, none for a date that stands twice; empty = no grid."""
    row = sheet.header_row
    dated = [d for c in range(grid.width) if (d := grid.at(row, c).date)]
    if len(dated) < GRID_DATES:
        return {}
    years = (dated[0].year, *years)
    found: dict[int, Targets] = {}
    seen: set[dt.date] = set()
    for column in range(grid.width):
        day, _ = heading_day(grid.at(row, column), years)
        if day:
            found[column] = () if day in seen else (f"aanwezigheid.code[{day.isoformat()}]",)
            seen.add(day)
    return found


def legend_map(legend: Mapping[str, str]) -> dict[str, Plain]:
    """Return the codes that a list's legend means, to confirm once; a cross is present when nothing else is said."""
    found: dict[str, Plain] = {}
    for sign, words in (legend or {"x": "aanwezig"}).items():
        code = meaning_of(words) or ("-" if sign == "-" else "")
        if code:
            found[sign] = code
            if sign.upper() not in CODES:
                found[sign.upper()] = code
    return found


def meaning_of(text: str) -> str:
    """Return the presence code that words surely mean; a denial of something known means nothing sure."""
    words = plain_words(text)
    for key, code in _MEANINGS:
        wanted = key.split()
        if any(words[i : i + len(wanted)] == wanted for i in range(len(words))):
            return "" if code != "-" and _NEGATIONS & set(words) else code
    return ""


def judge_attendance(raw: RawCell, meanings: Mapping[str, Plain]) -> Judgement:
    """Judge a cell of a grid; blank is nothing known, never absent."""
    if raw.empty:
        return NOTHING
    if raw.date:
        return ask("damaged_by_spreadsheet")
    text = raw.text
    if text in meanings:
        return accept(meanings[text])
    plain = text.translate(_DASHES)
    if plain != text and plain in meanings:
        return accept(meanings[plain], "lookalike_repaired", value=plain)
    if text in _CROSSES and "x" in meanings:
        return ask("choice_lookalike", meanings["x"], typed=text, label="x")
    return ask("choice_unknown", *_likely(text, meanings), typed=text, field="Aanwezigheid")


def _likely(text: str, meanings: Mapping[str, Plain]) -> list[Plain]:
    signs = [meanings[c] for c in text.lower() if c in meanings]
    words = [code] if (code := meaning_of(text)) else []
    own = [text.upper()] if text.upper() in CODES else []
    return [*words, *signs, *own]
