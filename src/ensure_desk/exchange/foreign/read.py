# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a list with a match and answers: every cell judged, every row ready, waiting or refused."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ensure_desk.domain.duplicates import Match
from ensure_desk.domain.lists import NOTHING, Judgement, Plain, Scope, Verdict, accept, ask, refuse
from ensure_desk.exchange.foreign.cells import judge_cell
from ensure_desk.exchange.foreign.date_cells import has_short_year
from ensure_desk.exchange.foreign.doubts import doubt_about
from ensure_desk.exchange.foreign.habits import Habits, habits_of, shared
from ensure_desk.exchange.foreign.headings import FIRST_NAME_FIRST
from ensure_desk.exchange.foreign.layout import Grid, rows_to_skip
from ensure_desk.exchange.foreign.long_rows import with_joined_rows
from ensure_desk.exchange.foreign.mapping import ColumnMap, ListMapping, SheetMap, layout_key
from ensure_desk.exchange.foreign.plan import Answers, ListCell, ListPlan, ListRow, RowState
from ensure_desk.exchange.foreign.questions import (
    column_questions,
    file_questions,
    sheet_questions,
    with_answers,
)
from ensure_desk.exchange.foreign.rawcell import EXCEL_EPOCH, MAC_EPOCH, RawCell, address, of_value
from ensure_desk.exchange.foreign.rowchecks import RowKey, contradictions, duplicates_in_list, repeated_people
from ensure_desk.exchange.foreign.series import SAME_PERSON, with_series
from ensure_desk.exchange.foreign.splits import both_orders, split_cell, swapped_suspects, tells_order
from ensure_desk.exchange.foreign.targets import MANDATORY, Format, Target, target
from ensure_desk.gate.codes import FindingCode
from ensure_desk.gate.model import Workbook

NOTE = "persoon.nota"
POSTCODE, PLACE = "persoon.postcode", "persoon.gemeente"
BIRTH = "persoon.geboortedatum"
NAMES = frozenset({"persoon.naam", "persoon.voornaam"})


@dataclass(frozen=True)
class _Sheet:
    """Everything that reading the rows of one sheet needs."""

    grid: Grid
    map: SheetMap
    answers: Answers
    today: dt.date
    hanging: dict[int, ListCell] = field(default_factory=dict)  # column -> its unanswered question
    swapped: frozenset[str] = frozenset()
    habits: dict[int, Habits] = field(default_factory=dict)

    @cached_property
    def used(self) -> list[ColumnMap]:
        return [c for c in self.map.columns if c.targets]

    @cached_property
    def defaults(self) -> dict[str, Plain]:
        return _given_for_all(self)

    @property
    def rows(self) -> Iterator[int]:
        return (r for r in range(self.map.first, self.map.last + 1) if r not in self.map.skip)


def read_list(workbook: Workbook, mapping: ListMapping, answers: Answers, *, today: dt.date) -> ListPlan:
    """Judge every cell of a workbook; nothing is stored here."""
    cells: list[ListCell] = []
    rows: list[ListRow] = []
    used: list[SheetMap] = []
    for data in workbook.sheets:
        grid = Grid(data, _usual_fields(workbook), MAC_EPOCH if workbook.date1904 else EXCEL_EPOCH)
        for table in mapping.tables(data.name):
            sheet_map = _with_last_row(grid, with_answers(table, answers))
            used.append(sheet_map)
            sheet_cells, sheet_rows = _read_sheet(grid, sheet_map, answers, today)
            cells += sheet_cells
            rows += sheet_rows
    too_many, rows = with_joined_rows(used, rows)
    rows = _with_repeats(used, rows)
    cells = _without_repeated_legends(_instead(cells, too_many))
    series, rows = with_series(rows, answers)
    twins, rows = _with_duplicates({s.sheet: s for s in used}, rows, answers)
    cells += series + twins
    asked = list(file_questions(used, answers.defaults))
    return ListPlan(mapping, (*asked, *cells), tuple(_wait_for(rows, asked)), layout_key(mapping.sheets))


def _instead(cells: list[ListCell], asked: list[ListCell]) -> list[ListCell]:
    """Put what shows only when rows are laid together in the place of what their cells said alone."""
    places = {(c.place, c.target) for c in asked}
    return [c for c in cells if (c.place, c.target) not in places] + asked if asked else cells


def _without_repeated_legends(cells: list[ListCell]) -> list[ListCell]:
    """Ask once what the codes of a sheet mean, though it holds several tables with the same codes."""
    found: dict[tuple[str, str], ListCell] = {}
    for cell in cells:
        if cell.judgement.reason == "code_legend":
            found.setdefault((cell.sheet, str(cell.judgement.params["typed"])), cell)
    first = set(map(id, found.values()))
    return [c for c in cells if c.judgement.reason != "code_legend" or id(c) in first]


def _usual_fields(workbook: Workbook) -> int:
    """Return how many fields a line of a text file should have, when some lines differ; else 0."""
    found = (f.params["fields"] for f in workbook.findings if f.code == FindingCode.FIELD_COUNT)
    return int(next(found, 0))


def _with_last_row(grid: Grid, sheet: SheetMap) -> SheetMap:
    headings = [""] * grid.width
    for column in sheet.columns:
        if column.column < grid.width:
            headings[column.column] = column.heading
    last, skip = rows_to_skip(grid, sheet.first, headings, sheet.last + 1)
    return replace(sheet, last=sheet.last if sheet.last >= 0 else last, skip={**skip, **sheet.skip})


def _wait_for(rows: list[ListRow], asked: list[ListCell]) -> Iterator[ListRow]:
    missing = {(c.sheet, c.target) for c in asked}
    for row in rows:
        needed = [t for sheet, t in missing if sheet == row.sheet]
        if needed and row.state in (RowState.READY, RowState.WAITING):
            row = row.with_state(RowState.WAITING, *needed)
        yield row


def _read_sheet(
    grid: Grid, sheet_map: SheetMap, answers: Answers, today: dt.date
) -> tuple[list[ListCell], list[ListRow]]:
    questions = list(column_questions(grid, sheet_map))
    hanging = {
        c.column: q
        for q in questions
        for c in sheet_map.columns
        if q.address == address(sheet_map.header_row, c.column) and not answers.given(q.place)
    }
    questions += sheet_questions(grid, sheet_map)
    names = [c for c in sheet_map.columns if set(c.targets) == NAMES]
    texts = [grid.at(r, c.column).text for c in names for r in range(sheet_map.first, sheet_map.last + 1)]
    given_first = any(c.targets == FIRST_NAME_FIRST for c in names)
    habits = {c.column: habits_of(grid, sheet_map, c) for c in sheet_map.columns}
    swapped = swapped_suspects(texts, first_name_first=given_first)
    sheet = _Sheet(grid, sheet_map, answers, today, hanging, swapped, habits)
    cells: list[ListCell] = [q for q in questions if not answers.given(q.place)]
    rows: list[ListRow] = []
    for row in sheet.rows:
        row_cells = _read_row(sheet, row)
        cells += row_cells
        rows.append(_row_of(sheet, row, row_cells))
    return cells, rows


def _read_row(sheet: _Sheet, row: int) -> list[ListCell]:
    judged = [cell for column in sheet.used for cell in _read_cell(sheet, row, column)]
    values = {c.target: c.judgement.value for c in judged if c.judgement.verdict is Verdict.ACCEPT}
    doubts = dict(contradictions(values))
    doubts |= _whole_cells(judged, doubts)
    judged = [
        replace(c, judgement=doubts[c.target])
        if c.target in doubts and not sheet.answers.given(c.place)
        else c
        for c in judged
    ]
    return _with_field_count(sheet, row, judged + _remarks(sheet, row))


def _whole_cells(cells: list[ListCell], doubts: Mapping[str, Judgement]) -> dict[str, Judgement]:
    """Return the doubt about a place too when the postcode that contradicts it stands in the same cell."""
    wrong = [c.address for c in cells if c.target == POSTCODE and c.target in doubts]
    beside = [c for c in cells if c.target == PLACE and c.address in wrong]
    return {c.target: ask("postcode_mismatch", **doubts[POSTCODE].params) for c in beside}


def _read_cell(sheet: _Sheet, row: int, column: ColumnMap) -> Iterator[ListCell]:
    wanted = [t for name in column.targets if (t := target(name))]
    if not wanted or wanted[0].format is Format.NATIONAL_NUMBER:
        return
    question = sheet.hanging.get(column.column)
    if question and question.judgement.reason in ("column_twice", "column_scale"):
        return  # its values stay out until somebody says which day, or what the scale means
    habits = sheet.habits[column.column]
    raw = habits.plain(sheet.grid.at(habits.merged.get(row, row), column.column))
    hangs_on = _hangs_on(sheet, column, raw)
    place = address(row, column.column)
    for name, judgement in _judge(sheet, f"{sheet.map.sheet}!{place}", raw, column, wanted).items():
        if judgement is NOTHING and name in MANDATORY:
            judgement = refuse("missing_required", field=wanted[0].label)
        if judgement is not NOTHING:
            judgement = shared(judgement) if row in habits.merged else judgement
            yield ListCell(sheet.map.sheet, place, name, judgement, row + 1, hangs_on=hangs_on)


def _hangs_on(sheet: _Sheet, column: ColumnMap, raw: RawCell) -> str:
    """Return the address of the open question that this cell depends on, empty when it does not."""
    question = sheet.hanging.get(column.column)
    reason = question.judgement.reason if question else ""
    free = (reason == "date_short_year" and not has_short_year(raw)) or (
        reason == "column_name_order" and tells_order(raw.text)
    )
    return question.place if question and not free else ""


def _judge(
    sheet: _Sheet, place: str, raw: RawCell, column: ColumnMap, wanted: list[Target]
) -> dict[str, Judgement]:
    if sheet.answers.given(place):
        return _answered(sheet, place, raw, column, wanted)
    if doubt := sheet.habits[column.column].doubt(raw):
        return {wanted[0].name: doubt}
    if len(wanted) == 1:
        return {wanted[0].name: judge_cell(raw, wanted[0], column.value_map, sheet.today)}
    if raw.error or raw.formula:
        return {wanted[0].name: judge_cell(raw, wanted[0], {}, sheet.today)}
    if raw.empty:
        return {t.name: NOTHING for t in wanted}
    if doubt := doubt_about(raw.text, Format.NAME if set(column.targets) == NAMES else Format.TEXT):
        return {wanted[0].name: doubt}
    question = sheet.hanging.get(column.column)
    if question and question.judgement.reason == "column_name_order" and not tells_order(raw.text):
        return {wanted[0].name: ask("name_unclear", *both_orders(raw.text), typed=raw.text)}
    return split_cell(raw.text, column.targets, sheet.swapped)


def _answered(
    sheet: _Sheet, place: str, raw: RawCell, column: ColumnMap, wanted: list[Target]
) -> dict[str, Judgement]:
    """Take an answer: a candidate as it is, a typed value through the same judgement, nothing as nothing."""
    answer = sheet.answers.cells[place]
    if answer is None:
        return {t.name: NOTHING for t in wanted}
    if len(wanted) > 1:
        return split_cell(str(answer), column.targets)
    name = wanted[0].name
    first = judge_cell(raw, wanted[0], column.value_map, sheet.today)
    if answer in first.candidates or answer == first.value or answer in wanted[0].choices:
        return {name: accept(answer)}
    return {name: judge_cell(of_value(answer), wanted[0], column.value_map, sheet.today)}


def _remarks(sheet: _Sheet, row: int) -> list[ListCell]:
    """Ask whether the comments of a row become a note; an answer other than no makes them one."""
    found = []
    for (at_row, column), text in sheet.grid.sheet.comments.items():
        if at_row != row:
            continue
        cell = ListCell(
            sheet.map.sheet, address(row, column), NOTE, ask("comment", text, typed=text), row + 1
        )
        if sheet.answers.cells.get(cell.answer_key):
            found.append(replace(cell, judgement=accept(text)))
        elif not sheet.answers.given(cell.answer_key):
            found.append(cell)
    return found


def _with_field_count(sheet: _Sheet, row: int, cells: list[ListCell]) -> list[ListCell]:
    """Ask about a line of a text file with too many or too few fields; what may have been cut is asked too."""
    found = len(sheet.grid.rows[row]) if row < len(sheet.grid.rows) else 0
    usual = sheet.grid.fields
    if not usual or found == usual:
        return cells
    place = address(row, usual if found > usual else 0)
    if sheet.answers.given(f"{sheet.map.sheet}!{place}#row"):
        return cells
    question = ask("field_count", found=found, expected=usual)
    if found > usual:
        last = address(row, usual - 1)
        cells = [replace(c, judgement=question) if c.address == last else c for c in cells]
    return [*cells, ListCell(sheet.map.sheet, place, "", question, row + 1, Scope.ROW)]


def _row_of(sheet: _Sheet, row: int, cells: list[ListCell]) -> ListRow:
    usable = [c for c in cells if c.scope is Scope.CELL and c.judgement.reason != "comment"]
    values = sheet.defaults | {
        c.target: c.judgement.value
        for c in usable
        if c.judgement.verdict is Verdict.ACCEPT and not c.hangs_on
    }
    notes = [
        str(c.judgement.value) for c in usable if c.target == NOTE and values.get(NOTE) and c.judgement.value
    ]
    item = ListRow(sheet.map.sheet, row + 1, values | ({NOTE: "\n".join(notes)} if len(notes) > 1 else {}))
    if not sheet.map.columns_of("persoon.naam"):
        return item.with_state(RowState.LEFT_OUT)
    if any(c.scope is Scope.ROW for c in cells):
        item = item.with_state(RowState.WAITING, *(c.place for c in cells if c.scope is Scope.ROW))
    for cell in usable:
        if cell.target not in MANDATORY or cell.target in values:
            continue
        refused = cell.judgement.verdict is Verdict.REFUSE
        item = item.with_state(RowState.REFUSED if refused else RowState.WAITING, cell.place)
    return item


def _given_for_all(sheet: _Sheet) -> dict[str, Plain]:
    """Return the answers for the whole list; a column of the list itself always goes first, empty cells too."""
    return {t: v for t, v in sheet.answers.defaults.items() if not sheet.map.columns_of(t)}


def _with_repeats(tables: list[SheetMap], rows: list[ListRow]) -> list[ListRow]:
    """Join the rows that name a person of an earlier table or moment with that person's first row."""
    numbered = [(_table_of(tables, r), dict(r.values)) for r in rows]
    series = {i for i, t in enumerate(tables) if any("[" in name for c in t.columns for name in c.targets)}
    result = list(rows)
    for i, j in repeated_people(numbered).items():
        if numbered[i][0] not in series and not _adds_to(
            tables[numbered[i][0]], numbered[i][1], numbered[j][1]
        ):
            continue  # a list of people again, not hours, scores or presences of the same people
        first, place = result[j], f"{rows[j].sheet}!{rows[j].number}"
        result[j] = replace(first, values={**rows[i].values, **first.values})
        result[i] = replace(rows[i].with_state(RowState.LEFT_OUT, place), same_as=rows[j].number)
    return result


def _adds_to(table: SheetMap, values: Mapping[str, Plain], first: Mapping[str, Plain]) -> bool:
    """Say whether a row only tells more of a person: born on the same day, nothing else, and no list of its own."""
    born, whole = values.get(BIRTH), all(table.columns_of(name) for name in MANDATORY)
    own = [name for name in values.keys() & first.keys() if table.columns_of(name.partition("[")[0])]
    same = all(values[name] == first[name] for name in own)
    return bool(born) and first.get(BIRTH) == born and same and not whole


def _table_of(tables: list[SheetMap], row: ListRow) -> int:
    inside = (i for i, t in enumerate(tables) if t.sheet == row.sheet and t.first < row.number <= t.last + 1)
    return next(inside, -1)


def _with_duplicates(
    sheets: Mapping[str, SheetMap], rows: list[ListRow], answers: Answers
) -> tuple[list[ListCell], list[ListRow]]:
    """Return the questions about rows that may be one person, and the rows that now wait for them."""
    named = [r for r in rows if sheets[r.sheet].columns_of("persoon.naam") and not r.same_as]
    twins = duplicates_in_list([((r.sheet, r.number), dict(r.values)) for r in named])
    cells, result = [], []
    for row in rows:
        first = min((c.column for c in sheets[row.sheet].columns), default=0)
        place = address(row.number - 1, first)
        key = f"{row.sheet}!{place}#row"
        if answers.cells.get(key) == SAME_PERSON:
            row = row.with_state(RowState.LEFT_OUT, key)
        elif (row.sheet, row.number) in twins and not answers.given(key):
            others = twins[row.sheet, row.number]
            cells.append(ListCell(row.sheet, place, "", _twin_question(row, others), row.number, Scope.ROW))
            if row.state in (RowState.READY, RowState.WAITING):
                row = replace(row.with_state(RowState.WAITING, key), same_as=others[0][0][1])
        result.append(row)
    return cells, result


def _twin_question(row: ListRow, others: list[tuple[RowKey, Match]]) -> Judgement:
    names = [str(n) if sheet == row.sheet else f"{sheet}!{n}" for (sheet, n), _ in others]
    params: dict[str, str | int] = {"rows": ", ".join(names), "why": ", ".join(others[0][1].reasons)}
    candidates = tuple(n if sheet == row.sheet else f"{sheet}!{n}" for (sheet, n), _ in others)
    return Judgement(Verdict.ASK, None, "duplicate_in_list", params, candidates)
