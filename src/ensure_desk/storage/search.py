# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Search over people: an FTS5 index of folded names, dossier numbers and phones, with a fallback for typing errors.

The index holds no names of its own (contentless); its row number is the person's `n`. Many are added in that order:
FTS5 writes a piece of index each time a number is lower than the one before. The words of the index stay in
memory with the connection once a typing error asked for them, until the index changes.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy import text

from ensure_desk.domain.names import fold, plain_words
from ensure_desk.storage.remembered import kept
from ensure_desk.storage.tables import RECORDS

PERSON = RECORDS["person"]
_INDEXED = ("last_name", "first_name", "call_name")
LIMIT = 200
_NEIGHBOURS = 24
_SHORT = 6
"""Words of fewer letters may differ in one letter, longer ones in two."""
_MATCH = "SELECT rowid FROM person_search WHERE person_search MATCH ? LIMIT ?"
_WORDS = "SELECT term FROM person_vocabulary WHERE term >= 'a' AND term NOT GLOB '*[0-9]*'"
_STAMP = "SELECT block FROM person_search_data WHERE id = 10"
"""The structure record of FTS5, written anew with every change of the index."""


def words_of(row: sa.RowMapping) -> str:
    """Return the words under which a person is found."""
    names = [str(row[key]) for key in _INDEXED if row[key]]
    words = [word for name in names for word in (fold(name), *plain_words(name))]
    dossier = str(row["dossier_number"] or "")
    phone = "".join(c for c in str(row["mobile"] or "") if c.isdigit())
    return " ".join([*words, *plain_words(dossier), dossier.replace("-", "").casefold(), phone])


COLUMNS = [PERSON.c[key] for key in ("n", *_INDEXED, "dossier_number", "mobile", "hidden")]
"""What the words of a person are made of, and whose they are."""

_ONE = sa.select(*COLUMNS).where(PERSON.c.id == sa.bindparam("id"))
_INSERT = text("INSERT INTO person_search(rowid, words) VALUES (:n, :words)")
_DELETE = text("DELETE FROM person_search WHERE rowid = :n")


def index_person(connection: sa.Connection, person_id: str) -> None:
    """Bring the index in step with one person; a deleted person leaves it."""
    row = connection.execute(_ONE, {"id": person_id}).mappings().one()
    connection.execute(_DELETE, {"n": row["n"]})
    if not row["hidden"]:
        connection.execute(_INSERT, {"n": row["n"], "words": words_of(row)})


def rebuild(connection: sa.Connection) -> None:
    """Make the index anew from the people; used after a bulk load."""
    connection.exec_driver_sql("INSERT INTO person_search(person_search) VALUES('delete-all')")
    query = sa.select(*COLUMNS).where(PERSON.c.hidden == 0).order_by(PERSON.c.n)
    rows = [{"n": row["n"], "words": words_of(row)} for row in connection.execute(query).mappings()]
    if rows:
        connection.execute(_INSERT, rows)


def match_expression(typed: str) -> str:
    """Return the index question for typed text: every word must begin a word of the person; empty = no question."""
    words = [*plain_words(typed)]
    return " ".join(f'"{word}"*' for word in words)


def folded_expression(typed: str) -> str:
    """Return the question with particles joined, for "vandenbroeck" against "van den broeck"."""
    return " ".join(f'"{word}"*' for word in fold(typed).split())


def question(typed: str) -> str:
    """Return the whole question: as typed, or with the particles joined."""
    plain, folded = match_expression(typed), folded_expression(typed)
    return plain if plain == folded or not folded else f"({plain}) OR ({folded})"


def matching_numbers(connection: sa.Connection, typed: str, limit: int = LIMIT) -> list[int]:
    """Return the `n` of people who match; where nobody does, of people who nearly do."""
    asked = question(typed)
    if not asked:
        return []
    found = _numbers(connection, asked, limit)
    if found:
        return found
    return _numbers(connection, _corrected(connection, typed), limit)


def _numbers(connection: sa.Connection, asked: str, limit: int) -> list[int]:
    return list(connection.exec_driver_sql(_MATCH, (asked, limit)).scalars().all())


def _corrected(connection: sa.Connection, typed: str) -> str:
    """Return the question in which each word may also be one of the known words nearest to it."""
    known = kept(connection, "words", connection.exec_driver_sql(_STAMP).scalar(), lambda: _words(connection))
    return " AND ".join(
        "(" + " OR ".join([f'"{word}"*', *(f'"{term}"' for term in _neighbours(word, known))]) + ")"
        for word in plain_words(typed)
    )


def _words(connection: sa.Connection) -> Sequence[str]:
    return connection.exec_driver_sql(_WORDS).scalars().all()


def _neighbours(word: str, known: Sequence[str]) -> list[str]:
    # cold start: only a search that found nothing needs the comparison library
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(word) < _SHORT else 2
    near = process.extract(word, known, scorer=OSA.distance, limit=_NEIGHBOURS, score_cutoff=most)
    return [term for term, _, _ in near]
