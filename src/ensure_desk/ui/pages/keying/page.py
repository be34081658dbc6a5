# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Formulier intypen: what came back on paper, typed twice, so that slips of the finger show."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.day_words import clock
from ensure_desk.domain.texts import N_
from ensure_desk.services import survey_keying
from ensure_desk.services.survey_keying import Keyed
from ensure_desk.services.survey_taking import Wanted
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import Page, scrolled
from ensure_desk.ui.pages.keying import reading
from ensure_desk.ui.pages.keying.deciding import Deciding
from ensure_desk.ui.pages.keying.ending import Ending
from ensure_desk.ui.pages.keying.reading import Choices, Opened
from ensure_desk.ui.pages.keying.sheets import Sheets
from ensure_desk.ui.pages.keying.start import Start, Whose
from ensure_desk.ui.widgets.buttons import back_button
from ensure_desk.ui.widgets.empty import EmptyState
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.texts import body, title

LEAST, NARROW = QSize(520, 320), 900
FIRST, SECOND = N_("Eerste keer"), N_("Tweede keer: typ wat er staat, zonder naar de eerste keer te kijken")


class KeyingPage(Page):
    """Forms on paper becoming answers."""

    key = "keying"
    title = N_("Formulier intypen")
    keys = (
        ("0 – 9", N_("het cijfer naast het vakje")),
        ("Enter", N_("volgende vraag, ook als ze leeg is")),
        ("↑ ↓", N_("vorige en volgende vraag")),
        ("PageUp / PageDown", N_("vorig en volgend blad")),
        ("1 2 3", N_("eerste keer, tweede keer of iets anders, bij een verschil")),
    )

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        tr, today = self._, ctx.desk.today()
        self._opened: Opened | None = None
        self._second, self._person_id, self._form_id = False, "", ""
        self._back = back_button(tr(N_("Vragenlijsten")))
        self._back.clicked.connect(self._go_back)
        self._name, self._about = title(tr(self.title)), body("", "t2", wrap=False)
        self._name.setWordWrap(True)
        self.start, self.sheets, self.deciding = Start(tr, today), Sheets(tr, today), Deciding(tr, today)
        sentence_ = N_(
            "Leg de bladen weer op volgorde en typ ze nog eens. U ziet daarna alleen de verschillen."
        )
        again, once = tr(N_("Nog eens intypen")), tr(N_("Bewaren zonder controle"))
        self.between = EmptyState("copy", tr(sentence_), again, once)
        self._ending = Ending(ctx, self)
        self._stack = QStackedWidget()
        self._starting = scrolled(self.start)
        views: tuple[QWidget, ...] = (self._starting, self.sheets, self.between, self.deciding)
        for view in views:
            self._stack.addWidget(view)
        heading = vbox(hbox(self._back, 1), hbox(self._name, self._about, 1, gap=12), gap=2)
        column = vbox(heading, self._stack, gap=14, margins=(28, 12, 24, 16))
        column.setStretch(1, 1)
        self.setLayout(column)
        self._connect()

    def _connect(self) -> None:
        self.start.searched.connect(self._search)
        self.start.chosen.connect(self._choose_person)
        self.start.begun.connect(self._begin)
        self.start.resumed.connect(self._open)
        self.start.dropped.connect(self._drop)
        self.sheets.keyed.connect(self._on_keyed)
        self.sheets.ended.connect(self._on_ended)
        self.between.action.connect(self._begin_second)
        self.between.second_action.connect(self._keep_single)
        self.deciding.decided.connect(self._finish)
        self._ending.kept.connect(self._on_finished)
        self._ending.wrong.connect(self._on_wrong)
        self._ending.back.connect(lambda: self._show_sheets(second=True))
        self.deciding.again.connect(lambda: self._show_sheets(second=True))

    def open(self, **target: str) -> None:
        """Begin with a person (`person_id`) and a questionnaire (`form_id`), where one was chosen already."""
        if self._opened is not None and not target:
            return
        self._person_id, self._form_id = target.get("person_id", ""), target.get("form_id", "")
        self._start_again()

    def _start_again(self) -> None:
        self._opened = None
        self._say_back(N_("Dossier") if self._person_id else N_("Vragenlijsten"))
        self._name.setText(self._(self.title))
        self._about.setText("")
        self._stack.setCurrentWidget(self._starting)
        self.start.show_person(None)
        self._load()
        if self._person_id:
            self._choose_person(self._person_id)

    def _say_back(self, where: str) -> None:
        """Tell where the way back goes."""
        self._back.setText(self._(where))
        self._back.setAccessibleName(self._(where))

    def _load(self) -> None:
        desk = self.ctx.desk
        self.ctx.jobs.read(lambda: reading.choices(desk), self._on_choices, receiver=self)

    def refresh(self, changes: frozenset[str]) -> None:
        """Show questionnaires that came from elsewhere."""
        if self._opened is None and changes & {"questionnaire", "response"}:
            self._load()

    def leave(self) -> None:
        """Keep what is being typed."""
        if self._stack.currentWidget() is self.sheets:
            self.sheets.take()

    def minimumSizeHint(self) -> QSize:
        """Let the window become narrow; the page arranges itself."""
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make do with little room."""
        super().resizeEvent(event)
        for part in (self.start, self.sheets):
            part.set_narrow(narrow=self.width() < NARROW)

    def _go_back(self) -> None:
        if self._opened is not None:
            self.leave()
            self._start_again()
        elif self._person_id:
            self.ctx.navigate("dossier", person_id=self._person_id)
        else:
            self.ctx.navigate("questionnaires")

    # what to key
    def _on_choices(self, found: Choices) -> None:
        self.start.show_choices(found.views, found.waiting)
        if self._form_id:
            self.start.use_form(self._form_id)

    def _search(self, text: str) -> None:
        desk = self.ctx.desk
        self.ctx.jobs.read(lambda: reading.hits(desk, text), self.start.show_hits, receiver=self)

    def _choose_person(self, person_id: str) -> None:
        desk = self.ctx.desk
        self.ctx.jobs.read(lambda: reading.whose(desk, person_id), self._on_person, receiver=self)

    def _on_person(self, whose: Whose) -> None:
        self.start.show_person(whose)

    def _begin(self, wanted: Wanted) -> None:
        desk = self.ctx.desk
        self.ctx.jobs.write(
            lambda: survey_keying.begin(desk, wanted=wanted),
            lambda done: self._open(done.value.id),
            receiver=self,
        )

    def _drop(self, keyed_id: str) -> None:
        desk = self.ctx.desk

        def work() -> Done[Any]:
            return survey_keying.drop(desk, keyed=reading.opened(desk, keyed_id).keyed)

        self.ctx.jobs.write(work, lambda _: self._load(), receiver=self)

    def _open(self, keyed_id: str) -> None:
        desk = self.ctx.desk
        self.ctx.jobs.read(lambda: reading.opened(desk, keyed_id), self._on_opened, receiver=self)

    def _on_opened(self, opened: Opened) -> None:
        self._opened = opened
        self._say_back(self.title)
        self._name.setText(opened.name)
        self._about.setText(f"{opened.paper.title}, {opened.moment_text}")
        self._show_sheets(second=bool(opened.keyed.second))

    # typing
    def _show_sheets(self, *, second: bool) -> None:
        opened = self._opened
        if opened is None:
            return
        self._second = second
        self._stack.setCurrentWidget(self.sheets)
        held = opened.keyed.second if second else opened.keyed.first
        self.sheets.begin(
            opened.paper, opened.sessions[second], held, stage=self._(SECOND if second else FIRST)
        )

    def _on_keyed(self, path: str, stored: str) -> None:
        opened = self._opened
        if opened is None:
            return
        keyed, more = opened.keyed, {path: stored}
        if self._second:
            self._hold(replace(keyed, second={**keyed.second, **more}))
        else:
            self._hold(replace(keyed, first={**keyed.first, **more}))

    def _hold(self, keyed: Keyed) -> None:
        """Keep both passes as they are now."""
        if self._opened is None:
            return
        self._opened = replace(self._opened, keyed=keyed)
        desk, second = self.ctx.desk, self._second
        answers = keyed.second if second else keyed.first
        self.ctx.jobs.write(
            lambda: survey_keying.keep(desk, keyed=keyed, second=second, answers=answers),
            self._on_kept,
            receiver=self,
        )

    def _on_kept(self, _: Done[Keyed]) -> None:
        now = self.ctx.desk.clock.now().astimezone()
        self.sheets.say_kept(self._(N_("Bewaard om {time} uur"), time=clock(now, self._)))

    def _on_ended(self) -> None:
        if not self._second:
            self._stack.setCurrentWidget(self.between)
            self.between.enter()
        elif self._opened is not None:
            keyed = self._opened.keyed
            found = survey_keying.differences(self._opened.paper, keyed.first, keyed.second)
            if found:
                self._stack.setCurrentWidget(self.deciding)
                self.deciding.begin(self._opened.paper, keyed, found)
            else:
                self._finish({})

    def _begin_second(self) -> None:
        self._show_sheets(second=True)

    def _keep_single(self) -> None:
        if self._opened is not None:
            self._opened = replace(
                self._opened, keyed=replace(self._opened.keyed, second=self._opened.keyed.first)
            )
            self._finish({})

    # the end
    def _finish(self, chosen: dict[str, str]) -> None:
        if self._opened is not None:
            self._ending.finish(self._opened.keyed, self._opened.paper, chosen)

    def _on_finished(self, keyed: Keyed, to_complete: str) -> None:
        self._person_id = ""
        self._start_again()
        if to_complete:
            self.ctx.navigate("survey", person_id=keyed.wanted.person_id, response_id=to_complete)

    def _on_wrong(self, path: str) -> None:
        self._show_sheets(second=True)
        self.sheets.point_at(path, self._(N_("Dit antwoord kan niet. Kijk het na.")))


def create(ctx: Context) -> KeyingPage:
    """Return the page."""
    return KeyingPage(ctx)
