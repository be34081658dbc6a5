# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The guarded child process: scans a foreign workbook, reads it, and sends plain JSON up a pipe.

A reader that crashes, hangs or swallows memory takes only this process with it. Frames are a length of four bytes
and JSON; nothing is ever unpickled.
"""

import contextlib
import datetime
import gc
import os
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from ensure_desk.gate.ahead import ahead
from ensure_desk.gate.codes import RefusalCode
from ensure_desk.gate.confine import confine_self
from ensure_desk.gate.container import check_place, check_source
from ensure_desk.gate.encrypted import decrypt, is_encrypted
from ensure_desk.gate.model import Finding, GateRefusal, Limits, Source, Want
from ensure_desk.gate.package import Archive, Package, SheetEntry, open_archive, read_comments, read_package
from ensure_desk.gate.scan import count_strings, scan_sheet
from ensure_desk.gate.sheet_record import SheetRecord

_ROWS = 1_000
_PLACES = 200_000
_MEGABYTE = 1_000_000
_OPTIONS = orjson.OPT_PASSTHROUGH_DATETIME


def main() -> int:
    """Serve one request from standard input and answer on standard output."""
    gc.disable()
    request = orjson.loads(sys.stdin.buffer.read())
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:
        confine_self(request["memory"], request["seconds"])
        _serve(request, out)
        out.flush()
    return 0


def _serve(request: dict[str, Any], out: BinaryIO) -> None:
    limits = Limits(**request["limits"])
    names = request["sheets"]
    want = Want(styles=request["styles"], sheets=None if names is None else frozenset(names))
    try:
        path = Path(os.fsdecode(request["path"]))
        check_place(path)
        if is_encrypted(path):
            opened = decrypt(path, request["codes"], limits)
            _read((opened.source, opened.scheme), limits, want, out)
        else:
            _read((path, ""), limits, want, out)
    except GateRefusal as refusal:
        _send(out, {"refused": refusal.code, "params": refusal.params})
    except MemoryError:
        _send(out, {"refused": RefusalCode.TOO_MUCH_MEMORY, "params": {}})
    except Exception:  # noqa: BLE001 - the one border: whatever a reader throws at us is a refusal
        _send(out, {"refused": RefusalCode.READER_FAILED, "params": {}})


def _read(opened: tuple[Source, str], limits: Limits, want: Want, out: BinaryIO) -> None:
    source, encryption = opened
    archive = open_archive(source, check_source(source, limits))
    package = read_package(archive)
    strings = count_strings(archive, limits)
    wanted = [
        (entry, entry.part)
        for entry in package.sheets
        if entry.part is not None and (want.sheets is None or entry.name in want.sheets)
    ]
    names = [entry.name for entry, _ in wanted]
    _send(out, {**_book(package), "encryption": encryption, "sheets": names})
    # hidden sheets first: they tell what the others mean, and those can be understood while the rest is read;
    # then large ones: whoever understands them is not left with the largest at the end
    wanted.sort(key=lambda w: (w[0].hidden == "visible", -(w[1].size // _MEGABYTE)))
    scanned = ((entry, scan_sheet(archive, part, strings, limits, want)) for entry, part in wanted)
    seen = _read_sheets(archive, ahead(scanned), out)
    found = package.findings + [
        Finding(code, {"sheet": name}) for name in names for code in sorted(seen[name].findings)
    ]
    _send(out, {"end": True, "findings": [[finding.code, dict(finding.params)] for finding in found]})


def _read_sheets(
    archive: Archive, scanned: Iterable[tuple[SheetEntry, SheetRecord]], out: BinaryIO
) -> dict[str, SheetRecord]:
    """Read and send each sheet once it was scanned; the next ones are scanned meanwhile."""
    import python_calamine  # cold start: refused files never need the reader

    source, book = archive.source, None
    seen: dict[str, SheetRecord] = {}
    try:
        for entry, record in scanned:
            seen[entry.name] = record
            if book is None:
                book = python_calamine.load_workbook(
                    str(source) if isinstance(source, Path) else source.open("rb")
                )
            if entry.name not in book.sheet_names:
                raise GateRefusal(RefusalCode.DAMAGED)
            _send(out, _sheet(archive, entry, record))
            for start in range(0, len(record.formulas), _PLACES):
                _send(out, {"formulas": record.formulas[start : start + _PLACES].tolist()})
            sheet = book.get_sheet_by_name(entry.name)
            _send_rows(sheet.start, sheet.iter_rows(), out)
    except python_calamine.CalamineError as error:
        raise GateRefusal(RefusalCode.DAMAGED) from error
    return seen


def _send_rows(start: tuple[int, int] | None, rows: Iterable[list[Any]], out: BinaryIO) -> None:
    if start is None:
        return
    left = [""] * start[1]
    iterator = iter(rows)
    while block := list(islice(iterator, _ROWS)):
        if left:
            block = [left + row for row in block]
        data = orjson.dumps(block, _default, _OPTIONS)
        _send_bytes(out, data.replace(b',""', b",null").replace(b'[""', b"[null"))


def _default(value: Any) -> dict[str, str]:
    """Mark what JSON has no type for: dates, date-times and times in ISO form, durations as PT..S."""
    if isinstance(value, datetime.timedelta):
        return {"d": f"PT{value.total_seconds():.15g}S"}
    return {"d": value.isoformat()}


def _book(package: Package) -> dict[str, Any]:
    return {
        "defined_names": package.defined_names,
        "properties": package.properties,
        "date1904": package.date1904,
    }


def _sheet(archive: Archive, entry: SheetEntry, record: SheetRecord) -> dict[str, Any]:
    comments = read_comments(archive, entry.part) if entry.part else {}
    return {
        "name": entry.name,
        "hidden": entry.hidden,
        "errors": list(record.errors.items()),
        "hidden_rows": list(record.hidden_rows),
        "hidden_columns": list(record.hidden_columns),
        "comments": list(comments.items()),
        "styles": list(record.styles.items()),
        "merged": record.merged,
    }


def _send(out: BinaryIO, message: dict[str, Any]) -> None:
    _send_bytes(out, orjson.dumps(message))


def _send_bytes(out: BinaryIO, data: bytes) -> None:
    with contextlib.suppress(BrokenPipeError):
        out.write(len(data).to_bytes(4, "little"))
        out.write(data)
        out.flush()


if __name__ == "__main__":
    sys.exit(main())
