# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of a page."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QWidget

from ensure_desk.ui import theme
from ensure_desk.ui.context import Context
from ensure_desk.ui.tab_order import tab_through


class Page(QWidget):
    """A page shows state and starts actions; the shell builds it at the first visit."""

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    keys: ClassVar[tuple[tuple[str, str], ...]] = ()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self._ = ctx.tr
        theme.mark(self, "content")

    def open(self, **target: str) -> None:
        """Come into view; loading begins here."""

    def refresh(self, changes: frozenset[str]) -> None:
        """Hear that records of these kinds changed."""

    def leave(self) -> None:
        """Go out of view; store what is still being typed."""

    def tab_areas(self) -> tuple[QWidget, ...]:
        """Return the parts in the order in which Tab goes through them; none where it goes as they were made."""
        return ()

    def order_tab(self) -> None:
        """Let Tab go through the parts in order; what is made later stands last until then."""
        tab_through(*self.tab_areas())

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Go on, and bring what has the focus now into view: Qt does so only within the area it comes from."""
        self.order_tab()
        moved = super().focusNextPrevChild(forward)
        focus = QApplication.focusWidget()
        area = focus.parentWidget() if focus is not None else None
        while focus is not None and area is not None and focus.visibleRegion().isEmpty():
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(focus)
            area = area.parentWidget()
        return moved


EDGE = 24
"""Room between what a page shows and its right edge."""
MARGINS = (28, 22, EDGE, 20)
"""Room around what a page shows."""
_BAR = 10


class _Scrolled(QScrollArea):
    """Scrolls; Tab stops at it only where nothing in it can be worked with, and then arrows scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.verticalScrollBar().rangeChanged.connect(self._weigh)

    def _weigh(self, low: int, high: int) -> None:
        content, policies = self.widget(), Qt.FocusPolicy
        if self.focusPolicy() == policies.NoFocus or content is None:
            return  # whose it is wants no focus there at all
        wanted = policies.StrongFocus if high > low and not _works(content) else policies.ClickFocus
        if wanted == self.focusPolicy():
            return
        self.setFocusPolicy(wanted)
        theme.mark(self, "stop" if wanted == policies.StrongFocus else "")
        texts = (label.text().strip() for label in content.findChildren(QLabel))
        self.setAccessibleName(next((text for text in texts if text), ""))


def _works(widget: QWidget) -> bool:
    """Say whether Tab finds something in a widget."""
    parts = [part for part in widget.children() if isinstance(part, QWidget) and not part.isHidden()]
    tab = Qt.FocusPolicy.TabFocus
    return any(part.focusPolicy() & tab and part.isEnabled() or _works(part) for part in parts)


def edged(content: QWidget) -> QScrollArea:
    """Return content that scrolls up to the page's right edge: the bar stands in the edge, and nothing jumps for it."""
    area = scrolled(content)
    layout = content.layout()
    if layout is not None:
        margins = layout.contentsMargins()
        margins.setRight(EDGE - _BAR)
        layout.setContentsMargins(margins)
    area.setViewportMargins(0, 0, _BAR, 0)
    area.verticalScrollBar().rangeChanged.connect(
        lambda low, high: area.setViewportMargins(0, 0, 0 if high > low else _BAR, 0)
    )
    return area


def scrolled(content: QWidget) -> QScrollArea:
    """Return content in a frameless scroll area."""
    area = _Scrolled()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    theme.mark(content, "content")
    area.setWidget(content)
    return area
