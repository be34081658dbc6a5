# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires on the screen: opening 300 questions, and how soon an answer is painted."""

import datetime as dt
import statistics
import time
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from bench.jobs.surveys import QUESTIONS, made
from bench.measure import ROUNDS, Line, percentile
from bench.world import DAY, Worlds
from ensure_desk.domain.texts import SourceText
from ensure_desk.surveys.model import Form
from ensure_desk.surveys.publish import convert
from ensure_desk.surveys.runtime import Session, Surroundings
from ensure_desk.surveys.xform import read_form
from ensure_desk.ui import theme
from ensure_desk.ui.application import application
from ensure_desk.ui.survey_form.form import SurveyForm
from ensure_desk.ui.survey_form.question import Question

SCALE = (Qt.Key.Key_1, Qt.Key.Key_2)
PRESSES = 60
SETTLED_MS = 1_000
"""So long the next page may take to be made ahead, which is no part of an answer."""


def lines(_: Worlds) -> Iterator[Line]:
    """Time opening and answering by the processor's time of the window's thread."""
    theme.apply(application())
    form = read_form(convert(made(QUESTIONS), "proef").xform)
    opened = [_opened(form)[1] for _ in range(ROUNDS)]
    yield Line(f"{QUESTIONS} questions on the screen", statistics.median(opened), "s", budget=0.2)
    window, _seconds = _opened(form)
    painted = list(_painted(window))
    told = {"median": statistics.median(painted), "answers": len(painted)}
    yield Line("answer on the screen, 95th of 100", percentile(painted, 95), "s", budget=0.016, detail=told)
    window.close()


def _opened(form: Form) -> tuple[SurveyForm, float]:
    window = SurveyForm(SourceText())
    window.resize(1100, 640)
    window.show()
    QCoreApplication.processEvents()
    started = time.thread_time()
    window.begin(Session(form, Surroundings(DAY, now=lambda: dt.datetime.combine(DAY, dt.time(9)))))
    window.repaint()
    QCoreApplication.processEvents()
    return window, time.thread_time() - started


def _painted(window: SurveyForm) -> Iterator[float]:
    """Answer the question on a scale again and again, and yield the seconds until it is painted."""
    page = window.page
    if page is None:
        return
    page.complete()
    QTest.qWait(SETTLED_MS)
    part = next(p for p in page.parts if isinstance(p, Question) and p.control.kind == "select1")
    window.session.set(page.in_order()[0].node.path, "3")  # type: ignore[union-attr]  # a session was begun above
    page.show_all()
    for number in range(PRESSES):
        part.enter()
        started = time.thread_time()
        QTest.keyClick(part, SCALE[number % 2])
        window.repaint()
        QCoreApplication.processEvents()
        yield time.thread_time() - started
