# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gegevens wissen in the dossier: nothing goes before the dossier number is typed over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ensure_desk.services import people
from ensure_desk.ui.pages.dossier.eraser import EraseDialog
from tests.support import COORDINATOR, add_person
from tests.ui.page_parts import Stage, choose_act, press, settle, stage, texts, type_text

pytestmark = pytest.mark.ui


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as made:
        yield made


def asked(played: Stage, person_id: str) -> EraseDialog:
    """Open a dossier and ask to erase it; return the dialog."""
    page = played.page("dossier")
    page.open(person_id=person_id)
    settle()
    choose_act(page, "Gegevens wissen")
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, EraseDialog) and w.isVisible())


def test_a_person_is_erased_by_keyboard_after_the_number_is_typed_over(played: Stage) -> None:
    person_id = add_person(played.desk)
    dialog = asked(played, person_id)
    assert "Deelnemers: 1" in texts(dialog)
    assert not dialog.go.isEnabled()
    dialog.reason.field.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    type_text("bor-2026-a00")
    assert not dialog.go.isEnabled()
    type_text("1")
    assert dialog.go.isEnabled()
    dialog.go.setFocus()
    press(Qt.Key.Key_Space)
    settle()
    assert people.search(played.desk).total == 0
    assert ("people", {}) in played.heard.targets
    assert "person" in played.heard.kinds


def test_a_coordinator_erases_by_number(qapp: object, tmp_path: Path) -> None:
    with stage(tmp_path / "co", COORDINATOR) as played:
        with played.desk.store.write(played.desk.actor) as writer:
            person_id = writer.create("person", {"municipality": "Lier"})
        dialog = asked(played, person_id)
        dialog.reason.field.setCurrentIndex(1)
        dialog.typed.field.setFocus()
        type_text("wissen")
        assert dialog.go.isEnabled()
        dialog.go.click()
        settle()
        assert people.search(played.desk).total == 0


def test_enter_changes_nothing_and_every_field_has_a_name(played: Stage) -> None:
    person_id = add_person(played.desk)
    dialog = asked(played, person_id)
    for field in (dialog.reason.field, dialog.typed.field, dialog.go, dialog.cancel):
        assert field.accessibleName() or field.property("text")
    dialog.typed.field.setFocus()
    press(Qt.Key.Key_Return)
    settle()
    assert people.search(played.desk).total == 1
