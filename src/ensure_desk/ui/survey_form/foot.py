# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The line below a questionnaire: what is kept, which keys there are, the way back and on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon, QTransform
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui import icons
from ensure_desk.ui.survey_form.paging import Place
from ensure_desk.ui.tab_order import stops_in, tab_through
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import hbox
from ensure_desk.ui.widgets.texts import small

_ICON = 16


class Foot(QWidget):
    """Words on the left, the two buttons on the right."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self.by_mouse = False
        """Whether the button that is being pressed is pressed by the mouse."""
        self._tick, self.kept, self.keys = QLabel(), small("", "t2"), small("", "t3")
        self._tick.setPixmap(icons.pixmap("check", "ok", _ICON))
        self._tick.hide()
        self.kept.hide()
        self.back = button(tr(N_("Vorige")), icon="arrow-left", size="lg")
        self.next = button(tr(N_("Volgende")), kind="primary", size="lg")
        self._arrow = _arrow_after_words()
        self.next.setIcon(self._arrow)
        self.next.setIconSize(icons.roomy(_ICON))
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands after the word
        self.back.setAutoDefault(True)
        self.watch(self.back)
        self.watch(self.next)
        words = hbox(hbox(self._tick, self.kept, gap=8), self.keys, gap=16)
        self.setLayout(hbox(words, 1, self.back, self.next, gap=12))

    def watch(self, leads_on: QPushButton) -> None:
        """Remember whether a button that leads to a page is pressed by the mouse."""
        leads_on.pressed.connect(self._on_pressed)

    def _on_pressed(self) -> None:
        self.by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton

    def say_kept(self, words: str) -> None:
        """Tell since when everything is kept; nothing before the first answer."""
        self.kept.setText(words)
        self._tick.setVisible(bool(words))
        self.kept.setVisible(bool(words))

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the words about keys out where there is little room."""
        self.keys.setHidden(narrow)

    def show_place(self, where: Place, *, read_only: bool) -> None:
        """Say what the buttons do on this page."""
        self.back.setEnabled(not where.is_first)
        end = self._(N_("Sluiten")) if read_only else self._(N_("Afronden"))
        words = end if where.is_last else self._(N_("Volgende"))
        if words != self.next.text():
            self.next.setText(words)
            self.next.setIcon(QIcon() if where.is_last else self._arrow)
            self.next.setAccessibleName(words)

    def show_keys(self, *, statement: bool) -> None:
        """Say which keys answer this page."""
        if statement:
            self.keys.setText(self._(N_("Toetsen 0 tot 4 antwoorden, Enter gaat verder")))
        else:
            self.keys.setText(self._(N_("Enter gaat verder, PageUp en PageDown bladeren")))


def _arrow_after_words() -> QIcon:
    """Return the arrow that points on, with the blank before it: the one that points back, in a mirror."""
    back = icons.beside_words("arrow-left", "onacc", _ICON).pixmap(icons.roomy(_ICON))
    return QIcon(back.transformed(QTransform().scale(-1, 1)))


class Sheet(Card):
    """The card on which the pages lie, with the way along them at its foot."""

    def __init__(self, pages: QStackedWidget, foot: Foot) -> None:
        super().__init__(padded=False)
        self.body.setContentsMargins(20, 8, 4, 0)
        self.body.addWidget(pages)
        self._foot, self._edge = foot, self.footer()
        self._edge.addWidget(foot)
        self._pages = pages
        pages.currentChanged.connect(self._order_tab)

    def _order_tab(self) -> None:
        """Let Tab go from the last question in view to the buttons below, which were made before it."""
        page = self._pages.currentWidget()
        if page is not None:
            tab_through(*stops_in(page)[-1:], self._foot)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Go on; questions come one by one."""
        self._order_tab()
        return super().focusNextPrevChild(forward)

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the pages as much room as there is."""
        self._foot.set_narrow(narrow=narrow)
        height = 4 if narrow else 10
        self._edge.setContentsMargins(16, height, 16, height)
