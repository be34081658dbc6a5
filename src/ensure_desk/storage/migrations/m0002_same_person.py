# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Step 2: tables for verdicts on two dossiers and for match hashes; a vault made new by step 1 has them already."""

import sqlalchemy as sa

from ensure_desk.storage.tables import MATCH, METADATA, RECORDS


def apply(connection: sa.Connection) -> None:
    """Make the tables that are missing."""
    METADATA.create_all(connection, tables=[RECORDS["same_person"], MATCH])
