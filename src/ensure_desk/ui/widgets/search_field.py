# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The field that searches while somebody types."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from ensure_desk.ui import icons
from ensure_desk.ui.widgets import texts
from ensure_desk.ui.widgets.layout import hbox

PAUSE_MS = 120


class SearchField(QLineEdit):
    """Tells what to search for after a short pause; Down steps into the list, Esc empties."""

    searched = Signal(str)
    submitted = Signal(str)
    stepped_down = Signal()

    def __init__(self, placeholder: str, key_hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.addAction(
            QAction(icons.icon("search", "t3", 16), "", self), QLineEdit.ActionPosition.LeadingPosition
        )
        if key_hint:
            hint = texts.key_hint(key_hint)
            hint.setSizePolicy(
                QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
            )  # a small key, not a column
            self.setLayout(hbox(1, hint, margins=(0, 0, 8, 0)))
            self.textChanged.connect(lambda text: hint.setVisible(not text))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textEdited.connect(lambda _: self._pause.start())
        self.returnPressed.connect(self._submit)

    def _search(self) -> None:
        self.searched.emit(self.text())

    def _submit(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._search()
        self.submitted.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step into the list, or empty the field."""
        if event.key() == Qt.Key.Key_Down:
            self.stepped_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._search()
        else:
            super().keyPressEvent(event)
