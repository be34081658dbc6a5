# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inzage on paper and in a workbook: what was gathered about a person, as that person reads it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.day_words import date_and_clock
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import FieldType
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.exchange.cells import Cell
from ensure_desk.exchange.survey_book import PlainSheet, write_sheets
from ensure_desk.services.access import (
    ANSWER,
    QUESTION,
    AccessFile,
    AccessPart,
    AccessRecord,
    Kept,
    everything,
)
from ensure_desk.services.desk import Desk
from ensure_desk.services.value_words import NOTHING, field_label
from ensure_desk.storage.audit import TrailLine
from ensure_desk.storage.files import write_file

ACTIONS: dict[str, str] = {
    "access": N_("inzage gegeven"),
    "create": N_("gemaakt"),
    "delete": N_("verwijderd"),
    "print": N_("afgedrukt"),
    "restore": N_("teruggezet"),
    "reveal": N_("rijksregisternummer bekeken"),
    "update": N_("gewijzigd"),
    "view": N_("bekeken"),
}
PACKAGES: dict[str, str] = {
    "coordinator": N_("aan de coördinator, zonder naam"),
    "named": N_("aan de coördinator, met naam"),
    "office": N_("aan een ander kantoor"),
    "region": N_("aan alle kantoren, zonder personen"),
}


class Look(StrEnum):
    """How a paragraph looks."""

    TITLE = "title"
    HEAD = "head"
    ABOVE = "above"
    TEXT = "text"


@dataclass(frozen=True)
class Paragraph:
    """A line of the paper."""

    text: str
    look: Look = Look.TEXT


@dataclass(frozen=True)
class Given:
    """What was made for the person: the workbook, what the paper says, the records told."""

    book: Path
    paper: tuple[Paragraph, ...]
    records: int


def give(desk: Desk, *, person_id: str, book: Path) -> Done[Given]:
    """Write the workbook of a person, return the paper beside it, and leave a line in the trail.

    Raises UserError `names_stay_at_office`, `not_your_task`, `record_not_found` or `file_not_writable`.
    """
    found = everything(desk, person_id=person_id)
    try:
        write_file(book, write_sheets(list(sheets_of(found, desk.tr))))
    except OSError as error:
        raise UserError("file_not_writable", file=book.name) from error
    with desk.store.write(desk.actor) as writer:
        writer.note("access", kind="person", record_id=person_id, detail=f"records={found.records}")
    return Done(Given(book, tuple(paragraphs(found, desk.tr)), found.records), Changes())


def write_text(path: Path, paper: Iterable[Paragraph]) -> None:
    """Write the paper as a plain text."""
    write_file(path, ("\n".join(p.text for p in paper) + "\n").encode())


def sheets_of(found: AccessFile, tr: Translator) -> Iterator[PlainSheet]:
    """Return a sheet per kind, with the second values beside, then who saw or changed what, and the hand-overs."""
    for part in found.parts:
        headings = {f.key: f.label for record in part.records for f in record.fields}
        extra = [tr(N_("Andere waarden")), tr(N_("Verwijderd"))]
        rows = [_row(record, headings, tr) for record in part.records]
        yield PlainSheet(part.title, [*headings.values(), *extra], rows)
    heads = (N_("Wanneer"), N_("Wie"), N_("Wat"), N_("Blad"), N_("Velden"), N_("Reden"))
    seen: list[list[Cell]] = [[*_trail_row(line, tr), line.detail] for line in found.trail]
    yield PlainSheet(tr(N_("Wie zag of wijzigde dit")), [tr(head) for head in heads], seen)
    about = (N_("Wanneer"), N_("Nummer"), N_("Wat"))
    sent: list[list[Cell]] = [
        [date_and_clock(s.at.astimezone(), tr), float(s.number), tr(PACKAGES.get(s.kind, s.kind))]
        for s in found.sent
    ]
    yield PlainSheet(tr(N_("Overdrachten")), [tr(head) for head in about], sent)


def _row(record: AccessRecord, headings: Iterable[str], tr: Translator) -> list[Cell]:
    cells = {f.key: f.cell for f in record.fields}
    others = "; ".join(f"{f.label}: {', '.join(f.others)}" for f in record.fields if f.others)
    return [*(cells.get(key) for key in headings), others, tr(N_("ja")) if record.deleted else ""]


def _trail_row(line: TrailLine, tr: Translator) -> list[str]:
    sheet = tr(KIND[line.kind].sheet) if line.kind in KIND else line.kind
    fields = ", ".join(field_label(tr, line.kind, key) for key in line.fields.split(",") if line.kind in KIND)
    at = date_and_clock(dt.datetime.fromisoformat(line.at).astimezone(), tr)
    return [at, line.actor, tr(ACTIONS.get(line.action, line.action)), sheet, fields]


def paragraphs(found: AccessFile, tr: Translator) -> Iterator[Paragraph]:
    """Return the paper: who, where it comes from, each sheet, who looked, where it went."""
    yield Paragraph(tr(N_("Uw gegevens")), Look.TITLE)
    yield Paragraph(f"{found.name} · {found.dossier_number}", Look.ABOVE)
    day = show_date(found.made_at)
    yield Paragraph(
        tr(N_("Dit zijn alle gegevens die wij over u bewaren. Gemaakt op {day} door {name}."), day=day,
           name=found.made_by)
    )  # fmt: skip
    yield Paragraph(
        tr(N_("Klopt er iets niet? Zeg het ons. U mag vragen om het te verbeteren of te wissen."))
    )
    for part in found.parts:
        yield from _part(part, tr)
    yield Paragraph(tr(N_("Wie uw dossier zag of wijzigde")), Look.HEAD)
    for text, times in _gathered(found, tr).items():
        yield Paragraph(text if times == 1 else f"{text} ({times}×)")
    yield Paragraph(tr(N_("Overdrachten waarin uw gegevens kunnen staan")), Look.HEAD)
    for sent in found.sent:
        yield Paragraph(
            f"{date_and_clock(sent.at.astimezone(), tr)}: {tr(PACKAGES.get(sent.kind, sent.kind))}"
        )
    if not found.sent:
        yield Paragraph(tr(N_("Geen.")))


def _part(part: AccessPart, tr: Translator) -> Iterator[Paragraph]:
    """Return the records of a kind; those that hang below the same one are a line each beneath its name."""
    yield Paragraph(part.title, Look.HEAD)
    shown = part.title
    for record in part.records:
        above, own = _names(part.kind, record)
        gone = f" ({tr(N_('verwijderd'))})" if record.deleted else ""
        lines = [_said(kept, tr) for kept in _told(record)]
        if own:
            if above != shown:
                yield Paragraph(above, Look.ABOVE)
            shown = above
            first = [] if lines and lines[0].startswith(own) else [own]
            yield Paragraph(" · ".join([*first, *lines]) + gone)
            continue
        if record.name + gone != part.title:
            yield Paragraph(record.name + gone, Look.ABOVE)
        yield from (Paragraph(line) for line in lines)


def _names(kind: str, record: AccessRecord) -> tuple[str, str]:
    """Return what a record hangs below, and what tells it apart there; of an answer that is the question."""
    told = {kept.key: kept for kept in record.fields}
    links = (key for key, spec in KIND[kind].field.items() if spec.type is FieldType.LINK and key in told)
    above = next((told[key].text for key in links if told[key].in_name), "")
    if QUESTION in told:
        return above, told[QUESTION].text
    return above, record.name.removeprefix(above).strip() if above else ""


def _told(record: AccessRecord) -> Iterator[Kept]:
    """Yield what is told of a record beneath its name; an answer in the words that the person heard."""
    told = {kept.key: kept for kept in record.fields}
    if QUESTION in told and ANSWER in told:
        yield replace(told["value"], label=told[QUESTION].text, text=told[ANSWER].text)
        return
    for kept in record.fields:
        if kept.others or (kept.text != NOTHING and not kept.in_name):
            yield kept


def _said(kept: Kept, tr: Translator) -> str:
    others = tr(N_(" (ook bewaard: {values})"), values=", ".join(kept.others)) if kept.others else ""
    if kept.label.endswith("?"):
        return f"{kept.label} {kept.text}{others}"
    return tr(N_("{label}: {value}"), label=kept.label, value=kept.text) + others


def _gathered(found: AccessFile, tr: Translator) -> Counter[str]:
    """Count equal lines of one day: a dossier is opened many times."""
    lines: Counter[str] = Counter()
    for line in found.trail:
        _, who, what, sheet, fields = _trail_row(line, tr)
        more = f": {fields}" if fields else ""
        lines[f"{show_date(line.at)} {who}, {what}, {sheet}{more}"] += 1
    return lines
