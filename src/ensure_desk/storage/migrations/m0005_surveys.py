# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Step 5: tables for questionnaires, responses, answers and scores; a vault made new by step 1 has them already."""

import sqlalchemy as sa

from ensure_desk.storage.tables import METADATA, RECORDS

KINDS = ("questionnaire", "questionnaire_part", "response", "answer", "barrier_score")


def apply(connection: sa.Connection) -> None:
    """Make the tables that are missing."""
    METADATA.create_all(connection, tables=[RECORDS[name] for name in KINDS])
