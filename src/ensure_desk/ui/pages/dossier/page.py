# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dossier: the whole person on one page, edited in place, saved at once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import Value
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services import consents, people
from ensure_desk.services.consents import ConsentView
from ensure_desk.services.desk import Desk
from ensure_desk.services.dossier import Dossier, dossier
from ensure_desk.services.people import Saved
from ensure_desk.services.signal_texts import SignalView
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import Page, scrolled
from ensure_desk.ui.pages.dossier import acts
from ensure_desk.ui.pages.dossier.consents_view import ConsentsView
from ensure_desk.ui.pages.dossier.eraser import Eraser
from ensure_desk.ui.pages.dossier.header import DossierHeader
from ensure_desk.ui.pages.dossier.lines import running_track
from ensure_desk.ui.pages.dossier.notes_view import NotesView
from ensure_desk.ui.pages.dossier.overview import Overview
from ensure_desk.ui.pages.dossier.saver import DossierSaver, slots_of
from ensure_desk.ui.pages.dossier.tabs import Tabs
from ensure_desk.ui.pages.dossier.track_card import END, EXTEND
from ensure_desk.ui.record_form.autosave import AutoSave
from ensure_desk.ui.record_form.intake_form import IntakeForm
from ensure_desk.ui.record_form.sections import intake_sections
from ensure_desk.ui.widgets.banner import Banner
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import clear, hbox, vbox

OVERVIEW, INTAKE, CONSENTS, NOTES = "overview", "intake", "consents", "notes"
_DECISIONS = {"extension_decision": EXTEND, "next_step": END, "track_over": END}
LEAST = QSize(520, 320)
AHEAD_MS = 400
"""So long after opening a dossier its intake is made."""
NARROW = 900
"""Below this width in pixels the page leaves the clock out and has one column."""


@dataclass(frozen=True)
class _Loaded:
    dossier: Dossier
    consents: tuple[ConsentView, ...]


def _load(desk: Desk, person_id: str) -> _Loaded:
    return _Loaded(dossier(desk, person_id=person_id), consents.overview(desk, person_id=person_id))


def tab_words(tr: Translator, *, by_number: bool) -> list[tuple[str, str]]:
    """Return the tabs: whoever knows people by number sees no intake."""
    first = [(OVERVIEW, tr(N_("Overzicht")))]
    if by_number:
        return first
    return [
        *first,
        (INTAKE, tr(N_("Intake"))),
        (CONSENTS, tr(N_("Toestemmingen"))),
        (NOTES, tr(N_("Notities"))),
    ]


def signal_banner(signal: SignalView, tr: Translator, *, with_action: bool) -> Banner:
    """Return what the first signal says, with its button."""
    sentence = signal.title[:1].upper() + signal.title[1:]
    text = tr(N_("{sentence}. {detail}"), sentence=sentence, detail=signal.detail)
    tone = signal.tone if signal.tone in ("danger", "warn") else "acc"
    return Banner(text, tone, signal.icon, signal.button if with_action else "")


class DossierPage(Page):
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
        self._back = button(self._(N_("Wijk-werkers")), icon="arrow-left", kind="ghost", size="sm")
        self._header = DossierHeader(self._, by_number=by_number)
        self._tabs = Tabs(tab_words(self._, by_number=by_number))
        self._banners = vbox(gap=0)
        self._overview = Overview(self._, today, read_only=by_number)
        self._save = AutoSave(ctx, self)
        self._eraser = Eraser(ctx, self)
        self._stack = QStackedWidget()
        self._views: dict[str, QWidget] = {OVERVIEW: scrolled(self._overview)}
        self._stack.addWidget(self._views[OVERVIEW])
        self._ahead = QTimer(self, interval=AHEAD_MS, singleShot=True)
        self._ahead.timeout.connect(self._make_ahead)
        top = vbox(hbox(self._back, 1), self._header, gap=4)
        column = vbox(top, self._tabs, self._banners, self._stack, gap=12, margins=(28, 12, 16, 12))
        column.setStretch(3, 1)
        self.setLayout(column)
        self._connect()

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self.ctx.navigate("people"))
        self._header.delete_asked.connect(self._delete)
        self._header.edit_asked.connect(self._edit)
        self._eraser.erased.connect(self._on_erased)
        self._header.erase_asked.connect(lambda: self._eraser.ask(self._person_id))
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

    @cached_property
    def _form(self) -> IntakeForm:
        """Make the intake when somebody goes there, or a moment after the dossier opened."""
        form = IntakeForm(intake_sections(with_consents=False), self._, self.ctx.desk.today())
        form.edited.connect(self._on_edited)
        self._add_view(INTAKE, form)
        if self._found is not None:
            form.begin(slots_of(self._found))
            form.set_values(self._save.over(slots_of(self._found)))
        return form

    @cached_property
    def _consents(self) -> ConsentsView:
        view = ConsentsView(self._)
        view.answered.connect(self._on_answered)
        view.withdrawn.connect(self._on_withdrawn)
        self._add_view(CONSENTS, scrolled(view))
        return view

    @cached_property
    def _notes(self) -> NotesView:
        view = NotesView(self._, self.ctx.desk.today())
        view.added.connect(self._on_note)
        self._add_view(NOTES, scrolled(view))
        return view

    def _add_view(self, code: str, view: QWidget) -> None:
        self._views[code] = view
        self._stack.addWidget(view)

    def _make_ahead(self) -> None:
        """Have the intake ready before somebody wants it; its sections come by themselves."""
        if INTAKE in self._tabs.codes:
            self._view(INTAKE)

    def _view(self, code: str) -> QWidget:
        """Return the view of a tab, made where it is not yet."""
        if code not in self._views:
            _ = {INTAKE: lambda: self._form, CONSENTS: lambda: self._consents, NOTES: lambda: self._notes}[
                code
            ]()
        return self._views[code]

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
        if INTAKE in self._views:
            self._form.commit()

    def minimumSizeHint(self) -> QSize:
        """Let the window become narrow; the page arranges itself."""
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make do with little room."""
        super().resizeEvent(event)
        for part in (self._header, self._overview):
            part.set_narrow(self.width() < NARROW)

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
        if INTAKE in self._views:
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
        if INTAKE in self._views:
            self._form.set_values(self._save.over(slots_of(found)))
        self._late = {
            OVERVIEW: partial(self._overview.show_dossier, found),
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
        self.show_tab(OVERVIEW)
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
        self._stack.setCurrentWidget(self._view(code))
        if code == INTAKE:
            self._form.show_section(self._form.current)

    def _edit(self) -> None:
        if INTAKE in self._tabs.codes:
            self.show_tab(INTAKE)

    def _on_edited(self, slot: str, key: str, value: Value) -> None:
        self._save.note(slot, key, value)

    def _on_saved(self, slot: str, key: str, saved: Saved) -> None:
        if saved.words:
            self._form.set_message(slot, key, " ".join(saved.words), "warn")

    def _do(self, act: acts.Act, after: Callable[[], None] | None = None) -> None:
        def done(result: Done[Any]) -> None:
            if after is not None:
                after()
            self.ctx.announce(result.changes.kinds)

        self.ctx.jobs.write(act, done, self.ctx.show_error, receiver=self)

    def _on_decided(self, decision: str, values: Any) -> None:
        if self._found is not None:
            running = running_track(self._found)
            track_id = running.record.id if running else ""
            act = acts.decide(self.ctx.desk, self._person_id, track_id, decision, values)
            self._do(act, self._overview.track.close_form)

    def _on_added(self, kind: str, values: Any) -> None:
        self._do(acts.add_record(self.ctx.desk, self._person_id, kind, values), self._overview.close_forms)

    def _on_changed(self, kind: str, record_id: str, values: Any) -> None:
        act = acts.change_record(self.ctx.desk, self._person_id, kind, record_id, values)
        self._do(act, self._overview.close_forms)

    def _on_removed(self, kind: str, record_id: str) -> None:
        desk = self.ctx.desk
        back = partial(people.restore, desk, kind=kind, record_id=record_id)
        said = partial(self.ctx.toast, self._(N_("Verwijderd.")), partial(self._do, back))
        self._do(partial(people.delete, desk, kind=kind, record_id=record_id), said)

    def _on_answered(self, purpose: str, values: Any) -> None:
        desk, person_id = self.ctx.desk, self._person_id
        self._do(partial(consents.answer, desk, person_id=person_id, purpose=purpose, values=values))

    def _on_withdrawn(self, purpose: str) -> None:
        self._do(partial(consents.withdraw, self.ctx.desk, person_id=self._person_id, purpose=purpose))

    def _on_note(self, values: Any) -> None:
        self._do(acts.add_note(self.ctx.desk, self._person_id, values), self._notes.fresh)

    def _delete(self) -> None:
        desk, person_id = self.ctx.desk, self._person_id
        name = self._found.header.name if self._found else ""
        self.ctx.jobs.write(
            partial(people.delete, desk, kind="person", record_id=person_id),
            partial(self._on_deleted, person_id, name),
            receiver=self,
        )

    def _on_erased(self) -> None:
        self._person_id, self._found = "", None
        self.ctx.navigate("people")

    def _on_deleted(self, person_id: str, name: str, done: Done[None]) -> None:
        self._person_id, self._found = "", None
        self.ctx.navigate("people")
        self.ctx.announce(done.changes.kinds)
        words = self._(N_("Het dossier van {name} is verwijderd."), name=name)
        self.ctx.toast(words, partial(self._bring_back, person_id))

    def _bring_back(self, person_id: str) -> None:
        def done(result: Done[None]) -> None:
            self.ctx.announce(result.changes.kinds)
            self.ctx.navigate("dossier", person_id=person_id)

        desk = self.ctx.desk
        restore = partial(people.restore, desk, kind="person", record_id=person_id)
        self.ctx.jobs.write(restore, done, receiver=self)


def create(ctx: Context) -> DossierPage:
    """Return the page."""
    return DossierPage(ctx)
