# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Instellingen: language, rules with their days, backups and the way back, pairing, passphrase, equal numbers."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from ensure_desk.bootstrap import close_desk, open_desk
from ensure_desk.services import accounts, national_numbers, pairing, people, rules, vaults
from ensure_desk.services.desk import Profile
from ensure_desk.system.settings import read_settings
from ensure_desk.ui import theme
from ensure_desk.ui.application import Frame, application, build_shell
from ensure_desk.ui.context import Target
from ensure_desk.ui.jobs import InlineJobs, Jobs
from ensure_desk.ui.unlock import UnlockPage
from ensure_desk.ui.widgets.once import OnceDialog, Secret
from tests.support import COORDINATOR, PASSPHRASE, add_person, fresh_desk
from tests.ui.page_parts import Stage, click, settle, stage, texts

pytestmark = pytest.mark.ui
NEW = "molen rivier appel wagen"


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as made:
        yield made


@pytest.fixture
def coordinator(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "coordinator", COORDINATOR) as made:
        yield made


def section(played: Stage, key: str) -> Any:
    page = played.page("settings")
    page.open(section=key)
    settle()
    return page.section(key)


def dialogs() -> list[QDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def close_dialogs() -> None:
    for dialog in dialogs():
        dialog.done(0)
    settle()


def test_every_subject_opens_and_every_button_has_a_name(played: Stage) -> None:
    page = played.page("settings")
    page.open()
    for key in page._subjects:
        page.show_section(key)
        settle()
    shown = page.findChildren(QPushButton)
    assert all(button.accessibleName() or button.text() for button in shown)
    assert not [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not page]
    assert not played.heard.errors


def test_every_subject_is_whole_on_a_small_screen(played: Stage) -> None:
    theme.apply(application())
    page = played.page("settings")
    for key in page._subjects:
        page.open(section=key)
        settle()
        assert page._stack.currentWidget().verticalScrollBar().maximum() == 0, key
        assert page._buttons[key].hasFocus()


def test_an_administrator_sees_no_people(qapp: object, tmp_path: Path) -> None:
    with stage(tmp_path / "desk", Profile("administrator", "Bornem", "Jo Maes")) as made:
        page = made.page("settings")
        page.open(section="equal_numbers")
        assert "equal_numbers" not in page._subjects
        assert page._current == "look"


def test_another_language_holds_at_once_and_at_the_next_start(played: Stage) -> None:
    restyled: list[bool] = []
    played.ctx.bus.restyle.connect(lambda: restyled.append(True))
    look = section(played, "look")
    assert look.language.value() == "nl"
    click(look, "English")
    assert played.desk.tr.code == "en"
    assert read_settings(played.desk.paths.settings).language == "en"
    assert restyled == [True]


def test_dark_is_kept_with_the_language_in_use(played: Stage) -> None:
    look = section(played, "look")
    click(look, "Donker")
    try:
        settings = read_settings(played.desk.paths.settings)
        assert (settings.theme, settings.language) == ("dark", "nl")
        assert theme.is_dark()
    finally:
        click(look, "Licht")
    assert not theme.is_dark()


def test_the_profile_tells_who_and_where(played: Stage) -> None:
    shown = texts(section(played, "profile"))
    assert "An Verlinden" in shown
    assert "Bemiddelaar" in shown
    assert str(played.desk.data_dir) in shown


def test_a_rule_gets_a_value_from_a_day_and_undo_brings_a_removed_one_back(played: Stage) -> None:
    shown = section(played, "rules")
    code = shown.table.current().code
    shown.value.field.setText("9")
    shown.day.field.setText("1/1/2026")
    shown.source.field.setText("Besluit 12")
    click(shown, "Waarde toevoegen")
    assert played.desk.rules()[code] == 9
    assert shown.table.current().value_today == 9
    assert shown.history.current().source == "Besluit 12"
    click(shown, "Weghalen")
    assert played.desk.rules()[code] != 9
    assert shown.history.current() is None
    played.heard.toasts[-1].undo()
    assert played.desk.rules()[code] == 9
    assert shown.history.current().value == 9


def test_a_rule_without_number_or_day_is_refused_below_the_field(played: Stage) -> None:
    shown = section(played, "rules")
    shown.value.field.setText("")
    shown.day.field.setText("morgen")
    click(shown, "Waarde toevoegen")
    words = texts(shown)
    assert "Vul een getal in." in words
    assert "Vul een datum in" in words
    assert not any(line.changes for line in rules.table(played.desk))


def test_what_is_typed_stays_when_records_change_elsewhere(played: Stage) -> None:
    shown = section(played, "rules")
    shown.value.field.setText("77")
    played.ctx.announce({"person"})
    assert shown.value.field.text() == "77"


def test_a_backup_is_made_and_listed_with_its_reason(played: Stage) -> None:
    shown = section(played, "backups")
    click(shown, "Maak nu een reservekopie")
    assert shown.table.current().reason == "manual"
    assert "gemaakt" in played.heard.toasts[-1].text


def test_a_second_folder_gets_a_copy_and_can_be_forgotten(played: Stage, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    shown = section(played, "backups")
    shown.keep_folder(stick)
    click(shown, "Maak nu een reservekopie")
    assert str(stick) in texts(shown)
    assert list(stick.iterdir())
    click(shown, "Geen tweede map meer")
    assert vaults.kept_second_folder(played.desk) is None


def test_a_backup_is_put_back_and_the_desk_locks(qapp: object, tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "desk")
    backup = vaults.backup_now(desk)
    add_person(desk)
    shell = build_shell(desk, InlineJobs())
    locked: list[bool] = []
    shell.locked.connect(lambda: locked.append(True))
    shell.go(Target("settings", {"section": "backups"}))
    shell.page("settings").section("backups").restore(backup)
    assert locked == [True]
    close_desk(desk)
    shiboken6.delete(shell)
    again = open_desk(tmp_path / "desk", PASSPHRASE)
    assert people.search(again).total == 0
    assert [notice.code for notice in vaults.notices(again)] == ["vault_restored"]
    close_desk(again)


def test_the_whole_window_goes_back_to_the_passphrase_after_restoring(
    qapp: object, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = fresh_desk(tmp_path / "desk")
    backup = vaults.backup_now(desk)
    add_person(desk)
    frame = Frame(tmp_path / "desk", Jobs())
    try:
        frame._enter(desk)
        shell: Any = frame.centralWidget()
        shell.go(Target("settings", {"section": "backups"}))
        shell.page("settings").section("backups").restore(backup)
        assert not shell.isEnabled()
        qtbot.waitUntil(lambda: isinstance(frame.centralWidget(), UnlockPage), timeout=5000)
    finally:
        frame.jobs.stop()
        settle()
        shiboken6.delete(frame)
    again = open_desk(tmp_path / "desk", PASSPHRASE)
    assert people.search(again).total == 0
    close_desk(again)


def test_a_backup_that_cannot_be_put_back_says_so_and_locks(qapp: object, tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "desk")
    backup = vaults.backup_now(desk)
    add_person(desk)
    backup.database.write_bytes(b"x" * 8192)
    shell = build_shell(desk, InlineJobs())
    locked: list[bool] = []
    shell.locked.connect(lambda: locked.append(True))
    shell.go(Target("settings", {"section": "backups"}))
    shell.page("settings").section("backups").restore(backup)
    assert locked == [True]
    assert "beschadigd" in texts(dialogs()[0])
    close_dialogs()
    close_desk(desk)
    shiboken6.delete(shell)
    again = open_desk(tmp_path / "desk", PASSPHRASE)
    assert people.search(again).total == 1
    close_desk(again)


def test_restoring_asks_first(played: Stage) -> None:
    vaults.backup_now(played.desk)
    shown = section(played, "backups")
    click(shown, "Terugzetten")
    assert "Alles wordt weer zoals op" in texts(dialogs()[0])
    click(dialogs()[0], "Annuleren")
    assert not dialogs()


def test_an_organisation_is_made_and_admits_a_municipality(
    coordinator: Stage, played: Stage, tmp_path: Path
) -> None:
    shown = section(coordinator, "pairing")
    click(shown, "Organisatie maken")
    sheet = dialogs()[0].code.text()  # type: ignore[attr-defined]  # the dialog that shows a code
    close_dialogs()
    assert pairing.is_paired(coordinator.desk)
    shown.municipality.field.set_value("Bornem")
    shown.sheet.field.setText(sheet)
    shown.make_file(tmp_path / "bornem.pair")
    told = dialogs()[0].code.text()  # type: ignore[attr-defined]  # see above
    close_dialogs()
    office = section(played, "pairing")
    office.take(tmp_path / "bornem.pair")
    office.code.field.setText("AAAAA-AAAAA")
    click(office, "Koppelen")
    assert "klopt niet" in texts(office) or not pairing.is_paired(played.desk)
    office.code.field.setText(told)
    click(office, "Koppelen")
    assert pairing.is_paired(played.desk)
    assert "Gekoppeld" in texts(office)
    assert "Koppelbestand inlezen" not in texts(office)


def test_pairing_asks_for_the_file_and_the_code(played: Stage, tmp_path: Path) -> None:
    office = section(played, "pairing")
    click(office, "Koppelen")
    assert "Kies eerst het bestand." in texts(office)
    office.take(tmp_path / "absent.pair")
    click(office, "Koppelen")
    assert "Vul de code in." in texts(office)
    office.code.field.setText("AAAAA")
    click(office, "Koppelen")
    assert not pairing.is_paired(played.desk)
    assert not played.heard.errors


def test_a_code_that_is_shown_once_stays_until_somebody_kept_it(played: Stage) -> None:
    dialog = OnceDialog(None, played.desk.tr, Secret("ABCDE-FGHIJ", "Code", "Bewaar dit."))
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.close_it.isEnabled()
    click(dialog, "Kopiëren")
    assert QApplication.clipboard().text() == "ABCDE-FGHIJ"
    dialog.kept.setChecked(True)
    dialog.close_it.click()
    assert not dialogs()


def test_national_numbers_ask_for_their_legal_ground(played: Stage) -> None:
    shown = section(played, "national_numbers")
    click(shown, "Aanzetten")
    assert "wettelijke grond" in texts(shown)
    assert not national_numbers.switch(played.desk).on
    shown.ground.field.setText("Machtiging 12/2026")
    click(shown, "Aanzetten")
    assert national_numbers.switch(played.desk).legal_reference == "Machtiging 12/2026"
    assert "Aan sinds 17/11/2026: Machtiging 12/2026" in texts(shown)
    click(shown, "Uitzetten")
    assert not national_numbers.switch(played.desk).on


def test_a_weak_or_unequal_passphrase_is_told_below_its_field(played: Stage) -> None:
    shown = section(played, "passphrase")
    click(shown, "Wachtzin wijzigen")
    assert "Vul uw wachtzin van nu in." in texts(shown)
    shown.old.field.setText(PASSPHRASE)
    shown.new.field.setText("kat")
    click(shown, "Wachtzin wijzigen")
    assert "te zwak" in texts(shown)
    shown.new.field.setText(NEW)
    shown.again.field.setText("iets anders")
    click(shown, "Wachtzin wijzigen")
    assert "niet gelijk" in texts(shown)


def test_secrets_that_were_typed_are_gone_on_leaving(played: Stage) -> None:
    page = played.page("settings")
    page.open(section="passphrase")
    shown = page.section("passphrase")
    shown.old.field.setText(PASSPHRASE)
    page.show_section("profile")
    assert shown.old.field.text() == ""
    page.show_section("passphrase")
    shown.new.field.setText(NEW)
    page.leave()
    assert shown.new.field.text() == ""


def test_a_new_passphrase_opens_the_vault(played: Stage) -> None:
    shown = section(played, "passphrase")
    shown.old.field.setText("wrong one")
    shown.new.field.setText(NEW)
    shown.again.field.setText(NEW)
    click(shown, "Wachtzin wijzigen")
    assert "Deze wachtzin klopt niet" in texts(shown)
    shown.old.field.setText(PASSPHRASE)
    click(shown, "Wachtzin wijzigen")
    assert shown.new.field.text() == ""
    close_desk(played.desk)
    again = open_desk(played.desk.data_dir, NEW)
    close_desk(again)


def test_a_colleague_gets_an_own_passphrase_and_loses_it(played: Stage) -> None:
    shown = section(played, "colleagues")
    assert not shown.remove.isEnabled()
    shown.name.field.setText("Jo Maes")
    shown.chosen.new.field.setText("kat")
    click(shown, "Collega toevoegen")
    assert "te zwak" in texts(shown)
    for field in (shown.chosen.new, shown.chosen.again):
        field.field.setText(NEW)
    click(shown, "Collega toevoegen")
    settle()
    assert shown.chosen.text() == ""
    assert accounts.names(played.desk) == tuple(sorted(("Jo Maes", played.desk.actor.name)))
    shown.take_away("Jo Maes")
    settle()
    assert accounts.names(played.desk) == (played.desk.actor.name,)
    assert not played.heard.errors


def test_a_new_recovery_key_is_shown_once(played: Stage) -> None:
    shown = section(played, "passphrase")
    click(shown, "Nieuwe herstelsleutel maken")
    click(dialogs()[0], "Nieuwe sleutel maken")
    once = next(d for d in dialogs() if isinstance(d, OnceDialog))
    assert "-" in once.code.text()
    close_dialogs()


def test_a_person_with_an_equal_number_gets_another(played: Stage) -> None:
    first, second = add_person(played.desk), add_person(played.desk, last_name="Aydin", first_name="Yusuf")
    with played.desk.store.write(played.desk.actor) as writer:
        record = writer.get("person", first)
        assert record is not None
        number = record.text("dossier_number")
        writer.update("person", second, {"dossier_number": number})
    shown = section(played, "equal_numbers")
    assert shown.table.current().dossier_number == number
    click(shown, "Nieuw nummer geven")
    click(dialogs()[0], "Nieuw nummer geven")
    assert people.equal_numbers(played.desk) == ()
    assert "person" in played.heard.kinds


def test_the_settings_file_keeps_what_it_does_not_know_here(played: Stage) -> None:
    file = played.desk.paths.settings
    before = read_settings(file)
    look = section(played, "look")
    look.idle.set_value("15")
    look.idle.edited.emit("15")
    assert read_settings(file) == replace(before, idle_lock_minutes=15)
