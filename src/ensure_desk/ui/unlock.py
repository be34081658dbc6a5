# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The unlock page: passphrase, caps lock, waiting time in words, and a way out for who forgot.

It needs Qt only, so that it is painted before anything heavy is loaded; the unlocking itself is passed in by signal.
"""

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui import icons
from ensure_desk.ui.centred import Centred, logo
from ensure_desk.ui.widgets.buttons import button, icon_button
from ensure_desk.ui.widgets.layout import hbox, line, vbox
from ensure_desk.ui.widgets.line_field import LabeledField, LineField
from ensure_desk.ui.widgets.texts import body, h2, small, title

if TYPE_CHECKING:
    import datetime as dt

_EYE = 30
"""Room within the field for the button that shows what is typed."""


class PassphraseField(LineField):
    """A passphrase that can be shown; tells when caps lock seems to be on."""

    caps = Signal(bool)

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder)
        self.setEchoMode(LineField.EchoMode.Password)
        self.setProperty("scale", "lg")

    def offer_to_show(self, words: str) -> "PassphraseField":
        """Put a button in the field that shows what is typed, and return the field."""
        eye = icon_button("eye", words, kind="quiet")
        eye.setCheckable(True)
        eye.toggled.connect(self.show_text)
        self.setLayout(hbox(1, eye, margins=(0, 0, 6, 0)))
        self.setTextMargins(0, 0, _EYE, 0)
        return self

    def show_text(self, on: bool) -> None:
        """Show or hide what is typed."""
        self.setEchoMode(LineField.EchoMode.Normal if on else LineField.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice a capital letter that comes without Shift."""
        text = event.text()
        if text.isalpha():
            shift = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
            self.caps.emit(text.isupper() != shift)
        super().keyPressEvent(event)


class UnlockPage(Centred):
    """Asks for the passphrase."""

    unlock = Signal(str)
    recover = Signal(str, str)

    def __init__(self, tr: Translator, name: str = "", place: str = "") -> None:
        super().__init__(420)
        self._ = tr
        self._build_head(name, place)
        self._build_form()
        self._recovery: QWidget | None = None
        self._recovery_at = self.body.count()
        self._foot = small(tr(N_("Alles op deze computer is versleuteld.")), "t3", wrap=True)
        sign = QLabel()
        sign.setPixmap(icons.pixmap("shield-check", "t3", 16))
        sign.setFixedWidth(16)
        self.body.addSpacing(6)
        self.body.addWidget(line())
        self.body.addSpacing(2)
        self.body.addLayout(hbox(sign, self._foot))
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self._left = 0

    def _build_head(self, name: str, place: str) -> None:
        tr = self._
        first = name.split()[0] if name.split() else ""
        hello = title(tr(N_("Dag {name}"), name=first) if first else tr(N_("ENSURE Desk")))
        texts = vbox(hello, gap=2)
        if place:
            texts.addWidget(body(place, "t2"))
        self.body.addLayout(hbox(logo(), texts, 1, gap=12))
        self.body.addSpacing(16)

    def _build_form(self) -> None:
        tr = self._
        self.field = PassphraseField().offer_to_show(tr(N_("Wachtzin tonen")))
        self._labeled = LabeledField(tr(N_("Wachtzin")), self.field)
        self.body.addWidget(self._labeled)
        self._caps: QLabel = small(tr(N_("Caps Lock staat aan")), "warn")
        self._caps.hide()
        self.field.caps.connect(self._caps.setVisible)
        self.body.addWidget(self._caps)
        self._go = button(tr(N_("Ontgrendelen")), icon="lock", kind="primary", size="lg")
        self._go.setDefault(True)
        self._go.clicked.connect(self._try)
        self.field.returnPressed.connect(self._try)
        self.body.addSpacing(6)
        self.body.addWidget(self._go)
        self._forgot = button(tr(N_("Wachtzin vergeten")), kind="back")
        self._forgot.clicked.connect(lambda: self._show_recovery(on=True))
        self.body.addLayout(hbox(self._forgot, 1))

    def _build_recovery(self) -> QWidget:
        """Make the other form, for who asks for it: the page is there sooner without."""
        tr = self._
        form = QWidget()
        self._key = LineField(tr(N_("Herstelsleutel van uw blad")))
        self._key.setProperty("scale", "lg")
        self._new = PassphraseField().offer_to_show(tr(N_("Wachtzin tonen")))
        go = button(tr(N_("Nieuwe wachtzin gebruiken")), kind="primary")
        go.clicked.connect(self._try_recovery)
        self._key.returnPressed.connect(self._new.setFocus)
        self._new.returnPressed.connect(self._try_recovery)
        back = button(tr(N_("Annuleren")), kind="quiet")
        back.clicked.connect(lambda: self._show_recovery(on=False))
        self._recovery_message = small("", "danger", wrap=True)
        form.setLayout(
            vbox(
                body(
                    tr(
                        N_(
                            "Typ de herstelsleutel over en kies een nieuwe wachtzin. Uw gegevens blijven bewaard."
                        )
                    ),
                    "t2",
                ),
                LabeledField(tr(N_("Herstelsleutel")), self._key),
                LabeledField(tr(N_("Nieuwe wachtzin")), self._new),
                self._recovery_message,
                hbox(go, back, 1),
                gap=10,
            )
        )
        self.body.insertWidget(self._recovery_at, form)
        return form

    def tell_backup(self, made: "dt.datetime") -> None:
        """Add below the card when the newest backup was made."""
        from ensure_desk.domain.day_words import clock, day_and_month  # cold start: after the first paint

        time = clock(made, self._)
        if made.date() == made.now().date():
            text = self._(N_("Laatste reservekopie vandaag om {time} uur."), time=time)
        else:
            day = day_and_month(made, self._)
            text = self._(N_("Laatste reservekopie {day} om {time} uur."), day=day, time=time)
        self._foot.setText(f"{self._foot.text()} {text}")

    def show_message(self, text: str, tone: str = "danger") -> None:
        """Say why it did not work; what was typed stays to be corrected."""
        self.set_busy(False)
        if self._recovery is not None and self._recovery.isVisible():
            self._recovery_message.setText(text)
            return
        self._labeled.set_message(text, tone)
        self.field.setFocus()
        self.field.selectAll()

    def wait(self, seconds: int) -> None:
        """Count down before the next try."""
        if seconds > 0:
            self._left = seconds
            self._tick()
            self._timer.start()

    def set_busy(self, on: bool) -> None:
        """Show that the passphrase is being tried."""
        self._go.setEnabled(not on)
        self._go.setText(self._(N_("Even geduld")) if on else self._(N_("Ontgrendelen")))

    def _try(self) -> None:
        if not self._go.isEnabled():
            return
        if not self.field.text():
            self.show_message(self._(N_("Typ uw wachtzin.")))
            return
        self.set_busy(True)
        self.unlock.emit(self.field.text())

    def _try_recovery(self) -> None:
        self.recover.emit(self._key.text().strip(), self._new.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button in hand."""
        in_hand = self.focusWidget()
        enter = event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
        if enter and not event.isAutoRepeat() and isinstance(in_hand, QAbstractButton):
            in_hand.click()
        else:
            super().keyPressEvent(event)

    def _tick(self) -> None:
        if self._left <= 0:
            self._timer.stop()
            self._go.setEnabled(True)
            self._labeled.set_message("")
            return
        self._go.setEnabled(False)
        self._labeled.set_message(
            self._.plural("Wacht nog {n} seconde.", "Wacht nog {n} seconden.", self._left), "warn"
        )
        self._left -= 1

    def _show_recovery(self, *, on: bool) -> None:
        if self._recovery is None:
            self._recovery = self._build_recovery()
        self._recovery.setVisible(on)
        for widget in (self._labeled, self._go, self._forgot):
            widget.setVisible(not on)
        (self._key if on else self.field).setFocus()


class TroublePage(Centred):
    """The vault cannot be opened: what happened, what is safe, what to do."""

    retry = Signal()

    def __init__(self, tr: Translator, sentence: str) -> None:
        super().__init__(520)
        self.body.addLayout(hbox(logo(), h2(tr(N_("De kluis gaat niet open"))), 1, gap=12))
        self.body.addWidget(body(sentence))
        self.body.addWidget(
            body(tr(N_("Er is niets gewist. Vraag hulp aan uw informaticus als u twijfelt.")), "t2")
        )
        again = button(tr(N_("Opnieuw proberen")), icon="refresh-cw", kind="primary")
        again.clicked.connect(self.retry)
        self.body.addLayout(hbox(again, 1))
