# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Search as you type: the page of the people, the service and the index alone, against the bare question to the index.

What a person may wait for is counted in the processor's time of this thread, which does everything: other work on the
machine does not lengthen it. The wall clock stands beside it in the details.
"""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any

from PySide6.QtWidgets import QApplication, QMainWindow

from bench.measure import Line, percentile
from bench.people import many_people, typed_in_steps, with_typing_error
from bench.references import fts5_match
from bench.world import Worlds
from ensure_desk.domain.names import plain_words
from ensure_desk.services import people
from ensure_desk.services.demo_dice import Dice
from ensure_desk.services.desk import Desk
from ensure_desk.storage import search
from ensure_desk.storage.engine import connect_raw
from ensure_desk.ui import theme
from ensure_desk.ui.application import application
from ensure_desk.ui.context import Bus, Context
from ensure_desk.ui.jobs import InlineJobs
from ensure_desk.ui.pages.people.page import PeoplePage
from ensure_desk.ui.pages.people.question import TYPED
from ensure_desk.ui.widgets.search_field import SearchField

_QUESTIONS, _ERRORS, _WARM = 300, 60, 10
_BARE = "bare FTS5 question"


class TypedInto:
    """The page of the people as somebody sees it; a question ends when the answer is painted."""

    def __init__(self, desk: Desk) -> None:
        self._app: QApplication = application()
        theme.apply(self._app)
        self.page = PeoplePage(Context(desk, InlineJobs(), Bus(), desk.tr))
        self.window = QMainWindow()
        self.window.setCentralWidget(self.page)
        self.window.resize(1162, 720)
        self.window.show()
        self.page.open()
        self._field = self.page.findChild(SearchField)
        self._app.processEvents()

    def ask(self, text: str) -> None:
        """Ask as the field does after its pause, and paint."""
        self._field.setText(text)
        self._field.searched.emit(text)
        self._app.sendPostedEvents()


def lines(worlds: Worlds) -> Iterator[Line]:
    """Time every letter typed, then names with a typing error."""
    desk = worlds.crowd
    known = many_people(worlds.sizes.people)
    names = [f"{p['first_name']} {p['last_name']}" for p in known]
    typed_into = TypedInto(desk)
    with closing(connect_raw(desk.vault.paths.database, desk.vault.data_key)) as connection:
        yield from _typing(desk, connection, typed_into, typed_in_steps(names, _QUESTIONS))
    yield from _errors(desk, typed_into, known)
    typed_into.window.close()


def _typing(desk: Desk, connection: Any, typed_into: TypedInto, typed: Sequence[str]) -> Iterator[Line]:
    def index(text: str) -> object:
        with desk.store.read() as reader:
            return search.matching_numbers(reader.connection, text)

    asked: dict[str, Callable[[str], object]] = {
        "bare": lambda text: fts5_match.match(connection, plain_words(text), search.LIMIT),
        "index": index,
        "list": lambda text: people.search(desk, text=text, limit=TYPED),
        "painted": typed_into.ask,
    }
    times: dict[str, list[float]] = {name: [] for name in asked}
    work: dict[str, list[float]] = {name: [] for name in asked}
    gc.collect()
    for number, text in enumerate([*typed[:_WARM], *typed]):
        for name, ask in asked.items():
            took, worked = _milliseconds(ask, text)
            if number >= _WARM:
                times[name].append(took)
                work[name].append(worked)
    p95 = {name: percentile(taken, 95) for name, taken in times.items()}
    p50 = {name: percentile(taken, 50) for name, taken in times.items()}
    detail = {"p50": p50, "questions": len(typed)}
    yield Line("search: index, p95", p95["index"], "ms", _BARE, p95["bare"], detail=detail)
    yield Line("search: list, p95", p95["list"], "ms", _BARE, p95["bare"], detail=detail)
    yield Line("search: list painted, p95", p95["painted"], "ms", _BARE, p95["bare"], 30.0, detail=detail)
    waited = percentile(work["painted"], 95)
    yield Line(
        "search: list painted, p95 of work", waited, "ms", budget=16.0, detail={"wall": p95["painted"]}
    )


def _errors(desk: Desk, typed_into: TypedInto, known: Sequence[dict[str, object]]) -> Iterator[Line]:
    dice = Dice("errors")
    times, work, found = list[float](), list[float](), 0
    typed_into.ask("qqq")
    for person in (dice.pick(known) for _ in range(_ERRORS)):
        typed = with_typing_error(f"{person['last_name']} {person['first_name']}", dice)
        took, worked = _milliseconds(typed_into.ask, typed)
        times.append(took)
        work.append(worked)
        answer = people.search(desk, text=typed, limit=TYPED)
        found += any(row.dossier_number == person["dossier_number"] for row in answer.rows)
    detail = {"p50": percentile(work, 50), "wall": percentile(times, 95)}
    yield Line("search: typing error, p95 of work", percentile(work, 95), "ms", budget=40.0, detail=detail)
    yield Line("search: typing error, found", 100 * found / _ERRORS, "%", budget=90.0, at_least=True)


def _milliseconds(ask: Callable[[str], object], text: str) -> tuple[float, float]:
    """Return the milliseconds on the clock and of the processor."""
    started, worked = time.perf_counter(), time.thread_time()
    ask(text)
    return 1000 * (time.perf_counter() - started), 1000 * (time.thread_time() - worked)
