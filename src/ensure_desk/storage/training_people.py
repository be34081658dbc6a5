# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What lists of people of trainings and sessions ask of the vault: one question for all of them."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ensure_desk.domain.attendance import Share, planned_minutes, share_of
from ensure_desk.domain.statuses import CANCELLED, ENROLLED
from ensure_desk.storage.reader import Reader

_NAMES = """coalesce(p.dossier_number, ''), coalesce(p.last_name, ''), coalesce(p.first_name, ''),
 coalesce(p.municipality, ''), coalesce(p.mobile, '')"""
_ENROLMENTS = f"""SELECT e.id, e.person_id, {_NAMES}, coalesce(e.status, ''), coalesce(e.asked_on, ''),
 coalesce(e.note, '') FROM enrolment AS e JOIN person AS p ON p.id = e.person_id
 WHERE e.training_id = ? AND e.hidden = 0 AND p.hidden = 0 ORDER BY e.n"""  # noqa: S608 - only fixed parts
_SHEET = f"""SELECT coalesce(a.id, ''), p.id, {_NAMES}, coalesce(e.status, ''), coalesce(a.code, ''), a.minutes,
 coalesce(a.reason, ''), coalesce(a.proof, ''), coalesce(a.token, '') FROM person AS p
 LEFT JOIN enrolment AS e ON e.person_id = p.id AND e.training_id = :training AND e.hidden = 0
 LEFT JOIN attendance AS a ON a.person_id = p.id AND a.session_id = :session AND a.hidden = 0
 WHERE p.hidden = 0 AND (e.status = '{ENROLLED}' OR a.code IS NOT NULL) AND p.id IN (
  SELECT person_id FROM enrolment WHERE training_id = :training UNION
  SELECT person_id FROM attendance WHERE session_id = :session)"""  # noqa: S608 - only fixed parts
_ATTENDED = """SELECT a.person_id, s.training_id, s.id, s.held_on, coalesce(s.starts_at, ''), coalesce(s.ends_at, ''),
 coalesce(s.place, ''), a.code, a.minutes, coalesce(a.reason, '') FROM session AS s
 JOIN attendance AS a ON a.session_id = s.id AND a.hidden = 0 AND a.code IS NOT NULL
 WHERE s.hidden = 0 AND {which} ORDER BY s.held_on, s.starts_at, s.n"""
_STATUSES = "SELECT person_id, coalesce(status, '') FROM enrolment WHERE training_id = ? AND hidden = 0"
_EXPECTED = f"""SELECT person_id FROM enrolment WHERE training_id = ? AND hidden = 0 AND status = '{ENROLLED}'
 UNION SELECT person_id FROM attendance WHERE session_id = ? AND hidden = 0 AND code IS NOT NULL AND code != '-'"""  # noqa: S608 - only fixed parts
_OF_PERSON = """SELECT training_id, coalesce(status, ''), coalesce(asked_on, '') FROM enrolment
 WHERE person_id = ? AND hidden = 0 ORDER BY n"""


class Enrolment(NamedTuple):
    """A person and how they stand in a training."""

    id: str
    person_id: str
    dossier_number: str
    last_name: str
    first_name: str
    municipality: str
    phone: str
    status: str
    asked_on: str
    note: str

    def shown_name(self, *, named: bool) -> str:
        """Return the name as lists show it; the dossier number where names stay at their office."""
        return shown_name(self.last_name, self.first_name, self.dossier_number, named=named)

    def spoken_name(self, *, named: bool) -> str:
        """Return the name as it is said."""
        said = " ".join(part for part in (self.first_name, self.last_name) if part)
        return (said if named else "") or self.dossier_number


class SheetRow(NamedTuple):
    """A person on the attendance sheet of a session; without a code yet `code` is empty."""

    id: str
    person_id: str
    dossier_number: str
    last_name: str
    first_name: str
    municipality: str
    phone: str
    enrolment: str
    code: str
    minutes: int | None
    reason: str
    proof: str
    token: str

    def shown_name(self, *, named: bool) -> str:
        """Return the name as lists show it; the dossier number where names stay at their office."""
        return shown_name(self.last_name, self.first_name, self.dossier_number, named=named)


class Attended(NamedTuple):
    """A code somebody has at a session."""

    person_id: str
    training_id: str
    session_id: str
    held_on: str
    starts_at: str
    ends_at: str
    place: str
    code: str
    minutes: int | None
    reason: str

    @property
    def share(self) -> Share:
        """Return the minutes attended and planned."""
        return share_of(self.code, planned_minutes(self.starts_at, self.ends_at), self.minutes)


def shown_name(last: str, first: str, number: str, *, named: bool) -> str:
    """Return the name as lists show it; the dossier number where names stay at their office."""
    return (", ".join(part for part in (last, first) if part) if named else "") or number


def of_training(reader: Reader, training_id: str) -> list[Enrolment]:
    """Return the people of a training, whatever their status."""
    return [Enrolment(*row) for row in reader.connection.exec_driver_sql(_ENROLMENTS, (training_id,))]


def of_session(reader: Reader, training_id: str, session_id: str) -> list[SheetRow]:
    """Return the people of a session: who is enrolled, and who was written down without being so."""
    params = {"training": training_id, "session": session_id}
    return [SheetRow(*row) for row in reader.connection.exec_driver_sql(_SHEET, params)]


def statuses(reader: Reader, training_id: str) -> dict[str, str]:
    """Return how each person stands in a training."""
    return {row[0]: row[1] for row in reader.connection.exec_driver_sql(_STATUSES, (training_id,))}


def expected(reader: Reader, training_id: str, session_id: str) -> list[str]:
    """Return the people who are expected at a session: enrolled, or written down there already."""
    return list(reader.connection.exec_driver_sql(_EXPECTED, (training_id, session_id)).scalars())


def of_person(reader: Reader, person_id: str) -> list[tuple[str, str, str]]:
    """Return the trainings of a person: id, status, day of asking."""
    rows = reader.connection.exec_driver_sql(_OF_PERSON, (person_id,))
    return [(row[0], row[1], row[2]) for row in rows]


def attended(reader: Reader, *, training_id: str = "", person_id: str = "") -> list[Attended]:
    """Return the codes of a training, or of a person, in the order of the days."""
    which = "s.training_id = ?" if training_id else "a.person_id = ?"
    rows = reader.connection.exec_driver_sql(_ATTENDED.format(which=which), (training_id or person_id,))
    return [Attended(*row) for row in rows]


def shares(reader: Reader, *, training_id: str) -> dict[str, Share]:
    """Return how much of a training each person attended so far."""
    found: dict[str, Share] = defaultdict(Share)
    for row in attended(reader, training_id=training_id):
        found[row.person_id] += row.share
    return found


_BEFORE = """SELECT a.person_id, a.code FROM attendance AS a JOIN session AS s ON s.id = a.session_id
 WHERE a.hidden = 0 AND s.hidden = 0 AND a.code IS NOT NULL AND a.person_id IN (SELECT value FROM json_each(?))
 AND (s.held_on, coalesce(s.starts_at, '')) < (?, ?) ORDER BY s.held_on, s.starts_at, s.n"""
_SAVES = "SELECT at, actor, fields FROM audit WHERE record_id = ? AND kind = 'attendance' ORDER BY n DESC"


def codes_before(reader: Reader, people: Iterable[str], moment: tuple[str, str]) -> list[tuple[str, str]]:
    """Return (person, code) of the sessions before a day and time, in order."""
    rows = reader.connection.exec_driver_sql(_BEFORE, (json.dumps(list(people)), *moment))
    return [(row[0], row[1]) for row in rows]


def saves(reader: Reader, record_id: str) -> list[tuple[str, str, str]]:
    """Return the saves of an attendance from the audit trail, the newest first: when, who, fields."""
    return [(row[0], row[1], row[2]) for row in reader.connection.exec_driver_sql(_SAVES, (record_id,))]


_ADDRESSED = (
    "first_name",
    "last_name",
    "street",
    "house_number",
    "box",
    "postcode",
    "municipality",
    "mobile",
    "email",
)
_ADDRESSEES = f"""SELECT p.id, {", ".join(f"coalesce(p.{key}, '') AS {key}" for key in _ADDRESSED)}
 FROM person AS p JOIN enrolment AS e ON e.person_id = p.id AND e.hidden = 0
 WHERE p.hidden = 0 AND e.training_id = :training AND e.status IN (SELECT value FROM json_each(:statuses))
 ORDER BY p.last_name, p.first_name, p.n"""  # noqa: S608 - only fixed parts


def addressees(reader: Reader, training_id: str, statuses: Iterable[str]) -> list[dict[str, str]]:
    """Return name, address, telephone and e-mail of the people of a training with these statuses, by name."""
    params = {"training": training_id, "statuses": json.dumps(list(statuses))}
    return [dict(row) for row in reader.connection.exec_driver_sql(_ADDRESSEES, params).mappings()]


_FOLLOWED = f"""SELECT t.title, coalesce(e.status, ''), coalesce(e.asked_on, ''), coalesce(min(s.held_on), ''),
 sum(coalesce(a.code, '-') NOT IN ('S', '-')), sum(coalesce(a.code, '-') IN ('A', 'L', 'V'))
 FROM enrolment AS e JOIN training AS t ON t.id = e.training_id
 LEFT JOIN session AS s ON s.training_id = t.id AND s.hidden = 0 AND coalesce(s.status, '') != '{CANCELLED}'
 LEFT JOIN attendance AS a ON a.session_id = s.id AND a.person_id = e.person_id AND a.hidden = 0
 WHERE e.person_id = ? AND e.hidden = 0 AND t.hidden = 0 GROUP BY e.id ORDER BY e.n"""  # noqa: S608 - only fixed parts


class Followed(NamedTuple):
    """A training of a person in short: how often expected so far, and how often there."""

    title: str
    status: str
    asked_on: str
    first: str
    expected: int
    present: int


def followed(reader: Reader, person_id: str) -> list[Followed]:
    """Return the trainings of a person in short, for the line of time."""
    return [Followed(*row) for row in reader.driver.execute(_FOLLOWED, (person_id,))]


_AHEAD = f"""SELECT t.title, s.held_on, coalesce(s.starts_at, '') FROM enrolment AS e
 JOIN training AS t ON t.id = e.training_id JOIN session AS s ON s.training_id = t.id
 WHERE e.person_id = ? AND e.hidden = 0 AND e.status = '{ENROLLED}' AND t.hidden = 0 AND s.hidden = 0
 AND s.held_on >= ? AND coalesce(s.status, '') != '{CANCELLED}'
 ORDER BY s.held_on, s.starts_at, s.n LIMIT 1"""  # noqa: S608 - only fixed parts


class Ahead(NamedTuple):
    """A session to come."""

    title: str
    held_on: str
    starts_at: str


def next_session(reader: Reader, person_id: str, today: dt.date) -> Ahead | None:
    """Return the first session from today on of the trainings a person is enrolled in."""
    row = reader.driver.execute(_AHEAD, (person_id, today.isoformat())).fetchone()
    return Ahead(*row) if row else None
