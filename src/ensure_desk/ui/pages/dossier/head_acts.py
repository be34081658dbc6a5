# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be done with a dossier: the acts of every day as buttons, the others behind three dots."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import hbox
from ensure_desk.ui.widgets.menu_button import MenuButton


class HeadActs(QWidget):
    """A row for the end of the tabs; whoever knows people by number has what needs no name."""

    contact_asked = Signal()
    access_asked = Signal()
    delete_asked = Signal()
    erase_asked = Signal()
    elsewhere = Signal(str)
    """Another page about this person was asked for."""

    def __init__(self, tr: Translator, *, by_number: bool) -> None:
        super().__init__()
        self._ = tr
        self._moving: list[QPushButton] = []
        """The first acts of the menu, in this order, while there is room for them."""
        self.more = MenuButton(tr(N_("Meer")))
        self._row = hbox(gap=8)
        if by_number:
            self._button(N_("Evolutie"), "route", lambda: self.elsewhere.emit("evolution"))
        else:
            self._button(N_("Contact noteren"), "message-square-plus", self.contact_asked.emit)
            self._button(N_("Bevraging"), "clipboard-list", lambda: self.elsewhere.emit("survey"))
            self._fill_menu()
        self.more.add("user-x", tr(N_("Gegevens wissen")), self.erase_asked.emit, tone="danger")
        self._row.addWidget(self.more)
        self.setLayout(self._row)

    def _button(self, words: str, icon: str, act: Callable[[], None]) -> None:
        press = button(self._(words), icon=icon)
        press.clicked.connect(lambda _on=False: act())
        self.more.add(icon, press.text(), act).setVisible(False)
        self._moving.append(press)
        self._row.addWidget(press)

    def _fill_menu(self) -> None:
        tr, add = self._, self.more.add
        add("route", tr(N_("Evolutie van de drempels")), lambda: self.elsewhere.emit("evolution"))
        add("list-checks", tr(N_("Formulier van papier intypen")), lambda: self.elsewhere.emit("keying"))
        add("file-down", tr(N_("Inzage geven")), self.access_asked.emit)
        self.more.acts.addSeparator()
        add("trash-2", tr(N_("Dossier verwijderen")), self.delete_asked.emit)

    @property
    def whole(self) -> int:
        """Return the width with every button."""
        gap = self._row.spacing()
        return self.more.width() + sum(gap + press.sizeHint().width() for press in self._moving)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the buttons behind the three dots too where there is little room."""
        for press, inside in zip(self._moving, self.more.acts.actions(), strict=False):
            press.setHidden(narrow)
            inside.setVisible(narrow)
