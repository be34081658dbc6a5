# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Between stored values and spreadsheet cells, both ways, per type of field.

Writing gives what a person reads (labels, real dates); reading takes what people and programs make of it and gives
the stored value back, or says why not. Nothing doubtful is guessed.
"""

import datetime as dt
import sys
from collections.abc import Callable, Mapping, Sequence

from ensure_desk.domain.canonical import canonical_text, canonical_value
from ensure_desk.domain.dates import LATEST_YEAR, parse_date, parse_partial
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import FieldType, Value
from ensure_desk.domain.months import month_text
from ensure_desk.domain.times import MINUTES_A_DAY, time_text
from ensure_desk.exchange.layout import SheetColumn

Cell = str | float | bool | None | dict[str, str]
Parse = Callable[[Cell], Value]
SEPARATOR = "; "
_LAST_DAY = dt.date(LATEST_YEAR, 12, 31)


class CellRefusal(Exception):  # noqa: N818 - a refusal of a cell is an answer, no error of ours
    """A cell cannot be understood; the code names the sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def shown(column: SheetColumn, value: Value) -> Value:
    """Return what a person reads in the cell: labels for codes; the rest as stored."""
    if isinstance(value, list):
        return SEPARATOR.join(column.labels.get(v, v) for v in value)
    if column.labels and isinstance(value, str):
        return column.labels.get(value, value)
    return value


def _whole(cell: float) -> str:
    if cell != int(cell) or abs(cell) > 1e15:
        raise CellRefusal("cell_not_whole")
    return str(int(cell))


def _text(cell: Cell) -> Value:
    if isinstance(cell, str):
        return canonical_text(cell) or None
    if isinstance(cell, float):
        return _whole(cell)
    if cell is None:
        return None
    raise CellRefusal("cell_not_text")


def _link(cell: Cell) -> Value:
    """Read an id; however many rows name it, it is kept once."""
    text = _text(cell)
    return sys.intern(text) if type(text) is str else text


def _integer(cell: Cell) -> Value:
    if cell is None:
        return None
    text = _whole(cell) if isinstance(cell, float) else cell
    if not isinstance(text, str):
        raise CellRefusal("cell_not_whole")
    text = canonical_text(text)
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise CellRefusal("cell_not_whole")
    return int(text)


def _time(cell: Cell) -> Value:
    """Read a time of the day; a spreadsheet keeps it as a part of a day."""
    if isinstance(cell, dict):
        return cell["d"].rpartition("T")[2][:5]
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = min(round(cell * MINUTES_A_DAY), MINUTES_A_DAY - 1)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    text = _text(cell)
    found = time_text(str(text)) if text is not None else None
    if text is not None and found is None:
        raise CellRefusal("cell_not_time")
    return found


def _month(cell: Cell) -> Value:
    """Read a month; a spreadsheet makes the first day of it."""
    if isinstance(cell, dict):
        return cell["d"][:7]
    text = _text(cell)
    found = month_text(str(text)) if text is not None else None
    if text is not None and found is None:
        raise CellRefusal("cell_not_month")
    return found


def _date(cell: Cell, today: dt.date) -> Value:
    if isinstance(cell, dict):
        return sys.intern(cell["d"][:10])
    if cell is None or cell == "":
        return None
    if not isinstance(cell, str):
        raise CellRefusal("cell_not_date")
    try:
        return parse_date(canonical_text(cell), today=today).isoformat()
    except UserError as error:
        raise CellRefusal(f"cell_{error.code}") from error


def _partial(cell: Cell, today: dt.date) -> Value:
    if isinstance(cell, dict):
        return cell["d"][:10]
    text = _text(cell)
    return None if text is None else _birth_date(str(text), today)


def _birth_date(text: str, today: dt.date) -> str:
    """Read one that may lie after the day of a package: the clock there may be wrong; `typed` judges what was typed."""
    try:
        return parse_partial(text, today=today)
    except UserError as error:
        if error.code == "date_in_future" and today < _LAST_DAY:
            return _birth_date(text, _LAST_DAY)
        raise CellRefusal(f"cell_{error.code}") from error


def _codes_by_label(labels: Mapping[str, str]) -> dict[str, str]:
    codes = {label.casefold(): code for code, label in labels.items()}
    return {**codes, **{code.casefold(): code for code in labels}}


_TRUTH = {"waar": "ja", "true": "ja", "vrai": "ja", "onwaar": "nee", "false": "nee", "faux": "nee"}
"""What spreadsheet programs in three languages make of yes and no."""


def _choice(labels: Mapping[str, str]) -> Parse:
    codes = _codes_by_label(labels)
    if {"ja", "nee"} <= labels.keys():
        codes = _TRUTH | codes

    def parse(cell: Cell) -> Value:
        if isinstance(cell, bool):
            cell = "ja" if cell else "nee"
        text = _text(cell)
        if text is None:
            return None
        code = codes.get(str(text).casefold())
        if code is None:
            raise CellRefusal("cell_not_in_list")
        return code

    return parse


def _choices(labels: Mapping[str, str]) -> Parse:
    codes = _codes_by_label(labels)

    def parse(cell: Cell) -> Value:
        text = _text(cell)
        words = [w.strip() for w in str(text or "").split(SEPARATOR.strip())]
        chosen = [codes.get(w.casefold()) for w in words if w]
        if None in chosen:
            raise CellRefusal("cell_not_in_list")
        return sorted({c for c in chosen if c}) or None

    return parse


def parser(column: SheetColumn, today: dt.date) -> Parse:
    """Return the function that reads this column's cells; it raises CellRefusal. `today` decides short years."""
    if column.spec.type is FieldType.MULTI_CHOICE:
        return _choices(column.labels)
    if column.labels:
        return _choice(column.labels)
    dates = {FieldType.DATE: _date, FieldType.PARTIAL_DATE: _partial}
    read_date = dates.get(column.spec.type)
    if read_date:
        return lambda cell: read_date(cell, today)
    own = {
        FieldType.INTEGER: _integer,
        FieldType.TIME: _time,
        FieldType.MONTH: _month,
        FieldType.LINK: _link,
    }
    return own.get(column.spec.type, _text)


class _KnownTexts(dict[str, Value]):
    """What the texts of a column mean, each worked out once."""

    def __init__(self, parse: Parse) -> None:
        super().__init__()
        self.parse = parse

    def __missing__(self, cell: str) -> Value:
        value = self[cell] = self.parse(cell)
        return value


class ParsedColumn:
    """A column's cells as stored values and as the texts that are hashed; `refused` holds where neither was found."""

    def __init__(self, parse: Parse, cells: Sequence[Cell]) -> None:
        self.refused: list[int] = []
        known = _KnownTexts(parse)
        try:
            self.values: list[Value] = [
                None if c is None else known[c] if type(c) is str else parse(c) for c in cells
            ]
        except CellRefusal:
            self.values = [self._careful(known, n, c) for n, c in enumerate(cells)]
        self.texts = [v if type(v) is str else "" if v is None else canonical_value(v) for v in self.values]

    def _careful(self, known: _KnownTexts, place: int, cell: Cell) -> Value:
        try:
            return None if cell is None else known[cell] if type(cell) is str else known.parse(cell)
        except CellRefusal:
            self.refused.append(place)
            return None


def number_guesses(cell: Cell) -> tuple[str, ...]:
    """Return the texts that a program may have made this of: with the zeros or plus it lost, a month or year alone."""
    if isinstance(cell, dict):
        day = cell["d"][:10]
        return (day[:7], day[:4]) if day.endswith("-01") else ()
    return _with_lost_signs(str(int(cell))) if isinstance(cell, float) and cell == int(cell) else ()


def _with_lost_signs(digits: str) -> tuple[str, ...]:
    return (f"0{digits}", f"00{digits}", f"+{digits}")


def digits_lost(cell: Cell, stood_there: Callable[[str], bool]) -> str:
    """Return a problem where a text lacks but the zeros or plus that stood there: programs may have lost them."""
    text = canonical_text(cell) if isinstance(cell, str) else ""
    is_doubtful = text.isascii() and text.isdigit() and any(map(stood_there, _with_lost_signs(text)))
    return "cell_digits_lost" if is_doubtful else ""
