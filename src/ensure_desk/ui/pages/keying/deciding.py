# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Only the questions where two passes differ: 1 takes the first, 2 the second, 3 types what stands on the paper."""

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.survey_keying import Difference, Keyed, keyed_items
from ensure_desk.services.survey_paper import Item, PaperForm
from ensure_desk.ui.pages.keying.frame import COLUMN, framed
from ensure_desk.ui.pages.keying.line import KeyLine
from ensure_desk.ui.survey_form.reveal import reveal
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.flow import FlowLayout
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.texts import body, h2, small

_KEYS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}
_STEPS = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class _Choice(Card):
    """A question with its two answers."""

    chosen = Signal(str, str)
    stepped = Signal(int)

    def __init__(self, tr: Translator, found: Difference, item: Item, keyed: Keyed, today: dt.date) -> None:
        super().__init__()
        self.path = found.path
        none = tr(N_("niets"))
        self._stored = (keyed.first.get(self.path, ""), keyed.second.get(self.path, ""))
        words = (
            tr(N_("1 · eerste keer: {answer}"), answer=found.first or none),
            tr(N_("2 · tweede keer: {answer}"), answer=found.second or none),
            tr(N_("3 · iets anders")),
        )
        self.buttons: list[QPushButton] = [button(text) for text in words]
        row = QWidget()
        flow = FlowLayout(row, gap=8)
        for n, press in enumerate(self.buttons):
            press.setCheckable(True)
            press.setAccessibleName(f"{found.number}. {found.label}: {words[n]}")
            press.clicked.connect(lambda _=False, n=n: self.pick(n))
            flow.addWidget(press)
        self.other = KeyLine(tr, item, today)
        self.other.hide()
        self.other.keyed.connect(self._on_other)
        self.other.stepped.connect(lambda step, _: self.stepped.emit(step))
        self.body.addWidget(body(f"{found.number}. {found.label}", bold=True))
        self.body.addWidget(row)
        self.body.addWidget(self.other)

    def pick(self, n: int) -> None:
        """Take one of the answers, or open the field for another."""
        for place, press in enumerate(self.buttons):
            press.setChecked(place == n)
        self.other.setHidden(n != 2)
        if n == 2:
            self.other.enter()
        else:
            self.chosen.emit(self.path, self._stored[n])

    def _on_other(self, path: str, stored: str) -> None:
        self.chosen.emit(path, stored)

    def enter(self) -> None:
        """Bring the keyboard here."""
        self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        reveal(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with a number, go on with Enter."""
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.pick(_KEYS[key])
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)


class Deciding(QWidget):
    """The list of differences."""

    decided = Signal(object)
    """Path -> stored text for every difference."""
    again = Signal()

    def __init__(self, tr: Translator, today: dt.date) -> None:
        super().__init__()
        self._, self._today = tr, today
        self._chosen: dict[str, str] = {}
        self.choices: tuple[_Choice, ...] = ()
        self._title = h2("")
        self._told = small(tr(N_("Neem het blad. 1 of 2 kiest wat er staat, 3 typt het opnieuw.")), "t2")
        self._column = vbox(gap=12)
        self._left = small("", "t2")
        self.back = button(tr(N_("Terug naar de bladen")), icon="arrow-left")
        self.keep = button(tr(N_("Bewaren")), icon="check", kind="primary")
        self.keep.setAutoDefault(True)
        self.back.clicked.connect(self.again)
        self.keep.clicked.connect(lambda: self.decided.emit(dict(self._chosen)))
        foot = hbox(self._left, 1, self.back, self.keep, gap=12)
        head = vbox(self._title, self._told, gap=2)
        self.setLayout(vbox(framed(head, vbox(self._column, 1, margins=COLUMN), foot)))

    def begin(self, paper: PaperForm, keyed: Keyed, found: Sequence[Difference]) -> None:
        """Show the questions that two passes answer differently."""
        self._chosen = {}
        clear(self._column)
        items: Mapping[str, Item] = {item.path: item for item in keyed_items(paper)}
        self.choices = tuple(_Choice(self._, one, items[one.path], keyed, self._today) for one in found)
        for choice in self.choices:
            choice.chosen.connect(self._on_chosen)
            choice.stepped.connect(self._step)
            self._column.addWidget(choice)
        words = self._.plural("{n} vraag is anders getypt", "{n} vragen zijn anders getypt", len(found))
        self._title.setText(words)
        self._show_left()
        for choice in self.choices[:1]:
            choice.enter()

    def _on_chosen(self, path: str, stored: str) -> None:
        self._chosen[path] = stored
        self._show_left()

    def _show_left(self) -> None:
        left = sum(choice.path not in self._chosen for choice in self.choices)
        self.keep.setEnabled(not left)
        self._left.setText(
            self._.plural("Nog {n} verschil te kiezen.", "Nog {n} verschillen te kiezen.", left)
            if left
            else ""
        )

    def _step(self, step: int) -> None:
        """Go to the next or the previous difference; after the last one to the button."""
        focus = QApplication.focusWidget()
        here = (n for n, c in enumerate(self.choices) if focus is not None and c.isAncestorOf(focus))
        at = next(here, 0) + step
        if 0 <= at < len(self.choices):
            self.choices[at].enter()
        elif at > 0 and self.keep.isEnabled():
            self.keep.setFocus(Qt.FocusReason.TabFocusReason)
