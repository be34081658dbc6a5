# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bewaartermijnen in the settings: tick, print, have it approved, destroy."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from ensure_desk.services import people, retention
from ensure_desk.ui import theme
from ensure_desk.ui.widgets.dialog import Dialog
from tests.services.test_retention import gone
from tests.ui.page_parts import Stage, press, settle, stage, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as made:
        gone(made.desk, "2019-01-31")
        gone(made.desk, "2018-01-31", name="Maes")
        yield made


def section(played: Stage) -> Any:
    page = played.page("settings")
    page.open(section="retention")
    settle()
    return page.section("retention")


def sure(code: str) -> None:
    """Answer the dialog that asks for the last word."""
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Dialog) and w.isVisible())
    dialog.chosen.emit(code)
    dialog.close()
    settle()


def test_nothing_can_be_done_before_a_line_is_ticked(played: Stage) -> None:
    shown = section(played)
    assert not any(b.isEnabled() for b in (shown.print, shown.keep, shown.go))
    shown.table.setFocus()
    press(Qt.Key.Key_Space)
    assert shown.go.text() == "1 lijn vernietigen"
    press(Qt.Key.Key_Space)
    assert not shown.go.isEnabled()


def test_the_whole_reason_can_be_read_on_a_small_screen(played: Stage) -> None:
    table = section(played).table
    keys = [column.key for column in table.model().columns]
    words = QFontMetrics(theme.body_font())
    padding = 26
    for width in (table.width(), 1411):
        table.resize(width, table.height())
        for key, text in (
            ("reason", "Einde op 31/01/2018, 18 maanden bewaren."),
            ("what_text", "Notities en gezondheid"),
        ):
            assert table.columnWidth(keys.index(key)) >= words.horizontalAdvance(text) + padding
        assert table.columnWidth(keys.index("name")) >= 120
        assert table.isColumnHidden(keys.index("due")) == (width < 900)


def test_the_list_is_kept_as_a_file_and_noted(played: Stage, tmp_path: Path) -> None:
    shown = section(played)
    shown.toggle(shown.table.current())
    shown.save_list(tmp_path / "lijst.pdf")
    settle()
    assert (tmp_path / "lijst.pdf").read_bytes().startswith(b"%PDF")
    assert people.search(played.desk).total == 2


def test_without_an_approval_nothing_goes(played: Stage) -> None:
    shown = section(played)
    shown.toggle(shown.table.current())
    shown.go.click()
    sure("go")
    assert people.search(played.desk).total == 2
    assert not retention.approvals(played.desk)


def test_the_ticked_line_goes_after_an_approval(played: Stage) -> None:
    shown = section(played)
    shown.toggle(shown.table.current())
    shown.by.field.set_value("Rijksarchief")
    shown.day.field.set_value("2026-11-02")
    shown.reference.field.set_value("RA/17")
    shown.go.click()
    sure("go")
    assert people.search(played.desk).total == 1
    assert len(retention.approvals(played.desk)) == 1
    assert shown.by.field.value() in (None, "")
    assert not shown.go.isEnabled()
    shown.before.click()
    settle()
    assert "1 lijn, door An Verlinden. Goedgekeurd door Rijksarchief op 02/11/2026, RA/17." in texts(shown)
    sure("close")
