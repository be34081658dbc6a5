# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dossier: the whole person on one page, edited in place, saved at once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import cast

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import Value
from ensure_desk.domain.hours_signals import HOURS_ASKED
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services import consents, people
from ensure_desk.services.consents import ConsentView
from ensure_desk.services.desk import Desk
from ensure_desk.services.dossier import Dossier, dossier
from ensure_desk.services.people import Saved
from ensure_desk.services.signal_texts import SignalView
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import EDGE, edged
from ensure_desk.ui.pages.dossier.access import AccessGiver
from ensure_desk.ui.pages.dossier.barriers_card import BarriersCard
from ensure_desk.ui.pages.dossier.consents_view import ConsentsView
from ensure_desk.ui.pages.dossier.deeds import Deeds
from ensure_desk.ui.pages.dossier.eraser import Eraser
from ensure_desk.ui.pages.dossier.head_acts import HeadActs
from ensure_desk.ui.pages.dossier.header import DossierHeader
from ensure_desk.ui.pages.dossier.hours_view import HoursView
from ensure_desk.ui.pages.dossier.notes_view import NotesView
from ensure_desk.ui.pages.dossier.overview import Overview
from ensure_desk.ui.pages.dossier.saver import DossierSaver, slots_of
from ensure_desk.ui.pages.dossier.tabs import Tabs
from ensure_desk.ui.pages.dossier.track_card import END, EXTEND
from ensure_desk.ui.pages.dossier.trainings_view import TrainingsView
from ensure_desk.ui.pages.dossier.views import LateViews
from ensure_desk.ui.record_form.autosave import AutoSave
from ensure_desk.ui.record_form.intake_form import IntakeForm
from ensure_desk.ui.record_form.sections import intake_sections
from ensure_desk.ui.widgets.banner import Banner
from ensure_desk.ui.widgets.buttons import back_button
from ensure_desk.ui.widgets.layout import clear, vbox

OVERVIEW, INTAKE, HOURS, TRAININGS = "overview", "intake", "hours", "trainings"
CONSENTS, NOTES = "consents", "notes"
_DECISIONS = {"extension_decision": EXTEND, "next_step": END, "track_over": END}
LEAST = QSize(520, 320)
_LEFT = 28
AHEAD_MS = 400
"""So long after opening a dossier its intake is made."""
NARROW = 900
"""Below this width in pixels the page leaves the clock out and has one column."""


@dataclass(frozen=True)
class _Loaded:
    dossier: Dossier
    consents: tuple[ConsentView, ...]


def _load(desk: Desk, person_id: str) -> _Loaded:
    found = dossier(desk, person_id=person_id)
    return _Loaded(found, consents.views(desk, found.consents))


def tab_words(tr: Translator, *, by_number: bool) -> list[tuple[str, str]]:
    """Return the tabs: whoever knows people by number sees no intake."""
    first = (OVERVIEW, tr(N_("Overzicht")))
    shared = [(HOURS, tr(N_("Uren"))), (TRAININGS, tr(N_("Trainingen")))]
    if by_number:
        return [first, *shared]
    return [
        first,
        (INTAKE, tr(N_("Intake"))),
        *shared,
        (CONSENTS, tr(N_("Toestemmingen"))),
        (NOTES, tr(N_("Notities"))),
    ]


def signal_banner(signal: SignalView, tr: Translator, *, with_action: bool) -> Banner:
    """Return what the first signal says, with its button."""
    sentence = signal.title[:1].upper() + signal.title[1:]
    text = tr(N_("{sentence}. {detail}"), sentence=sentence, detail=signal.detail)
    tone = signal.tone if signal.tone in ("danger", "warn") else "acc"
    return Banner(text, tone, signal.icon, signal.button if with_action else "")


class DossierPage(Deeds):
    """One person."""

    key = "dossier"
    title = N_("Dossier")
    keys = (
        ("F2", N_("intake aanvullen of wijzigen")),
        ("F3 – F12", N_("naar een deel van de intake")),
        ("← →", N_("ander tabblad")),
        ("Alt+←", N_("terug")),
    )

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._person_id = ""
        self._found: Dossier | None = None
        self._saver: DossierSaver | None = None
        self._late: dict[str, Callable[[], None]] = {}
        self._section, self._first_visit = OVERVIEW, True
        by_number = ctx.desk.is_coordinator
        today = ctx.desk.today()
        self._back = back_button(self._(N_("Wijk-werkers")))
        self._header = DossierHeader(self._, self._back)
        self._acts = HeadActs(self._, by_number=by_number)
        self._tabs = Tabs(tab_words(self._, by_number=by_number), self._acts)
        self._banners = vbox(gap=0)
        self._overview = Overview(self._, today, None if by_number else BarriersCard(ctx))
        self._save = AutoSave(ctx, self)
        self._eraser, self._giver = Eraser(ctx, self), AccessGiver(ctx, self)
        self._views = LateViews()
        self._views.add(OVERVIEW, lambda: self._overview, edged)
        self._views.add(INTAKE, self._make_form)
        self._views.add(HOURS, lambda: HoursView(ctx), edged)
        self._views.add(TRAININGS, lambda: TrainingsView(ctx), edged)
        self._views.add(CONSENTS, self._make_consents, edged)
        self._views.add(NOTES, self._make_notes, edged)
        self._ahead = QTimer(self, interval=AHEAD_MS, singleShot=True)
        self._ahead.timeout.connect(self._make_ahead)
        above = vbox(self._header, self._tabs, self._banners, gap=12, margins=(0, 0, EDGE, 0))
        column = vbox(above, self._views, gap=12, margins=(_LEFT, 12, 0, 12))
        column.setStretch(1, 1)
        self.setLayout(column)
        self._connect()

    def _connect(self) -> None:
        self._acts.contact_asked.connect(self._note_contact)
        self._back.clicked.connect(lambda: self.ctx.navigate("people"))
        self._acts.delete_asked.connect(self._delete)
        self._acts.elsewhere.connect(lambda page: self.ctx.navigate(page, person_id=self._person_id))
        self._eraser.erased.connect(self._on_erased)
        self._acts.erase_asked.connect(lambda: self._eraser.ask(self._person_id))
        self._acts.access_asked.connect(lambda: self._giver.ask(self._found))
        self._tabs.chosen.connect(self.show_tab)
        self._overview.intake_asked.connect(self._edit)
        self._overview.elsewhere.connect(lambda page, who: self.ctx.navigate(page, person_id=who))
        self._overview.track.decided.connect(self._on_decided)
        for kind, card in (
            ("benefit_period", self._overview.benefits),
            ("referral", self._overview.referrals),
        ):
            card.added.connect(partial(self._on_added, kind))
            card.changed.connect(partial(self._on_changed, kind))
            card.removed.connect(partial(self._on_removed, kind))
        self._save.saved.connect(self._on_saved)
        self._save.refused.connect(lambda *words: self._form.set_message(*words))
        QShortcut(QKeySequence("F2"), self).activated.connect(self._edit)

    def _make_form(self) -> IntakeForm:
        form = IntakeForm(intake_sections(with_consents=False), self._, self.ctx.desk.today())
        form.edited.connect(self._on_edited)
        if self._found is not None:
            form.begin(slots_of(self._found))
            form.set_values(self._save.over(slots_of(self._found)))
        return form

    def _make_consents(self) -> ConsentsView:
        view = ConsentsView(self._)
        view.answered.connect(self._on_answered)
        view.withdrawn.connect(self._on_withdrawn)
        return view

    def _make_notes(self) -> NotesView:
        view = NotesView(self._, self.ctx.desk.today())
        view.added.connect(self._on_note)
        return view

    @property
    def _form(self) -> IntakeForm:
        return cast(IntakeForm, self._views.view(INTAKE))

    @property
    def _consents(self) -> ConsentsView:
        return cast(ConsentsView, self._views.view(CONSENTS))

    @property
    def _notes(self) -> NotesView:
        return cast(NotesView, self._views.view(NOTES))

    def _make_ahead(self) -> None:
        """Have the intake ready before somebody wants it; its sections come by themselves."""
        if INTAKE in self._tabs.codes:
            self._views.view(INTAKE)

    def open(self, **target: str) -> None:
        """Show the person of `person_id`, at the tab of `section`."""
        person_id, desk = target.get("person_id", self._person_id), self.ctx.desk
        if person_id != self._person_id:
            self._found = None
        self._person_id, self._section = person_id, target.get("section", OVERVIEW)
        self.ctx.jobs.write(lambda: people.viewed(desk, person_id=person_id), lambda _done: None)
        self._read(self._on_opened)

    def refresh(self, changes: frozenset[str]) -> None:
        """Load again."""
        if self._person_id:
            self._read(self._on_loaded)

    def leave(self) -> None:
        """Keep what is being typed."""
        if self._views.has(INTAKE):
            self._form.commit()

    def minimumSizeHint(self) -> QSize:
        """Let the window become narrow; the page arranges itself."""
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make do with little room."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        for part in (self._header, self._overview):
            part.set_narrow(narrow)
        self._tabs.set_room(self.width() - _LEFT - EDGE, narrow=narrow)

    def _read(self, then: Callable[[_Loaded], None]) -> None:
        desk, person_id = self.ctx.desk, self._person_id
        self.ctx.jobs.read(lambda: _load(desk, person_id), then, self._on_gone, receiver=self)

    def _on_gone(self, error: Exception) -> None:
        self.ctx.show_error(error)
        if isinstance(error, UserError):
            self.ctx.navigate("people")

    def _on_opened(self, loaded: _Loaded) -> None:
        self._saver = DossierSaver(self.ctx.desk, loaded.dossier)
        self._save.use(self._saver)
        if self._views.has(INTAKE):
            self._form.begin(slots_of(loaded.dossier))
        self._first_visit = True
        self._overview.close_forms()
        self._on_loaded(loaded)
        self.show_tab(self._section if self._section in self._tabs.codes else OVERVIEW)
        self._ahead.start()

    def _on_loaded(self, loaded: _Loaded) -> None:
        found = loaded.dossier
        if found.person.id != self._person_id:
            return
        self._found = found
        if self._saver is not None:
            self._saver.meet(found)
        self._header.show_dossier(found)
        self._show_signal(found.signals[0] if found.signals else None)
        if self._views.has(INTAKE):
            self._form.set_values(self._save.over(slots_of(found)))
        self._late = {
            OVERVIEW: partial(self._overview.show_dossier, found),
            HOURS: lambda: cast(HoursView, self._views.view(HOURS)).load(found.person.id),
            TRAININGS: lambda: cast(TrainingsView, self._views.view(TRAININGS)).load(found.person.id),
            CONSENTS: lambda: self._consents.show_consents(loaded.consents),
            NOTES: lambda: self._show_notes(found),
        }
        self._fill(self._section)
        percent = found.completeness.percent
        self._tabs.set_text(INTAKE, self._(N_("Intake {percent} %"), percent=percent))
        self.ctx.bus.title.emit(found.header.name)

    def _fill(self, tab: str) -> None:
        """Show what was loaded in a tab, once and only when it is in view."""
        show = self._late.pop(tab, None)
        if show is not None:
            show()

    def _show_notes(self, found: Dossier) -> None:
        if self._first_visit:
            self._first_visit = False
            self._notes.fresh()
        self._notes.show_notes(found.notes)

    def _show_signal(self, signal: SignalView | None) -> None:
        clear(self._banners)
        if signal is None:
            return
        banner = signal_banner(signal, self._, with_action=not self.ctx.desk.is_coordinator)
        banner.action.connect(lambda: self._follow(signal))
        self._banners.addWidget(banner)

    def _follow(self, signal: SignalView) -> None:
        if signal.group == "intake":
            self._edit()
            return
        self.show_tab(HOURS if signal.code in HOURS_ASKED else OVERVIEW)
        decision = _DECISIONS.get(signal.code, "")
        if signal.group == "benefit":
            self._overview.benefits.begin()
        elif decision == EXTEND:
            self._overview.track.focus_decision(EXTEND)
        elif decision:
            self._overview.track.begin(decision)

    def show_tab(self, code: str) -> None:
        """Show a tab."""
        self.leave()
        self._section = code
        self._tabs.set_current(code)
        self._fill(code)
        self._views.bring(code)
        if code == INTAKE:
            self._form.show_section(self._form.current)

    def _note_contact(self) -> None:
        self.show_tab(NOTES)
        self._notes.begin()

    def _edit(self) -> None:
        if INTAKE in self._tabs.codes:
            self.show_tab(INTAKE)

    def _on_edited(self, slot: str, key: str, value: Value) -> None:
        self._save.note(slot, key, value)

    def _on_saved(self, slot: str, key: str, saved: Saved) -> None:
        if saved.words:
            self._form.set_message(slot, key, " ".join(saved.words), "warn")


def create(ctx: Context) -> DossierPage:
    """Return the page."""
    return DossierPage(ctx)
