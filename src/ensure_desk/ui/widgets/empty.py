# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a page says when there is nothing yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from ensure_desk.ui import icons
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.texts import body


class EmptyState(QWidget):
    """An icon, one sentence, and the next step."""

    action = Signal()
    second_action = Signal()

    def __init__(
        self, icon: str, sentence: str, action: str = "", second: str = "", *, aside: bool = False
    ) -> None:
        """Make it; `aside` of other work its button is not the main one and waits for the keyboard."""
        super().__init__()
        self._aside = aside
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, "t3", 40))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = body(sentence, "t2")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = hbox(1)
        for text, signal, kind in (
            (action, self.action, "secondary" if aside else "primary"),
            (second, self.second_action, "secondary"),
        ):
            if text:
                press = button(text, kind=kind)
                press.clicked.connect(signal)
                press.setAutoDefault(True)
                row.addWidget(press)
        row.addStretch(1)
        self.setLayout(vbox(1, picture, self._text, row, 1, gap=14, margins=(24, 24, 24, 24)))

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the keyboard to the next step, unless somebody is typing."""
        super().showEvent(event)
        if not self._aside and not isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit):
            self.enter()

    def set_text(self, sentence: str) -> None:
        """Show another sentence."""
        self._text.setText(sentence)

    def enter(self) -> None:
        """Bring the keyboard to the next step."""
        for press in self.findChildren(QPushButton)[:1]:
            press.setFocus(Qt.FocusReason.OtherFocusReason)
