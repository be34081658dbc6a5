# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What lists of trainings and sessions ask of the vault: a fixed number of questions, however long the list."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ensure_desk.domain.statuses import CANCELLED, ENROLLED, PLANNED
from ensure_desk.storage.reader import Reader

_BOTH = "JOIN training AS t ON t.id = s.training_id WHERE s.hidden = 0 AND t.hidden = 0 AND"
_SESSIONS = f"""SELECT s.id, s.training_id, s.held_on, coalesce(s.starts_at, ''), coalesce(s.ends_at, ''),
 coalesce(s.place, ''), coalesce(s.municipality, t.municipality, ''), s.seats, coalesce(s.status, '{PLANNED}')
 FROM session AS s {{both}} {{which}} ORDER BY s.held_on, s.starts_at, s.n"""  # noqa: S608 - only fixed parts
_TRAININGS = f"""SELECT id, coalesce(code, ''), title, coalesce(themes, '[]'), coalesce(audience, 'wijk_werkers'),
 coalesce(barriers, '[]'), coalesce(trainer, ''), coalesce(language, ''), hours, coalesce(description, ''),
 coalesce(municipality, ''), coalesce(status, '{PLANNED}') FROM training
 WHERE hidden = 0 AND {{which}} ORDER BY n"""  # noqa: S608 - as above
_CODES = f"""SELECT a.session_id, coalesce(a.code, ''), count(*), sum(e.id IS NULL) FROM session AS s
 JOIN attendance AS a ON a.session_id = s.id AND a.hidden = 0
 LEFT JOIN enrolment AS e ON e.person_id = a.person_id AND e.training_id = s.training_id AND e.hidden = 0
 AND e.status = '{ENROLLED}'
 WHERE s.hidden = 0 AND {{which}} GROUP BY 1, 2"""  # noqa: S608 - as above
_PROFESSIONALS = """SELECT a.session_id, coalesce(a.code, ''), count(*), count(*) FROM session AS s
 JOIN professional_attendance AS a ON a.session_id = s.id AND a.hidden = 0
 WHERE s.hidden = 0 AND {which} GROUP BY 1, 2"""
_STATES = "SELECT training_id, status, count(*) FROM enrolment WHERE hidden = 0 AND {which} GROUP BY 1, 2"


class SessionRow(NamedTuple):
    """A session as stored."""

    id: str
    training_id: str
    held_on: str
    starts_at: str
    ends_at: str
    place: str
    municipality: str
    seats: int | None
    status: str


class TrainingRow(NamedTuple):
    """A training as stored; themes and barriers as lists of codes."""

    id: str
    code: str
    title: str
    themes: tuple[str, ...]
    audience: str
    barriers: tuple[str, ...]
    trainer: str
    language: str
    hours: int | None
    description: str
    municipality: str
    status: str


@dataclass
class Codes:
    """What was written of one session: how often each code, and how many of them of people who are not enrolled."""

    counts: dict[str, int] = field(default_factory=dict)
    strangers: int = 0
    uncoded: int = 0


class Which(NamedTuple):
    """Which sessions: a condition on `s` with its parameters."""

    condition: str
    params: tuple[Any, ...]


def between(first: str, last: str) -> Which:
    """Ask for the sessions of some days."""
    return Which("s.held_on BETWEEN ? AND ?", (first, last))


def of_training(training_id: str) -> Which:
    """Ask for the sessions of a training."""
    return Which("s.training_id = ?", (training_id,))


def of_trainings(ids: Iterable[str]) -> Which:
    """Ask for the sessions of some trainings."""
    return Which("s.training_id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))


def one(session_id: str) -> Which:
    """Ask for one session."""
    return Which("s.id = ?", (session_id,))


EVERY = Which("1 = 1", ())


def _ask(reader: Reader, statement: str, which: Which) -> Iterable[Any]:
    filled = statement.format(both=_BOTH, which=which.condition)
    return reader.connection.exec_driver_sql(filled, which.params).all()


def sessions(reader: Reader, which: Which) -> list[SessionRow]:
    """Return sessions in the order of their days."""
    return [SessionRow(*row) for row in _ask(reader, _SESSIONS, which)]


def trainings(reader: Reader, ids: Iterable[str] | None = None) -> dict[str, TrainingRow]:
    """Return trainings by id, all of them or these."""
    which = (
        EVERY
        if ids is None
        else Which("id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(set(ids))),))
    )
    rows = _ask(reader, _TRAININGS, which)
    made = (TrainingRow._make((*row[:3], _list(row[3]), row[4], _list(row[5]), *row[6:])) for row in rows)
    return {row.id: row for row in made}


def _list(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def codes_of(reader: Reader, which: Which) -> dict[str, Codes]:
    """Return what was written of sessions, by session; professionals count as people nobody enrolled."""
    found: dict[str, Codes] = defaultdict(Codes)
    for statement in (_CODES, _PROFESSIONALS):
        for session_id, code, count, strangers in _ask(reader, statement, which):
            held = found[session_id]
            held.strangers += strangers
            if code:
                held.counts[code] = held.counts.get(code, 0) + count
            else:
                held.uncoded += count
    return found


def enrolled(reader: Reader, training_id: str = "") -> dict[str, dict[str, int]]:
    """Return how many people have each status, by training: of all or of one."""
    which = Which("training_id = ?", (training_id,)) if training_id else EVERY
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for training, status, count in _ask(reader, _STATES, which):
        found[training][status or ENROLLED] = count
    return found


def seats_of(held: Iterable[SessionRow]) -> int | None:
    """Return how many people a training takes: the chairs of its smallest room that is not cancelled."""
    return min((s.seats for s in held if s.seats is not None and s.status != CANCELLED), default=None)
