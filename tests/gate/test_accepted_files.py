# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What comes out of files that pass, also of odd and slightly broken ones."""

import datetime
import hashlib
import random
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from ensure_desk.gate.codes import FindingCode
from ensure_desk.gate.open import GateRefusal, Limits, SheetData, Want, Workbook, read_workbook
from tests.gate import hostile as h

FILLED = '<row r="1"><c r="A1"><v>7</v></c></row>'


def _first(path: Path) -> SheetData:
    return read_workbook(path).sheets[0]


def _ordinary(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Personen"
    sheet.append(["naam", "geboren", "uur", "duur", "ja", "leeg", "som"])
    sheet.append(
        ["Zoë", datetime.date(1976, 5, 1), datetime.time(8, 30), datetime.timedelta(hours=30), True, None]
    )
    sheet["D2"].number_format = "[h]:mm"
    sheet["G2"] = "=1+1"
    sheet["A3"] = "#N/A"
    sheet["B3"] = datetime.datetime(2024, 2, 29, 13, 5)  # noqa: DTZ001 - Excel knows no zones
    sheet["A2"].comment = Comment("let op", "iemand")
    sheet.merge_cells("A5:C6")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["F"].hidden = True
    hidden = book.create_sheet("Lijst")
    hidden.sheet_state = "veryHidden"
    hidden["C3"] = "x"
    book.properties.identifier = "pakket-1"
    book.defined_names["_ensure"] = openpyxl.workbook.defined_name.DefinedName(
        "_ensure", attr_text="Lijst!$C$3"
    )
    book.save(path)
    return path


def test_an_ordinary_workbook_comes_out_whole(tmp_path: Path) -> None:
    path = _ordinary(tmp_path / "lijst.xlsx")
    book = read_workbook(path)
    people, hidden = book.sheets
    assert [sheet.name for sheet in book.sheets] == ["Personen", "Lijst"]
    assert people.rows[1] == [
        "Zoë", {"d": "1976-05-01"}, {"d": "08:30:00"}, {"d": "PT108000S"}, True, None, None
    ]  # fmt: skip
    assert people.rows[2][1] == {"d": "2024-02-29T13:05:00"}
    assert people.formulas == {(1, 6)}
    assert people.errors == {(2, 0): "#N/A"}
    assert people.comments == {(1, 0): "let op"}
    assert people.hidden_rows == {2}
    assert people.hidden_columns == {5}
    assert people.merged == ((4, 0, 5, 2),)
    assert (hidden.hidden, hidden.rows[2]) == ("veryHidden", [None, None, "x"])
    assert book.defined_names == {"_ensure": "Lijst!$C$3"}
    assert book.properties["identifier"] == "pakket-1"
    assert book.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_only_the_wanted_sheets_are_read(tmp_path: Path) -> None:
    book = read_workbook(_ordinary(tmp_path / "lijst.xlsx"), want=Want(sheets=frozenset({"Lijst", "Weg"})))
    assert [sheet.name for sheet in book.sheets] == ["Lijst"]


def test_styles_come_when_asked(tmp_path: Path) -> None:
    path = h.with_cells(
        tmp_path / "lijst.xlsx", '<row r="1"><c r="A1" s="0"><v>7</v></c><c r="B1" s="3"/></row>'
    )
    assert read_workbook(path, want=Want(styles=True)).sheets[0].styles == {(0, 0): 0, (0, 1): 3}
    assert read_workbook(path).sheets[0].styles == {}


@pytest.mark.parametrize("value", ["1e999", "-1e999", "NaN", "inf"])
def test_a_number_that_is_none_is_an_error_cell(value: str, tmp_path: Path) -> None:
    path = h.with_value(tmp_path / "lijst.xlsx", f'<c r="B1"><v>{value}</v></c>')
    book = read_workbook(path)
    assert book.sheets[0].errors == {(0, 1): "#NUM!"}
    assert [finding.code for finding in book.findings] == [FindingCode.NUMBER_OUT_OF_RANGE]


ODD_CELLS = {
    "prefixed formula": '<x:c xmlns:x="{ns}" r="B1"><x:f>1+1</x:f><x:v>2</x:v></x:c>',
    "single quotes": "<c r='B1'><f>1+1</f><v>2</v></c>",
    "type first": '<c t="n" r="B1"><f>1+1</f><v>2</v></c>',
    "shared formula": '<c r="B1"><f t="shared" si="0"/><v>2</v></c>',
    "no reference": "<c><f>1+1</f><v>2</v></c>",
    "comment between": '<!-- </row> --><c r="B1"><f>1+1</f><v>2</v></c>',
    "cdata in the formula": '<c r="B1"><f><![CDATA[1+1]]></f><v>2</v></c>',
    "space in the tag": '<c r = "B1" ><f>1+1</f><v>2</v></c >',
}


@pytest.mark.parametrize("name", ODD_CELLS)
def test_a_formula_is_seen_however_it_is_written(name: str, tmp_path: Path) -> None:
    path = h.with_value(tmp_path / "lijst.xlsx", ODD_CELLS[name].format(ns=h.MAIN))
    assert _first(path).formulas == {(0, 1)}


@pytest.mark.parametrize("quote", ['"', "'"])
def test_an_error_cell_is_seen_in_both_quotes(quote: str, tmp_path: Path) -> None:
    cell = '<c r="B1" t="e"><v>#DIV/0!</v></c>'.replace('"', quote)
    assert _first(h.with_value(tmp_path / "lijst.xlsx", cell)).errors == {(0, 1): "#DIV/0!"}


def test_a_prefixed_worksheet_is_read(tmp_path: Path) -> None:
    sheet = (
        f'<x:worksheet xmlns:x="{h.MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:f>3+4</x:f><x:v>7</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    found = _first(h.write_zip(tmp_path / "lijst.xlsx", h.parts(sheet=sheet)))
    assert found.formulas == {(0, 0)}
    assert found.rows == [[7.0]]


def test_cells_hidden_behind_a_comment_in_the_head_are_seen(tmp_path: Path) -> None:
    path = h.with_cells(
        tmp_path / "lijst.xlsx", FILLED.replace("><v>", "><f>1</f><v>"), head="<!--<sheetData>-->"
    )
    assert _first(path).formulas == {(0, 0)}


def test_a_dynamic_data_exchange_formula_is_flagged(tmp_path: Path) -> None:
    cell = "<c r=\"B1\"><f>cmd|'/c calc'!A0</f><v>0</v></c>"
    book = read_workbook(h.with_value(tmp_path / "lijst.xlsx", cell))
    assert [finding.code for finding in book.findings] == [FindingCode.DDE]


def test_external_links_are_flagged(tmp_path: Path) -> None:
    link = f'<externalLink xmlns="{h.MAIN}"><ddeLink ddeService="cmd" ddeTopic="calc"/></externalLink>'
    path = h.write_zip(tmp_path / "lijst.xlsx", {**h.parts(), "xl/externalLinks/externalLink1.xml": link})
    assert {finding.code for finding in read_workbook(path).findings} == {
        FindingCode.EXTERNAL_LINKS,
        FindingCode.DDE,
    }


@pytest.mark.parametrize(("setting", "day"), [("0", "1900-01-31"), ("1", "1904-02-01")])
def test_the_date_system_is_told_and_applied(setting: str, day: str, tmp_path: Path) -> None:
    styles = f'<styleSheet xmlns="{h.MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    sheet = h.sheet_xml('<row r="1"><c r="A1" s="0"><v>31</v></c></row>')
    book = h.workbook_xml(f'<workbookPr date1904="{setting}"/>')
    path = h.write_zip(tmp_path / "lijst.xlsx", {**h.parts(sheet=sheet, book=book), "xl/styles.xml": styles})
    result = read_workbook(path)
    assert (result.date1904, result.sheets[0].rows) == (setting == "1", [[{"d": day}]])


def test_strict_workbooks_are_read(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml"
    contents = {
        name: str(data).replace(h.MAIN, f"{strict}/spreadsheetml/main").replace(
            h.RELATIONS, f"{strict}/officeDocument/relationships"
        )
        for name, data in h.parts().items()
    }  # fmt: skip
    assert _first(h.write_zip(tmp_path / "lijst.xlsx", contents)).rows == [["naam", 12.5]]


@pytest.mark.parametrize("text", ["a\u202eb", "x" * 40_000, "_x0007_", '"', ',""', '[""', '\\""'])
def test_odd_texts_come_through_unharmed(text: str, tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>0</v></c></row>'
    path = h.write_zip(
        tmp_path / "lijst.xlsx", h.parts(sheet=h.sheet_xml(cells), strings=h.strings_xml(text))
    )
    row = _first(path).rows[0]
    assert row[1] is None
    assert row[0] == row[2]
    assert row[0] == (text if text != "_x0007_" else "\x07")


def test_an_impossible_date_stays_text(tmp_path: Path) -> None:
    cell = '<c r="B1" t="inlineStr"><is><t>30/02/2024</t></is></c>'
    assert _first(h.with_value(tmp_path / "lijst.xlsx", cell)).rows == [[7.0, "30/02/2024"]]


def test_a_giant_dimension_and_far_empty_cells_cost_nothing(tmp_path: Path) -> None:
    cells = FILLED + '<row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" s="0"/></row>'
    path = h.with_cells(tmp_path / "lijst.xlsx", cells, head='<dimension ref="A1:XFD1048576"/>')
    assert _first(path).rows == [[7.0]]


def test_giant_merges_and_column_ranges_are_not_spread_out(tmp_path: Path) -> None:
    path = h.with_cells(
        tmp_path / "lijst.xlsx",
        FILLED,
        head='<cols><col min="2" max="99999999" hidden="1"/></cols>',
        tail='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    sheet = _first(path)
    assert sheet.merged == ((0, 0, 1_048_575, 16_383),)
    assert len(sheet.hidden_columns) == 16_383


def test_rows_that_span_several_chunks_are_all_seen(tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(h.good_bytes(60_000))
    sheet = _first(path)
    assert len(sheet.rows) == len(sheet.formulas) == 60_000
    assert sheet.rows[-1] == ["een", 90_000.0, 180_000.0]


def test_the_last_allowed_cell_is_accepted(tmp_path: Path) -> None:
    cells = '<row r="20"><c r="B20"><v>1</v></c></row>'
    path = h.with_cells(tmp_path / "lijst.xlsx", cells)
    assert len(read_workbook(path, limits=Limits(rows=20, columns=2)).sheets[0].rows) == 20


@pytest.mark.parametrize("part", range(4))
def test_a_mutated_file_ends_in_a_workbook_or_one_refusal(part: int, tmp_path: Path) -> None:
    randomness = random.Random(part)  # noqa: S311 - a seeded test
    good = h.good_bytes()
    path = tmp_path / "lijst.xlsx"
    for _ in range(50):
        data = bytearray(good)
        if randomness.random() < 0.2:
            del data[randomness.randrange(len(data)) :]
        elif randomness.random() < 0.2:
            start = randomness.randrange(len(data))
            del data[start : start + randomness.randrange(1, 60)]
        else:
            for _ in range(randomness.randrange(1, 4)):
                data[randomness.randrange(len(data))] ^= 1 << randomness.randrange(8)
        path.write_bytes(data)
        assert _ends_well(path)


def _ends_well(path: Path) -> bool:
    try:
        return isinstance(read_workbook(path), Workbook)
    except GateRefusal as refusal:
        return refusal.code.startswith("gate_")
