# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may be asked for a training: everybody whose track is open, with what the training looks at."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from ensure_desk.domain.statuses import DONE
from ensure_desk.domain.training_fit import Candidate, Score
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.training_people import shown_name

_OPEN = """person.hidden = 0 AND coalesce(person.archived, 'nee') != 'ja' AND (
 EXISTS (SELECT 1 FROM track WHERE track.person_id = person.id AND track.hidden = 0 AND track.end_date IS NULL)
 OR NOT EXISTS (SELECT 1 FROM track WHERE track.person_id = person.id AND track.hidden = 0))"""
_PEOPLE = """SELECT person.id, coalesce(person.last_name, ''), coalesce(person.first_name, ''),
 coalesce(person.dossier_number, ''), coalesce(person.municipality, ''), coalesce(person.mobile, ''),
 coalesce(person.dutch_speaking, ''), coalesce(intake.availability, '[]'), intake.max_distance_km,
 coalesce(intake.transport, '[]') FROM person
 LEFT JOIN intake ON intake.person_id = person.id AND intake.hidden = 0 WHERE {which}"""
_SCORES = f"""SELECT r.person_id, s.domain, s.score, coalesce(s.wants_help, '') FROM barrier_score AS s
 JOIN response AS r ON r.id = s.response_id AND r.hidden = 0 AND r.status = '{DONE}'
 WHERE s.hidden = 0 AND {{which}} ORDER BY r.taken_on, r.n"""  # noqa: S608 - only fixed parts

_WANTING = """SELECT s.domain, r.person_id FROM barrier_score AS s JOIN response AS r ON r.id = s.response_id
 WHERE s.wants_help = 'ja' AND s.score >= 2 ORDER BY s.n"""


class Known(NamedTuple):
    """A candidate with name, dossier number and telephone."""

    candidate: Candidate
    name: str
    dossier_number: str
    phone: str


def everybody(reader: Reader, barriers: Iterable[str], *, named: bool) -> dict[str, Known]:
    """Return everybody with an open track by id, with the newest scores on these barriers."""
    scores = _scores(reader, "s.domain IN (SELECT value FROM json_each(?))", json.dumps(sorted(barriers)))
    rows = reader.connection.exec_driver_sql(_PEOPLE.format(which=_OPEN))
    return {row[0]: _known(row, scores.get(row[0], {}), named) for row in rows}


def one(reader: Reader, person_id: str) -> Candidate | None:
    """Return one person with the newest scores on all barriers; None when it is not here."""
    rows = reader.connection.exec_driver_sql(
        _PEOPLE.format(which="person.hidden = 0 AND person.id = ?"), (person_id,)
    ).fetchall()
    scores = _scores(reader, "r.person_id = ?", person_id)
    return next((_known(row, scores.get(person_id, {}), named=False).candidate for row in rows), None)


def wanting_help(reader: Reader) -> dict[str, list[str]]:
    """Return who wants help with which barrier, however they answered it."""
    found: dict[str, list[str]] = {}
    for barrier, person in reader.connection.exec_driver_sql(_WANTING):
        found.setdefault(barrier, []).append(person)
    return found


def _scores(reader: Reader, which: str, param: str) -> dict[str, dict[str, Score]]:
    found: dict[str, dict[str, Score]] = {}
    for person, barrier, score, wants in reader.connection.exec_driver_sql(
        _SCORES.format(which=which), (param,)
    ):
        found.setdefault(person, {})[barrier] = Score(score, wants)
    return found


def _known(row: tuple[object, ...], scores: dict[str, Score], named: bool) -> Known:
    person_id, last, first, number, place, phone, dutch, parts, km, transport = row
    candidate = Candidate(
        str(person_id),
        str(place),
        str(dutch),
        frozenset(json.loads(str(parts))),
        int(str(km)) if km is not None else None,
        frozenset(json.loads(str(transport))),
        scores,
    )
    name = shown_name(str(last), str(first), str(number), named=named)
    return Known(candidate, name, str(number), str(phone))
