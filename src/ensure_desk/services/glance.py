# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A person at a glance, for beside a list: the dossier, how many barriers are large, and the next training."""

import datetime as dt
from dataclasses import dataclass

from ensure_desk.domain.day_words import day_and_month, hour
from ensure_desk.domain.statuses import DONE
from ensure_desk.domain.surveys import BARRIERS, LARGE
from ensure_desk.domain.texts import N_
from ensure_desk.services.desk import Desk
from ensure_desk.services.dossier import Dossier, dossier
from ensure_desk.storage.training_people import Ahead, next_session


@dataclass(frozen=True)
class Glance:
    """`barriers` and `training` are words; empty where there is nothing to tell."""

    dossier: Dossier
    barriers: str
    training: str


def glance(desk: Desk, *, person_id: str) -> Glance:
    """Return a person at a glance; no answer is told, so nothing is noted in the trail.

    Raises UserError `record_not_found`.
    """
    found = dossier(desk, person_id=person_id)
    with desk.store.read() as reader:
        ahead = next_session(reader, person_id, desk.today())
    return Glance(found, _barriers(desk, found), _training(desk, ahead))


def _barriers(desk: Desk, found: Dossier) -> str:
    """Return how many barriers are large, and how many were at the moment before where that is another number.

    A coordinator sees nothing of the answers of one person without a reason.
    """
    if desk.is_coordinator:
        return ""
    taken = [r.id for r in found.responses if r.text("form_id") == BARRIERS and r.text("status") == DONE][:2]
    if not taken:
        return desk.tr(N_("nog geen bevraging"))
    large = dict.fromkeys(taken, 0)
    for score in found.scores:
        if score.text("response_id") in large and int(str(score["score"] or 0)) >= LARGE:
            large[score.text("response_id")] += 1
    now, before = large[taken[0]], large[taken[-1]]
    if now != before:
        return desk.tr(N_("van {before} naar {now}"), before=before, now=now)
    return str(now) if now else desk.tr(N_("geen"))


def _training(desk: Desk, ahead: Ahead | None) -> str:
    """Return when the next session is, and of what."""
    if ahead is None:
        return ""
    tr, day = desk.tr, dt.date.fromisoformat(ahead.held_on)
    when = tr(N_("vandaag")) if day == desk.today() else day_and_month(day, tr)
    if ahead.starts_at:
        when = tr(N_("{day} om {time} uur"), day=when, time=hour(ahead.starts_at, tr))
    return tr(N_("{when}: {title}"), when=when, title=ahead.title)
