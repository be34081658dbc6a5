# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Foutenwerkmap: the rows that could not be read, to correct in Excel and read again."""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.lists import Verdict, reason_text
from ensure_desk.domain.messages import sentence
from ensure_desk.domain.texts import N_
from ensure_desk.domain.words import as_typed
from ensure_desk.exchange.encrypted import write_protected
from ensure_desk.exchange.errors_book import FaultySheet, Spot, spot_of, write_errors
from ensure_desk.exchange.errors_list import UnreadRows, write_unread_rows
from ensure_desk.exchange.foreign.plan import ListPlan, RowState
from ensure_desk.exchange.read import RawSheet, Refusal
from ensure_desk.exchange.template import Cover
from ensure_desk.gate.model import GateRefusal, SheetData, Workbook
from ensure_desk.gate.open import read_workbook
from ensure_desk.services.desk import Desk
from ensure_desk.services.imports import FilePlan, ImportPlan
from ensure_desk.storage.files import write_file

_LINES = (
    N_("Foutenwerkmap bij overdracht {number} van {municipality}"),
    N_("Hier staan alleen de rijen die niet gelezen zijn. De gekleurde cellen moet u verbeteren."),
    N_(
        "Bij elke gekleurde cel hoort een opmerking: wat er mis is en wat u doet. "
        "De plaats in de opmerking is die in de overdracht zelf."
    ),
    N_("Bewaar daarna deze werkmap en lees ze in zoals een overdracht. Alleen wat u verbeterde, telt."),
)


_UNREAD = frozenset({RowState.WAITING, RowState.REFUSED})


@dataclass(frozen=True)
class SavedErrors:
    """The workbooks that were written, one per package with faults, and how many cells they mark."""

    paths: tuple[Path, ...]
    rows: int
    faults: int


def marked(plan: ImportPlan) -> int:
    """Return how many faults stand in a row of their own, so that a workbook can hold them."""
    return sum(spot_of(refusal.address) is not None for file in plan.files for refusal in file.refusals)


def save_errors(desk: Desk, *, plan: ImportPlan, path: Path, codes: Sequence[str] = ()) -> Done[SavedErrors]:
    """Write the rows with faults of a plan's packages; with more packages each gets a file named after its office.

    A protected package gives a protected workbook with the same code, which must be among `codes`. Raises UserError
    `no_faulty_rows`, `file_changed_since`, `file_not_readable` or `file_not_writable`.
    """
    files = [f for f in plan.files if any(spot_of(r.address) for r in f.refusals)]
    if not files:
        raise UserError("no_faulty_rows")
    written, rows, faults = [], 0, 0
    for file in files:
        sheets, hidden, code = _read_again(desk, file, codes)
        target = path if len(files) == 1 else path.with_name(f"{path.stem} {file.municipality}{path.suffix}")
        _write(desk, file, (sheets, hidden), (target, code))
        written.append(target)
        rows += sum(len(sheet.rows) for sheet in sheets)
        faults += sum(len(sheet.faults) for sheet in sheets)
    packages = " ".join(file.package.manifest.package_id for file in files if file.package)
    _note_saved(desk, f"{packages} rows={rows}")
    return Done(SavedErrors(tuple(written), rows, faults), Changes())


def _note_saved(desk: Desk, detail: str) -> None:
    """Leave a line in the audit trail: rows of people left the vault."""
    with desk.store.write(desk.actor) as writer:
        writer.note("save_errors", detail=detail)


def unread(plan: ListPlan) -> int:
    """Return how many rows of an office's own list are not stored as they are."""
    return sum(row.state in _UNREAD for row in plan.rows)


def save_unread_rows(desk: Desk, *, plan: ListPlan, workbook: Workbook, path: Path) -> Done[SavedErrors]:
    """Write the rows of an office's own list that wait or are refused, to correct and read again.

    Raises UserError `no_faulty_rows` or `file_not_writable`.
    """
    sheets = [found for sheet in workbook.sheets if (found := _unread_rows(desk, plan, sheet))]
    if not sheets:
        raise UserError("no_faulty_rows")
    out = io.BytesIO()
    write_unread_rows(out, sheets)
    _to_disk(path, out.getvalue())
    rows, faults = (
        sum(len(part) for part in parts) for parts in zip(*((s.rows, s.faults) for s in sheets), strict=True)
    )
    _note_saved(desk, f"rows={rows}")
    return Done(SavedErrors((path,), rows, faults), Changes())


def _unread_rows(desk: Desk, plan: ListPlan, sheet: SheetData) -> UnreadRows | None:
    rows = sorted({row.number - 1 for row in plan.rows if row.sheet == sheet.name and row.state in _UNREAD})
    mapped = plan.mapping.sheet(sheet.name)
    if not rows or mapped is None:
        return None
    faults: dict[Spot, str] = {}
    for cell in plan.cells:
        spot = spot_of(cell.place)
        if cell.judgement.verdict is Verdict.ACCEPT or spot is None or spot.row not in rows:
            continue
        told = reason_text(cell.judgement, desk.tr)
        faults[spot] = f"{faults[spot]}\n{told}" if spot in faults else told
    raw = RawSheet(sheet.name, sheet.rows, sheet.formulas, sheet.errors)
    return UnreadRows(raw, range(mapped.header_row + 1), rows, faults)


def _read_again(
    desk: Desk, file: FilePlan, codes: Sequence[str]
) -> tuple[list[FaultySheet], list[RawSheet], str]:
    """Read a package once more, for a plan keeps no cells; return its faulty sheets, the others, and its code."""
    _refuse_changed(file)
    tries = [as_typed(code) for code in codes if code.strip()] if file.encryption else [""]
    for code in tries:
        try:
            book = read_workbook(file.path, codes=(code,) if code else ())
        except GateRefusal:
            continue
        raw = [RawSheet(s.name, s.rows, s.formulas, s.errors) for s in book.sheets]
        sheets = _faulty(desk, file, raw)
        return sheets, [r for r in raw if r.name.startswith("_")], code
    raise UserError("file_not_readable", file=file.path.name)


def _refuse_changed(file: FilePlan) -> None:
    try:
        with file.path.open("rb") as stream:
            same = hashlib.file_digest(stream, "sha256").hexdigest() == file.file_hash
    except OSError as error:
        raise UserError("file_not_readable", file=file.path.name) from error
    if not same:
        raise UserError("file_changed_since", file=file.path.name)


def _faulty(desk: Desk, file: FilePlan, raw: Sequence[RawSheet]) -> list[FaultySheet]:
    found = []
    for sheet in file.package.sheets if file.package else ():
        faults: dict[Spot, str] = {}
        for refusal in sheet.refusals:
            spot = spot_of(refusal.address)
            if spot is not None:
                told = _told(desk, refusal)
                faults[spot] = f"{faults[spot]}\n{told}" if spot in faults else told
        of_title = next((r for r in raw if r.name == sheet.title), None)
        if faults and of_title is not None:
            found.append(FaultySheet(of_title, sheet.layout, faults))
    return found


def _told(desk: Desk, refusal: Refusal) -> str:
    return sentence(UserError(refusal.code, address=refusal.address, **refusal.params), desk.tr)


def _write(
    desk: Desk, file: FilePlan, content: tuple[list[FaultySheet], list[RawSheet]], target: tuple[Path, str]
) -> None:
    (sheets, hidden), (path, code) = content, target
    manifest = file.package.manifest if file.package else None
    params = {"number": file.number, "municipality": file.municipality}
    lines = (desk.tr(_LINES[0], **params), *(desk.tr(line) for line in _LINES[1:]))
    cover = Cover(manifest.package_id if manifest else "", lines, desk.tr(N_("Dossier")))
    plain = io.BytesIO()
    write_errors(plain, sheets, hidden, cover)
    data = plain
    if code:
        data = io.BytesIO()
        write_protected(plain, code, data)
    _to_disk(path, data.getvalue())


def _to_disk(path: Path, content: bytes) -> None:
    try:
        write_file(path, content)
    except OSError as error:
        raise UserError("file_not_writable", file=path.name) from error
