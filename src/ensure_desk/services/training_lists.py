# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trainings and sessions as lists and as a month: a few questions to the vault, however long the list."""

import calendar as months
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ensure_desk.domain import codes
from ensure_desk.domain.attendance import NOT_EXPECTED
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.statuses import BUSY, CANCELLED, ENROLLED, INVITED, OVER, PLANNED, WAITING
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.desk import Desk
from ensure_desk.services.training_series import holidays_between
from ensure_desk.storage import training_facts
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.training_facts import Codes, SessionRow, TrainingRow, Which

REGION = N_("hele regio")
_WEEK = 7


@dataclass(frozen=True)
class TrainingsWanted:
    """Which trainings: words of the title, code, trainer or place, and filters; nothing chosen = all."""

    text: str = ""
    themes: frozenset[str] = frozenset()
    barriers: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    municipalities: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()


ALL = TrainingsWanted()


@dataclass(frozen=True)
class TrainingLine:
    """A training in a list; `seats` is what its smallest room holds, None = no limit."""

    id: str
    code: str
    title: str
    themes: tuple[str, ...]
    themes_text: str
    audience: str
    audience_text: str
    barriers: tuple[str, ...]
    barriers_text: str
    trainer: str
    language: str
    language_text: str
    hours: int | None
    municipality: str
    place_text: str
    status: str
    status_text: str
    sessions: int
    first: dt.date | None
    last: dt.date | None
    next: dt.date | None
    seats: int | None
    invited: int
    enrolled: int
    waiting: int
    next_at: str = ""
    """When the next session begins."""

    @property
    def free(self) -> int | None:
        """Return how many places are left; None without a limit."""
        return None if self.seats is None else max(self.seats - self.enrolled, 0)


@dataclass(frozen=True)
class SessionLine:
    """A session in a list or a month; `expected` are the people who should come, `coded` those with a code."""

    id: str
    training_id: str
    code: str
    title: str
    audience: str
    trainer: str
    day: dt.date
    starts_at: str
    ends_at: str
    place: str
    municipality: str
    seats: int | None
    status: str
    status_text: str
    expected: int
    coded: int
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def open(self) -> int:
        """Return how many expected people have no code yet."""
        return max(self.expected - self.coded, 0)

    @property
    def free(self) -> int | None:
        """Return how many chairs are left; None without a limit."""
        return None if self.seats is None else max(self.seats - self.expected, 0)

    @property
    def times(self) -> str:
        """Return from when to when, "09:00 – 12:00"."""
        return " – ".join(part for part in (self.starts_at, self.ends_at) if part)


@dataclass(frozen=True)
class DayCell:
    """A day of a month with its holiday and sessions."""

    day: dt.date
    in_month: bool
    holiday: str
    sessions: tuple[SessionLine, ...]


@dataclass(frozen=True)
class MonthView:
    """A month in whole weeks, Monday first."""

    year: int
    month: int
    weeks: tuple[tuple[DayCell, ...], ...]


@dataclass(frozen=True)
class TrainingView:
    """One training with its sessions."""

    line: TrainingLine
    description: str
    sessions: tuple[SessionLine, ...]


def trainings(desk: Desk, *, wanted: TrainingsWanted = ALL) -> tuple[TrainingLine, ...]:
    """Return the trainings asked for: those with a next session by its day, then the rest, newest first."""
    with desk.store.read() as reader:
        rows = training_facts.trainings(reader)
        held = _by_training(training_facts.sessions(reader, training_facts.EVERY))
        states = training_facts.enrolled(reader)
    today = desk.today()
    lines = [
        _training_line(desk.tr, row, held.get(i, ()), states.get(i, {}), today) for i, row in rows.items()
    ]
    return tuple(sorted((x for x in lines if _is_wanted(x, wanted)), key=_soonest))


def training(desk: Desk, *, training_id: str) -> TrainingView:
    """Return one training; raises UserError `record_not_found`."""
    which = training_facts.of_training(training_id)
    with desk.store.read() as reader:
        row = training_facts.trainings(reader, [training_id]).get(training_id)
        if row is None:
            raise UserError("record_not_found")
        held = training_facts.sessions(reader, which)
        states = training_facts.enrolled(reader, training_id)
        lines = _session_lines(desk.tr, held, {row.id: row}, states, training_facts.codes_of(reader, which))
    line = _training_line(desk.tr, row, held, states.get(training_id, {}), desk.today())
    return TrainingView(line, row.description, lines)


def calendar(
    desk: Desk, *, first: dt.date, last: dt.date, wanted: TrainingsWanted = ALL
) -> tuple[SessionLine, ...]:
    """Return the sessions of some days, in order."""
    which = training_facts.between(first.isoformat(), last.isoformat())
    with desk.store.read() as reader:
        return tuple(line for line in lines_of(desk, reader, which) if _session_wanted(line, wanted))


def lines_of(desk: Desk, reader: Reader, which: Which) -> tuple[SessionLine, ...]:
    """Return sessions with what was written of them, in order."""
    held = training_facts.sessions(reader, which)
    rows = training_facts.trainings(reader, {s.training_id for s in held})
    states = training_facts.enrolled(reader)
    return _session_lines(desk.tr, held, rows, states, training_facts.codes_of(reader, which))


def month(desk: Desk, *, year: int, month: int, wanted: TrainingsWanted = ALL) -> MonthView:
    """Return a month with its sessions and holidays, in whole weeks."""
    days = list(months.Calendar().itermonthdates(year, month))
    by_day: dict[dt.date, list[SessionLine]] = {}
    for line in calendar(desk, first=days[0], last=days[-1], wanted=wanted):
        by_day.setdefault(line.day, []).append(line)
    free = holidays_between(desk, first=days[0], last=days[-1])
    cells = [DayCell(d, d.month == month, free.get(d, ""), tuple(by_day.get(d, ()))) for d in days]
    return MonthView(year, month, tuple(tuple(cells[n : n + _WEEK]) for n in range(0, len(cells), _WEEK)))


def status_on(stored: str, days: Iterable[str], today: dt.date) -> str:
    """Return the status of a training on a day: what its sessions say, unless somebody cancelled or ended it."""
    known, now = sorted(days), today.isoformat()
    if stored in (CANCELLED, OVER) or not known:
        return stored
    return PLANNED if now < known[0] else OVER if now > known[-1] else BUSY


def _by_training(rows: Iterable[SessionRow]) -> dict[str, list[SessionRow]]:
    found: dict[str, list[SessionRow]] = {}
    for row in rows:
        found.setdefault(row.training_id, []).append(row)
    return found


def _training_line(
    tr: Translator, row: TrainingRow, held: Iterable[SessionRow], states: Mapping[str, int], today: dt.date
) -> TrainingLine:
    running = [s for s in held if s.status != CANCELLED]
    days = [dt.date.fromisoformat(s.held_on) for s in running]
    coming = next((s for s in running if s.held_on >= today.isoformat()), None)
    status = status_on(row.status, [s.held_on for s in running], today)
    return TrainingLine(
        id=row.id,
        code=row.code,
        title=row.title,
        themes=row.themes,
        themes_text=_words(tr, codes.TRAINING_THEME, row.themes),
        audience=row.audience,
        audience_text=tr(codes.TRAINING_AUDIENCE.get(row.audience, row.audience)),
        barriers=row.barriers,
        barriers_text=_words(tr, codes.BARRIER, row.barriers),
        trainer=row.trainer,
        language=row.language,
        language_text=tr(codes.LANGUAGE[row.language]) if row.language in codes.LANGUAGE else "",
        hours=row.hours,
        municipality=row.municipality,
        place_text=row.municipality or tr(REGION),
        status=status,
        status_text=tr(codes.TRAINING_STATUS.get(status, status)),
        sessions=len(running),
        first=min(days, default=None),
        last=max(days, default=None),
        next=dt.date.fromisoformat(coming.held_on) if coming else None,
        next_at=coming.starts_at if coming else "",
        seats=training_facts.seats_of(running),
        invited=states.get(INVITED, 0),
        enrolled=states.get(ENROLLED, 0),
        waiting=states.get(WAITING, 0),
    )


def _words(tr: Translator, labels: Mapping[str, str], chosen: Iterable[str]) -> str:
    return ", ".join(tr(labels[code]) for code in chosen if code in labels)


def _session_lines(
    tr: Translator,
    held: Iterable[SessionRow],
    rows: Mapping[str, TrainingRow],
    states: Mapping[str, Mapping[str, int]],
    written: Mapping[str, Codes],
) -> tuple[SessionLine, ...]:
    return tuple(
        _session_line(
            tr, s, rows[s.training_id], states.get(s.training_id, {}).get(ENROLLED, 0), written.get(s.id)
        )
        for s in held
        if s.training_id in rows
    )


def _session_line(
    tr: Translator, row: SessionRow, of: TrainingRow, enrolled: int, written: Codes | None
) -> SessionLine:
    seen = written or Codes()
    away = seen.counts.get(NOT_EXPECTED, 0)
    return SessionLine(
        id=row.id,
        training_id=row.training_id,
        code=of.code,
        title=of.title,
        audience=of.audience,
        trainer=of.trainer,
        day=dt.date.fromisoformat(row.held_on),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        municipality=row.municipality,
        seats=row.seats,
        status=row.status,
        status_text=tr(codes.SESSION_STATUS.get(row.status, row.status)),
        expected=enrolled + seen.strangers - away,
        coded=sum(seen.counts.values()) - away,
        counts=seen.counts,
    )


def _is_wanted(line: TrainingLine, wanted: TrainingsWanted) -> bool:
    said = " ".join((line.title, line.code, line.trainer, line.municipality, line.themes_text)).casefold()
    return (
        all(word in said for word in wanted.text.casefold().split())
        and _among(wanted.themes, line.themes)
        and _among(wanted.barriers, line.barriers)
        and _among(wanted.audiences, (line.audience,))
        and _among(wanted.municipalities, (line.municipality, ""))
        and _among(wanted.statuses, (line.status,))
    )


def _among(wanted: frozenset[str], held: Iterable[str]) -> bool:
    return not wanted or not wanted.isdisjoint(held)


def _session_wanted(line: SessionLine, wanted: TrainingsWanted) -> bool:
    said = " ".join((line.title, line.code, line.trainer, line.place, line.municipality)).casefold()
    return (
        all(word in said for word in wanted.text.casefold().split())
        and _among(wanted.audiences, (line.audience,))
        and _among(wanted.municipalities, (line.municipality, ""))
        and _among(wanted.statuses, (line.status,))
    )


def _soonest(line: TrainingLine) -> tuple[bool, int, str]:
    ahead = line.next
    day = ahead or line.last or dt.date.min
    return (ahead is None, day.toordinal() if ahead else -day.toordinal(), line.title)
