# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The careful pass over a sheet with an XML parser: head and tail always, cells when written unusually."""

from ensure_desk.gate.codes import RefusalCode
from ensure_desk.gate.model import GateRefusal
from ensure_desk.gate.package import Attributes, feed, new_parser
from ensure_desk.gate.references import position
from ensure_desk.gate.sheet_record import CellSeen, SheetRecord

_TRUE = {"1", "true", "on"}
_MAIN = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
}
_LONG = 20


class SheetParser:
    """Takes sheet XML in pieces (whole rows may be left out between them) and notes what it holds."""

    def __init__(self, record: SheetRecord) -> None:
        self._record = record
        self._stack: list[str] = []
        self._plain_body = False
        self._row = self._column = -1
        self._cell: Attributes = {}
        self._filled = False
        self._pieces: list[str] = []
        self._length = 0
        self._value: str | None = None
        self._formula: str | None = None
        self._parser = new_parser(record.part)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def feed(self, data: bytes, *, last: bool = False) -> None:
        """Parse the next bytes."""
        feed(self._parser, data, self._record.part, last=last)

    def in_plain_body(self) -> bool:
        """Tell whether the parser stands straight inside the sheetData of a usual worksheet."""
        return self._plain_body and len(self._stack) == 2

    def _start(self, tag: str, attributes: Attributes) -> None:
        space, _, name = tag.rpartition(" ")
        self._stack.append(name)
        self._pieces, self._length = [], 0
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes)
        elif name == "sheetData":
            self._plain_body = self._stack == ["worksheet", "sheetData"] and space in _MAIN
        elif name in ("v", "is", "f"):
            self._filled = True
        elif name == "col" and attributes.get("hidden") in _TRUE:
            self._start_column(attributes)
        elif name == "mergeCell":
            self._record.saw_merge(attributes.get("ref", ""))

    def _start_column(self, attributes: Attributes) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if first.isdecimal() and last.isdecimal() and len(first) < _LONG and len(last) < _LONG:
            self._record.saw_columns(int(first), int(last))

    def _start_row(self, attributes: Attributes) -> None:
        number = attributes.get("r", "")
        self._row = int(number) - 1 if number.isdecimal() and len(number) < _LONG else self._row + 1
        self._column = -1
        self._record.saw_row(self._row, attributes.get("hidden") in _TRUE)

    def _start_cell(self, attributes: Attributes) -> None:
        if "r" not in attributes:
            self._column += 1
        else:
            place = position(attributes["r"])
            if place is None:
                raise GateRefusal(RefusalCode.DAMAGED, part=self._record.part)
            self._row, self._column = place
        self._cell = attributes
        self._filled = False
        self._value = self._formula = None

    def _text(self, text: str) -> None:
        self._length += len(text)
        if self._length > self._record.limits.text:
            raise GateRefusal(RefusalCode.TEXT_TOO_LONG)
        if self._stack[-1] in ("v", "f"):
            self._pieces.append(text)

    def _end(self, _tag: str) -> None:
        name = self._stack.pop()
        if name == "v":
            self._value = "".join(self._pieces)
        elif name == "f":
            self._formula = "".join(self._pieces)
        elif name == "c":
            self._end_cell()

    def _end_cell(self) -> None:
        style = self._cell.get("s", "0")
        self._record.saw_cell(
            CellSeen(
                row=self._row,
                column=self._column,
                kind=self._cell.get("t", "n"),
                value=self._value,
                formula=self._formula,
                filled=self._filled,
                style=int(style) if style.isdecimal() and len(style) < _LONG else 0,
            )
        )
