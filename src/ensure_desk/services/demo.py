# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fill a desk with fictional people, in one write; equal seeds on equal days give equal people."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from ensure_desk.domain.changes import Done
from ensure_desk.domain.dossier_number import next_numbers, series_of
from ensure_desk.services import demo_hours, demo_surveys, demo_trainings
from ensure_desk.services.demo_dice import Dice
from ensure_desk.services.demo_people import FictionalPerson, invent
from ensure_desk.services.desk import LAPTOP_LETTER, Desk
from ensure_desk.storage import listing
from ensure_desk.storage.writer import Writer


def fill(
    desk: Desk, *, people: int = 200, seed: int = 7, surveys: bool = True, trainings: bool = True
) -> Done[int]:
    """Add so many fictional people of this desk's municipality, with surveys and trainings; return how many came."""
    dice = Dice(f"{seed} {desk.municipality}")
    invented = [invent(dice, desk.municipality, desk.actor.name, desk.today()) for _ in range(people)]
    with desk.store.write(desk.actor, "demo") as writer:
        _number(desk, writer, invented)
        ids = _store(writer, invented, desk.today())
        pairs = list(zip(ids, invented, strict=True)) if surveys else []
        asked = Dice(f"{seed} {desk.municipality} surveys")
        demo_surveys.store(writer, [(i, t) for i, p in pairs for t in _taken(desk, asked, p)])
        if trainings:
            demo_trainings.store(desk, writer, ids, Dice(f"{seed} {desk.municipality} trainings"))
        return Done(people, writer.changes)


def _number(desk: Desk, writer: Writer, invented: Sequence[FictionalPerson]) -> None:
    letter = writer.local(LAPTOP_LETTER) or "A"
    wanted = Counter(series_of(str(p.person["municipality"]), p.year, letter) for p in invented)
    free = {
        series: iter(next_numbers(series, listing.numbers_in_series(writer, series), count))
        for series, count in wanted.items()
    }
    for person in invented:
        series = series_of(str(person.person["municipality"]), person.year, letter)
        person.person["dossier_number"] = next(free[series])


def _taken(desk: Desk, dice: Dice, person: FictionalPerson) -> list[demo_surveys.Taken]:
    return list(demo_surveys.taken_by(dice, person, desk.actor.name, desk.today()))


def _store(writer: Writer, invented: Sequence[FictionalPerson], today: dt.date) -> list[str]:
    ids = writer.create_many("person", [p.person for p in invented])
    pairs = list(zip(ids, invented, strict=True))
    writer.create_many("intake", [_of(i, p.intake) for i, p in pairs])
    writer.create_many("referral", [_of(i, r) for i, p in pairs for r in p.referrals])
    writer.create_many("benefit_period", [_of(i, b) for i, p in pairs for b in p.benefits])
    on_track = [(i, p, p.track) for i, p in pairs if p.track is not None]
    tracks = writer.create_many("track", [_of(i, track) for i, _, track in on_track])
    suspensions = [
        {**pause, "track_id": track}
        for track, (_, p, _) in zip(tracks, on_track, strict=True)
        for pause in p.suspensions
    ]
    writer.create_many("suspension", suspensions)
    demo_hours.store(writer, [(track, p) for track, (_, p, _) in zip(tracks, on_track, strict=True)], today)
    writer.create_many("consent", [_of(i, c) for i, p in pairs for c in p.consents])
    writer.create_many("note", [_of(i, n) for i, p in pairs for n in p.notes])
    return ids


def _of(person_id: str, values: Mapping[str, object]) -> dict[str, object]:
    return {**values, "person_id": person_id}
