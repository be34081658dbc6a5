# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentence that appears for a while at the foot of the page, with its undo."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from ensure_desk.ui import theme
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import hbox
from ensure_desk.ui.widgets.texts import body

SHOWN_MS = 8_000
MARGIN = 20


def _has_own_undo(widget: QWidget) -> bool:
    if isinstance(widget, QPlainTextEdit):
        return widget.document().isUndoAvailable()
    return isinstance(widget, QLineEdit) and widget.isUndoAvailable()


class Toast(QFrame):
    """One sentence; a new one takes the place of the old."""

    def __init__(self, parent: QWidget, undo_text: str) -> None:
        super().__init__(parent)
        theme.mark(self, "toast")
        self._text = body("", wrap=False)
        self._undo = button(undo_text, icon="undo-2", kind="toast")
        self._undo.setToolTip("Ctrl+Z")
        self._undo.clicked.connect(self._take_back)
        self._what: Callable[[], None] | None = None
        self.setLayout(hbox(self._text, self._undo, gap=10, margins=(14, 6, 8, 6)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence for a while."""
        self._text.setText(text)
        self._what = undo
        self._undo.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def place(self) -> None:
        """Stand at the foot of the parent, in the middle."""
        self.adjustSize()
        parent = self.parentWidget()
        if parent is not None:
            self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - MARGIN)

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to Ctrl+Z as long as the undo is offered."""
        super().showEvent(event)
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave Ctrl+Z to the fields again."""
        super().hideEvent(event)
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take back with Ctrl+Z, unless a field has something typed to take back itself."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        offered = self._what is not None and event.matches(QKeySequence.StandardKey.Undo)
        if not offered or not isinstance(watched, QWidget) or _has_own_undo(watched):
            return False
        self._take_back()
        return True

    def _take_back(self) -> None:
        self.hide()
        if self._what is not None:
            self._what()
