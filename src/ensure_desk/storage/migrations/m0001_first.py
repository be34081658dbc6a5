# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Step 1: make every table and the search index of the first version."""

import sqlalchemy as sa


def apply(connection: sa.Connection) -> None:
    """Make all tables of the first version."""
    # cold start: the table models load pydantic and sqlmodel, which only a migration and the store need
    from ensure_desk.storage import tables

    tables.create_all(connection)
