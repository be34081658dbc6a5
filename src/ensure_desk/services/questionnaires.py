# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The questionnaires a desk has: those it was shipped with, and those the coordinator published."""

import base64
import datetime as dt
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ids import natural_id
from ensure_desk.domain.records import Record
from ensure_desk.domain.surveys import PART_SIZE, WORKBOOK, XFORM
from ensure_desk.services.desk import Desk
from ensure_desk.storage.reader import Reader
from ensure_desk.surveys.lint.check import lint_converted
from ensure_desk.surveys.lint.issues import Issue, Level, proposal, sentence
from ensure_desk.surveys.model import Form
from ensure_desk.surveys.publish import Converted, convert
from ensure_desk.surveys.xform import FormError, read_form
from ensure_desk.system.paths import resource

SHIPPED = ("drempelbevraging", "tevredenheid-intake", "evaluatie-training")
"""Files under `resources/questionnaires`, the barrier questionnaire first."""
MOST_UNPACKED = 50_000_000


@dataclass(frozen=True)
class QuestionnaireView:
    """A questionnaire to choose from; `published_on` is empty for a shipped one."""

    form_id: str
    version: str
    title: str
    languages: tuple[str, ...]
    published_on: dt.date | None = None
    withdrawn: bool = False


@dataclass(frozen=True)
class IssueLine:
    """What lint says about a workbook, in words: where, what and what to do."""

    place: str
    what: str
    proposal: str
    is_error: bool


@dataclass(frozen=True)
class Checked:
    """A workbook that was checked: ready to publish when nothing in it is an error."""

    converted: Converted
    lines: tuple[IssueLine, ...]
    workbook: bytes

    @property
    def is_ready(self) -> bool:
        """Say whether it can be published."""
        return bool(self.converted.xform) and not any(line.is_error for line in self.lines)


def available(desk: Desk) -> tuple[QuestionnaireView, ...]:
    """Return the questionnaires that can be taken: per form the newest published version, else the shipped one."""
    views = {view.form_id: view for view in (_view_of(shipped(name)) for name in SHIPPED)}
    for view in sorted(published(desk), key=lambda v: (v.published_on or dt.date.min, v.version)):
        if not view.withdrawn:
            views[view.form_id] = view
    return tuple(views.values())


def published(desk: Desk) -> tuple[QuestionnaireView, ...]:
    """Return every published questionnaire, withdrawn ones too."""
    with desk.store.read() as reader:
        return tuple(_stored_view(record) for record in reader.all("questionnaire"))


def _stored_view(record: Record) -> QuestionnaireView:
    return QuestionnaireView(
        record.text("form_id"),
        record.text("version"),
        record.text("title"),
        tuple(filter(None, record.text("languages").split("\n"))),
        record.date("published_on"),
        record.text("status") == "ingetrokken",
    )


def _view_of(form: Form) -> QuestionnaireView:
    return QuestionnaireView(form.form_id, form.version, form.title, form.languages)


@lru_cache(maxsize=8)
def shipped(name: str) -> Form:
    """Return a questionnaire of `resources/questionnaires`."""
    return read_form(resource(f"questionnaires/{name}.xml").read_bytes())


def form_of(reader: Reader, form_id: str, version: str) -> Form:
    """Return the questionnaire of a response; raises UserError `questionnaire_missing`."""
    record = reader.get("questionnaire", natural_id("questionnaire", (form_id, version)))
    if record is not None:
        return _form(_joined(reader, record.id, XFORM))
    for name in SHIPPED:
        form = shipped(name)
        if (form.form_id, form.version) == (form_id, version):
            return form
    raise UserError("questionnaire_missing", form=form_id, version=version)


@lru_cache(maxsize=8)
def _form(xform: bytes) -> Form:
    try:
        return read_form(xform)
    except FormError as error:
        raise UserError("questionnaire_damaged") from error


def _joined(reader: Reader, questionnaire_id: str, role: str) -> bytes:
    """Return what the parts of a role hold; raises UserError `questionnaire_damaged` when one is missing."""
    parts = [p for p in reader.children("questionnaire_part", questionnaire_id) if p.text("role") == role]
    ordered = sorted(parts, key=lambda p: int(str(p["number"] or 0)))
    try:
        packed = base64.b85decode("".join(p.text("content") for p in ordered))
        return zlib.decompressobj().decompress(packed, MOST_UNPACKED)
    except (ValueError, zlib.error) as error:
        raise UserError("questionnaire_damaged") from error


def check(desk: Desk, *, workbook: bytes, name: str) -> Checked:
    """Convert and check a workbook; raises UserError `questionnaire_unreadable` or with the code of the gate."""
    try:
        converted = convert(workbook, name)
    except FormError as error:
        if error.code.startswith("gate_"):
            raise UserError(error.code, **error.params) from error
        raise UserError("questionnaire_unreadable", file=name) from error
    lines = tuple(_line(desk, issue) for issue in lint_converted(converted))
    return Checked(converted, lines, workbook)


def _line(desk: Desk, issue: Issue) -> IssueLine:
    place = "!".join(filter(None, (issue.sheet, str(issue.row or ""))))
    column = f" ({issue.column})" if issue.column else ""
    return IssueLine(
        place + column, sentence(issue, desk.tr), proposal(issue, desk.tr), issue.level is Level.ERROR
    )


def publish(desk: Desk, *, checked: Checked) -> Done[str]:
    """Publish a questionnaire: it never changes again. Raises UserError when it has errors or its version exists."""
    if not desk.is_coordinator:
        raise UserError("only_coordinator_publishes")
    if not checked.is_ready:
        raise UserError("questionnaire_has_errors")
    form = checked.converted.form()
    if not form.version:
        raise UserError("questionnaire_version_missing")
    with desk.store.write(desk.actor, "questionnaire published") as writer:
        held = writer.get("questionnaire", natural_id("questionnaire", (form.form_id, form.version)))
        if held is not None:
            raise UserError("questionnaire_version_exists", version=form.version)
        record_id = writer.create("questionnaire", _values(form, checked, desk.today()))
        for role, data in ((XFORM, checked.converted.xform.encode()), (WORKBOOK, checked.workbook)):
            writer.create_many("questionnaire_part", list(_parts(record_id, role, data)))
        return Done(record_id, writer.changes)


def _values(form: Form, checked: Checked, day: dt.date) -> dict[str, object]:
    return {
        "form_id": form.form_id,
        "version": form.version,
        "title": form.title,
        "languages": "\n".join(form.languages),
        "published_on": day,
        "sha256": hashlib.sha256(checked.workbook).hexdigest(),
        "status": "gepubliceerd",
    }


def _parts(record_id: str, role: str, data: bytes) -> Iterator[dict[str, object]]:
    text = base64.b85encode(zlib.compress(data, 9)).decode()
    for number, at in enumerate(range(0, len(text), PART_SIZE)):
        content = text[at : at + PART_SIZE]
        yield {"questionnaire_id": record_id, "role": role, "number": number, "content": content}


def withdraw(desk: Desk, *, form_id: str, version: str, withdrawn: bool = True) -> Done[None]:
    """Withdraw a published questionnaire, or offer it again; what was answered stays.

    Raises UserError `only_coordinator_publishes` or `questionnaire_not_published`.
    """
    if not desk.is_coordinator:
        raise UserError("only_coordinator_publishes")
    number = natural_id("questionnaire", (form_id, version))
    with desk.store.write(desk.actor, "questionnaire withdrawn") as writer:
        if writer.get("questionnaire", number) is None:
            raise UserError("questionnaire_not_published", form=form_id, version=version)
        status = "ingetrokken" if withdrawn else "gepubliceerd"
        writer.update("questionnaire", number, {"status": status})
        return Done(None, writer.changes)
