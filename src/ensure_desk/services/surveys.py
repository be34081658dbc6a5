# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking a questionnaire with a person: begin, save after every answer, go on later, finish with scores."""

import datetime as dt
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypedDict, Unpack

from ensure_desk.domain import codes
from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ids import natural_id
from ensure_desk.domain.records import Record
from ensure_desk.domain.statuses import BUSY, DONE
from ensure_desk.domain.surveys import LARGEST
from ensure_desk.services.desk import Desk, spoken_name
from ensure_desk.services.questionnaires import QuestionnaireView, available, form_of
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer
from ensure_desk.surveys.model import Form
from ensure_desk.surveys.nodes import Node, stored
from ensure_desk.surveys.runtime import Session, Surroundings
from ensure_desk.surveys.scoring import DomainScore, domain_scores, score_of

__all__ = ["QuestionnaireView", "available"]
HELP, COUNSELLOR = "_hulp", "_bem"
"""How the questions beside a barrier are called: who wants help with it, and how large the counsellor thinks it is."""
ROW = re.compile(r"\[\d+\]")
_SCORED = ("score", "no_score", "wants_help", "counsellor_score")


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
            desk.veiled(name),
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


def finish(desk: Desk, *, response_id: str, changes: Mapping[str, str] | None = None) -> Done[None]:
    """Finish a response, with its last answers, in one write: what is not relevant is left out, scores are kept.

    Raises UserError `survey_incomplete` after the last answers are stored, when something required is missing, and
    `survey_finished`.
    """
    with desk.store.write(desk.actor, "survey finished") as writer:
        record = _record(writer, response_id)
        if record.text("status") == DONE:
            raise UserError("survey_finished")
        form = form_of(writer, record.text("form_id"), record.text("form_version"))
        held = _answers(writer, response_id)
        session = session_of(desk, form, {**held, **(changes or {})})
        missing = [n for n in session.root.every() if _is_missing(session, n)]
        if missing:
            _save(writer, response_id, changes or {})
        else:
            final = session.answers(final=True)
            _save(writer, response_id, {path: final.get(path, "") for path in {*held, *final}})
            for values in _scores(session):
                _score(writer, response_id, values)
            writer.update("response", response_id, {"status": DONE})
        done = Done(None, writer.changes)
    if missing:
        raise UserError("survey_incomplete", n=len(missing))
    return done


def reopen(desk: Desk, *, response_id: str) -> Done[None]:
    """Open a finished response again, to put an answer right; its scores are gone until it is finished again."""
    with desk.store.write(desk.actor, "survey reopened") as writer:
        writer.update("response", _record(writer, response_id).id, {"status": BUSY})
        for score in writer.children("barrier_score", response_id):
            writer.update("barrier_score", score.id, dict.fromkeys(_SCORED))
        return Done(None, writer.changes)


def _is_missing(session: Session, node: Node) -> bool:
    if not node.relevant or node.definition.children:
        return False
    return (node.required and node.value == "") or not session.is_valid(node.path)


def _scores(session: Session) -> Iterator[dict[str, object]]:
    """Yield the score of every barrier that questions name, with what was asked beside them."""
    for found in domain_scores(session):
        if found.domain not in codes.BARRIER:
            continue
        silent = [code for code in found.codes if code in codes.NO_SCORE]
        helped = [stored(n.value, session.type_of(n)) for n in _beside(session, found, HELP)]
        seen = [
            score for n in _beside(session, found, COUNSELLOR) if (score := score_of(session, n)) is not None
        ]
        yield {
            "domain": found.domain,
            "score": _whole(found.value),
            "no_score": silent[0] if silent and found.value is None else None,
            "wants_help": next((code for code in helped if code in codes.WANTS_HELP), None),
            "counsellor_score": _whole(sum(seen) / len(seen) if seen else None),
        }


def _beside(session: Session, found: DomainScore, ending: str) -> list[Node]:
    """Return the questions beside those of a barrier, such as who wants help with it."""
    names = {ROW.sub("", path) + ending for path in found.paths}
    return [
        node for name in sorted(names) for node in session.nodes(name) if node.relevant and node.value != ""
    ]


def _whole(mean: float | None) -> int | None:
    """Round a mean to the step of the scale it stands for; half a step counts as the larger barrier.

    A questionnaire may count in another way: what is not on the scale of barriers is no score of one.
    """
    step = None if mean is None else math.floor(mean + 0.5)
    return step if step in range(LARGEST + 1) else None


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
    controls = form.by_path.items() if form else ()
    asked = {path for path, c in controls if c.kind not in ("group", "repeat")}
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
        sum(
            ROW.sub("", a.text("path")) in asked
            for a in reader.children("answer", record.id)
            if a.text("value")
        ),
        len(asked),
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
