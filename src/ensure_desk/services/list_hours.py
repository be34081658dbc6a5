# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns of hours of an office's list become the worked hours of tracks, month by month.

What stands there already is not replaced: a list that tells it otherwise, or tells a month twice, says how often.
A month that was taken away and is told again comes back.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ensure_desk.domain.ids import natural_id
from ensure_desk.domain.lists import Plain
from ensure_desk.domain.track_rules import TrackFacts
from ensure_desk.domain.worked_hours import MOST_HOURS, track_in
from ensure_desk.exchange.foreign.plan import ListRow
from ensure_desk.services.pathway import track_facts
from ensure_desk.services.worked_hours import write_month
from ensure_desk.storage.writer import Writer

HOURS = "prestatie.uren"


@dataclass(frozen=True)
class Stored:
    """How many records of each kind were made, and how many months stand here otherwise."""

    records: Mapping[str, int] = field(default_factory=dict)
    otherwise: int = 0


def store(writer: Writer, people: Iterable[tuple[ListRow, str]]) -> Stored:
    """Store the hours of people who have a dossier, row with person id; who worked without a track gets one."""
    told: dict[str, dict[str, int]] = {}
    otherwise = 0
    for row, who in people:
        for month, hours in _months(row.values):
            otherwise += told.setdefault(who, {}).setdefault(month, hours) != hours
    tracks = {who: {t.id: track_facts(t) for t in writer.children("track", who)} for who in told}
    without = [who for who, months in told.items() if not tracks[who] and any(months.values())]
    if without:
        ids = writer.create_many("track", [{"person_id": who} for who in without])
        tracks |= {who: {track: TrackFacts()} for who, track in zip(without, ids, strict=True)}
    wanted: dict[str, dict[str, object]] = {
        natural_id("worked_hours", (track, month)): {"track_id": track, "month": month, "hours": hours}
        for who, months in told.items()
        for month, hours in months.items()
        if (track := track_in(tracks[who], month))
    }
    held = writer.rows_by_id("worked_hours", wanted)
    fresh = [values for record, values in wanted.items() if record not in held]
    if fresh:
        writer.create_many("worked_hours", fresh)
    gone = [record for record, row in held.items() if row["hidden"]]
    for record in gone:
        write_month(writer, wanted[record], wanted[record], writer.get("worked_hours", record))
    otherwise += sum(wanted[r]["hours"] != row["hours"] for r, row in held.items() if not row["hidden"])
    made = {"track": len(without), "worked_hours": len(fresh) + len(gone)}
    return Stored({kind: count for kind, count in made.items() if count}, otherwise)


def _months(values: Mapping[str, Plain]) -> Iterator[tuple[str, int]]:
    for name, value in values.items():
        target, _, month = name.partition("[")
        if target == HOURS and type(value) is int and 0 <= value <= MOST_HOURS:
            yield month.rstrip("]"), value
