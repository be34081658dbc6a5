# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A vault of the first version gets what later steps add, and loses nothing."""

from pathlib import Path

import sqlalchemy as sa

from ensure_desk.domain.kinds import KINDS
from ensure_desk.storage.engine import make_engine
from ensure_desk.storage.migrate import MIGRATIONS, migrate

LATER = ("same_person", "match_hash", "worked_hours")


def test_a_vault_of_the_first_version_gets_what_later_steps_add(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "vault.db", bytes(range(32)), read_only=False, create=True)
    migrate(engine, backup=lambda: None, steps=MIGRATIONS[:1])
    with engine.begin() as connection:
        for kind in KINDS:
            connection.exec_driver_sql(f"DROP INDEX ix_{kind.name}_deleted")
        for table in LATER:
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("INSERT INTO person(id, last_name, token) VALUES ('a', 'Maes', 't')")
    migrate(engine, backup=lambda: None)
    with engine.connect() as connection:
        found = sa.inspect(connection)
        indexes = {i["name"] for k in KINDS for i in found.get_indexes(k.name)}
        assert set(LATER) <= set(found.get_table_names())
        assert {f"ix_{kind.name}_deleted" for kind in KINDS} <= indexes
        assert connection.exec_driver_sql("SELECT last_name FROM person").scalar_one() == "Maes"
    engine.dispose()
