# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One question: its words, the place for its answer, and the sentence that says what is wrong with it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ensure_desk.domain.texts import N_
from ensure_desk.surveys.model import Control
from ensure_desk.surveys.nodes import Node
from ensure_desk.ui import theme
from ensure_desk.ui.survey_form.answers import Answer
from ensure_desk.ui.survey_form.choice_paint import RING
from ensure_desk.ui.survey_form.choosing import BigChoices
from ensure_desk.ui.survey_form.factory import answer_for
from ensure_desk.ui.survey_form.line_layout import LineLayout
from ensure_desk.ui.survey_form.reader import Reader, touches
from ensure_desk.ui.survey_form.reveal import reveal
from ensure_desk.ui.survey_form.statement_size import StatementSize
from ensure_desk.ui.widgets.layout import vbox
from ensure_desk.ui.widgets.texts import body, caption, key_hint, small

ZERO, NINE = int(Qt.Key.Key_0), int(Qt.Key.Key_9)


class Question(QWidget):
    """A question of a page."""

    answered = Signal(object, str)
    """The node and the answer as stored text."""

    def __init__(self, reader: Reader, control: Control, node: Node, *, large: bool = False) -> None:
        super().__init__()
        self.reader, self.control, self.node = reader, control, node
        self.sources = reader.sources(control)
        self.answer: Answer | None = answer_for(reader, control, node)
        self._title = body("", bold=self.answer is not None)
        self._beneath = body("", "t2")
        self._hint, self._message = small("", "t2", wrap=True), small("", "danger", wrap=True)
        self.is_large, self._above = large, caption("")
        self.column = vbox(gap=6 if large else 4)
        if large:
            self._enlarge(reader.subject(control))
        for label in (self._title, self._beneath, self._hint):
            self.column.addWidget(label)
        if large:
            self.column.addSpacing(6)
        if self.answer is not None:
            self.answer.answered.connect(self._on_answered)
            self.answer.refused.connect(self.say)
            self.column.addWidget(self.answer)
        self.column.addWidget(self._message)
        self.setLayout(self.column)
        self._message.hide()
        self.show_words()

    def _enlarge(self, subject: str) -> None:
        """Dress the words of a statement: the words begin where the boxes of the keys begin."""
        self._above.setText(subject.upper())
        self.column.addWidget(self._above)
        for label in (self._above, self._title, self._beneath, self._message):
            label.setContentsMargins(RING, 0, RING, 0)
        if isinstance(self.answer, BigChoices):
            self.answer.show_letters()

    def fit(self, size: StatementSize) -> None:
        """Say a statement in larger or smaller letters."""
        self._above.setHidden(not size.subject or not self._above.text())
        weights = (QFont.Weight.DemiBold, QFont.Weight.Normal, QFont.Weight.Normal)
        labels = (self._title, self._beneath, self._hint)
        for label, points, weight in zip(labels, size.points, weights, strict=True):
            label.setFont(theme.body_font(points, weight))
        self._hint.setContentsMargins(RING, size.gap, RING, 0)
        self.column.setSpacing(size.gap // 2 + 1)
        if isinstance(self.answer, BigChoices):
            self.answer.resize_to(size.keys)

    def stand_beside(self, key: str) -> None:
        """Put the answer beside the words, with the key that gives the first one."""
        if self.answer is None:
            return
        words, row = QWidget(), QWidget()
        self.column.insertWidget(0, row)
        line = LineLayout(row, gap=14)  # in its widget before it is filled: its items live no longer
        words.setLayout(vbox(self._title, self._beneath, self._hint, gap=0, margins=(RING, 0, 0, 0)))
        for label in (self._title, self._beneath):
            label.setWordWrap(False)
        for part in (words, self.answer, key_hint(key)):
            line.addWidget(part)

    def _on_answered(self, text: str) -> None:
        self.answered.emit(self.node, text)

    def show_words(self) -> None:
        """Say everything in the language in use."""
        reader, control, node = self.reader, self.control, self.node
        label = reader.label(control, node)
        hint = reader.hint(control, node)
        star = " *" if node.required and self.answer is not None else ""
        _say(self._title, label + star)
        _say(self._beneath, reader.label_beneath(control, node))
        _say(self._hint, hint)
        if self.answer is not None:
            if control.items or control.itemset is not None:
                self.answer.show_options(reader.options(control, node))
            required = reader.tr(N_("verplicht")) if node.required else ""
            said = "" if self._message.isHidden() else self._message.text()
            self.answer.set_names(label or node.name, ". ".join(t for t in (said, required, hint) if t))

    def show_state(self) -> None:
        """Show whether the question counts, and its answer."""
        if self.node.relevant is self.isHidden():
            self.setVisible(self.node.relevant)
        if self.answer is None or not self.node.relevant:
            return
        text = self.reader.text(self.node)
        self.answer.show_value(text)
        self.answer.set_read_only(self.node.readonly or self.reader.read_only)
        if self._title.text().endswith(" *") is not self.node.required:
            self.show_words()

    def depends(self, changed: Iterable[str]) -> bool:
        """Say whether the words or choices may be others after a change of some paths."""
        return touches(self.sources, changed)

    def check(self, *, required: bool) -> bool:
        """Say below the question what is wrong with its answer; `required` asks for missing ones too."""
        fault = self.reader.fault(self.node) if required or self.node.value != "" else ""
        self.say(fault)
        return not fault

    def say(self, sentence: str) -> None:
        """Show a sentence below the question, or none."""
        if sentence != ("" if self._message.isHidden() else self._message.text()):
            _say(self._message, sentence)
            self.show_words()

    @property
    def message(self) -> str:
        """Return the sentence that stands below the question."""
        return "" if self._message.isHidden() else self._message.text()

    def enter(self, *, by_mouse: bool = False) -> None:
        """Bring the keyboard here; who came by the mouse sees no ring around a button."""
        if self.answer is not None:
            reason = Qt.FocusReason.MouseFocusReason if by_mouse else Qt.FocusReason.TabFocusReason
            self.answer.entrance().setFocus(reason)
            reveal(self)
            reveal(self.answer.entrance())

    @property
    def can_answer(self) -> bool:
        """Say whether somebody can answer here now."""
        return (
            self.answer is not None
            and self.node.relevant
            and self.answer.isEnabled()
            and not self.node.readonly
        )

    def has_focus(self) -> bool:
        """Say whether the keyboard is here."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with a number."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        number = plain and ZERO <= event.key() <= NINE and self.answer is not None and self.can_answer
        if not (number and self.answer is not None and self.answer.pick(event.key() - ZERO)):
            super().keyPressEvent(event)


def _say(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
    if bool(text) is label.isHidden():
        label.setVisible(bool(text))
