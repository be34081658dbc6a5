# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The line above a questionnaire: how far it is, and in which languages it speaks."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui.survey_form.reader import language_name
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.texts import body, small

_BAR_WIDTH = 220


class TopLine(QWidget):
    """Progress and languages."""

    language = Signal(str)
    gloss = Signal(str)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self._where = body("", bold=True, wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._languages, self._glosses = ChoiceField((), empty=False), ChoiceField((), empty=False)
        self._languages.setAccessibleName(tr(N_("Taal")))
        self._glosses.setAccessibleName(tr(N_("Taal eronder")))
        self._languages.edited.connect(lambda value: self.language.emit(str(value)))
        self._glosses.edited.connect(lambda value: self.gloss.emit(str(value or "")))
        self._beneath = small(tr(N_("eronder")), "t2")
        row = hbox(
            vbox(self._where, self._bar, gap=4), 1, self._languages, self._beneath, self._glosses, gap=10
        )
        self.setLayout(row)

    def show_languages(self, languages: Sequence[str], current: str, gloss: str) -> None:
        """Offer the languages of a questionnaire."""
        several = len(languages) > 1
        for field in (self._languages, self._glosses):
            field.clear()
            field.setVisible(several)
        self._beneath.setVisible(several)
        self._glosses.addItem(self._(N_("geen")), "")
        for language in languages:
            self._languages.addItem(language_name(language), language)
            self._glosses.addItem(language_name(language), language)
        if several:
            self._languages.set_value(current)
            self._glosses.set_value(gloss)

    def show_progress(self, place: int, of: int) -> None:
        """Show on which of how many pages the conversation is."""
        words = self._(N_("{place} van {of}"), place=place, of=of) if of else ""
        self._where.setText(words)
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(place)
        self._bar.setAccessibleName(words)
