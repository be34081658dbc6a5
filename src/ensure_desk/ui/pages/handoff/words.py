# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the page Overdracht; no widgets, so that a test needs no window."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ensure_desk.domain.day_words import clock, date_and_clock, day_and_month
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.formats import grouped
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.messages import sentence
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.exchange.manifest import RECEIPT
from ensure_desk.services.differences import Shown
from ensure_desk.services.handoff import HandoffState, PackageLine
from ensure_desk.services.history import KINDS_OF_PACKAGE, content
from ensure_desk.services.imports import FilePlan, ImportPlan
from ensure_desk.services.provenance import provenance
from ensure_desk.services.receipts import receipt_text


@dataclass(frozen=True)
class HistoryRow:
    """A package in the history table."""

    package_id: str
    at: str
    direction: str
    sender: str
    made: str
    number: str
    told: str
    moment: dt.datetime
    made_moment: dt.datetime


@dataclass(frozen=True)
class SheetRow:
    """A sheet in the preview table."""

    id: str
    new: int
    changed: int
    unchanged: int
    conflicting: int
    refused: int


@dataclass(frozen=True)
class ProblemRow:
    """A doubt or fault in the preview list; `more` is told of the row at hand, where the text says not all."""

    id: int
    address: str
    text: str
    chip: str
    tone: str
    more: str = ""


def _in_words(value: dt.datetime, tr: Translator) -> str:
    """Return a moment as it stands in a sentence: "22 november om 6.04 uur"."""
    here = value.astimezone()
    words = N_("{day} om {time} uur")
    return tr(words, day=day_and_month(here.date(), tr), time=clock(here, tr))


def history_row(line: PackageLine, tr: Translator) -> HistoryRow:
    """Return a package as the history shows it."""
    incoming = line.direction == "in"
    sender = f"{line.municipality}, {line.sender}" if line.municipality else line.sender
    if not incoming and line.kind in KINDS_OF_PACKAGE and line.kind != RECEIPT:
        sender = tr(KINDS_OF_PACKAGE[line.kind])
    return HistoryRow(
        package_id=line.package_id,
        at=date_and_clock(line.at.astimezone(), tr),
        direction=tr(N_("ingelezen")) if incoming else tr(N_("verstuurd")),
        sender=sender,
        made=f"{line.made_at.astimezone():%d/%m/%Y}",
        number=str(line.number or ""),
        told=_told(line, tr),
        moment=line.at,
        made_moment=line.made_at,
    )


def _told(line: PackageLine, tr: Translator) -> str:
    if line.kind == RECEIPT:
        return tr(N_("Ontvangstbewijs"))
    return content(line.kind, line.direction, line.counts, tr)


def state_lines(state: HandoffState, tr: Translator) -> list[str]:
    """Return what the card tells: last sent, last read, new since."""
    sent = state.last_export
    read = state.last_import
    lines = [
        tr(N_("Laatst verstuurd op {day}"), day=_in_words(sent, tr))
        if sent
        else tr(N_("Nog niets verstuurd")),
        tr(N_("Laatst ingelezen op {day}"), day=_in_words(read, tr))
        if read
        else tr(N_("Nog niets ingelezen")),
    ]
    parts = [
        f"{tr(KIND[k].sheet).lower()} ({grouped(n)})" for k, n in state.new_since.items() if k in KIND and n
    ]
    if parts:
        lines.append(tr(N_("Nieuw of gewijzigd sindsdien: {what}"), what=", ".join(parts)))
    return lines


def plan_line(plan: ImportPlan, tr: Translator) -> str:
    """Return the line below the title of the preview."""
    if len(plan.files) > 1:
        return tr.plural("{n} bestand", "{n} bestanden", len(plan.files))
    return file_line(plan.files[0], tr) if plan.files else ""


def file_line(file: FilePlan, tr: Translator) -> str:
    """Return one file in one line: from whom, of when, how sure."""
    if file.refusal is not None:
        return f"{file.path.name}: {sentence(file.refusal, tr)}"
    if file.undone:
        return tr(
            N_("{file}: u maakte deze overdracht ongedaan. U kunt ze opnieuw toepassen."), file=file.path.name
        )
    if file.package is not None and (told := receipt_text(file.package, tr)):
        return told
    if file.known:
        return tr(N_("{file} is al ingelezen. Er is niets nieuws in dit bestand."), file=file.path.name)
    made = f"{file.made_at.astimezone():%d/%m/%Y}" if file.made_at else ""
    parts = [
        tr(
            N_("{place}, overdracht {number} van {day}"),
            place=file.municipality,
            number=file.number,
            day=made,
        ),
        provenance(file, tr).text,
    ]
    if file.undone_rows:
        rows = file.undone_rows
        parts.append(
            tr.plural("{n} rij maakte u eerder ongedaan", "{n} rijen maakte u eerder ongedaan", rows)
        )
    return " · ".join(parts)


def sheet_rows(plan: ImportPlan) -> list[SheetRow]:
    """Return the counts per sheet over all files."""
    rows: dict[str, SheetRow] = {}
    for file in plan.files:
        for title, c in file.sheets.items():
            held = rows.get(title, SheetRow(title, 0, 0, 0, 0, 0))
            rows[title] = SheetRow(
                title,
                held.new + c.new,
                held.changed + c.changed,
                held.unchanged + c.unchanged,
                held.conflicting + c.conflicting,
                held.refused + c.refused,
            )
    return list(rows.values())


def next_step(plan: ImportPlan, tr: Translator) -> str:
    """Return what to do now, in one line."""
    totals = plan.totals
    if not plan.packages:
        return tr(N_("Er valt niets in te lezen. Ga terug met Annuleren."))
    if totals.refused:
        return tr(N_("Wat fout is, blijft weg. Bewaar de foutenwerkmap, of lees de rest alvast in."))
    if totals.conflicting:
        return tr(N_("Lees in. Daarna kiest u bij “Twee waarden” welke waarde blijft."))
    if totals.new or totals.changed:
        return tr(N_("Klopt dit? Lees in. U kunt het later ongedaan maken."))
    return tr(N_("Alles in dit bestand hebt u al. Inlezen noteert dat het aankwam."))


def problem_rows(plan: ImportPlan, conflicts: Sequence[Shown], tr: Translator) -> list[ProblemRow]:
    """Return doubts and faults, and refused files first."""
    rows = [ProblemRow(n, f.path.name, sentence(f.refusal, tr), tr(N_("fout")), "danger")
            for n, f in enumerate(plan.files) if f.refusal is not None]  # fmt: skip
    for number, file in enumerate(plan.files):
        origin = provenance(file, tr)
        if file.package is not None and origin.tone != "ok":
            rows.append(ProblemRow(number, file.path.name, origin.text, tr(N_("let op")), origin.tone))
    if gone := plan.totals.erased:
        words = tr.plural(
            "{n} rij over wie gewist is, blijft weg.", "{n} rijen over wie gewist is, blijven weg.", gone
        )
        rows.append(ProblemRow(0, tr(N_("Gewist")), words, "", ""))
    if waiting := plan.totals.waiting:
        words = tr.plural(
            "{n} rij wacht op een dossier dat nog moet komen.",
            "{n} rijen wachten op een dossier dat nog moet komen.",
            waiting,
        )
        rows.append(ProblemRow(0, tr(N_("Wacht")), words, "", ""))
    rows += [_doubt(found, tr) for found in conflicts]
    for file in plan.files:
        for refusal in file.refusals:
            error = UserError(refusal.code, address=refusal.address, **refusal.params)
            rows.append(ProblemRow(0, refusal.address, sentence(error, tr), tr(N_("fout")), "danger"))
    return rows


def _doubt(found: Shown, tr: Translator) -> ProblemRow:
    words = N_("{field}: hier {ours}, in het bestand {theirs}. Beide blijven bewaard tot u kiest.")
    more = tr(words, field=found.field_label, ours=found.ours or "–", theirs=found.theirs or "–")
    return ProblemRow(0, found.label, found.field_label, tr(N_("twijfel")), "warn", more)
