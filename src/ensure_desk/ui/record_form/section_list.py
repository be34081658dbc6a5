# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sections of a form below each other: name, function key, and how much is filled in."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui import icons, theme
from ensure_desk.ui.page import scrolled
from ensure_desk.ui.record_form.sections import FormSection, Share, function_key
from ensure_desk.ui.widgets.layout import vbox
from ensure_desk.ui.widgets.texts import small

WIDTH, NARROW_WIDTH = 272, 72


class SectionList(QFrame):
    """Chooses a section; a full one carries a check mark beside its figures."""

    chosen = Signal(str)

    def __init__(self, sections: Sequence[FormSection], tr: Translator) -> None:
        super().__init__()
        self._ = tr
        theme.mark(self, "card")
        self.setFixedWidth(WIDTH)
        self._sections = {s.key: s for s in sections}
        self._buttons: dict[str, QPushButton] = {}
        self._current = ""
        self._shares: dict[str, Share] = {}
        self._figures = {s.key: small("") for s in sections}
        entries = QWidget()
        column = QVBoxLayout(entries)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(2)
        for index, section in enumerate(sections):
            column.addWidget(self._entry(section, f"F{function_key(index)}"))
        column.addStretch(1)
        area = scrolled(entries)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(vbox(area, margins=(1, 1, 1, 1)))

    def set_narrow(self, narrow: bool) -> None:
        """Show only icons where there is little room."""
        self.setFixedWidth(NARROW_WIDTH if narrow else WIDTH)
        for key, entry in self._buttons.items():
            entry.setText("" if narrow else self._(self._sections[key].title))
            self._figures[key].setVisible(not narrow)

    def _entry(self, section: FormSection, key: str) -> QPushButton:
        entry = QPushButton(self._(section.title))
        entry.setIcon(icons.icon(section.icon))
        entry.setToolTip(f"{self._(section.title)} ({key})")
        entry.setAccessibleName(self._(section.title))
        entry.clicked.connect(lambda: self.chosen.emit(section.key))
        inner = QHBoxLayout(entry)
        inner.setContentsMargins(0, 0, 10, 0)
        inner.addStretch(1)
        inner.addWidget(self._figures[section.key])
        self._buttons[section.key] = entry
        theme.mark(entry, "nav", active="false")
        return entry

    def follow(self, widget: QWidget) -> None:
        """Come after a widget for the Tab key."""
        for entry in self._buttons.values():
            QWidget.setTabOrder(widget, entry)
            widget = entry

    def set_current(self, key: str) -> None:
        """Mark the section in view."""
        for name in {self._current, key} - {""}:
            theme.mark(self._buttons[name], "nav", active="true" if name == key else "false")
        self._current = key

    def set_shares(self, shares: Mapping[str, Share]) -> None:
        """Show how much of each section is filled in."""
        changed = {key: share for key, share in shares.items() if share != self._shares.get(key)}
        self._shares.update(changed)
        for key, share in changed.items():
            full = share.is_full
            self._figures[key].setText("✓" if full else f"{share.done}/{share.total}")
            theme.mark(self._figures[key], self._figures[key].objectName(), tone="ok" if full else "t3")
            words = self._(N_("{done} van {total} ingevuld"), done=share.done, total=share.total)
            self._buttons[key].setAccessibleDescription(words)
