# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The professionals of a sensitisation session: organisation and function, nothing of any wijk-werker."""

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.day_words import hours_between
from ensure_desk.domain.texts import N_
from ensure_desk.services import professionals
from ensure_desk.services.professionals import Attendee
from ensure_desk.services.training_lists import TrainingView
from ensure_desk.ui.context import Context
from ensure_desk.ui.pages.training.part import GAP, Part, filled
from ensure_desk.ui.record_form.entry import Entry
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.whole_rows import WholeRows

KEYS = ("name", "organisation", "organisation_kind", "role", "code", "minutes")


class ProfessionalsPart(Part):
    """Who came to a session."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        _ = self._
        self.session = ChoiceField((), empty=False)
        self.session.setAccessibleName(_(N_("Sessie")))
        self.session.edited.connect(lambda _code: self.load())
        self.table = RowsTable(
            (
                Column("name", _(N_("Naam")), bold=True),
                Column("organisation", _(N_("Organisatie")), 200),
                Column("kind_text", _(N_("Soort")), 110),
                Column("role", _(N_("Functie")), 180),
                Column("code_text", _(N_("Aanwezig")), 170),
            )
        )
        self.table.setAccessibleName(_(N_("Professionals")))
        self.table.set_empty(_(N_("Nog niemand genoteerd voor deze sessie.")))
        self.table.opened.connect(self._edit)
        self.add = button(_(N_("Professional toevoegen")), icon="user-plus", kind="primary")
        self.add.clicked.connect(self._add)
        self.edit = button(_(N_("Aanpassen")), icon="pencil")
        self.edit.clicked.connect(lambda: self._edit(self.table.current()))
        self.remove = button(_(N_("Verwijderen")), icon="trash-2", kind="quiet")
        self.remove.clicked.connect(lambda: self._remove(self.table.current()))
        self.card.body.addWidget(WholeRows(self.table))
        row = hbox(self.session, self.add, self.edit, self.remove, 1, gap=8)
        column = vbox(row, self.form_place, self.card, gap=GAP)
        column.setStretch(2, 1)
        self.setLayout(column)

    def show_training(self, view: TrainingView) -> None:
        """Show the sessions to choose from, the last one that was held first."""
        kept = self.session.value()
        self.session.clear()
        for line in view.sessions:
            times = hours_between(line.starts_at, line.ends_at, self._)
            self.session.addItem(f"{show_date(line.day)}  {times}".strip(), line.id)
        held = [line.id for line in view.sessions if line.day <= self.ctx.desk.today()]
        ids = [line.id for line in view.sessions]
        wanted = kept if kept in ids else held[-1] if held else ids[0] if ids else None
        if wanted:
            self.session.set_value(wanted)
        for press in (self.add, self.session):
            press.setEnabled(bool(ids))
        super().show_training(view)

    def load(self) -> None:
        """Fetch who came to the chosen session."""
        desk, session = self.ctx.desk, self.session.value()
        if session:
            self.ctx.jobs.read(
                lambda: professionals.attendees(desk, session_id=session), self._show, receiver=self
            )
        else:
            self._show(())

    def _show(self, found: tuple[Attendee, ...]) -> None:
        self.table.set_rows(found)
        for press in (self.edit, self.remove):
            press.setEnabled(bool(found))

    def _add(self) -> None:
        entry = Entry("professional_attendance", KEYS, N_("Professional toevoegen"), {"code": "A"})
        desk, session = self.ctx.desk, self.session.value()
        self.ask(
            entry,
            lambda v: self.write(lambda: professionals.add(desk, session_id=session, values=filled(v))),
        )

    def _edit(self, line: Attendee | None) -> None:
        if line is None:
            return
        values = {key: getattr(line, key) or None for key in KEYS}
        entry = Entry("professional_attendance", KEYS, N_("Professional aanpassen"), values)
        desk = self.ctx.desk
        self.ask(entry, lambda v: self.write(lambda: professionals.edit(desk, record_id=line.id, values=v)))

    def _remove(self, line: Attendee | None) -> None:
        if line is not None:
            desk = self.ctx.desk
            self.write(lambda: professionals.remove(desk, record_id=line.id))
