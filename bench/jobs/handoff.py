# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Packages: writing, reading, planning and applying, against the libraries that merely write or read."""

import statistics
from collections.abc import Iterator

from bench.measure import ROUNDS, Contender, Line, medians, race
from bench.references import calamine_rows, orm_get, xlsxwriter_rows
from bench.visible import without_hidden_layer
from bench.world import Worlds
from ensure_desk.exchange.layout import FIRST_ROW
from ensure_desk.services import handoff, imports
from ensure_desk.services.desk import Desk
from ensure_desk.services.progress import QUIET
from ensure_desk.storage.tables import RECORDS

_WRITING, _READING = "XlsxWriter, constant memory", "calamine reading"
_NAIVE_SHARE = 20


def export_lines(worlds: Worlds) -> Iterator[Line]:
    """Time the coordinator package against writing the same cells."""
    cells = calamine_rows.read(worlds.package)
    seconds = race(
        [
            Contender("bare", lambda path: xlsxwriter_rows.write(path, cells), lambda: worlds.path(".xlsx")),
            Contender(
                "ours",
                lambda path: handoff.export_coordinator(worlds.office, path=path),
                lambda: worlds.path(".xlsx"),
            ),
        ]
    )
    found = medians(seconds)
    rows = sum(len(r) for r in cells.values())
    detail = {"rows": rows, "seconds": seconds}
    yield Line("export", found["ours"], "s", _WRITING, found["bare"], 1.0, detail=detail)


def package_lines(worlds: Worlds) -> Iterator[Line]:
    """Compare the size of a package with what is left of it without machine columns and hidden sheets."""
    bare = worlds.path(".xlsx")
    without_hidden_layer(worlds.package, bare)
    sizes = [path.stat().st_size / 1e6 for path in (worlds.package, bare)]
    yield Line("package size", sizes[0], "MB", "without hidden layer", sizes[1], 2.0)


def import_lines(worlds: Worlds) -> Iterator[Line]:
    """Time plan, plan and apply, and the same file again, against merely reading the file.

    The backup is timed with the whole: it is made before the rows are stored and checked beside that.
    """
    package, done = worlds.package, []

    def planned(desk: Desk) -> imports.ImportPlan:
        done.append(desk)
        return imports.plan_import(desk, paths=[package])

    def tidy() -> Desk:
        while done:
            worlds.discard(done.pop())
        return worlds.big_copy()

    held = worlds.big_copy()
    imported = worlds.big_copy()
    imports.apply_import(imported, plan=imports.plan_import(imported, paths=[package]))
    seconds = race(
        [
            Contender("bare", lambda _: calamine_rows.read(package)),
            Contender("plan", lambda _: imports.plan_import(held, paths=[package])),
            Contender("apply", lambda d: imports.store_plan(d, planned(d), QUIET, lambda: None), tidy),
            Contender("whole", lambda d: imports.apply_import(d, plan=planned(d)), tidy),
            Contender("again", lambda _: imports.plan_import(imported, paths=[package])),
        ]
    )
    for desk in (*done, held, imported):
        worlds.discard(desk)
    found = medians(seconds)
    for job, name, budget in (
        ("import: plan", "plan", 4.0),
        ("import: plan and apply", "apply", 6.0),
        ("import: with the backup", "whole", None),
        ("import: same file again", "again", 2.0),
    ):
        detail = {"seconds": seconds[name], "vault": worlds.sizes.vault}
        yield Line(job, found[name], "s", _READING, found["bare"], budget, detail=detail)


def naive_lines(worlds: Worlds) -> Iterator[Line]:
    """Tell how long one ORM look-up per row would take, from a share of the rows."""
    package, desk = worlds.package, worlds.big_copy()
    rows = calamine_rows.read(package)
    table, ids = RECORDS["consent"], [str(r[0]) for r in rows["Toestemmingen"][FIRST_ROW - 1 :]]
    total = sum(len(r) for r in rows.values())
    part = ids[: max(1, total // _NAIVE_SHARE)]

    def naive(_: object) -> None:
        with desk.store.read() as reader:
            orm_get.look_up(reader.connection, table, part)

    seconds = race(
        [
            Contender("naive", naive),
            Contender("ours", lambda _: imports.plan_import(desk, paths=[package])),
        ],
        max(3, ROUNDS // 2),
    )
    worlds.discard(desk)
    scaled = statistics.median(seconds["naive"]) * total / len(part)
    ours = statistics.median(seconds["ours"])
    yield Line(
        "naive: one ORM get per row", scaled, "s", "our whole plan", ours, detail={"looked_up": len(part)}
    )
