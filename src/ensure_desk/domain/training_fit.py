# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a training fits a person: what speaks for it, what is not known, what speaks against it. A person decides.

What nobody asked never speaks against somebody: it lowers the rank and is told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import cos, hypot, radians

from ensure_desk.domain import codes
from ensure_desk.domain.municipalities import BY_NAME
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.domain.times import minutes_of

LEAST_SCORE = 3
"""From this score on a barrier is large."""
_DETOUR = 1.3
"""Roads are longer than the straight line."""
_KM_PER_DEGREE = 111.2
_REACH = {
    "te_voet": 4,
    "fiets": 12,
    "e_fiets": 20,
    "bromfiets": 20,
    "auto": 40,
    "openbaar_vervoer": 30,
    "meerijden": 25,
}
"""How many kilometres somebody comes by each means, where the person named no limit."""
_NOON, _EVENING = 12 * 60 + 30, 17 * 60
_WEEKDAYS = tuple(codes.DAYS)
LEVELS = tuple(codes.CEFR)


class Criterion(StrEnum):
    """What is looked at."""

    BARRIER = "barrier"
    HELP = "help"
    REACH = "reach"
    FREE = "free"
    DUTCH = "dutch"


CRITERION_TEXTS = {
    Criterion.BARRIER: N_("grote drempel"),
    Criterion.HELP: N_("wil hulp"),
    Criterion.REACH: N_("woont dichtbij"),
    Criterion.FREE: N_("is dan vrij"),
    Criterion.DUTCH: N_("genoeg Nederlands"),
}


@dataclass(frozen=True)
class Wanted:
    """What a training asks: barriers (one is enough), from which score, help wanted, where, when, level of Dutch."""

    barriers: tuple[str, ...] = ()
    least: int = LEAST_SCORE
    help_only: bool = False
    place: str = ""
    parts: frozenset[str] = frozenset()
    dutch: str = ""


@dataclass(frozen=True)
class Score:
    """The newest answer on a barrier."""

    score: int | None
    wants_help: str = ""


@dataclass(frozen=True)
class Candidate:
    """A person as a training sees them; empty = nobody asked yet."""

    person_id: str
    place: str = ""
    dutch: str = ""
    parts: frozenset[str] = frozenset()
    max_km: int | None = None
    transport: frozenset[str] = frozenset()
    scores: Mapping[str, Score] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """What one criterion says: True speaks for, False against, None is not known. `weight` orders people."""

    criterion: Criterion
    fits: bool | None
    text: str
    params: Mapping[str, object] = field(default_factory=dict)
    weight: int = 0

    def words(self, tr: Translator) -> str:
        """Return the reason as a person reads it; parameters that are texts are translated too."""
        params = {k: tr(v) if isinstance(v, str) and k != "place" else v for k, v in self.params.items()}
        return tr(self.text, **params)


@dataclass(frozen=True)
class Fit:
    """The findings on a person; `against` names the criteria that are not met."""

    person_id: str
    findings: tuple[Finding, ...]

    @property
    def against(self) -> frozenset[Criterion]:
        """Return the criteria that speak against."""
        return frozenset(f.criterion for f in self.findings if f.fits is False)

    @property
    def rank(self) -> int:
        """Return the weight of everything that speaks for."""
        return sum(f.weight for f in self.findings if f.fits)

    @property
    def unknown(self) -> int:
        """Return how many criteria nobody can tell of."""
        return sum(f.fits is None for f in self.findings)


def fit(person: Candidate, wanted: Wanted) -> Fit:
    """Return what speaks for and against a person for a training."""
    found: list[Finding] = []
    if wanted.barriers:
        found += _barriers(person, wanted)
    if wanted.place:
        found.append(_reach(person, wanted.place))
    if wanted.parts:
        found.append(_free(person, wanted.parts))
    if wanted.dutch:
        found.append(_dutch(person, wanted.dutch))
    return Fit(person.person_id, tuple(found))


def _barriers(person: Candidate, wanted: Wanted) -> Iterable[Finding]:
    known = {code: person.scores[code] for code in wanted.barriers if code in person.scores}
    scored = {code: s.score for code, s in known.items() if s.score is not None}
    large = sorted((c for c, n in scored.items() if n >= wanted.least), key=lambda c: (-scored[c], c))
    if large:
        for code in large:
            yield Finding(
                Criterion.BARRIER, True, N_("{barrier}: {score} van 4"),
                {"barrier": codes.BARRIER[code], "score": scored[code]}, weight=10 + 5 * scored[code],
            )  # fmt: skip
    else:
        seen = bool(scored)
        text = N_("geen grote drempel") if seen else N_("nog niet bevraagd op deze drempels")
        yield Finding(Criterion.BARRIER, False if seen else None, text)
    asked = {code: s.wants_help for code, s in known.items() if s.wants_help}
    if "ja" in asked.values():
        yield Finding(Criterion.HELP, True, N_("wil hulp"), weight=30)
    elif wanted.help_only:
        no = bool(asked)
        text = N_("wil nu geen hulp") if no else N_("wil hulp: niet gevraagd")
        yield Finding(Criterion.HELP, False if no else None, text)


def kilometres(one: str, other: str) -> int | None:
    """Return how far two municipalities lie apart by road, roughly; None where one is not of the region."""
    if one not in BY_NAME or other not in BY_NAME:
        return None
    (north, east), (north2, east2) = BY_NAME[one].centre, BY_NAME[other].centre
    straight = hypot(north - north2, (east - east2) * cos(radians((north + north2) / 2))) * _KM_PER_DEGREE
    return round(straight * _DETOUR)


def _reach(person: Candidate, place: str) -> Finding:
    if person.place == place:
        return Finding(Criterion.REACH, True, N_("woont in {place}"), {"place": place}, weight=15)
    far = kilometres(person.place, place)
    limit = person.max_km or max((_REACH.get(means, 0) for means in person.transport), default=0)
    if far is None or not limit:
        return Finding(Criterion.REACH, None, N_("niet bekend hoe ver de persoon kan reizen"))
    params = {"km": far, "place": place}
    if far <= limit:
        return Finding(Criterion.REACH, True, N_("{km} km van {place}"), params, weight=max(0, 12 - far // 2))
    return Finding(Criterion.REACH, False, N_("{km} km van {place}, dat is te ver"), params)


def _free(person: Candidate, parts: frozenset[str]) -> Finding:
    if not person.parts:
        return Finding(Criterion.FREE, None, N_("niet bekend wanneer de persoon vrij is"))
    missing = [part for part in codes.AVAILABILITY if part in parts - person.parts]
    if missing:
        return Finding(
            Criterion.FREE, False, N_("niet vrij op {part}"), {"part": codes.AVAILABILITY[missing[0]]}
        )
    first = next(part for part in codes.AVAILABILITY if part in parts)
    return Finding(Criterion.FREE, True, N_("vrij op {part}"), {"part": codes.AVAILABILITY[first]}, weight=10)


def _dutch(person: Candidate, least: str) -> Finding:
    if person.dutch not in LEVELS:
        return Finding(Criterion.DUTCH, None, N_("niveau Nederlands niet bekend"))
    enough = LEVELS.index(person.dutch) >= LEVELS.index(least)
    text = N_("spreekt {level}") if enough else N_("spreekt {level}, dat is te weinig")
    return Finding(Criterion.DUTCH, enough, text, {"level": person.dutch}, weight=5)


def part_of_day(weekday: int, starts_at: str) -> str:
    """Return the part of the week in which a session starts (Monday is 0), empty where its time is not known."""
    if not starts_at:
        return ""
    start = minutes_of(starts_at)
    part = "vm" if start < _NOON else "nm" if start < _EVENING else "av"
    return f"{_WEEKDAYS[weekday]}_{part}"


def loosened(fits: Iterable[Fit]) -> dict[Criterion, int]:
    """Return for each criterion how many people more would fit without it, most first."""
    counts: dict[Criterion, int] = {}
    for found in fits:
        if len(found.against) == 1:
            (alone,) = found.against
            counts[alone] = counts.get(alone, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))
