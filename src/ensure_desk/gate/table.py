# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Foreign csv files: encoding and separator found out, a record (not a line) is a row, all cells stay text."""

import csv
import hashlib
import io
from collections import Counter
from pathlib import Path

from ensure_desk.gate.codes import FindingCode, RefusalCode
from ensure_desk.gate.container import check_place
from ensure_desk.gate.model import Cell, Finding, GateRefusal, Limits, SheetData, Workbook

_LIMITS = Limits()
_SEPARATORS = (";", "\t", ",", "|")
_LARGEST = 200_000_000
_SAMPLE = 200_000
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b")


def read_table(path: Path, *, limits: Limits = _LIMITS) -> Workbook:
    """Read a foreign csv file as a workbook of one sheet named after the file; cells are text or None."""
    data = _load(path)
    text, encoding = _decode(data)
    separator = _sniff(text[:_SAMPLE])
    rows = _records(text, separator, limits)
    findings = [] if encoding != "cp1252" else [Finding(FindingCode.GUESSED_ENCODING, {"encoding": encoding})]
    findings.extend(_odd_records(rows))
    return Workbook(
        sheets=(SheetData(name=path.stem, rows=rows),),
        properties={"encoding": encoding, "separator": separator},
        findings=tuple(findings),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _load(path: Path) -> bytes:
    check_place(path)
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise GateRefusal(RefusalCode.TOO_LARGE, megabytes=size // 1_000_000)
        data = path.read_bytes()
    except OSError as error:
        raise GateRefusal(RefusalCode.UNREADABLE) from error
    if data.startswith(_BINARY):
        raise GateRefusal(RefusalCode.OTHER_FILE)
    if data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<!doctype", b"<html", b"<table")):
        raise GateRefusal(RefusalCode.WEB_PAGE)
    return data


def _decode(data: bytes) -> tuple[str, str]:
    """Return the text and its encoding: a byte order mark decides, then UTF-8, then Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), "utf-16"
        except UnicodeDecodeError as error:
            raise GateRefusal(RefusalCode.ENCODING) from error
    if b"\0" in data:
        raise GateRefusal(RefusalCode.OTHER_FILE)
    try:
        return data.decode("utf-8-sig"), "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"


def _sniff(sample: str) -> str:
    """Return the separator that splits the first records most evenly into two fields or more."""
    first = sample.split("\n", 1)[0].strip("\r").lower()
    if first.startswith("sep=") and len(first) == 5:
        return first[4]
    best, best_score = ";", 0
    for separator in _SEPARATORS:
        counts = Counter(
            len(record) for record in csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
        )
        score = max((width * times for width, times in counts.items() if width > 1), default=0)
        if score > best_score:
            best, best_score = separator, score
    return best


def _records(text: str, separator: str, limits: Limits) -> list[list[Cell]]:
    previous = csv.field_size_limit(limits.text)
    rows: list[list[Cell]] = []
    try:
        for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
            if number == 0 and text[:4].lower() == "sep=":
                continue
            if len(rows) >= limits.rows:
                raise GateRefusal(RefusalCode.TOO_MANY_ROWS, row=len(rows) + 1, limit=limits.rows)
            if len(record) > limits.columns:
                raise GateRefusal(RefusalCode.TOO_MANY_COLUMNS, column=len(record), limit=limits.columns)
            rows.append([value or None for value in record])
    except csv.Error as error:
        raise GateRefusal(RefusalCode.TEXT_TOO_LONG) from error
    finally:
        csv.field_size_limit(previous)
    return rows


def _odd_records(rows: list[list[Cell]]) -> list[Finding]:
    widths = Counter(len(row) for row in rows if row)
    if len(widths) < 2:
        return []
    usual = widths.most_common(1)[0][0]
    odd = sum(count for width, count in widths.items() if width != usual)
    return [Finding(FindingCode.FIELD_COUNT, {"records": odd, "fields": usual})]
