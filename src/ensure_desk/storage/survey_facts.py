# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the survey rules ask of the vault: who may lack a moment, and who wants help that nobody followed up."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ensure_desk.domain.statuses import CANCELLED, CANDIDATE, DONE
from ensure_desk.domain.survey_signals import AFTER, WHILE, HelpWanted, SurveyFacts
from ensure_desk.domain.track_rules import add_months
from ensure_desk.storage.reader import Reader

_OPEN = "person.hidden = 0 AND coalesce(person.archived, 'nee') != 'ja'"
_NEWEST = """track.n = (SELECT other.n FROM track AS other WHERE other.person_id = person.id AND other.hidden = 0
 ORDER BY coalesce(other.start, '9999-12-31') DESC, other.n DESC LIMIT 1)"""
_TAKEN = f"""(SELECT group_concat(DISTINCT r.moment) FROM response AS r WHERE r.person_id = person.id AND r.hidden = 0
 AND r.status = '{DONE}' AND EXISTS (SELECT 1 FROM barrier_score AS s WHERE s.response_id = r.id AND s.hidden = 0))"""  # noqa: S608 - only fixed parts
_WHO = "person.id, person.dossier_number, person.first_name, person.last_name"
_TRACK = f"track.start, track.end_date, coalesce(track.status, '{CANDIDATE}')"
_MOMENTS = f"""SELECT {_WHO}, {_TRACK}, {_TAKEN} AS taken FROM person JOIN track ON {_NEWEST}
 WHERE {_OPEN} AND (
  (track.end_date IS NULL AND track.start BETWEEN :began AND :waited AND taken IS NULL)
  OR track.end_date BETWEEN :ended AND :today)"""  # noqa: S608 - only fixed parts
_HELP = f"""SELECT {_WHO}, {_TRACK}, s.domain, s.score, r.taken_on, '' FROM barrier_score AS s
 JOIN response AS r ON r.id = s.response_id JOIN person ON person.id = r.person_id
 LEFT JOIN track ON {_NEWEST}
 WHERE {_OPEN} AND s.wants_help = 'ja' AND s.score >= :score
 AND s.hidden = 0 AND r.hidden = 0 AND r.status = '{DONE}' AND r.taken_on >= :began AND track.end_date IS NULL
 AND NOT EXISTS (SELECT 1 FROM response AS l JOIN barrier_score AS ls ON ls.response_id = l.id
  WHERE l.person_id = r.person_id AND l.hidden = 0 AND l.status = '{DONE}' AND l.taken_on > r.taken_on)
 AND NOT EXISTS (SELECT 1 FROM note WHERE note.person_id = person.id AND note.hidden = 0 AND note_date > r.taken_on)
 AND NOT EXISTS (SELECT 1 FROM referral WHERE referral.person_id = person.id AND referral.hidden = 0
  AND referral_date > r.taken_on)
 AND NOT EXISTS (SELECT 1 FROM enrolment AS e JOIN training AS t ON t.id = e.training_id
  WHERE e.person_id = person.id AND e.hidden = 0 AND e.status != '{CANCELLED}'
  AND instr(t.barriers, '"' || s.domain || '"') AND (e.asked_on >= r.taken_on OR EXISTS (
   SELECT 1 FROM session WHERE session.training_id = t.id AND session.hidden = 0 AND held_on > r.taken_on)))
 ORDER BY s.score DESC, s.n"""  # noqa: S608 - only fixed parts


def survey_facts(
    reader: Reader, today: dt.date, rules: Mapping[str, int], *, actions: bool = True
) -> list[SurveyFacts]:
    """Return the people whose surveys may ask for something.

    Without `actions` wishes for help are left out: a desk that never sees notes cannot tell what was done.
    """
    found = {facts.person_id: facts for facts in _moments(reader, today, rules)}
    if actions:
        for facts in _helped(reader, today, rules):
            held = found.setdefault(facts.person_id, facts)
            wanted = facts.help
            if held.help is not None and wanted is not None and held is not facts:
                wanted = replace(held.help, domains=(*held.help.domains, *wanted.domains))
            found[facts.person_id] = replace(held, help=wanted)
    return list(found.values())


def _moments(reader: Reader, today: dt.date, rules: Mapping[str, int]) -> Iterator[SurveyFacts]:
    after = dt.timedelta(days=AFTER)
    params = {
        "today": today.isoformat(),
        "began": (today - dt.timedelta(days=WHILE)).isoformat(),
        "waited": (today - dt.timedelta(days=rules["survey_first_days"])).isoformat(),
        "ended": (add_months(today, -rules["survey_after_months"]) - after).isoformat(),
    }
    for row in reader.driver.execute(_MOMENTS, params):
        yield _person(row, taken=frozenset((row[7] or "").split(",")) - {""})


def _helped(reader: Reader, today: dt.date, rules: Mapping[str, int]) -> Iterator[SurveyFacts]:
    began = (today - dt.timedelta(days=WHILE)).isoformat()
    params = {"began": began, "score": rules["help_score"]}
    for row in reader.driver.execute(_HELP, params):
        wanted = HelpWanted((row[7],), int(row[8]), dt.date.fromisoformat(row[9]))
        yield _person(row, wanted=wanted)


def _person(
    row: Any, *, taken: frozenset[str] = frozenset(), wanted: HelpWanted | None = None
) -> SurveyFacts:
    start, ended = (dt.date.fromisoformat(day) if day else None for day in row[4:6])
    who = (row[0], row[1] or "", row[2] or "", row[3] or "")
    return SurveyFacts(*who, start, ended, row[6], taken=taken, help=wanted)
