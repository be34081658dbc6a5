# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A person with everything below them, read with statements that are made ready once.

A dossier is opened all day long: here the driver is asked at once, without building a statement each time.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.records import Record
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.rows import may_conflict

_BELOW = ("intake", "referral", "benefit_period", "track", "consent", "note", "response")
_LEADING = ("id", "token", "deleted")
_SUSPENSIONS = (
    "JOIN track ON track.id = suspension.track_id WHERE track.person_id = ? AND track.hidden = 0 AND "
)

_SCORES = (
    "JOIN response ON response.id = barrier_score.response_id "
    "WHERE response.person_id = ? AND response.hidden = 0 AND "
)


@dataclass(frozen=True)
class Family:
    """The records of one person by kind, in the order they came, without deleted ones.

    `deleted_elsewhere` holds the ids of those that are shown although somebody deleted them.
    """

    records: dict[str, list[Record]] = field(default_factory=dict)
    deleted_elsewhere: frozenset[str] = frozenset()

    def of(self, kind: str) -> list[Record]:
        """Return the records of a kind."""
        return self.records.get(kind, [])


class _Question(NamedTuple):
    kind: str
    statement: str
    keys: tuple[str, ...]
    multi: frozenset[str]


def family(reader: Reader, person_id: str) -> Family:
    """Return a person and what belongs to them; nothing for a person who is not here or deleted."""
    ask = reader.driver.execute
    found: dict[str, list[Record]] = {}
    deleted: set[str] = set()
    for question in _questions():
        rows = ask(question.statement, (person_id,)).fetchall()
        if not rows and question.kind == "person":
            break
        deleted.update(row[0] for row in rows if row[2])
        found[question.kind] = _records(reader, question, rows)
    return Family(found, frozenset(deleted))


@cache
def _questions() -> tuple[_Question, ...]:
    return tuple(_made_ready())


def _made_ready() -> Iterator[_Question]:
    yield _question("person", "WHERE person.id = ? AND ")
    for kind in _BELOW:
        yield _question(kind, f"WHERE {kind}.person_id = ? AND ")
    yield _question("suspension", _SUSPENSIONS)
    yield _question("barrier_score", _SCORES)


def _question(name: str, asked: str) -> _Question:
    kind = KIND[name]
    columns = ", ".join(f'{name}."{key}"' for key in (*_LEADING, *kind.columns))
    statement = f"SELECT {columns} FROM {name} {asked}{name}.hidden = 0 ORDER BY {name}.n"  # noqa: S608 - names of ours
    return _Question(name, statement, tuple(kind.columns), frozenset(kind.multi))


def _records(reader: Reader, question: _Question, rows: list[tuple[Any, ...]]) -> list[Record]:
    kind, keys, multi = question.kind, question.keys, question.multi
    found = []
    for record_id, token, _, *held in rows:
        values = {key: value for key, value in zip(keys, held, strict=True) if value is not None}
        if multi:
            for key in multi & values.keys():
                values[key] = json.loads(values[key]) if values[key] else values[key]
        if may_conflict(token):
            found.append(Record(record_id, kind, values, token, reader.others(kind, record_id)))
        else:
            found.append(Record.shown(kind, values, token, record_id))
    return found
