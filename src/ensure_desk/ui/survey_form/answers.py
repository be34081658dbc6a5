# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every kind of answer can do, and the answers that are typed on a line or in a box."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRegularExpression, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui.survey_form.reader import Option
from ensure_desk.ui.widgets.layout import vbox

IDLE_MS = 1_500
"""What is typed is kept after so long without a key, and on leaving the question."""
TEXT_WIDTH, NUMBER_WIDTH = 640, 160


class Answer(QWidget):
    """The part of a question in which the answer is given; answers are stored texts."""

    answered = Signal(str)
    refused = Signal(str)
    """A sentence about what cannot be read; empty when that is over."""
    goes_on: ClassVar[bool] = False
    """Whether an answer may lead to the next page at once."""

    def show_value(self, text: str) -> None:
        """Show an answer without a signal."""

    def show_options(self, options: Sequence[Option]) -> None:
        """Offer these choices."""

    def set_read_only(self, on: bool) -> None:
        """Let nobody answer."""
        self.setEnabled(not on)

    def set_names(self, label: str, description: str) -> None:
        """Tell assistive technology what is asked."""
        widget = self.entrance()
        widget.setAccessibleName(label)
        widget.setAccessibleDescription(description)

    def entrance(self) -> QWidget:
        """Return the widget where the keyboard enters."""
        return self

    def pick(self, number: int) -> bool:
        """Answer with the key of a number; say whether that is an answer here."""
        return False

    def pick_first(self) -> None:
        """Press the first choice, where there are choices."""

    def commit(self) -> None:
        """Hand over what is still being typed."""


class TextAnswer(Answer):
    """A text, on one line or in a box."""

    def __init__(self, *, lines: int = 1, secret: bool = False, pattern: str = "") -> None:
        super().__init__()
        self._shown = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.commit)
        self.field: QLineEdit | QPlainTextEdit = (
            self._line(pattern, secret) if lines == 1 else self._box(lines)
        )
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.setLayout(vbox(self.field))

    def _line(self, pattern: str, secret: bool) -> QLineEdit:
        field = QLineEdit()
        field.setMaximumWidth(NUMBER_WIDTH if pattern else TEXT_WIDTH)
        if pattern:
            field.setValidator(QRegularExpressionValidator(QRegularExpression(pattern), field))
        if secret:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        return field

    def _box(self, lines: int) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setTabChangesFocus(True)
        field.setFixedHeight(lines * 20 + 16)
        field.setMaximumWidth(TEXT_WIDTH)
        return field

    def typed(self) -> str:
        """Return what stands in the field."""
        field = self.field
        return (field.text() if isinstance(field, QLineEdit) else field.toPlainText()).strip()

    def _on_typed(self) -> None:
        if self.typed() != self._shown:
            self._timer.start(IDLE_MS)

    def show_value(self, text: str) -> None:
        """Show an answer."""
        self._shown = text
        if text != self.typed():
            if isinstance(self.field, QLineEdit):
                self.field.setText(text)
            else:
                self.field.setPlainText(text)
        self._timer.stop()

    def entrance(self) -> QWidget:
        """Return the field."""
        return self.field

    def set_read_only(self, on: bool) -> None:
        """Let nobody type; the text can still be read and copied."""
        self.field.setReadOnly(on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand over on leaving the field; the keys that page and go on are for the questionnaire."""
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _goes_on(event):
            QCoreApplication.sendEvent(self, event)
            return True
        return super().eventFilter(watched, event)

    def commit(self) -> None:
        """Hand over what was typed."""
        self._timer.stop()
        text = self.typed()
        if text != self._shown:
            self._shown = text
            self.answered.emit(text)


def _goes_on(event: QKeyEvent) -> bool:
    """Say whether a key leaves a field: a page key, Escape, Ctrl with Enter."""
    if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape):
        return True
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NumberAnswer(TextAnswer):
    """A number; a comma is as good as a point."""

    def __init__(self, tr: Translator, *, whole: bool) -> None:
        super().__init__(pattern=r"-?\d{0,15}" if whole else r"-?\d{0,15}([.,]\d{0,10})?")
        self._tr = tr

    def commit(self) -> None:
        """Hand over the number, or say that it is none."""
        self._timer.stop()
        text = self.typed().replace(",", ".")
        if text and not any(letter.isdigit() for letter in text):
            self.refused.emit(self._tr(N_("Vul een getal in.")))
            return
        if text != self._shown:
            self._shown = text
            self.refused.emit("")
            self.answered.emit(text)

    def show_value(self, text: str) -> None:
        """Show a number; one that reads the same stays as it was typed."""
        if text and self.typed().replace(",", ".") == text:
            self._shown = text
            return
        super().show_value(text)


class Unsupported(Answer):
    """A question that only a telephone can answer; the questionnaire goes on without it."""

    def __init__(self, sentence: QWidget) -> None:
        super().__init__()
        self.setLayout(vbox(sentence))
