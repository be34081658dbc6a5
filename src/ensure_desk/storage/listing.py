# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The questions behind lists: columns instead of records, one statement for a whole page."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from ensure_desk.domain.completeness import COUNTED_KINDS, SETTLED, counted_fields, counted_total
from ensure_desk.domain.facts import BenefitFacts, Situation
from ensure_desk.domain.signals import Horizon
from ensure_desk.domain.statuses import CANDIDATE
from ensure_desk.domain.track_rules import TrackFacts
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.remembered import until_written
from ensure_desk.storage.search import matching_numbers
from ensure_desk.storage.tables import RECORDS

TEXT_MATCHES = 400
"""How many people a typed text may find; who wants more types another letter."""
_P = RECORDS["person"]
_BY_NAME = "person.last_name COLLATE NOCASE, person.first_name COLLATE NOCASE, person.n"
_BY_DOSSIER = "person.dossier_number, person.n"
_FOUND_BY_NAME = "+person.last_name COLLATE NOCASE, +person.first_name COLLATE NOCASE, person.n"
_FOUND_BY_DOSSIER = "+person.dossier_number, person.n"
"""The plus keeps SQLite from walking everybody by an index where it has the numbers of the people wanted."""
_GIVEN = "person.n IN (SELECT value FROM json_each(?))"
_CANDIDATES = 3_000


def _newest(kind: str, day: str) -> str:
    """Join a person to the newest record of a kind by a day field; one without a day counts as the newest."""
    newest = f"""SELECT other.n FROM {kind} AS other WHERE other.person_id = person.id AND other.hidden = 0
 ORDER BY coalesce(other.{day}, '9999-12-31') DESC, other.n DESC LIMIT 1"""  # noqa: S608 - names of ours
    return f"LEFT JOIN {kind} ON {kind}.n = ({newest})"


_WITH_TRACK = f"person {_newest('track', 'start')}"
_JOINED = f"""{_WITH_TRACK} {_newest("benefit_period", "start")} {_newest("referral", "referral_date")}
 LEFT JOIN intake ON intake.person_id = person.id AND intake.hidden = 0"""
_ANSWERED = """(SELECT count(DISTINCT consent.purpose) FROM consent
 WHERE consent.person_id = person.id AND consent.hidden = 0 AND consent.answer IS NOT NULL)"""
_COLUMNS = """person.n, person.id, person.dossier_number, person.municipality, person.last_name, person.first_name,
 person.mobile, person.birth_date, person.birth_year, track.status, track.start, track.planned_end,
 track.extension_until, track.ex_pwa, track.end_date, track.next_step, track.n, benefit_period.benefit_type,
 coalesce(benefit_period.end, benefit_period.expected_end), coalesce(intake.intake_date, referral.referral_date),
 coalesce((SELECT max(note.note_date) FROM note WHERE note.person_id = person.id AND note.hidden = 0),
  intake.intake_date)"""


@dataclass(frozen=True)
class ListQuestion:
    """What a list of people asks for: typed text, filters, these people only, how it is ordered.

    `horizon` keeps those who may have a signal.
    """

    text: str = ""
    municipalities: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    archived: bool = False
    ids: tuple[str, ...] | None = None
    by_number: bool = False
    horizon: Horizon | None = None


def situations(reader: Reader, question: ListQuestion, *, intakes: bool = True) -> list[Situation]:
    """Return the people who answer a question as the rules see them; `intakes` measures completeness too."""
    asked, params = _conditions(reader, question, intakes)
    statement = f"{_everything(intakes)} WHERE {asked} ORDER BY {_order(question)}"
    return _situations(reader.driver.execute(statement, params).fetchall(), intakes)


def page(
    reader: Reader, question: ListQuestion, *, limit: int, intakes: bool = True
) -> tuple[list[Situation], int | None]:
    """Return the first people who answer a question, and how many do in all unless that must be counted."""
    asked, params = _conditions(reader, question, intakes)
    which = f"SELECT person.n FROM {_source(question)} WHERE {asked}"  # noqa: S608 - fixed parts
    if question.text.strip():
        numbers = _numbers(reader, f"{which} ORDER BY {_found_order(question)}", params)
        return _in_order(reader, numbers[:limit], intakes), len(numbers)
    numbers = _numbers(reader, f"{which} ORDER BY {_order(question)} LIMIT {int(limit)}", params)
    return _in_order(reader, numbers, intakes), len(numbers) if len(numbers) < limit else None


def _numbers(reader: Reader, statement: str, params: Sequence[object]) -> list[int]:
    return [row[0] for row in reader.driver.execute(statement, params)]


def _order(question: ListQuestion) -> str:
    return _BY_DOSSIER if question.by_number else _BY_NAME


def _found_order(question: ListQuestion) -> str:
    """Order people found by a text, without an index."""
    return _FOUND_BY_DOSSIER if question.by_number else _FOUND_BY_NAME


def _in_order(reader: Reader, numbers: Sequence[int], intakes: bool) -> list[Situation]:
    """Return these rows in this order; asked without an order, or the whole table would be walked for it."""
    statement = f"{_everything(intakes)} WHERE {_GIVEN}"
    rows = reader.driver.execute(statement, (json.dumps(list(numbers)),)).fetchall()
    by_number = dict(zip([row[0] for row in rows], _situations(rows, intakes), strict=True))
    return [by_number[n] for n in numbers]


def _situations(rows: Sequence[Sequence[Any]], intakes: bool) -> list[Situation]:
    total = counted_total() if intakes else 0
    return [_situation(row, total) for row in rows]


def _is_one_of(numbers: Sequence[int]) -> sa.ColumnElement[bool]:
    """Ask for these rows with one parameter, however many they are."""
    return _P.c.n.in_(sa.select(sa.func.json_each(json.dumps(list(numbers))).table_valued("value").c.value))


def people_in_all(reader: Reader) -> int:
    """Return how many people there are; counted anew only after something was written."""
    return until_written(reader, "people in all", lambda: reader.count("person"))


def count_people(reader: Reader, question: ListQuestion) -> int:
    """Return how many people answer a question."""
    asked, params = _conditions(reader, question, True)
    statement = f"SELECT count(*) FROM {_source(question)} WHERE {asked}"  # noqa: S608 - fixed parts
    return int(reader.driver.execute(statement, params).fetchone()[0])


def numbers_in_series(reader: Reader, series: str) -> list[str]:
    """Return the dossier numbers that begin with `series`, those of deleted people too."""
    query = sa.select(_P.c.dossier_number).where(
        sa.func.substr(_P.c.dossier_number, 1, len(series)) == series
    )
    return list(reader.connection.execute(query).scalars())


def equal_numbers(reader: Reader) -> dict[str, list[Mapping[str, Any]]]:
    """Return the dossier numbers that more than one person has, with those people, the oldest first."""
    twice = (
        sa.select(_P.c.dossier_number)
        .where(_P.c.hidden == 0, _P.c.dossier_number.is_not(None))
        .group_by(_P.c.dossier_number)
        .having(sa.func.count() > 1)
    )
    query = sa.select(_P).where(_P.c.hidden == 0, _P.c.dossier_number.in_(twice)).order_by(_P.c.id)
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in reader.connection.execute(query).mappings():
        found.setdefault(row["dossier_number"], []).append(dict(row))
    return dict(sorted(found.items()))


def identities(reader: Reader, prefixes: frozenset[str], birth_date: str) -> list[Mapping[str, Any]]:
    """Return who may be a given person: a name with these first letters, or this birth date."""
    asked = " OR ".join(f'"{prefix}"*' for prefix in sorted(prefixes) if prefix.isalnum())
    query = sa.text("SELECT rowid FROM person_search WHERE person_search MATCH :q LIMIT :limit")
    params = {"q": asked, "limit": _CANDIDATES}
    numbers = reader.connection.execute(query, params).scalars().all() if asked else []
    wanted = _is_one_of(numbers)
    if birth_date:
        wanted = wanted | (_P.c.birth_date == birth_date)
    keys = ("id", "last_name", "first_name", "birth_date", "dossier_number", "municipality")
    found = sa.select(*(_P.c[key] for key in keys)).where(_P.c.hidden == 0, wanted)
    return [dict(row) for row in reader.connection.execute(found).mappings()]


def _source(question: ListQuestion) -> str:
    """Join no more than the conditions of a question need."""
    if question.horizon is not None:
        return _JOINED
    return _WITH_TRACK if question.statuses else "person"


def _conditions(reader: Reader, question: ListQuestion, intakes: bool) -> tuple[str, list[object]]:
    """Return what a question asks, with the values that fill it."""
    params: list[object] = []
    asked = []
    if question.text.strip():
        found = matching_numbers(reader.connection, _searchable(question.text), TEXT_MATCHES)
        params.append(json.dumps(found))
        asked.append(f"{_GIVEN} AND +person.hidden = 0")
    else:
        asked.append("person.hidden = 0")
    if not question.archived:
        asked.append("coalesce(person.archived, 'nee') != 'ja'")
    for column, chosen in _chosen(question):
        asked.append(f"{column} IN ({', '.join('?' * len(chosen))})")
        params += chosen
    if question.horizon is not None:
        asked.append(_within(intakes))
        params += _borders(question.horizon, intakes)
    return " AND ".join(asked), params


def _chosen(question: ListQuestion) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the columns whose value must be one of some."""
    if question.municipalities:
        yield "person.municipality", sorted(question.municipalities)
    if question.statuses:
        yield f"coalesce(track.status, '{CANDIDATE}')", sorted(question.statuses)
    if question.ids is not None:
        yield "person.id", question.ids


def _within(intakes: bool) -> str:
    """Keep those who may have a signal; the rules themselves decide."""
    found = """(coalesce(track.extension_until, track.planned_end, track.start) <= ? OR track.start <= ?)
 AND track.end_date IS NULL OR coalesce(benefit_period.end, benefit_period.expected_end) <= ?"""
    return f"({found} OR {_filled()} < ?)" if intakes else f"({found})"


def _borders(horizon: Horizon, intakes: bool) -> list[object]:
    days = (horizon.track_end, horizon.started, horizon.benefit_end)
    fields = [_fields_at(horizon.intake_percent)] if intakes else []
    return [*(day.isoformat() for day in days), *fields]


def _fields_at(percent: int) -> int:
    """Return the number of filled-in fields from which an intake counts as this percentage, rounded down."""
    return -(-percent * counted_total() // 100)


def _searchable(text: str) -> str:
    """Return a phone number typed in groups as one word, as the index holds it."""
    bare = "".join(c for c in text if c not in " ./-")
    return bare if bare.isdigit() and len(bare) > 4 else text


@cache
def _everything(intakes: bool) -> str:
    """Return the question for all that the rules see of people, without its conditions."""
    return f"SELECT {_COLUMNS}, {_filled() if intakes else 0} FROM {_JOINED}"  # noqa: S608 - fixed parts


@cache
def _filled() -> str:
    """Count the filled-in fields of the intake where the rows lie, instead of fetching a hundred columns."""
    fields = [_is_filled(kind, spec.key) for kind in COUNTED_KINDS for spec in counted_fields(kind)]
    return "(" + " + ".join(f"({field})" for field in fields) + f" + {_ANSWERED})"


def _is_filled(kind: str, key: str) -> str:
    """Return `completeness.is_filled` as a condition that is never unknown."""
    has_value = f'"{kind}"."{key}" IS NOT NULL'
    if (kind, key) not in SETTLED:
        return has_value
    other, code = SETTLED[kind, key]
    return f"""{has_value} OR "{kind}"."{other}" IS '{code}'"""


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _situation(row: Sequence[Any], total: int) -> Situation:
    """Return the person of a row of `_everything`, in its order."""
    _, person_id, number, municipality, last, first, mobile, birth_date, birth_year = row[:9]
    track, has_track, benefit, benefit_ends, since, last_contact, done = row[9:16], *row[16:]
    return Situation(
        person_id,
        number or "",
        municipality or "",
        last or "",
        first or "",
        mobile or "",
        birth_date or "",
        birth_year,
        _day(since),
        done,
        total,
        _track(track) if has_track is not None else None,
        BenefitFacts(benefit, _day(benefit_ends)) if benefit else None,
        _day(last_contact),
    )


def _track(row: Sequence[Any]) -> TrackFacts:
    status, start, planned_end, extension_until, ex_pwa, end_date, next_step = row
    return TrackFacts(
        status or CANDIDATE,
        _day(start),
        _day(planned_end),
        _day(extension_until),
        ex_pwa == "ja",
        _day(end_date),
        next_step or "",
    )
