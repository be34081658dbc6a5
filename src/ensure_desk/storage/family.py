# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A person with everything below them, read with statements that are made ready once.

A dossier is opened all day long: here the driver is asked at once, without building a statement each time.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, overload

from ensure_desk.domain.fields import Value
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.records import Record
from ensure_desk.domain.registers import Alternatives
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.rows import may_conflict

_BELOW = ("intake", "referral", "benefit_period", "track", "consent", "note", "response")
_LEADING = ("id", "token", "deleted")
_OF_TRACKS = "JOIN track ON track.id = {kind}.track_id WHERE track.person_id = ? AND track.hidden = 0 AND "

_SCORES = (
    "JOIN response ON response.id = barrier_score.response_id "
    "WHERE response.person_id = ? AND response.hidden = 0 AND "
)


class _Question(NamedTuple):
    kind: str
    statement: str
    keys: tuple[str, ...]
    multi: frozenset[str]


class Rows(Sequence[Record]):
    """The records of a kind, each made when somebody looks at it: a person has more notes than anybody reads."""

    def __init__(
        self, question: _Question, rows: Sequence[tuple[Any, ...]], others: dict[str, Alternatives]
    ) -> None:
        self._question, self._rows, self._others = question, rows, others

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self._rows)

    def __iter__(self) -> Iterator[Record]:
        """Make every record."""
        return map(self._made, self._rows)

    @overload
    def __getitem__(self, place: int) -> Record: ...
    @overload
    def __getitem__(self, place: slice) -> "Rows": ...
    def __getitem__(self, place: int | slice) -> "Record | Rows":
        """Return a record, or some of them."""
        if isinstance(place, slice):
            return Rows(self._question, self._rows[place], self._others)
        return self._made(self._rows[place])

    def _made(self, row: tuple[Any, ...]) -> Record:
        record_id, token, _, *held = row
        keys, multi = self._question.keys, self._question.multi
        values = {key: value for key, value in zip(keys, held, strict=True) if value is not None}
        for key in multi & values.keys() if multi else ():
            values[key] = json.loads(values[key]) if values[key] else values[key]
        if record_id in self._others:
            return Record(record_id, self._question.kind, values, token, self._others[record_id])
        return Record.shown(self._question.kind, values, token, record_id)

    @property
    def in_conflict(self) -> list[Record]:
        """Return the records with values in conflict."""
        return [self[n] for n, row in enumerate(self._rows) if row[0] in self._others]

    def column(self, key: str) -> list[Value]:
        """Return a field of every record; one choice or text, none of more choices."""
        at = len(_LEADING) + self._question.keys.index(key)
        return [row[at] for row in self._rows]

    def newest_first(self, day: str) -> "Rows":
        """Return the records by a day, those without one before all others."""
        days = [value or "9999" for value in self.column(day)]
        order = sorted(range(len(days) - 1, -1, -1), key=days.__getitem__, reverse=True)
        return Rows(self._question, [self._rows[n] for n in order], self._others)


@dataclass(frozen=True)
class Family:
    """The records of one person by kind, in the order they came, without deleted ones.

    `deleted_elsewhere` holds the ids of those that are shown although somebody deleted them.
    """

    records: dict[str, Rows] = field(default_factory=dict)
    deleted_elsewhere: frozenset[str] = frozenset()

    def of(self, kind: str) -> Rows:
        """Return the records of a kind."""
        return self.records.get(kind) or Rows(
            _Question(kind, "", tuple(KIND[kind].columns), frozenset()), (), {}
        )


def family(reader: Reader, person_id: str) -> Family:
    """Return a person and what belongs to them; nothing for a person who is not here or deleted."""
    ask = reader.driver.execute
    found: dict[str, Rows] = {}
    deleted: set[str] = set()
    for question in _questions():
        rows = ask(question.statement, (person_id,)).fetchall()
        if not rows and question.kind == "person":
            break
        deleted.update([row[0] for row in rows if row[2]])
        doubtful = [row[0] for row in rows if "," in row[1] and may_conflict(row[1])]
        found[question.kind] = Rows(question, rows, {i: reader.others(question.kind, i) for i in doubtful})
    return Family(found, frozenset(deleted))


@cache
def _questions() -> tuple[_Question, ...]:
    return tuple(_made_ready())


def _made_ready() -> Iterator[_Question]:
    yield _question("person", "WHERE person.id = ? AND ")
    for kind in _BELOW:
        yield _question(kind, f"WHERE {kind}.person_id = ? AND ")
    for kind in ("suspension", "worked_hours"):
        yield _question(kind, _OF_TRACKS.format(kind=kind))
    yield _question("barrier_score", _SCORES)


def _question(name: str, asked: str) -> _Question:
    kind = KIND[name]
    columns = ", ".join(f'{name}."{key}"' for key in (*_LEADING, *kind.columns))
    statement = f"SELECT {columns} FROM {name} {asked}{name}.hidden = 0 ORDER BY {name}.n"  # noqa: S608 - names of ours
    return _Question(name, statement, tuple(kind.columns), frozenset(kind.multi))
