# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One question of a sheet: its number, its words, and the field for what stands on the paper."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.messages import sentence
from ensure_desk.domain.texts import Translator
from ensure_desk.services.survey_keying import read_answer, typed
from ensure_desk.services.survey_paper import Item
from ensure_desk.ui import theme
from ensure_desk.ui.survey_form.reveal import reveal
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.texts import body, small

_WIDTHS = {"one": 76, "matrix": 76, "many": 150, "number": 150, "date": 150}
_WIDE, _NUMBER, _MOST_MARKS = 460, 46, 12
_STEPS = {
    Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
}  # fmt: skip


class _Field(QLineEdit):
    """A field that hands its keys for going on to the line."""

    stepped = Signal(int, bool)
    """So many questions on, and whether what cannot be answered is stepped over."""
    paged = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter and Down, back with Up."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step, event.key() != Qt.Key.Key_Down and step > 0)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.paged.emit(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take what stands there under the keys, so that typing replaces it."""
        super().focusInEvent(event)
        self.selectAll()
        reveal(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()


class KeyLine(QWidget):
    """A question being keyed."""

    keyed = Signal(str, str)
    """The path and what is stored for what was typed."""
    stepped = Signal(int, bool)
    paged = Signal(int)

    def __init__(self, tr: Translator, item: Item, today: dt.date) -> None:
        super().__init__()
        self._, self.item, self._today = tr, item, today
        self._stored, self._taken = "", ""
        self.field = _Field()
        self.field.setFixedWidth(_WIDTHS.get(item.kind, _WIDE))
        self.field.setAccessibleName(f"{item.number}. {item.text}")
        self.field.setAccessibleDescription(marks_text(item))
        self.field.stepped.connect(self._on_stepped)
        self.field.paged.connect(self.paged)
        self.field.left.connect(self.take)
        self._number, self._words = body(item.number, "t2", bold=True), body(item.text)
        self._number.setFixedWidth(_NUMBER)
        self._said, self._message = body("", "t2"), small("", "danger", wrap=True)
        self._message.hide()
        asked = vbox(self._words, gap=3)
        if item.only_if:
            asked.insertWidget(0, small(item.only_if, "t3", wrap=True))
        marks = marks_text(item)
        if marks:
            asked.addWidget(small(marks, "t3", wrap=True))
        asked.addLayout(hbox(self.field, self._said, 1, gap=10))
        asked.addWidget(self._message)
        row = hbox(vbox(self._number, 1), asked, gap=8)
        row.setStretch(1, 1)
        self.setLayout(row)

    @property
    def said(self) -> str:
        """Return how the answer reads."""
        return self._said.text()

    @property
    def message(self) -> str:
        """Return the sentence about what cannot be."""
        return self._message.text()

    def show_answer(self, stored: str) -> None:
        """Show an answer that was typed before."""
        self._stored = stored
        marks = {box.code: box.mark for box in self.item.boxes}
        shown = " ".join(marks.get(code, code) for code in stored.split()) if marks else stored
        self._taken = shown
        self.field.setText(shown)
        self._say(stored)

    def show_counts(self, *, counts: bool) -> None:
        """Show whether the question is one for this person, after what was typed so far."""
        for label in (self._number, self._words):
            theme.mark(label, label.objectName(), tone="t1" if counts else "t3")

    def enter(self) -> None:
        """Bring the keyboard here."""
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def take(self) -> bool:
        """Take what was typed; say whether it can be."""
        keys = self.field.text().strip()
        if keys == self._taken:
            return not self._message.text()
        self._taken = keys
        try:
            stored = typed(self.item, keys, self._today)
        except UserError as error:
            self._refuse(sentence(error, self._))
            return False
        self._refuse("")
        self._say(stored)
        if stored != self._stored:
            self._stored = stored
            self.keyed.emit(self.item.path, stored)
        return True

    def _on_stepped(self, step: int, jumping: bool) -> None:
        if self.take() or step < 0:
            self.stepped.emit(step, jumping)

    def refuse(self, words: str) -> None:
        """Say that this answer cannot be."""
        self._refuse(words)

    def _refuse(self, words: str) -> None:
        self._message.setText(words)
        self._message.setVisible(bool(words))
        theme.mark(self.field, self.field.objectName(), state="error" if words else "")
        if words:
            self._said.setText("")
            self.field.selectAll()

    def _say(self, stored: str) -> None:
        shows = bool(self.item.boxes) or self.item.kind in ("date", "number")
        self._said.setText(read_answer(self.item, stored) if shows else "")


def marks_text(item: Item) -> str:
    """Return what is typed for each box: "0 geen · 1 klein"; empty where there are too many to read."""
    if not 0 < len(item.boxes) <= _MOST_MARKS:
        return ""
    return " · ".join(f"{box.mark} {box.label}" for box in item.boxes)
