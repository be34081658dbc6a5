# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The doors: first start, unlock, trouble, and the way into the shell."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ensure_desk.bootstrap import close_desk, open_desk
from ensure_desk.domain.texts import SourceText
from ensure_desk.services import people, vaults
from ensure_desk.ui.application import Frame
from ensure_desk.ui.first_start import Answers, FirstStart
from ensure_desk.ui.idle import PULSE_MS, SLEPT_MS, IdleLock
from ensure_desk.ui.jobs import InlineJobs, Jobs
from ensure_desk.ui.main_window import MainWindow
from ensure_desk.ui.unlock import PassphraseField, TroublePage, UnlockPage
from ensure_desk.ui.widgets.fields import CheckField
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


def test_the_unlock_page_tells_when_the_last_backup_was_made(frame: Frame, qtbot: QtBot) -> None:
    page = frame.centralWidget()
    assert isinstance(page, UnlockPage)
    frame._tell_backup()
    assert "reservekopie" not in page._foot.text()
    page.unlock.emit(PASSPHRASE)
    vaults.backup_now(frame.desk)
    frame.lock()
    page = frame.centralWidget()
    assert isinstance(page, UnlockPage)
    frame._tell_backup()
    assert "Laatste reservekopie" in page._foot.text()


def test_a_wrong_passphrase_is_a_sentence_and_the_field_stays(frame: Frame, qtbot: QtBot) -> None:
    page = frame.centralWidget()
    assert isinstance(page, UnlockPage)
    page.unlock.emit("fout")
    assert frame.centralWidget() is page
    texts = [label.text() for label in page.findChildren(type(page._caps))]
    assert any("wachtzin klopt niet" in text for text in texts)


def test_enter_without_a_passphrase_asks_for_one(frame: Frame, qtbot: QtBot) -> None:
    page = frame.centralWidget()
    assert isinstance(page, UnlockPage)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert "Typ uw wachtzin." in [label.text() for label in page.findChildren(type(page._caps))]
    qtbot.keyClicks(page.field, PASSPHRASE)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert isinstance(frame.centralWidget(), MainWindow)


def test_every_passphrase_can_be_shown_while_it_is_typed(qtbot: QtBot) -> None:
    unlock = UnlockPage(SourceText(), "An")
    first = FirstStart(SourceText(), ["Lier"])
    for page in (unlock, first):
        qtbot.addWidget(page)
    unlock._show_recovery(on=True)
    fields = [f for page in (unlock, first) for f in page.findChildren(PassphraseField)]
    shows = [eye for field in fields for eye in field.findChildren(QToolButton)]
    shows += [box for box in first.findChildren(CheckField) if box.text() == "Toon wat ik typ"]
    assert (len(fields), len(shows)) == (4, 3)
    for echo in (PassphraseField.EchoMode.Normal, PassphraseField.EchoMode.Password):
        for show in shows:
            show.click()
        assert {field.echoMode() for field in fields} == {echo}


def test_enter_presses_the_buttons_of_the_unlock_page(frame: Frame, qtbot: QtBot) -> None:
    with qtbot.waitActive(frame):
        frame.show()
    page = frame.centralWidget()
    assert isinstance(page, UnlockPage)
    assert page.field.hasFocus()
    page._forgot.setFocus()
    qtbot.keyClick(page._forgot, Qt.Key.Key_Return)
    assert page._key.hasFocus()
    qtbot.keyClicks(page._key, "AAAAA")
    qtbot.keyClick(page._key, Qt.Key.Key_Return)
    assert page._new.hasFocus()
    heard: list[tuple[str, str]] = []
    page.recover.disconnect()
    page.recover.connect(lambda *given: heard.append(given))
    qtbot.keyClicks(page._new, PASSPHRASE)
    qtbot.keyClick(page._new, Qt.Key.Key_Return)
    assert heard == [("AAAAA", PASSPHRASE)]


def test_the_first_start_begins_in_the_name(qtbot: QtBot, tmp_path: Path) -> None:
    frame = Frame(tmp_path / "new", InlineJobs())
    qtbot.addWidget(frame)
    frame.begin()
    with qtbot.waitActive(frame):
        frame.show()
    page = frame.centralWidget()
    assert isinstance(page, FirstStart)
    assert page._name.hasFocus()


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


@pytest.fixture
def first(qtbot: QtBot) -> FirstStart:
    page = FirstStart(SourceText(), ["Lier", "Mechelen"])
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    return page


def press(qtbot: QtBot, page: FirstStart, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(in_hand(page), key)


def in_hand(page: FirstStart) -> QWidget:
    found = page.focusWidget()
    assert found is not None
    return found


def to_the_passphrase(qtbot: QtBot, page: FirstStart) -> None:
    qtbot.keyClicks(in_hand(page), "An Peeters")
    press(qtbot, page, Qt.Key.Key_Return)
    qtbot.keyClicks(in_hand(page), "m")
    press(qtbot, page, Qt.Key.Key_Return)
    assert in_hand(page) is page._first


def test_enter_goes_through_the_first_start_and_says_what_is_missing(qtbot: QtBot, first: FirstStart) -> None:
    heard: list[object] = []
    first.finished.connect(heard.append)
    press(qtbot, first, Qt.Key.Key_Return)
    assert first._message.text() == "Vul uw naam in."
    qtbot.keyClicks(in_hand(first), "An Peeters")
    press(qtbot, first, Qt.Key.Key_Return, Qt.Key.Key_Enter)
    assert first._message.text() == "Kies een gemeente."
    qtbot.keyClicks(in_hand(first), "m")
    press(qtbot, first, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert "te zwak" in first._message.text()
    qtbot.keyClicks(in_hand(first), PASSPHRASE)
    press(qtbot, first, Qt.Key.Key_Return)
    assert in_hand(first) is first._second
    assert "nog een keer" in first._message.text()
    qtbot.keyClicks(in_hand(first), PASSPHRASE)
    press(qtbot, first, Qt.Key.Key_Return)
    assert heard == [Answers("counsellor", "An Peeters", "Mechelen", PASSPHRASE)]
    first.show_key("AAAAA-BBBBB")
    ended: list[bool] = []
    first.entered.connect(ended.append)
    press(qtbot, first, Qt.Key.Key_Return)
    assert "vink" in first._message.text()
    press(qtbot, first, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert ended == [False]


def test_tab_comes_to_go_on_before_going_back_and_enter_presses_both(qtbot: QtBot, first: FirstStart) -> None:
    to_the_passphrase(qtbot, first)
    qtbot.keyClicks(in_hand(first), PASSPHRASE)
    press(qtbot, first, Qt.Key.Key_Tab)
    assert in_hand(first) is first._second
    press(qtbot, first, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert in_hand(first) is first._next
    press(qtbot, first, Qt.Key.Key_Return)
    assert in_hand(first) is first._second
    press(qtbot, first, *[Qt.Key.Key_Tab] * 3)
    assert in_hand(first) is first._back
    press(qtbot, first, Qt.Key.Key_Return)
    assert in_hand(first) is first._municipality


def test_going_back_keeps_the_passphrase(qtbot: QtBot, first: FirstStart) -> None:
    to_the_passphrase(qtbot, first)
    for _ in range(2):
        qtbot.keyClicks(in_hand(first), PASSPHRASE)
        press(qtbot, first, Qt.Key.Key_Tab)
    press(qtbot, first, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert in_hand(first) is first._first
    assert first._first.text() == first._second.text() == PASSPHRASE
    heard: list[object] = []
    first.finished.connect(heard.append)
    press(qtbot, first, Qt.Key.Key_Return)
    assert len(heard) == 1


def test_an_error_after_the_first_start_leaves_everything_to_be_tried_again(
    qtbot: QtBot, first: FirstStart
) -> None:
    to_the_passphrase(qtbot, first)
    first._second.setText(PASSPHRASE)
    first._first.setText(PASSPHRASE)
    heard: list[object] = []
    first.finished.connect(heard.append)
    press(qtbot, first, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert len(heard) == 1
    first.show_error("Er is geen plaats meer.")
    press(qtbot, first, Qt.Key.Key_Return)
    assert len(heard) == 2


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


def test_a_computer_that_slept_wakes_locked(frame: Frame) -> None:
    locked: list[bool] = []
    idle = IdleLock(frame, lambda: locked.append(True))
    idle.start(5)
    idle.look(1_000)
    idle.look(1_000 + PULSE_MS)
    assert not locked
    idle.look(1_000 + 2 * PULSE_MS + SLEPT_MS + 1)
    assert locked == [True]
    idle.start(5)
    idle.look(99_000_000)
    assert locked == [True]


@pytest.mark.parametrize("make", [Jobs, InlineJobs])
def test_the_window_may_go_while_work_ends(
    make: Callable[[], Jobs | InlineJobs], qapp: object, qtbot: QtBot, tmp_path: Path
) -> None:
    close_desk(fresh_desk(tmp_path / "desk"))
    jobs, heard = make(), []
    made = Frame(tmp_path / "desk", jobs)
    made.begin()
    made.show()
    page = made.centralWidget()
    assert isinstance(page, UnlockPage)
    page.unlock.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(made.centralWidget(), MainWindow))
    desk, shell = made.desk, made.centralWidget()
    assert isinstance(shell, MainWindow)
    for _ in range(20):
        jobs.read(lambda: people.search(desk).total, heard.append, receiver=shell)
    shell.switch_veil()  # builds the shell anew at the next turn
    made.close()
    delete(made)
    jobs.stop()
    qtbot.wait(1)
    assert heard == [] or make is InlineJobs
    again = open_desk(tmp_path / "desk", PASSPHRASE)
    close_desk(again)


def test_a_window_that_closes_on_the_first_start_closes_the_vault(qtbot: QtBot, tmp_path: Path) -> None:
    made = Frame(tmp_path / "desk", InlineJobs())
    qtbot.addWidget(made)
    made.begin()
    made.desk = fresh_desk(tmp_path / "desk")
    made.close()
    assert made.desk is None
    close_desk(open_desk(tmp_path / "desk", PASSPHRASE))
