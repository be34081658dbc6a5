# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Csv files: separators, encodings, records over several lines, and files that are none."""

from pathlib import Path

import pytest

from ensure_desk.gate.codes import FindingCode, RefusalCode
from ensure_desk.gate.open import Cell, GateRefusal, Limits, read_table

ROWS: list[list[Cell]] = [["naam", "uren"], ["Zoë; de Vries", "1,5"], ["twee\r\nregels", None]]
TEXT = 'naam;uren\r\n"Zoë; de Vries";1,5\r\n"twee\r\nregels";\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encoding_is_found_out(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(TEXT.encode(encoding))
    book = read_table(path)
    assert (book.sheets[0].name, book.sheets[0].rows) == ("lijst", ROWS)
    assert book.properties["encoding"] == encoding


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found_out(separator: str, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(f"a{separator}b{separator}c\n1{separator}2{separator}3\n", encoding="utf-8")
    assert read_table(path).sheets[0].rows == [["a", "b", "c"], ["1", "2", "3"]]


def test_a_separator_line_of_excel_is_obeyed_and_dropped(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("sep=,\na,b;c\n", encoding="utf-8")
    assert read_table(path).sheets[0].rows == [["a", "b;c"]]


def test_records_of_another_length_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("a;b\n1;2\n1;2;3\n", encoding="utf-8")
    (finding,) = read_table(path).findings
    assert (finding.code, finding.params) == (FindingCode.FIELD_COUNT, {"records": 1, "fields": 2})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", RefusalCode.EMPTY),
        (b"PK\x03\x04rest", RefusalCode.OTHER_FILE),
        (b"a;b\0c", RefusalCode.OTHER_FILE),
        (b"\xff\xfea", RefusalCode.ENCODING),
        (b"<!DOCTYPE html><html>", RefusalCode.WEB_PAGE),
        (b"a;b\n" * 6, RefusalCode.TOO_MANY_ROWS),
        (b"a;b;c;d", RefusalCode.TOO_MANY_COLUMNS),
        (b"a;" + b"x" * 200, RefusalCode.TEXT_TOO_LONG),
    ],
)
def test_a_file_that_is_no_csv_or_too_large_is_refused(
    data: bytes, code: RefusalCode, tmp_path: Path
) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(data)
    with pytest.raises(GateRefusal) as refusal:
        read_table(path, limits=Limits(rows=5, columns=3, text=100))
    assert refusal.value.code == code.value


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GateRefusal, match=RefusalCode.NOT_A_FILE):
        read_table(tmp_path)
