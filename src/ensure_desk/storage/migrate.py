# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bring a vault to this version: numbered steps, one explicit transaction each, a backup first.

A step and its new number are committed together, so that a vault is always of exactly one version.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from ensure_desk.domain.errors import UserError
from ensure_desk.storage.migrations import (
    m0001_first,
    m0002_same_person,
    m0003_undo,
    m0004_deleted,
    m0005_surveys,
    m0006_trainings,
    m0007_figures,
    m0008_worked_hours,
)
from ensure_desk.storage.phases import reach


@dataclass(frozen=True)
class Migration:
    """One step: its number (counted from 1 without gaps) and the function that makes the change."""

    number: int
    apply: Callable[[sa.Connection], None]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, m0001_first.apply),
    Migration(2, m0002_same_person.apply),
    Migration(3, m0003_undo.apply),
    Migration(4, m0004_deleted.apply),
    Migration(5, m0005_surveys.apply),
    Migration(6, m0006_trainings.apply),
    Migration(7, m0007_figures.apply),
    Migration(8, m0008_worked_hours.apply),
)


def schema_version(engine: sa.Engine) -> int:
    """Return the number of the last step that this vault has."""
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def refuse_newer(found: int, steps: Sequence[Migration] = MIGRATIONS) -> None:
    """Raise UserError `vault_too_new` for a vault of a later version than the program."""
    known = steps[-1].number if steps else 0
    if found > known:
        raise UserError("vault_too_new", found=found, known=known)


def migrate(
    engine: sa.Engine, *, backup: Callable[[], object], steps: Sequence[Migration] = MIGRATIONS
) -> tuple[int, ...]:
    """Apply the steps that are missing and return their numbers.

    `backup` is called once before the first change of a vault that holds something. Raises UserError
    `vault_too_new` when the vault is of a later version than the program.
    """
    found = schema_version(engine)
    refuse_newer(found, steps)
    missing = [step for step in steps if step.number > found]
    if missing and found > 0:
        backup()
    for step in missing:
        _apply(engine, step)
    return tuple(step.number for step in missing)


def _apply(engine: sa.Engine, step: Migration) -> None:
    reach("before_begin")
    with engine.begin() as connection:
        step.apply(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {step.number}")
        reach("in_transaction")
        reach("commit")
    reach("after_commit")
