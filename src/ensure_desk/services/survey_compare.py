# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changed between two moments: barrier by barrier, never one number for a person."""

import datetime as dt
from dataclasses import dataclass

from ensure_desk.domain import codes
from ensure_desk.domain.records import Record
from ensure_desk.domain.statuses import DONE
from ensure_desk.domain.surveys import BARRIERS
from ensure_desk.domain.texts import N_
from ensure_desk.services.desk import Desk
from ensure_desk.services.surveys import ResponseLine, overview

LARGER, SMALLER, SAME = N_("groter"), N_("kleiner"), N_("gelijk")
NEW, GONE, OTHER = N_("nieuw"), N_("weg"), N_("niet te vergelijken")
ORDER = (LARGER, NEW, SMALLER, GONE, SAME, OTHER)
"""How changes are sorted: what grew comes first."""
T1_MONTHS, DAYS = 3, 30


@dataclass(frozen=True)
class ComparedRow:
    """A barrier at two moments, as the person and as the counsellor see it; None where there is no score."""

    domain: str
    label: str
    before: int | None
    after: int | None
    counsellor_before: int | None
    counsellor_after: int | None
    change: str
    change_text: str
    wants_help: str
    wants_help_text: str
    short: str = ""
    """The barrier in one word."""


@dataclass(frozen=True)
class Comparison:
    """Two moments side by side; with one moment only, `due` says when the next is."""

    before: ResponseLine | None
    after: ResponseLine
    rows: tuple[ComparedRow, ...]
    due: dt.date | None = None


def moments(desk: Desk, *, person_id: str, form_id: str) -> tuple[ResponseLine, ...]:
    """Return the finished responses of a questionnaire, oldest first."""
    found = [r for r in overview(desk, person_id=person_id) if r.form_id == form_id and r.status == DONE]
    return tuple(reversed(found))


def latest(desk: Desk, *, person_id: str) -> Comparison | None:
    """Compare the last two moments at which somebody was asked about barriers; None where nobody asked yet."""
    held = moments(desk, person_id=person_id, form_id=BARRIERS)
    if not held:
        return None
    before = held[-2].id if len(held) > 1 else None
    return compare(desk, person_id=person_id, before=before, after=held[-1].id)


def compare(desk: Desk, *, person_id: str, before: str | None, after: str) -> Comparison:
    """Compare two responses of a person; without an earlier one the later is shown alone."""
    lines = {line.id: line for line in overview(desk, person_id=person_id)}
    with desk.store.read() as reader:
        old = {r.text("domain"): r for r in reader.children("barrier_score", before)} if before else {}
        new = {r.text("domain"): r for r in reader.children("barrier_score", after)}
    same_scale = not before or lines[before].form_id == lines[after].form_id
    rows = [_row(desk, domain, old.get(domain), new.get(domain), same_scale) for domain in codes.BARRIER]
    shown = [row for row in rows if row.domain in old or row.domain in new]
    due = None if before else _due(lines[after].taken_on)
    ordered = sorted(shown, key=lambda r: (ORDER.index(r.change), -(r.after or 0), r.short))
    return Comparison(lines[before] if before else None, lines[after], tuple(ordered), due)


def _due(taken: dt.date | None) -> dt.date | None:
    return taken + dt.timedelta(days=T1_MONTHS * DAYS) if taken else None


def _row(desk: Desk, domain: str, old: Record | None, new: Record | None, same_scale: bool) -> ComparedRow:
    before, after = _number(old, "score"), _number(new, "score")
    change = _change(before, after, asked_before=old is not None) if same_scale else OTHER
    wants = new.text("wants_help") if new else ""
    return ComparedRow(
        domain,
        desk.tr(codes.BARRIER[domain]),
        before,
        after,
        _number(old, "counsellor_score"),
        _number(new, "counsellor_score"),
        change,
        desk.tr(change),
        wants,
        desk.tr(codes.WANTS_HELP[wants]) if wants in codes.WANTS_HELP else "",
        desk.tr(codes.BARRIER_SHORT[domain]),
    )


def _change(before: int | None, after: int | None, *, asked_before: bool) -> str:
    """Name a change; a barrier that was none and is one now is new, one that was and is none is gone."""
    if after is None or (before is None and asked_before):
        return OTHER
    if before is None:
        return NEW if after else SAME
    if before == after:
        return SAME
    if not before:
        return NEW
    if not after:
        return GONE
    return LARGER if after > before else SMALLER


def _number(record: Record | None, key: str) -> int | None:
    value = record[key] if record is not None else None
    return int(value) if isinstance(value, int) else None
