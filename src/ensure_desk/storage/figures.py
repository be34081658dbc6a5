# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the figures of a period are counted from: one statement per subject, columns instead of records."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ensure_desk.domain.statuses import CANCELLED, DONE
from ensure_desk.domain.surveys import LARGE
from ensure_desk.storage.reader import Reader

_UNIT = "\x1f"


class Period(NamedTuple):
    """The first and the last day that count."""

    first: dt.date
    last: dt.date

    def params(self) -> dict[str, str]:
        """Return the days as the statements want them."""
        return {"first": self.first.isoformat(), "last": self.last.isoformat()}


class Member(NamedTuple):
    """Somebody with a track in the period; `referrer` and `benefit` are the newest that had begun."""

    id: str
    place: str
    gender: str
    born: int | None
    schooling: str
    unemployed: str
    referrer: str
    benefit: str


class TrackRow(NamedTuple):
    """A track that touches the period."""

    person_id: str
    start: str
    end_date: str
    end_reason: str


class ScoreCount(NamedTuple):
    """Of a barrier and a place: people who gave a score, and those with a large one."""

    place: str
    barrier: str
    answered: int
    large: int


class ChangeCount(NamedTuple):
    """Of a barrier and a place: people whose score became lower, stayed, became higher since the first survey."""

    place: str
    barrier: str
    lower: int
    same: int
    higher: int


class Presence(NamedTuple):
    """How often a code was given in sessions of these times, with the minutes missed in all."""

    place: str
    starts_at: str
    ends_at: str
    code: str
    reason: str
    times: int
    missed: int


class WorkedRow(NamedTuple):
    """Hours of a person in the months of the period, by activity."""

    person_id: str
    place: str
    activity: str
    hours: int


_PERSON = "+person.hidden = 0"
"""The plus keeps the index on names out: people are looked up as the rest lies, not from A to Z."""
_IN_PERIOD = "track.hidden = 0 AND track.start <= :last AND coalesce(track.end_date, '9999-12-31') >= :first"
_NEWEST = """SELECT {column} FROM {kind} AS k WHERE k.person_id = person.id AND k.hidden = 0
 AND coalesce({day}, '') <= :last ORDER BY coalesce({day}, '') DESC, k.n DESC LIMIT 1"""
_MEMBERS = f"""SELECT person.id, coalesce(person.municipality, ''), coalesce(person.gender, ''),
 nullif(CAST(coalesce(person.birth_year, substr(person.birth_date, 1, 4)) AS INTEGER), 0),
 coalesce(intake.isced_band, intake.diploma, ''),
 coalesce(intake.unemployed_month, substr(intake.unemployed_since, 1, 7), ''),
 coalesce(({_NEWEST.format(column="referrer_type", kind="referral", day="k.referral_date")}), ''),
 coalesce(({_NEWEST.format(column="benefit_type", kind="benefit_period", day="k.start")}), '')
 FROM person LEFT JOIN intake ON intake.person_id = person.id AND intake.hidden = 0
 WHERE {_PERSON} AND person.id IN (SELECT person_id FROM track WHERE {_IN_PERIOD})"""  # noqa: S608 - fixed parts
_TRACKS = f"""SELECT track.person_id, coalesce(track.start, ''), coalesce(track.end_date, ''),
 coalesce(track.end_reason, '') FROM track WHERE {_IN_PERIOD}"""  # noqa: S608 - as above
_WORKED = f"""WITH each(track_id, activity, hours) AS MATERIALIZED (
 SELECT w.track_id, coalesce(w.activity, ''), sum(w.hours) FROM worked_hours AS w WHERE w.hidden = 0
 AND w.hours > 0 AND w.month BETWEEN substr(:first, 1, 7) AND substr(:last, 1, 7) GROUP BY +w.track_id, 2)
 SELECT person.id, coalesce(person.municipality, ''), each.activity, each.hours
 FROM each CROSS JOIN track ON track.id = each.track_id AND track.hidden = 0
 CROSS JOIN person ON person.id = track.person_id AND {_PERSON}"""  # noqa: S608 - as above
_DONE = f"r.hidden = 0 AND r.status = '{DONE}'"
_FIRST = f"""SELECT r.person_id, r.id, min(r.taken_on) FROM response AS r
 WHERE {_DONE} AND r.taken_on <= :last AND EXISTS (SELECT 1 FROM barrier_score AS b WHERE b.response_id = r.id)
 GROUP BY r.person_id"""  # noqa: S608 - as above
_LAST = _FIRST.replace("min(", "max(")
_ANSWERS = f"""WITH first(person_id, id, day) AS ({_FIRST}), later(person_id, id, day) AS ({_LAST})
 SELECT coalesce(person.municipality, ''), CASE WHEN first.day >= :first THEN
 (SELECT group_concat(s.domain || ' ' || s.score, char(31))
 FROM barrier_score AS s WHERE s.response_id = first.id AND s.hidden = 0) END,
 CASE WHEN later.id != first.id THEN
 (SELECT group_concat(a.domain || ' ' || ((b.score > a.score) - (b.score < a.score)), char(31))
 FROM barrier_score AS a JOIN barrier_score AS b ON b.response_id = later.id AND b.hidden = 0
 AND b.domain = a.domain WHERE a.response_id = first.id AND a.hidden = 0) END
 FROM later CROSS JOIN first ON first.person_id = later.person_id
 CROSS JOIN person ON person.id = later.person_id AND {_PERSON}
 WHERE later.day >= :first"""  # noqa: S608 - as above
_HELD = (
    f"session.hidden = 0 AND session.held_on BETWEEN :first AND :last AND session.status IS NOT '{CANCELLED}'"
)
_PRESENCES = f"""SELECT coalesce(person.municipality, ''), coalesce(session.starts_at, ''),
 coalesce(session.ends_at, ''), attendance.code, coalesce(attendance.reason, ''), count(*),
 coalesce(sum(attendance.minutes), 0)
 FROM session JOIN attendance ON attendance.session_id = session.id AND attendance.hidden = 0
 JOIN person ON person.id = attendance.person_id AND {_PERSON}
 WHERE {_HELD} AND attendance.code IS NOT NULL GROUP BY 1, 2, 3, 4, 5"""  # noqa: S608 - as above
_SESSIONS = f"""SELECT coalesce(session.municipality, training.municipality, ''), coalesce(training.audience, ''),
 count(*) FROM session JOIN training ON training.id = session.training_id AND training.hidden = 0
 WHERE {_HELD} AND session.held_on <= :today GROUP BY 1, 2"""  # noqa: S608 - as above
_PROFESSIONALS = f"""SELECT coalesce(session.municipality, ''), coalesce(p.organisation_kind, ''), count(*)
 FROM professional_attendance AS p JOIN session ON session.id = p.session_id
 WHERE {_HELD} AND p.hidden = 0 AND coalesce(p.code, 'A') IN ('A', 'L', 'V') GROUP BY 1, 2"""  # noqa: S608 - as above


def _rows(reader: Reader, statement: str, period: Period, **more: str) -> Sequence[Any]:
    return reader.connection.exec_driver_sql(statement, {**period.params(), **more}).fetchall()


def members(reader: Reader, period: Period) -> list[Member]:
    """Return everybody with a track that touches the period."""
    return list(map(Member._make, _rows(reader, _MEMBERS, period)))


def tracks(reader: Reader, period: Period) -> list[TrackRow]:
    """Return the tracks that touch the period, of deleted people too."""
    return list(map(TrackRow._make, _rows(reader, _TRACKS, period)))


def worked(reader: Reader, period: Period) -> list[WorkedRow]:
    """Return the hours worked in the months that the period touches."""
    return list(map(WorkedRow._make, _rows(reader, _WORKED, period)))


def barriers(reader: Reader, period: Period) -> tuple[list[ScoreCount], list[ChangeCount]]:
    """Return the barriers of those whose first survey was taken in the period, and how they changed by the newest.

    A change counts where the newest survey was taken in the period.
    """
    rows = _rows(reader, _ANSWERS, period)
    scores = [
        ScoreCount(*where, told.total(), sum(n for score, n in told.items() if score >= LARGE))
        for where, told in _told((place, first) for place, first, _ in rows).items()
    ]
    changes = [
        ChangeCount(*where, told[-1], told[0], told[1])
        for where, told in _told((place, moved) for place, _, moved in rows).items()
    ]
    return scores, changes


def _told(rows: Iterable[tuple[str, str | None]]) -> dict[tuple[str, str], Counter[int]]:
    """Count, by place and barrier, the numbers that people's lists tell; grouping in SQL would sort every line."""
    lists: dict[str, list[str]] = {}
    for place, told in rows:
        if told:
            lists.setdefault(place, []).append(told)
    found: dict[tuple[str, str], Counter[int]] = {}
    for place in sorted(lists):
        for line, times in sorted(Counter(_UNIT.join(lists[place]).split(_UNIT)).items()):
            barrier, _, number = line.rpartition(" ")
            found.setdefault((place, barrier), Counter())[int(number)] += times
    return found


def presences(reader: Reader, period: Period) -> list[Presence]:
    """Return the attendance codes of the sessions in the period."""
    return [Presence(*row) for row in _rows(reader, _PRESENCES, period)]


def sessions_held(reader: Reader, period: Period, today: dt.date) -> list[tuple[str, str, int]]:
    """Return place, audience and number of the sessions of the period that are over."""
    return [tuple(row) for row in _rows(reader, _SESSIONS, period, today=today.isoformat())]


def professionals(reader: Reader, period: Period) -> list[tuple[str, str, int]]:
    """Return place, kind of organisation and number of the professionals who attended a session in the period."""
    return [tuple(row) for row in _rows(reader, _PROFESSIONALS, period)]
