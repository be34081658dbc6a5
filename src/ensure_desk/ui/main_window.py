# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shell: rail, search, pages. Pages are made at the first visit and know nothing of each other."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLayout, QMainWindow, QStackedWidget, QWidget

from ensure_desk.domain.texts import N_
from ensure_desk.system.settings import TOUR_OFFERED, read_settings
from ensure_desk.ui import theme
from ensure_desk.ui.ahead import Ahead
from ensure_desk.ui.context import Context, Target, ToastRequest
from ensure_desk.ui.errors import bug_dialog, words_for
from ensure_desk.ui.page import Page
from ensure_desk.ui.page_focus import PageFocus
from ensure_desk.ui.pages_registry import PageSpec, available
from ensure_desk.ui.shell_parts import Rail, TopBar, keys_text
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.toast import Places, Toast

if TYPE_CHECKING:
    from ensure_desk.ui.search_palette import Hit, SearchPalette
    from ensure_desk.ui.tour import Tour

_ROLES = {
    "counsellor": N_("Bemiddelaar"),
    "coordinator": N_("Coördinator"),
    "administrator": N_("Beheerder"),
}
_KEYS = (
    ("Ctrl+K", N_("zoeken")),
    ("Ctrl+N", N_("nieuwe intake")),
    ("Ctrl+B", N_("bevraging")),
    ("Ctrl+1…7", N_("pagina kiezen")),
    ("Ctrl+E", N_("overdracht")),
    ("Ctrl+L", N_("vergrendelen")),
    ("Ctrl+H", N_("namen verbergen of tonen")),
    ("Alt+←", N_("terug")),
    ("Ctrl+Z", N_("ongedaan maken")),
    ("F1", N_("handleiding")),
    ("?", N_("deze toetsen")),
)
COUNT_MS = 400
"""So long the count of choices waits for the first page."""
NARROW = 960
"""Below this width in pixels the rail shows icons alone: a small screen, or text of twice the size."""
LEAST = QSize(560, 340)


class MainWindow(QMainWindow):
    """The window of an unlocked desk."""

    locked = Signal()
    anew = Signal(object)
    """The window is wanted anew, on this page: nothing that was loaded may stay on it."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self._specs: dict[str, PageSpec] = {p.key: p for p in available(ctx.desk.role)}
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, set[str]] = {}
        self._history: list[tuple[Target, str]] = []
        self._current, self._marked = Target(""), ""
        self._narrow = False
        self.setWindowTitle("ENSURE Desk")
        self._build()
        self._connect()
        self._add_shortcuts()
        self._ahead = Ahead(ctx, self._specs, self.page, self)
        self._focus = PageFocus(ctx, self)

    def _build(self) -> None:
        desk, tr = self.ctx.desk, self.ctx.tr
        role = tr(_ROLES[desk.role])
        self.rail = Rail(tr, (desk.actor.name, role), tuple(self._specs.values()))
        self.top = TopBar(tr, desk.municipality, veiled=desk.veil.on)
        self._stack = QStackedWidget()
        pane = QWidget()
        theme.mark(pane, "pane")
        pane.setLayout(vbox(self._stack, margins=(1, 1, 0, 0)))
        right = QWidget()
        column = vbox(self.top, pane, gap=0)
        column.setStretch(1, 1)
        right.setLayout(column)
        frame = QWidget()
        theme.mark(frame, "app")
        row = hbox(self.rail, right, gap=0)
        row.setStretch(1, 1)
        frame.setLayout(row)
        self.setCentralWidget(frame)
        cast(QLayout, self.layout()).setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._pane = pane
        self._tour: Tour | None = None
        self._toast = Toast(right, tr(N_("Ongedaan maken")), Places(self.top.free, self._make_room))
        self._palette: SearchPalette | None = None
        QTimer.singleShot(0, self, lambda: self._add_palette(frame))

    def _add_palette(self, frame: QWidget) -> None:
        from ensure_desk.ui.search_palette import SearchPalette  # cold start: while the first page is read

        self._palette = SearchPalette(frame, self.top.search, self._search)
        self._palette.chosen.connect(self.go)

    def _make_room(self, height: int) -> None:
        """Keep so many pixels free at the foot of the page."""
        cast(QLayout, self._pane.layout()).setContentsMargins(1, 1, 0, height)

    def _connect(self) -> None:
        bus = self.ctx.bus
        bus.navigate.connect(self.go)
        bus.changed.connect(self._on_changed)
        bus.toast.connect(self._on_toast)
        bus.failed.connect(self._on_failed)
        bus.saved.connect(self._on_saved)
        bus.counted.connect(self.rail.set_count)
        self.rail.chosen.connect(lambda key: self.go(Target(key)))
        self.rail.helped.connect(self._show_help)
        self.top.locked.connect(self.lock)
        self.top.veil_asked.connect(self.switch_veil)

    def _add_shortcuts(self) -> None:
        rail = [key for key, spec in self._specs.items() if spec.in_rail]
        actions: list[tuple[str, Callable[[], None]]] = [
            ("Ctrl+K", self.top.search.setFocus),
            ("Ctrl+L", self.lock),
            ("Ctrl+H", self.switch_veil),
            ("Ctrl+E", lambda: self.go(Target("handoff"))),
            ("Ctrl+N", lambda: self.go(Target("intake"))),
            ("Ctrl+B", lambda: self.go(Target("survey", dict(self._who())))),
            ("Alt+Left", self.back),
            ("?", self._show_keys),
            ("F1", self._show_help),
        ]
        actions += [(f"Ctrl+{n}", self._opener(key)) for n, key in enumerate(rail[:8], 1)]
        for keys, action in actions:
            QShortcut(QKeySequence(keys), self).activated.connect(action)

    def _who(self) -> Mapping[str, str]:
        """Return the person of the page in view, where it is about one."""
        return {key: value for key, value in self._current.args.items() if key == "person_id"}

    def _opener(self, key: str) -> Callable[[], None]:
        return lambda: self.go(Target(key))

    def go(self, target: Target, marked: str = "") -> None:
        """Bring a page into view; `marked` in the rail where that is known."""
        spec = self._specs.get(target.page)
        if spec is None:
            return
        page = self._pages.get(target.page) or self._make(spec)
        shown = self._pages.get(self._current.page)
        if shown is not None:
            shown.leave()
        if self._current.page and self._current != target:
            self._history.append((self._current, self._marked))
        if target != self._current:
            self._toast.turn_page()
        first, self._current = not self._current.page, target
        self._focus.bring(self._stack, page)
        self._marked = marked or spec.marked(self._marked)
        self.rail.show_active(self._marked)
        self._stale.pop(target.page, None)
        page.open(**target.args)
        self._focus.settle()
        if first:
            QTimer.singleShot(COUNT_MS, self, self.count_choices)
            QTimer.singleShot(COUNT_MS, self, self._look_for_tour)

    def back(self) -> None:
        """Go to the page before this one."""
        if self._history:
            self.go(*self._history.pop())
            if self._history:
                self._history.pop()

    def lock(self) -> None:
        """Store what is being typed and lock."""
        self._leave()
        self.locked.emit()

    def switch_veil(self) -> None:
        """Hide names and phone numbers on every page, or show them again, until the desk is closed."""
        self._leave()
        veil = self.ctx.desk.veil
        veil.on = not veil.on
        self.anew.emit(self._current)

    def _leave(self) -> None:
        page = self._pages.get(self._current.page)
        if page is not None:
            page.leave()

    def page(self, key: str) -> Page:
        """Return a page, made where it is not yet."""
        return self._pages.get(key) or self._make(self._specs[key])

    def _make(self, spec: PageSpec) -> Page:
        page = self._pages[spec.key] = spec.create(self.ctx)
        self._stack.addWidget(page)
        return page

    def count_choices(self) -> None:
        """Tell in the rail how many people there are, and how many fields with two values wait for a choice."""
        desk = self.ctx.desk

        def count() -> tuple[int, int]:
            # cold start: the first page comes before any count
            from ensure_desk.services import conflicts, people

            return people.in_all(desk), conflicts.count(desk)

        self.ctx.jobs.read(count, self._on_counted, receiver=self)

    def _on_counted(self, counts: tuple[int, int]) -> None:
        self.rail.set_count("people", counts[0])
        self.rail.show_choices(counts[1])

    def _on_changed(self, kinds: frozenset[str]) -> None:
        self.count_choices()
        shown = self._pages.get(self._current.page)
        if shown is not None:
            shown.refresh(kinds)

    def _on_toast(self, request: ToastRequest) -> None:
        self._toast.say(request.text, request.undo)

    def _on_failed(self, error: BaseException) -> None:
        words = words_for(error, self.ctx.tr)
        if words:
            self._toast.say(words)
        else:
            bug_dialog(self, self.ctx.tr, error).open()

    def _on_saved(self, _: object) -> None:
        self.rail.say_saved(self.ctx.tr(N_("Alles is bewaard op deze computer")))

    def _search(self, text: str, answer: Callable[[Sequence["Hit"]], None]) -> None:
        from ensure_desk.ui.search_hits import (
            find,
        )  # cold start: people are searched only when somebody types

        pages = tuple(self._specs.values())
        self.ctx.jobs.read(lambda: find(self.ctx.desk, text, pages), answer, receiver=self)

    def _show_keys(self) -> None:
        page = self._pages.get(self._current.page)
        keys = (*(page.keys if page else ()), *_KEYS)
        tr = self.ctx.tr
        Dialog(self, tr(N_("Toetsen")), keys_text(tr, keys), [("close", tr(N_("Sluiten")), "primary")]).open()

    def _show_help(self) -> None:
        """Open the manual at the chapter of the page in view."""
        from ensure_desk.ui.manual import ManualWindow  # cold start: only who asks for help

        self._manual = ManualWindow(self.ctx.desk.tr, self._current.page)
        self._manual.toured.connect(self._begin_tour)
        self._manual.show()

    def tour(self) -> "Tour":
        """Return the card of the tour, made where it is not yet."""
        if self._tour is None:
            from ensure_desk.ui.tour import Tour  # cold start: the first page comes first

            self._tour = Tour(self._pane, self.ctx)
        return self._tour

    def _look_for_tour(self) -> None:
        """Offer the tour where it waits for that."""
        file = self.ctx.desk.paths.settings
        self.ctx.jobs.file(
            lambda _: read_settings(file).tour == TOUR_OFFERED,
            lambda waits: self.tour().offer() if waits else None,
            receiver=self,
        )

    def _begin_tour(self) -> None:
        self._manual.close()
        self.tour().begin()

    def minimumSizeHint(self) -> QSize:
        """Let the window become small; its parts arrange themselves."""
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out of the rail where there is little room; keep the toast in its place."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.rail.set_narrow(narrow=narrow)
            self.top.set_narrow(narrow=narrow)
        self._toast.place()
