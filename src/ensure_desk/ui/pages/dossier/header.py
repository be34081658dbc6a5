# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The head of a dossier: who it is, how to reach them, and where they are in the programme."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from ensure_desk.domain.day_words import day_month_year
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.dossier import Dossier
from ensure_desk.ui import icons
from ensure_desk.ui.widgets.avatar import Avatar
from ensure_desk.ui.widgets.buttons import icon_button
from ensure_desk.ui.widgets.chip import Chip
from ensure_desk.ui.widgets.clock import ProgrammeClock
from ensure_desk.ui.widgets.flow import FlowLayout
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.texts import body, small, title

TONES = {"actief": "ok", "geschorst": "warn", "kandidaat": "acc"}
_CLOCK_WIDTH = 430


class DossierHeader(QWidget):
    """Name, status and facts on the left, the programme clock on the right."""

    delete_asked = Signal()
    erase_asked = Signal()
    access_asked = Signal()
    edit_asked = Signal()
    elsewhere = Signal(str)
    """Another page about this person was asked for."""

    def __init__(self, tr: Translator, back: QWidget, *, by_number: bool) -> None:
        super().__init__()
        self._ = tr
        self._avatar, self._name, self._chip = Avatar(size=48), title(""), Chip()
        self._who = body("", "t2", wrap=False)
        facts = QWidget()
        self._facts = FlowLayout(facts, gap=14)
        self._edit = icon_button("pencil", tr(N_("Intake aanvullen of wijzigen (F2)")), kind="quiet")
        self._edit.clicked.connect(self.edit_asked)
        self._delete = icon_button("trash-2", tr(N_("Dossier verwijderen")), kind="quiet")
        self._delete.clicked.connect(self.delete_asked)
        self._erase = icon_button("user-x", tr(N_("Gegevens wissen")), kind="quiet")
        self._erase.clicked.connect(self.erase_asked)
        self._access = icon_button("file-down", tr(N_("Inzage geven")), kind="quiet")
        self._access.clicked.connect(self.access_asked)
        self._survey = icon_button("clipboard-list", tr(N_("Bevraging (Ctrl+B)")), kind="quiet")
        self._survey.clicked.connect(lambda: self.elsewhere.emit("survey"))
        self._evolution = icon_button("route", tr(N_("Evolutie van de drempels")), kind="quiet")
        self._evolution.clicked.connect(lambda: self.elsewhere.emit("evolution"))
        self._keying = icon_button("list-checks", tr(N_("Formulier van papier intypen")), kind="quiet")
        self._keying.clicked.connect(lambda: self.elsewhere.emit("keying"))
        for press in (self._edit, self._delete, self._survey, self._keying, self._access):
            if by_number:
                press.hide()
        self._month, self._started = body("", bold=True, wrap=False), small("", "t2")
        self._clock = ProgrammeClock()
        self._side = QWidget()
        self._side.setFixedWidth(_CLOCK_WIDTH)
        self._narrow, self._has_clock = False, False
        self._side.setLayout(
            vbox(hbox(self._month, 1, self._started), self._clock, 1, gap=8, margins=(0, 6, 0, 0))
        )
        works = (self._survey, self._keying, self._evolution, self._edit, self._access)
        acts = hbox(*works, self._delete, self._erase, gap=2)
        names = hbox(self._name, self._chip, acts, 1, gap=10)
        texts = vbox(names, self._who, facts, gap=3)
        who = hbox(vbox(self._avatar, 1), texts, gap=14)
        who.setStretch(1, 1)
        row = hbox(vbox(hbox(back, 1), who, gap=4), self._side, gap=14)
        row.setStretch(0, 1)
        self.setLayout(row)

    def show_dossier(self, found: Dossier) -> None:
        """Show a person."""
        head = found.header
        self._avatar.set_name(head.name)
        self._name.setText(head.name)
        self._chip.set(head.status_text, TONES.get(head.status, "neutral"))
        number = head.dossier_number if head.dossier_number != head.name else ""
        self._who.setText(" · ".join(part for part in (number, head.age_text, head.place) if part))
        clear(self._facts)
        facts = (
            ("phone", head.phone),
            ("languages", head.dutch),
            ("route", head.via_text),
            ("wallet", head.benefit_text),
        )
        for icon, text in facts:
            if text:
                self._facts.addWidget(_fact(icon, text))
        self._show_clock(found)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the programme clock out where there is little room."""
        self._narrow = narrow
        self._side.setVisible(self._has_clock and not narrow)

    def _show_clock(self, found: Dossier) -> None:
        clock = found.clock
        self._has_clock = clock is not None
        self.set_narrow(self._narrow)
        if clock is None:
            return
        self._month.setText(found.clock_text)
        started = day_month_year(clock.started, self._)
        self._started.setText(self._(N_("gestart op {day}"), day=started))
        labels = [self._(label) for label in clock.labels]
        self._clock.set_months(
            clock.month, clock.months, labels, found.clock_text, split=clock.extension_from_month - 1
        )


def _fact(icon: str, text: str) -> QWidget:
    picture = QLabel()
    picture.setPixmap(icons.pixmap(icon, "t3", 15))
    fact = QWidget()
    fact.setLayout(hbox(picture, body(text, "t2", wrap=False), gap=5))
    return fact
