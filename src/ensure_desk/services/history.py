# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Geschiedenis: every package that came or went, how it was read, what can be done about it, who received it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.formats import grouped
from ensure_desk.domain.messages import sentence
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.desk import Desk
from ensure_desk.services.undo import DAYS, is_in_time
from ensure_desk.storage import carry
from ensure_desk.storage.readings import Reading, ReceiptLine, readings, receipts

KINDS_OF_PACKAGE: dict[str, str] = {
    "coordinator": N_("voor de coördinator"),
    "named": N_("voor de coördinator, met namen"),
    "office": N_("tussen kantoren"),
    "region": N_("voor alle kantoren"),
    "receipt": N_("ontvangstbewijs"),
}
_PACKAGE = N_("overdracht")
SIGNATURES: dict[str, str] = {
    "valid": N_("handtekening klopt"),
    "unknown": N_("handtekening onbekend"),
    "broken": N_("handtekening klopt niet"),
}


@dataclass(frozen=True)
class HistoryLine:
    """A package that came ("in") or went ("out"); texts are ready for the screen.

    `n` is its place in the history; `days_left` how long it can still be taken back.
    """

    n: int
    package_id: str
    direction: str
    kind: str
    sender: str
    municipality: str
    number: int
    made_at: dt.datetime
    at: dt.datetime
    counts: dict[str, int]
    desk_id: str
    signature: str
    hand_edits: int
    refused: int
    undone_at: dt.datetime | None
    undone: dict[str, int]
    can_undo: bool
    can_redo: bool
    can_spread: bool
    can_receipt: bool
    days_left: int
    receipts: tuple[ReceiptLine, ...]
    kind_text: str
    content_text: str
    signature_text: str
    state_text: str


def lines(desk: Desk) -> tuple[HistoryLine, ...]:
    """Return the packages that came and went, the newest first."""
    with desk.store.read() as reader:
        found, read = carry.packages(reader), readings(reader)
        received = receipts(reader)
    by_package: dict[tuple[str, str], list[ReceiptLine]] = {}
    for receipt in received:
        by_package.setdefault((receipt.direction, receipt.package_id), []).append(receipt)
    return tuple(_line(desk, row, read.get(row["n"]), by_package) for row in found)


@dataclass(frozen=True)
class RefusedCell:
    """A cell or row of a package that was not read, and why."""

    address: str
    text: str


def refused_cells(desk: Desk, *, line: HistoryLine) -> tuple[RefusedCell, ...]:
    """Return what was not read of a package: here, or (of one that went out) at its receiver's."""
    if line.direction == "in":
        with desk.store.read() as reader:
            reading = readings(reader).get(line.n)
        found = reading.refusals if reading else ()
    else:
        found = tuple(refused for receipt in line.receipts for refused in receipt.refused)
    return tuple(
        RefusedCell(address, sentence(UserError(code, **{**params, "address": address}), desk.tr))
        for address, code, params in found
    )


def _line(
    desk: Desk,
    row: dict[str, Any],
    reading: Reading | None,
    by_package: dict[tuple[str, str], list[ReceiptLine]],
) -> HistoryLine:
    came = row["direction"] == "in"
    names = ("n", "package_id", "direction", "kind", "sender", "municipality", "counts")
    receipts_of = tuple(by_package.get(("out" if came else "in", row["package_id"]), ()))
    undone_at = reading.undone_at if reading else None
    in_time = reading is not None and reading.lines > 0 and is_in_time(desk, reading)
    return HistoryLine(
        **{name: row[name] for name in names},
        number=row["number"] if isinstance(row["number"], int) else 0,
        made_at=dt.datetime.fromisoformat(row["made_at"]),
        at=dt.datetime.fromisoformat(row["at"]),
        desk_id=reading.desk_id if reading else "",
        signature=reading.signature if reading else "",
        hand_edits=reading.hand_edits if reading else 0,
        refused=row["counts"].get("refused", 0) if came else 0,
        undone_at=undone_at,
        undone=reading.undone if reading else {},
        can_undo=in_time and undone_at is None,
        can_redo=undone_at is not None,
        can_spread=undone_at is not None and not desk.is_coordinator,
        can_receipt=came and row["kind"] != "receipt",
        days_left=_days_left(desk, reading) if in_time else 0,
        receipts=receipts_of,
        kind_text=desk.tr(KINDS_OF_PACKAGE.get(row["kind"], _PACKAGE)),
        content_text=content(row["kind"], row["direction"], row["counts"], desk.tr),
        signature_text=desk.tr(SIGNATURES[reading.signature]) if reading else "",
        state_text=_state(desk.tr, reading, receipts_of, came),
    )


def _days_left(desk: Desk, reading: Reading | None) -> int:
    return max(0, DAYS - (desk.clock.now() - reading.at).days) if reading else 0


def content(kind: str, direction: str, counts: Mapping[str, int], tr: Translator) -> str:
    """Return in words what a package brought here, or what it took along; nothing of a receipt."""
    if kind == "receipt":
        return ""
    if direction == "in":
        some = {name: grouped(counts.get(name, 0)) for name in ("new", "changed", "unchanged")}
        told = tr(N_("{new} nieuw, {changed} gewijzigd, {unchanged} gelijk"), **some)
        doubts = counts.get("conflicting", 0)
        return f"{told}, {tr.plural('{n} twijfel', '{n} twijfels', doubts)}" if doubts else told
    people, total = counts.get("person", 0), sum(counts.values())
    return tr(N_("{people} wijk-werkers, {total} gegevens"), people=grouped(people), total=grouped(total))


def _state(tr: Translator, reading: Reading | None, received: tuple[ReceiptLine, ...], came: bool) -> str:
    parts = []
    if reading and reading.undone_at:
        parts.append(undone_text(tr, reading.undone_at, reading.undone))
    elif reading and "spread" in reading.undone:
        parts.append(tr(N_("ongedaan gemaakt, ook voor de andere kantoren")))
    if received:
        last = received[-1]
        day = f"{last.read_at.astimezone():%d/%m/%Y}"
        sent = tr(N_("ontvangstbewijs bewaard op {day}"), day=f"{last.at.astimezone():%d/%m/%Y}")
        parts.append(sent if came else tr(N_("ontvangen op {day} door {name}"), day=day, name=last.name))
    return " · ".join(parts)


def undone_text(tr: Translator, moment: dt.datetime, counts: dict[str, int]) -> str:
    """Return in words what taking a package back did."""
    words = {name: counts.get(name, 0) for name in ("new", "changed", "kept")}
    return tr(
        N_("ongedaan gemaakt op {day}: {new} nieuw weg, {changed} terug zoals het was, {kept} gebleven"),
        day=f"{moment.astimezone():%d/%m/%Y}",
        **words,
    )
