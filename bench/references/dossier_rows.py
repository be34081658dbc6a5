# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bare questions of a dossier on a driver connection: a person and what hangs below, every column.

Since surveys are part of a dossier, its responses and scores are asked for as well; since trainings are, the presence
at their sessions, of which the absences in a row follow; since worked hours are, the months of its tracks.
"""

from typing import Any

_KINDS = ("intake", "referral", "benefit_period", "track", "consent", "note", "response")
_BELOW = {"suspension": "track", "worked_hours": "track", "barrier_score": "response"}
_PRESENT = (
    "SELECT a.*, s.*, t.* FROM attendance a JOIN session s ON s.id = a.session_id "
    "JOIN training t ON t.id = s.training_id WHERE a.person_id = ? AND a.hidden = 0 AND s.hidden = 0"
)


def fetch(connection: Any, person_id: str) -> list[Any]:
    """Return the rows."""
    asked = ["SELECT * FROM person WHERE id = ?", _PRESENT]
    asked += [f"SELECT * FROM {kind} WHERE person_id = ? AND hidden = 0" for kind in _KINDS]  # noqa: S608 - names above
    asked += [
        f"SELECT b.* FROM {kind} b JOIN {above} a ON b.{above}_id = a.id WHERE a.person_id = ? AND b.hidden = 0"  # noqa: S608
        for kind, above in _BELOW.items()
    ]
    return [row for query in asked for row in connection.execute(query, (person_id,)).fetchall()]
