# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of people: painting it against Qt's own item model, and the first rows of ten times as many people."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTableView

from bench.jobs.searching import TypedInto
from bench.measure import ROUNDS, Contender, Line, medians, race
from bench.references import item_model
from bench.vault_rows import many_more_people
from bench.world import Worlds
from ensure_desk.services import people
from ensure_desk.services.desk import Desk
from ensure_desk.ui import theme
from ensure_desk.ui.application import application
from ensure_desk.ui.pages.people.question import STEP
from ensure_desk.ui.widgets.table import RowsTable

_PAINTS = 20
_MORE = 10


def paint_lines(worlds: Worlds) -> Iterator[Line]:
    """Time full repaints of the list with all roles against the same texts in Qt's own item model."""
    page = TypedInto(worlds.counter_open)
    ours = page.page.findChild(RowsTable)
    bare = _bare(ours)
    seconds = race(
        [
            Contender("bare", lambda _: _paint(bare)),
            Contender("ours", lambda _: _paint(ours)),
        ],
        3 * ROUNDS,
    )
    found = medians(seconds)
    detail = {"paints": _PAINTS, "seconds": seconds}
    yield Line("list repainted", found["ours"], "s", "C++ item model", found["bare"], 1.6, detail=detail)
    bare.close()
    page.window.close()


def _bare(ours: RowsTable) -> QTableView:
    """Return a table of the same texts, widths and row heights."""
    model, columns = ours.model(), range(ours.model().columnCount())
    rows = [[str(model.index(n, c).data()) for c in columns] for n in range(model.rowCount())]
    bold = theme.body_font(weight=QFont.Weight.DemiBold)
    view = item_model.table(rows, [ours.columnWidth(c) for c in columns], bold)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ours.verticalHeader().defaultSectionSize())
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.resize(ours.size())
    view.show()
    application().processEvents()
    return view


def _paint(view: QTableView) -> None:
    for _ in range(_PAINTS):
        view.viewport().repaint()


def first_lines(worlds: Worlds) -> Iterator[Line]:
    """Time the first rows of a list of ten times as many people."""
    crowd = worlds.crowd
    many = worlds.copy_of(crowd)
    with many.store.write(many.actor, "many more") as writer:
        many_more_people(writer.connection, _MORE)
    contenders = [Contender("bare", lambda _: _first(crowd)), Contender("ours", lambda _: _first(many))]
    race(contenders, 1)
    seconds = race(contenders, 3 * ROUNDS)
    found = medians(seconds)
    size = worlds.sizes.people
    detail = {"people": _MORE * size, "seconds": seconds}
    job = f"first rows of {_MORE * size:,} people"
    yield Line(job, found["ours"], "s", f"{size:,} people", found["bare"], 1.1, detail=detail)
    worlds.discard(many)


def _first(desk: Desk) -> None:
    for _ in range(_PAINTS):
        people.search(desk, limit=STEP, counted=False)
