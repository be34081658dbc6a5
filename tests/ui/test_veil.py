# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names hidden on the screen: no page shows a surname or a phone number until the veil is lifted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ensure_desk.bootstrap import close_desk
from ensure_desk.services import enrolments, intake, notes
from ensure_desk.ui.application import build_shell
from ensure_desk.ui.context import Target
from ensure_desk.ui.jobs import InlineJobs
from ensure_desk.ui.main_window import MainWindow
from ensure_desk.ui.pages_registry import available
from ensure_desk.ui.search_hits import find
from tests.services.test_retention import gone
from tests.services.training_parts import a_training
from tests.support import add_person, fresh_desk
from tests.ui.hands import at_the_desk, wait_until

SURNAME, FIRST, PHONE = "Zandvliet", "Quirine", "0451 12 34 56"


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[MainWindow, dict[str, Target]]]:
    """Return a window and a target for every page, where one person is everywhere."""
    desk = fresh_desk(tmp_path / "desk")
    person = add_person(
        desk, last_name=SURNAME, first_name=FIRST, mobile="0451123456", birth_date="1980-01-01"
    )
    add_person(desk, last_name=SURNAME, first_name=FIRST, mobile="0451123456", birth_date="1980-01-01")
    gone(desk, "2018-01-31", name=SURNAME)
    training, (session, *_) = a_training(desk, "2026-11-10", "2026-11-24")
    enrolments.enrol(desk, training_id=training, person_ids=[person])
    draft = intake.start_draft(desk).value
    intake.save_draft(desk, draft_id=draft.id, slot="person", changes={"last_name": SURNAME})
    notes.add(desk, person_id=person, body="belde af")
    args = {"person_id": person, "training_id": training, "session_id": session, "part": "people"}
    targets = {spec.key: Target(spec.key, args) for spec in available("counsellor")}
    targets |= {"retention": Target("settings", {"section": "retention"})}
    desk.veil.on = True
    window = build_shell(desk, InlineJobs())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    yield window, targets
    close_desk(desk)


def shown(window: QWidget) -> str:
    """Return every text in view: labels, buttons, tips, cells, fields that nobody writes in."""
    parts = [window.windowTitle()]
    for widget in (w for w in window.findChildren(QWidget) if w.isVisible()):
        parts += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel) or hasattr(widget, "text"):
            parts.append(str(widget.text()))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    index = model.index(row, column)
                    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
                    parts += [str(index.data(role) or "") for role in roles]
    return "\n".join(parts)


def test_no_page_shows_a_surname_or_a_phone_number(
    made: tuple[MainWindow, dict[str, Target]], qtbot: QtBot
) -> None:
    window, targets = made
    seen = {}
    for key, target in targets.items():
        if key != "intake":  # a page to write names on
            window.go(target)
            qtbot.wait(1)
            seen[key] = shown(window)
    assert "Q.Z. · BOR-2026-A001" in seen["today"] + seen["people"]
    for key, text in seen.items():
        found = [line for line in text.splitlines() if any(w in line for w in (SURNAME, FIRST, PHONE))]
        assert not found, (key, found)
    hits = find(window.ctx.desk, SURNAME.lower(), available("counsellor"))
    assert hits
    assert SURNAME not in "".join(f"{hit}" for hit in hits)


def test_ctrl_h_and_the_button_ask_for_the_window_anew(
    made: tuple[MainWindow, dict[str, Target]], qtbot: QtBot
) -> None:
    window, targets = made
    window.go(targets["people"])
    asked: list[Target] = []
    window.anew.connect(asked.append)
    window.top.veil.click()
    assert not window.ctx.desk.veil.on
    qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert window.ctx.desk.veil.on
    assert [target.page for target in asked] == ["people", "people"]


def test_ctrl_h_hides_the_names_of_the_page_in_view_and_shows_them_again(
    qapp: object, tmp_path: Path
) -> None:
    desk = fresh_desk(tmp_path / "desk")
    add_person(desk, last_name=SURNAME, first_name=FIRST, mobile="0451123456")
    close_desk(desk)
    with at_the_desk(tmp_path / "desk") as hands:
        hands.shell.go(Target("people"))
        wait_until(lambda: SURNAME in shown(hands.page("people")))
        before = hands.shell
        hands.come_back()
        hands.control(Qt.Key.Key_H)
        wait_until(lambda: hands.shell is not before and "Z.Q. · BOR" in shown(hands.page("people")))
        assert SURNAME not in shown(hands.shell)
        assert "Namen verborgen" in shown(hands.shell)
        hands.come_back()
        hands.control(Qt.Key.Key_H)
        wait_until(lambda: SURNAME in shown(hands.page("people")))
