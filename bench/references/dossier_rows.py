# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bare questions of a dossier on a driver connection: a person and what hangs below, every column.

Since surveys are part of a dossier, its responses and scores are asked for as well; since trainings are, the presence
at their sessions, of which the absences in a row follow.
"""

from typing import Any

_KINDS = ("intake", "referral", "benefit_period", "track", "consent", "note", "response")


def fetch(connection: Any, person_id: str) -> list[Any]:
    """Return the rows."""
    rows = connection.execute("SELECT * FROM person WHERE id = ?", (person_id,)).fetchall()
    for kind in _KINDS:
        query = f"SELECT * FROM {kind} WHERE person_id = ? AND hidden = 0"  # noqa: S608 - the names above
        rows += connection.execute(query, (person_id,)).fetchall()
    below = "SELECT s.* FROM suspension s JOIN track t ON s.track_id = t.id WHERE t.person_id = ? AND s.hidden = 0"
    scores = (
        "SELECT s.* FROM barrier_score s JOIN response r ON s.response_id = r.id "
        "WHERE r.person_id = ? AND s.hidden = 0"
    )
    present = (
        "SELECT a.*, s.*, t.* FROM attendance a JOIN session s ON s.id = a.session_id "
        "JOIN training t ON t.id = s.training_id WHERE a.person_id = ? AND a.hidden = 0 AND s.hidden = 0"
    )
    for query in (below, scores, present):
        rows += connection.execute(query, (person_id,)).fetchall()
    return rows
