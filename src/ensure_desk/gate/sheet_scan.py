# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fast pass over a sheet: every byte between the rows is matched against a strict grammar of plain cells.

An XML parser with handlers costs more per cell than reading the file does. So one compiled pattern swallows
plain rows and cells; what it does not swallow (a formula, an error, an odd reference) is looked at cell by cell,
and what is not written the usual way goes through the XML parser of sheet_parse. The pattern is anchored, so
nothing passes unseen.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from ensure_desk.gate.codes import RefusalCode
from ensure_desk.gate.model import GateRefusal, Limits
from ensure_desk.gate.parts import check_prolog
from ensure_desk.gate.references import column_number, columns_at_most, numbers_at_most, round_up
from ensure_desk.gate.sheet_parse import SheetParser
from ensure_desk.gate.sheet_record import CellSeen, SheetRecord

_HEAD = 8_000_000
_PENDING = 64_000_000
_COLUMNS = 26
_LAST_ROW = re.compile(rb'<row r="([0-9]{1,7})"')
_FORMULA_AT = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^<>]*><f')
_ROW = re.compile(rb'<row r="([0-9]{1,7})"((?: [A-Za-z0-9:]+="[^"<]*")*) ?/?>')
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="[0-9]{1,5}")?((?: [a-z]+="[^"<]*")*) ?(?:/>|>(.*?)</c>)',
    re.DOTALL,
)
_TYPE = re.compile(rb' t="([A-Za-z]+)"')
_VALUE = re.compile(rb"<v(?: [^<>]*)?>([^<]*)</v>")
_FORMULA = re.compile(rb"<f(?: [^<>]*)?(?:/>|>([^<]*)</f>)")
_TAG = re.compile(rb"</?([A-Za-z:]*)")
_KNOWN = {
    b"v",
    b"f",
    b"is",
    b"t",
    b"r",
    b"rPr",
    b"b",
    b"i",
    b"u",
    b"sz",
    b"color",
    b"rFont",
    b"family",
    b"scheme",
}
_ODD = (b"<!", b"<?")


class SheetScan:
    """Takes the bytes of one sheet part and fills a SheetRecord, or refuses the file."""

    def __init__(self, record: SheetRecord, limits: Limits, *, slow: bool = False) -> None:
        self._record = record
        self._limits = limits
        self._parser = SheetParser(record)
        self._rest = b""
        self._in_body = False
        self._all = slow
        self._started = False
        self._bound = 1

    def run(self, chunks: Iterable[bytes]) -> None:
        """Scan a whole part."""
        for chunk in chunks:
            self._take(chunk)
        if self._rest and not self._all:
            self._all = True
        self._parser.feed(self._rest, last=True)

    def _take(self, chunk: bytes) -> None:
        if not self._started:
            check_prolog(chunk[:1024], self._record.part)
            self._started = True
        data = self._rest + chunk if self._rest else chunk
        self._rest = b""
        if not self._all and not self._in_body:
            data = self._take_head(data)
        if self._all:
            self._parser.feed(data)
        elif self._in_body:
            self._take_body(data)

    def _take_head(self, data: bytes) -> bytes:
        at = data.find(b"<sheetData>")
        if at < 0:
            if len(data) > _HEAD or b"sheetData" in data:
                self._all = True
                return data
            self._rest = data
            return b""
        self._parser.feed(data[: at + 11])
        if self._parser.in_plain_body():
            self._in_body = True
        else:
            self._all = True
        return data[at + 11 :]

    def _take_body(self, data: bytes) -> None:
        end = data.find(b"</sheetData>")
        cut = end if end >= 0 else data.rfind(b"</row>") + 6
        if cut == 5:
            self._keep(data)
            return
        rows, self._rest = data[:cut], data[cut:]
        if not self._scan_rows(rows):
            self._parser.feed(rows)
            self._all = not self._parser.in_plain_body() or any(odd in rows for odd in _ODD)
        if end >= 0 or self._all:
            self._all = True
            self._parser.feed(self._rest)
            self._rest = b""

    def _keep(self, data: bytes) -> None:
        if len(data) > self._limits.text and re.search(rb"[^<]{%d}" % self._limits.text, data):
            raise GateRefusal(RefusalCode.TEXT_TOO_LONG)
        if len(data) > _PENDING:
            raise GateRefusal(RefusalCode.TEXT_TOO_LONG)
        self._rest = data

    def _scan_rows(self, rows: bytes) -> bool:
        """Match complete rows; False when something in them is not written the usual way."""
        if len(rows) > self._limits.text and re.search(rb"[^<]{%d}" % self._limits.text, rows):
            raise GateRefusal(RefusalCode.TEXT_TOO_LONG)
        last = _LAST_ROW.match(rows, max(rows.rfind(b"<row r="), 0))
        at, self._bound = 0, int(last[1]) if last else 1
        while (at := self._plain(rows, at)) < len(rows):
            following = self._special(rows, at)
            if following < 0:
                return False
            at = following
        if b"<f" in rows:
            self._record.saw_formulas(_FORMULA_AT.findall(rows))
        return True

    def _plain(self, rows: bytes, at: int) -> int:
        record = self._record
        last_row = min(round_up(max(self._bound, record.last_row)), self._limits.rows)
        last_column = min(max(_COLUMNS, -(-record.last_column // 26) * 26), self._limits.columns, 702)
        record.guess(last_row, last_column)
        pattern = _grammar(last_row, last_column, record.strings)
        match = pattern.match(rows, at)
        return match.end() if match else at

    def _special(self, rows: bytes, at: int) -> int:
        row = _ROW.match(rows, at)
        if row:
            self._record.saw_row(int(row[1]) - 1, b' hidden="1"' in row[2] or b' hidden="true"' in row[2])
            return row.end()
        cell = _CELL.match(rows, at)
        if cell is None or not self._saw_cell(cell):
            return -1
        return cell.end()

    def _saw_cell(self, match: re.Match[bytes]) -> bool:
        body = match[4] or b""
        if not _KNOWN.issuperset(_TAG.findall(body)):
            return False
        kind = _TYPE.search(match[3])
        if body.count(b"<v") > 1 or body.count(b"<f") > 1:
            return False
        value, formula = _VALUE.search(body), _FORMULA.search(body)
        if (
            (b"<v" in body and not value)
            or (b"<f" in body and not formula)
            or b"&" in (value[1] if value else b"")
        ):
            return False
        self._record.saw_cell(
            CellSeen(
                row=int(match[2]) - 1,
                column=column_number(match[1].decode()) - 1,
                kind=kind[1].decode() if kind else "n",
                value=value[1].decode("utf-8", "replace") if value else None,
                formula=(formula[1] or b"").decode("utf-8", "replace") if formula else None,
                filled=bool(body),
            )
        )
        return True


@lru_cache(maxsize=64)
def _grammar(last_row: int, last_column: int, strings: int) -> re.Pattern[bytes]:
    """Return the pattern of plain rows and cells: no formula, no error, nothing hidden, every number sane."""
    number = rb"-?+[0-9]{1,17}+(?:\.[0-9]{1,20}+)?+(?:[eE][-+]?+[0-9]{1,2}+)?+"
    formula = rb'(?:<f(?: [A-Za-z]++="[^"<>|]*+")*+(?:/>|>[^<|]*+</f>))?+'
    number = formula + rb"<v>" + number + rb"</v></c>"
    typed = [
        rb'n">' + number,
        rb'str">' + formula + rb"<v>[^<]*+</v></c>",
        rb'inlineStr"><is><t(?: xml:space="preserve")?+>[^<]*+</t></is></c>',
        rb'b">' + formula + rb"<v>[01]</v></c>",
    ]
    if strings:
        typed.insert(0, rb's"><v>' + numbers_at_most(strings - 1) + rb"</v></c>")
    cell = b'<c r="%s%s"(?: s="[0-9]{1,5}+")?+(?:>%s| t="(?:%s)| ?+/>)' % (
        columns_at_most(last_column),
        numbers_at_most(last_row),
        number,
        b"|".join(typed),
    )
    row = rb'<row r="[1-9][0-9]{0,6}+"(?:(?! hidden) [A-Za-z0-9:]++="[^"<]*+")*+'
    whole = row + rb">(?:" + cell + rb")*+</row>"
    return re.compile(rb"(?:%b|%b ?+/?+>|%b|</row>|[ \t\r\n]++)*+" % (whole, row, cell))
