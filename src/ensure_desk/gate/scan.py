# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scanning the big parts before any reader: the shared strings, then every wanted sheet."""

import re

from ensure_desk.gate.codes import RefusalCode
from ensure_desk.gate.container import Part
from ensure_desk.gate.model import GateRefusal, Limits, Want
from ensure_desk.gate.package import Archive, feed, new_parser
from ensure_desk.gate.parts import check_prolog, unpack_ahead
from ensure_desk.gate.references import column_number
from ensure_desk.gate.sheet_record import SheetRecord
from ensure_desk.gate.sheet_scan import SheetScan

_LAID_OUT = 8_000_000
_STRINGS = "xl/sharedstrings.xml"
_FILLED = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?:[^>]*[^/>])?>')


def count_strings(archive: Archive, limits: Limits) -> int:
    """Return how many shared strings the workbook holds, refusing texts over the limit."""
    part = archive.find(_STRINGS)
    if part is None:
        return 0
    count = _count_fast(archive, part, limits)
    return _count_parsed(archive, part, limits) if count is None else count


def scan_sheet(archive: Archive, part: Part, strings: int, limits: Limits, want: Want) -> SheetRecord:
    """Return the notes on one sheet, or refuse the file."""
    record = SheetRecord(part.name, strings, limits, keep_styles=want.styles)
    chunks = unpack_ahead(archive.source, part)
    try:
        SheetScan(record, limits, slow=want.styles).run(chunks)
    finally:
        chunks.close()
    allowed = max(_LAID_OUT, part.size // 4)
    if record.area() > allowed:
        _measure(archive, part, record)
    if record.area() > allowed:
        raise GateRefusal(RefusalCode.TOO_SPREAD_OUT, rows=record.last_row, columns=record.last_column)
    return record


def _count_fast(archive: Archive, part: Part, limits: Limits) -> int | None:
    count, rest, first = 0, b"", True
    chunks = unpack_ahead(archive.source, part)
    try:
        for chunk in chunks:
            if first:
                check_prolog(chunk[:1024], part.name)
                if b"<sst" not in chunk[:4096]:
                    return None
                first = False
            data = rest + chunk
            cut = data.rfind(b"<") if data else 0
            data, rest = data[: max(cut, 0)], data[max(cut, 0) :]
            if len(rest) > limits.text or len(data) > limits.text:
                _check_text(rest, limits)
                _check_text(data, limits)
            if b"<!" in data or b":si" in data:
                return None
            count += data.count(b"<si>") + data.count(b"<si ") + data.count(b"<si/>")
    finally:
        chunks.close()
    _check_text(rest, limits)
    return count


def _check_text(data: bytes, limits: Limits) -> None:
    if len(data) > limits.text and re.search(rb"[^<]{%d}" % limits.text, data):
        raise GateRefusal(RefusalCode.TEXT_TOO_LONG)


def _count_parsed(archive: Archive, part: Part, limits: Limits) -> int:
    count = length = 0

    def start(tag: str, _attributes: dict[str, str]) -> None:
        nonlocal count, length
        count += tag.rpartition(" ")[2] == "si"
        length = 0

    def text(piece: str) -> None:
        nonlocal length
        length += len(piece)
        if length > limits.text:
            raise GateRefusal(RefusalCode.TEXT_TOO_LONG)

    parser = new_parser(part.name)
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    chunks = unpack_ahead(archive.source, part)
    try:
        for chunk in chunks:
            feed(parser, chunk, part.name)
    finally:
        chunks.close()
    feed(parser, b"", part.name, last=True)
    return count


def _measure(archive: Archive, part: Part, record: SheetRecord) -> None:
    """Look again at how far the filled cells reach: empty cells with a style do not count."""
    rows = columns = 1
    rest = b""
    chunks = unpack_ahead(archive.source, part)
    try:
        for chunk in chunks:
            data = rest + chunk
            cut = max(data.rfind(b"<c "), 0)
            data, rest = data[:cut], data[cut:]
            found = {(letters, int(number)) for letters, number in _FILLED.findall(data)}
            rows = max([rows, *(number for _, number in found)])
            columns = max([columns, *(column_number(letters.decode()) for letters, _ in found)])
    finally:
        chunks.close()
    for letters, number in _FILLED.findall(rest):
        rows, columns = max(rows, int(number)), max(columns, column_number(letters.decode()))
    record.guessed = (rows, columns)
