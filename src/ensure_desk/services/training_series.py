# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A series of sessions every week, without the Belgian holidays; what is skipped is told before it is made."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ensure_desk.domain.changes import Done
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.statuses import PLANNED
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.desk import Desk
from ensure_desk.services.trainings import office_of

MOST_SESSIONS = 100


@dataclass(frozen=True)
class Weekly:
    """A series: the first day, how many sessions, every how many weeks, and what they share."""

    first: dt.date
    times: int
    starts_at: str = ""
    ends_at: str = ""
    place: str = ""
    municipality: str = ""
    seats: int | None = None
    every: int = 1
    on_holidays: bool = False


@dataclass(frozen=True)
class Skipped:
    """A day without a session, and the holiday it is."""

    day: dt.date
    name: str


@dataclass(frozen=True)
class Series:
    """The days of a series, the holidays that were skipped, and a sentence about them; ids once it is made."""

    days: tuple[dt.date, ...]
    skipped: tuple[Skipped, ...]
    text: str
    session_ids: tuple[str, ...] = ()


def holidays_between(desk: Desk, *, first: dt.date, last: dt.date) -> Mapping[dt.date, str]:
    """Return the public holidays of some days with their names in the desk's language."""
    found = {
        d: n for year in range(first.year, last.year + 1) for d, n in _holidays(year, desk.tr.code).items()
    }
    return {day: name for day, name in found.items() if first <= day <= last}


@cache
def _holidays(year: int, language: str) -> dict[dt.date, str]:
    from holidays.countries.belgium import Belgium  # cold start: only a month or a series asks for it

    spoken = {"nl": "nl", "fr": "fr"}.get(language, "en_US")
    return dict(Belgium(years=year, language=spoken))  # type: ignore[no-untyped-call]  # its class tells no types


def series_days(desk: Desk, *, weekly: Weekly) -> Series:
    """Return the days that a series would have; as many sessions as asked, later ones in place of holidays.

    Raises UserError `series_too_long`.
    """
    if not (1 <= weekly.times <= MOST_SESSIONS and weekly.every >= 1):
        raise UserError("series_too_long", most=MOST_SESSIONS)
    step = dt.timedelta(weeks=weekly.every)
    days: list[dt.date] = []
    skipped: list[Skipped] = []
    day = weekly.first
    while len(days) < weekly.times:
        name = "" if weekly.on_holidays else _holidays(day.year, desk.tr.code).get(day, "")
        if name:
            skipped.append(Skipped(day, name))
        else:
            days.append(day)
        day += step
    return Series(tuple(days), tuple(skipped), _told(desk.tr, skipped))


def _told(tr: Translator, skipped: list[Skipped]) -> str:
    if not skipped:
        return ""
    days = ", ".join(f"{show_date(s.day)} ({s.name})" for s in skipped)
    return tr(N_("Geen sessie op {days}. De reeks loopt daarom langer."), days=days)


def make_series(desk: Desk, *, training_id: str, weekly: Weekly) -> Done[Series]:
    """Make the sessions of a series; raises UserError `series_too_long`, `session_ends_before`, `record_not_found`."""
    if weekly.starts_at and weekly.ends_at and weekly.ends_at <= weekly.starts_at:
        raise UserError("session_ends_before")
    planned = series_days(desk, weekly=weekly)
    shared = {
        "training_id": training_id,
        "starts_at": weekly.starts_at,
        "ends_at": weekly.ends_at,
        "place": weekly.place,
        "municipality": weekly.municipality or office_of(desk),
        "seats": weekly.seats,
        "status": PLANNED,
    }
    with desk.store.write(desk.actor, "session series") as writer:
        held = writer.get("training", training_id)
        if held is None or held.deleted:
            raise UserError("record_not_found")
        ids = writer.create_many("session", [{**shared, "held_on": day} for day in planned.days])
        return Done(Series(planned.days, planned.skipped, planned.text, tuple(ids)), writer.changes)
