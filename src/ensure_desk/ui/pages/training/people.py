# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The people of a training: enrolled, waiting, invited; and the papers for them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.statuses import ENROLLED, INVITED, WAITING
from ensure_desk.domain.texts import N_
from ensure_desk.services import enrolments, training_papers
from ensure_desk.services.enrolments import Enrolled, EnrolmentLine, MovedUp
from ensure_desk.services.people import PersonRow
from ensure_desk.ui import tones
from ensure_desk.ui.context import Context
from ensure_desk.ui.pages.training.part import GAP, Part
from ensure_desk.ui.person_picker import PersonPicker
from ensure_desk.ui.record_form.entry import Entry
from ensure_desk.ui.save_dialog import ask_path
from ensure_desk.ui.training_printing import show_attests, show_letters
from ensure_desk.ui.widgets.banner import Banner
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.flow import FlowLayout
from ensure_desk.ui.widgets.layout import vbox
from ensure_desk.ui.widgets.menu_button import MenuButton
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.whole_rows import WholeRows


class PeoplePart(Part):
    """Who comes, who waits, who was asked."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        _ = self._
        self.table = RowsTable(
            (
                Column("name", _(N_("Naam")), bold=True),
                Column("municipality", _(N_("Gemeente")), 150, least=780),
                Column("phone", _(N_("Telefoon")), 140),
                Column(
                    "asked_on", _(N_("Gevraagd op")), 110, display=lambda p: show_date(p.asked_on), least=900
                ),
                Column("note", _(N_("Opmerking")), 200, least=1060),
                Column("attended", _(N_("Aanwezig")), 100, display=_attended, align="right", sort=_share),
                Column(
                    "status_text",
                    _(N_("Status")),
                    170,
                    display=_status,
                    tone=lambda p: tones.ENROLMENT.get(p.status, "neutral"),
                ),
            )
        )
        self.table.setAccessibleName(_(N_("Deelnemers")))
        self.table.set_empty(_(N_("Nog niemand. Zoek bij Plannen wie past, of voeg iemand toe.")))
        self.table.opened.connect(lambda line: ctx.navigate("dossier", person_id=line.person_id))
        self.table.selected.connect(self._choose)
        self.card.body.addWidget(WholeRows(self.table))
        self.free = Banner("", "acc", action=_(N_("Wachtlijst laten opschuiven")))
        self.free.action.connect(self._move_up)
        self.free.hide()
        column = vbox(self._buttons(), self.form_place, self.free, self.card, gap=GAP)
        column.setStretch(3, 1)
        self.setLayout(column)

    def _buttons(self) -> QWidget:
        _ = self._
        self.add = button(_(N_("Iemand inschrijven")), icon="user-plus", kind="primary")
        self.enrol = button(_(N_("Inschrijven")), icon="check")
        self.wait = button(_(N_("Op de wachtlijst")), icon="hourglass")
        self.drop = button(_(N_("Uitschrijven")), icon="user-x")
        self.note = button(_(N_("Opmerking")), icon="message-square")
        self.letters = button(_(N_("Uitnodigingen")), icon="printer")
        steps: tuple[tuple[QPushButton, Callable[[], None]], ...] = (
            (self.add, self._pick), (self.enrol, self._enrol), (self.wait, self._wait), (self.drop, self._drop),
            (self.note, self._write_note),
            (self.letters, lambda: show_letters(self.ctx, self, self.training_id)),
        )  # fmt: skip
        row = QWidget()
        flow = FlowLayout(row, gap=8)
        for press, act in steps:
            press.clicked.connect(act)
            flow.addWidget(press)
        flow.addWidget(self._more())
        for press in (self.note, self.letters):
            press.setVisible(not self.ctx.desk.is_coordinator)
        return row

    def _more(self) -> MenuButton:
        """Return what is asked for now and then; papers with names stay at the office."""
        _ = self._
        more = MenuButton(_(N_("Meer")))
        if not self.ctx.desk.is_coordinator:
            more.add(
                "graduation-cap", _(N_("Attesten")), lambda: show_attests(self.ctx, self, self.training_id)
            )
            more.add("file-spreadsheet", _(N_("Lijst voor mailing")), self._ask_merge)
        more.add("calendar", _(N_("Agendabestand")), self._ask_agenda)
        return more

    def load(self) -> None:
        """Fetch the people."""
        desk, training = self.ctx.desk, self.training_id
        self.ctx.jobs.read(
            lambda: enrolments.people(desk, training_id=training),
            self._show,
            self.ctx.show_error,
            receiver=self,
        )

    def _show(self, found: tuple[EnrolmentLine, ...]) -> None:
        self.table.set_rows(found, keep="person_id")
        self._choose(self.table.current())
        waiting = sum(line.status == WAITING for line in found)
        free = self.view.line.free if self.view else None
        words = N_("Vrije plaatsen: {free}. Op de wachtlijst: {waiting}.")
        self.free.set_text(self._(words, free=free, waiting=waiting))
        self.free.setVisible(bool(free and waiting))

    def _move_up(self) -> None:
        desk, training = self.ctx.desk, self.training_id

        def told(moved: tuple[MovedUp, ...]) -> str:
            return " ".join(f"{one.text} {one.phone}".strip() for one in moved)

        self.write(lambda: enrolments.move_up(desk, training_id=training), told)

    def _choose(self, line: EnrolmentLine | None) -> None:
        status = line.status if line else ""
        self.enrol.setEnabled(line is not None and status != ENROLLED)
        self.wait.setEnabled(status == ENROLLED)
        self.drop.setEnabled(status in (ENROLLED, WAITING, INVITED))
        self.note.setEnabled(line is not None)

    def _pick(self) -> None:
        picker = PersonPicker(self.ctx, self, self._(N_("Wie schrijft u in?")))
        picker.picked.connect(self._enrol_row)
        picker.open()

    def _enrol_row(self, who: PersonRow) -> None:
        self.enrol_people([who.id])

    def enrol_people(self, ids: Sequence[str]) -> None:
        """Enrol people, or put them on the waiting list where there is no place."""
        desk, training = self.ctx.desk, self.training_id

        def told(done: Enrolled) -> str:
            return done.text

        self.write(lambda: enrolments.enrol(desk, training_id=training, person_ids=ids), told)

    def _enrol(self) -> None:
        line: EnrolmentLine | None = self.table.current()
        if line is not None:
            self.enrol_people([line.person_id])

    def _wait(self) -> None:
        self._leave(enrolments.to_waiting)

    def _drop(self) -> None:
        self._leave(enrolments.cancel)

    def _leave(self, act: Callable[..., Done[MovedUp | None]]) -> None:
        line: EnrolmentLine | None = self.table.current()
        desk, training = self.ctx.desk, self.training_id
        if line is None:
            return
        person = line.person_id

        def told(moved: MovedUp | None) -> str:
            if moved is not None:
                return f"{moved.text} {moved.phone}".strip()
            return self._(N_("Genoteerd voor {name}."), name=line.name)

        self.write(lambda: act(desk, training_id=training, person_id=person), told)

    def _write_note(self) -> None:
        line: EnrolmentLine | None = self.table.current()
        if line is None:
            return
        desk, training, person = self.ctx.desk, self.training_id, line.person_id
        entry = Entry("enrolment", ("note",), line.name, {"note": line.note or None})
        self.ask(
            entry,
            lambda v: self.write(
                lambda: enrolments.set_note(
                    desk, training_id=training, person_id=person, note=v["note"] or ""
                )
            ),
        )

    def _ask_merge(self) -> None:
        self._ask_file(N_("Lijst voor mailing"), "xlsx", training_papers.save_mail_merge)

    def _ask_agenda(self) -> None:
        self._ask_file(N_("Agendabestand"), "ics", training_papers.save_calendar)

    def _ask_file(self, title: str, suffix: str, save: Callable[..., Done[Any]]) -> None:
        name = self.view.line.title if self.view else title
        ask_path(self, self._(title), f"{name}.{suffix}", lambda path: self.save_to(path, save))

    def save_to(self, path: Path, save: Callable[..., Done[Any]]) -> None:
        """Write a file of this training."""
        desk, training = self.ctx.desk, self.training_id
        self.write(
            lambda: save(desk, training_id=training, path=path),
            lambda _n: self._(N_("{file} is bewaard."), file=path.name),
        )


def _attended(line: EnrolmentLine) -> str:
    return "" if line.attended.percent is None else f"{line.attended.percent} %"


def _share(line: EnrolmentLine) -> int:
    return -1 if line.attended.percent is None else line.attended.percent


def _status(line: EnrolmentLine) -> str:
    return f"{line.status_text} ({line.place_in_line})" if line.place_in_line else line.status_text
