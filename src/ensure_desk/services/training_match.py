# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning from barriers: who fits a training and which trainings fit a person, ranked with the reasons.

The ranking proposes; a person decides. Nobody is ever left out for what nobody asked.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.statuses import CANCELLED, OVER
from ensure_desk.domain.texts import N_
from ensure_desk.domain.training_fit import (
    CRITERION_TEXTS,
    Criterion,
    Fit,
    Wanted,
    fit,
    loosened,
    part_of_day,
)
from ensure_desk.services.desk import Desk
from ensure_desk.services.training_lists import (
    SessionLine,
    TrainingLine,
    training,
    trainings,
)
from ensure_desk.storage import training_candidates, training_people

WIJK_WERKERS = "wijk_werkers"
AT_MOST = 5
"""So many trainings are proposed for one person."""


@dataclass(frozen=True)
class FitLine:
    """A person in the ranking; `status` tells how they stand in the training already."""

    person_id: str
    name: str
    dossier_number: str
    municipality: str
    phone: str
    reasons: tuple[str, ...]
    unknown: tuple[str, ...]
    rank: int
    status: str = ""

    @property
    def reasons_text(self) -> str:
        """Return the reasons in one line."""
        return " · ".join((*self.reasons, *self.unknown))


@dataclass(frozen=True)
class Ranking:
    """Who fits, best first; where nobody does, `advice` names the criterion to let go."""

    lines: tuple[FitLine, ...]
    looked_at: int
    advice: str = ""


@dataclass(frozen=True)
class TrainingFit:
    """A training that fits a person, and why."""

    training_id: str
    title: str
    next: dt.date | None
    place_text: str
    free: int | None
    reasons: tuple[str, ...]
    rank: int

    @property
    def reasons_text(self) -> str:
        """Return the reasons in one line."""
        return " · ".join(self.reasons)


def wanted_by(desk: Desk, *, training_id: str) -> Wanted:
    """Return what a training asks by itself: its barriers, and place and parts of the week of its sessions ahead."""
    view = training(desk, training_id=training_id)
    return _wanted(view.line, [s for s in view.sessions if s.day >= desk.today()])


def ranked(desk: Desk, *, wanted: Wanted, training_id: str = "") -> Ranking:
    """Return who fits, best first, with those who are in the training already marked by their status."""
    with desk.store.read() as reader:
        people = training_candidates.everybody(reader, wanted.barriers, named=not desk.is_coordinator)
        held = (
            {e.person_id: e.status for e in training_people.of_training(reader, training_id)}
            if training_id
            else {}
        )
    fits = {i: fit(known.candidate, wanted) for i, known in people.items()}
    lines = [_line(desk, people[i], found, held.get(i, "")) for i, found in fits.items() if not found.against]
    lines.sort(key=lambda line: (-line.rank, len(line.unknown), line.name.casefold()))
    return Ranking(tuple(lines), len(people), "" if lines else _advice(desk, fits.values()))


def trainings_for_person(desk: Desk, *, person_id: str) -> tuple[TrainingFit, ...]:
    """Return the trainings ahead that fit a person, best first, without those the person is in already.

    Raises UserError `record_not_found`.
    """
    with desk.store.read() as reader:
        person = training_candidates.one(reader, person_id)
        held = {t: status for t, status, _ in training_people.of_person(reader, person_id)}
    if person is None:
        raise UserError("record_not_found")
    found = []
    for line in trainings(desk):
        taken = held.get(line.id, CANCELLED) != CANCELLED
        if taken or line.audience not in ("", WIJK_WERKERS) or line.status in (CANCELLED, OVER):
            continue
        result = fit(person, _wanted(line, ()))
        if not result.against and any(f.fits and f.criterion is Criterion.BARRIER for f in result.findings):
            reasons = tuple(f.words(desk.tr) for f in result.findings if f.fits)
            found.append(
                TrainingFit(line.id, line.title, line.next, line.place_text, line.free, reasons, result.rank)
            )
    found.sort(key=lambda f: (-f.rank, f.next or dt.date.max, f.title))
    return tuple(found[:AT_MOST])


def _wanted(line: TrainingLine, ahead: Iterable[SessionLine]) -> Wanted:
    running = [s for s in ahead if s.status != CANCELLED]
    place = next((s.municipality for s in running if s.municipality), line.municipality)
    parts = {part_of_day(s.day.weekday(), s.starts_at) for s in running} - {""}
    return Wanted(barriers=line.barriers, place=place, parts=frozenset(parts))


def _line(desk: Desk, known: training_candidates.Known, found: Fit, status: str) -> FitLine:
    return FitLine(
        person_id=found.person_id,
        name=desk.veiled(known.name, known.dossier_number),
        dossier_number=known.dossier_number,
        municipality=known.candidate.place,
        phone=desk.veiled_phone(known.phone),
        reasons=tuple(f.words(desk.tr) for f in found.findings if f.fits),
        unknown=tuple(f.words(desk.tr) for f in found.findings if f.fits is None),
        rank=found.rank,
        status=status,
    )


def _advice(desk: Desk, fits: Iterable[Fit]) -> str:
    tr, ways = desk.tr, loosened(fits)
    if not ways:
        return tr(N_("Niemand voldoet. Laat meer dan een criterium los."))
    best, more = next(iter(ways.items()))
    words = tr(CRITERION_TEXTS[best])
    return tr.plural(
        'Niemand voldoet. Laat een criterium los: zonder "{criterion}" voldoet {n} persoon.',
        'Niemand voldoet. Laat een criterium los: zonder "{criterion}" voldoen {n} personen.',
        more,
        criterion=words,
    )
