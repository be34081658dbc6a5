# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ontvangstbewijs: the receiver of a package tells its sender what was read and what was refused.

A receipt holds counts, addresses of cells and reasons; no value of a cell, so it needs no protection.
"""

import datetime as dt
from pathlib import Path

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ids import new_record_id
from ensure_desk.domain.messages import sentence
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.exchange.manifest import RECEIPT, DeskKeys, Manifest, SignatureState
from ensure_desk.exchange.read import PackageIn
from ensure_desk.exchange.receipt import ReceiptBody, ReceiptSheet, receipt_body, receipt_bytes
from ensure_desk.services.desk import Desk
from ensure_desk.services.pairing import keys_in
from ensure_desk.storage import carry
from ensure_desk.storage.files import write_file
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.readings import ReceiptLine, Refused, add_receipt, readings
from ensure_desk.storage.writer import Writer

COUNTED: dict[str, str] = {
    "new": N_("Nieuw"),
    "changed": N_("Gewijzigd"),
    "conflicting": N_("Twee waarden"),
    "unchanged": N_("Gelijk"),
    "refused": N_("Niet ingelezen"),
    "waiting": N_("Wacht op een dossier"),
    "missing": N_("Rijen die er niet meer zijn"),
}


def suggested_name(municipality: str, number: int, tr: Translator) -> str:
    """Return a file name that says which package was received."""
    return tr(N_("Ontvangstbewijs {place} {number}"), place=municipality, number=number) + ".xlsx"


def save_receipt(desk: Desk, *, package_id: str, path: Path) -> Done[ReceiptBody]:
    """Write the receipt of a package that was read here.

    Raises UserError `package_not_read`, `not_paired` or `file_not_writable`.
    """
    with desk.store.read() as reader:
        keys, (line, body) = keys_in(reader), _body(reader, package_id)
    manifest = _manifest(desk, keys)
    content = receipt_bytes(manifest, body, _sheets(desk, line, body), keys)
    try:
        write_file(path, content)
    except OSError as error:
        raise UserError("file_not_writable", file=path.name) from error
    with desk.store.write(desk.actor, "receipt", detail=package_id) as writer:
        add_receipt(writer.connection, _receipt_line("out", manifest, body, desk.clock.now()))
        writer.touch(frozenset({"package"}))
    return Done(body, Changes(frozenset({"package"})))


def _body(reader: Reader, package_id: str) -> tuple[dict[str, object], ReceiptBody]:
    """Return the last time a package was read that brought anything to tell, and what its receipt says."""
    lines = [
        p for p in carry.packages(reader, "in") if p["package_id"] == package_id and p["kind"] != RECEIPT
    ]
    if not lines:
        raise UserError("package_not_read")
    line = lines[-1]  # the first time it was read: later ones find everything known
    refused: dict[str, Refused] = {}
    for reading in (r for r in readings(reader).values() if r.package_id == package_id):
        refused |= {r[0]: r for r in reading.refusals}
    counts = {name: int(line["counts"].get(name, 0)) for name in COUNTED}
    moment = dt.datetime.fromisoformat(str(line["at"]))
    return line, ReceiptBody(package_id, int(line["number"]), moment, counts, tuple(refused.values()))


def _manifest(desk: Desk, keys: DeskKeys) -> Manifest:
    return Manifest(
        package_id=new_record_id(desk.clock, desk.randomness),
        kind=RECEIPT,
        organisation=keys.organisation,
        desk_id=desk.actor.desk_id,
        sender=desk.actor.name,
        municipality=desk.municipality,
        role=desk.role,
        number=0,
        previous="",
        made_at=desk.clock.now().isoformat(),
        language=desk.tr.code,
    )


def _sheets(desk: Desk, line: dict[str, object], body: ReceiptBody) -> list[ReceiptSheet]:
    tr, made = desk.tr, dt.datetime.fromisoformat(str(line["made_at"]))
    said = {
        "number": body.number,
        "sender": line["sender"],
        "place": line["municipality"],
        "made": f"{made:%d/%m/%Y}",
        "read": f"{body.read_at:%d/%m/%Y}",
        "reader": desk.actor.name,
    }
    cover = (
        N_("Ontvangstbewijs"),
        N_("Overdracht {number} van {sender}, {place}, gemaakt op {made}."),
        N_("Ingelezen op {read} door {reader}."),
        N_("Lees dit bestand in bij Overdracht. Dan weet ENSURE Desk dat uw overdracht aankwam."),
    )
    counts = [(tr(COUNTED[name]), count) for name, count in body.counts.items()]
    reasons = [
        (address, sentence(UserError(code, **{**params, "address": address}), tr))
        for address, code, params in body.refused
    ]
    return [
        ReceiptSheet(tr(N_("Lees mij")), (100,), [(tr(text, **said),) for text in cover]),
        ReceiptSheet(tr(N_("Ingelezen")), (40, 12), [(tr(N_("Wat")), tr(N_("Rijen"))), *counts]),
        ReceiptSheet(tr(N_("Niet ingelezen")), (28, 100), [(tr(N_("Cel")), tr(N_("Waarom"))), *reasons]),
    ]


def _receipt_line(direction: str, manifest: Manifest, body: ReceiptBody, at: dt.datetime) -> ReceiptLine:
    return ReceiptLine(
        direction=direction,
        package_id=body.package_id,
        name=manifest.sender,
        municipality=manifest.municipality,
        role=manifest.role,
        read_at=body.read_at,
        counts=dict(body.counts),
        refused=body.refused,
        at=at,
    )


def check_receipt(package: PackageIn) -> None:
    """Refuse a receipt that is not signed by a desk of the organisation, or makes no sense; others pass.

    Raises UserError `receipt_not_signed` or `package_damaged`.
    """
    if package.manifest.kind == RECEIPT:
        if package.signature is not SignatureState.VALID:
            raise UserError("receipt_not_signed")
        receipt_body(package.manifest)


def note_receipt(desk: Desk, writer: Writer, package: PackageIn) -> None:
    """Note a receipt that came in; packages of other kinds pass."""
    if package.manifest.kind == RECEIPT:
        body = receipt_body(package.manifest)
        add_receipt(writer.connection, _receipt_line("in", package.manifest, body, desk.clock.now()))


def receipt_text(package: PackageIn, tr: Translator) -> str:
    """Return what a receipt says in one sentence, empty for a package of another kind."""
    if package.manifest.kind != RECEIPT:
        return ""
    body, manifest = receipt_body(package.manifest), package.manifest
    text = N_("Ontvangstbewijs: {name} las overdracht {number} in op {day}. Niet ingelezen: {refused}.")
    day = f"{body.read_at.astimezone():%d/%m/%Y}"
    said = {"number": body.number, "day": day, "refused": body.counts.get("refused", 0)}
    return tr(text, name=manifest.sender, **said)
