# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Step 3: tables for taking an import back, and for receipts."""

import sqlalchemy as sa

from ensure_desk.storage.undo_tables import UNDO_METADATA


def apply(connection: sa.Connection) -> None:
    """Make the tables."""
    UNDO_METADATA.create_all(connection)
