# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bare counts of a region: one GROUP BY per division, each over an index that holds all it reads."""

from typing import Any

_COLUMNS = {
    "person": ("gender", "birth_year"),
    "referral": ("referrer_type",),
    "benefit_period": ("benefit_type",),
    "intake": ("isced_band", "unemployed_month"),
    "track": ("status",),
}


def prepare(connection: Any) -> None:
    """Make the indexes."""
    connection.execute("CREATE INDEX bare_place ON person(id, municipality)")
    connection.execute("CREATE INDEX bare_response ON response(id, hidden, person_id)")
    connection.execute("CREATE INDEX bare_score ON barrier_score(hidden, response_id, domain, score)")
    for table, columns in _COLUMNS.items():
        first = "municipality" if table == "person" else "person_id"
        for column in columns:
            connection.execute(f"CREATE INDEX bare_{column} ON {table}(hidden, {first}, {column})")


def count(connection: Any) -> list[Any]:
    """Return the counts by municipality."""
    found = []
    for table, columns in _COLUMNS.items():
        joined = "" if table == "person" else "JOIN person p ON p.id = t.person_id"
        place = "t.municipality" if table == "person" else "p.municipality"
        for column in columns:
            query = (
                f"SELECT {place}, t.{column}, count(*) FROM {table} t {joined} "  # noqa: S608 - the names above
                f"WHERE t.hidden = 0 GROUP BY {place}, t.{column}"
            )
            found += connection.execute(query).fetchall()
    scores = (
        "SELECT p.municipality, s.domain, s.score, count(*) FROM barrier_score s "
        "JOIN response r ON r.id = s.response_id JOIN person p ON p.id = r.person_id "
        "WHERE s.hidden = 0 AND r.hidden = 0 GROUP BY p.municipality, s.domain, s.score"
    )
    return found + connection.execute(scores).fetchall()
