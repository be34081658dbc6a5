# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Koppeling without a mouse: the coordinator makes organisation and file, the counsellor opens it with the code."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLineEdit, QWidget

from ensure_desk.services import pairing
from ensure_desk.ui.widgets.once import OnceDialog
from tests.support import COORDINATOR
from tests.ui.page_parts import Stage, focused, press, settle, stage, texts, type_text

pytestmark = pytest.mark.ui


@pytest.fixture
def two(qapp: object, tmp_path: Path) -> Iterator[tuple[Stage, Stage]]:
    with stage(tmp_path / "co", COORDINATOR) as coordinator, stage(tmp_path / "office") as office:
        yield coordinator, office


def pairing_of(made: Stage) -> Any:
    """Open the subject Koppeling."""
    page = made.page("settings")
    page.open(section="pairing")
    settle()
    return page.section("pairing")


def top(kind: type[QWidget]) -> Any:
    """Return the open dialog of this kind."""
    settle()
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def tab_to(section: Any, wanted: QWidget) -> None:
    """Walk with Tab until a widget has the keyboard."""
    for _ in range(40):
        if focused() is wanted:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError("Tab never comes there")


def back_to(section: Any) -> None:
    """Give the window the keyboard again, as a desktop does when a dialog closes."""
    section.window().activateWindow()
    QTest.qWaitForWindowActive(section.window())


def keep(dialog: Any) -> str:
    """Note the code that is shown once, tick, and close; all by keyboard."""
    code = str(dialog.code.text())
    dialog.kept.setFocus()
    press(Qt.Key.Key_Space)
    dialog.close_it.setFocus()
    press(Qt.Key.Key_Space)
    settle()
    return code


def test_a_desk_is_paired_by_keyboard(two: tuple[Stage, Stage], tmp_path: Path) -> None:
    coordinator, office = two
    section = pairing_of(coordinator)
    section.start.setFocus()
    press(Qt.Key.Key_Space)
    sheet = keep(top(OnceDialog))
    assert len(sheet.replace("-", "")) == 32
    back_to(section)
    section.municipality.field.setFocus()
    press(Qt.Key.Key_B)
    assert section.municipality.field.value() == "Berlaar"
    tab_to(section, section.sheet.field)
    type_text(sheet.lower())
    tab_to(section, section.make)
    press(Qt.Key.Key_Space)
    top(QFileDialog).close()
    section.make_file(tmp_path / "b.pair")
    code = keep(top(OnceDialog))
    section.window().close()

    other = pairing_of(office)
    assert "Nog niet gekoppeld" in texts(other)
    other.take(tmp_path / "b.pair")
    assert focused() is other.code.field
    type_text(code.replace("-", " ").lower())
    press(Qt.Key.Key_Return)
    settle()
    assert pairing.is_paired(office.desk)
    assert "Gekoppeld" in texts(other)


def test_a_sheet_code_with_a_typing_error_is_refused(two: tuple[Stage, Stage], tmp_path: Path) -> None:
    coordinator, _office = two
    section = pairing_of(coordinator)
    code = pairing.make_organisation(coordinator.desk).value.pseudonym_code
    section.load()
    settle()
    section.municipality.field.set_value("Lier")
    section.sheet.field.set_value(("B" if code[0] != "B" else "C") + code[1:])
    section.make_file(tmp_path / "l.pair")
    assert "klopt niet" in texts(section)
    assert not (tmp_path / "l.pair").exists()


def test_every_field_and_button_has_a_name(two: tuple[Stage, Stage]) -> None:
    for made in two:
        section = pairing_of(made)
        nameless = [
            w
            for w in section.findChildren(QWidget)
            if isinstance(w, QAbstractButton | QLineEdit | QComboBox)
            and not (w.accessibleName() or w.property("text"))
        ]
        assert not nameless
