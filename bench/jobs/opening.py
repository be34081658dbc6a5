# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening a dossier with five years of history against the bare questions for the same rows."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from bench.measure import ROUNDS, Contender, Line, medians, race
from bench.references import dossier_rows
from bench.world import Worlds
from ensure_desk.services.desk import Desk
from ensure_desk.services.dossier import dossier
from ensure_desk.storage.engine import connect_raw

_OPENED, _YEARS = 20, range(2021, 2026)


def lines(worlds: Worlds) -> Iterator[Line]:
    """Time the service of the page."""
    desk = worlds.counter_open
    person_id = _lived(desk)
    with closing(connect_raw(desk.vault.paths.database, desk.vault.data_key)) as connection:
        seconds = race(
            [
                Contender("bare", lambda _: [_bare(connection, person_id) for _ in range(_OPENED)]),
                Contender("ours", lambda _: [dossier(desk, person_id=person_id) for _ in range(_OPENED)]),
            ],
            3 * ROUNDS,
        )
        rows = len(_bare(connection, person_id))
    found = medians(seconds)
    detail = {"rows": rows, "opened": _OPENED, "seconds": seconds}
    yield Line(
        "dossier opened 20 times", found["ours"], "s", "bare questions", found["bare"], 3.0, detail=detail
    )


def _bare(connection: Any, person_id: str) -> list[Any]:
    return dossier_rows.fetch(connection, person_id)


def _lived(desk: Desk) -> str:
    """Give one person a track a year, with what belongs to it, and a note a month; return who it is."""
    with desk.store.write(desk.actor, "history") as writer:
        person = next(iter(writer.all("intake"))).text("person_id")
        for year in _YEARS:
            link = {"person_id": person}
            days = {"start": f"{year}-01-10", "end_date": f"{year}-11-20"}
            track = writer.create("track", {**link, **days, "status": "afgelopen"})
            stop = {"start": f"{year}-05-01", "end": f"{year}-05-20", "reason": "ziekte"}
            writer.create("suspension", {"track_id": track, **stop})
            writer.create("referral", {**link, "referrer_type": "vdab", "referral_date": f"{year}-01-02"})
            for month in range(1, 13):
                day = f"{year}-{month:02}-15"
                writer.create("note", {**link, "note_date": day, "body": "Gebeld. " * 20})
    return person
