# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of a questionnaire that were made so far, one of them in view."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QStackedWidget

from ensure_desk.ui.page import scrolled
from ensure_desk.ui.survey_form.page_view import PageView
from ensure_desk.ui.survey_form.paging import PagePlan, shown_pages
from ensure_desk.ui.survey_form.reader import Reader
from ensure_desk.ui.survey_form.statement_page import StatementPage, statement_of

AHEAD_MS = 250
"""So long after a page came into view the next one is made."""


class PageStack(QStackedWidget):
    """Makes pages when they are first shown, and the next one while the person thinks."""

    def __init__(self, wire: Callable[[PageView], None]) -> None:
        super().__init__()
        self._wire = wire
        self._made: dict[int, tuple[PageView, QScrollArea]] = {}
        self._reader: Reader | None = None
        self._plans: Sequence[PagePlan] = ()
        self.at = -1
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.timeout.connect(self._make_ahead)

    def begin(self, reader: Reader, plans: Sequence[PagePlan]) -> None:
        """Forget the pages of the questionnaire before this one."""
        for _, area in self._made.values():
            self.removeWidget(area)
            area.deleteLater()
        self._made, self._reader, self._plans, self.at = {}, reader, plans, -1

    @property
    def page(self) -> PageView | None:
        """Return the page in view."""
        return self._made[self.at][0] if self.at in self._made else None

    @property
    def made(self) -> int:
        """Return how many pages were made."""
        return len(self._made)

    def show_page(self, at: int, reader: Reader) -> PageView:
        """Bring a page into view."""
        if at in self._made:
            self._made[at][0].show_all()
        view, area = self._made.get(at) or self._make(at, reader)
        self.at = at
        self.setCurrentWidget(area)
        area.verticalScrollBar().setValue(0)
        self._ahead.start(AHEAD_MS)
        return view

    def _make(self, at: int, reader: Reader) -> tuple[PageView, QScrollArea]:
        plan = self._plans[at]
        view = StatementPage(reader, plan) if statement_of(plan) else PageView(reader, plan)
        self._wire(view)
        view.build()
        area = scrolled(view)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._made[at] = view, area
        self.addWidget(area)
        return view, area

    def _make_ahead(self) -> None:
        page, reader = self.page, self._reader
        if page is None or reader is None:
            return
        if not page.is_complete:
            self._ahead.start(AHEAD_MS)
            return
        after = [n for n in shown_pages(reader.session, self._plans) if n > self.at][:1]
        if after and after[0] not in self._made:
            self._make(after[0], reader)

    def mirror(self, *, right_to_left: bool) -> None:
        """Arrange the pages as the language is written."""
        sides = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(sides)
