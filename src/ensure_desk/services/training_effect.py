# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How barriers changed for those who attended a training, beside those who did not. It says nothing of a cause.

Who attended three quarters or more is compared from the last survey before the first session to the first one after
the last session; everybody else from the first survey to the newest. Small counts are hidden.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ensure_desk.domain import codes
from ensure_desk.domain.small_counts import LEAST, without_small
from ensure_desk.domain.statuses import CANCELLED
from ensure_desk.domain.texts import N_
from ensure_desk.services.desk import Desk
from ensure_desk.services.training_lists import TrainingLine, training, trainings
from ensure_desk.storage import training_outcomes as storage
from ensure_desk.storage.training_outcomes import Followed, Scored

ENOUGH = 75
"""From this attendance in percent on, somebody attended."""
NOTE = N_("Dit zijn aantallen naast elkaar. Ze zeggen niet waardoor een drempel veranderde.")


@dataclass(frozen=True)
class Changed:
    """How many people have a smaller, an equal and a larger barrier than before; None is hidden."""

    smaller: int | None
    same: int | None
    larger: int | None
    total: int | None


@dataclass(frozen=True)
class EffectLine:
    """A barrier: those who attended, beside those who did not."""

    barrier: str
    label: str
    attended: Changed
    others: Changed


@dataclass(frozen=True)
class Effect:
    """The change on each barrier of a training or a theme; `people` attended three quarters or more (None = few)."""

    title: str
    people: int | None
    lines: tuple[EffectLine, ...]
    note: str


def of_training(desk: Desk, *, training_id: str) -> Effect:
    """Return the change on the barriers of one training; raises UserError `record_not_found`."""
    line = training(desk, training_id=training_id).line
    return _effect(desk, line.title, [line])


def of_theme(desk: Desk, *, theme: str) -> Effect:
    """Return the change on the barriers of all trainings with a theme, taken together."""
    chosen = [line for line in trainings(desk) if theme in line.themes and line.status != CANCELLED]
    return _effect(desk, desk.tr(codes.TRAINING_THEME.get(theme, theme)), chosen)


def _effect(desk: Desk, title: str, chosen: Sequence[TrainingLine]) -> Effect:
    barriers = [b for b in codes.BARRIER if any(b in line.barriers for line in chosen)]
    with desk.store.read() as reader:
        scores = storage.scores(reader, barriers)
        followed = storage.followed(reader, [line.id for line in chosen])
    attended = {p: f for p, f in followed.items() if (f.share.percent or 0) >= ENOUGH}
    lines = []
    for barrier in barriers:
        changes = _changes(scores.get(barrier, {}), attended)
        if any(map(any, changes)):
            lines.append(EffectLine(barrier, desk.tr(codes.BARRIER[barrier]), *_shown(changes)))
    people = len(attended) if len(attended) == 0 or len(attended) >= LEAST else None
    return Effect(title, people, tuple(lines), desk.tr(NOTE))


def _changes(scores: dict[str, list[Scored]], attended: dict[str, Followed]) -> list[list[int]]:
    """Return rows smaller, same, larger with a column for those who attended and one for the others."""
    counts = [[0, 0], [0, 0], [0, 0]]
    for person, taken in scores.items():
        change = _change(taken, attended.get(person))
        if change is not None:
            row = 0 if change < 0 else 2 if change > 0 else 1
            counts[row][person not in attended] += 1
    return counts


def _change(taken: Sequence[Scored], followed: Followed | None) -> int | None:
    """Return later minus earlier; None where a score of the same questionnaire lacks at either side."""
    start = [taken[0]] if followed is None else [s for s in taken if s.day <= followed.first][-1:]
    later = [
        s
        for s in taken
        if start and s is not start[0] and s.form_id == start[0].form_id
        and (followed is None or s.day >= followed.last)
    ]  # fmt: skip
    if not later:
        return None
    return (later[-1] if followed is None else later[0]).score - start[0].score


def _shown(changes: Sequence[Sequence[int]]) -> Iterable[Changed]:
    told = without_small(changes)
    for column in (0, 1):
        yield Changed(*(row[column] for row in told))
