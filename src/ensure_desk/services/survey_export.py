# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Responses as a workbook to read: a row per response, a column per question, repeats on sheets of their own.

People stand in it by their dossier number. A question with several answers has a column per answer, so that a filter
or a pivot table can count them. Questions that only an older version has stand behind those of the newest.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ensure_desk.domain import codes
from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.records import Record
from ensure_desk.domain.texts import N_
from ensure_desk.exchange.cells import Cell
from ensure_desk.exchange.survey_book import PlainSheet, write_sheets
from ensure_desk.services.desk import Desk
from ensure_desk.services.questionnaires import form_of
from ensure_desk.services.survey_questions import DATE, MANY, NOTE, NUMBER, ONE, Question, questions
from ensure_desk.storage.files import write_file
from ensure_desk.storage.reader import Reader
from ensure_desk.surveys.model import Form

_ABOUT = (
    N_("Dossiernummer"), N_("Moment"), N_("Datum"), N_("Versie"), N_("Wijze"), N_("Taal"), N_("Status"),
)  # fmt: skip
_ROWS = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class Taken:
    """A response with its answers by path, and the dossier number of whose it is."""

    record: Record
    dossier_number: str
    answers: Mapping[str, str]


@dataclass(frozen=True)
class Column:
    """A column of a sheet: a question, or one option of a question with several answers."""

    heading: str
    question: Question
    option: str = ""


@dataclass(frozen=True)
class ExportedSurveys:
    """What was written: the file, the responses, the sheets."""

    path: Path
    responses: int
    sheets: int


def export(
    desk: Desk, *, path: Path, form_id: str, as_codes: bool = False, reason: str = ""
) -> Done[ExportedSurveys]:
    """Write the responses to a questionnaire; raises UserError `questionnaire_missing` when there are none.

    A coordinator needs a written reason where answers are in it, which stands in the trail; raises UserError
    `reason_missing`.
    """
    with desk.store.read() as reader:
        taken = responses(reader, form_id)
        forms = forms_of(reader, taken)
    if not forms:
        raise UserError("questionnaire_missing", form=form_id, version="")
    if desk.is_coordinator and any(t.answers for t in taken) and not reason.strip():
        raise UserError("reason_missing")
    sheets = list(_sheets(desk, forms, taken, as_codes=as_codes))
    why = f" reason={reason.strip()}" if reason.strip() else ""
    save_sheets(desk, path, sheets, f"{form_id} responses={len(taken)}{why}")
    return Done(ExportedSurveys(path, len(taken), len(sheets)), Changes())


def save_sheets(desk: Desk, path: Path, sheets: Sequence[PlainSheet], detail: str) -> None:
    """Write sheets to a workbook and leave a line in the trail; raises UserError `file_not_writable`."""
    try:
        write_file(path, write_sheets(list(sheets)))
    except OSError as error:
        raise UserError("file_not_writable", file=path.name) from error
    with desk.store.write(desk.actor) as writer:
        writer.note("sheets_export", detail=detail)


def responses(reader: Reader, form_id: str) -> list[Taken]:
    """Return the responses to a questionnaire with their answers, the oldest first."""
    found = [r for r in reader.all("response") if r.text("form_id") == form_id]
    numbers = reader.rows_by_id("person", (r.text("person_id") for r in found))
    held = [
        Taken(
            r,
            str(numbers.get(r.text("person_id"), {}).get("dossier_number") or ""),
            {a.text("path"): a.text("value") for a in reader.children("answer", r.id) if a.text("value")},
        )
        for r in found
    ]
    return sorted(held, key=lambda t: (t.record.text("taken_on"), t.dossier_number, t.record.id))


def forms_of(reader: Reader, taken: Iterable[Taken]) -> list[Form]:
    """Return the versions that were answered, the newest first; what is not on this desk is left out."""
    versions = sorted(
        {(t.record.text("form_version"), t.record.text("form_id")) for t in taken}, reverse=True
    )
    found = []
    for version, form_id in versions:
        try:
            found.append(form_of(reader, form_id, version))
        except UserError:
            continue
    return found


def all_questions(desk: Desk, forms: Sequence[Form]) -> dict[str, Question]:
    """Return the questions of all versions by path, those of the newest first, without notes."""
    found: dict[str, Question] = {}
    for form in forms:
        for question in questions(desk, form):
            if question.kind != NOTE:
                found.setdefault(question.path, question)
    return found


def _sheets(
    desk: Desk, forms: Sequence[Form], taken: Sequence[Taken], *, as_codes: bool
) -> Iterator[PlainSheet]:
    asked = all_questions(desk, forms)
    about = [desk.tr(text) for text in _ABOUT]
    for repeat in dict.fromkeys(["", *(q.repeat for q in asked.values())]):
        own = [q for q in asked.values() if q.repeat == repeat]
        columns = [column for q in own for column in _columns(q, as_codes=as_codes)]
        title = repeat.rpartition("/")[2] or forms[0].title or forms[0].form_id
        headings = [*about, *([desk.tr(N_("Rij"))] if repeat else []), *(c.heading for c in columns)]
        rows = [row for t in taken for row in _rows(desk, t, repeat, (columns, as_codes))]
        yield PlainSheet(title, headings, rows)


def _columns(question: Question, *, as_codes: bool) -> Iterator[Column]:
    heading = question.name if as_codes else question.label
    if question.kind != MANY:
        yield Column(heading, question)
        return
    for code, label in question.options:
        yield Column(f"{heading}/{code}" if as_codes else f"{heading}: {label}", question, code)


def _rows(desk: Desk, taken: Taken, repeat: str, how: tuple[list[Column], bool]) -> Iterator[list[Cell]]:
    columns, as_codes = how
    about = _about(desk, taken.record, taken.dossier_number, as_codes=as_codes)
    if not repeat:
        values = {q.path: taken.answers.get(q.path, "") for q in (c.question for c in columns)}
        yield [*about, *(_cell(c, values[c.question.path], as_codes=as_codes) for c in columns)]
        return
    asked = {c.question.path for c in columns}
    for place, values in _in_rows(taken.answers, repeat).items():
        if not asked & values.keys():
            continue
        yield [
            *about,
            place,
            *(_cell(c, values.get(c.question.path, ""), as_codes=as_codes) for c in columns),
        ]


def _in_rows(answers: Mapping[str, str], repeat: str) -> dict[str, dict[str, str]]:
    """Return the answers in a repeat per row ("2", or "2.1" in a repeat within a repeat), by generic path."""
    found: dict[str, dict[str, str]] = {}
    for path, value in answers.items():
        generic = _ROWS.sub("", path)
        if not generic.startswith(repeat + "/") or not path.count("["):
            continue
        head = "/".join(path.split("/")[: repeat.count("/") + 1])
        place = ".".join(part[1:-1] for part in _ROWS.findall(head))
        found.setdefault(place, {})[generic] = value
    return dict(sorted(found.items(), key=lambda item: [int(n) for n in item[0].split(".") if n]))


def in_all_rows(answers: Mapping[str, str], path: str) -> list[str]:
    """Return the answers to a question in every row it stands in."""
    return [value for found, value in answers.items() if _ROWS.sub("", found) == path]


def _about(desk: Desk, record: Record, number: str, *, as_codes: bool) -> list[Cell]:
    def word(table: Mapping[str, str], code: str) -> str:
        return code if as_codes else desk.tr(table.get(code, code))

    day = record.text("taken_on")
    return [
        number,
        word(codes.SURVEY_MOMENT, record.text("moment")),
        {"d": day} if day else None,
        record.text("form_version"),
        word(codes.SURVEY_MODE, record.text("mode")),
        record.text("language"),
        word(codes.RESPONSE_STATUS, record.text("status")),
    ]


def _cell(column: Column, text: str, *, as_codes: bool) -> Cell:
    """Return an answer as a cell: numbers and days as such, labels for codes, 1 or 0 for an option."""
    if not text:
        return None
    question = column.question
    if column.option:
        return 1.0 if column.option in text.split() else 0.0
    if question.kind == ONE:
        return text if as_codes else dict(question.options).get(text, text)
    if question.kind == NUMBER:
        return _number(text)
    return {"d": text} if question.kind == DATE and len(text) == len("2000-01-01") else text


def _number(text: str) -> Cell:
    try:
        return float(text)
    except ValueError:
        return text
