# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Records, fields and values in words.

Apart from what an import changes, so that the first pages come without the reading of workbooks.
"""

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.day_words import hour
from ensure_desk.domain.fields import FieldSpec, FieldType
from ensure_desk.domain.kinds import KIND, TRAINING_KINDS
from ensure_desk.domain.phones import PHONES, show_phone
from ensure_desk.domain.records import Record
from ensure_desk.domain.registers import DELETED
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.desk import Desk, person_name
from ensure_desk.storage.reader import Reader

NOTHING = "–"


def value_text(tr: Translator, kind: str, key: str, value: object) -> str:
    """Return a value as a person reads it."""
    spec = KIND[kind].field.get(key.partition("/")[0])
    if value is None or spec is None:
        return NOTHING
    if isinstance(value, bool):
        return tr(N_("ja")) if value else tr(N_("nee"))
    if spec.type in (FieldType.DATE, FieldType.PARTIAL_DATE, FieldType.MONTH):
        return show_date(str(value))
    if spec.type is FieldType.TIME:
        return hour(str(value), tr)
    if spec.key in PHONES:
        return show_phone(str(value))
    choices = spec.meta.choices or {}
    if isinstance(value, list):
        return ", ".join(tr(choices.get(code, code)) for code in value) or NOTHING
    return tr(choices[str(value)]) if str(value) in choices else str(value)


_NAMING = frozenset({"last_name", "first_name", "call_name", "mobile", "email", "emergency_contact"})
"""The fields of a person that stay unreadable while names are hidden."""


def seen_text(desk: Desk, kind: str, key: str, value: object) -> str:
    """Return a value as a person reads it on the screen, where names may be hidden."""
    if desk.veil.on and kind == "person" and key in _NAMING and value is not None:
        return "•••"
    return value_text(desk.tr, kind, key, value)


_QUESTION = {"answer": "path", "barrier_score": "domain", "worked_hours": "month"}
"""Kinds of which a person has many alike, with the field that tells them apart."""


def record_label(reader: Reader, kind: str, record_id: str) -> str:
    """Return how a person calls a record: the name or dossier number of whom it is about, and what tells it apart."""
    record, link = reader.get(kind, record_id), KIND[kind].parent
    asked = record.text(_QUESTION[kind]).rpartition("/")[2] if record and kind in _QUESTION else ""
    if record is not None and kind in TRAINING_KINDS:
        return _trained(reader, record)
    about = _about(reader, kind, record, link)
    return f"{about} · {asked}" if asked else about


def _trained(reader: Reader, record: Record) -> str:
    """Return person, training and day of a record about trainings, as far as it names them."""
    session = record if record.kind == "session" else reader.get("session", record.text("session_id"))
    about = session or record
    training = about if about.kind == "training" else reader.get("training", about.text("training_id"))
    person = reader.get("person", record.text("person_id"))
    who = (person_name(person.values) or person.text("dossier_number")) if person else record.text("name")
    day = show_date(session.text("held_on")) if session and session["held_on"] else ""
    what = " ".join(part for part in (training.text("title") if training else "", day) if part)
    return " · ".join(part for part in (who, what) if part) or NOTHING


def _about(reader: Reader, kind: str, record: Record | None, link: FieldSpec | None) -> str:
    while record is not None and link is not None:
        kind = link.meta.parent
        record, link = reader.get(kind, record.text(link.key)), KIND[kind].parent
    if record is None:
        return NOTHING
    pair = next((f for f in KIND[kind].fields if f.type is FieldType.PAIR), None)
    if pair is not None:
        return " / ".join(record_label(reader, pair.meta.parent, i) for i in record.text(pair.key).split(" "))
    return person_name(record.values) or record.text("dossier_number") or NOTHING


def field_label(tr: Translator, kind: str, key: str) -> str:
    """Return a field's label; an option of a multi-choice with its own label behind it."""
    if key == DELETED:
        return tr(N_("Verwijderd"))
    name, _, option = key.partition("/")
    spec = KIND[kind].field.get(name)
    if spec is None:
        return key
    choices = spec.meta.choices or {}
    return f"{tr(spec.label)}: {tr(choices[option])}" if option in choices else tr(spec.label)
