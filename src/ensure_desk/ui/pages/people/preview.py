# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A person at a glance, beside the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ensure_desk.domain import codes
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.dossier import Dossier
from ensure_desk.services.glance import Glance
from ensure_desk.services.people import PersonRow
from ensure_desk.ui import tones
from ensure_desk.ui.clipboard import copy_for_a_while
from ensure_desk.ui.page import scrolled
from ensure_desk.ui.widgets.avatar import Avatar
from ensure_desk.ui.widgets.buttons import button, icon_button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.chip import Chip
from ensure_desk.ui.widgets.clock import ProgrammeClock
from ensure_desk.ui.widgets.layout import clear, hbox, line, vbox
from ensure_desk.ui.widgets.texts import body, caption, h3, small

WIDTH = 288


class Preview(Card):
    """What the list knows at once, and what the dossier adds a moment later."""

    wanted = Signal(str)
    told = Signal(str)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self._person_id, self._number = "", ""
        self._row: PersonRow | None = None
        self.setFixedWidth(WIDTH)
        self._avatar, self._name, self._line = Avatar(size=32), h3(""), small("")
        self._name.setWordWrap(True)
        self._status, self._clock, self._clock_text = Chip(), ProgrammeClock(), small("", "t2")
        self._status.hide()  # an empty one is a speck
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._contact_title = caption(tr(N_("LAATSTE CONTACT")))
        self._contact, self._rule = body("", "t2"), line()
        head = hbox(self._avatar, vbox(self._name, self._line, gap=0), gap=10)
        head.setStretch(1, 1)
        content = QWidget()
        content.setLayout(
            vbox(
                head,
                hbox(self._status, 1),
                self._clock_text,
                self._clock,
                line(),
                self._grid,
                self._rule,
                self._contact_title,
                self._contact,
                1,
                gap=10,
            )
        )
        self.body.addWidget(scrolled(content))
        self._add_footer()

    def _add_footer(self) -> None:
        self._open = button(self._(N_("Dossier openen")), kind="primary")
        self._open.clicked.connect(lambda: self.wanted.emit(self._person_id))
        self._phone = icon_button("phone", self._(N_("Telefoonnummer kopiëren")))
        self._phone.clicked.connect(self._copy_number)
        foot = self.footer()
        foot.addWidget(self._open, 1)
        foot.addWidget(self._phone)

    def _copy_number(self) -> None:
        copy_for_a_while(self._number)
        self.told.emit(self._(N_("{number} staat klaar om te plakken."), number=self._number))

    def show_row(self, row: PersonRow) -> None:
        """Show what the list knows."""
        self._person_id, self._number, self._row = row.id, row.phone, row
        self._avatar.set_name(row.name)
        self._name.setText(row.name)
        age = self._(N_("{age} jaar"), age=row.age) if row.age is not None else ""
        number = row.dossier_number if row.dossier_number != row.name else row.municipality
        self._line.setText(" · ".join(part for part in (number, age) if part))
        self._status.set(row.status_text, tones.PERSON.get(row.status, "neutral"))
        self._phone.setVisible(bool(row.phone))
        self._show_pairs(self._pairs(row))
        for widget in (self._clock, self._clock_text, self._rule, self._contact, self._contact_title):
            widget.setVisible(False)

    def _pairs(self, row: PersonRow) -> list[tuple[str, str]]:
        percent = f"{row.intake_percent} %" if row.intake_percent is not None else ""
        born = str(row.birth_year) if row.age is None and row.birth_year else ""
        pairs = [
            (self._(N_("Gemeente")), row.municipality),
            (self._(N_("Telefoon")), row.phone),
            (self._(N_("Geboortejaar")), born),
            (self._(N_("Intake")), percent),
            (self._(N_("Signaal")), row.signal),
        ]
        return [(label, value) for label, value in pairs if value]

    def _more_pairs(self, seen: Glance) -> list[tuple[str, str]]:
        found, amount = seen.dossier, N_("{hours} van {most}")
        hours = [(w.label, self._(amount, hours=w.hours, most=w.most)) for w in found.worked[:1]]
        via = found.referrals[0].text("referrer_type") if found.referrals else ""
        who = self._(codes.REFERRER_TYPE[via]) if via in codes.REFERRER_TYPE else ""
        pairs = [
            *hours,
            (self._(N_("Toeleider")), who),
            (self._(N_("Uitkering")), self._benefit(found)),
            (self._(N_("Grote drempels")), seen.barriers),
            (self._(N_("Volgende training")), seen.training),
        ]
        return [(label, value) for label, value in pairs if value]

    def _benefit(self, found: Dossier) -> str:
        """Return until when a benefit runs where that is known, its kind elsewhere."""
        newest = next(iter(found.benefit_periods), None)
        ends = newest and (newest.date("end") or newest.date("expected_end"))
        return self._(N_("tot {day}"), day=show_date(ends)) if ends else found.header.benefit_text

    def _show_pairs(self, pairs: list[tuple[str, str]]) -> None:
        clear(self._grid)
        for number, (label, value) in enumerate(pairs):
            self._grid.addWidget(small(label), number, 0, Qt.AlignmentFlag.AlignTop)
            text: QLabel = body(value[:1].upper() + value[1:])
            self._grid.addWidget(text, number, 1)

    def show_glance(self, seen: Glance) -> None:
        """Add what only the dossier knows; an answer about somebody else is dropped."""
        found = seen.dossier
        if found.person.id != self._person_id:
            return
        if self._row is not None:
            self._show_pairs([*self._pairs(self._row), *self._more_pairs(seen)])
        if found.clock is not None:
            labels = [self._(label) for label in found.clock.labels]
            self._clock.set_months(found.clock.month, found.clock.months, labels, found.clock_text)
            self._clock_text.setText(found.clock_text)
        shown: list[QWidget] = [self._clock, self._clock_text] if found.clock is not None else []
        if found.notes:
            note = found.notes[0]
            self._contact.setText(f"{show_date(note.date('note_date'))} · {note.text('body')}")
            shown += [self._rule, self._contact, self._contact_title]
        for widget in shown:
            widget.setVisible(True)
