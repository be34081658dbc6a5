# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The head of a dossier: who it is, how to reach them, and where they are in the programme."""

from PySide6.QtWidgets import QLabel, QWidget

from ensure_desk.domain.day_words import day_month_year
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.dossier import Dossier, HoursShare
from ensure_desk.ui import icons, tones
from ensure_desk.ui.widgets.avatar import Avatar
from ensure_desk.ui.widgets.chip import Chip
from ensure_desk.ui.widgets.clock import ProgrammeClock
from ensure_desk.ui.widgets.flow import FlowLayout
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.meters import CompletenessBar
from ensure_desk.ui.widgets.texts import body, small, title

_CLOCK_WIDTH = 430


class DossierHeader(QWidget):
    """Name, status and facts on the left, the programme clock on the right."""

    def __init__(self, tr: Translator, back: QWidget) -> None:
        super().__init__()
        self._ = tr
        self._avatar, self._name, self._chip = Avatar(size=48), title(""), Chip()
        self._who = body("", "t2", wrap=False)
        facts = QWidget()
        self._facts = FlowLayout(facts, gap=14)
        self._month, self._started = body("", bold=True, wrap=False), small("", "t2")
        self._clock = ProgrammeClock()
        self._worked = (_Hours(tr), _Hours(tr))
        self._side = QWidget()
        self._side.setFixedWidth(_CLOCK_WIDTH)
        self._narrow, self._has_clock = False, False
        self._side.setLayout(
            vbox(
                hbox(self._month, 1, self._started),
                self._clock,
                hbox(*self._worked, gap=14),
                1,
                gap=8,
                margins=(0, 6, 0, 0),
            )
        )
        names = hbox(self._name, self._chip, 1, gap=10)
        texts = vbox(names, self._who, facts, gap=3)
        who = hbox(vbox(self._avatar, 1), texts, gap=14)
        who.setStretch(1, 1)
        row = hbox(vbox(hbox(back, 1), who, gap=10), self._side, gap=14)
        row.setStretch(0, 1)
        self.setLayout(row)

    def show_dossier(self, found: Dossier) -> None:
        """Show a person."""
        head = found.header
        self._avatar.set_name(head.name)
        self._name.setText(head.name)
        self._chip.set(head.status_text, tones.PERSON.get(head.status, "neutral"))
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
        for place, share in zip(self._worked, found.worked or (None, None), strict=True):
            place.show_share(share)
        self._has_clock = clock is not None
        self.set_narrow(self._narrow)
        if clock is None:
            return
        self._month.setText(found.clock_text)
        words = N_("gestart op {day}") if clock.month else N_("start op {day}")
        self._started.setText(self._(words, day=day_month_year(clock.started, self._)))
        labels = [self._(label) for label in clock.labels]
        self._clock.set_months(
            clock.month, clock.months, labels, found.clock_text, split=clock.extension_from_month - 1
        )


class _Hours(QWidget):
    """Hours beside their limit, in words and as a bar."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self._label, self._amount, self._bar = small("", "t2"), small("", "t1"), CompletenessBar()
        self.setLayout(vbox(hbox(self._label, 1, self._amount), self._bar, gap=4))

    def show_share(self, share: HoursShare | None) -> None:
        """Show hours; nothing is shown where none are known."""
        self.setHidden(share is None)
        if share is None:
            return
        amount = self._(N_("{hours} van {most}"), hours=share.hours, most=share.most)
        self._label.setText(share.label)
        self._amount.setText(amount)
        self._bar.set_share(share.hours, share.most, f"{share.label}: {amount}")


def _fact(icon: str, text: str) -> QWidget:
    picture = QLabel()
    picture.setPixmap(icons.pixmap(icon, "t3", 15))
    fact = QWidget()
    fact.setLayout(hbox(picture, body(text, "t2", wrap=False), gap=5))
    return fact
