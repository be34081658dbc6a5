# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of an office's list beside the people of this desk: new, to bring up to date, or a question."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ensure_desk.domain.duplicates import DuplicateIndex, Match, PersonFacts, birth_date_text
from ensure_desk.domain.fields import EMPTY
from ensure_desk.domain.lists import Judgement, Mode, Plain, Scope, Verdict
from ensure_desk.domain.records import Record
from ensure_desk.exchange.foreign.plan import Answers, ListCell, ListPlan, ListRow, RowState
from ensure_desk.exchange.foreign.rawcell import address
from ensure_desk.exchange.foreign.rowchecks import facts_of
from ensure_desk.exchange.foreign.targets import CODE_SEPARATOR, Format, Target, target
from ensure_desk.services.desk import Desk
from ensure_desk.storage.reader import Reader

ALREADY_HERE = "already here"
FILLED_KINDS = ("intake", "referral", "benefit_period", "track")
"""What hangs below a person and may be completed by a list."""
_SURE = frozenset({"same_name", "same_birth_date"})


@dataclass(frozen=True)
class _Known:
    """The people of this desk: an index to find them, the records themselves, and a way to what hangs below them."""

    index: DuplicateIndex[str]
    people: Mapping[str, Record]
    children: Callable[[str, str], list[Record]]

    @cached_property
    def _numbers(self) -> Mapping[Plain, str]:
        return {p.text("dossier_number"): i for i, p in self.people.items() if p.text("dossier_number")}

    def by_number(self, number: Plain, found: list[tuple[str, Match]]) -> str:
        """Return the id of the person with a dossier number, one of those found before anybody else; else empty."""
        near = (i for i, _ in found if number and self.people[i].text("dossier_number") == number)
        return next(near, "") or self._numbers.get(number, "")


def with_known_people(desk: Desk, *, plan: ListPlan, answers: Answers, mode: Mode) -> ListPlan:
    """Return the plan with every row laid beside the people of this desk."""
    rows, questions = [], []
    with desk.store.read() as reader:
        known = _known(reader)
        for row in plan.rows:
            facts = facts_of(dict(row.values))
            found = known.index.matches(facts) if facts and known.people else []
            row, question = _placed(plan, row, (found, known), (answers, mode))
            questions += [question] if question else []
            rows.append(row)
    return replace(plan, cells=(*plan.cells, *questions), rows=tuple(rows))


def _known(reader: Reader) -> _Known:
    index: DuplicateIndex[str] = DuplicateIndex()
    people = {}
    for person in reader.all("person"):
        born = birth_date_text(person.text("birth_date"))
        index.add(person.id, PersonFacts(person.text("last_name"), person.text("first_name"), born))
        people[person.id] = person
    return _Known(index, people, reader.children)


def _placed(
    plan: ListPlan, row: ListRow, beside: tuple[list[tuple[str, Match]], _Known], how: tuple[Answers, Mode]
) -> tuple[ListRow, ListCell | None]:
    (found, known), (answers, mode) = beside, how
    if row.state not in (RowState.READY, RowState.WAITING):
        return row, None
    question = _question(plan, row, beside) if found else None
    answered = question is not None and question.answer_key in answers.cells
    chosen = known.by_number(answers.cells[question.answer_key], found) if question and answered else ""
    if question and not answered and mode is not Mode.CREATE and _is_sure(found):
        chosen, answered = found[0][0], True
    if question and not answered:
        return row.with_state(RowState.WAITING, question.answer_key), question
    if chosen and mode is Mode.CREATE:
        return row.with_state(RowState.LEFT_OUT, ALREADY_HERE), None
    if chosen:
        changes = _changes(row, known.people[chosen]) | _gaps(row, chosen, known)
        return replace(row, person_id=chosen, changes=changes), None
    return (row.with_state(RowState.LEFT_OUT) if mode is Mode.UPDATE else row), None


def _is_sure(found: list[tuple[str, Match]]) -> bool:
    return len(found) == 1 and set(found[0][1].reasons) >= _SURE


def _changes(row: ListRow, person: Record) -> dict[str, Plain]:
    """Return the values of a row that a person does not have yet, or has otherwise; nothing is made empty."""
    found: dict[str, Plain] = {}
    for name, value in row.values.items():
        wanted = target(name)
        if value is None or wanted is None or wanted.kind != "person" or wanted.spec is None:
            continue
        if _differs(person.values.get(wanted.field), stored_value(value, wanted)):
            found[name] = value
    return found


def _gaps(row: ListRow, person_id: str, known: _Known) -> dict[str, Plain]:
    """Return the values for the empty fields of what hangs below a person: of its only record, when nothing differs."""
    found: dict[str, Plain] = {}
    for kind in FILLED_KINDS:
        listed = [(name, v) for name, v in row.values.items() if v is not None and _kind_of(name) == kind]
        records = known.children(kind, person_id) if listed else []
        if len(records) == 1:
            found |= _fitting_gaps(listed, records[0])
    return found


def _fitting_gaps(listed: Sequence[tuple[str, Plain]], record: Record) -> dict[str, Plain]:
    empty: dict[str, Plain] = {}
    for name, value in listed:
        wanted = target(name)
        if wanted is None or wanted.spec is None:
            continue
        old = record.values.get(wanted.field)
        if old in EMPTY:
            empty[name] = value
        elif _differs(old, stored_value(value, wanted)):
            return {}  # another referral, another track: left to a person
    return empty


def _has(person: Record, name: str) -> bool:
    wanted = target(name)
    return wanted is not None and person.values.get(wanted.field) not in EMPTY


def _kind_of(name: str) -> str:
    wanted = target(name)
    return wanted.kind if wanted else ""


def _differs(old: object, new: object) -> bool:
    if isinstance(old, str) and isinstance(new, str):
        return old.casefold() != new.casefold()  # a list in capitals changes no name
    return old != new


def stored_value(value: Plain, wanted: Target) -> object:
    """Return a list's value as its field stores it: a truth value becomes ja or nee, several choices a list."""
    if wanted.format is Format.CODES:
        return str(value).split(CODE_SEPARATOR)
    if isinstance(value, bool) and wanted.choices:
        return "ja" if value else "nee"
    return value


def _question(plan: ListPlan, row: ListRow, beside: tuple[list[tuple[str, Match]], _Known]) -> ListCell:
    """Ask whether a row is somebody of this desk; tell how many empty fields the list could fill."""
    found, known = beside
    candidates = tuple(known.people[id_].text("dossier_number") for id_, _ in found)
    params: dict[str, str | int] = {"dossier": ", ".join(candidates), "why": ", ".join(found[0][1].reasons)}
    sure = found[0][0] if _is_sure(found) else ""
    empty = (
        {n for n in _changes(row, known.people[sure]) if not _has(known.people[sure], n)} if sure else set()
    )
    if fills := len(empty | _gaps(row, sure, known).keys()) if sure else 0:
        params["count"] = fills
    reason = "duplicate_in_vault_gaps" if fills else "duplicate_in_vault"
    question = Judgement(Verdict.ASK, None, reason, params, candidates)
    sheet = plan.mapping.sheet(row.sheet)
    first = min((c.column for c in sheet.columns), default=0) if sheet else 0
    return ListCell(row.sheet, address(row.number - 1, first), "", question, row.number, Scope.ROW)
