# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Step 7: an index that holds what the figures read of barrier scores, in place of the one on their link."""

import sqlalchemy as sa


def apply(connection: sa.Connection) -> None:
    """Make the index where it is missing."""
    connection.exec_driver_sql("DROP INDEX IF EXISTS ix_barrier_score_response_id")
    connection.exec_driver_sql(
        "CREATE INDEX IF NOT EXISTS ix_barrier_score_figures ON barrier_score(response_id, hidden, domain, score)"
    )
