# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding a training or session by what a person types: an id, a code, code and day, or words of the title."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.names import fold
from ensure_desk.services.desk import Desk
from ensure_desk.services.training_lists import REGION
from ensure_desk.storage import training_facts, training_look_up
from ensure_desk.storage.reader import Reader


@dataclass(frozen=True)
class FoundTraining:
    """A training that was searched for; `day` is its next session, or its last when all are over."""

    id: str
    code: str
    title: str
    place_text: str
    day: dt.date | None


def by_words(desk: Desk, *, text: str, limit: int) -> tuple[FoundTraining, ...]:
    """Return trainings with these words in title, code or trainer: what is next first, then the newest."""
    words, today = fold(text).split(), desk.today().isoformat()
    with desk.store.read() as reader:
        rows = training_facts.trainings(reader).values()
        found = [row for row in rows if _says(row, words)]
        held = training_facts.sessions(reader, training_facts.of_trainings([row.id for row in found]))
    days: dict[str, list[str]] = {row.id: [] for row in found}
    for session in held:
        days[session.training_id].append(session.held_on)
    ahead = {
        i: min(d for d in known if d >= today) for i, known in days.items() if max(known, default="") >= today
    }
    over = {i: max(known, default="") for i, known in days.items() if i not in ahead}
    order = [*sorted(ahead, key=lambda i: ahead[i]), *sorted(over, key=lambda i: over[i], reverse=True)]
    by_id = {row.id: row for row in found}
    return tuple(_found(desk, by_id[i], ahead.get(i) or over.get(i, "")) for i in order[:limit])


def _says(row: training_facts.TrainingRow, words: list[str]) -> bool:
    said = fold(f"{row.title} {row.code} {row.trainer}")
    return bool(words) and all(word in said for word in words)


def _found(desk: Desk, row: training_facts.TrainingRow, day: str) -> FoundTraining:
    when = dt.date.fromisoformat(day) if day else None
    return FoundTraining(row.id, row.code, row.title, row.municipality or desk.tr(REGION), when)


def training(desk: Desk, *, text: str) -> str:
    """Return the training with this id or code; raises UserError `training_not_found`."""
    return _only(desk, training_look_up.trainings_named, text)


def session(desk: Desk, *, text: str) -> str:
    """Return the session with this id, or of a training on a day (`T-LIE-26A01/2026-11-03`)."""
    return _only(desk, training_look_up.sessions_named, text)


def _only(desk: Desk, look_up: Callable[[Reader, str], list[str]], text: str) -> str:
    with desk.store.read() as reader:
        found = look_up(reader, text.strip())
    if len(found) != 1:
        raise UserError("training_not_found", typed=text)
    return found[0]
