# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An office's own list: propose, look, and store the rows that are ready."""

import datetime as dt
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.dates import parse_date, show_date
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.lists import Mode, Plain, Verdict
from ensure_desk.domain.places import judge_municipality
from ensure_desk.domain.statuses import ACTIVE, CANDIDATE, OVER
from ensure_desk.exchange.foreign.mapping import (
    CHOSEN,
    ColumnMap,
    ListMapping,
    SheetMap,
    from_text,
    layout_key,
    to_json,
)
from ensure_desk.exchange.foreign.plan import Answers, ListPlan, ListRow, RowState
from ensure_desk.exchange.foreign.propose import propose
from ensure_desk.exchange.foreign.read import read_list
from ensure_desk.exchange.foreign.targets import all_targets, target
from ensure_desk.exchange.manifest import MANIFEST_SHEET
from ensure_desk.gate.model import GateRefusal, Workbook
from ensure_desk.gate.open import read_table, read_workbook
from ensure_desk.services import list_hours, list_trainings, people
from ensure_desk.services.desk import Desk
from ensure_desk.services.list_people import stored_value, with_known_people
from ensure_desk.storage.backup import Reason, make_backup
from ensure_desk.storage.writer import Writer

MUNICIPALITY, DATE = "persoon.gemeente", "toeleiding.datum"
_STORED = frozenset({*list_trainings.STORED, list_hours.HOURS})
"""Targets that are no field of their own but find a place in records below a person."""
_REMEMBERED = "list_mapping:"
_TABLES = frozenset({".csv", ".txt", ".tsv"})
_OLD = frozenset({".xls", ".ods", ".numbers", ".doc", ".docx", ".pdf"})
_CHILDREN = ("intake", "referral", "benefit_period", "track", "note")


@dataclass(frozen=True)
class Imported:
    """What was stored, and what has no place in this version yet (target -> number of values).

    `kept` counts the months of hours that stand here otherwise and were not replaced.
    """

    people: int = 0
    updated: int = 0
    records: Mapping[str, int] = field(default_factory=dict)
    no_place: Mapping[str, int] = field(default_factory=dict)
    kept: int = 0


def open_list(path: Path) -> Workbook:
    """Read a foreign list behind the gate.

    Raises UserError with the gate's code, `list_old_workbook`, or `list_is_handover` for what one of us wrote.
    """
    if path.suffix.lower() in _OLD:
        raise UserError("list_old_workbook", file=path.name)
    try:
        book = read_table(path) if path.suffix.lower() in _TABLES else read_workbook(path)
    except GateRefusal as refusal:
        raise UserError(refusal.code, **refusal.params) from refusal
    if any(sheet.name == MANIFEST_SHEET for sheet in book.sheets):
        raise UserError("list_is_handover")
    return book


def proposal(desk: Desk, *, workbook: Workbook) -> ListMapping:
    """Return the match to show: the one remembered for these headings, else a guess."""
    guess = _guess(workbook, desk.today())
    with desk.store.read() as reader:
        kept = reader.local(_REMEMBERED + layout_key(guess.sheets))
    return _with_remembered(guess, from_text(kept)) if kept else guess


def _with_remembered(guess: ListMapping, kept: ListMapping) -> ListMapping:
    """Take targets and words from the remembered match, rows and columns from this file."""
    sheets = []
    for sheet, old in zip(guess.sheets, kept.sheets, strict=False):
        known = {c.column: c for c in old.columns}
        columns = [
            replace(
                c, targets=known[c.column].targets, value_map={**c.value_map, **known[c.column].value_map}
            )
            if c.column in known
            else c
            for c in sheet.columns
        ]
        sheets.append(replace(sheet, columns=tuple(columns)))
    return ListMapping((*sheets, *guess.sheets[len(sheets) :]), kept.confirmed)


def answers_from_text(text: str) -> Answers:
    """Read answers: one JSON object, `Sheet!Cell` or a mandatory target -> value. Raises UserError."""
    try:
        given = json.loads(text)
        cells = {k: v for k, v in given.items() if "!" in k}
        return Answers(cells, {k: v for k, v in given.items() if "!" not in k})
    except (ValueError, AttributeError) as error:
        raise UserError("list_answers_unreadable") from error


def with_defaults(desk: Desk, *, answers: Answers, municipality: str = "", date: str = "") -> Answers:
    """Add the answers for the whole list; raises UserError `municipality_unknown` or that of the date."""
    return defaults_on(desk.today(), answers=answers, municipality=municipality, date=date)


def defaults_on(today: dt.date, *, answers: Answers, municipality: str = "", date: str = "") -> Answers:
    """The same on a day, for a list that is only looked at."""
    defaults = dict(answers.defaults)
    if municipality:
        found = judge_municipality(municipality)
        if found.verdict is not Verdict.ACCEPT:
            raise UserError("municipality_unknown", municipality=municipality)
        defaults[MUNICIPALITY] = found.value
    if date:
        defaults[DATE] = parse_date(date, today=today).isoformat()
    return Answers(answers.cells, defaults)


def preview(
    desk: Desk,
    *,
    path: Path,
    mapping: ListMapping | None = None,
    answers: Answers | None = None,
    mode: Mode = Mode.CREATE,
) -> ListPlan:
    """Judge every cell of a list and look for people who are here already; nothing is stored."""
    return preview_workbook(desk, workbook=open_list(path), mapping=mapping, answers=answers, mode=mode)


def look(
    path: Path, *, today: dt.date, mapping: ListMapping | None = None, answers: Answers | None = None
) -> ListPlan:
    """Judge every cell of a list without a vault: nobody is known here and nothing is remembered."""
    workbook = open_list(path)
    return read_list(workbook, mapping or _guess(workbook, today), answers or Answers(), today=today)


def _guess(workbook: Workbook, today: dt.date) -> ListMapping:
    guess = propose(workbook, today=today)
    if not any(s.used for s in guess.sheets):
        raise UserError("list_no_table")
    return guess


def preview_workbook(
    desk: Desk,
    *,
    workbook: Workbook,
    mapping: ListMapping | None = None,
    answers: Answers | None = None,
    mode: Mode = Mode.CREATE,
) -> ListPlan:
    """The same for a workbook that was read before, as the window does after every answer."""
    given = answers or Answers()
    plan = read_list(workbook, mapping or proposal(desk, workbook=workbook), given, today=desk.today())
    return with_known_people(desk, plan=plan, answers=given, mode=mode)


def apply(desk: Desk, *, plan: ListPlan, titles: Mapping[str, str] | None = None) -> Done[Imported]:
    """Store the rows that are ready, all or nothing, after a backup; remember the match for these headings.

    `titles` names the trainings of attendance grids by sheet (`list_trainings.grids`); an empty name is for all.
    """
    stored = plan.rows_in(RowState.READY)
    if not stored:
        return Done(Imported(), Changes())
    ready, known = [r for r in stored if not r.person_id], [r for r in stored if r.person_id]
    make_backup(desk.vault.paths, desk.vault.data_key, reason=Reason.IMPORT, clock=desk.clock)
    coloured = {c.sheet for c in plan.cells if c.judgement.reason == "colour_legend"}
    digest = hashlib.sha256(plan.layout.encode()).hexdigest()[:16]
    with desk.store.write(desk.actor, "import_list", detail=f"rows={len(stored)} layout={digest}") as writer:
        ids = _store_people(desk, writer, ready) if ready else []
        records = {
            "person": len(ids),
            **_store_children(desk, writer, list(zip(ready, ids, strict=True)), coloured),
        }
        updated = sum(_update(desk, writer, row, coloured) for row in known)
        present = [*zip(ready, ids, strict=True), *((row, row.person_id) for row in known)]
        records |= list_trainings.store(desk, writer, plan, present, titles or {})
        worked = list_hours.store(writer, present)
        counts = Counter(records)
        counts.update(worked.records)
        mapping = json.dumps(to_json(replace(plan.mapping, confirmed=True)))
        writer.set_local(_REMEMBERED + plan.layout, mapping)
        imported = Imported(len(ids), updated, counts, _no_place(stored), worked.otherwise)
        return Done(imported, writer.changes)


def _store_children(
    desk: Desk, writer: Writer, rows: list[tuple[ListRow, str]], coloured: set[str]
) -> dict[str, int]:
    records = {}
    for kind in _CHILDREN:
        full = [r for row, id_ in rows if (r := _child(desk, kind, row, id_, coloured))]
        if full:
            writer.create_many(kind, _same_columns(full))
            records[kind] = len(full)
    return records


def _child(desk: Desk, kind: str, row: ListRow, person_id: str, coloured: set[str]) -> dict[str, object]:
    record = _record(desk, kind, row, person_id)
    return _with_status(desk, record, row.sheet in coloured) if kind == "track" else record


def _update(desk: Desk, writer: Writer, row: ListRow, coloured: set[str]) -> bool:
    """Bring a known person up to date; what hangs below is added or has its gaps filled, nothing is replaced."""
    fields = _changed_fields("person", row)
    changed = writer.update("person", row.person_id, fields) if fields else False
    for kind in _CHILDREN:
        record = _child(desk, kind, row, row.person_id, coloured)
        here = writer.children(kind, row.person_id) if record else []
        if record and not here:
            writer.create(kind, record)
            changed = True
        elif len(here) == 1 and (gaps := _changed_fields(kind, row)):
            changed = writer.update(kind, here[0].id, gaps) or changed
    return changed


def _changed_fields(kind: str, row: ListRow) -> dict[str, object]:
    found = ((target(name), value) for name, value in row.changes.items())
    return {t.field: stored_value(value, t) for t, value in found if t is not None and t.kind == kind}


def _store_people(desk: Desk, writer: Writer, rows: list[ListRow]) -> list[str]:
    by_place: defaultdict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        by_place[str(row.values[MUNICIPALITY])].append(i)
    values = [_fields("person", row) for row in rows]
    for place, places in by_place.items():
        numbers = people.new_numbers(desk, writer, municipality=place, count=len(places))
        for i, number in zip(places, numbers, strict=True):
            values[i]["dossier_number"] = number
    return writer.create_many("person", _same_columns(values))


def _same_columns(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    keys = sorted({key for row in rows for key in row})
    return [{key: row.get(key) for key in keys} for row in rows]


def _fields(kind: str, row: ListRow) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in row.values.items():
        wanted = target(name)
        if wanted and wanted.kind == kind and value is not None:
            found[wanted.field] = stored_value(value, wanted)
    return found


def _record(desk: Desk, kind: str, row: ListRow, person_id: str) -> dict[str, object]:
    """Return a child record of a row, empty when the row says nothing of it or too little."""
    values = _fields(kind, row)
    if not values or (kind == "benefit_period" and "benefit_type" not in values):
        return {}
    if kind == "note":
        values |= {"note_date": desk.today().isoformat(), "note_kind": "andere", "author": desk.actor.name}
    return {**values, "person_id": person_id}


def _with_status(desk: Desk, track: dict[str, object], coloured: bool) -> dict[str, object]:
    """Add the status that the dates of a track say; a list that keeps it in colours is left to a person."""
    if not track or coloured or "status" in track:
        return track
    ended = str(track.get("end_date") or "9999") <= desk.today().isoformat()
    return {**track, "status": OVER if ended else ACTIVE if "start" in track else CANDIDATE}


def _no_place(rows: list[ListRow]) -> dict[str, int]:
    """Count the values that were read but have no field yet, or no record without its main field."""
    found: Counter[str] = Counter()
    for row in rows:
        bare_benefit = not row.values.get("uitkering.type")
        for name, value in row.values.items():
            wanted = target(name)
            homeless = wanted is not None and not has_place(name)
            if value is not None and (homeless or (bare_benefit and name.startswith("uitkering."))):
                found[name.partition("[")[0]] += 1
    return dict(found)


def target_label(name: str) -> str:
    """Return the Dutch label of a target, the name itself for one that is not known."""
    wanted = target(name)
    return wanted.label if wanted else name


def column_targets() -> tuple[str, ...]:
    """Return what a person may make of a column: every field of a person with a place in the vault."""
    return tuple(t.name for t in all_targets() if t.spec is not None or t.kind == "national_number")


def with_target(mapping: ListMapping, *, place: tuple[str, int, int], name: str) -> ListMapping:
    """Return the match with another target for the column at a sheet, heading row and place; none leaves it out."""

    def chosen(sheet: SheetMap, column: ColumnMap) -> ColumnMap:
        if (sheet.sheet, sheet.header_row, column.column) != place:
            return column
        return replace(column, targets=(name,) if name else (), value_map={}, reason=CHOSEN, confidence=1.0)

    sheets = (replace(s, columns=tuple(chosen(s, c) for c in s.columns)) for s in mapping.sheets)
    return replace(mapping, sheets=tuple(sheets))


def has_place(name: str) -> bool:
    """Say whether the vault has a field for a target."""
    wanted = target(name)
    if wanted is None:
        return False
    return wanted.spec is not None or wanted.kind == "national_number" or name.partition("[")[0] in _STORED


def shown_value(value: Plain) -> str:
    """Return a judged value as a person reads it."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    text = "" if value is None else str(value)
    return show_date(text) if len(text) == 10 and text[4:5] == "-" == text[7:8] else text
