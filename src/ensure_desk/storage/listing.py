# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The questions behind lists: columns instead of records, one statement for a whole page."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from ensure_desk.domain.completeness import COUNTED_KINDS, counted_fields, counted_total
from ensure_desk.domain.facts import BenefitFacts, Situation
from ensure_desk.domain.signals import Horizon
from ensure_desk.domain.track_rules import TrackFacts
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.remembered import until_written
from ensure_desk.storage.search import matching_numbers
from ensure_desk.storage.tables import RECORDS

TEXT_MATCHES = 400
"""How many people a typed text may find; who wants more types another letter."""
_P, _I = RECORDS["person"], RECORDS["intake"]
_R, _B, _T = RECORDS["referral"], RECORDS["benefit_period"], RECORDS["track"]
_BY_NAME = (sa.collate(_P.c.last_name, "NOCASE"), sa.collate(_P.c.first_name, "NOCASE"), _P.c.n)
_HIDDEN = sa.literal_column("+person.hidden", sa.Integer)
"""The plus keeps SQLite from walking everybody by an index where it has the numbers of the people wanted."""
_GIVEN = _P.c.n.in_(sa.text("SELECT value FROM json_each(?)"))
_FAR = "9999-12-31"
_CANDIDATES = 3_000


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
    asked = (*_conditions(question, intakes), *_text_conditions(reader, question))
    rows = reader.connection.execute(_everything(intakes).where(*asked).order_by(*_order(question))).all()
    return _situations(rows, intakes)


def page(
    reader: Reader, question: ListQuestion, *, limit: int, intakes: bool = True
) -> tuple[list[Situation], int | None]:
    """Return the first people who answer a question, and how many do in all unless that must be counted."""
    if question.text.strip():
        numbers = _found_numbers(reader, question, intakes)
        return _in_order(reader, numbers[:limit], intakes), len(numbers)
    first = _narrow(sa.select(_P.c.n), question).where(*_conditions(question, intakes))
    numbers = reader.connection.execute(first.order_by(*_order(question)).limit(limit)).scalars().all()
    return _in_order(reader, numbers, intakes), len(numbers) if len(numbers) < limit else None


def _found_numbers(reader: Reader, question: ListQuestion, intakes: bool) -> Sequence[int]:
    """Return the rows found by the typed text that answer the rest of the question, in order."""
    found = matching_numbers(reader.connection, _searchable(question.text), TEXT_MATCHES)
    statement = _among(replace(question, text="any"), intakes)
    return reader.connection.exec_driver_sql(statement, (json.dumps(found),)).scalars().all()


@lru_cache(maxsize=64)
def _among(question: ListQuestion, intakes: bool) -> str:
    """Return the statement that narrows and orders given rows, made ready once: it is asked at every letter typed."""
    query = _narrow(sa.select(_P.c.n), question).where(_GIVEN, *_conditions(question, intakes))
    return _ready(query.order_by(*_found_order(question)))


def _ready(query: sa.Select[Any]) -> str:
    return str(query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))


def _order(question: ListQuestion) -> tuple[Any, ...]:
    return (_P.c.dossier_number, _P.c.n) if question.by_number else _BY_NAME


def _found_order(question: ListQuestion) -> tuple[Any, ...]:
    """Order people found by a text, without an index."""
    if question.by_number:
        return (sa.literal_column("+person.dossier_number"), _P.c.n)
    names = ("last_name", "first_name")
    return (*(sa.literal_column(f"+person.{name} COLLATE NOCASE") for name in names), _P.c.n)


def _in_order(reader: Reader, numbers: Sequence[int], intakes: bool) -> list[Situation]:
    """Return these rows in this order; asked without an order, or the whole table would be walked for it."""
    rows = reader.connection.exec_driver_sql(_by_number(intakes), (json.dumps(list(numbers)),)).all()
    by_number = dict(zip([row[0] for row in rows], _situations(rows, intakes), strict=True))
    return [by_number[n] for n in numbers]


@cache
def _by_number(intakes: bool) -> str:
    """Return the statement for everything about given rows."""
    return _ready(_everything(intakes).where(_GIVEN))


def _situations(rows: Sequence[sa.Row[Any]], intakes: bool) -> list[Situation]:
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
    asked = (*_conditions(question, True), *_text_conditions(reader, question))
    query = _narrow(sa.select(sa.func.count()), question).where(*asked)
    return int(reader.connection.execute(query).scalar_one())


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


def _narrow(query: sa.Select[Any], question: ListQuestion) -> sa.Select[Any]:
    """Join no more than the conditions of a question need."""
    if question.horizon is not None:
        return _joined(query)
    if question.statuses:
        return query.select_from(_P.outerjoin(_T, _newest_is(_T, "start")))
    return query.select_from(_P)


def _text_conditions(reader: Reader, question: ListQuestion) -> list[sa.ColumnElement[bool]]:
    if not question.text.strip():
        return []
    return [_is_one_of(matching_numbers(reader.connection, _searchable(question.text), TEXT_MATCHES))]


def _conditions(question: ListQuestion, intakes: bool) -> list[sa.ColumnElement[bool]]:
    """Return what a question asks besides its text."""
    conditions: list[sa.ColumnElement[bool]] = [(_HIDDEN if question.text.strip() else _P.c.hidden) == 0]
    if not question.archived:
        conditions.append(sa.func.coalesce(_P.c.archived, "nee") != "ja")
    if question.municipalities:
        conditions.append(_P.c.municipality.in_(sorted(question.municipalities)))
    if question.statuses:
        conditions.append(sa.func.coalesce(_T.c.status, "kandidaat").in_(sorted(question.statuses)))
    if question.ids is not None:
        conditions.append(_P.c.id.in_(question.ids))
    if question.horizon is not None:
        conditions.append(_within(question.horizon, intakes))
    return conditions


def _within(horizon: Horizon, intakes: bool) -> sa.ColumnElement[bool]:
    """Keep those who may have a signal; the rules themselves decide."""
    ends = sa.func.coalesce(_T.c.extension_until, _T.c.planned_end, _T.c.start)
    old = (ends <= horizon.track_end.isoformat()) | (_T.c.start <= horizon.started.isoformat())
    benefit_ends = sa.func.coalesce(_B.c.end, _B.c.expected_end)
    found = (old & _T.c.end_date.is_(None)) | (benefit_ends <= horizon.benefit_end.isoformat())
    return found | (_filled() < _fields_at(horizon.intake_percent)) if intakes else found


def _fields_at(percent: int) -> int:
    """Return the number of filled-in fields from which an intake counts as this percentage, rounded down."""
    return -(-percent * counted_total() // 100)


def _searchable(text: str) -> str:
    """Return a phone number typed in groups as one word, as the index holds it."""
    bare = "".join(c for c in text if c not in " ./-")
    return bare if bare.isdigit() and len(bare) > 4 else text


def _newest_is(table: sa.Table, day: str) -> sa.ColumnElement[bool]:
    """Join a person to the newest record of a kind by a day field; one without a day counts as the newest."""
    other = table.alias(f"newest_{table.name}")
    query = sa.select(other.c.n).where(other.c.person_id == _P.c.id, other.c.hidden == 0)
    newest = query.order_by(sa.func.coalesce(other.c[day], _FAR).desc(), other.c.n.desc()).limit(1)
    return table.c.n == newest.correlate(_P).scalar_subquery()


def _joined(query: sa.Select[Any]) -> sa.Select[Any]:
    source = (
        _P.outerjoin(_T, _newest_is(_T, "start"))
        .outerjoin(_B, _newest_is(_B, "start"))
        .outerjoin(_R, _newest_is(_R, "referral_date"))
        .outerjoin(_I, (_I.c.person_id == _P.c.id) & (_I.c.hidden == 0))
    )
    return query.select_from(source)


_PERSON_KEYS = (
    "dossier_number", "municipality", "last_name", "first_name", "mobile", "birth_date", "birth_year",
)  # fmt: skip
_TRACK_KEYS = (
    "status", "start", "planned_end", "extension_until", "ex_pwa", "end_date", "next_step",
)  # fmt: skip


@cache
def _everything(intakes: bool) -> sa.Select[Any]:
    return _joined(sa.select(*_columns(intakes)))


def _columns(intakes: bool) -> list[sa.ColumnElement[Any]]:
    note = RECORDS["note"]
    contact = sa.select(sa.func.max(note.c.note_date)).where(note.c.person_id == _P.c.id, note.c.hidden == 0)
    return [
        _P.c.n,
        _P.c.id,
        *(_P.c[key] for key in _PERSON_KEYS),
        *(_T.c[key].label(f"t_{key}") for key in _TRACK_KEYS),
        _T.c.n.label("t_n"),
        _B.c.benefit_type,
        sa.func.coalesce(_B.c.end, _B.c.expected_end).label("benefit_ends"),
        sa.func.coalesce(_I.c.intake_date, _R.c.referral_date).label("since"),
        sa.func.coalesce(contact.correlate(_P).scalar_subquery(), _I.c.intake_date).label("last_contact"),
        (_filled() if intakes else sa.literal(0)).label("intake_done"),
    ]


@cache
def _filled() -> sa.ColumnElement[int]:
    """Count the filled-in fields of the intake where the rows lie, instead of fetching a hundred columns."""
    consent = RECORDS["consent"]
    answered = sa.select(sa.func.count(sa.distinct(consent.c.purpose))).where(
        consent.c.person_id == _P.c.id, consent.c.hidden == 0, consent.c.answer.is_not(None)
    )
    names = [f'"{kind}"."{spec.key}"' for kind in COUNTED_KINDS for spec in counted_fields(kind)]
    fields: sa.ColumnElement[int] = sa.literal_column(
        "(" + " + ".join(f"({name} IS NOT NULL)" for name in names) + ")", sa.Integer
    )
    return fields + answered.correlate(_P).scalar_subquery()


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _situation(row: Sequence[Any], total: int) -> Situation:
    """Return the person of a row of `_columns`, in its order."""
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
        status or "kandidaat",
        _day(start),
        _day(planned_end),
        _day(extension_until),
        ex_pwa == "ja",
        _day(end_date),
        next_step or "",
    )
