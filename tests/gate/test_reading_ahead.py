# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A reading child may be started before its file is known, and gives sheets away while it goes on."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from ensure_desk.gate import reader
from ensure_desk.gate.model import GateRefusal, SheetData
from ensure_desk.gate.open import cool_down, hand_over_sheets, read_workbook, warm_up


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    for title, state in (("Mensen", "visible"), ("_verborgen", "veryHidden"), ("Trajecten", "visible")):
        sheet = made.create_sheet(title)
        sheet.append([title, 1])
        sheet.sheet_state = state
    made.remove(made.worksheets[0])
    made.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


@pytest.fixture
def _no_child_stays() -> Iterator[None]:
    yield
    cool_down()


class Taker:
    def __init__(self, fails: bool = False) -> None:
        self.names: tuple[str, ...] = ()
        self.taken: list[str] = []
        self.fails = fails

    def announce(self, names: tuple[str, ...]) -> None:
        self.names = names

    def take(self, sheet: SheetData) -> None:
        if self.fails:
            raise LookupError(sheet.name)
        self.taken.append(f"{sheet.name} {sheet.rows}")


def test_hidden_sheets_come_first_and_the_workbook_keeps_its_order(book: Path) -> None:
    taker = Taker()
    read = hand_over_sheets(book, taker)
    assert taker.names == ("Mensen", "_verborgen", "Trajecten")
    assert [line.partition(" ")[0] for line in taker.taken] == ["_verborgen", "Mensen", "Trajecten"]
    assert taker.taken[1] == "Mensen [['Mensen', 1.0]]"
    assert read == read_workbook(book)


def test_whoever_cannot_go_on_ends_the_reading(book: Path) -> None:
    with pytest.raises(LookupError, match="_verborgen"):
        hand_over_sheets(book, Taker(fails=True))


@pytest.mark.usefixtures("_no_child_stays")
def test_the_child_that_waits_reads_the_next_file_and_no_other(book: Path) -> None:
    warm_up()
    warm_up()
    (waiting,) = reader._SPARE
    assert [sheet.name for sheet in read_workbook(book).sheets] == ["Mensen", "_verborgen", "Trajecten"]
    assert waiting.returncode is not None
    assert not reader._SPARE
    with pytest.raises(GateRefusal):
        read_workbook(Path(__file__))


@pytest.mark.usefixtures("_no_child_stays")
def test_a_child_that_died_while_it_waited_is_replaced(book: Path) -> None:
    warm_up()
    reader._SPARE[0].kill()
    reader._SPARE[0].wait()
    assert len(read_workbook(book).sheets) == 3
