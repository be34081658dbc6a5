# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""PDF files are drawn beside the window's thread, can be stopped, and carry whole names."""

import inspect
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageRanges, QPainter, QPdfWriter, QTextTable
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.texts import SourceText
from ensure_desk.services import retention
from ensure_desk.ui import theme
from ensure_desk.ui.context import Bus, Context
from ensure_desk.ui.jobs import Jobs
from ensure_desk.ui.long_work import PdfWork
from ensure_desk.ui.pages.evolution.page import _sheet
from ensure_desk.ui.pages.settings.retention import list_sheet
from ensure_desk.ui.paper import HEAD, SMALL, Paper
from ensure_desk.ui.pdf import (
    Leaves,
    Steps,
    Unwatched,
    _draw_page,
    a4,
    document_pages,
    print_pages,
    write_pdf,
)
from ensure_desk.ui.printing import code_sheet, preview_made
from ensure_desk.ui.widgets.dialog import Dialog
from tests.services.test_retention import gone
from tests.ui.page_parts import Stage, click, settle, stage
from tests.ui.test_survey_pages import two_moments

pytestmark = pytest.mark.ui


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as made:
        yield made


@pytest.fixture
def beside(qtbot: QtBot) -> Iterator[tuple[PdfWork, list[str]]]:
    """Return work beside the window's thread, and what was said about it."""
    jobs, bus, said = Jobs(), Bus(), []
    bus.toast.connect(lambda request: said.append(request.text))
    window = QWidget()
    qtbot.addWidget(window)
    yield PdfWork(Context(None, jobs, bus, SourceText()), window), said
    jobs.stop()


def long_paper(steps: Steps) -> Leaves:
    paper = Paper(steady=True)
    for number in range(120):
        paper.write(f"Lijn {number}", SMALL)
    return paper.document


def question() -> Dialog | None:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, Dialog) and w.isVisible()]
    return shown[0] if shown else None


def test_pages_are_drawn_on_a_thread_of_their_own(
    beside: tuple[PdfWork, list[str]], tmp_path: Path, qtbot: QtBot
) -> None:
    work, path, seen = beside[0], tmp_path / "p.pdf", []

    def make(steps: Steps) -> Leaves:
        seen.append(threading.get_ident())
        return long_paper(steps)

    work.run(path, document_pages(make), lambda: seen.append(threading.get_ident()))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[1] == threading.get_ident() != seen[0]
    assert path.read_bytes().count(b"/Type /Page\n") == 4
    assert question() is None


def test_what_takes_long_is_shown_and_can_be_stopped(
    beside: tuple[PdfWork, list[str]], tmp_path: Path, qtbot: QtBot
) -> None:
    work, said = beside
    path = tmp_path / "p.pdf"
    path.write_bytes(b"before")

    def draw(_: QPdfWriter, steps: Steps) -> None:
        turn = threading.Event()
        while True:
            steps.report(1, 10)
            turn.wait(0.01)

    work.run(path, draw, lambda: said.append("written"))
    qtbot.waitUntil(lambda: question() is not None)
    shown = question()
    assert shown is not None
    click(shown, "Stoppen")
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Gestopt. De PDF is niet gemaakt."]
    assert [file.name for file in tmp_path.iterdir()] == ["p.pdf"]
    assert path.read_bytes() == b"before"


def test_one_pdf_at_a_time_and_what_was_written_beside_it_is_told(
    beside: tuple[PdfWork, list[str]], tmp_path: Path, qtbot: QtBot
) -> None:
    work, said = beside
    go_on = threading.Event()

    def draw(device: QPdfWriter, steps: Steps) -> None:
        go_on.wait(20)
        document_pages(long_paper)(device, steps)

    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    work.run(first, draw, lambda: said.append("first"))
    work.run(second, draw, lambda: said.append("second"), beside="Het boek staat er.")
    assert said == ["De vorige PDF wordt nog gemaakt. Deze is niet gemaakt. Het boek staat er."]
    go_on.set()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[1] == "first"
    assert [file.name for file in tmp_path.iterdir()] == ["first.pdf"]
    work.run(second, draw, lambda: said.append("second"))
    qtbot.waitUntil(lambda: len(said) == 3)
    assert second.exists()


def test_a_long_list_is_written_beside_the_window_and_shown_on_its_thread(qtbot: QtBot) -> None:
    jobs, window, seen = Jobs(), QWidget(), []
    qtbot.addWidget(window)

    def make() -> Leaves:
        seen.append(threading.get_ident())
        return long_paper(Unwatched())

    preview_made(Context(None, jobs, Bus(), SourceText()), window, "Lijst", make)
    qtbot.waitUntil(lambda: bool(window.findChildren(QPrintPreviewDialog)))
    (document,) = window.findChildren(Leaves)
    assert seen != [threading.get_ident()]
    assert document.thread() is window.thread()
    window.findChildren(QPrintPreviewDialog)[0].close()
    jobs.stop()


def test_rows_of_any_height_stay_whole(qapp: QApplication) -> None:
    paper = Paper(96.0)
    rows = [(str(n), "een paar woorden " * (n * 7 % 23)) for n in range(150)]
    paper.table(("Nr.", "Wat"), rows, (20, 80))
    paper.write("Daarna", SMALL)
    layout, height = paper.document.documentLayout(), paper.document.pageSize().height()
    tables = paper.document.rootFrame().childFrames()
    assert len(tables) == paper.document.pageCount()
    assert sum(frame.rows() - 1 for frame in tables if isinstance(frame, QTextTable)) == len(rows)
    for number, frame in enumerate(tables):
        first = layout.blockBoundingRect(frame.firstCursorPosition().block())
        last = layout.blockBoundingRect(frame.lastCursorPosition().block())
        assert number * height - 1 <= first.top() <= last.bottom() < (number + 1) * height


def test_paper_is_measured_by_the_dots_it_is_given(qapp: QApplication) -> None:
    assert Paper(254.0).document.pageSize().width() == pytest.approx(1700)


@pytest.mark.parametrize("lines", range(36, 44))
def test_a_heading_never_stands_alone_at_the_foot_of_a_page(qapp: QApplication, lines: int) -> None:
    paper = Paper(96.0)
    for number in range(lines):
        paper.write(f"Lijn {number}", SMALL, above=2)
    paper.write("Kop", HEAD, bold=True, above=18)
    paper.write("Dossier", SMALL, bold=True)
    paper.write("Tekst", SMALL)
    height, block, tops = paper.document.pageSize().height(), paper.document.lastBlock(), []
    for _ in range(3):
        paper.document.documentLayout().blockBoundingRect(block)
        tops.append(block.layout().position().y() + block.layout().lineAt(0).y())
        block = block.previous()
    assert len({int((top + 1) // height) for top in tops}) == 1


def test_pages_are_numbered_and_only_those_asked_for_are_printed(qapp: QApplication, tmp_path: Path) -> None:
    document = long_paper(Unwatched())
    plain, numbered, one = (tmp_path / name for name in ("plain.pdf", "numbered.pdf", "one.pdf"))
    write_pdf(plain, document_pages(long_paper), Unwatched())
    asked: list[tuple[int, int]] = []
    document.number = lambda page, count: asked.append((page, count)) or "Blad"  # type: ignore[func-returns-value]
    write_pdf(numbered, document_pages(lambda _: document), Unwatched())
    assert asked == [(1, 4), (2, 4), (3, 4), (4, 4)]

    def some(device: QPdfWriter, steps: Steps) -> None:
        device.setPageLayout(a4())
        device.setPageRanges(QPageRanges.fromString("2-3"))
        print_pages(document, device, steps)

    write_pdf(one, some, Unwatched())
    assert one.read_bytes().count(b"/Type /Page\n") == 2
    assert asked[4:] == [(2, 4), (3, 4)]


def test_a_code_on_paper_stands_on_one_line(qapp: QApplication) -> None:
    key = "-".join(["WWWWW"] * 8 + ["W2"])
    made = code_sheet(SourceText(), "Herstelsleutel", key, "Bewaar hem op papier.")
    made.documentLayout().documentSize()
    lines = [made.begin().next().text(), made.begin().next().layout().lineCount()]
    assert lines == [key, 1]


def test_a_place_where_nothing_can_be_written_is_told(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="file_not_writable") as refused:
        write_pdf(tmp_path / "none" / "p.pdf", document_pages(long_paper), Unwatched())
    assert refused.value.params == {"file": "p.pdf"}


def test_paper_is_black_on_white_on_a_dark_screen(qapp: QApplication) -> None:
    theme.apply(qapp, dark=True)
    try:
        image = QImage(600, 300, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        _draw_page(long_paper(Unwatched()), painter, QRectF(0, 0, 600, 300))
        painter.end()
    finally:
        theme.apply(qapp, dark=False)
    assert min(image.pixel(x, y) & 255 for x in range(120) for y in range(60)) < 60


def test_the_sheet_of_a_person_has_the_whole_name_where_the_screen_hides_it(
    played: Stage, tmp_path: Path
) -> None:
    page = played.page("evolution")
    played.desk.veil.on = True
    page.open(person_id=two_moments(played.desk))
    assert page._loaded.name == "S.B."
    write = _sheet(played.ctx, page._loaded, page._loaded.comparison)
    assert "Voor Samira Benhaddou" in write(Unwatched()).toPlainText()
    held = inspect.getclosurevars(write).nonlocals.values()
    assert not any(isinstance(one, QWidget) for one in held), "the thread that draws holds no page"
    page.save_pdf(tmp_path / "blad.pdf")
    assert played.heard.toasts[-1].text == "Het blad is bewaard. De namen staan er voluit op."
    page.show_preview()
    assert not page.findChildren(QPrintPreviewDialog)
    asked = question()
    assert asked is not None
    click(asked, "Toch tonen")
    settle()
    page.findChildren(QPrintPreviewDialog)[0].close()


def test_the_list_to_approve_has_whole_names(played: Stage) -> None:
    person = gone(played.desk, "2018-01-31", name="Zandvliet")
    played.desk.veil.on = True
    (line,) = retention.overdue(played.desk)
    assert "Zandvliet" not in line.name
    lines = retention.on_paper(played.desk, ids=[line.id])
    assert [one.person_id for one in lines] == [person]
    assert "Zandvliet" in list_sheet(played.desk.tr, lines, 96.0).toPlainText()
