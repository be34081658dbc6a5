# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands around a questionnaire: how far it is, and in which languages it speaks."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLabel, QProgressBar, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui import icons
from ensure_desk.ui.survey_form.paging import Place
from ensure_desk.ui.survey_form.reader import language_name
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.texts import body, small

_WIDEST = 280
"""So wide at most is the bar above a page."""


class Progress(QWidget):
    """Which page this is, how many have an answer, and a bar."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self._where, self._done = body("", bold=True, wrap=False), small("", "t2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.setLayout(vbox(hbox(self._where, 1, self._done, gap=12), self._bar, gap=6))

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave out how many have an answer where there is little room."""
        self._done.setHidden(narrow)

    def show_progress(self, where: Place, *, statements: bool) -> None:
        """Show on which of how many pages the conversation is; a page with one statement is a question."""
        tr, of = self._, len(where.shown)
        place = sum(1 for n in where.shown if n <= where.at)
        words = tr(N_("{place} van {of}"), place=place, of=of) if of else ""
        if of and statements:
            words = tr(N_("Vraag {place} van {of}"), place=place, of=of)
        self._where.setText(words)
        self._done.setText(tr(N_("{n} klaar"), n=len(where.answered)) if of > 1 else "")
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(place)
        self._bar.setAccessibleName(words)


class Languages(QWidget):
    """The large language and the one beneath it; nothing where a questionnaire has only one."""

    language = Signal(str)
    gloss = Signal(str)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self.large, self.beneath = ChoiceField((), empty=False), ChoiceField((), empty=False)
        for field, name in ((self.large, N_("Taal")), (self.beneath, N_("Taal eronder"))):
            field.setAccessibleName(tr(name))
            field.setToolTip(tr(name))
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.large.edited.connect(lambda value: self.language.emit(str(value)))
        self.beneath.edited.connect(lambda value: self.gloss.emit(str(value or "")))
        picture = QLabel()
        picture.setPixmap(icons.pixmap("languages", "t2", 16))
        below = small(tr(N_("eronder")), "t2")
        self._spare = (picture, below)
        self.setLayout(hbox(picture, self.large, below, self.beneath, gap=8))

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the two lists alone where there is little room."""
        for part in self._spare:
            part.setHidden(narrow)

    def show_languages(self, languages: Sequence[str], current: str, gloss: str) -> None:
        """Offer the languages of a questionnaire."""
        several = len(languages) > 1
        for field in (self.large, self.beneath):
            field.clear()
        self.beneath.addItem(self._(N_("geen")), "")
        for language in languages:
            self.large.addItem(language_name(language), language)
            self.beneath.addItem(language_name(language), language)
        self.setVisible(several)
        if several:
            self.large.set_value(current)
            self.beneath.set_value(gloss)


class Head(QWidget):
    """The line above a page: how far it is, and the languages, unless others show them."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.progress, self.languages = Progress(tr), Languages(tr)
        self.progress.setMaximumWidth(_WIDEST)
        self._row = hbox(self.progress, 1, self.languages, gap=16)
        self._row.setStretch(0, 1)
        self.setLayout(self._row)

    def set_narrow(self, *, narrow: bool) -> None:
        """Make do with little room."""
        self.progress.set_narrow(narrow=narrow)
        self.languages.set_narrow(narrow=narrow)

    def lend_languages(self, row: QBoxLayout | None) -> None:
        """Put the choice of languages into a row of who shows the questionnaire; None takes it back."""
        (row or self._row).addWidget(self.languages)
        self.arrange(told_beside=self.progress.isHidden())

    def arrange(self, *, told_beside: bool) -> None:
        """Tell how far it is once: above the subjects, else here; no line where nothing is left on it."""
        lent = self.languages.parentWidget() is not self
        self.progress.setHidden(told_beside)
        self.setHidden(told_beside and (lent or self.languages.isHidden()))
