# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inzage: all that is kept about one person and who saw or changed it, gathered to hand over to that person.

What belongs to a person is found as an erasure finds it, by the links that the kinds declare: a kind that comes along
later is in here by itself. A restricted value stays masked; of another person only the dossier number is told.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import FieldSpec, FieldType, Sensitivity, Value
from ensure_desk.domain.kinds import KIND, KINDS, Kind
from ensure_desk.domain.records import Record
from ensure_desk.domain.registers import DELETED, Alternatives, RegisterValue, State, alternatives
from ensure_desk.domain.texts import N_
from ensure_desk.exchange.cells import Cell
from ensure_desk.services.desk import Desk, person_name
from ensure_desk.services.questionnaires import form_of
from ensure_desk.services.survey_questions import MANY, Question, questions
from ensure_desk.services.value_words import NOTHING, field_label, value_text
from ensure_desk.storage import audit, beside, carry, erase
from ensure_desk.storage.audit import TrailLine
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.rows import extra_of, flat_of, record_of
from ensure_desk.surveys.model import Form

_ROWS = re.compile(r"\[\d+\]")
_LAST_DIGITS = 2
_ANSWER = "answer"
QUESTION, ANSWER = "path in words", "value in words"
"""Keys of what a person reads of an answer, where the questionnaire is still known."""


@dataclass(frozen=True)
class Kept:
    """One field of a record: its key and label, its value in words and as a cell, the second values beside it.

    What is part of the `name` of the record needs no line of its own beneath that name.
    """

    key: str
    label: str
    text: str
    cell: Cell
    others: tuple[str, ...] = ()
    in_name: bool = False


@dataclass(frozen=True)
class AccessRecord:
    """A record: what it is called where others name it, its fields, and when somebody deleted it."""

    id: str
    name: str
    fields: tuple[Kept, ...]
    deleted: bool = False


@dataclass(frozen=True)
class AccessPart:
    """All records of a kind, deleted ones too."""

    kind: str
    title: str
    records: tuple[AccessRecord, ...]


@dataclass(frozen=True)
class Sent:
    """A hand-over in which the person may have been: when, which kind of package, of whom."""

    at: dt.datetime
    kind: str
    number: int


@dataclass(frozen=True)
class AccessFile:
    """Everything about one person."""

    person_id: str
    name: str
    dossier_number: str
    made_at: dt.datetime
    made_by: str
    parts: tuple[AccessPart, ...]
    trail: tuple[TrailLine, ...]
    sent: tuple[Sent, ...]

    @property
    def records(self) -> int:
        """Return how many records there are."""
        return sum(len(part.records) for part in self.parts)


def everything(desk: Desk, *, person_id: str) -> AccessFile:
    """Return all that is kept about a person.

    Raises UserError `names_stay_at_office`, `not_your_task` or `record_not_found`.
    """
    _check_role(desk)
    with desk.store.read() as reader:
        found = erase.family(reader, "person", person_id)
        if not found:
            raise UserError("record_not_found")
        gatherer = _Gatherer(desk, reader, person_id)
        parts = tuple(gatherer.part(kind, found[kind.name]) for kind in KINDS if found.get(kind.name))
        trail = audit.lines_about(reader.connection, {i for ids in found.values() for i in ids})
        since = min((line.at for line in trail), default="")
        sent = [line for line in carry.packages(reader, "out") if line["at"] >= since]
        person = reader.get("person", person_id)
    values = person.values if person else {}
    return AccessFile(
        person_id,
        person_name(values),
        str(values.get("dossier_number") or ""),
        desk.clock.now(),
        desk.actor.name,
        parts,
        tuple(trail),
        tuple(Sent(dt.datetime.fromisoformat(s["at"]), s["kind"], s["number"]) for s in reversed(sent)),
    )


def _check_role(desk: Desk) -> None:
    desk.check_names()
    if desk.role != "counsellor":
        raise UserError("not_your_task")


class _Gatherer:
    """Puts the records of one person in words."""

    def __init__(self, desk: Desk, reader: Reader, person_id: str) -> None:
        self._desk, self._reader, self._person_id = desk, reader, person_id
        self._ = desk.tr
        self._asked: dict[str, dict[str, Question]] = {}

    def part(self, kind: Kind, ids: list[str]) -> AccessPart:
        """Return the records of a kind, in the order they came."""
        rows = sorted(self._reader.rows_by_id(kind.name, ids).values(), key=lambda row: row["n"])
        full = beside.full_states(self._reader, kind.name, ids)
        records = []
        for row in rows:
            others = self._reader.others(kind.name, row["id"])
            if row["id"] in full:
                others = _further(flat_of(kind, row), full[row["id"]].state)
            record = record_of(kind, row, others)
            records.append(self._record(record, {**extra_of(row), **record.values}, others))
        return AccessPart(kind.name, self._(kind.sheet), tuple(records))

    def _record(self, record: Record, values: Mapping[str, Value], others: Alternatives) -> AccessRecord:
        fields = list(self._fields(record, values, others))
        if record.kind == _ANSWER:
            fields += self._answered(record)
        return AccessRecord(record.id, self._called(record), tuple(fields), record.deleted)

    def _fields(self, record: Record, values: Mapping[str, Value], others: Alternatives) -> Iterator[Kept]:
        kind = KIND[record.kind]
        for spec in kind.fields:
            if values.get(spec.key) == self._person_id and spec.type is FieldType.LINK:
                continue
            second = tuple(self._text(kind, spec.key, v) for v in others.get(spec.key, {}).values())
            text = self._text(kind, spec.key, values.get(spec.key))
            cell = _cell(spec, values.get(spec.key), text)
            yield Kept(spec.key, self._(spec.label), text, cell, second, in_name=_names(spec, kind))
        beyond = (values.keys() | others.keys()) - kind.field.keys() - {DELETED}
        for key in sorted(beyond):
            second = tuple(self._text(kind, key, v) for v in others.get(key, {}).values())
            text = self._text(kind, key, values.get(key))
            yield Kept(key, field_label(self._, record.kind, key), text, text, second)

    def _text(self, kind: Kind, key: str, value: object) -> str:
        spec = kind.field.get(key)
        if value is None:
            return NOTHING
        if spec is None:
            return value_text(self._, kind.name, key, value) if "/" in key else str(value)
        if spec.meta.sensitivity is Sensitivity.RESTRICTED:
            return "•" * 9 + str(value)[-_LAST_DIGITS:]
        if spec.type is FieldType.LINK:
            linked = self._reader.get(spec.meta.parent, str(value))
            return self._called(linked) if linked else str(value)
        if spec.type is FieldType.PAIR:
            return self._numbers(spec, str(value))
        return value_text(self._, kind.name, key, value)

    def _called(self, record: Record) -> str:
        """Return what tells a record apart: its required fields, and those of what it hangs below."""
        kind = KIND[record.kind]
        named = (s.key for s in kind.fields if _names(s, kind) and record[s.key] is not None)
        parts = [self._text(kind, key, record[key]) for key in named]
        return " ".join(parts) or self._(kind.sheet)

    def _numbers(self, spec: FieldSpec, pair: str) -> str:
        """Return the dossier numbers of a pair: who another person is, is not theirs to know."""
        people = self._reader.rows_by_id(spec.meta.parent, pair.split())
        return " / ".join(str(people.get(i, {}).get("dossier_number") or NOTHING) for i in pair.split())

    def _answered(self, record: Record) -> list[Kept]:
        """Return the question and the answer as people read them."""
        question = self._questions(record.text("response_id")).get(_ROWS.sub("", record.text("path")))
        if question is None:
            return []
        words, value = dict(question.options), record.text("value")
        chosen = value.split() if question.kind == MANY else [value]
        answer = ", ".join(words.get(code, code) for code in chosen) or NOTHING
        labels = KIND[_ANSWER].field
        return [
            Kept(shown, self._(N_("{label} in woorden"), label=self._(labels[key].label)), text, text)
            for shown, key, text in ((QUESTION, "path", question.label), (ANSWER, "value", answer))
        ]

    def _questions(self, response_id: str) -> dict[str, Question]:
        if response_id not in self._asked:
            form = self._form(response_id)
            asked = questions(self._desk, form) if form else ()
            self._asked[response_id] = {question.path: question for question in asked}
        return self._asked[response_id]

    def _form(self, response_id: str) -> Form | None:
        response = self._reader.get("response", response_id)
        if response is None:
            return None
        try:
            return form_of(self._reader, response.text("form_id"), response.text("form_version"))
        except UserError:
            return None


def _names(spec: FieldSpec, kind: Kind) -> bool:
    """Return whether a record is called by this field; a person is called by the dossier number."""
    if kind.name == "person":
        return spec.key == "dossier_number"
    return spec.meta.parent != "person" and (spec.type is FieldType.LINK or spec.meta.required)


def _further(shown: Mapping[str, RegisterValue], state: State) -> Alternatives:
    """Return what is known of a record and not shown, because an import was taken back."""
    found = alternatives(state)
    for key, register in state.items():
        value = register.value
        if value is not None and key != DELETED and shown.get(key) != value:
            found.setdefault(key, {})[""] = value
    return found


def _cell(spec: FieldSpec, value: Value, text: str) -> Cell:
    """Return a value as a cell: days as days, numbers as numbers, anything else in words; empty as nothing."""
    if value is None:
        return None
    if spec.type is FieldType.DATE:
        return {"d": str(value)}
    return float(value) if isinstance(value, int) and not spec.meta.choices else text
