# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the preview does not take by itself: a sentence and a button for each, until somebody says that it was meant."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import Translator
from ensure_desk.ui.widgets.banner import Banner
from ensure_desk.ui.widgets.layout import clear, vbox

Question = tuple[Any, str, str, str]
"""What it is about, the sentence, the word on the button, the tone."""


class AskedBox(QWidget):
    """The first questions at once; hidden where there is none. `meant` tells what a button was pressed for."""

    meant = Signal(object)
    shown: ClassVar[int] = 2

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self._lines = vbox(gap=6)
        self.setLayout(self._lines)
        self.hide()

    def ask(self, questions: Sequence[Question]) -> None:
        """Show other questions."""
        clear(self._lines)
        for about, words, act, tone in questions[: self.shown]:
            banner = Banner(words, tone, action=act)
            banner.action.connect(lambda one=about: self.meant.emit(one))
            self._lines.addWidget(banner)
        self.setVisible(bool(questions))
