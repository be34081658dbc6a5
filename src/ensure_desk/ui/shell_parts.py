# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of the shell: the rail on the left and the bar on top."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui import icons, theme
from ensure_desk.ui.pages_registry import PageSpec
from ensure_desk.ui.widgets.avatar import Avatar
from ensure_desk.ui.widgets.buttons import button, icon_button
from ensure_desk.ui.widgets.layout import hbox, line, vbox
from ensure_desk.ui.widgets.search_field import SearchField
from ensure_desk.ui.widgets.texts import body, caption, small

RAIL_WIDTH, ICONS_WIDTH = 204, 76
"""Least width; a language with longer words, and a count behind them, gets more. Without words icons are left."""
SEARCH_WIDTH, LEAST_SEARCH = 460, 160
_CLEAR, _CLEAR_ABOVE = 12, 2
"""Room around what appears in the bar for a while."""


class Rail(QWidget):
    """Who works here, the pages, and the line that says all is saved."""

    chosen = Signal(str)
    helped = Signal()

    def __init__(self, tr: Translator, who: tuple[str, str], pages: Sequence[PageSpec]) -> None:
        super().__init__()
        self._ = tr
        self._buttons: dict[str, QPushButton] = {}
        self._icons: dict[str, str] = {}
        self._counts: dict[str, QLabel] = {}
        self._words: dict[QPushButton, str] = {}
        name, role = who
        self._who = QWidget()
        self._who.setLayout(vbox(body(name, bold=True, wrap=False), small(role, "t3"), gap=0))
        person = hbox(Avatar(name), self._who, 1, gap=10)
        person.setContentsMargins(8, 6, 8, 10)
        column = vbox(person, gap=2, margins=(10, 6, 10, 12))
        for page in (p for p in pages if p.in_rail and not p.below):
            column.addWidget(self._button(page))
        column.addStretch(1)
        for page in (p for p in pages if p.in_rail and p.below):
            column.addWidget(self._button(page))
        column.addWidget(self._help())
        self._choices = button("", icon="git-merge", kind="quiet", size="sm")
        self._choices.clicked.connect(lambda: self.chosen.emit("conflicts"))
        self._choices.hide()
        column.addLayout(hbox(self._choices, 1))
        self._saved: QLabel = small("", "t3", wrap=True)
        column.addWidget(line())
        column.addLayout(hbox(self._check(), self._saved, gap=8, margins=(11, 10, 11, 0)))
        self.setLayout(column)
        widest = max((press.sizeHint().width() for press in self._buttons.values()), default=0)
        self._width = max(RAIL_WIDTH, widest + 44)
        self.setFixedWidth(self._width)
        self.say_saved(tr(N_("Alles is bewaard op deze computer")))

    def _check(self) -> QLabel:
        picture = QLabel()
        picture.setPixmap(icons.pixmap("check", "t3", 16))
        picture.setFixedWidth(16)
        return picture

    def _button(self, page: PageSpec) -> QPushButton:
        press = self._entry(page.title)
        press.clicked.connect(lambda: self.chosen.emit(page.key))
        self._buttons[page.key], self._icons[page.key] = press, page.icon
        press.setIcon(icons.beside_words(page.icon, "t3"))
        return press

    def _help(self) -> QPushButton:
        press = self._entry(N_("Hulp"))
        press.setIcon(icons.beside_words("circle-help", "t3"))
        press.clicked.connect(self.helped)
        return press

    def _entry(self, title: str) -> QPushButton:
        press = QPushButton(self._(title))
        press.setAccessibleName(self._(title))
        press.setIconSize(icons.roomy())
        theme.mark(press, "nav", active=False)
        self._words[press] = self._(title)
        return press

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the icons alone where there is little room; their words are told on hovering."""
        for press, words in self._words.items():
            number = words.split()[0] if press is self._choices and words else ""
            press.setText(number if narrow else words)
            press.setToolTip(words if narrow else "")
        for part in (self._who, self._saved, *self._counts.values()):
            part.setVisible(not narrow)
        self.setFixedWidth(ICONS_WIDTH if narrow else self._width)

    def show_active(self, key: str) -> None:
        """Mark the page in view."""
        for name, press in self._buttons.items():
            theme.mark(press, "nav", active=name == key)
            press.setIcon(icons.beside_words(self._icons[name], "acc" if name == key else "t3"))

    def set_count(self, key: str, count: int) -> None:
        """Show a number behind a page."""
        press = self._buttons.get(key)
        if press is None:
            return
        label = self._counts.get(key)
        if label is None:
            label = self._counts[key] = caption("")
            press.setLayout(hbox(1, label, margins=(0, 0, 10, 0)))
        label.setText(str(count) if count else "")
        press.setAccessibleDescription(label.text())

    def show_choices(self, count: int) -> None:
        """Tell how many fields with two values wait for a choice; nothing where none does."""
        words = self._.plural("{n} keuze te maken", "{n} keuzes te maken", count)
        self._words[self._choices] = words
        self._choices.setText(str(count) if self.width() == ICONS_WIDTH else words)
        self._choices.setAccessibleName(words)
        self._choices.setVisible(bool(count))

    def say_saved(self, text: str) -> None:
        """Show the line at the foot."""
        self._saved.setText(text)


class TopBar(QWidget):
    """Search, municipality, names hidden or shown, lock."""

    locked = Signal()
    veil_asked = Signal()

    def __init__(self, tr: Translator, place: str, *, veiled: bool = False) -> None:
        super().__init__()
        self.search = SearchField(tr(N_("Zoek een wijk-werker, training of actie")), "Ctrl K")
        pin = QLabel()
        pin.setPixmap(icons.pixmap("map-pin", "t2", 16))
        name = body(place, bold=True, wrap=False)
        self._place = (pin, name)
        lock = button(tr(N_("Vergrendel")), icon="lock", kind="quiet")
        lock.clicked.connect(self.locked)
        words = tr(N_("Namen tonen (Ctrl+H)") if veiled else N_("Namen verbergen (Ctrl+H)"))
        self.veil = icon_button("eye" if veiled else "eye-off", words, kind="quiet")
        self.veil.clicked.connect(self.veil_asked)
        self._told, self._is_veiled = caption(tr(N_("Namen verborgen"))), veiled
        self._row = hbox(self.search, 1, self._told, pin, name, self.veil, lock, margins=(0, 5, 16, 11))
        self.setLayout(self._row)
        self._has_place = bool(place)
        self.set_narrow(narrow=False)

    def free(self) -> QRect:
        """Return the part between the search and what is on the right, where nothing is."""
        left = self.search.geometry().right() + 1 + _CLEAR
        shown = (part for part in (self._told, *self._place, self.veil) if not part.isHidden())
        right = min(part.x() for part in shown) - _CLEAR
        return QRect(left, _CLEAR_ABOVE, right - left, self.height() - 2 * _CLEAR_ABOVE)

    def set_narrow(self, *, narrow: bool) -> None:
        """Let the search give way and leave the municipality out where there is little room."""
        self.search.setMinimumWidth(LEAST_SEARCH if narrow else SEARCH_WIDTH)
        self.search.setMaximumWidth(SEARCH_WIDTH)
        for part in self._place:
            part.setVisible(self._has_place and not narrow)
        self._told.setVisible(self._is_veiled and not narrow)


def keys_text(tr: Translator, keys: Sequence[tuple[str, str]]) -> str:
    """Return the keys of a page as lines."""
    return "\n".join(f"{key}:  {tr(what)}" for key, what in keys)
