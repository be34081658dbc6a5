# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every hostile workbook ends in the code that docs/hostile-files.md names."""

import re
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ensure_desk.gate.codes import FindingCode
from ensure_desk.gate.codes import RefusalCode as Code
from ensure_desk.gate.open import GateRefusal, Limits, read_workbook
from tests.gate import hostile as h

Maker = Callable[[Path], object]
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def _bytes(data: bytes) -> Maker:
    return lambda path: path.write_bytes(data)


def _with(**replaced: str | bytes) -> Maker:
    return lambda path: h.write_zip(path, h.parts(**replaced))


def _and(name: str, data: str | bytes = b"x") -> Maker:
    return lambda path: h.write_zip(path, {**h.parts(), name: data})


def _cells(cells: str, **more: str) -> Maker:
    return lambda path: h.with_cells(path, cells, **more)


def _cell(cell: str) -> Maker:
    return lambda path: h.with_value(path, cell)


def _twice(path: Path) -> None:
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")
        for name, data in [*h.parts().items(), *h.parts().items()]:
            archive.writestr(name, data)


def _overlap(path: Path) -> None:
    data = h.good_bytes()
    path.write_bytes(
        h.patch_directory(data, "xl/worksheets/sheet1.xml", offset=data.find(b"xl/workbook.xml") - 30)
    )


def _same_place(path: Path) -> None:
    data = h.good_bytes()
    changed = data.replace(b"xl/aaaa", b"xl/bbbb")
    path.write_bytes(
        h.patch_directory(changed, "xl/sharedStrings.xml", offset=data.find(b"_rels/.rels") - 30)
    )


def _lying_both(path: Path) -> None:
    data = h.patch_directory(h.good_bytes(), "xl/worksheets/sheet1.xml", size=99)
    path.write_bytes(h.patch_local_size(data, "xl/worksheets/sheet1.xml", 99))


def _many_parts(path: Path) -> None:
    h.write_zip(path, {**h.parts(), **{f"x/{number}.xml": b"" for number in range(5_001)}})


def _scattered() -> str:
    return '<row r="1"><c r="A1"><v>1</v></c></row><row r="900000"><c r="SA900000"><v>1</v></c></row>'


MACRO_TYPE = h.TYPES.replace(
    f"{h.TYPE}.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
)
TWO_SHEETS = '<sheet name="A" sheetId="1" r:id="rId1"/><sheet name="a" sheetId="2" r:id="rId1"/>'
TWO_IDS = '<sheet name="A" sheetId="1" r:id="rId1" id="rId2"/>'
DOUBLE = h.WORKBOOK_RELATIONS.replace("rId2", "rId1")
BIG = b"\0" * 60_000_000

REFUSED: dict[str, tuple[Maker, Code]] = {
    "empty": (_bytes(b""), Code.EMPTY),
    "one byte": (_bytes(b"P"), Code.OTHER_FILE),
    "directory": (lambda path: path.mkdir(), Code.NOT_A_FILE),
    "absent": (lambda path: None, Code.NOT_FOUND),
    "text": (_bytes(b"naam;voornaam\r\n"), Code.OTHER_FILE),
    "web page": (_bytes(b"\xef\xbb\xbf  <HTML><body><table></table>"), Code.WEB_PAGE),
    "web page with declaration": (_bytes(b"<?xml version='1.0'?><html>"), Code.WEB_PAGE),
    "xml spreadsheet": (_bytes(b'<?xml version="1.0"?><Workbook/>'), Code.XML_FILE),
    "old excel": (_bytes(h.OLE + b"\0" * 600 + "Workbook".encode("utf-16-le")), Code.OLD_EXCEL),
    "older excel": (_bytes(b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\0" * 99), Code.OLD_EXCEL),
    "password": (_bytes(h.OLE + b"\0" * 900 + "EncryptedPackage".encode("utf-16-le")), Code.ENCRYPTED),
    "open document": (
        lambda path: h.write_zip(path, {"mimetype": "application/vnd.oasis", "content.xml": "<a/>"}),
        Code.OPEN_DOCUMENT,
    ),
    "numbers": (lambda path: h.write_zip(path, {"Index/Document.iwa": b"x"}), Code.NUMBERS),
    "other zip": (lambda path: h.write_zip(path, {"foto.jpg": b"x"}), Code.OTHER_FILE),
    "word document": (_with(types=h.TYPES.replace("spreadsheetml", "wordprocessingml")), Code.OTHER_FILE),
    "binary workbook": (_and("xl/workbook.bin"), Code.BINARY_WORKBOOK),
    "macros": (_and("xl/vbaProject.bin"), Code.MACROS),
    "macro type": (_with(types=MACRO_TYPE), Code.MACROS),
    "excel 4 macros": (_and("xl/macrosheets/sheet1.xml"), Code.MACROS),
    "truncated": (_bytes(h.good_bytes()[:-300]), Code.DAMAGED),
    "only a head": (_bytes(h.good_bytes()[:40]), Code.DAMAGED),
    "bytes before the zip": (_bytes(b"PK\x03\x04" + h.good_bytes()), Code.DAMAGED),
    "zip bomb": (_and("xl/media/a.bin", BIG), Code.BOMB),
    "sheet bomb": (_cells(" " * 40_000_000), Code.BOMB),
    "strings bomb": (_with(strings=h.strings_xml("a" * 40_000_000)), Code.BOMB),
    "style bomb": (_and("xl/styles.xml", b"<a>" + b"<xf/>" * 6_000_000), Code.BOMB),
    "too many parts": (_many_parts, Code.TOO_MANY_PARTS),
    "duplicate parts": (_twice, Code.DUPLICATE_PART),
    "parts that differ in case": (_and("XL/Workbook.xml"), Code.DUPLICATE_PART),
    "path upwards": (_and("../../evil.xml"), Code.UNSAFE_PART_NAME),
    "absolute path": (_and("/etc/evil.xml"), Code.UNSAFE_PART_NAME),
    "drive letter": (_and("C:evil.xml"), Code.UNSAFE_PART_NAME),
    "backslash": (_and("xl\\evil.xml"), Code.UNSAFE_PART_NAME),
    "overlapping parts": (_overlap, Code.OVERLAPPING_PARTS),
    "two names for one place": (_same_place, Code.OVERLAPPING_PARTS),
    "lying size": (
        _bytes(h.patch_directory(h.good_bytes(), "xl/worksheets/sheet1.xml", size=99)),
        Code.LYING_SIZE,
    ),
    "lying size twice": (_lying_both, Code.LYING_SIZE),
    "billion laughs in the sheet": (_with(sheet=LAUGHS + h.sheet_xml()[38:]), Code.DTD),
    "billion laughs in the strings": (_with(strings=LAUGHS + h.strings_xml("a")), Code.DTD),
    "billion laughs in the styles": (_and("xl/styles.xml", LAUGHS + "<styleSheet/>"), Code.DTD),
    "entity from outside": (_with(book=OUTSIDE + h.workbook_xml()), Code.DTD),
    "utf-16 sheet": (_with(sheet=h.sheet_xml().replace("UTF-8", "UTF-16").encode("utf-16")), Code.ENCODING),
    "utf-7 sheet": (_with(sheet=h.sheet_xml().replace("UTF-8", "UTF-7")), Code.ENCODING),
    "utf-16 strings": (_with(strings=h.strings_xml("a").encode("utf-16-le")), Code.ENCODING),
    "utf-7 workbook": (
        _with(book="<?xml version='1.0' encoding='utf-7'?>" + h.workbook_xml()),
        Code.ENCODING,
    ),
    "cell at XFD1048576": (
        _cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        Code.TOO_MANY_ROWS,
    ),
    "cell at XFD1": (_cell('<c r="XFD1"><v>1</v></c>'), Code.TOO_MANY_COLUMNS),
    "cell at SS1": (_cell('<c r="SS1"><v>1</v></c>'), Code.TOO_MANY_COLUMNS),
    "hidden reference": (_cell('<c r="&#88;FD1"><v>1</v></c>'), Code.TOO_MANY_COLUMNS),
    "prefixed far cell": (
        _with(
            sheet=f'<x:worksheet xmlns:x="{h.MAIN}"><x:sheetData><x:row r="1"><x:c r="XFD1"><x:v>1</x:v></x:c>'
            "</x:row></x:sheetData></x:worksheet>"
        ),
        Code.TOO_MANY_COLUMNS,
    ),
    "cells far apart": (_cells(_scattered()), Code.TOO_SPREAD_OUT),
    "reference that is none": (_cell('<c r="12"><v>1</v></c>'), Code.DAMAGED),
    "string index -1": (_cell('<c r="B1" t="s"><v>-1</v></c>'), Code.STRING_INDEX),
    "string index too large": (_cell('<c r="B1" t="s"><v>1</v></c>'), Code.STRING_INDEX),
    "string index without strings": (_with(strings=h.strings_xml()), Code.STRING_INDEX),
    "two targets for one sheet": (_with(relations=DOUBLE), Code.DAMAGED),
    "two ids of one sheet": (_with(book=h.workbook_xml(sheets=TWO_IDS)), Code.DAMAGED),
    "giant merges": (
        _cells(h.CELLS, tail="<mergeCells>" + '<mergeCell ref="A1:XFD9"/>' * 50_001 + "</mergeCells>"),
        Code.TOO_MANY_MERGES,
    ),
    "two sheets with one name": (_with(book=h.workbook_xml(sheets=TWO_SHEETS)), Code.DUPLICATE_SHEET),
    "no sheets": (_with(book=h.workbook_xml(sheets="")), Code.NO_SHEETS),
    "sheet part missing": (_with(relations=h.WORKBOOK_RELATIONS.replace("sheet1", "sheet9")), Code.DAMAGED),
    "broken xml": (_cells('<row r="1"><c r="A1"><v>1</c></v></row>'), Code.DAMAGED),
    "sheet cut off": (_with(sheet=h.sheet_xml()[:-40]), Code.DAMAGED),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_with_its_own_code(name: str, tmp_path: Path) -> None:
    make, code = REFUSED[name]
    path = tmp_path / "lijst.xlsx"
    make(path)
    with pytest.raises(GateRefusal) as refusal:
        read_workbook(path)
    assert refusal.value.code == code.value


def test_a_lock_file_of_excel_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "~$lijst.xlsx"
    path.write_bytes(h.good_bytes())
    with pytest.raises(GateRefusal, match=Code.LOCK_FILE):
        read_workbook(path)


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(rows=20), Code.TOO_MANY_ROWS),
        (Limits(columns=2), Code.TOO_MANY_COLUMNS),
        (Limits(unpacked=1_000), Code.TOO_LARGE),
        (Limits(memory=1_000_000), Code.READER_FAILED),
        (Limits(seconds=0.001), Code.TOO_SLOW),
    ],
)
def test_a_good_file_over_a_limit_is_refused(limits: Limits, code: Code, tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(h.good_bytes())
    with pytest.raises(GateRefusal) as refusal:
        read_workbook(path, limits=limits)
    assert refusal.value.code == code.value


@pytest.mark.parametrize("strings", [True, False])
def test_a_text_over_the_limit_is_refused(strings: bool, tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    text = "x" * 20_000
    if strings:
        h.write_zip(path, h.parts(strings=h.strings_xml(text)))
    else:
        h.with_value(path, f'<c r="B1" t="inlineStr"><is><t>{text}</t></is></c>')
    with pytest.raises(GateRefusal, match=Code.TEXT_TOO_LONG):
        read_workbook(path, limits=Limits(text=10_000))


def test_cancelling_ends_the_child(tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(h.good_bytes(60_000))
    with pytest.raises(GateRefusal, match=Code.CANCELLED):
        read_workbook(path, cancelled=lambda: True)


def test_every_refusal_code_is_in_the_table_of_hostile_files() -> None:
    table = Path(__file__).parents[2].joinpath("docs", "hostile-files.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`(gate_\w+)`", table)) == {code.value for code in [*Code, *FindingCode]}


@pytest.mark.skipif(sys.platform == "win32", reason="the limits of Windows are set on a Job Object")
def test_a_reader_that_wants_too_much_memory_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(h.good_bytes(60_000))
    with pytest.raises(GateRefusal) as refusal:
        read_workbook(path, limits=Limits(memory=50_000_000))
    assert refusal.value.code in {Code.TOO_MUCH_MEMORY, Code.READER_FAILED}
