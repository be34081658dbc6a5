# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bevraging: choose a questionnaire, talk it through with the person beside you, every answer kept at once."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.day_words import clock
from ensure_desk.domain.statuses import DONE
from ensure_desk.domain.texts import N_
from ensure_desk.services import survey_trail, surveys
from ensure_desk.services.desk import Desk
from ensure_desk.services.dossier import dossier
from ensure_desk.services.surveys import QuestionnaireView, ResponseLine, ResponseView
from ensure_desk.surveys.runtime import Session
from ensure_desk.surveys.scoring import NAMESPACE
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import Page, scrolled
from ensure_desk.ui.pages.survey.chooser import Chooser, Wanted
from ensure_desk.ui.pages.survey.keeper import Keeper
from ensure_desk.ui.survey_form.form import Seen, SurveyForm
from ensure_desk.ui.widgets.buttons import back_button
from ensure_desk.ui.widgets.empty import EmptyState
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.texts import Elided, title

LEAST, NARROW, LOW = QSize(520, 320), 900, 480
"""The least size; below this width parts stand below each other, below this height the head is one line."""


@dataclass(frozen=True)
class _Choices:
    name: str
    views: tuple[QuestionnaireView, ...]
    lines: tuple[ResponseLine, ...]


@dataclass(frozen=True)
class _Opened:
    view: ResponseView
    session: Session
    beneath: str


def _choices(desk: Desk, person_id: str) -> _Choices:
    name = dossier(desk, person_id=person_id).header.name
    return _Choices(name, surveys.available(desk), surveys.overview(desk, person_id=person_id))


def _opened(desk: Desk, response_id: str) -> _Opened:
    """Read a response and work out its session; on the reader's thread, for a long questionnaire takes a while."""
    view = surveys.response(desk, response_id=response_id)
    large, beneath = survey_trail.spoken(view.language, view.form.languages)
    return _Opened(view, surveys.session_of(desk, view.form, view.answers or None, large), beneath)


class SurveyPage(Page):
    """A conversation by a questionnaire."""

    key = "survey"
    title = N_("Bevraging")
    keys = (
        ("0 – 4", N_("antwoord van de vraag in beeld")),
        ("Z", N_("zegt liever niet")),
        ("N", N_("niet van toepassing")),
        ("H", N_("wil hulp")),
        ("B", N_("nota en inschatting van de bemiddelaar")),
        ("← → ↑ ↓", N_("langs de antwoorden, spatiebalk kiest")),
        ("Enter", N_("verder")),
        ("PageUp / PageDown", N_("vorige en volgende pagina")),
    )

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._person_id, self._response_id = "", ""
        self._status, self._scores = "", False
        self._back = back_button(self._(N_("Dossier")))
        self._back.clicked.connect(self._go_back)
        self._name, self._about = title(""), Elided("", tone="t2")
        self._name.setWordWrap(True)
        self.chooser, self.form, self._keeper = Chooser(self._), SurveyForm(self._), Keeper(ctx, self)
        sentence = self._(N_("Kies eerst de wijk-werker met wie u praat."))
        self._nobody = EmptyState("clipboard-list", sentence, self._(N_("Naar Wijk-werkers")))
        self._stack = QStackedWidget()
        self._choosing = scrolled(self.chooser)
        self._views: tuple[QWidget, ...] = (self._nobody, self._choosing, self.form)
        for view in self._views:
            self._stack.addWidget(view)
        self._speech, self._tongues = QWidget(), hbox()
        self._speech.setLayout(self._tongues)
        heading = hbox(self._name, self._about, self._speech, gap=12)
        heading.setStretch(1, 1)
        self._top = vbox(gap=2)
        self._top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._top.addLayout(heading)
        column = vbox(self._top, self._stack, gap=14, margins=(28, 12, 24, 16))
        column.setStretch(1, 1)
        self.setLayout(column)
        self._connect()

    def _connect(self) -> None:
        self._stack.currentChanged.connect(lambda _: self._speech.setVisible(self._is_talking))
        self._nobody.action.connect(lambda: self.ctx.navigate("people"))
        self.form.foot.watch(self.chooser.start)
        self.chooser.begun.connect(self._begin)
        self.chooser.resumed.connect(self._resume)
        self.chooser.reopened.connect(self._reopen)
        self.chooser.evolution_asked.connect(self._show_evolution)
        self.chooser.keying_asked.connect(lambda: self.ctx.navigate("keying", person_id=self._person_id))
        self.form.answered.connect(self._keeper.note)
        self.form.finished.connect(self._finish)
        self.form.spoken.connect(self._remember_languages)
        self._keeper.kept.connect(self._on_kept)

    def open(self, **target: str) -> None:
        """Show what can be begun with `person_id`, or go on with `response_id`."""
        person_id = target.get("person_id", "")
        if target.get("response_id"):
            self._person_id = person_id
            self._resume(target["response_id"])
        elif person_id and person_id == self._person_id and self._is_running:
            self.form.enter()
        else:
            self._person_id = person_id
            self._choose()

    @property
    def _is_talking(self) -> bool:
        return self._stack.currentWidget() is self.form

    @property
    def _is_running(self) -> bool:
        return self._is_talking and self._status != DONE

    def leave(self) -> None:
        """Keep what is being typed."""
        self.form.commit()
        self._keeper.flush()

    def refresh(self, changes: frozenset[str]) -> None:
        """Show responses that came from elsewhere, unless a conversation is running."""
        if self._stack.currentWidget() is self._choosing and changes & {
            "response",
            "questionnaire",
            "person",
        }:
            self._choose()

    def minimumSizeHint(self) -> QSize:
        """Let the window become narrow; the questions arrange themselves."""
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make do with little room."""
        super().resizeEvent(event)
        narrow, ways = self.width() < NARROW, QBoxLayout.Direction
        self._top.setDirection(ways.LeftToRight if self.height() < LOW else ways.TopToBottom)
        self.form.head.lend_languages(None if narrow else self._tongues)
        self.form.set_narrow(narrow=narrow)
        self.chooser.set_narrow(narrow=narrow)

    def _go_back(self) -> None:
        if self._is_talking:
            self.leave()
            self._choose()
        elif self._person_id:
            self.ctx.navigate("dossier", person_id=self._person_id)
        else:
            self.ctx.navigate("people")

    # choosing
    def _choose(self) -> None:
        self._response_id = ""
        if not self._person_id:
            self._name.setText(self._(N_("Bevraging")))
            self._about.setText("")
            self._back.setText(self._(N_("Wijk-werkers")))
            self._stack.setCurrentWidget(self._nobody)
            return
        desk, person_id = self.ctx.desk, self._person_id
        self.ctx.jobs.read(lambda: _choices(desk, person_id), self._on_choices, receiver=self)

    def _on_choices(self, choices: _Choices) -> None:
        self._name.setText(choices.name)
        self._about.setText("")
        self._back.setText(self._(N_("Dossier")))
        self.chooser.show_choices(choices.views, choices.lines)
        self._stack.setCurrentWidget(self._choosing)
        self.chooser.form.setFocus()
        self.ctx.bus.title.emit(choices.name)

    def _begin(self, wanted: Wanted) -> None:
        desk, person_id = self.ctx.desk, self._person_id

        def start() -> Done[str]:
            large = surveys.form_in_use(desk, wanted.form_id).default_language if wanted.language else ""
            return surveys.start(
                desk,
                person_id=person_id,
                form_id=wanted.form_id,
                moment=wanted.moment,
                mode=wanted.mode,
                language=survey_trail.said(large, wanted.language),
            )

        self.ctx.jobs.write(start, self._on_started, receiver=self)

    def _on_started(self, done: Done[str]) -> None:
        self.ctx.announce(done.changes.kinds)
        self._resume(done.value)

    def _reopen(self, response_id: str) -> None:
        """Open a finished response again, to put an answer right."""
        desk = self.ctx.desk

        def done(result: Done[None]) -> None:
            self.ctx.toast(self._(N_("Verbeter de antwoorden en rond daarna weer af.")))
            self.ctx.announce(result.changes.kinds)
            self._resume(response_id)

        self.ctx.jobs.write(lambda: surveys.reopen(desk, response_id=response_id), done, receiver=self)

    # talking
    def _resume(self, response_id: str) -> None:
        desk = self.ctx.desk
        self._response_id = response_id
        self.ctx.jobs.read(
            lambda: _opened(desk, response_id), self._on_opened, self._on_unreadable, receiver=self
        )

    def _on_unreadable(self, error: Exception) -> None:
        self.ctx.show_error(error)
        self._choose()

    def _on_opened(self, opened: _Opened) -> None:
        view = opened.view
        if view.id != self._response_id:
            return
        self._person_id, self._status = view.person_id, view.status
        self._scores = any(NAMESPACE + "domain" in bind.extra for bind in view.form.binds.values())
        self._name.setText(view.person_name)
        self._about.setText(f"{view.form.title}, {view.moment_text}")
        self._back.setText(self._(N_("Bevragingen")))
        self._keeper.use(view.id)
        self.form.foot.say_kept("")
        self._stack.setCurrentWidget(self.form)
        self.form.begin(opened.session, Seen(view.mode, opened.beneath, view.status == DONE, view.answers))
        desk = self.ctx.desk
        self.ctx.jobs.write(
            lambda: survey_trail.viewed(desk, response_ids=[view.id]), lambda _: None, receiver=self
        )

    def _remember_languages(self, language: str, beneath: str) -> None:
        desk, response_id = self.ctx.desk, self._response_id
        if self._status == DONE:
            return
        self.ctx.jobs.write(
            lambda: survey_trail.speak(desk, response_id=response_id, language=language, beneath=beneath),
            lambda done: self.ctx.announce(done.changes.kinds),
            receiver=self,
        )

    def _on_kept(self) -> None:
        now = self.ctx.desk.clock.now().astimezone()
        self.form.foot.say_kept(self._(N_("Bewaard om {time} uur"), time=clock(now, self._)))

    def _finish(self) -> None:
        desk, response_id = self.ctx.desk, self._response_id
        if self._status == DONE:
            self._choose()
            return
        last = self._keeper.take()

        def failed(error: Exception) -> None:
            self._keeper.give_back(last)
            self.ctx.show_error(error)

        self.ctx.jobs.write(
            lambda: surveys.finish(desk, response_id=response_id, changes=last),
            self._on_finished,
            failed,
            receiver=self,
        )

    def _on_finished(self, done: Done[Any]) -> None:
        self.ctx.announce(done.changes.kinds)
        self.ctx.toast(self._(N_("De bevraging is afgerond.")))
        self._status = DONE
        if self._scores:
            self._show_evolution(self._response_id)
        else:
            self._choose()

    def _show_evolution(self, response_id: str) -> None:
        self._stack.setCurrentWidget(self._choosing)
        self.ctx.navigate("evolution", person_id=self._person_id, response_id=response_id)


def create(ctx: Context) -> SurveyPage:
    """Return the page."""
    return SurveyPage(ctx)
