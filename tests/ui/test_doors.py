# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The doors: first start, unlock, trouble, and the way into the shell."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWindow
from pytestqt.qtbot import QtBot

from ensure_desk.bootstrap import close_desk
from ensure_desk.domain.texts import SourceText
from ensure_desk.ui.application import Frame, IdleLock
from ensure_desk.ui.first_start import FirstStart
from ensure_desk.ui.jobs import InlineJobs
from ensure_desk.ui.main_window import MainWindow
from ensure_desk.ui.unlock import TroublePage, UnlockPage
from tests.support import PASSPHRASE, fresh_desk


@pytest.fixture
def frame(qtbot: QtBot, tmp_path: Path) -> Iterator[Frame]:
    close_desk(fresh_desk(tmp_path / "desk"))
    made = Frame(tmp_path / "desk", InlineJobs())
    qtbot.addWidget(made)
    made.begin()
    yield made
    made.lock()


def test_the_right_passphrase_opens_the_shell_and_locking_closes_it(frame: Frame, qtbot: QtBot) -> None:
    page = frame.centralWidget()
    assert isinstance(page, UnlockPage)
    qtbot.keyClicks(page.field, PASSPHRASE)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert isinstance(frame.centralWidget(), MainWindow)
    frame.lock()
    assert isinstance(frame.centralWidget(), UnlockPage)
    assert frame.desk is None


def test_a_wrong_passphrase_is_a_sentence_and_the_field_stays(frame: Frame, qtbot: QtBot) -> None:
    page = frame.centralWidget()
    assert isinstance(page, UnlockPage)
    page.unlock.emit("fout")
    assert frame.centralWidget() is page
    texts = [label.text() for label in page.findChildren(type(page._caps))]
    assert any("wachtzin klopt niet" in text for text in texts)


def test_a_damaged_vault_is_another_page_with_a_way_out(qtbot: QtBot, tmp_path: Path) -> None:
    close_desk(fresh_desk(tmp_path / "desk"))
    (tmp_path / "desk" / "vault.db").write_bytes(b"")
    frame = Frame(tmp_path / "desk", InlineJobs())
    qtbot.addWidget(frame)
    frame.begin()
    page = frame.centralWidget()
    assert isinstance(page, UnlockPage)
    page.unlock.emit(PASSPHRASE)
    trouble = frame.centralWidget()
    assert isinstance(trouble, TroublePage)
    with qtbot.waitSignal(trouble.retry, timeout=1000):
        trouble.retry.emit()


def test_a_weak_passphrase_or_two_that_differ_go_no_further(qtbot: QtBot) -> None:
    page = FirstStart(SourceText(), ["Lier"])
    qtbot.addWidget(page)
    page._name.setText("An")
    page._forward()
    page._municipality.set_value("Lier")
    page._forward()
    heard: list[object] = []
    page.finished.connect(heard.append)
    for first, second in (("kort", "kort"), ("fiets regen koffie dinsdag", "fiets regen")):
        page._first.setText(first)
        page._second.setText(second)
        page._forward()
        assert page._message.text()
    assert not heard
    page._second.setText("fiets regen koffie dinsdag")
    page._forward()
    assert heard == [page.answers()]


def test_the_first_start_ends_in_the_shell_only_after_the_key_is_kept(qtbot: QtBot) -> None:
    page = FirstStart(SourceText(), ["Lier"])
    qtbot.addWidget(page)
    page.show_key("AAAAA-BBBBB")
    assert not page._next.isEnabled()
    qtbot.mouseClick(page._kept, Qt.MouseButton.LeftButton, pos=page._kept.rect().center())
    page._kept.click()
    assert page._next.isEnabled() is page._kept.isChecked()


def test_the_idle_lock_listens_at_the_window_alone(frame: Frame, qtbot: QtBot) -> None:
    with qtbot.waitActive(frame):
        frame.show()
    heard: list[object] = []

    class Listening(IdleLock):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            heard.append(watched)
            return super().eventFilter(watched, event)

    locked: list[bool] = []
    idle = Listening(frame, lambda: locked.append(True))
    idle.start(5)
    page = frame.centralWidget()
    assert isinstance(page, UnlockPage)
    qtbot.keyClick(frame.windowHandle(), Qt.Key.Key_A)
    assert heard
    assert all(isinstance(watched, QWindow) for watched in heard)
    assert idle._timer.isActive()
    idle._timer.timeout.emit()
    assert locked == [True]
    idle.start(0)
    assert not idle._timer.isActive()
