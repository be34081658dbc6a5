# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question over the page, answered by a signal; it never blocks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ensure_desk.ui import theme
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.texts import body, h2


class Dialog(QDialog):
    """A title, a text, own widgets, and the answers as (code, text, kind)."""

    chosen = Signal(str)

    def __init__(
        self, parent: QWidget | None, title: str, text: str, actions: Sequence[tuple[str, str, str]]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(420)
        theme.mark(self, "app")
        self.content = vbox(gap=10)
        row = hbox(1)
        for code, label, kind in actions:
            press = button(label, kind=kind)
            press.clicked.connect(lambda _=False, c=code: self._choose(c))
            row.addWidget(press)
            if kind == "primary":
                press.setDefault(True)
        sentence = body(text, "t2")
        if not text:
            sentence.hide()
        self.setLayout(vbox(h2(title), sentence, self.content, row, gap=14, margins=(24, 20, 24, 20)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _choose(self, code: str) -> None:
        self.chosen.emit(code)
        self.accept()
