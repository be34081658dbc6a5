# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The vault through the desk: profile, backups, restore, checks, passphrase, restricted numbers."""

import datetime as dt
from pathlib import Path

import pytest

from ensure_desk import bootstrap
from ensure_desk.bootstrap import World, close_desk
from ensure_desk.domain.errors import UserError
from ensure_desk.services import national_numbers, people, vaults
from ensure_desk.services.desk import Desk, Profile
from ensure_desk.services.likeness import possible_duplicates
from tests.support import (
    CHEAP,
    COORDINATOR,
    PASSPHRASE,
    CountedRandomness,
    StoppedClock,
    add_person,
    fresh_desk,
)


def test_the_profile_comes_back_after_a_restart(desk: Desk, tmp_path: Path) -> None:
    close_desk(desk)
    again = bootstrap.open_desk(
        tmp_path / "desk", PASSPHRASE, world=World(StoppedClock(), CountedRandomness("b"))
    )
    assert vaults.profile(again) == Profile("counsellor", "Bornem", "An Verlinden", "A")
    assert bootstrap.known_names(tmp_path / "desk") == ("An Verlinden",)
    close_desk(again)


def test_a_second_program_is_told_who_works_here(desk: Desk) -> None:
    with pytest.raises(UserError, match="vault_in_use") as refusal:
        bootstrap.open_desk(desk.data_dir, PASSPHRASE)
    assert refusal.value.params["who"] == "An Verlinden"


def test_a_wrong_passphrase_lets_the_lock_go(desk: Desk) -> None:
    close_desk(desk)
    with pytest.raises(UserError, match="wrong_passphrase"):
        bootstrap.open_desk(desk.data_dir, "hond")
    close_desk(bootstrap.open_desk(desk.data_dir, PASSPHRASE))


def test_an_absent_vault_is_not_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="vault_absent"):
        bootstrap.open_desk(tmp_path / "nothing", PASSPHRASE)
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize(
    ("profile", "code"),
    [(Profile("king", "", "A"), "role_unknown"), (Profile("counsellor", "Lier", " "), "name_empty")],
)
def test_a_profile_that_cannot_be_makes_no_vault(tmp_path: Path, profile: Profile, code: str) -> None:
    with pytest.raises(UserError, match=code):
        bootstrap.create_desk(tmp_path / "x", profile, PASSPHRASE, argon=CHEAP)
    assert not (tmp_path / "x").exists()


def test_after_a_restore_numbers_get_a_new_letter_and_the_work_since_is_gone(
    desk: Desk, clock: StoppedClock
) -> None:
    add_person(desk)
    backup = vaults.backup_now(desk)
    clock.forward(minutes=1)
    add_person(desk)
    again = bootstrap.restore_backup(desk, backup)
    assert people.search(again).total == 1
    assert [n.code for n in vaults.notices(again)] == ["vault_restored"]
    vaults.confirm_right_vault(again)
    assert vaults.notices(again) == ()
    add_person(again)
    assert sorted(r.dossier_number for r in people.search(again).rows) == ["BOR-2026-A001", "BOR-2026-B001"]
    assert len(vaults.backups(again)) == 2
    close_desk(again)


def test_a_vault_that_is_gone_comes_back_from_a_backup(desk: Desk) -> None:
    add_person(desk)
    name = vaults.backup_now(desk).folder.name
    close_desk(desk)
    (desk.data_dir / "vault.db").unlink()
    with pytest.raises(UserError, match="backup_not_found"):
        bootstrap.restore_closed(desk.data_dir, "other", PASSPHRASE)
    bootstrap.restore_closed(desk.data_dir, name, PASSPHRASE)
    again = bootstrap.open_desk(desk.data_dir, PASSPHRASE)
    assert people.search(again).total == 1
    close_desk(again)


def test_the_recovery_key_opens_the_vault_and_sets_a_new_passphrase(tmp_path: Path) -> None:
    made = bootstrap.create_desk(tmp_path / "v", COORDINATOR, PASSPHRASE, argon=CHEAP)
    close_desk(made.desk)
    desk = bootstrap.open_desk_with_recovery(tmp_path / "v", made.recovery_key, "nieuw", argon=CHEAP)
    close_desk(desk)
    close_desk(bootstrap.open_desk(tmp_path / "v", "nieuw"))


def test_a_daily_backup_is_made_once_and_copied_to_the_second_folder(desk: Desk, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    vaults.keep_second_folder(desk, folder=second)
    assert vaults.daily(desk) is not None
    assert vaults.daily(desk) is None
    assert len(list(second.rglob("vault.db"))) == 1


def test_a_sound_vault_has_no_findings_and_a_changed_trail_has(desk: Desk) -> None:
    add_person(desk)
    assert vaults.check(desk) == ()
    with desk.store.write(desk.actor) as writer:
        writer.connection.exec_driver_sql("UPDATE audit SET detail = 'x' WHERE n = 1")
        writer.connection.exec_driver_sql("UPDATE person SET token = 'nonsense'")
    assert {finding.area for finding in vaults.check(desk)} == {"trail", "records"}


def test_a_passphrase_is_changed_by_who_knows_the_old_one(desk: Desk) -> None:
    with pytest.raises(UserError, match="wrong_passphrase"):
        vaults.change_passphrase(desk, old="hond", new="nieuw", argon=CHEAP)
    vaults.change_passphrase(desk, old=PASSPHRASE, new="nieuw", argon=CHEAP)
    close_desk(desk)
    close_desk(bootstrap.open_desk(desk.data_dir, "nieuw"))


def test_national_numbers_are_off_until_a_legal_ground_is_noted(desk: Desk) -> None:
    person = add_person(desk)
    with pytest.raises(UserError, match="national_number_off"):
        national_numbers.keep(desk, person_id=person, number="72.03.14-999.17")
    with pytest.raises(UserError, match="legal_reference_empty"):
        national_numbers.set_switch(desk, on=True)
    national_numbers.set_switch(desk, on=True, legal_reference="KB 1", since=dt.date(2026, 1, 1))
    hint = national_numbers.keep(desk, person_id=person, number="72.03.14-999.17").value
    assert (hint.birth_date, hint.gender, hint.mismatch) == ("1972-03-14", "M", False)
    assert national_numbers.masked(desk, person_id=person) == "••.••.••-•••.17"
    assert national_numbers.reveal(desk, person_id=person) == "72.03.14-999.17"


@pytest.mark.parametrize(
    ("number", "birth_date", "gender"),
    [
        ("85.07.30-033.28", "1985-07-30", "M"),
        ("17.07.30-033.84", "2017-07-30", "M"),
        ("98.47.28-997.65", "1998-07-28", "M"),
        ("80.25.12-999.11", "1980-05-12", ""),
        ("05.09.27-999.37", "2005-09-27", "M"),
    ],
)
def test_a_number_tells_birth_date_and_sex(number: str, birth_date: str, gender: str) -> None:
    digits = national_numbers.checked(number, today=dt.date(2026, 11, 17))
    assert national_numbers.said_by(digits) == (birth_date, gender)


@pytest.mark.parametrize("number", ["12345678901", "85.07.30-033.29", "abc", "85.07.30"])
def test_a_number_that_does_not_check_is_refused(number: str) -> None:
    with pytest.raises(UserError, match="national_number_wrong"):
        national_numbers.checked(number, today=dt.date(2026, 11, 17))


def test_a_possible_duplicate_is_shown_with_its_reasons(desk: Desk) -> None:
    add_person(desk, last_name="Van den Broeck", first_name="Jan", birth_date="1976-04-03")
    add_person(desk, last_name="Peeters", first_name="Ann", birth_date="1980-01-01")
    (found,) = possible_duplicates(desk, last_name="vandenbroeck", first_name="jan", birth_date="1976-04-03")
    assert (found.name, found.certainty) == ("Van den Broeck, Jan", "likely")
    assert found.reasons == ("zelfde naam", "zelfde geboortedatum")
    assert (
        possible_duplicates(desk, last_name="vandenbroeck", first_name="jan", besides=found.person_id) == ()
    )


def test_a_coordinator_sees_numbers_instead_of_names(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "c", COORDINATOR)
    add_person(desk, mobile="0451123456", birth_date="1976-04-03")
    row = people.search(desk).rows[0]
    assert (row.name, row.phone, row.birth_year) == ("BOR-2026-A001", "", 1976)
    assert row.intake_percent is None
    close_desk(desk)
