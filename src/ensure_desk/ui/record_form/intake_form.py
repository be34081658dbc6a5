# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole intake: a list of sections with what is still to fill in, and one section at a time.

Sections are built field by field while nothing else happens, so that none is waited for; F3 to F12 open them, Enter
goes to the next field and at the end to the next section.
"""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ensure_desk.domain.fields import Value
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui.page import edged
from ensure_desk.ui.record_form.section_list import SectionList
from ensure_desk.ui.record_form.section_view import SectionView
from ensure_desk.ui.record_form.sections import (
    FormSection,
    Share,
    Slots,
    function_key,
    section_of,
    share_of,
)
from ensure_desk.ui.widgets.buttons import button, set_kind
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.texts import small

TYPING_PAUSE_MS = 2_000
"""After so long without a key, what stands in the field is kept although it was not left."""
ROOM = 60
"""Pixels kept in view above and below the field in focus."""
AHEAD_MS = 5
"""Between two fields that are built ahead."""
NARROW = 760
"""Below this width in pixels the list of sections shows icons only."""


class IntakeForm(QWidget):
    """All sections of an intake; `edited` says slot, field and value of each change."""

    edited = Signal(str, str, object)
    typed = Signal()
    """A key was pressed in a field; what stands there need not be a value yet."""
    finished = Signal()

    def __init__(self, sections: Sequence[FormSection], tr: Translator, today: dt.date) -> None:
        super().__init__()
        self._ = tr
        self._sections, self._today = tuple(sections), today
        self._values: Slots = {}
        self._views: dict[str, SectionView] = {}
        self._pages: dict[str, QWidget] = {}
        self._begun: dict[str, SectionView] = {}
        self._following: dict[str, QPushButton] = {}
        self._leads = False
        self._list = SectionList(self._sections, tr)
        self._list.chosen.connect(self.show_section)
        self._stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._list)
        row.addWidget(self._stack, 1)
        self._pause = QTimer(self, interval=TYPING_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.commit)
        self.typed.connect(self._pause.start)
        self._ahead = QTimer(self, interval=AHEAD_MS)
        self._ahead.timeout.connect(self._build_ahead)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        for index, section in enumerate(self._sections):
            self._add_shortcut(f"F{function_key(index)}", section.key)
        self._current = self._sections[0].key

    def _add_shortcut(self, keys: str, section: str) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: self.show_section(section))

    @property
    def current(self) -> str:
        """Return the key of the section in view."""
        return self._current

    def show_section(self, key: str, *, focus: bool = True) -> None:
        """Show a section and put the cursor in its first empty field."""
        self.commit()
        view = self._view(key)
        self._current = key
        self._stack.setCurrentWidget(self._pages[key])
        self._list.set_current(key)
        if focus:
            view.focus_field()

    def show_field(self, slot: str, key: str) -> None:
        """Show the section of a field and put the cursor there."""
        section = section_of(self._sections, slot, key)
        if section:
            self.show_section(section, focus=False)
            self._views[section].focus_field(slot, key)

    def _view(self, key: str) -> SectionView:
        if key not in self._views:
            self._begin_section(key).complete()
            self._take_up(key)
        return self._views[key]

    def _begin_section(self, key: str) -> SectionView:
        """Put an empty section in its place; its fields come one by one."""
        if key not in self._begun:
            section = next(s for s in self._sections if s.key == key)
            self._begun[key] = SectionView(section, self._, self._today, ahead=True)
            self._pages[key] = self._page(section, self._begun[key])
            self._stack.addWidget(self._pages[key])
        return self._begun[key]

    def _take_up(self, key: str) -> None:
        """Use a section of which every field is there; the list of sections comes after it for the Tab key."""
        view = self._views[key] = self._begun.pop(key)
        view.followed_by(self._following[key])
        self._list.follow(self._following[key])
        view.edited.connect(self.edited)
        view.typed.connect(self.typed)
        view.set_values(self._values)

    def prepare(self) -> None:
        """Begin to build what is not there yet, in steps that nobody feels."""
        self._ahead.start()

    def _build_ahead(self) -> None:
        """Build one field of the next section; stop when all are there."""
        left = [s.key for s in self._sections if s.key not in self._views]
        if not left:
            self._ahead.stop()
        elif left[0] not in self._begun:
            self._begin_section(left[0])
        elif self._begun[left[0]].build_next():
            self._take_up(left[0])

    def _page(self, section: FormSection, view: SectionView) -> QWidget:
        card = Card(self._(section.title))
        card.body.addWidget(view)
        last = section.key == self._sections[-1].key
        following = button(
            self._(N_("Klaar")) if last else self._(N_("Volgende")), icon="" if last else "arrow-right"
        )
        following.clicked.connect(self._next)
        self._following[section.key] = following
        self._weigh(section.key)
        footer = card.footer()
        if any(f.spec.meta.required for f in section.fields):
            footer.addWidget(small(self._(N_("Een vraag met * is verplicht."))))
        footer.addStretch(1)
        footer.addWidget(following)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(card)
        column.addStretch(1)
        area = edged(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _next(self) -> None:
        keys = [s.key for s in self._sections]
        index = keys.index(self._current) + 1
        self.commit()
        if index < len(keys):
            self.show_section(keys[index])
        else:
            self.finished.emit()

    def begin(self, values: Slots) -> None:
        """Take up another person: nothing stays of the one before, whatever is in focus."""
        for view in self._views.values():
            view.begin(values)
        self._current = self._sections[0].key
        self.set_values(values)
        self.prepare()

    def set_leading(self, *, leads: bool) -> None:
        """Make going on the main button, or no longer."""
        if leads is not self._leads:
            self._leads = leads
            for key in self._following:
                self._weigh(key)

    def _weigh(self, key: str) -> None:
        icon = "" if key == self._sections[-1].key else "arrow-right"
        set_kind(self._following[key], "primary" if self._leads else "secondary", icon)

    def set_values(self, values: Slots) -> Share:
        """Show stored values everywhere and what is still to fill in; return how much is there in all."""
        self._values = values
        for view in self._views.values():
            view.set_values(values)
        shares = {s.key: share_of(s, values) for s in self._sections}
        self._list.set_shares(shares)
        return Share(sum(s.done for s in shares.values()), sum(s.total for s in shares.values()))

    def set_message(self, slot: str, key: str, text: str, tone: str = "danger") -> None:
        """Show a remark below a field, where its section was built."""
        view = self._views.get(section_of(self._sections, slot, key))
        if view is not None:
            view.set_message(slot, key, text, tone)

    def value(self, slot: str, key: str) -> Value:
        """Return what a field holds at this moment, None where it is empty or cannot be read."""
        view = self._views.get(section_of(self._sections, slot, key))
        return view.value(slot, key) if view is not None else self._values.get(slot, {}).get(key)

    def commit(self) -> None:
        """Hand on what stands in a field that was not left yet."""
        view = self._views.get(self._current)
        if view is not None:
            view.commit()

    def is_readable(self) -> bool:
        """Say whether every field can be read; the cursor goes to the first that cannot, which says why."""
        for key in [s.key for s in self._sections if s.key in self._views]:
            place = self._views[key].first_unreadable()
            if place is not None:
                self.show_field(*place)
                return False
        return True

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Scroll to the field that the keyboard reached."""
        area = self._pages.get(self._current)
        if isinstance(area, QScrollArea) and new is not None and area.isAncestorOf(new):
            area.ensureWidgetVisible(new, 0, ROOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of the list out where there is little room."""
        super().resizeEvent(event)
        self._list.set_narrow(self.width() < NARROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on: to the next field, or through a button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers():
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and not focused.isCheckable():
            focused.click()
        else:
            self.focusNextChild()
