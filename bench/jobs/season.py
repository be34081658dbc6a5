# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trainings on the screen: 100 sessions of 15 people opened and filtered, a sheet, a ranking of everybody."""

import datetime as dt
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication

from bench.measure import ROUNDS, Line
from bench.world import DAY, Worlds
from ensure_desk.services import attendance, enrolments, people, training_match, training_series, trainings
from ensure_desk.services.desk import Desk
from ensure_desk.services.training_series import Weekly
from ensure_desk.ui import theme
from ensure_desk.ui.application import application
from ensure_desk.ui.context import Bus, Context
from ensure_desk.ui.jobs import InlineJobs
from ensure_desk.ui.pages.attendance.page import AttendancePage
from ensure_desk.ui.pages.training.page import TrainingPage
from ensure_desk.ui.pages.trainings.page import LIST, MONTH, TrainingsPage

TRAININGS, SESSIONS, PEOPLE = 10, 10, 15
VISIBLE_S = 0.1
"""From here on a person sees a wait."""


def lines(worlds: Worlds) -> Iterator[Line]:
    """Time what the pages of a season do, reading and painting together, by the processor's time."""
    theme.apply(application())
    desk = worlds.copy_of(worlds.counter_open)
    made, sheet = _season(desk)
    context = Context(desk, InlineJobs(), Bus(), desk.tr)
    told = {"people": people.in_all(desk), "sessions": TRAININGS * SESSIONS, "people a session": PEOPLE}
    for name, act in (*_list_acts(context), *_other_acts(context, made, sheet)):
        yield Line(name, _median(act), "s", budget=VISIBLE_S, detail=told)
    wanted = training_match.wanted_by(desk, training_id=made)
    ranking = _median(lambda: training_match.ranked(desk, wanted=wanted, training_id=made))
    yield Line(f"ranking of {people.in_all(desk):,} people", ranking, "s", budget=VISIBLE_S, detail=told)
    worlds.discard(desk)


def _season(desk: Desk) -> tuple[str, str]:
    """Store the trainings, everybody's codes at sessions in the past; return a training and one of its sessions."""
    ids = [row.id for row in people.search(desk, limit=TRAININGS * PEOPLE, counted=False).rows]
    made = []
    for number in range(TRAININGS):
        values = {
            "title": f"Training {number} over geld",
            "barriers": ["GELD", "ZELF"],
            "trainer": "Els Maes",
        }
        training = trainings.make(desk, values=values).value
        weekly = Weekly(
            DAY - dt.timedelta(weeks=SESSIONS + 5, days=number),
            SESSIONS,
            "09:00",
            "12:00",
            "Zaal 1",
            seats=PEOPLE,
        )
        series = training_series.make_series(desk, training_id=training, weekly=weekly).value
        chosen = ids[number * PEOPLE : (number + 1) * PEOPLE]
        enrolments.enrol(desk, training_id=training, person_ids=chosen)
        for session in series.session_ids:
            attendance.rest_present(desk, session_id=session)
        made.append((training, series.session_ids[0]))
    return made[0]


def _list_acts(context: Context) -> Iterator[tuple[str, Callable[[], Any]]]:
    page = TrainingsPage(context)
    _show(page)

    def narrowed(text: str) -> None:
        page.search.setText(text)
        page.search.searched.emit(text)

    yield "list of trainings opened", lambda: page.open(view=LIST)
    yield "list of trainings filtered", lambda: (narrowed("geld 7"), narrowed(""))
    yield "month of sessions opened", lambda: page.open(view=MONTH)
    yield "month of sessions filtered", lambda: (narrowed("geld 7"), narrowed(""))


def _other_acts(context: Context, training: str, session: str) -> Iterator[tuple[str, Callable[[], Any]]]:
    page, sheet = TrainingPage(context), AttendancePage(context)
    for shown in (page, sheet):
        _show(shown)
    yield "people of a training opened", lambda: page.open(training_id=training, part="people")
    yield "sheet of a session opened", lambda: sheet.open(session_id=session)


def _show(page: Any) -> None:
    page.resize(1162, 720)
    page.show()
    QCoreApplication.processEvents()


def _median(act: Callable[[], Any]) -> float:
    """Return the median of the seconds it takes until it is painted, the first time left out."""
    seconds = []
    for _ in range(ROUNDS + 1):
        started = time.thread_time()
        act()
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()
        seconds.append(time.thread_time() - started)
    return statistics.median(seconds[1:])
