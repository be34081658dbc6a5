# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is who: what people are recognised by, verdicts on pairs of them, and the match hashes of other offices."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import sqlalchemy as sa

from ensure_desk.domain.same_person import SAME, groups
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.tables import MATCH, RECORDS

_P, _S, _N = RECORDS["person"], RECORDS["same_person"], RECORDS["national_number"]
_PART = 500
"""So many rows are fetched at once: more would hold up the window."""
_SHOWN = (
    "id", "last_name", "first_name", "birth_date", "birth_year", "dossier_number", "municipality",
)  # fmt: skip


def everybody(reader: Reader) -> list[Mapping[str, Any]]:
    """Return everybody who is not deleted, with what people are recognised by, the oldest record first."""
    number = sa.and_(_N.c.person_id == _P.c.id, _N.c.hidden == 0)
    query = sa.select(*(_P.c[key] for key in _SHOWN), _N.c.number).select_from(_P.outerjoin(_N, number))
    found = reader.connection.execute(query.where(_P.c.hidden == 0).order_by(_P.c.id))
    return [dict(row) for part in found.mappings().partitions(_PART) for row in part]


def born_on(reader: Reader, dates: Iterable[str]) -> list[Mapping[str, Any]]:
    """Return those born on one of these dates, and those whose birth date is not known in full."""
    wanted = sa.select(sa.func.json_each(json.dumps(sorted(dates))).table_valued("value").c.value)
    vague = _P.c.birth_date.is_(None) | (sa.func.length(_P.c.birth_date) < len("1976-04-03"))
    query = sa.select(*(_P.c[key] for key in _SHOWN)).where(
        _P.c.hidden == 0, _P.c.birth_date.in_(wanted) | vague
    )
    return [dict(row) for row in reader.connection.execute(query.order_by(_P.c.id)).mappings()]


def some(reader: Reader, ids: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """Return these people by id, deleted ones left out."""
    rows = reader.rows_by_id("person", ids)
    return {i: {key: row[key] for key in _SHOWN} for i, row in rows.items() if not row["hidden"]}


def with_number(reader: Reader, dossier_number: str) -> list[str]:
    """Return the ids of those with a dossier number, whatever its capitals."""
    query = sa.select(_P.c.id).where(_P.c.hidden == 0, sa.func.upper(_P.c.dossier_number) == dossier_number)
    return list(reader.connection.execute(query.order_by(_P.c.id)).scalars())


def verdicts(reader: Reader) -> dict[str, str]:
    """Return what was decided on pairs of people who are both here: pair -> verdict."""
    decided = sa.select(_S.c.pair, _S.c.active).where(_S.c.hidden == 0, _S.c.active.is_not(None))
    found = {row[0]: row[1] for row in reader.connection.execute(decided)}
    members = {member for pair in found for member in pair.split(" ")}
    here = _shown(reader, members) if members else frozenset()
    return {pair: verdict for pair, verdict in found.items() if here.issuperset(pair.split(" "))}


def _shown(reader: Reader, ids: Iterable[str]) -> frozenset[str]:
    """Return which of these people are here and not deleted."""
    wanted = sa.select(sa.func.json_each(json.dumps(sorted(ids))).table_valued("value").c.value)
    query = sa.select(_P.c.id).where(_P.c.id.in_(wanted), _P.c.hidden == 0)
    return frozenset(reader.connection.execute(query).scalars())


def same_as(reader: Reader, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return for those of these people who have more dossiers the ids of the other ones."""
    groups_of = joined(reader)
    return {i: tuple(m for m in groups_of[i] if m != i) for i in ids if i in groups_of}


def dossiers_beside(reader: Reader) -> int:
    """Return how many dossiers there are beyond one for each person."""
    found = joined(reader)
    return len(found) - len(set(found.values()))


def joined(reader: Reader) -> Mapping[str, tuple[str, ...]]:
    """Return for everybody with more dossiers the ids of all of them, the own one among them."""
    return groups(pair for pair, verdict in verdicts(reader).items() if verdict == SAME)


def shared_hashes(reader: Reader) -> dict[tuple[str, str], list[str]]:
    """Return the hashes that two people have in common, by their ids; the people are here and not deleted."""
    twice = sa.select(MATCH.c.hash).group_by(MATCH.c.hash).having(sa.func.count() > 1)
    query = sa.select(MATCH.c.hash, MATCH.c.person_id).where(MATCH.c.hash.in_(twice))
    holders: dict[str, list[str]] = {}
    for text, person in reader.connection.execute(query.order_by(MATCH.c.hash, MATCH.c.person_id)):
        holders.setdefault(text, []).append(person)
    here = _shown(reader, {person for people in holders.values() for person in people})
    found: dict[tuple[str, str], list[str]] = {}
    for text, people in holders.items():
        for one, other in combinations([p for p in people if p in here], 2):
            found.setdefault((one, other), []).append(text)
    return found


def holders_of(reader: Reader, told: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    """Return who has one of these hashes already, by hash."""
    wanted = json.dumps(sorted({text for hashes in told.values() for text in hashes}))
    values = sa.select(sa.func.json_each(wanted).table_valued("value").c.value)
    found: dict[str, set[str]] = {}
    for text, person in reader.connection.execute(
        sa.select(MATCH.c.hash, MATCH.c.person_id).where(MATCH.c.hash.in_(values))
    ):
        found.setdefault(text, set()).add(person)
    return found


def keep_hashes(connection: sa.Connection, told: Mapping[str, Sequence[str]], made_at: str) -> None:
    """Keep what a package tells of people, unless a later package told of them already."""
    newest = sa.select(MATCH.c.person_id).where(MATCH.c.made_at > made_at).distinct()
    later = set(connection.execute(newest).scalars())
    fresh = {person: hashes for person, hashes in told.items() if person not in later}
    if not fresh:
        return
    connection.exec_driver_sql("DELETE FROM match_hash WHERE person_id = ?", [(p,) for p in fresh])
    rows = [(person, text, made_at) for person, hashes in fresh.items() for text in hashes]
    if rows:
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO match_hash(person_id, hash, made_at) VALUES (?, ?, ?)", rows
        )
