# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Step 4: the few deleted records are found without walking through all; a new vault has this already."""

import sqlalchemy as sa

from ensure_desk.domain.kinds import KIND


def apply(connection: sa.Connection) -> None:
    """Make the indexes that are missing."""
    there = set(sa.inspect(connection).get_table_names())
    for name in KIND.keys() & there:
        connection.exec_driver_sql(
            f"CREATE INDEX IF NOT EXISTS ix_{name}_deleted ON {name} (id) WHERE deleted IS NOT NULL"
        )
