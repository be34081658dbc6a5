# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Migrations: all of a step or nothing of it, a backup first, never a newer vault."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from ensure_desk.domain.errors import UserError
from ensure_desk.storage.engine import make_engine
from ensure_desk.storage.migrate import MIGRATIONS, Migration, migrate, schema_version


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    engine = make_engine(tmp_path / "vault.db", bytes(range(32)), read_only=False, create=True)
    yield engine
    engine.dispose()


def make_first(connection: sa.Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE first (x)")


def make_second(connection: sa.Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE second (x)")
    connection.exec_driver_sql("INSERT INTO first VALUES (2)")


def fail_half_way(connection: sa.Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE half (x)")
    raise ZeroDivisionError


FIRST = Migration(1, make_first)
SECOND = Migration(2, make_second)


def tables(engine: sa.Engine) -> set[str]:
    with engine.connect() as connection:
        return set(sa.inspect(connection).get_table_names())


class Backups:
    """Counts the backups asked for."""

    def __init__(self) -> None:
        self.versions: list[int] = []

    def of(self, engine: sa.Engine) -> "Backups":
        self.engine = engine
        return self

    def __call__(self) -> None:
        self.versions.append(schema_version(self.engine))


def test_missing_steps_are_applied_in_order(engine: sa.Engine) -> None:
    assert migrate(engine, backup=Backups().of(engine), steps=(FIRST, SECOND)) == (1, 2)
    assert tables(engine) == {"first", "second"}
    assert schema_version(engine) == 2


def test_a_vault_that_is_up_to_date_is_left_alone(engine: sa.Engine) -> None:
    backups = Backups().of(engine)
    migrate(engine, backup=backups, steps=(FIRST,))
    assert migrate(engine, backup=backups, steps=(FIRST,)) == ()
    assert backups.versions == []


def test_a_backup_comes_before_the_first_change_of_a_vault_with_content(engine: sa.Engine) -> None:
    backups = Backups().of(engine)
    migrate(engine, backup=backups, steps=(FIRST,))
    migrate(engine, backup=backups, steps=(FIRST, SECOND, Migration(3, lambda connection: None)))
    assert backups.versions == [1]


def test_no_backup_no_migration(engine: sa.Engine) -> None:
    migrate(engine, backup=Backups().of(engine), steps=(FIRST,))

    def full_disk() -> None:
        raise UserError("disk_full")

    with pytest.raises(UserError, match="disk_full"):
        migrate(engine, backup=full_disk, steps=(FIRST, SECOND))
    assert schema_version(engine) == 1


def test_a_step_that_fails_leaves_no_table_and_the_old_number(engine: sa.Engine) -> None:
    with pytest.raises(ZeroDivisionError):
        migrate(engine, backup=Backups().of(engine), steps=(FIRST, Migration(2, fail_half_way)))
    assert tables(engine) == {"first"}
    assert schema_version(engine) == 1
    assert migrate(engine, backup=Backups().of(engine), steps=(FIRST, SECOND)) == (2,)


def test_a_newer_vault_is_refused_with_both_numbers(engine: sa.Engine) -> None:
    migrate(engine, backup=Backups().of(engine), steps=(FIRST, SECOND))
    with pytest.raises(UserError) as error:
        migrate(engine, backup=Backups().of(engine), steps=(FIRST,))
    assert (error.value.code, error.value.params) == ("vault_too_new", {"found": 2, "known": 1})


def test_the_steps_of_the_product_are_numbered_without_gaps() -> None:
    assert [step.number for step in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_the_steps_of_the_product_make_a_sound_vault(engine: sa.Engine) -> None:
    migrate(engine, backup=Backups().of(engine))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert "person" in tables(engine)
