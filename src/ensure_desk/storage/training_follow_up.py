# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the rules of trainings ask of the vault: who was absent, which sheets are open, where a place came free."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ensure_desk.domain.statuses import CANCELLED, ENROLLED, WAITING
from ensure_desk.domain.times import Between
from ensure_desk.domain.training_signals import (
    ABSENCE_DAYS,
    SHEET_DAYS,
    Absences,
    FreePlace,
    Missed,
    OpenSession,
    in_a_row,
)
from ensure_desk.storage import training_facts
from ensure_desk.storage.reader import Reader

_ABSENT = """SELECT p.id, coalesce(p.dossier_number, ''), coalesce(p.first_name, ''), coalesce(p.last_name, ''),
 s.training_id, t.title, s.id, s.held_on, a.code, coalesce(a.reason, ''),
 (SELECT max(note_date) FROM note WHERE note.person_id = p.id AND note.hidden = 0)
 FROM attendance AS a JOIN session AS s ON s.id = a.session_id JOIN training AS t ON t.id = s.training_id
 JOIN person AS p ON p.id = a.person_id
 WHERE a.hidden = 0 AND s.hidden = 0 AND p.hidden = 0 AND coalesce(p.archived, 'nee') != 'ja'
 AND a.code IS NOT NULL AND s.held_on BETWEEN :long_ago AND :today AND {whom}
 ORDER BY p.id, s.held_on, s.starts_at, s.n"""
_WHO_WAS_ABSENT = """p.id IN (SELECT x.person_id FROM attendance AS x JOIN session AS y ON y.id = x.session_id
 WHERE x.hidden = 0 AND x.code IN ('O', 'U') AND y.hidden = 0 AND y.held_on BETWEEN :recent AND :today)"""
_WORKED_ON = f"""SELECT t.barriers FROM enrolment AS e JOIN training AS t ON t.id = e.training_id
 WHERE e.person_id = ? AND e.hidden = 0 AND e.status != '{CANCELLED}' AND t.barriers IS NOT NULL
 AND (e.asked_on >= ? OR EXISTS (SELECT 1 FROM session AS s
  WHERE s.training_id = t.id AND s.hidden = 0 AND s.held_on > ?))"""  # noqa: S608 - only fixed parts


@dataclass(frozen=True)
class AbsentPerson:
    """A person who missed sessions in a row."""

    person_id: str
    dossier_number: str
    first_name: str
    last_name: str
    absences: Absences


def absent_people(reader: Reader, today: dt.date, person_id: str = "") -> Iterator[AbsentPerson]:
    """Yield who missed the last sessions in a row, everybody or one person."""
    recent = today - dt.timedelta(days=ABSENCE_DAYS)
    params = {
        "today": today.isoformat(),
        "recent": recent.isoformat(),
        "long_ago": (recent - dt.timedelta(days=ABSENCE_DAYS)).isoformat(),
        "person": person_id,
    }
    statement = _ABSENT.format(whom="p.id = :person" if person_id else _WHO_WAS_ABSENT)
    by_person: dict[str, list[Any]] = defaultdict(list)
    for row in reader.driver.execute(statement, params):
        by_person[row[0]].append(row)
    for rows in by_person.values():
        found = in_a_row(_missed(row) for row in rows)
        if found is not None:
            who = rows[0]
            yield AbsentPerson(who[0], who[1], who[2], who[3], found)


def _missed(row: Any) -> Missed:
    noted = dt.date.fromisoformat(row[10]) if row[10] else None
    return Missed(row[4], row[5], row[6], dt.date.fromisoformat(row[7]), row[8], row[9], noted)


def open_sessions(reader: Reader, today: dt.date) -> list[OpenSession]:
    """Return the sessions of the last two weeks with people who have no code yet."""
    first = today - dt.timedelta(days=SHEET_DAYS)
    which = training_facts.between(first.isoformat(), today.isoformat())
    held = [s for s in training_facts.sessions(reader, which) if s.status != CANCELLED]
    rows = training_facts.trainings(reader, {s.training_id for s in held})
    states, written = training_facts.enrolled(reader), training_facts.codes_of(reader, which)
    found = []
    for s in held:
        seen = written.get(s.id) or training_facts.Codes()
        coded = sum(seen.counts.values())
        left = states.get(s.training_id, {}).get(ENROLLED, 0) + seen.strangers - coded
        if left > 0 and rows[s.training_id].status != CANCELLED:
            times = Between(s.starts_at, s.ends_at)
            day = dt.date.fromisoformat(s.held_on)
            found.append(OpenSession(s.id, rows[s.training_id].title, day, times, s.place, left))
    return found


def free_places(reader: Reader, today: dt.date) -> list[FreePlace]:
    """Return the trainings still to come or running with places left and people who wait."""
    states = {i: counts for i, counts in training_facts.enrolled(reader).items() if counts.get(WAITING)}
    rows = training_facts.trainings(reader, states) if states else {}
    found = []
    for training_id, row in rows.items():
        held = training_facts.sessions(reader, training_facts.of_training(training_id))
        ahead = [s for s in held if s.held_on >= today.isoformat() and s.status != CANCELLED]
        seats = training_facts.seats_of(held)
        counts = states[training_id]
        if ahead and seats is not None and row.status != CANCELLED:
            free = max(seats - counts.get(ENROLLED, 0), 0)
            day = dt.date.fromisoformat(ahead[0].held_on)
            found.append(FreePlace(training_id, row.title, day, free, counts[WAITING]))
    return found


def barriers_worked_on(reader: Reader, person_id: str, since: dt.date) -> frozenset[str]:
    """Return the barriers of the trainings that a person was asked for, or that still ran, since a day."""
    day = since.isoformat()
    rows = reader.driver.execute(_WORKED_ON, (person_id, day, day))
    return frozenset(code for (text,) in rows for code in json.loads(text))
