# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One fictional person at a time: identity, intake and history that fit together, as plain values per kind."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from ensure_desk.domain import codes
from ensure_desk.domain.fields import EMPTY
from ensure_desk.domain.municipalities import BY_NAME, MUNICIPALITIES
from ensure_desk.domain.names import plain_words
from ensure_desk.domain.statuses import ACTIVE, OVER, SUSPENDED
from ensure_desk.domain.track_rules import last_day_of
from ensure_desk.services import demo_words as words
from ensure_desk.services.demo_dice import Dice

Values = dict[str, object]
_AGO = ((45, 22), (200, 34), (420, 30), (900, 14))
_REFERRERS = (("vdab", 60), ("ocmw", 28), ("gtb", 8), ("ziekenfonds", 2), ("andere", 2))
_BENEFITS: dict[str, tuple[tuple[str, int], ...]] = {
    "vdab": (("werkloosheid", 76), ("inschakeling", 12), ("igu", 5), ("geen", 7)),
    "ocmw": (("leefloon", 82), ("equivalent_leefloon", 14), ("geen", 4)),
    "gtb": (("ziv", 55), ("werkloosheid", 40), ("onbekend", 5)),
    "ziekenfonds": (("ziv", 100),),
    "andere": (("werkloosheid", 50), ("geen", 30), ("onbekend", 20)),
}
_DUTCH = (("pre-A1", 8), ("A1", 20), ("A2", 30), ("B1", 26), ("B2", 12), ("C1", 4))
_NATIVE = (("B1", 6), ("B2", 24), ("C1", 40), ("C2", 30))
_LEVELS = list(codes.CEFR)
_YES_NO = (("ja", 46), ("nee", 46), ("onbekend", 5), ("zegt_liever_niet", 3))
_SKILLS = (
    "independent", "rules", "precision", "teamwork", "contact", "customers", "planning", "creative", "learning",
    "commercial", "results", "stress", "flexible",
)  # fmt: skip
_ENDINGS = (
    ("werk", 30), ("opleiding", 16), ("stage_ibo", 8), ("maatwerk_sociale_economie", 8), ("termijn_bereikt", 14),
    ("gezondheid", 8), ("verhuis", 4), ("eigen_keuze", 5), ("einde_recht", 4), ("afspraken_niet_nagekomen", 3),
)  # fmt: skip
_NEXT = {"werk": "werk", "opleiding": "opleiding", "stage_ibo": "stage", "werk_zorgtraject": "werk_zorg"}


@dataclass
class FictionalPerson:
    """The records of one person; `suspensions` belong to the track."""

    person: Values
    year: int
    intake: Values = field(default_factory=dict)
    referrals: list[Values] = field(default_factory=list)
    benefits: list[Values] = field(default_factory=list)
    track: Values | None = None
    suspensions: list[Values] = field(default_factory=list)
    consents: list[Values] = field(default_factory=list)
    notes: list[Values] = field(default_factory=list)


def invent(dice: Dice, municipality: str, counsellor: str, today: dt.date) -> FictionalPerson:
    """Make a person who came to this office at some day in the last years."""
    origin = dice.weighted([(o, o.weight) for o in words.ORIGINS])
    furthest = dice.weighted(_AGO)
    came = today - dt.timedelta(days=dice.number(0 if furthest == 45 else furthest // 3, furthest))
    long_ago = came < today - dt.timedelta(days=60)
    full = dice.weighted(((99, 76), (94, 24)) if long_ago else ((99, 35), (92, 25), (70, 25), (35, 15)))
    made = FictionalPerson(_identity(dice, origin), came.year)
    made.person |= _some_of(dice, full, _contact(dice, municipality, made.person))
    made.person |= _some_of(dice, full, _languages(dice, origin) | _family(dice))
    made.person["municipality"] = made.person.get("municipality") or municipality
    made.intake = {"intake_date": came, **_some_of(dice, full, _intake(dice, today))}
    referrer = dice.weighted(_REFERRERS)
    made.referrals = _referrals(dice, referrer, came, today)
    made.benefits = _benefits(dice, referrer, came, today) if dice.chance(min(full, 96)) else []
    _add_track(dice, made, came, today)
    made.consents = _consents(dice, came, full)
    made.notes = _notes(dice, counsellor, came, today)
    return made


def _some_of(dice: Dice, percent: int, values: Values) -> Values:
    return {key: value for key, value in values.items() if value not in EMPTY and dice.chance(percent)}


def _identity(dice: Dice, origin: words.Origin) -> Values:
    gender = dice.weighted((("V", 51), ("M", 47), ("X", 1), ("onbekend", 1)))
    firsts = origin.women if gender == "V" else origin.men if gender == "M" else origin.women + origin.men
    born = dt.date(dice.number(1963, 2007), dice.number(1, 12), dice.number(1, 28)).isoformat()
    belgian = origin is words.FLEMISH or dice.chance(35)
    return {
        "last_name": dice.pick(origin.last),
        "first_name": dice.pick(firsts),
        "birth_date": born[: dice.weighted(((10, 95), (7, 2), (4, 3)))],
        "gender": gender,
        "nationality": "BE" if belgian else origin.nationality,
    }


def _contact(dice: Dice, municipality: str, person: Mapping[str, object]) -> Values:
    home = BY_NAME[municipality]
    if dice.chance(4):
        home = dice.pick(MUNICIPALITIES)
    postcode, _place = dice.pick(home.places)
    name = ".".join("".join(plain_words(str(person[key]))) for key in ("first_name", "last_name"))
    return {
        "street": dice.pick(words.STREETS),
        "house_number": str(dice.number(1, 240)),
        "box": str(dice.number(1, 9)) if dice.chance(18) else None,
        "postcode": postcode,
        "municipality": home.name,
        "mobile": f"0451{dice.number(0, 999_999):06d}",
        "email": f"{name}@voorbeeld.be" if dice.chance(45) else None,
        "channel": dice.weighted((("bellen", 40), ("sms", 25), ("whatsapp", 25), ("mail", 6), ("brief", 4))),
        "emergency_contact": f"{dice.pick(words.FLEMISH.women)}, 0451{dice.number(0, 999_999):06d}",
        "may_leave_voicemail": dice.weighted(_YES_NO),
    }


def _languages(dice: Dice, origin: words.Origin) -> Values:
    tongue = dice.pick(origin.tongues)
    speaks = dice.weighted(_NATIVE if tongue == "nl" else _DUTCH)
    level = _LEVELS.index(speaks)
    return {
        "contact_language": "nl" if level >= _LEVELS.index("A2") or dice.chance(60) else tongue,
        "mother_tongue": tongue,
        "dutch_listening": _LEVELS[min(level + dice.number(0, 1), 6)],
        "dutch_speaking": speaks,
        "dutch_reading": _LEVELS[max(level - dice.number(0, 1), 0)],
        "dutch_writing": _LEVELS[max(level - dice.number(0, 2), 0)],
        "interpreter_needed": "ja" if level < _LEVELS.index("A2") and dice.chance(70) else "nee",
        "languages_spoken": dice.some(["fr", "en", "de", "es", "ar"], 0, 2),
    }


def _family(dice: Dice) -> Values:
    household = dice.weighted(
        (("alleen", 30), ("alleen_met_kinderen", 20), ("koppel", 12), ("koppel_met_kinderen", 26),
         ("inwonend", 9), ("zegt_liever_niet", 3))
    )  # fmt: skip
    children = dice.number(1, 4) if "kinderen" in household else 0
    return {
        "household": household,
        "dependent_children": children,
        "children_ages": ", ".join(str(a) for a in sorted(dice.number(1, 17) for _ in range(children))),
        "informal_care": dice.weighted(_YES_NO),
    }


def _intake(dice: Dice, today: dt.date) -> Values:
    out_of_work = today - dt.timedelta(days=dice.number(60, 3_500))
    days = [f"{day}_{part}" for day in ("ma", "di", "wo", "do", "vr") for part in codes.DAY_PARTS]
    work: Values = {
        "diploma": dice.pick([code for code in codes.DIPLOMA if code != "doctoraat"]),
        "diploma_recognised": dice.weighted(_YES_NO),
        "current_course": dice.pick(words.COURSES) if dice.chance(30) else None,
        "last_job": dice.pick(words.JOBS),
        "years_experience": dice.number(0, 25),
        "unemployed_since": out_of_work.isoformat()[:7],
        "availability_exemption": dice.weighted((("nee", 85), ("ja", 10), ("onbekend", 5))),
        "interim_days": dice.number(0, 8) if dice.chance(20) else None,
        "licences": dice.some(["AM", "B"], 0, 2),
        "transport": dice.some(list(codes.TRANSPORT)[:7], 1, 3),
        "max_travel_minutes": dice.pick([15, 20, 30, 45, 60]),
        "max_distance_km": dice.pick([3, 5, 8, 10, 15, 25]),
        "availability": dice.some(days, 3, 10),
        "max_hours_week": dice.pick([4, 6, 8, 10, 12, 15]),
        "school_holidays": dice.weighted(_YES_NO),
        "available_from": today + dt.timedelta(days=dice.number(-300, 30)),
    }
    return work | _wishes(dice)


def _wishes(dice: Dice) -> Values:
    activities = list(codes.ACTIVITY)
    wanted = dice.some(activities, 1, 4)
    skills: Values = {
        f"skill_{name}": dice.weighted((("0", 5), ("1", 25), ("2", 45), ("3", 25))) for name in _SKILLS
    }
    return skills | {
        "work_limits": dice.some(list(codes.WORK_LIMIT), 0, 2) if dice.chance(40) else None,
        "recognised_disability": dice.weighted((("nee", 80), ("ja", 12), ("zegt_liever_niet", 8))),
        "wanted_activities": wanted,
        "unwanted_activities": [a for a in dice.some(activities, 0, 2) if a not in wanted],
        "in_or_out": dice.pick(list(codes.IN_OUT)),
        "alone_or_group": dice.pick(list(codes.ALONE_GROUP)),
        "pets_ok": dice.weighted(_YES_NO),
        "talents": dice.pick(words.TALENTS) if dice.chance(60) else None,
        "wants_to_learn": dice.pick(words.LEARN),
    }


def _referrals(dice: Dice, referrer: str, came: dt.date, today: dt.date) -> list[Values]:
    first = _referral(dice, referrer, came - dt.timedelta(days=dice.number(0, 21)))
    if referrer == "vdab" and dice.chance(8) and came + dt.timedelta(days=200) < today:
        return [first, _referral(dice, "ocmw", came + dt.timedelta(days=dice.number(120, 190)))]
    return [first]


def _referral(dice: Dice, referrer: str, day: dt.date) -> Values:
    return {
        "referrer_type": referrer,
        "referral_date": day,
        "service": dice.pick(words.OFFICES_OF_REFERRERS[referrer]),
        "referrer_name": dice.pick(words.REFERRER_NAMES),
        "agreements_sheet": dice.weighted((("ja", 80), ("nee", 15), ("onbekend", 5))),
        "goal": dice.pick(words.GOALS),
    }


def _benefits(dice: Dice, referrer: str, came: dt.date, today: dt.date) -> list[Values]:
    kind = dice.weighted(_BENEFITS[referrer])
    start = came - dt.timedelta(days=dice.number(30, 900))
    ends = kind in ("werkloosheid", "inschakeling", "igu") and dice.chance(80)
    expected = today + dt.timedelta(days=dice.number(-15, 600)) if ends else None
    source = dice.pick(list(codes.BENEFIT_SOURCE))
    return [{"benefit_type": kind, "start": start, "expected_end": expected, "source": source}]


def _add_track(dice: Dice, made: FictionalPerson, came: dt.date, today: dt.date) -> None:
    start = came + dt.timedelta(days=dice.number(7, 45))
    if start > today:
        return
    if dice.chance(4):
        made.track = {"status": ACTIVE, "start": dt.date(2018, 1, 1), "ex_pwa": "ja"}
        return
    goal = dice.pick(words.GOALS) if dice.chance(70) else None
    planned = last_day_of(start, 6)
    made.track = {"status": ACTIVE, "start": start, "planned_end": planned, "ex_pwa": "nee", "goal": goal}
    decided = dice.chance(88 if planned < today else 30)
    if planned < today + dt.timedelta(days=30) and decided:
        made.track["extension_until"] = last_day_of(start, 12)
    last = made.track.get("extension_until") or made.track["planned_end"]
    assert isinstance(last, dt.date)
    if last + dt.timedelta(days=10) < today or (dice.chance(12) and start + dt.timedelta(days=40) < today):
        _end(dice, made.track, last, min(last, today - dt.timedelta(days=dice.number(1, 20))))
    elif dice.chance(6) and start + dt.timedelta(days=30) < today:
        made.track["status"] = SUSPENDED
        paused = today - dt.timedelta(days=dice.number(3, 25))
        made.suspensions = [{"start": paused, "reason": dice.pick(list(codes.SUSPENSION_REASON))}]


def _end(dice: Dice, track: Values, last: dt.date, day: dt.date) -> None:
    reason = dice.weighted([(r, w) for r, w in _ENDINGS if day == last or r != "termijn_bereikt"])
    start = track["start"]
    assert isinstance(start, dt.date)
    track |= {"status": OVER, "end_date": max(day, start), "end_reason": reason}
    track["next_step"] = _NEXT.get(reason, "geen")


def _consents(dice: Dice, came: dt.date, full: int) -> list[Values]:
    made: list[Values] = []
    for purpose in codes.CONSENT_PURPOSE:
        if dice.chance(full):
            answer = dice.weighted((("ja", 70), ("nee", 22), ("onbekend", 6), ("ingetrokken", 2)))
            withdrawn = came + dt.timedelta(days=1) if answer == "ingetrokken" else None
            method = dice.weighted((("schriftelijk", 70), ("mondeling", 25), ("digitaal", 5)))
            made.append(
                {
                    "purpose": purpose,
                    "answer": answer,
                    "given_on": came,
                    "method": method,
                    "withdrawn_on": withdrawn,
                }
            )
    return made


def _notes(dice: Dice, counsellor: str, came: dt.date, today: dt.date) -> list[Values]:
    made: list[Values] = []
    day = came
    for _ in range(dice.number(1, 12)):
        day += dt.timedelta(days=dice.number(5, 60))
        if day > today:
            break
        kind = dice.weighted((("contact", 45), ("gesprek", 35), ("afspraak", 15), ("andere", 5)))
        made.append(
            {"note_date": day, "note_kind": kind, "author": counsellor, "body": dice.pick(words.NOTES[kind])}
        )
    return made
