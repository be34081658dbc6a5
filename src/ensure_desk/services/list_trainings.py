# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Attendance grids of an office's list: a sheet becomes a training, its dates sessions, its signs codes.

A grid that is read again finds its training by title and days; what stands there already is not replaced.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ensure_desk.domain.attendance import CANCELLED as CODE_CANCELLED
from ensure_desk.domain.attendance import NOT_COUNTED, NOT_EXPECTED
from ensure_desk.domain.ids import natural_id
from ensure_desk.domain.lists import Plain
from ensure_desk.domain.municipalities import BY_NAME
from ensure_desk.domain.statuses import CANCELLED, ENROLLED, HELD, PLANNED
from ensure_desk.domain.times import time_text
from ensure_desk.exchange.foreign.plan import ListPlan, ListRow
from ensure_desk.gate.model import Workbook
from ensure_desk.services.desk import Desk
from ensure_desk.services.trainings import next_code, office_of
from ensure_desk.storage import training_look_up
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer

CODE = "aanwezigheid.code"
_DAY, _STARTS, _ENDS, _PLACE, _TRAINER = (
    "sessie.datum", "sessie.van", "sessie.tot", "sessie.locatie", "training.lesgever",
)  # fmt: skip
STORED = frozenset({CODE, _DAY, _STARTS, _ENDS, _PLACE, _TRAINER})
"""Targets that have a place in a training, its sessions and its attendance."""
Values = Mapping[str, Plain]


@dataclass(frozen=True)
class Grid:
    """A sheet with attendance: how many people and codes, its days, and the title its training would get."""

    sheet: str
    title: str
    days: tuple[dt.date, ...]
    people: int
    codes: int


@dataclass
class _Found:
    """The codes of one sheet by person and day."""

    sheet: str
    codes: dict[tuple[str, dt.date], str] = field(default_factory=dict)

    @property
    def days(self) -> list[dt.date]:
        """Return the days on which anybody was expected."""
        return sorted({day for (_, day), code in self.codes.items() if code != NOT_EXPECTED})


def grids(plan: ListPlan, workbook: Workbook | None = None) -> tuple[Grid, ...]:
    """Return the attendance grids of a list, so that a person can name their trainings.

    The proposed title is the line above the table that names no office and no day, else the name of the sheet.
    """
    by_sheet = _collected((row, str(row.number)) for row in plan.rows)
    return tuple(
        Grid(
            f.sheet,
            _title_above(plan, workbook, f.sheet) or f.sheet,
            tuple(f.days),
            len({who for who, _ in f.codes}),
            len(f.codes),
        )
        for f in by_sheet.values()
    )


def _title_above(plan: ListPlan, workbook: Workbook | None, name: str) -> str:
    sheet = next((s for s in workbook.sheets if s.name == name), None) if workbook else None
    table = plan.mapping.sheet(name)
    if sheet is None or table is None or not table.header_rows:
        return ""
    for row in sheet.rows[: table.header_rows[0]]:
        filled = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
        if len(filled) == 1 and not any(c.isdigit() for c in filled[0]) and not _names_office(filled[0]):
            return filled[0]
    return ""


def _names_office(text: str) -> bool:
    words = text.casefold()
    return any(place in words for place in ("ocmw", "wijk-werk", *(name.casefold() for name in BY_NAME)))


def store(
    desk: Desk,
    writer: Writer,
    plan: ListPlan,
    people: Sequence[tuple[ListRow, str]],
    titles: Mapping[str, str],
) -> dict[str, int]:
    """Store the grids of people who have a dossier, row with person id; return how many records of each kind."""
    found = _collected(people)
    details = _details(plan)
    counts: Counter[str] = Counter()
    for grid in found.values():
        title = titles.get(grid.sheet) or titles.get("") or grid.sheet
        own = details if len(found) == 1 else {day: details[day] for day in grid.days if day in details}
        counts += _store_grid(desk, writer, grid, (title, own))
    return dict(counts)


def _collected(rows: Iterable[tuple[ListRow, str]]) -> dict[str, _Found]:
    found: dict[str, _Found] = {}
    for row, who in rows:
        for name, value in row.values.items():
            target, _, day = name.partition("[")
            if target == CODE and value and day:
                grid = found.setdefault(row.sheet, _Found(row.sheet))
                grid.codes.setdefault((who, dt.date.fromisoformat(day.rstrip("]"))), str(value))
    return {sheet: grid for sheet, grid in found.items() if grid.days}


def _details(plan: ListPlan) -> dict[dt.date, Values]:
    """Return what a table of sessions tells, by day."""
    days = ((row.values.get(_DAY), row.values) for row in plan.rows)
    return {dt.date.fromisoformat(str(day)): values for day, values in days if day}


def _store_grid(
    desk: Desk, writer: Writer, grid: _Found, told: tuple[str, Mapping[dt.date, Values]]
) -> Counter[str]:
    title, details = told
    days = sorted({*grid.days, *details})
    training = _known_training(writer, title, office_of(desk), days)
    counts: Counter[str] = Counter()
    if not training:
        trainers = Counter(str(v[_TRAINER]) for v in details.values() if v.get(_TRAINER))
        values = {
            "code": next_code(desk, writer),
            "title": title,
            "municipality": office_of(desk),
            "audience": "wijk_werkers",
            "trainer": ", ".join(name for name, _ in trainers.most_common(2)),
        }
        training = writer.create("training", values)
        counts["training"] += 1
    sessions = {str(s["held_on"]): s.id for s in writer.children("session", training)}
    fresh = [
        _session(desk, grid, day, details.get(day, {})) for day in days if day.isoformat() not in sessions
    ]
    ids = writer.create_many("session", [{**row, "training_id": training} for row in fresh])
    sessions |= {str(row["held_on"]): id_ for row, id_ in zip(fresh, ids, strict=True)}
    counts["session"] += len(fresh)
    return counts + _store_people(writer, grid, training, sessions)


def _session(desk: Desk, grid: _Found, day: dt.date, told: Values) -> dict[str, object]:
    said = {code for (_, when), code in grid.codes.items() if when == day}
    status = HELD if said - NOT_COUNTED else CANCELLED if CODE_CANCELLED in said else PLANNED
    return {
        "held_on": day.isoformat(),
        "starts_at": time_text(str(told.get(_STARTS) or "")),
        "ends_at": time_text(str(told.get(_ENDS) or "")),
        "place": told.get(_PLACE),
        "municipality": office_of(desk),
        "status": status,
    }


def _store_people(writer: Writer, grid: _Found, training: str, sessions: Mapping[str, str]) -> Counter[str]:
    """Store enrolments and codes that are not here yet."""
    wanted: dict[str, list[dict[str, object]]] = defaultdict(list)
    expected = dict.fromkeys(who for (who, _), code in grid.codes.items() if code != NOT_EXPECTED)
    for who in expected:
        wanted["enrolment"].append({"person_id": who, "training_id": training, "status": ENROLLED})
    for (who, day), code in grid.codes.items():
        if who in expected and day.isoformat() in sessions:
            links = {"person_id": who, "session_id": sessions[day.isoformat()]}
            wanted["attendance"].append({**links, "code": code})
    counts: Counter[str] = Counter()
    for kind, rows in wanted.items():
        fresh = _not_here(writer, kind, rows)
        writer.create_many(kind, fresh)
        counts[kind] += len(fresh)
    return counts


def _not_here(reader: Reader, kind: str, rows: list[dict[str, object]]) -> list[dict[str, object]]:
    below = "session_id" if kind == "attendance" else "training_id"
    ids = [natural_id(kind, (str(row["person_id"]), str(row[below]))) for row in rows]
    held = reader.rows_by_id(kind, ids)
    return [row for row, id_ in zip(rows, ids, strict=True) if id_ not in held]


def _known_training(reader: Reader, title: str, municipality: str, days: Sequence[dt.date]) -> str:
    """Return the training of this office with this title and one of these days, empty when there is none."""
    wanted = {day.isoformat() for day in days}
    rows = training_look_up.days_of_title(reader, title, municipality)
    return next((training for training, day in rows if day in wanted), "")
