# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Instellingen: the subjects on the left, the chosen one on the right, made at its first visit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget

from ensure_desk.domain.texts import N_
from ensure_desk.ui import icons, theme
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import EDGE, Page, edged, scrolled
from ensure_desk.ui.pages.settings.backups import BackupsSection
from ensure_desk.ui.pages.settings.colleagues import ColleaguesSection
from ensure_desk.ui.pages.settings.equal_numbers import EqualNumbersSection
from ensure_desk.ui.pages.settings.look import LookSection
from ensure_desk.ui.pages.settings.national_numbers import NationalNumbersSection
from ensure_desk.ui.pages.settings.pairing import PairingSection
from ensure_desk.ui.pages.settings.passphrase import PassphraseSection
from ensure_desk.ui.pages.settings.profile import ProfileSection
from ensure_desk.ui.pages.settings.retention import RetentionSection
from ensure_desk.ui.pages.settings.rules import RulesSection
from ensure_desk.ui.pages.settings.section import Section
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader

LIST_WIDTH = 232


@dataclass(frozen=True)
class Subject:
    """A subject of the list; `content` ones are not for an administrator, who sees no people."""

    key: str
    title: str
    icon: str
    make: Callable[[Context], Section]
    content: bool = False


SUBJECTS = (
    Subject("look", N_("Taal en uitzicht"), "languages", LookSection),
    Subject("profile", N_("Profiel"), "user", ProfileSection),
    Subject("passphrase", N_("Wachtzin"), "key-round", PassphraseSection),
    Subject("colleagues", N_("Wie hier werkt"), "users", ColleaguesSection),
    Subject("backups", N_("Reservekopie"), "archive", BackupsSection),
    Subject("pairing", N_("Koppeling"), "link", PairingSection),
    Subject("rules", N_("Regels"), "list-checks", RulesSection),
    Subject("retention", N_("Bewaartermijnen"), "hourglass", RetentionSection, content=True),
    Subject("national_numbers", N_("Rijksregisternummer"), "shield", NationalNumbersSection),
    Subject("equal_numbers", N_("Gelijke nummers"), "hash", EqualNumbersSection, content=True),
)


class SettingsPage(Page):
    """The list and the stack of subjects."""

    key: ClassVar[str] = "settings"
    title: ClassVar[str] = N_("Instellingen")

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        sees_people = ctx.desk.role != "administrator"
        self._subjects = {s.key: s for s in SUBJECTS if sees_people or not s.content}
        self._sections: dict[str, Section] = {}
        self._places: dict[str, int] = {}
        self._current = next(iter(self._subjects))
        self._stack = QStackedWidget()
        subjects = scrolled(self._list())
        subjects.setFixedWidth(LIST_WIDTH)
        row = hbox(subjects, self._stack, gap=16)
        row.setStretch(1, 1)
        header = PageHeader(self._(N_("Instellingen")), self._(N_("Voor dit programma op deze computer.")))
        column = vbox(hbox(header, margins=(0, 0, EDGE, 0)), row, gap=16, margins=(28, 22, 0, 8))
        column.setStretch(1, 1)
        self.setLayout(column)

    def _list(self) -> QFrame:
        frame = QFrame()
        self._buttons: dict[str, QPushButton] = {}
        column = vbox(gap=2)
        for subject in self._subjects.values():
            column.addWidget(self._entry(subject))
        column.addStretch(1)
        frame.setLayout(column)
        return frame

    def _entry(self, subject: Subject) -> QPushButton:
        entry = QPushButton(self._(subject.title))
        entry.setAccessibleName(self._(subject.title))
        entry.setIcon(icons.beside_words(subject.icon, "t3"))
        entry.setIconSize(icons.roomy())
        entry.clicked.connect(lambda: self.show_section(subject.key))
        theme.mark(entry, "nav", active="false")
        self._buttons[subject.key] = entry
        return entry

    def open(self, **target: str) -> None:
        """Show the subject that was asked for, or the last one."""
        wanted = target.get("section", self._current)
        self.show_section(wanted if wanted in self._subjects else self._current)
        if "section" in target:
            self._buttons[self._current].setFocus()

    def refresh(self, changes: frozenset[str]) -> None:
        """Load the subject in view again; what is being typed stays."""
        self.section(self._current).load()

    def leave(self) -> None:
        """Go out of view."""
        shown = self._sections.get(self._current)
        if shown is not None:
            shown.leave()

    def show_section(self, key: str) -> None:
        """Bring a subject into view and load it."""
        if key != self._current and self._current in self._sections:
            self._sections[self._current].leave()
        section = self.section(key)
        self._current = key
        self._stack.setCurrentIndex(self._places[key])
        for name, entry in self._buttons.items():
            theme.mark(entry, "nav", active="true" if name == key else "false")
        section.load()

    def section(self, key: str) -> Section:
        """Return a subject's cards, made where they are not yet."""
        if key not in self._sections:
            made = self._sections[key] = self._subjects[key].make(self.ctx)
            self._places[key] = self._stack.addWidget(edged(made))
        return self._sections[key]


def create(ctx: Context) -> Page:
    """Make the page."""
    return SettingsPage(ctx)
