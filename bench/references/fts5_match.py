# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bare FTS5 question on a driver connection (SQLite's documented prefix query)."""

from typing import Any


def match(connection: Any, words: list[str], limit: int) -> list[int]:
    """Return the row numbers of the index that hold words with these beginnings."""
    asked = " ".join(f'"{word}"*' for word in words)
    query = "SELECT rowid FROM person_search WHERE person_search MATCH ? LIMIT ?"
    return [row[0] for row in connection.execute(query, (asked, limit))]
