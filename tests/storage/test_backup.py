# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Backups count only when checked, stay by the calendar, and bring a vault back."""

import datetime as dt
import shutil
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from ensure_desk.domain.errors import UserError
from ensure_desk.storage import keyfile
from ensure_desk.storage.backup import (
    Backup,
    Reason,
    backup_beside,
    check_backup,
    copy_backup,
    daily_backup,
    list_backups,
    make_backup,
    rewrite_backup,
    rotate,
)
from ensure_desk.storage.backup_rotation import kept
from ensure_desk.storage.engine import connect_raw
from ensure_desk.storage.exact_copy import copy_pages
from ensure_desk.storage.restore import restore
from ensure_desk.storage.vault import Vault, VaultPaths, restored_at
from tests.storage.vault_parts import (
    NOON,
    PASSPHRASE,
    Closed,
    FixedClock,
    SeededRandomness,
    add_line,
    closed_vault,
    lines,
    new_vault,
    opened,
)


@pytest.fixture
def closed(tmp_path: Path) -> Closed:
    return closed_vault(tmp_path)


def backup_of(closed: Closed, clock: FixedClock | None = None, reason: Reason = Reason.MANUAL) -> Backup:
    return make_backup(VaultPaths(closed.folder), closed.data_key, reason=reason, clock=clock or FixedClock())


def bring_back(closed: Closed, backup: Backup, seed: int = 77) -> str:
    return restore(closed.folder, backup, closed.data_key, clock=FixedClock(), random=SeededRandomness(seed))


def lines_in(closed: Closed) -> list[str]:
    with opened(closed.folder, closed.data_key) as vault:
        return lines(vault)


def write_and_close(closed: Closed, text: str) -> None:
    with opened(closed.folder, closed.data_key) as vault:
        add_line(vault, text)


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[2000] ^= 1
    path.write_bytes(content)


# Making.


def test_a_backup_of_an_open_vault_holds_what_was_committed(closed: Closed) -> None:
    with opened(closed.folder, closed.data_key) as vault:
        add_line(vault, "second")
        with vault.writer.begin() as connection:
            connection.exec_driver_sql("INSERT INTO local VALUES ('not yet', '')")
            backup = backup_of(closed)
    check_backup(backup.folder, closed.data_key)
    connection = connect_raw(backup.database, closed.data_key)
    assert connection.execute("SELECT key FROM local ORDER BY key").fetchall() == [("first",), ("second",)]
    connection.close()


def test_a_backup_opens_with_the_passphrase_of_its_own_key_file(closed: Closed) -> None:
    backup = backup_of(closed)
    assert keyfile.unlock(backup.folder, PASSPHRASE) == closed.data_key


def test_a_backup_is_encrypted(closed: Closed) -> None:
    write_and_close(closed, "Canarie")
    backup = backup_of(closed)
    assert all(b"Canarie" not in p.read_bytes() for p in backup.folder.iterdir())
    assert not backup.database.read_bytes().startswith(b"SQLite format 3")


def test_backups_are_listed_newest_first_with_their_reason(closed: Closed) -> None:
    clock = FixedClock()
    backup_of(closed, clock, Reason.DAILY)
    clock.forward(minutes=1)
    backup_of(closed, clock, Reason.IMPORT)
    found = list_backups(VaultPaths(closed.folder).backups)
    assert [backup.reason for backup in found] == [Reason.IMPORT, Reason.DAILY]
    assert found[0].made_at == NOON + dt.timedelta(minutes=1)


def test_two_backups_in_one_second_are_two(closed: Closed) -> None:
    first, second = backup_of(closed), backup_of(closed)
    assert first.folder != second.folder
    assert len(list_backups(VaultPaths(closed.folder).backups)) == 2


def test_what_was_cut_off_is_no_backup_and_is_cleared(closed: Closed) -> None:
    home = VaultPaths(closed.folder).backups
    half = home / "20261120T120000Z-daily.unfinished"
    half.mkdir(parents=True)
    (half / "vault.db").write_bytes(b"half")
    nameless = home / "20261119T120000Z-daily"
    nameless.mkdir()
    assert list_backups(home) == ()
    backup_of(closed)
    assert not half.exists()


def test_a_damaged_vault_makes_no_backup_and_leaves_no_rubbish(closed: Closed) -> None:
    spoil(closed.folder / "vault.db")
    with pytest.raises(UserError) as error:
        backup_of(closed)
    assert error.value.code in ("vault_damaged", "backup_failed")
    assert list(VaultPaths(closed.folder).backups.iterdir()) == []


def test_the_daily_backup_is_made_once_a_day(closed: Closed) -> None:
    clock = FixedClock()
    paths = VaultPaths(closed.folder)
    assert daily_backup(paths, closed.data_key, clock=clock) is not None
    clock.forward(hours=3)
    assert daily_backup(paths, closed.data_key, clock=clock) is None
    clock.forward(days=1)
    assert daily_backup(paths, closed.data_key, clock=clock) is not None


def test_a_vault_that_needs_no_migration_makes_no_backup(closed: Closed) -> None:
    lines_in(closed)
    assert list_backups(VaultPaths(closed.folder).backups) == ()


# Checking.


def test_a_flipped_bit_in_a_backup_is_found(closed: Closed) -> None:
    backup = backup_of(closed)
    spoil(backup.database)
    with pytest.raises(UserError, match="backup_damaged"):
        check_backup(backup.folder, closed.data_key)


def test_a_backup_of_another_vault_is_told_apart(closed: Closed) -> None:
    with pytest.raises(UserError, match="backup_other_key"):
        check_backup(backup_of(closed).folder, bytes(32))


# The second folder.


def test_a_copy_in_a_second_folder_is_a_whole_backup(closed: Closed, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backup = backup_of(closed)
    copy = copy_backup(backup, stick, closed.data_key)
    assert copy_backup(backup, stick, closed.data_key) == copy
    check_backup(copy.folder, closed.data_key)
    assert copy.reason == backup.reason
    shutil.rmtree(closed.folder)
    bring_back(closed, copy)
    assert keyfile.unlock(closed.folder, PASSPHRASE) == closed.data_key
    assert lines_in(closed) == ["first"]


def test_an_absent_second_folder_is_said_and_the_backup_stays(closed: Closed, tmp_path: Path) -> None:
    backup = backup_of(closed)
    with pytest.raises(UserError, match="second_folder_missing"):
        copy_backup(backup, tmp_path / "absent", closed.data_key)
    check_backup(backup.folder, closed.data_key)


# Rotation.


def test_two_years_of_daily_backups_leave_thirty_days_and_twelve_months() -> None:
    days = [NOON - dt.timedelta(days=n) for n in range(730)]
    stay = sorted(kept(days, NOON), reverse=True)
    assert stay[:30] == days[:30]
    assert len({(m.year, m.month) for m in stay}) == 12
    assert 30 + 10 <= len(stay) <= 30 + 12


@given(st.lists(st.integers(-4000, 3000), max_size=60))
def test_rotation_keeps_the_newest_and_is_steady(hours: list[int]) -> None:
    moments = [NOON + dt.timedelta(hours=7 * n) for n in hours]
    stay = kept(moments, NOON)
    past = [moment for moment in moments if moment <= NOON]
    assert stay <= set(moments)
    assert {moment for moment in moments if moment > NOON} <= stay
    assert not past or max(past) in stay
    assert kept(stay, NOON) == stay
    assert len(stay - {moment for moment in moments if moment > NOON}) <= 30 + 12 + 10


def test_backups_of_a_wrong_clock_push_no_good_ones_out(closed: Closed) -> None:
    future = FixedClock(NOON + dt.timedelta(days=3650))
    for _ in range(2):
        backup_of(closed, future)
        future.forward(days=1)
    good = backup_of(closed)
    assert rotate(VaultPaths(closed.folder).backups, NOON) == 0
    assert good in list_backups(VaultPaths(closed.folder).backups)


def test_old_backups_go_when_their_time_is_over(closed: Closed) -> None:
    clock = FixedClock()
    for _ in range(12):
        backup_of(closed, clock, Reason.IMPORT)
        clock.forward(hours=1)
    assert len(list_backups(VaultPaths(closed.folder).backups)) == 10


@pytest.fixture
def crowded(closed: Closed, monkeypatch: pytest.MonkeyPatch) -> Closed:
    """A vault whose backups of one day stay by their number no longer: only the newest does."""
    monkeypatch.setattr("ensure_desk.storage.backup_rotation.NEWEST", 1)
    return closed


def test_backups_made_by_hand_stay_for_a_week_however_fast_they_come(crowded: Closed) -> None:
    clock = FixedClock()
    made = []
    for _ in range(3):
        made.append(backup_of(crowded, clock))
        clock.forward(seconds=2)
    folder = VaultPaths(crowded.folder).backups
    assert set(list_backups(folder)) == set(made)
    assert rotate(folder, NOON + dt.timedelta(days=6)) == 0
    assert rotate(folder, NOON + dt.timedelta(days=8)) == 2
    assert list_backups(folder) == (made[-1],)


def test_a_backup_that_was_restored_stays_for_a_month(crowded: Closed) -> None:
    first = backup_of(crowded, FixedClock(NOON - dt.timedelta(seconds=5)), Reason.IMPORT)
    bring_back(crowded, first)
    folder = VaultPaths(crowded.folder).backups
    later = backup_of(crowded, FixedClock(NOON + dt.timedelta(seconds=5)), Reason.IMPORT)
    assert set(list_backups(folder)) == {first, later}
    rotate(folder, NOON + dt.timedelta(days=31))
    assert list_backups(folder) == (later,)


# The way back.


def test_a_restore_brings_back_the_state_of_then_as_a_new_installation(closed: Closed) -> None:
    backup = backup_of(closed)
    with opened(closed.folder, closed.data_key) as vault:
        old_id = vault.install_id
        assert restored_at(vault) is None
        add_line(vault, "later")
    new_id = bring_back(closed, backup)
    with opened(closed.folder, closed.data_key) as vault:
        assert lines(vault) == ["first"]
        assert vault.install_id == new_id != old_id
        assert restored_at(vault) == NOON
        assert vault.notices == ()


def test_a_restore_keeps_what_was_there(closed: Closed) -> None:
    backup = backup_of(closed)
    write_and_close(closed, "later")
    bring_back(closed, backup)
    saved = next(b for b in list_backups(VaultPaths(closed.folder).backups) if b.reason is Reason.RESTORE)
    bring_back(closed, saved, seed=78)
    assert lines_in(closed) == ["first", "later"]


def test_a_restore_over_a_broken_vault_copies_the_ruin_aside(closed: Closed) -> None:
    backup = backup_of(closed)
    spoil(closed.folder / "vault.db")
    ruin = (closed.folder / "vault.db").read_bytes()
    bring_back(closed, backup)
    assert lines_in(closed) == ["first"]
    assert [p.read_bytes() for p in closed.folder.glob("aside/*/vault.db")] == [ruin]


def test_a_restore_keeps_a_sound_key_file_with_its_newer_passphrase(closed: Closed) -> None:
    backup = backup_of(closed)
    keyfile.change_passphrase(closed.folder, PASSPHRASE, "nieuw", random=SeededRandomness())
    bring_back(closed, backup)
    assert keyfile.unlock(closed.folder, "nieuw") == closed.data_key


@pytest.mark.parametrize("content", [None, b"rubbish"])
def test_a_restore_replaces_a_lost_key_file(closed: Closed, content: bytes | None) -> None:
    backup = backup_of(closed)
    for name in (keyfile.KEY_NAME, keyfile.COPY_NAME):
        (closed.folder / name).unlink()
        if content is not None:
            (closed.folder / name).write_bytes(content)
    bring_back(closed, backup)
    assert keyfile.unlock(closed.folder, PASSPHRASE) == closed.data_key


def test_a_damaged_backup_is_refused_and_nothing_changes(closed: Closed) -> None:
    backup = backup_of(closed)
    write_and_close(closed, "later")
    spoil(backup.database)
    with pytest.raises(UserError, match="backup_damaged"):
        bring_back(closed, backup)
    assert lines_in(closed) == ["first", "later"]


def test_a_backup_of_a_later_version_is_refused_and_nothing_changes(closed: Closed) -> None:
    backup = backup_of(closed)
    connection = connect_raw(backup.database, closed.data_key)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(UserError, match="vault_too_new"):
        bring_back(closed, backup)
    assert lines_in(closed) == ["first"]


def test_a_backup_is_not_restored_over_another_vault(closed: Closed, tmp_path: Path) -> None:
    backup = backup_of(closed)
    other = keyfile.create_key_file(
        tmp_path / "other",
        name="x",
        passphrase="x",
        random=SeededRandomness(99),
        argon=keyfile.ArgonCost(64, 1),
    )
    with pytest.raises(UserError, match="key_file_other_vault"):
        restore(tmp_path / "other", backup, closed.data_key, clock=FixedClock(), random=SeededRandomness())
    assert keyfile.unlock(tmp_path / "other", "x") == other.data_key


# Erasing a person from backups.


def test_a_rewritten_backup_holds_no_trace(tmp_path: Path) -> None:
    vault: Vault = new_vault(tmp_path / "vault")
    add_line(vault, "stay")
    add_line(vault, "go")
    backup = make_backup(vault.paths, vault.data_key, reason=Reason.DAILY, clock=FixedClock())

    def erase(connection: sa.Connection) -> None:
        connection.exec_driver_sql("DELETE FROM local WHERE key = 'go'")

    rewrite_backup(backup, vault.data_key, erase)
    vault.close()
    check_backup(backup.folder, vault.data_key)
    connection = connect_raw(backup.database, vault.data_key)
    assert connection.execute("SELECT key FROM local").fetchall() == [("stay",)]
    assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    connection.close()
    assert sorted(p.name for p in backup.folder.iterdir()) == [
        "backup.json",
        "vault.db",
        "vault.key",
        "vault.key.2",
    ]


def test_a_failed_rewrite_leaves_the_backup_as_it_was(closed: Closed) -> None:
    backup = backup_of(closed)
    before = backup.database.read_bytes()

    def fail(connection: sa.Connection) -> None:
        connection.exec_driver_sql("DELETE FROM local")
        raise UserError("record_not_found")

    with pytest.raises(UserError, match="record_not_found"):
        rewrite_backup(backup, closed.data_key, fail)
    assert backup.database.read_bytes() == before


# The backup before an import: an exact copy.


def lines_of(backup: Backup, data_key: bytes) -> list[str]:
    with closing(connect_raw(backup.database, data_key)) as connection:
        return [row[0] for row in connection.execute("SELECT key FROM local ORDER BY key")]


def test_the_backup_before_an_import_holds_what_was_just_written(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    add_line(vault, "first")
    earlier = make_backup(vault.paths, vault.data_key, reason=Reason.IMPORT, clock=FixedClock())
    add_line(vault, "second")
    backup = make_backup(vault.paths, vault.data_key, reason=Reason.IMPORT, clock=FixedClock())
    assert backup.size == vault.paths.database.stat().st_size
    assert (lines_of(earlier, vault.data_key), lines_of(backup, vault.data_key)) == (
        ["first"],
        ["first", "second"],
    )
    check_backup(backup.folder, vault.data_key)
    assert sorted(entry.name for entry in backup.folder.iterdir()) == sorted(
        entry.name for entry in earlier.folder.iterdir()
    )
    vault.close()


def test_while_somebody_reads_an_older_state_the_copy_is_made_by_reading(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    with closing(connect_raw(vault.paths.database, vault.data_key)) as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT * FROM local").fetchall()
        add_line(vault, "later")
        assert not copy_pages(vault.paths.database, vault.data_key, tmp_path / "copy.db")
        backup = make_backup(vault.paths, vault.data_key, reason=Reason.IMPORT, clock=FixedClock())
    assert lines_of(backup, vault.data_key) == ["later"]
    vault.close()


def test_an_exact_copy_with_a_broken_page_is_no_backup(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    vault.close()
    data = bytearray(vault.paths.database.read_bytes())
    data[-100] ^= 1
    vault.paths.database.write_bytes(data)
    with pytest.raises(UserError, match="backup_failed"):
        make_backup(vault.paths, vault.data_key, reason=Reason.IMPORT, clock=FixedClock())


# A backup that is checked while a change is prepared.


def test_nothing_is_committed_before_the_backup_of_it_counts(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    add_line(vault, "first")
    with backup_beside(vault.paths, vault.data_key, reason=Reason.IMPORT, clock=FixedClock()) as finished:
        assert not list_backups(vault.paths.backups)
        add_line(vault, "while it is checked")
        backup = finished()
        assert list_backups(vault.paths.backups) == (backup,)
    assert lines_of(backup, vault.data_key) == ["first"]
    vault.close()


def test_a_change_that_fails_leaves_no_backup(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    with (
        pytest.raises(LookupError),
        backup_beside(vault.paths, vault.data_key, reason=Reason.IMPORT, clock=FixedClock()),
    ):
        raise LookupError
    assert not list(vault.paths.backups.iterdir())
    vault.close()


def test_a_broken_page_takes_the_change_along_that_was_prepared(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    vault.close()
    data = bytearray(vault.paths.database.read_bytes())
    data[-100] ^= 1
    vault.paths.database.write_bytes(data)
    beside = backup_beside(vault.paths, vault.data_key, reason=Reason.IMPORT, clock=FixedClock())
    with pytest.raises(UserError, match="backup_failed"), beside as finished:
        finished()
    assert not list(vault.paths.backups.iterdir())
