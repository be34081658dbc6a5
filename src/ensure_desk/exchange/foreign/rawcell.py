# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A cell of a foreign sheet as one typed thing, whatever program wrote it."""

import datetime as dt
import math
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ensure_desk.gate.model import Cell, SheetData

EXCEL_EPOCH = dt.date(1899, 12, 30)
MAC_EPOCH = dt.date(1904, 1, 1)
REMEMBERED = 20_000  # the same words and days come back in every row
_ERROR = re.compile(r"#[A-Z/0]{2,}[!?]?|#[A-Z]+!")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True)
class RawCell:
    """A cell: its text as a person would type it, and its number, date or truth value when it is one."""

    text: str = ""
    number: float | None = None
    date: dt.date | None = None
    truth: bool | None = None
    formula: bool = False
    error: bool = False
    epoch: dt.date = EXCEL_EPOCH  # what day a bare number would count from

    @property
    def empty(self) -> bool:
        """Say whether there is nothing at all."""
        return not self.text and not self.formula


EMPTY = RawCell()


def cell_at(sheet: SheetData, row: int, column: int) -> RawCell:
    """Return the cell at a zero-based position; outside the table it is empty."""
    position = (row, column)
    values = sheet.rows[row] if row < len(sheet.rows) else []
    raw = of_value(values[column] if column < len(values) else None)
    if position in sheet.errors:
        return RawCell(text=sheet.errors[position] or raw.text or "#", error=True)
    if position in sheet.formulas:
        return RawCell(raw.text, raw.number, raw.date, raw.truth, formula=True)
    return raw


def of_value(value: Cell) -> RawCell:
    """Return a gate value as a raw cell."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return RawCell("WAAR" if value else "ONWAAR", truth=value)
    if isinstance(value, int | float):
        if not math.isfinite(value):
            return RawCell(str(value), error=True)
        return RawCell(number_text(value), number=float(value))
    if isinstance(value, dict):
        return _of_date(value.get("d", ""))
    return _of_text(value)


@lru_cache(REMEMBERED)
def _of_text(value: str) -> RawCell:
    text = clean_text(value)
    return RawCell(text, error=text.startswith("#") and bool(_ERROR.fullmatch(text)))


@lru_cache(REMEMBERED)
def _of_date(iso: str) -> RawCell:
    try:
        return RawCell(iso[:10], date=dt.date.fromisoformat(iso[:10]))
    except ValueError:
        return RawCell(iso)


def number_text(value: float) -> str:
    """Return a number as typed: no .0 on whole numbers."""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else str(value)


def clean_text(text: str) -> str:
    """Return text in composed form: line ends unified, odd spaces plain, outer spaces gone."""
    if text.isascii() and text.isprintable():
        return text.strip()
    composed = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    lines = composed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    plain = ["".join(" " if c.isspace() else c for c in line).rstrip() for line in lines]
    return "\n".join(plain).strip()


@lru_cache(REMEMBERED)
def column_letter(column: int) -> str:
    """Return the letters of a zero-based column."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Return the zero-based column of its letters."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def address(row: int, column: int) -> str:
    """Return the address of a zero-based position, such as B7."""
    return f"{column_letter(column)}{row + 1}"
