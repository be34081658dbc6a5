# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentence that appears for a while, with its undo, where it covers nothing.

A short one stands in the bar on top, where nothing else ever is; a long one at the foot, and the page makes room.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6 import QtGui
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QSize, QTimer
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from ensure_desk.ui import theme
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import hbox
from ensure_desk.ui.widgets.texts import body

SHOWN_MS, A_LETTER_MS = 8_000, 80
"""So long a sentence is shown at least, and for each of its letters: who reads slowly reads it whole."""
MARGIN, NARROWEST, _SIDE = 12, 220, 14


@dataclass(frozen=True)
class Places:
    """Where a toast may stand in its parent."""

    free: Callable[[], QRect]
    """The part of the bar on top where nothing is."""
    make_room: Callable[[int], None]
    """Keep so many pixels free at the foot of the page; none when they are no longer needed."""


def _has_own_undo(widget: QWidget) -> bool:
    if isinstance(widget, QPlainTextEdit):
        return widget.document().isUndoAvailable()
    return isinstance(widget, QLineEdit) and widget.isUndoAvailable()


class Toast(QFrame):
    """One sentence; a new one takes the place of the old."""

    def __init__(self, parent: QWidget, undo_text: str, places: Places) -> None:
        super().__init__(parent)
        theme.mark(self, "toast")
        self._places = places
        self._text = body("", wrap=False)
        self._undo = button(undo_text, icon="undo-2", kind="toast")
        self._undo.setToolTip("Ctrl+Z")
        self._undo.clicked.connect(self._take_back)
        self._what: Callable[[], None] | None = None
        self._just_said = False
        self._row = hbox(self._text, self._undo, gap=10)
        self.setLayout(self._row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence for a while."""
        self._text.setText(text)
        self._what = undo
        self._undo.setVisible(undo is not None)
        self._row.setContentsMargins(_SIDE, 3, 8 if undo is not None else _SIDE, 3)
        self.setAccessibleName(text)
        if QtGui.QAccessible.isActive():
            QtGui.QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(self, text))
        self.show()
        self.place()
        self.raise_()
        self._timer.start(max(SHOWN_MS, A_LETTER_MS * len(text)))
        self._just_said = True
        QTimer.singleShot(0, self, self._grow_old)

    def _grow_old(self) -> None:
        self._just_said = False

    def turn_page(self) -> None:
        """Go away with the page it was about; one that tells of the step itself, or takes it back, comes along."""
        if self._what is None and not self._just_said:
            self.hide()

    def place(self) -> None:
        """Stand where nothing is."""
        parent = self.parentWidget()
        if parent is None or self.isHidden():
            return
        free = self._places.free()
        size = self._size_within(free.width())
        if free.width() < NARROWEST or size.height() > free.height():
            size = self._size_within(parent.width() - 2 * MARGIN)
            foot = size.height() + MARGIN
            self._places.make_room(foot)
            free = QRect(0, parent.height() - foot, parent.width(), foot)
        else:
            self._places.make_room(0)
        place = QRect(free.topLeft(), size)
        place.moveCenter(free.center())
        self.setGeometry(place)

    def _size_within(self, width: int) -> QSize:
        """Return the size on one line, or on more where that is wider than a width."""
        self._text.setWordWrap(False)
        size = self.sizeHint()
        if size.width() <= width:
            return size
        self._text.setWordWrap(True)
        return QSize(width, self.heightForWidth(width))

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to Ctrl+Z as long as the undo is offered."""
        super().showEvent(event)
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave Ctrl+Z to the fields again, and its room to the page."""
        super().hideEvent(event)
        self._places.make_room(0)
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
