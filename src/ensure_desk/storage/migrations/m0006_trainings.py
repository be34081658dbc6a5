# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Step 6: tables for trainings, sessions, enrolments and attendance; a vault made new by step 1 has them already."""

import sqlalchemy as sa

from ensure_desk.storage.tables import METADATA, RECORDS

KINDS = ("training", "session", "enrolment", "attendance", "professional_attendance")


def apply(connection: sa.Connection) -> None:
    """Make the tables that are missing."""
    METADATA.create_all(connection, tables=[RECORDS[name] for name in KINDS])
