# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Search as you type: the whole service, and the index alone, against the bare question to the index."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any

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

_QUESTIONS, _ERRORS = 300, 60
_BARE = "bare FTS5 question"


def lines(worlds: Worlds) -> Iterator[Line]:
    """Time every letter typed, then names with a typing error."""
    desk = worlds.crowd
    known = many_people(worlds.sizes.people)
    names = [f"{p['first_name']} {p['last_name']}" for p in known]
    with closing(connect_raw(desk.vault.paths.database, desk.vault.data_key)) as connection:
        yield from _typing(desk, connection, typed_in_steps(names, _QUESTIONS))
    yield from _errors(desk, known)


def _typing(desk: Desk, connection: Any, typed: Sequence[str]) -> Iterator[Line]:
    def index(text: str) -> object:
        with desk.store.read() as reader:
            return search.matching_numbers(reader.connection, text)

    asked: dict[str, Callable[[str], object]] = {
        "bare": lambda text: fts5_match.match(connection, plain_words(text), search.LIMIT),
        "index": index,
        "service": lambda text: people.search(desk, text=text, limit=200),
    }
    times: dict[str, list[float]] = {name: [] for name in asked}
    for text in typed:
        for name, ask in asked.items():
            times[name].append(_milliseconds(ask, text))
    bare = percentile(times["bare"], 95)
    index_95, service_95 = (percentile(times[name], 95) for name in ("index", "service"))
    detail = {"p50": percentile(times["service"], 50), "questions": len(typed)}
    yield Line("search: index, p95", index_95, "ms", _BARE, bare, 30.0)
    yield Line("search: list, p95", service_95, "ms", _BARE, bare, 30.0, detail=detail)
    yield Line("search: list, p95 as waited for", service_95, "ms", budget=16.0)


def _errors(desk: Desk, known: Sequence[dict[str, object]]) -> Iterator[Line]:
    dice = Dice("errors")
    times, found = [], 0
    for person in (dice.pick(known) for _ in range(_ERRORS)):
        typed = with_typing_error(f"{person['last_name']} {person['first_name']}", dice)
        started = time.perf_counter()
        answer = people.search(desk, text=typed)
        times.append(1000 * (time.perf_counter() - started))
        found += any(row.dossier_number == person["dossier_number"] for row in answer.rows)
    yield Line("search: typing error, p95", percentile(times, 95), "ms", budget=40.0)
    yield Line("search: typing error, found", 100 * found / _ERRORS, "%", budget=90.0, at_least=True)


def _milliseconds(ask: Callable[[str], object], text: str) -> float:
    started = time.perf_counter()
    ask(text)
    return 1000 * (time.perf_counter() - started)
