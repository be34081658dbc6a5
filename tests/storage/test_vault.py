# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making and opening a vault: every way in which it can be missing or damaged has its own word."""

import re
import shutil
import sqlite3
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest
import sqlalchemy as sa

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.messages import MESSAGES
from ensure_desk.storage import keyfile, older_copy
from ensure_desk.storage import vault as vault_module
from ensure_desk.storage.engine import connect_raw, make_engine
from ensure_desk.storage.faults import database_in_plain_words, fault_code
from ensure_desk.storage.files import replace_file, write_file
from ensure_desk.storage.page_check import log_is_foreign
from ensure_desk.storage.vault import (
    VaultPaths,
    confirm_restore,
    create_vault,
    open_vault,
    restored_at,
)
from ensure_desk.storage.vault_paths import cloud_service, refuse_network
from tests.storage.vault_parts import (
    CHEAP,
    Closed,
    FixedClock,
    SeededRandomness,
    add_line,
    closed_vault,
    lines,
    new_vault,
    opened,
)

WINDOWS = sys.platform == "win32"


@pytest.fixture
def closed(tmp_path: Path) -> Closed:
    return closed_vault(tmp_path)


def refusal(closed: Closed) -> str:
    with pytest.raises(UserError) as error, opened(closed.folder, closed.data_key):
        pass
    assert error.value.code in MESSAGES
    return error.value.code


def change_byte(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)


def test_what_was_written_is_there_after_closing(closed: Closed) -> None:
    with opened(closed.folder, closed.data_key) as vault:
        assert lines(vault) == ["first"]
        add_line(vault, "second")
    with opened(closed.folder, closed.data_key) as vault:
        assert lines(vault) == ["first", "second"]
        assert vault.notices == ()


def test_the_install_id_stays_over_openings(closed: Closed) -> None:
    ids = []
    for _ in range(3):
        with opened(closed.folder, closed.data_key) as vault:
            ids.append(vault.install_id)
    assert len(set(ids)) == 1
    assert len(ids[0]) == 32


def test_no_word_lies_readable_in_the_folder(closed: Closed) -> None:
    with opened(closed.folder, closed.data_key) as vault:
        add_line(vault, "Canarie Vandenbroeck")
        found = [p for p in closed.folder.rglob("*") if p.is_file() and b"Canarie" in p.read_bytes()]
    assert found == []


def test_the_data_key_does_not_show(closed: Closed) -> None:
    with opened(closed.folder, closed.data_key) as vault:
        assert repr(closed.data_key) not in repr(vault)
        assert closed.data_key.hex() not in repr(vault)


def test_the_settings_of_safety_hold_on_both_engines(closed: Closed) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cache_size": -65536,
        "temp_store": 2,
    }
    with opened(closed.folder, closed.data_key) as vault:
        for engine, only in ((vault.writer, 0), (vault.reader, 1)):
            with engine.begin() as connection:
                found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
                assert found == expected
                assert connection.exec_driver_sql("PRAGMA query_only").scalar() == only


def test_reading_goes_on_during_a_long_write(closed: Closed) -> None:
    with opened(closed.folder, closed.data_key) as vault, vault.writer.begin() as connection:
        connection.exec_driver_sql("INSERT INTO local VALUES ('x', 'y')")
        assert lines(vault) == ["first"]


def test_the_reader_cannot_write(closed: Closed) -> None:
    with (
        opened(closed.folder, closed.data_key) as vault,
        vault.reader.begin() as connection,
        pytest.raises(sa.exc.OperationalError, match="readonly"),
    ):
        connection.exec_driver_sql("DELETE FROM local")


def test_an_engine_serves_threads_one_after_the_other(closed: Closed) -> None:
    with opened(closed.folder, closed.data_key) as vault:
        threads = [threading.Thread(target=add_line, args=(vault, f"line {n}")) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(lines(vault)) == 9


def test_a_failed_change_of_tables_leaves_nothing(closed: Closed) -> None:
    with opened(closed.folder, closed.data_key) as vault:
        with suppress(ZeroDivisionError), vault.writer.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE half (x)")
            raise ZeroDivisionError
        with vault.reader.begin() as connection:
            assert "half" not in sa.inspect(connection).get_table_names()


def test_an_error_message_carries_no_values(closed: Closed) -> None:
    with opened(closed.folder, closed.data_key) as vault:
        with pytest.raises(sa.exc.DBAPIError) as error, vault.writer.begin() as connection:
            connection.exec_driver_sql("INSERT INTO local VALUES (?, ?, ?)", ("Canarie", "x", "y"))
        assert "Canarie" not in str(error.value)


def test_an_engine_without_key_is_plain_sqlite(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "plain.db", None, read_only=False)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
    engine.dispose()
    assert (tmp_path / "plain.db").read_bytes().startswith(b"SQLite format 3")


def test_opening_never_makes_a_file(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "absent.db", bytes(32), read_only=False)
    with pytest.raises(sa.exc.OperationalError), engine.connect():
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_strange_signs_is_a_folder_like_another(tmp_path: Path) -> None:
    folder = tmp_path / f"Zoë Łukasz 100% #1 {'' if WINDOWS else '?'}x=y & co"
    vault = new_vault(folder)
    add_line(vault, "first")
    vault.close()
    with opened(folder, vault.data_key) as vault:
        assert lines(vault) == ["first"]
    assert [entry.name for entry in tmp_path.iterdir()] == [folder.name]


def test_a_full_disk_is_said_and_leaves_the_vault_as_it_was(closed: Closed) -> None:
    with opened(closed.folder, closed.data_key) as vault:
        with vault.writer.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(UserError, match="disk_full"), database_in_plain_words():
            add_line(vault, "x" * 1_000_000)
        assert lines(vault) == ["first"]


# The states of missing and damaged.


def test_an_empty_folder_has_no_vault(tmp_path: Path) -> None:
    assert refusal(Closed(tmp_path, bytes(32))) == "vault_absent"


def test_a_key_file_alone_misses_its_database(closed: Closed) -> None:
    (closed.folder / "vault.db").unlink()
    assert refusal(closed) == "vault_database_missing"


def test_a_file_of_zero_bytes_is_not_opened_as_an_empty_vault(closed: Closed) -> None:
    (closed.folder / "vault.db").write_bytes(b"")
    assert refusal(closed) == "vault_empty_file"
    assert (closed.folder / "vault.db").stat().st_size == 0


def test_plain_sqlite_is_refused(closed: Closed) -> None:
    (closed.folder / "vault.db").unlink()
    plain = sqlite3.connect(closed.folder / "vault.db")
    plain.execute("CREATE TABLE vault_info (key, value)")
    plain.close()
    assert refusal(closed) == "vault_not_encrypted"


def test_a_folder_in_the_place_of_the_database_is_refused(closed: Closed) -> None:
    (closed.folder / "vault.db").unlink()
    (closed.folder / "vault.db").mkdir()
    assert refusal(closed) == ("vault_read_only" if WINDOWS else "vault_damaged")


def test_an_encrypted_file_that_is_no_vault_is_refused(closed: Closed) -> None:
    (closed.folder / "vault.db").unlink()
    other = connect_raw(closed.folder / "vault.db", closed.data_key, create=True)
    other.execute("CREATE TABLE t (x)")
    other.close()
    assert refusal(closed) == "vault_damaged"


def test_damage_of_the_first_page_is_not_a_wrong_key(closed: Closed) -> None:
    change_byte(closed.folder / "vault.db", 2000)
    assert refusal(closed) == "vault_damaged"


def test_the_key_of_another_vault_is_told_apart(closed: Closed) -> None:
    assert refusal(Closed(closed.folder, bytes(32))) == "vault_other_key"


@pytest.mark.parametrize("part", [0.02, 0.5, 0.97])
def test_a_truncated_vault_is_damaged(closed: Closed, part: float) -> None:
    content = (closed.folder / "vault.db").read_bytes()
    (closed.folder / "vault.db").write_bytes(content[: int(len(content) * part)])
    assert refusal(closed) == "vault_damaged"


def test_a_few_stray_bytes_are_a_damaged_vault(closed: Closed) -> None:
    (closed.folder / "vault.db").write_bytes(b"hello")
    assert refusal(closed) == "vault_damaged"


def test_the_weekly_check_finds_a_flipped_bit_deep_inside(closed: Closed) -> None:
    size = (closed.folder / "vault.db").stat().st_size
    change_byte(closed.folder / "vault.db", size - 3000)
    clock = FixedClock()
    clock.forward(days=8)
    with pytest.raises(UserError, match="vault_damaged"), opened(closed.folder, closed.data_key, clock):
        pass


def test_the_weekly_check_is_not_fooled_by_a_clock_that_was_put_back(closed: Closed) -> None:
    size = (closed.folder / "vault.db").stat().st_size
    change_byte(closed.folder / "vault.db", size - 3000)
    clock = FixedClock()
    clock.forward(days=-3650)
    with pytest.raises(UserError, match="vault_damaged"), opened(closed.folder, closed.data_key, clock):
        pass


def test_a_vault_of_a_later_version_is_refused_untouched(closed: Closed) -> None:
    connection = connect_raw(closed.folder / "vault.db", closed.data_key)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert refusal(closed) == "vault_too_new"
    connection = connect_raw(closed.folder / "vault.db", closed.data_key)
    assert connection.execute("PRAGMA user_version").fetchone() == (999,)
    connection.close()


def test_the_log_of_another_vault_does_no_harm(closed: Closed, tmp_path: Path) -> None:
    before = (closed.folder / "vault.db").read_bytes()
    other = new_vault(tmp_path / "other")
    add_line(other, "stranger")
    shutil.copyfile(other.paths.log, closed.folder / "vault.db-wal")
    other.close()
    assert log_is_foreign(closed.folder / "vault.db", closed.folder / "vault.db-wal", closed.data_key)
    with opened(closed.folder, closed.data_key) as vault:
        assert lines(vault) == ["first"]
        assert [notice.code for notice in vault.notices] == ["vault_foreign_log"]
        assert len(list(closed.folder.glob("aside/*/vault.db-wal"))) == 1
    assert before[:16] == (closed.folder / "vault.db").read_bytes()[:16]


def test_the_vaults_own_log_after_a_crash_is_read(closed: Closed, tmp_path: Path) -> None:
    with opened(closed.folder, closed.data_key) as vault:
        add_line(vault, "second")
        shutil.copytree(closed.folder, tmp_path / "crashed", ignore=shutil.ignore_patterns("*-shm"))
    log = tmp_path / "crashed" / "vault.db-wal"
    assert not log_is_foreign(tmp_path / "crashed" / "vault.db", log, closed.data_key)
    with opened(tmp_path / "crashed", closed.data_key) as vault:
        assert lines(vault) == ["first", "second"]
        assert vault.notices == ()


@pytest.mark.parametrize("length", [0, 10, 32, 40, 56, 2000])
def test_a_torn_log_is_no_foreign_log(closed: Closed, tmp_path: Path, length: int) -> None:
    with opened(closed.folder, closed.data_key) as vault:
        add_line(vault, "second")
        torn = (closed.folder / "vault.db-wal").read_bytes()[:length]
        shutil.copytree(closed.folder, tmp_path / "crashed", ignore=shutil.ignore_patterns("*-shm"))
    (tmp_path / "crashed" / "vault.db-wal").write_bytes(torn)
    assert not log_is_foreign(
        tmp_path / "crashed" / "vault.db", tmp_path / "crashed" / "vault.db-wal", closed.data_key
    )


# Creating.


def test_a_vault_is_never_made_over_another(closed: Closed) -> None:
    with pytest.raises(UserError, match="vault_exists"):
        create_vault(closed.folder, closed.data_key, clock=FixedClock(), random=SeededRandomness())
    (closed.folder / "vault.db").unlink()
    with pytest.raises(UserError, match="vault_exists"):
        create_vault(closed.folder, closed.data_key, clock=FixedClock(), random=SeededRandomness())
    with pytest.raises(UserError, match="vault_exists"):
        keyfile.create_key_file(
            closed.folder, name="x", passphrase="x", random=SeededRandomness(), argon=CHEAP
        )


def test_a_first_start_that_was_cut_off_may_begin_again(tmp_path: Path) -> None:
    for seed in (1, 2):
        keys = keyfile.create_key_file(
            tmp_path, name="x", passphrase="x", random=SeededRandomness(seed), argon=CHEAP
        )
        (tmp_path / "vault.db.new").write_bytes(b"half")
    create_vault(tmp_path, keys.data_key, clock=FixedClock(), random=SeededRandomness()).close()
    with opened(tmp_path, keyfile.unlock(tmp_path, "x")) as vault:
        assert lines(vault) == []


def test_a_vault_is_made_with_the_key_of_its_key_file_only(tmp_path: Path) -> None:
    keyfile.create_key_file(tmp_path, name="x", passphrase="x", random=SeededRandomness(), argon=CHEAP)
    with pytest.raises(UserError, match="key_file_other_vault"):
        create_vault(tmp_path, bytes(32), clock=FixedClock(), random=SeededRandomness())


@pytest.mark.parametrize(
    "text", ["\\\\server\\share\\kluis", "//server/share/kluis", "\\\\?\\UNC\\server\\share\\kluis"]
)
def test_a_share_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="vault_on_network"):
        refuse_network(Path(text))


@pytest.mark.parametrize("text", ["C:\\Users\\Zoë Łukasz\\kluis", "\\\\?\\C:\\lang\\pad", "/home/zoe/kluis"])
def test_a_folder_of_this_computer_is_no_share(text: str) -> None:
    refuse_network(Path(text))


def test_a_synchronised_folder_is_warned_about(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Stad Lier" / "kluis"
    vault = new_vault(folder)
    vault.close()
    assert [(n.code, n.params) for n in vault.notices] == [
        ("vault_in_cloud_folder", {"service": "OneDrive - Stad Lier"})
    ]
    assert cloud_service(tmp_path / "kluis") is None


# Older copies.


def test_an_older_copy_is_noticed_and_becomes_another_installation(closed: Closed, tmp_path: Path) -> None:
    witness = tmp_path / "outside"
    shutil.copytree(closed.folder, tmp_path / "stick")

    def visit(folder: Path) -> tuple[list[str], str]:
        vault = open_vault(
            folder, closed.data_key, clock=FixedClock(), random=SeededRandomness(4), witness_folder=witness
        )
        marked = restored_at(vault) is not None
        confirm_restore(vault)
        assert restored_at(vault) is None
        vault.close()
        codes = [notice.code for notice in vault.notices]
        assert marked == bool(codes)
        return codes, vault.install_id

    codes, first_id = visit(closed.folder)
    assert codes == []
    codes, second_id = visit(tmp_path / "stick")
    assert codes == ["vault_older_copy"]
    assert second_id != first_id
    assert visit(tmp_path / "stick") == ([], second_id)


def test_a_lost_log_after_a_crash_is_noticed(closed: Closed) -> None:
    vault = open_vault(closed.folder, closed.data_key, clock=FixedClock(), random=SeededRandomness())
    before = (closed.folder / "vault.db").read_bytes()
    add_line(vault, "second")
    vault.close()
    (closed.folder / "vault.db").write_bytes(before)
    with opened(closed.folder, closed.data_key) as vault:
        assert [notice.code for notice in vault.notices] == ["vault_older_copy"]


@pytest.mark.parametrize("content", ["", "{}", '{"count": "x"}', "[]"])
def test_a_broken_count_outside_is_no_alarm(closed: Closed, content: str) -> None:
    for path in closed.folder.glob("*.count"):
        path.write_text(content)
        assert older_copy.read_witness(path) == 0
    with opened(closed.folder, closed.data_key) as vault:
        assert vault.notices == ()


# Faults of the disk.


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(28, "No space left"), "disk_full"),
        (OSError(30, "Read-only"), "vault_read_only"),
        (PermissionError(13, "no"), "vault_read_only"),
        (OSError(5, "I/O"), "disk_failing"),
        (sqlite3.OperationalError("database or disk is full"), "disk_full"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "vault_read_only"),
        (sqlite3.OperationalError("database is locked"), "vault_busy"),
        (sa.exc.OperationalError("s", None, sqlite3.OperationalError("disk I/O error")), "disk_failing"),
        (sqlite3.OperationalError("database disk image is malformed"), "vault_damaged"),
        (sqlite3.OperationalError("malformed MATCH expression"), None),
        (sqlite3.OperationalError("no such column: x"), None),
    ],
)
def test_faults_of_disk_and_driver_have_words(error: Exception, code: str | None) -> None:
    assert fault_code(error) == code
    assert code is None or code in MESSAGES


def test_every_refusal_of_storage_has_a_sentence() -> None:
    source = Path(vault_module.__file__).parent
    codes = {
        code
        for path in source.rglob("*.py")
        for code in re.findall(r'UserError\(\s*"(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert len(codes) > 25
    assert codes <= set(MESSAGES)


class Held:
    """A file that another program holds for a number of tries."""

    def __init__(self, source: Path, times: int) -> None:
        self.source = source
        self.times = times

    def replace(self, target: Path) -> None:
        if self.times:
            self.times -= 1
            raise PermissionError(13, "sharing violation")
        self.source.replace(target)


def test_a_sharing_violation_is_waited_out(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("new")
    waits: list[float] = []
    replace_file(Held(tmp_path / "new", 3), tmp_path / "old", waits.append)  # type: ignore[arg-type]
    assert (tmp_path / "old").read_text() == "new"
    assert len(waits) == 3


def test_a_file_held_for_longer_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("new")
    waits: list[float] = []
    with pytest.raises(UserError, match="file_in_use"):
        replace_file(Held(tmp_path / "new", 999), tmp_path / "old", waits.append)  # type: ignore[arg-type]
    assert 4.9 < sum(waits) < 5.2


def test_a_file_that_cannot_take_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "held").mkdir()
    with pytest.raises((OSError, UserError), match="held|file_in_use"):
        write_file(tmp_path / "held", b"Maes", lambda seconds: None)
    assert [p.name for p in tmp_path.iterdir()] == ["held"]


def test_paths_of_a_vault_are_all_in_its_folder(tmp_path: Path) -> None:
    paths = VaultPaths(tmp_path)
    for path in (paths.database, paths.log, paths.shared_memory, paths.key, paths.backups):
        assert path.parent == tmp_path
