# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds whatever people do: no chair is given twice, nobody jumps the line, shares add up, series are whole."""

import datetime as dt
import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from ensure_desk.bootstrap import close_desk
from ensure_desk.domain.attendance import Share, share_of
from ensure_desk.domain.errors import UserError
from ensure_desk.services import attendance, enrolments, training_series, trainings
from ensure_desk.services.desk import Desk
from ensure_desk.services.training_series import Weekly
from tests.services.training_parts import a_training
from tests.support import StoppedClock, add_person, fresh_desk

PEOPLE = 6
NAMES = "ABCDEF"
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DEEDS = some.tuples(
    some.sampled_from(["enrol", "cancel", "to_waiting", "invite", "chairs", "move_up", "tomorrow"]),
    some.integers(0, PEOPLE - 1),
)
CODES = some.sampled_from("ALVGOUS-")


@contextmanager
def a_desk() -> Iterator[tuple[Desk, StoppedClock]]:
    """Open a desk of its own for one example."""
    clock = StoppedClock()
    with tempfile.TemporaryDirectory() as folder:
        opened = fresh_desk(Path(folder) / "desk", clock=clock)
        try:
            yield opened, clock
        finally:
            close_desk(opened)


class Room:
    """A training with few chairs, and deeds on it."""

    def __init__(self, desk: Desk, clock: StoppedClock) -> None:
        self.desk, self.clock, self.seats = desk, clock, 2
        self.training, (self.session, *_) = a_training(desk, "2027-03-01", seats=self.seats)
        self.people = [add_person(desk, last_name=name) for name in NAMES]

    def standing(self) -> dict[str, str]:
        """Return how everybody stands."""
        return {p.person_id: p.status for p in enrolments.people(self.desk, training_id=self.training)}

    def line(self) -> list[str]:
        """Return the waiting list in its order."""
        found = enrolments.people(self.desk, training_id=self.training)
        return [p.person_id for p in sorted(found, key=lambda p: p.place_in_line or 0) if p.place_in_line]

    def do(self, deed: str, number: int) -> None:
        """Do one of the deeds; leaving where nobody is enrolled is refused."""
        who, where = self.people[number], {"training_id": self.training}
        if deed in ("enrol", "invite"):
            getattr(enrolments, deed)(self.desk, **where, person_ids=[who])
        elif deed in ("cancel", "to_waiting"):
            known = who in self.standing()
            with nullcontext() if known else pytest.raises(UserError, match="not_enrolled"):
                getattr(enrolments, deed)(self.desk, **where, person_id=who)
        elif deed == "chairs":
            self.seats = max(self.seats, number)
            trainings.edit_session(self.desk, session_id=self.session, values={"seats": self.seats})
        elif deed == "move_up":
            enrolments.move_up(self.desk, **where)
        else:
            self.clock.forward(days=1)


@FEW
@given(some.lists(DEEDS, min_size=4, max_size=16))
def test_no_chair_is_given_twice_and_the_line_keeps_its_order(deeds: list[tuple[str, int]]) -> None:
    with a_desk() as (desk, clock):
        room = Room(desk, clock)
        for deed, number in deeds:
            before, line = room.standing(), room.line()
            room.do(deed, number)
            after = room.standing()
            taken = [p for p, status in after.items() if status == "ingeschreven"]
            assert len(taken) <= room.seats
            fresh = {p for p in taken if before.get(p) == "wachtlijst"}
            others = [p for p in line if p != room.people[number]]
            if deed in ("cancel", "to_waiting", "move_up"):
                assert fresh == set(others[: len(fresh)]) or fresh == set(line[: len(fresh)])
            else:
                assert fresh <= {room.people[number]}
            still = [p for p in room.line() if p in line and p != room.people[number]]
            assert still == [p for p in others if p in still]
        if deeds[-1][0] == "move_up":
            assert not room.line() or len(taken) == room.seats


@FEW
@given(some.lists(some.tuples(CODES, some.integers(0, 200)), min_size=1, max_size=5))
def test_the_share_of_a_person_is_the_sum_of_the_sessions(taken: list[tuple[str, int]]) -> None:
    days = [dt.date(2026, 10, 1) + dt.timedelta(weeks=n) for n in range(len(taken))]
    with a_desk() as (desk, _clock):
        training, sessions = a_training(desk, *(day.isoformat() for day in days))
        who = add_person(desk)
        enrolments.enrol(desk, training_id=training, person_ids=[who])
        for session, (code, minutes) in zip(sessions, taken, strict=True):
            attendance.take(desk, session_id=session, person_id=who, code=code, minutes=minutes)
        (line,) = enrolments.people(desk, training_id=training)
    expected = sum((share_of(code, 180, minutes) for code, minutes in taken), Share())
    assert line.attended == expected
    assert (line.attended.percent is None) == all(code in "S-" for code, _ in taken)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = fresh_desk(tmp_path_factory.mktemp("laws") / "desk")
    yield opened
    close_desk(opened)


@given(
    first=some.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31)),
    times=some.integers(1, 30),
    every=some.integers(1, 4),
    on_holidays=some.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_a_series_has_as_many_days_as_asked_none_of_them_a_holiday(
    known: Desk, first: dt.date, times: int, every: int, on_holidays: bool
) -> None:
    weekly = Weekly(first, times, every=every, on_holidays=on_holidays)
    series = training_series.series_days(known, weekly=weekly)
    holidays = training_series.holidays_between(known, first=first, last=series.days[-1])
    assert len(series.days) == times
    days = sorted([*series.days, *(skipped.day for skipped in series.skipped)])
    assert all(later - earlier == dt.timedelta(weeks=every) for earlier, later in itertools.pairwise(days))
    assert days[0] == first
    assert {skipped.day for skipped in series.skipped} == (
        set() if on_holidays else set(days) & set(holidays)
    )
    assert bool(series.text) == bool(series.skipped)
