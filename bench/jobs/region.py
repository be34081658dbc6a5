# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A whole region in one vault: its figures, and what asks for attention, from scratch and after one change."""

import datetime as dt
import itertools
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing

from bench.measure import ROUNDS, Contender, Line, medians, race
from bench.references import region_counts, signal_rows
from bench.world import DAY, Worlds
from ensure_desk.services import dossier, notes
from ensure_desk.services.desk import Desk
from ensure_desk.services.figures import figures
from ensure_desk.services.today import today
from ensure_desk.storage.engine import connect_raw
from ensure_desk.storage.figures import Period

_CHANGES = 3 * ROUNDS


def figure_lines(worlds: Worlds) -> Iterator[Line]:
    """Time the figures of a year against bare counts of the same divisions, in a copy: their indexes are not ours.

    Figures are kept until somebody writes, so each round asks for another year.
    """
    later = itertools.count()
    desk, other = worlds.region, worlds.copy_of(worlds.region)
    with closing(connect_raw(other.vault.paths.database, other.vault.data_key)) as connection:
        region_counts.prepare(connection)
        seconds = race(
            [
                Contender("bare", lambda _: region_counts.count(connection)),
                Contender("ours", lambda _: figures(desk, period=_year(next(later)))),
            ]
        )
    worlds.discard(other)
    found, detail = medians(seconds), {"people": worlds.sizes.region, "seconds": seconds}
    yield Line(
        "region: figures of a year", found["ours"], "s", "bare GROUP BY", found["bare"], 2.0, detail=detail
    )


def _year(days: int) -> Period:
    """Return a year that ended so many days ago."""
    end = DAY - dt.timedelta(days=days)
    return Period(end - dt.timedelta(days=365), end)


def signal_lines(worlds: Worlds) -> Iterator[Line]:
    """Time all signals against a bare scan; then what one note brings about: in its dossier, and on Vandaag."""
    desk = worlds.region
    with closing(connect_raw(desk.vault.paths.database, desk.vault.data_key)) as connection:
        seconds = race(
            [
                Contender("bare", lambda _: signal_rows.scan(connection)),
                Contender("ours", lambda _: today(desk)),
            ]
        )
    found, people = medians(seconds), worlds.sizes.region
    detail = {"people": people, "seconds": seconds}
    yield Line(
        f"signals of {people:,} people", found["ours"], "s", "bare scan", found["bare"], 5.0, detail=detail
    )
    person = next(item.person_id for item in today(desk).items if item.person_id)

    for job, look, budget in (
        ("signals of one, after a change", lambda: dossier.dossier(desk, person_id=person), 5.0),
        ("Vandaag of all, after a change", lambda: today(desk), None),
    ):
        times = [_after_a_note(desk, person, look) for _ in range(_CHANGES)]
        yield Line(job, statistics.median(times), "ms", budget=budget, detail={"times": times})


def _after_a_note(desk: Desk, person: str, look: Callable[[], object]) -> float:
    """Return the milliseconds of the processor that it takes to look anew after a note."""
    notes.add(desk, person_id=person, body="Gebeld.")
    started = time.thread_time()
    look()
    return 1000 * (time.thread_time() - started)
