# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking a questionnaire with a person: begin, save after every answer, go on later, finish with scores."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypedDict, Unpack

from ensure_desk.domain import codes
from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ids import natural_id
from ensure_desk.domain.records import Record
from ensure_desk.services.desk import Desk, spoken_name
from ensure_desk.services.questionnaires import QuestionnaireView, available, form_of
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer
from ensure_desk.surveys.model import Form
from ensure_desk.surveys.nodes import Node, stored
from ensure_desk.surveys.runtime import Session, Surroundings
from ensure_desk.surveys.scoring import NAMESPACE

__all__ = ["QuestionnaireView", "available"]
DONE, BUSY = "klaar", "bezig"
HELP, COUNSELLOR = "_hulp", "_bem"
"""How the questions beside a barrier are called: who wants help with it, and how large the counsellor thinks it is."""


@dataclass(frozen=True)
class ResponseView:
    """A response to go on with."""

    id: str
    person_id: str
    person_name: str
    form: Form
    answers: Mapping[str, str]
    moment: str
    moment_text: str
    status: str
    taken_on: dt.date | None
    language: str
    mode: str = "samen"


@dataclass(frozen=True)
class ResponseLine:
    """A response in a list."""

    id: str
    form_id: str
    version: str
    title: str
    moment: str
    moment_text: str
    taken_on: dt.date | None
    status: str
    status_text: str
    answered: int
    asked: int


class How(TypedDict, total=False):
    """How it is taken: a code of `SURVEY_MODE`, the languages on the screen, the day where it is not today."""

    mode: str
    language: str
    taken_on: dt.date | None


def start(desk: Desk, *, person_id: str, form_id: str, moment: str, **how: Unpack[How]) -> Done[str]:
    """Begin a response; one of the same questionnaire and moment that is not finished goes on instead."""
    view = _offered(desk, form_id)
    with desk.store.write(desk.actor, "survey started") as writer:
        person = writer.get("person", person_id)
        if person is None or person.deleted:
            raise UserError("record_not_found")
        for held in writer.children("response", person_id):
            if (held["form_id"], held["moment"], held["status"]) == (form_id, moment, BUSY):
                return Done(held.id, writer.changes)
        values = {
            "person_id": person_id,
            "form_id": view.form_id,
            "form_version": view.version,
            "moment": moment,
            "taken_on": how.get("taken_on") or desk.today(),
            "taken_by": desk.actor.name,
            "mode": how.get("mode", "samen"),
            "language": how.get("language", ""),
            "status": BUSY,
        }
        return Done(writer.create("response", values), writer.changes)


def _offered(desk: Desk, form_id: str) -> QuestionnaireView:
    view = next((q for q in available(desk) if q.form_id == form_id), None)
    if view is None:
        raise UserError("questionnaire_missing", form=form_id, version="")
    return view


def form_in_use(desk: Desk, form_id: str) -> Form:
    """Return the version of a questionnaire that is taken now; raises UserError `questionnaire_missing`."""
    view = _offered(desk, form_id)
    with desk.store.read() as reader:
        return form_of(reader, view.form_id, view.version)


def response(desk: Desk, *, response_id: str) -> ResponseView:
    """Return a response with its answers; raises UserError `record_not_found`."""
    with desk.store.read() as reader:
        record = _record(reader, response_id)
        person = reader.get("person", record.text("person_id"))
        name = "" if person is None else spoken_name(person.values) or person.text("dossier_number")
        return ResponseView(
            record.id,
            record.text("person_id"),
            name,
            form_of(reader, record.text("form_id"), record.text("form_version")),
            _answers(reader, response_id),
            record.text("moment"),
            desk.tr(codes.SURVEY_MOMENT.get(record.text("moment"), record.text("moment"))),
            record.text("status"),
            record.date("taken_on"),
            record.text("language"),
            record.text("mode") or "samen",
        )


def session_of(desk: Desk, form: Form, answers: Mapping[str, str] | None, language: str = "") -> Session:
    """Return a session on this desk's day; without answers a fresh one."""
    around = Surroundings(
        desk.today(),
        now=lambda: desk.clock.now().astimezone().replace(tzinfo=None),
        prop=lambda name: desk.actor.name if name == "username" else "",
        language=language,
    )
    return Session(form, around, answers)


def save(desk: Desk, *, response_id: str, changes: Mapping[str, str]) -> Done[None]:
    """Save answers: path with row numbers -> text, empty to take one away; raises UserError `survey_finished`."""
    with desk.store.write(desk.actor, "survey saved") as writer:
        if _record(writer, response_id).text("status") == DONE:
            raise UserError("survey_finished")
        _save(writer, response_id, changes)
        return Done(None, writer.changes)


def _save(writer: Writer, response_id: str, changes: Mapping[str, str]) -> None:
    fresh = []
    for path, text in changes.items():
        held = writer.get("answer", natural_id("answer", (response_id, path)))
        if held is not None and not held.deleted:
            writer.update("answer", held.id, {"value": text or None})
        elif text:
            fresh.append({"response_id": response_id, "path": path, "value": text})
    writer.create_many("answer", fresh)


def finish(desk: Desk, *, response_id: str) -> Done[None]:
    """Finish a response: what is not relevant is left out, scores are kept; raises UserError `survey_incomplete`."""
    with desk.store.write(desk.actor, "survey finished") as writer:
        record = _record(writer, response_id)
        form = form_of(writer, record.text("form_id"), record.text("form_version"))
        answers = _answers(writer, response_id)
        session = session_of(desk, form, answers)
        missing = [n for n in session.root.every() if _is_missing(session, n)]
        if missing:
            raise UserError("survey_incomplete", n=len(missing))
        final = session.answers(final=True)
        _save(writer, response_id, {path: final.get(path, "") for path in {*answers, *final}})
        for values in _scores(session):
            _score(writer, response_id, values)
        writer.update("response", response_id, {"status": DONE})
        return Done(None, writer.changes)


def reopen(desk: Desk, *, response_id: str) -> Done[None]:
    """Open a finished response again, to put an answer right."""
    with desk.store.write(desk.actor, "survey reopened") as writer:
        writer.update("response", _record(writer, response_id).id, {"status": BUSY})
        return Done(None, writer.changes)


def _is_missing(session: Session, node: Node) -> bool:
    if not node.relevant or node.definition.children:
        return False
    return (node.required and node.value == "") or not session.is_valid(node.path)


def _scores(session: Session) -> Iterator[dict[str, object]]:
    """Yield the score of every question that names a barrier, with what was asked beside it."""
    for path, bind in session.form.binds.items():
        domain = bind.extra.get(NAMESPACE + "domain", "")
        if domain not in codes.BARRIER:
            continue
        for node in session.nodes(path)[:1]:
            code = stored(node.value, bind.type) if node.relevant else ""
            counsellor = _beside(session, path, COUNSELLOR)
            yield {
                "domain": domain,
                "score": int(code) if code.isdecimal() else None,
                "no_score": code if code in codes.NO_SCORE else None,
                "wants_help": _beside(session, path, HELP) or None,
                "counsellor_score": int(counsellor) if counsellor.isdecimal() else None,
            }


def _beside(session: Session, path: str, ending: str) -> str:
    nodes = session.nodes(path + ending)
    return stored(nodes[0].value, "string") if nodes and nodes[0].relevant else ""


def _score(writer: Writer, response_id: str, values: Mapping[str, object]) -> None:
    record_id = natural_id("barrier_score", (response_id, str(values["domain"])))
    if writer.get("barrier_score", record_id) is None:
        writer.create("barrier_score", {"response_id": response_id, **values})
    else:
        writer.update("barrier_score", record_id, {k: v for k, v in values.items() if k != "domain"})


def overview(desk: Desk, *, person_id: str) -> tuple[ResponseLine, ...]:
    """Return the responses of a person, newest first."""
    with desk.store.read() as reader:
        found = [_line(desk, reader, record) for record in reader.children("response", person_id)]
    return tuple(sorted(found, key=lambda r: (r.taken_on or dt.date.min, r.moment, r.id), reverse=True))


def _line(desk: Desk, reader: Reader, record: Record) -> ResponseLine:
    form = _form_or_none(reader, record)
    asked = (
        0
        if form is None
        else sum(bool(c.path) and c.kind not in ("group", "repeat") for c in form.by_path.values())
    )
    moment, status = record.text("moment"), record.text("status")
    return ResponseLine(
        record.id,
        record.text("form_id"),
        record.text("form_version"),
        form.title if form else record.text("form_id"),
        moment,
        desk.tr(codes.SURVEY_MOMENT.get(moment, moment)),
        record.date("taken_on"),
        status,
        desk.tr(codes.RESPONSE_STATUS.get(status, status)),
        sum(bool(a.text("value")) for a in reader.children("answer", record.id)),
        asked,
    )


def _form_or_none(reader: Reader, record: Record) -> Form | None:
    try:
        return form_of(reader, record.text("form_id"), record.text("form_version"))
    except UserError:
        return None


def _record(reader: Reader, response_id: str) -> Record:
    record = reader.get("response", response_id)
    if record is None or record.deleted:
        raise UserError("record_not_found")
    return record


def _answers(reader: Reader, response_id: str) -> dict[str, str]:
    found = reader.children("answer", response_id)
    return {a.text("path"): a.text("value") for a in found if a.text("value")}
