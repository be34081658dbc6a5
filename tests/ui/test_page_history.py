# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Geschiedenis: what came and went, undo and redo with their toasts, receipts; and the empty page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ensure_desk.bootstrap import close_desk
from ensure_desk.domain.errors import UserError
from ensure_desk.services import history, pairing, receipts, undo
from ensure_desk.ui import theme
from ensure_desk.ui.application import application, build_shell
from ensure_desk.ui.context import Target
from ensure_desk.ui.jobs import InlineJobs
from tests.services.handoff_parts import LIER, edit_cell, fill, read, send
from tests.support import COORDINATOR, fresh_desk
from tests.ui.page_parts import Stage, click, focused, press, settle, stage, texts
from tests.ui.test_layout import CONTROLS, cut_off, in_scroll_area

pytestmark = pytest.mark.ui


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    """A coordinator who read a package of Lier."""
    lier = fresh_desk(tmp_path / "lier", LIER)
    with stage(tmp_path / "co", COORDINATOR) as made:
        sheet = pairing.make_organisation(made.desk).value
        path = tmp_path / "lier.pair"
        code = pairing.make_pairing_file(
            made.desk, path=path, municipality="Lier", pseudonym_key=sheet.pseudonym_code
        )
        pairing.read_pairing_file(lier, path=path, code=code)
        fill(lier, 2)
        read(made.desk, send(lier, tmp_path / "a.xlsx"))
        yield made
    close_desk(lier)


def opened(played: Stage, key: str) -> Any:
    page = played.page(key)
    page.open()
    settle()
    return page


def people(played: Stage) -> int:
    with played.desk.store.read() as reader:
        return reader.count("person")


def test_a_package_is_taken_back_with_the_keyboard_and_the_toast_brings_it_back(played: Stage) -> None:
    page = opened(played, "history")
    assert focused() is page._table
    assert "10 nieuw, 0 gewijzigd, 0 gelijk" in texts(page)
    assert "handtekening klopt" in texts(page)
    assert "Nog 90 dagen" in texts(page)
    press(Qt.Key.Key_U)
    toast = played.heard.toasts[-1]
    assert (people(played), toast.text) == (
        0,
        "Ongedaan gemaakt: 10 weg, 0 terug zoals het was, 0 gebleven.",
    )
    assert "ongedaan gemaakt op" in texts(page)
    toast.undo()
    assert people(played) == 2
    assert {"person", "package"} <= played.heard.kinds


def test_enter_leads_to_the_buttons_and_apply_again_is_offered_after_undo(played: Stage) -> None:
    page = opened(played, "history")
    press(Qt.Key.Key_Return)
    assert focused().text() == "Ongedaan maken"  # type: ignore[attr-defined]  # a button
    click(page, "Ongedaan maken")
    click(page, "Opnieuw toepassen")
    assert people(played) == 2
    assert played.heard.toasts[-1].text == "Opnieuw toegepast: 10 terug, 0 gewijzigd, 0 gebleven."


def test_a_receipt_is_saved_and_said(played: Stage, tmp_path: Path) -> None:
    page = opened(played, "history")
    page.save_receipt(page._table.current().package_id, tmp_path / "bewijs.xlsx")
    settle()
    assert (tmp_path / "bewijs.xlsx").exists()
    assert "ontvangstbewijs bewaard op" in texts(page)


def test_only_an_office_takes_back_for_everyone(played: Stage) -> None:
    page = opened(played, "history")
    page.turn(page._table.current().n, away=True)
    settle()
    assert not page._details._buttons["spread"].isVisibleTo(page)
    with pytest.raises(UserError, match="undo_spread_at_offices"):
        undo.spread(played.desk, package_id=page._table.current().package_id)


def test_an_empty_history_leads_to_the_hand_over(qapp: object, tmp_path: Path) -> None:
    with stage(tmp_path / "desk") as made:
        page = opened(made, "history")
        assert "Nog geen overdracht kwam of ging" in texts(page)
        page._stack.currentWidget().action.emit()
        assert made.heard.targets == [("handoff", {})]


def test_the_matrix_says_each_cell_and_opens_its_package(played: Stage) -> None:
    page = opened(played, "matrix")
    grid = page._grid
    model = grid.model()
    assert (model.rowCount(), model.columnCount()) == (12, 12)
    lier = next(r for r in range(12) if model.headerData(r, Qt.Orientation.Vertical) == "Lier")
    index = model.index(lier, 11)
    assert index.data() == "op tijd"
    assert index.data(int(Qt.ItemDataRole.AccessibleTextRole)) == "Lier, nov 26: op tijd"
    grid.setCurrentIndex(index)
    assert "Lier, nov 26: op tijd" in texts(page)
    assert "Van 11 kantoren is er nog geen." in texts(page)
    press(Qt.Key.Key_Return)
    assert focused() is page._packages
    press(Qt.Key.Key_Return)
    ((name, args),) = played.heard.targets
    assert (name, set(args)) == ("history", {"package_id"})


def test_the_toast_after_reading_takes_back_and_reading_again_offers_to_apply_again(
    played: Stage, tmp_path: Path
) -> None:
    page = opened(played, "handoff")
    undo.undo(played.desk, package_id=history.lines(played.desk)[0].package_id)
    page.look_at([tmp_path / "a.xlsx"])
    assert "u maakte deze overdracht ongedaan" in texts(page)
    click(page, "Opnieuw toepassen")
    assert people(played) == 2
    assert played.heard.toasts[-1].text.startswith("Opnieuw toegepast: 10 terug")
    edit_cell(tmp_path / "a.xlsx", "Deelnemers", "gender", 0, "man")
    page.look_at([tmp_path / "a.xlsx"])
    click(page, "Inlezen")
    toast = played.heard.toasts[-1]
    assert toast.text == "Ingelezen: 0 nieuw, 1 gewijzigd."
    toast.undo()
    assert "1 terug zoals het was" in played.heard.toasts[-1].text
    click(page, "Overdrachten per maand")
    assert played.heard.targets[-1] == ("matrix", {})


def test_the_first_page_of_a_coordinator_leads_to_the_matrix(played: Stage) -> None:
    click(opened(played, "today"), "Overdrachten per maand")
    assert played.heard.targets == [("matrix", {})]


def test_a_matrix_without_packages_says_what_to_do(qapp: object, tmp_path: Path) -> None:
    with stage(tmp_path / "co", COORDINATOR) as made:
        assert "Nog geen overdracht ingelezen" in texts(opened(made, "matrix"))


@pytest.mark.parametrize("language", ["nl", "fr"])
@pytest.mark.parametrize("key", ["history", "matrix", "today", "handoff"])
def test_nothing_is_cut_off_on_a_small_laptop(
    played: Stage, qtbot: QtBot, tmp_path: Path, key: str, language: str
) -> None:
    package = history.lines(played.desk)[0].package_id
    receipts.save_receipt(played.desk, package_id=package, path=tmp_path / "r.xlsx")
    undo.undo(played.desk, package_id=package)
    played.desk.tr.use(language)
    theme.apply(application())
    shell = build_shell(played.desk, InlineJobs())
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show()
    shell.go(Target(key, {}))
    settle()
    shown = [w for w in shell.findChildren(QWidget) if w.isVisible()]
    assert (shell.width(), shell.height()) == (1366, 768)
    assert not [cut_off(w) for w in shown if cut_off(w)]
    outside = [w for w in shown if isinstance(w, CONTROLS) and not in_scroll_area(w) and not within(shell, w)]
    assert not outside
    if key == "matrix":
        grid = shell.page(key)._grid  # type: ignore[attr-defined]  # the page of the matrix
        assert grid.horizontalScrollBar().maximum() == 0
        assert grid.verticalScrollBar().maximum() == 0


def within(shell: QWidget, widget: QWidget) -> bool:
    return shell.rect().contains(widget.mapTo(shell, QPoint(widget.width() - 1, widget.height() - 1)))
