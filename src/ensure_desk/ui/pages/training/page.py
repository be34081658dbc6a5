# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One training: its head, and tabs that are made at their first visit."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.kinds import TRAINING_KINDS
from ensure_desk.domain.statuses import CANCELLED
from ensure_desk.domain.texts import N_
from ensure_desk.services import training_lists, trainings
from ensure_desk.services.training_lists import TrainingLine, TrainingView
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import Page
from ensure_desk.ui.pages.training.effect import EffectPart
from ensure_desk.ui.pages.training.form_place import FormPlace
from ensure_desk.ui.pages.training.part import Part, filled
from ensure_desk.ui.pages.training.people import PeoplePart
from ensure_desk.ui.pages.training.planning import PlanningPart
from ensure_desk.ui.pages.training.professionals import ProfessionalsPart
from ensure_desk.ui.pages.training.sessions import SessionsPart
from ensure_desk.ui.record_form.entry import Entry, EntryForm
from ensure_desk.ui.widgets.buttons import back_button, button
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.segmented import SegmentedControl

KEYS = (
    "title",
    "audience",
    "themes",
    "barriers",
    "trainer",
    "language",
    "hours",
    "municipality",
    "description",
)
PROFESSIONALS = "professionals"
PARTS: dict[str, tuple[str, Callable[[Context], Part]]] = {
    "sessions": (N_("Sessies"), SessionsPart),
    "people": (N_("Deelnemers"), PeoplePart),
    "planning": (N_("Plannen"), PlanningPart),
    PROFESSIONALS: (N_("Professionals"), ProfessionalsPart),
    "effect": (N_("Wat veranderde"), EffectPart),
}


class TrainingPage(Page):
    """The head, the form for what the training is, and the tabs."""

    key: ClassVar[str] = "training"
    title: ClassVar[str] = N_("Training")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("F2", N_("training aanpassen")),
        ("Enter", N_("aanwezigheden of dossier openen")),
        ("Spatie", N_("bij Plannen: uitnodigen")),
    )

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._training, self._part, self._comes_in = "", "sessions", False
        self._view: TrainingView | None = None
        self._made: dict[str, Part] = {}
        self.form: EntryForm | None = None
        self._form_place = FormPlace()
        self._stack = QStackedWidget()
        self.tabs = SegmentedControl([(code, self._(text)) for code, (text, _make) in PARTS.items()])
        self.tabs.changed.connect(self.show_part)
        column = vbox(
            self._head(), self._form_place, hbox(self.tabs, 1), self._stack, gap=12, margins=(28, 16, 24, 20)
        )
        column.setStretch(3, 1)
        self.setLayout(column)

    def _head(self) -> QWidget:
        _ = self._
        back = back_button(_(N_("Trainingen")))
        back.clicked.connect(lambda: self.ctx.navigate("trainings"))
        self.header = PageHeader(_(self.title))
        self.edit = button(_(N_("Training aanpassen")), icon="pencil")
        self.edit.clicked.connect(self._edit)
        self.cancel = button(_(N_("Training afgelasten")), icon="ban", kind="quiet")
        self.cancel.clicked.connect(self._ask_cancel)
        actions: QHBoxLayout = self.header.actions  # type: ignore[assignment]  # the head's row of buttons
        for press in (self.edit, self.cancel):
            actions.addWidget(press)
        QShortcut(QKeySequence("F2"), self).activated.connect(self._edit)
        head = QWidget()
        head.setLayout(vbox(hbox(back, 1), self.header, gap=6))
        return head

    def open(self, **target: str) -> None:
        """Show `training_id`; an empty one makes a new training. `part` opens a tab."""
        wanted = target.get("training_id", self._training)
        self._part = target.get("part", self._part if wanted == self._training else "sessions")
        self._training, self._comes_in = wanted, True
        self._close_form()
        if wanted:
            self._read()
        else:
            self._ask_new()

    def refresh(self, changes: frozenset[str]) -> None:
        """Load again when the training, its sessions or its people changed."""
        if self._training and changes & TRAINING_KINDS:
            self._read()

    def leave(self) -> None:
        """Close what was opened to be filled in."""
        self._close_form()

    def _read(self) -> None:
        desk, training = self.ctx.desk, self._training
        self.ctx.jobs.read(
            lambda: training_lists.training(desk, training_id=training),
            self._show,
            self.ctx.show_error,
            receiver=self,
        )

    def _show(self, view: TrainingView) -> None:
        self._view = view
        line = view.line
        self.header.set_title(line.title)
        self.header.set_subtitle(_about(line))
        self.ctx.bus.title.emit(line.title)
        self.cancel.setEnabled(line.status != CANCELLED)
        self._arrange()
        for code, shown in (
            ("people", line.audience != PROFESSIONALS),
            ("planning", line.audience != PROFESSIONALS),
        ):
            self.tabs.button(code).setVisible(shown)
        self.tabs.button(PROFESSIONALS).setVisible(line.audience == PROFESSIONALS)
        hidden = self.tabs.button(self._part).isHidden()
        self.show_part("sessions" if hidden else self._part)
        if self._comes_in:
            self._comes_in = False
            self.part(self._part).table.setFocus()

    def show_part(self, code: str) -> None:
        """Bring a tab into view."""
        self._part = code
        self.tabs.set_value(code)
        if code not in self._made:
            part = self._made[code] = PARTS[code][1](self.ctx)
            part.changed.connect(self._read)
            self._stack.addWidget(part)
        part = self._made[code]
        self._stack.setCurrentWidget(part)
        if self._view is not None:
            part.show_training(self._view)

    def part(self, code: str) -> Part:
        """Return a tab that was made."""
        return self._made[code]

    # what the training is
    def _ask_new(self) -> None:
        self._view = None
        self.header.set_title(self._(N_("Nieuwe training")))
        self.header.set_subtitle("")
        entry = Entry(
            "training",
            KEYS,
            N_("Waarover gaat de training?"),
            {"audience": "wijk_werkers"},
            frozenset({"title"}),
        )
        self._ask(entry, self._make)

    def _edit(self) -> None:
        if self._view is None:
            return
        line = self._view.line
        values = {
            "title": line.title, "audience": line.audience, "themes": list(line.themes),
            "barriers": list(line.barriers), "trainer": line.trainer or None, "language": line.language or None,
            "hours": line.hours,
            "municipality": line.municipality or None, "description": self._view.description or None,
        }  # fmt: skip
        entry = Entry("training", KEYS, N_("Training aanpassen"), values, frozenset({"title"}))
        desk, training = self.ctx.desk, line.id
        self._ask(entry, lambda v: self._write(lambda: trainings.edit(desk, training_id=training, values=v)))

    def _ask(self, entry: Entry, submitted: Callable[[dict[str, Any]], None]) -> None:
        self._close_form()
        self.form = EntryForm(entry, self._, self.ctx.desk.today())
        self.form.submitted.connect(submitted)
        self.form.cancelled.connect(self._cancelled)
        self._form_place.put(self.form)
        self._arrange()
        self.form.begin(KEYS[0])

    def _cancelled(self) -> None:
        self._close_form()
        if self._view is None:
            self.ctx.navigate("trainings")

    def _close_form(self) -> None:
        self._form_place.empty()
        self.form = None
        self._arrange()

    def _arrange(self) -> None:
        """Show the tabs, or only the form that is filled in."""
        for widget in (self.tabs, self._stack, self.edit, self.cancel):
            widget.setVisible(self._view is not None and self.form is None)

    def _make(self, values: dict[str, Any]) -> None:
        desk = self.ctx.desk

        def made(done: Done[str]) -> None:
            self._close_form()
            self.ctx.announce(done.changes.kinds)
            self.open(training_id=done.value)

        self.ctx.jobs.write(
            lambda: trainings.make(desk, values=filled(values)), made, self.ctx.show_error, receiver=self
        )

    def _write(self, fn: Callable[[], Done[Any]]) -> None:
        def written(done: Done[Any]) -> None:
            self._close_form()
            self.ctx.announce(done.changes.kinds)
            self._read()

        self.ctx.jobs.write(fn, written, self.ctx.show_error, receiver=self)

    def _ask_cancel(self) -> None:
        _, desk, training = self._, self.ctx.desk, self._training
        text = _(N_("De sessies die nog komen, worden afgelast. Wat al gebeurde, blijft staan."))
        actions = (("stop", _(N_("Annuleren")), "secondary"), ("go", _(N_("Afgelasten")), "primary"))
        dialog = Dialog(self, _(N_("Deze training afgelasten?")), text, actions)
        dialog.chosen.connect(
            lambda code: (
                self._write(lambda: trainings.cancel(desk, training_id=training)) if code == "go" else None
            )
        )
        dialog.open()


def _about(line: TrainingLine) -> str:
    parts = (line.code, line.audience_text, line.themes_text, line.trainer, line.place_text)
    return " · ".join(part for part in parts if part)


def create(ctx: Context) -> Page:
    """Make the page."""
    return TrainingPage(ctx)
