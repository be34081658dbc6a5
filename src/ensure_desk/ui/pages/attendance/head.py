# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The head of a session: the way back to its training, which session it is, and what can be done with all of it."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui.widgets.buttons import back_button, button
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.texts import Elided

_NARROW = 900
"""Below this width what prints is told by its icon alone: the heading needs the room."""


class Head(QWidget):
    """Buttons for who fills in; who only looks on has none."""

    def __init__(self, tr: Translator, title: str, *, looks_on: bool) -> None:
        super().__init__()
        self.back = back_button(tr(N_("Trainingen")))
        self._header = PageHeader(title)
        self._looks_on = looks_on
        self.papers = button(tr(N_("Attesten")), icon="graduation-cap")
        self.list = button(tr(N_("Tekenlijst")), icon="printer")
        self.add = button(tr(N_("Iemand toevoegen")), icon="user-plus")
        self.done = button(tr(N_("Klaar")), icon="check", kind="primary")
        actions: QHBoxLayout = self._header.actions  # type: ignore[assignment]  # the head's row of buttons
        for press in (self.papers, self.list, self.add, self.done):
            actions.addWidget(press)
            press.setHidden(looks_on)
        self._facts = Elided("", tone="t2")
        self.setLayout(vbox(hbox(self.back, 1), vbox(self._header, self._facts, gap=0), gap=2))

    def show_session(self, training: str, title: str, facts: str, *, people: bool) -> None:
        """Tell which session it is; without people the page itself offers to add somebody."""
        self.back.setText(training)
        self.back.setAccessibleName(training)
        self._header.set_title(title)
        self._facts.setText(facts)
        for press in (self.add, self.done):
            press.setVisible(people and not self._looks_on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out where there is no room for them."""
        super().resizeEvent(event)
        for press in (self.papers, self.list):
            press.setText("" if event.size().width() < _NARROW else press.accessibleName())
            press.setToolTip(press.accessibleName())
