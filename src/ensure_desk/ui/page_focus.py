# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the keyboard is after a page change: in the page, at the first thing that can be worked with.

The page itself holds the keyboard while it reads; what it brings to the fore on its own is left as it is.
"""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from ensure_desk.ui.context import Context
from ensure_desk.ui.page import Page
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.search_field import SearchField
from ensure_desk.ui.widgets.worklist import WorkList

_REASON = Qt.FocusReason.OtherFocusReason


class PageFocus(QObject):
    """Brings the keyboard along from page to page."""

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = ctx.jobs
        self._page: Page | None = None
        self._shown = QTimer(self, interval=0, singleShot=True)
        self._shown.timeout.connect(self._enter)

    def bring(self, stack: QStackedWidget, page: Page) -> None:
        """Show a page and let it hold the keyboard; it is never given to what is nearest by chance."""
        self._shown.stop()
        self._page = page
        stack.setFocus(_REASON)
        stack.setCurrentWidget(page)
        page.setFocus(_REASON)

    def settle(self) -> None:
        """Go to the first control when the page has what it reads: that was asked before this, on one thread."""
        page = self._page
        self._jobs.read(lambda: page, self._on_read, receiver=self)

    def _on_read(self, page: Page | None) -> None:
        if page is self._page:
            self._shown.start()  # what was just made is shown first

    def _enter(self) -> None:
        page = self._page
        if page is None:
            return
        here = page.window().focusWidget()
        if here is page or (page.isAncestorOf(here) and _leads_away(here)):
            first = first_control(page)
            if first is not None:
                first.setFocus(_REASON)


def first_control(page: QWidget) -> QWidget | None:
    """Return where somebody begins: a search, a list of work, else what Tab reaches first below the head."""
    found = [widget for widget in _chain(page) if page.isAncestorOf(widget) and _useful(widget, page)]
    searches = [widget for widget in found if isinstance(widget, SearchField)]
    works = [widget for widget in found if isinstance(widget.parentWidget(), WorkList)]
    heads = page.findChildren(PageHeader)
    below = [widget for widget in found if not any(head.isAncestorOf(widget) for head in heads)]
    return next(iter(searches or works or below or found), None)


def _chain(page: QWidget) -> Iterator[QWidget]:
    there = page.nextInFocusChain()
    while there is not None and there is not page:
        yield there
        there = there.nextInFocusChain()


def _useful(widget: QWidget, page: QWidget) -> bool:
    stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    able = widget.isEnabled() and widget.isVisibleTo(page)
    return bool(stops and able and not _leads_away(widget) and not _only_scrolls(widget))


def _leads_away(widget: QWidget) -> bool:
    return bool(widget.property("kind") == "back")


def _only_scrolls(widget: QWidget) -> bool:
    works = (QAbstractItemView, QPlainTextEdit, QTextEdit)
    return isinstance(widget, QAbstractScrollArea) and not isinstance(widget, works)
