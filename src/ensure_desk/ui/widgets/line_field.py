# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A line of text, and the label with a sentence that goes with any field.

Apart from the other fields because the unlock page needs these two and is painted before anything else is loaded.
"""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from ensure_desk.ui import theme
from ensure_desk.ui.widgets.layout import vbox
from ensure_desk.ui.widgets.texts import caption, small

PLAIN_TEXT_LIMIT = 32_000


class LineField(QLineEdit):
    """One line of text."""

    edited = Signal(object)

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setMaxLength(PLAIN_TEXT_LIMIT)
        self._stored: object = None
        self.editingFinished.connect(self._finish)

    def value(self) -> Any:
        """Return the text, None when empty."""
        return self.text().strip() or None

    def set_value(self, value: object) -> None:
        """Show a value without a signal."""
        self._stored = value or None
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def set_read_only(self, on: bool) -> None:
        """Let nobody type."""
        self.setReadOnly(on)

    def _finish(self) -> None:
        value = self.value()
        if value != self._stored:
            self._stored = value
            self.edited.emit(value)


class LabeledField(QWidget):
    """A field with its label above it and a sentence below it."""

    def __init__(self, label: str, field: QWidget, *, hint: str = "", required: bool = False) -> None:
        super().__init__()
        self.field: Any = field
        self._label = caption(f"{label} *" if required else label)
        self._label.setBuddy(field)
        field.setAccessibleName(label)
        field.setAccessibleDescription(hint)
        self._message: QLabel = small(hint, wrap=True)
        if not hint:
            self._message.hide()
        self._hint = hint
        column: QVBoxLayout = vbox(self._label, field, self._message, gap=4)
        self.setLayout(column)

    def set_message(self, text: str, tone: str = "danger") -> None:
        """Show a sentence below the field; an empty one brings the hint back."""
        self._message.setText(text or self._hint)
        theme.mark(self._message, "message", tone=tone if text else "t3")
        self._message.setVisible(bool(text or self._hint))
