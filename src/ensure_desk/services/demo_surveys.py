# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The barrier surveys of fictional people: T0 for most, later moments for some, barriers that mostly get smaller."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ensure_desk.domain.statuses import DONE
from ensure_desk.services.demo_dice import Dice
from ensure_desk.services.demo_people import FictionalPerson, Values
from ensure_desk.services.questionnaires import SHIPPED, shipped
from ensure_desk.storage.writer import Writer
from ensure_desk.surveys.scoring import NAMESPACE

_COMMON = {"MOB": 34, "TAAL": 40, "DIGI": 36, "GELD": 38, "INKOM": 30, "MENT": 32, "ZELF": 40, "ADMIN": 34}
_RARE = 18
_LEVELS = (("1", 30), ("2", 34), ("3", 24), ("4", 12))
_CHANGE = ((-2, 10), (-1, 38), (0, 42), (1, 10))
_MODES = (("samen", 80), ("tolk", 12), ("zelf", 5), ("papier", 3))
_SINCE = 300  # days: the offices began with surveys so long ago
_HELP = (("ja", 45), ("nee", 30), ("later", 25))


@dataclass(frozen=True)
class Taken:
    """One survey of a person: the response, and per barrier the answer with what was asked beside it."""

    response: Values
    scores: Mapping[str, tuple[str, str, str]]


def taken_by(dice: Dice, person: FictionalPerson, counsellor: str, today: dt.date) -> Iterator[Taken]:
    """Yield the surveys of a person, the oldest first."""
    came = person.intake.get("intake_date")
    if not isinstance(came, dt.date) or not dice.chance(80):
        return
    levels = {domain: _first(dice, domain) for domain in _domains()}
    for moment, day in _days(dice, person, came, today):
        if moment != "T0":
            levels = {domain: _later(dice, level) for domain, level in levels.items()}
        response = _response(dice, person, counsellor, (moment, day))
        yield Taken(response, {domain: _asked(dice, level) for domain, level in levels.items()})


def _days(
    dice: Dice, person: FictionalPerson, came: dt.date, today: dt.date
) -> Iterator[tuple[str, dt.date]]:
    """Yield which moments were taken when: T0 soon after the intake, T1 halfway, T2 at the end, T3 later."""
    ended = (person.track or {}).get("end_date")
    last = ended if isinstance(ended, dt.date) else today
    wanted = [("T0", came + dt.timedelta(days=dice.number(0, 20)), 100)]
    if person.track:
        wanted.append(("T1", came + dt.timedelta(days=dice.number(80, 130)), 40))
    if isinstance(ended, dt.date):
        wanted.append(("T2", last, 50))
        wanted.append(("T3", last + dt.timedelta(days=dice.number(175, 200)), 35))
    for moment, day, percent in wanted:
        known = today - dt.timedelta(days=_SINCE) <= day <= today
        if dice.chance(percent) and known and (moment != "T1" or day < last):
            yield moment, day


def _domains() -> list[str]:
    """Return the barriers that the shipped questionnaire asks about, in its order."""
    binds = shipped(SHIPPED[0]).binds.values()
    return [domain for bind in binds if (domain := bind.extra.get(NAMESPACE + "domain", ""))]


def _first(dice: Dice, domain: str) -> str:
    if dice.chance(3):
        return "zln"
    if domain == "ZORG" and dice.chance(40):
        return "nvt"
    return dice.weighted(_LEVELS) if dice.chance(_COMMON.get(domain, _RARE)) else "0"


def _later(dice: Dice, level: str) -> str:
    if not level.isdigit():
        return level
    if level == "0":
        return "1" if dice.chance(5) else "0"
    return str(min(4, max(0, int(level) + dice.weighted(_CHANGE))))


def _asked(dice: Dice, level: str) -> tuple[str, str, str]:
    """Return a level, whether help is wanted, and what the counsellor thinks of it."""
    if not level.isdigit():
        return level, "", ""
    help_ = dice.weighted(_HELP) if level != "0" else ""
    seen = str(min(4, max(0, int(level) + dice.number(-1, 1)))) if dice.chance(30) else ""
    return level, help_, seen


def _response(dice: Dice, person: FictionalPerson, counsellor: str, when: tuple[str, dt.date]) -> Values:
    form = shipped(SHIPPED[0])
    return {
        "form_id": form.form_id,
        "form_version": form.version,
        "moment": when[0],
        "taken_on": when[1],
        "taken_by": counsellor,
        "mode": dice.weighted(_MODES),
        "language": form.default_language,
        "status": DONE,
    }


def store(writer: Writer, surveys: Sequence[tuple[str, Taken]]) -> None:
    """Store surveys of people by their id: responses, answers and scores."""
    responses = [{**taken.response, "person_id": person} for person, taken in surveys]
    ids = writer.create_many("response", responses)
    answers: list[Values] = []
    scores: list[Values] = []
    for response, (_, taken) in zip(ids, surveys, strict=True):
        for domain, (level, help_, seen) in taken.scores.items():
            answers += _answers(response, domain, (level, help_, seen))
            scores.append(_score(response, domain, (level, help_, seen)))
    writer.create_many("answer", answers)
    writer.create_many("barrier_score", scores)


def _answers(response: str, domain: str, asked: tuple[str, str, str]) -> Iterator[Values]:
    for ending, value in zip(("", "_hulp", "_bem"), asked, strict=True):
        if value:
            yield {"response_id": response, "path": f"/data/g_{domain}/{domain}{ending}", "value": value}


def _score(response: str, domain: str, asked: tuple[str, str, str]) -> Values:
    level, help_, seen = asked
    return {
        "response_id": response,
        "domain": domain,
        "score": int(level) if level.isdigit() else None,
        "no_score": None if level.isdigit() else level,
        "wants_help": help_ or None,
        "counsellor_score": int(seen) if seen else None,
    }
