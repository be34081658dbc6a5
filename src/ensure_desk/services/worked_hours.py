# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The worked hours of a person, month by month, beside the limits that held then; writing and taking back."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ensure_desk.domain import codes
from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import EMPTY, Value
from ensure_desk.domain.ids import natural_id
from ensure_desk.domain.months import is_month, last_day, month_words
from ensure_desk.domain.records import Record
from ensure_desk.domain.track_rules import TrackFacts
from ensure_desk.domain.worked_hours import Level, month_level, totals, track_in, year_level
from ensure_desk.services.desk import Desk, rules_on_days
from ensure_desk.services.pathway import track_facts
from ensure_desk.storage import worked_hours
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.rows import may_conflict
from ensure_desk.storage.worked_hours import Worked
from ensure_desk.storage.writer import Writer

KIND = "worked_hours"
FIELDS = ("hours", "activity", "user_type", "note")


@dataclass(frozen=True)
class HoursLine:
    """What a track has in a month; `other` are the hours that another desk told, where the two differ."""

    id: str
    track_id: str
    hours: int | None
    activity: str
    activity_text: str
    user_type: str
    user_text: str
    note: str
    other: int | None


@dataclass(frozen=True)
class MonthHours:
    """A month: the hours of all tracks beside the limit of then. Without lines nobody filled it in.

    `track_id` is the track that ran then, where a month is written; empty without tracks.
    """

    month: str
    track_id: str
    words: str
    hours: int
    most: int
    level: Level
    lines: tuple[HoursLine, ...]

    @property
    def own(self) -> HoursLine | None:
        """Return what stands at the track that ran then."""
        return next((line for line in self.lines if line.track_id == self.track_id), None)


@dataclass(frozen=True)
class YearHours:
    """A calendar year with its twelve months, beside the limit of then."""

    year: int
    hours: int
    most: int
    level: Level
    months: tuple[MonthHours, ...]


@dataclass(frozen=True)
class HoursSet:
    """A month after it was written: its record, what stands and stood there, and how the totals stand to the limits."""

    record_id: str
    before: Mapping[str, Value] | None
    after: Mapping[str, Value] | None
    month: MonthHours
    year_hours: int
    year_level: Level


def of_year(desk: Desk, *, person_id: str, year: int) -> YearHours:
    """Return the hours of a person in a calendar year; raises UserError `record_not_found`."""
    with desk.store.read() as reader:
        return _of_year(desk, reader, person_id, year)


def set_month(
    desk: Desk, *, person_id: str, month: str, values: Mapping[str, object], over: bool = False
) -> Done[HoursSet]:
    """Write hours, activity, user type or note of a month, at the track that ran then; what is not named stays.

    Without hours and anything else the month is taken away. Raises UserError `hours_over_month` where the limit of the
    month is passed and `over` does not say that it is meant, `month_not_understood`, `no_track`, `value_not_valid`.
    """
    if not is_month(month):
        raise UserError("month_not_understood", typed=month)
    with desk.store.write(desk.actor) as writer:
        track = track_in(_tracks(writer, person_id), month)
        if not track:
            raise UserError("no_track")
        record_id = natural_id(KIND, (track, month))
        held = writer.get(KIND, record_id)
        before = _told(held)
        wanted = {**(before or {}), **values}
        if any(value not in EMPTY for value in wanted.values()):
            write_month(writer, {"track_id": track, "month": month}, values, held)
        elif before is not None:
            writer.delete(KIND, record_id)
        after = _told(writer.get(KIND, record_id))
        year = _of_year(desk, writer, person_id, int(month[:4]))
        made = HoursSet(record_id, before, after, year.months[int(month[5:]) - 1], year.hours, year.level)
        if made.month.level is Level.OVER and not over and _more(before, wanted):
            raise UserError("hours_over_month", hours=made.month.hours, most=made.month.most)
        return Done(made, writer.changes)


def _told(held: Record | None) -> Mapping[str, Value] | None:
    """Return what stands in a month, None where nothing does."""
    return None if held is None or held.deleted else {key: held[key] for key in FIELDS}


def write_month(
    writer: Writer, names: Mapping[str, object], values: Mapping[str, object], held: Record | None
) -> None:
    """Write a month of a track; one that was taken away, `held` then, comes back without what it told."""
    if held is not None and not held.deleted:
        writer.update(KIND, held.id, values)
        return
    writer.create(KIND, {**names, **values})
    if held is not None:
        writer.update(KIND, held.id, {key: values.get(key) for key in FIELDS})


def undo(desk: Desk, *, done: HoursSet) -> Done[None]:
    """Put back what stood in a month before it was written; raises UserError `hours_changed_since`."""
    with desk.store.write(desk.actor) as writer:
        held = writer.get(KIND, done.record_id)
        if _told(held) != done.after:
            raise UserError("hours_changed_since")
        if held is not None and done.before is None:
            writer.delete(KIND, held.id)
        elif held is not None and done.before is not None:
            if held.deleted:
                writer.restore(KIND, held.id)
            writer.update(KIND, held.id, done.before)
        return Done(None, writer.changes)


def _more(before: Mapping[str, Value] | None, after: Mapping[str, object]) -> bool:
    was, now = (before or {}).get("hours") or 0, after.get("hours") or 0
    return isinstance(was, int) and isinstance(now, int) and now > was


def _of_year(desk: Desk, reader: Reader, person_id: str, year: int) -> YearHours:
    person = reader.get("person", person_id)
    if person is None or person.deleted:
        raise UserError("record_not_found")
    tracks = _tracks(reader, person_id)
    held: dict[str, list[Worked]] = defaultdict(list)
    for worked in worked_hours.of_person(reader, person_id):
        if worked.month.startswith(f"{year}-"):
            held[worked.month].append(worked)
    names = [f"{year}-{n:02d}" for n in range(1, 13)]
    rules = rules_on_days(reader, (last_day(m) for m in names))
    by_month = totals((w.month, w.hours or 0) for lines in held.values() for w in lines)
    months = tuple(
        MonthHours(
            name,
            track_in(tracks, name),
            month_words(name, desk.tr),
            by_month.get(name, 0),
            rules[last_day(name)]["hours_month_max"],
            month_level(by_month.get(name, 0), rules[last_day(name)]),
            tuple(_line(desk, reader, w) for w in held[name]),
        )
        for name in names
    )
    total, then = sum(by_month.values()), rules[last_day(names[-1])]
    return YearHours(year, total, then["hours_year_max"], year_level(total, then), months)


def _tracks(reader: Reader, person_id: str) -> dict[str, TrackFacts]:
    return {t.id: track_facts(t) for t in reader.children("track", person_id)}


def _line(desk: Desk, reader: Reader, w: Worked) -> HoursLine:
    others = reader.others(KIND, w.id).get("hours", {}) if may_conflict(w.token) else {}
    other = next((v for v in others.values() if isinstance(v, int)), None)
    return HoursLine(
        w.id, w.track_id, w.hours, w.activity, desk.tr(codes.ACTIVITY.get(w.activity, w.activity)),
        w.user_type, desk.tr(codes.USER_TYPE.get(w.user_type, w.user_type)), w.note, other,
    )  # fmt: skip
