# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The values of one field under each other: what, by whom, and the button that keeps it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.conflicts import Choice, Conflict, Version, said_by
from ensure_desk.services.value_words import NOTHING
from ensure_desk.ui.page import scrolled
from ensure_desk.ui.tab_order import tab_through
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.chip import Chip
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.texts import body, h2, small

_SHORT = 24
"""So many letters of a value fit on its button."""


class Versions(Card):
    """One conflict: its values as boxes, each with a button; `chosen` tells the choice and the write it takes."""

    chosen = Signal(str, str)
    dossier = Signal(str)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self._conflict: Conflict | None = None
        self.buttons: list[QPushButton] = []
        self._field, self._who = h2(""), body("", "t2")
        self._field.setWordWrap(True)
        self._open = button(tr(N_("Dossier openen")), icon="user", kind="ghost", size="sm")
        self._open.clicked.connect(self._open_dossier)
        head = hbox(vbox(self._field, self._who, gap=2), self._open, gap=12)
        head.setStretch(0, 1)
        self._boxes = vbox(gap=12)
        content = QWidget()
        content.setLayout(vbox(self._boxes, 1))
        self.body.addLayout(head)
        self.body.addWidget(scrolled(content), 1)
        self._note = button(tr(N_("Beide in een notitie bewaren")), icon="message-square-plus")
        self._note.clicked.connect(self.keep_both)
        self._hint = small(
            tr(N_("De waarde die u nu ziet, blijft; de notitie noemt ze allebei.")), "t2", wrap=True
        )
        foot = self.footer()
        foot.addWidget(self._note)
        foot.addWidget(self._hint, 1)

    def show_conflict(self, conflict: Conflict | None) -> None:
        """Show another conflict; nothing where there is none."""
        self._conflict = conflict
        clear(self._boxes)
        self.buttons = []
        self.setVisible(conflict is not None)
        if conflict is None:
            return
        self._field.setText(conflict.field_label)
        self._who.setText(conflict.label)
        self._open.setVisible(bool(conflict.person_id))
        for place, version in enumerate(_in_view_first(conflict)):
            self._boxes.addWidget(self._box(conflict, place, version))
        can_note = Choice.NOTE in conflict.choices
        self._note.setVisible(can_note)
        self._hint.setVisible(can_note)
        tab_through(self._open, *self.buttons, self._note)

    def keep_both(self) -> None:
        """Leave the value in view and have a note name them all."""
        if self._conflict is not None:
            self.chosen.emit(Choice.NOTE, _in_view_first(self._conflict)[0].write_id)

    def _box(self, conflict: Conflict, place: int, version: Version) -> QWidget:
        choice, words = self._choice(conflict, place, version.text)
        box = Card()
        head = hbox(body(version.text, bold=True), gap=8)
        head.setStretch(0, 1)
        if version.mine:
            head.addWidget(Chip(self._(N_("van u")), "acc"))
        if version.shown and conflict.field:
            head.addWidget(Chip(self._(N_("nu te zien")), "neutral"))
        press = button(words.replace("&", "&&"), icon="check")
        press.setAccessibleName(words if version.text in words else f"{words}: {version.text}")
        press.setToolTip(str(place + 1))
        press.clicked.connect(lambda: self.chosen.emit(choice, version.write_id if conflict.field else ""))
        self.buttons.append(press)
        box.body.addLayout(head)
        box.body.addWidget(small(said_by(version, self._), "t2", wrap=True))
        box.body.addLayout(hbox(press, 1))
        return box

    def _choice(self, conflict: Conflict, place: int, value: str) -> tuple[Choice, str]:
        if not conflict.field:
            deleting = (Choice.DELETE, self._(N_("Toch verwijderen")))
            return deleting if place == 0 else (Choice.KEEP, self._(N_("Bewaren")))
        short = value != NOTHING and len(value) <= _SHORT and "\n" not in value
        if place == 0:
            words = N_("Houd “{value}”") if short else N_("Deze waarde houden")
            return Choice.MINE, self._(words, value=value)
        words = N_("Neem “{value}”") if short else N_("Deze waarde nemen")
        return Choice.THEIRS, self._(words, value=value)

    def _open_dossier(self) -> None:
        if self._conflict is not None:
            self.dossier.emit(self._conflict.person_id)


def _in_view_first(conflict: Conflict) -> list[Version]:
    """Put the value that the dossier shows first: it is the one that stays."""
    return sorted(conflict.versions, key=lambda version: bool(conflict.field) and not version.shown)
