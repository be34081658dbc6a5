# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Step 8: the table of worked hours; a vault made new by step 1 has it already."""

import sqlalchemy as sa

from ensure_desk.storage.tables import METADATA, RECORDS


def apply(connection: sa.Connection) -> None:
    """Make the table where it is missing."""
    METADATA.create_all(connection, tables=[RECORDS["worked_hours"]])
