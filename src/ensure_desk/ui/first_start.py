# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first start: who, where, a passphrase, the recovery key on paper. Views with signals; the work is passed in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QRadioButton, QStackedWidget, QWidget

from ensure_desk.domain.passphrase import ENOUGH, strength
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui import theme
from ensure_desk.ui.centred import logo
from ensure_desk.ui.unlock import PassphraseField
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.fields import CheckField, ChoiceField
from ensure_desk.ui.widgets.layout import Item, hbox, vbox
from ensure_desk.ui.widgets.line_field import LabeledField, LineField
from ensure_desk.ui.widgets.meters import CompletenessBar
from ensure_desk.ui.widgets.texts import body, caption, h2, small, title

_CENTRE = Qt.AlignmentFlag.AlignCenter
Problem = tuple[str, QWidget]
"""What is missing, empty when nothing is, and the field where it belongs."""
STEPS = (N_("Wie bent u?"), N_("Waar werkt u?"), N_("Uw wachtzin"), N_("Herstelsleutel"))


@dataclass(frozen=True)
class Answers:
    """What the first start asks."""

    role: str
    name: str
    municipality: str
    passphrase: str


class FirstStart(QWidget):
    """Four steps beside a list of them."""

    finished = Signal(object)
    saved = Signal(str)
    printed = Signal(str)
    entered = Signal(bool)

    def __init__(self, tr: Translator, municipalities: Sequence[str]) -> None:
        super().__init__()
        theme.mark(self, "app")
        self._ = tr
        self._pages = QStackedWidget()
        for page in (self._who(), self._where(municipalities), self._secret(), self._recovery()):
            self._pages.addWidget(page)
        card = QFrame()
        theme.mark(card, "dialog")
        card.setFixedSize(820, 500)
        right = QWidget()
        right.setLayout(vbox(self._pages, self._foot(), gap=12, margins=(36, 36, 36, 24)))
        row = hbox(self._rail(), right, gap=0)
        row.setStretch(1, 1)
        card.setLayout(row)
        self.setLayout(vbox(1, hbox(1, card, 1), 1))
        self._fields: tuple[QWidget, ...] = (self._name, self._municipality, self._first, self._kept)
        self.setTabOrder(self._next, self._back)
        self._go(0)

    def show_key(self, recovery_key: str) -> None:
        """Come to the last step with the key to print."""
        self._key.setText(recovery_key)
        self._go(3)

    def show_error(self, sentence: str) -> None:
        """Say what did not work."""
        self._set_busy(on=False)
        self._message.setText(sentence)
        self._fields[self._pages.currentIndex()].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button in hand, and go on from any field."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        in_hand = self.focusWidget()
        if isinstance(in_hand, QPushButton) and in_hand.isEnabled():
            in_hand.click()
        else:
            self._forward()

    def _rail(self) -> QWidget:
        rail = QFrame()
        theme.mark(rail, "subtle", edge="left")
        rail.setFixedWidth(240)
        self._marks: list[QLabel] = [body("", "t2") for _ in STEPS]
        heading = h2(self._(N_("Welkom bij ENSURE Desk")))
        heading.setWordWrap(True)
        self._signs: list[QLabel] = [caption("") for _ in STEPS]
        for sign in self._signs:
            sign.setFixedSize(24, 24)
            sign.setProperty("alignment", _CENTRE)
        steps = vbox(*(hbox(*pair, gap=12) for pair in zip(self._signs, self._marks, strict=True)), gap=14)
        rail.setLayout(vbox(hbox(logo(34), 1), heading, steps, 1, gap=20, margins=(26, 30, 20, 20)))
        return rail

    def _foot(self) -> QWidget:
        tr = self._
        self._message = small("", "danger", wrap=True)
        self._back = button(tr(N_("Vorige")))
        self._next = button(tr(N_("Volgende")), kind="primary")
        self._back.clicked.connect(lambda: self._go(self._pages.currentIndex() - 1))
        self._next.clicked.connect(self._forward)
        foot = QWidget()
        row = hbox(self._message, self._back, self._next)
        row.setStretch(0, 1)
        foot.setLayout(row)
        return foot

    def _who(self) -> QWidget:
        tr = self._
        self._counsellor = QRadioButton(tr(N_("Bemiddelaar: ik spreek met wijk-werkers")))
        self._coordinator = QRadioButton(tr(N_("Coördinator: ik volg de regio op")))
        self._counsellor.setChecked(True)
        self._name = LineField(tr(N_("Voornaam en naam")))
        self._name.setProperty("scale", "lg")
        return _step(
            tr(N_("Wie bent u?")),
            tr(N_("Uw naam staat bij wat u noteert.")),
            LabeledField(tr(N_("Uw naam")), self._name),
            vbox(self._counsellor, self._coordinator, gap=4, margins=(0, 8, 0, 0)),
        )

    def _where(self, municipalities: Sequence[str]) -> QWidget:
        tr = self._
        self._municipality = ChoiceField([(name, name) for name in municipalities])
        return _step(
            tr(N_("Waar werkt u?")),
            tr(N_("Dossiernummers beginnen met deze gemeente. Werkt u in meer gemeenten, kies er dan een.")),
            LabeledField(tr(N_("Gemeente")), self._municipality),
        )

    def _secret(self) -> QWidget:
        tr = self._
        self._first, self._second = PassphraseField(), PassphraseField(tr(N_("Typ dezelfde wachtzin")))
        show = CheckField(tr(N_("Toon wat ik typ")))
        for field in (self._first, self._second):
            show.toggled.connect(field.show_text)
        self._bar, self._word = CompletenessBar(), small("", "t2")
        self._first.textChanged.connect(self._weigh)
        return _step(
            tr(N_("Kies een wachtzin")),
            tr(
                N_(
                    "Vier gewone woorden na elkaar zijn sterk en goed te onthouden. "
                    "Niemand anders kan uw dossiers openen, ook wij niet."
                )
            ),
            LabeledField(tr(N_("Wachtzin")), self._first),
            _row(self._bar, self._word),
            LabeledField(tr(N_("Nog een keer")), self._second),
            show,
        )

    def _recovery(self) -> QWidget:
        tr = self._
        self._key = LineField()
        self._key.setReadOnly(True)
        self._key.setAccessibleName(tr(N_("Herstelsleutel")))
        print_it, save_it = (
            button(tr(N_("Afdrukken")), icon="printer"),
            button(tr(N_("Bewaren")), icon="save"),
        )
        print_it.clicked.connect(lambda: self.printed.emit(self._key.text()))
        save_it.clicked.connect(lambda: self.saved.emit(self._key.text()))
        self._kept = CheckField(tr(N_("Ik heb de herstelsleutel op papier of op een veilige plaats")))
        self._demo = CheckField(tr(N_("Begin met voorbeeldgegevens om te oefenen")))
        self._kept.edited.connect(lambda _: self._show_kept())
        return _step(
            tr(N_("Uw herstelsleutel")),
            tr(
                N_(
                    "Bent u uw wachtzin kwijt, dan opent alleen deze sleutel uw dossiers. Bewaar hem op papier."
                )
            ),
            self._key,
            _row(print_it, save_it),
            self._kept,
            self._demo,
        )

    def _weigh(self, text: str) -> None:
        found = strength(text)
        self._bar.set_share(found.level, 4, self._(found.word))
        self._word.setText(self._(found.word) if text else "")

    def _forward(self) -> None:
        place = self._pages.currentIndex()
        if self._busy:
            return
        problem, field = (self._no_name, self._no_place, self._no_secret, self._not_kept)[place]()
        self._message.setText(problem)
        if problem:
            field.setFocus()
        elif place == 2:
            self._set_busy(on=True)
            self.finished.emit(self.answers())
        elif place == 3:
            self._set_busy(on=True)
            self.entered.emit(self._demo.isChecked())
        else:
            self._go(place + 1)

    def answers(self) -> Answers:
        """Return what was answered so far."""
        role = "counsellor" if self._counsellor.isChecked() else "coordinator"
        return Answers(role, self._name.text().strip(), self._municipality.value() or "", self._first.text())

    def _no_name(self) -> Problem:
        return "" if self._name.text().strip() else self._(N_("Vul uw naam in.")), self._name

    def _no_place(self) -> Problem:
        return "" if self._municipality.value() else self._(N_("Kies een gemeente.")), self._municipality

    def _no_secret(self) -> Problem:
        if strength(self._first.text()).level < ENOUGH:
            return self._(N_("Deze wachtzin is te zwak. Neem vier gewone woorden.")), self._first
        if not self._second.text():
            return self._(N_("Typ de wachtzin nog een keer.")), self._second
        same = self._first.text() == self._second.text()
        return "" if same else self._(N_("De twee wachtzinnen zijn niet gelijk.")), self._second

    def _not_kept(self) -> Problem:
        words = N_("Bewaar eerst de herstelsleutel en vink dat aan.")
        return "" if self._kept.isChecked() else self._(words), self._kept

    def _show_kept(self) -> None:
        self._message.setText("")
        self._next.setEnabled(self._kept.isChecked())

    def _set_busy(self, *, on: bool) -> None:
        self._busy = on
        self._next.setEnabled(not on)
        self._back.setEnabled(not on)

    def _go(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self._set_busy(on=False)
        self._message.setText("")
        for number, (sign, mark, text) in enumerate(zip(self._signs, self._marks, STEPS, strict=True)):
            sign.setText("✓" if number < place else str(number + 1))
            theme.mark(sign, "sign", tone="done" if number < place else "now" if number == place else "")
            mark.setText(self._(text))
            theme.mark(mark, "step", tone="t1" if number == place else "t2")
        self._back.setVisible(0 < place < 3)
        self._next.setEnabled(place < 3 or self._kept.isChecked())
        self._next.setText(self._(N_("Beginnen")) if place == 3 else self._(N_("Volgende")))
        self._fields[place].setFocus()


def _step(heading: str, text: str, *items: Item) -> QWidget:
    page = QWidget()
    page.setLayout(vbox(title(heading), body(text, "t2"), *items, 1, gap=12))
    return page


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    row.setLayout(hbox(*widgets, 1))
    return row
