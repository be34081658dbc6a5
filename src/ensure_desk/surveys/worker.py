# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The guarded child process that turns a questionnaire's workbook into an XForm: pyxform runs nowhere else.

It reads one workbook from standard input, judges it as every foreign file is judged, and answers with JSON: the
cells of every sheet as text (for lint), the XForm or what pyxform said, and what was mended on the way.
"""

import contextlib
import dataclasses
import os
import re
import sys
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

import orjson

from ensure_desk.gate.codes import RefusalCode
from ensure_desk.gate.confine import confine_self
from ensure_desk.gate.container import check_source
from ensure_desk.gate.model import GateRefusal, InMemory, Limits, Want
from ensure_desk.gate.package import open_archive, read_package
from ensure_desk.gate.scan import count_strings, scan_sheet
from ensure_desk.surveys.attached import with_lists

WORD = "--survey-worker"
MOST_MENDS = 400
_NO_LABEL = re.compile(r"The survey element named '([^']+)' has no label or hint")
_ROOT_NAME = "Repeat names must not be the same as the survey root"
_SAME_CHOICE = "Choice names must be unique"
_OTHER_ROOT = "formulier"
_OLE = b"\xd0\xcf\x11\xe0"
_MOST_OLD = 30_000_000
_LIMITS = Limits(columns=16_384, unpacked=60_000_000)


def main() -> int:
    """Serve one request: a line of JSON with the limits, then the workbook."""
    request: dict[str, Any] = orjson.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    with (
        os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out,
        open(os.devnull, "w", encoding="utf-8") as nothing,
    ):
        with contextlib.redirect_stdout(nothing), contextlib.redirect_stderr(nothing):
            confine_self(request["memory"], request["seconds"])
            answer = _answer(data, request["name"])
        out.write(orjson.dumps(answer))
    return 0


def _answer(data: bytes, name: str) -> dict[str, Any]:
    answer: dict[str, Any] = {"sheets": {}, "xform": None, "error": "", "failed": "", "mended": []}
    try:
        kind = _judged(data)
        answer["sheets"] = _sheets(data, kind)
        answer["xform"] = with_lists(_converted(data, kind, name, answer["mended"]), answer["sheets"])
    except GateRefusal as refusal:
        answer |= {"sheets": {}, "refused": refusal.code, "params": refusal.params}
    except MemoryError:
        answer["failed"] = "MemoryError"
    except Exception as error:  # noqa: BLE001  # the one border: pyxform can raise anything
        known = type(error).__name__ in ("PyXFormError", "PyXFormReadError")
        answer["error" if known else "failed"] = str(error) or type(error).__name__
    return answer


def _judged(data: bytes) -> str:
    """Return the kind of a workbook; raises GateRefusal before a reader opens what none should open.

    Macros may be in it: nobody runs them here.
    """
    source = InMemory(data)
    try:
        archive = open_archive(source, check_source(source, _LIMITS, macros=True))
    except GateRefusal as refusal:
        if refusal.code == RefusalCode.OLD_EXCEL and len(data) <= _MOST_OLD and data.startswith(_OLE):
            return "xls"
        raise
    package = read_package(archive, macros=True)
    strings = count_strings(archive, _LIMITS)
    for entry in package.sheets:
        if entry.part is not None:
            scan_sheet(archive, entry.part, strings, _LIMITS, Want())
    return "xlsx"


def _sheets(data: bytes, kind: str) -> dict[str, list[list[str]]]:
    """Return the cells of every sheet as text, without the empty ones at the end of rows and sheets."""
    tables: Mapping[str, Iterable[Iterable[object]]]
    if kind == "xls":
        import xlrd  # cold start: only old workbooks need it

        old = xlrd.open_workbook(file_contents=data, on_demand=True)
        tables = {s.name: ([c.value for c in row] for row in s.get_rows()) for s in old.sheets()}
    else:
        from openpyxl import load_workbook  # cold start: the other branch does without

        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
        tables = {s.title: s.iter_rows(values_only=True) for s in book.worksheets}
    budget = _Budget()
    return {title: _trimmed(rows, budget) for title, rows in tables.items()}


class _Budget:
    """How many filled cells, and characters in them, may go on: a real questionnaire has a tenth of it at most."""

    cells, left = 1_000_000, 20_000_000

    def spend(self, row: list[str]) -> None:
        """Take a row off; raises GateRefusal when nothing is left."""
        self.cells -= sum(map(bool, row))
        self.left -= sum(map(len, row)) + len(row)
        if self.left < 0 or self.cells < 0:
            raise GateRefusal(RefusalCode.TOO_LARGE, megabytes=_Budget.left // 1_000_000)


def _trimmed(rows: Iterable[Iterable[object]], budget: _Budget) -> list[list[str]]:
    found: list[list[str]] = []
    empty = 0
    for cells in rows:
        row = [_text(cell) for cell in cells]
        while row and not row[-1]:
            row.pop()
        if not row:
            empty += 1
            continue
        budget.spend(row)
        found += [[] for _ in range(empty)]
        empty = 0
        found.append(row)
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _converted(data: bytes, kind: str, name: str, mended: list[list[str]]) -> str:
    from pyxform.builder import create_survey_element_from_dict  # cold start: half a second
    from pyxform.errors import PyXFormError  # cold start: as above
    from pyxform.xls2json import workbook_to_json  # cold start: as above
    from pyxform.xls2json_backends import DefinitionData, get_xlsform  # cold start: as above

    rows = dataclasses.asdict(get_xlsform(BytesIO(data), file_type=f".{kind}"))
    root: str | None = None
    for _ in range(MOST_MENDS):
        try:
            definition = DefinitionData(**_copied(rows, name))
            made = workbook_to_json(
                workbook_dict=definition, form_name=root, fallback_form_name=definition.fallback_form_name
            )
            # Not `to_xml`, which goes through a file on disk.
            return str(create_survey_element_from_dict(made)._to_ugly_xml())
        except PyXFormError as error:
            said = str(error)
            if _ROOT_NAME in said and root is None:
                root = _OTHER_ROOT
            elif not _mend(rows, said, mended):
                raise
    raise PyXFormError("too much to mend")


def _copied(rows: dict[str, Any], name: str) -> dict[str, Any]:
    copy = orjson.loads(orjson.dumps(rows))
    copy["fallback_form_name"] = rows.get("fallback_form_name") or name
    return dict(copy)


def _mend(rows: dict[str, Any], said: str, mended: list[list[str]]) -> bool:
    """Give a question without a text its name for one; let a list hold the same code twice."""
    if found := _NO_LABEL.search(said):
        named = [r for r in rows["survey"] if r.get("name") == found[1] and not _has_label(r)]
        kinds = {_kind(r) for r in named}
        # pyxform names one at a time; those of the same type would come up one by one
        bare = [r for r in rows["survey"] if r.get("name") and _kind(r) in kinds and not _has_label(r)]
        headings = rows.get("survey_header") or [{}]
        column = next((h for h in headings[0] if h.split(":")[0] == "label"), "label")
        headings[0].setdefault(column, None)
        for row in bare:
            row[column] = row["name"]
            mended.append(["label_missing", str(row["name"])])
        return bool(bare)
    if _SAME_CHOICE in said:
        settings = rows["settings"] = rows.get("settings") or [{}]
        if settings[0].get("allow_choice_duplicates") == "yes":
            return False
        settings[0]["allow_choice_duplicates"] = "yes"
        mended.append(["choice_twice", ""])
        return True
    return False


def _kind(row: dict[str, Any]) -> str:
    return str(row.get("type") or "").strip().split(" ")[0]


def _has_label(row: dict[str, Any]) -> bool:
    return any(key.split(":")[0] in ("label", "hint") and value for key, value in row.items())


if __name__ == "__main__":
    sys.exit(main())
