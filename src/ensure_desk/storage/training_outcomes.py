# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the effect of trainings is counted from: scores over time, and how much of which trainings was attended."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ensure_desk.domain.attendance import Share, planned_minutes, share_of
from ensure_desk.domain.statuses import DONE
from ensure_desk.storage.reader import Reader

_SCORES = f"""SELECT s.domain, r.person_id, r.form_id, r.taken_on, s.score FROM barrier_score AS s
 JOIN response AS r ON r.id = s.response_id AND r.hidden = 0 AND r.status = '{DONE}'
 JOIN person AS p ON p.id = r.person_id AND p.hidden = 0
 WHERE s.hidden = 0 AND s.score IS NOT NULL AND s.domain IN (SELECT value FROM json_each(?))
 ORDER BY r.taken_on, r.n"""  # noqa: S608 - only fixed parts
_ATTENDED = """SELECT a.person_id, s.held_on, coalesce(s.starts_at, ''), coalesce(s.ends_at, ''), a.code, a.minutes
 FROM session AS s JOIN attendance AS a ON a.session_id = s.id AND a.hidden = 0 AND a.code IS NOT NULL
 JOIN person AS p ON p.id = a.person_id AND p.hidden = 0
 WHERE s.hidden = 0 AND s.training_id IN (SELECT value FROM json_each(?))"""


class Scored(NamedTuple):
    """A score on a barrier; only scores of one questionnaire can be compared."""

    form_id: str
    day: str
    score: int


class Followed(NamedTuple):
    """How much of some trainings a person attended, and the first and last day of it."""

    share: Share
    first: str
    last: str


def scores(reader: Reader, barriers: Iterable[str]) -> dict[str, dict[str, list[Scored]]]:
    """Return the scores by barrier and person, in the order of the days."""
    found: dict[str, dict[str, list[Scored]]] = defaultdict(lambda: defaultdict(list))
    for barrier, person, *rest in reader.connection.exec_driver_sql(_SCORES, (json.dumps(sorted(barriers)),)):
        found[barrier][person].append(Scored(*rest))
    return found


def followed(reader: Reader, training_ids: Iterable[str]) -> dict[str, Followed]:
    """Return what each person attended of these trainings together."""
    found: dict[str, Followed] = {}
    rows = reader.connection.exec_driver_sql(_ATTENDED, (json.dumps(sorted(training_ids)),))
    for person, day, starts, ends, code, minutes in rows:
        share = share_of(code, planned_minutes(starts, ends), minutes)
        if share.planned:
            known = found.get(person, Followed(Share(), day, day))
            found[person] = Followed(known.share + share, min(known.first, day), max(known.last, day))
    return found
