# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Step 1: make every table and the search index of the first version."""

import sqlalchemy as sa

from ensure_desk.storage.tables import create_all


def apply(connection: sa.Connection) -> None:
    """Make all tables of the first version."""
    create_all(connection)
