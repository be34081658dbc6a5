# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether two records may be the same person, with the reasons to show. Nothing is ever merged here."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from operator import ne
from typing import Generic, TypeVar

from ensure_desk.domain.names import fold, name_keys

LIKELY_NAME = 0.92  # Jaro-Winkler of the folded names that counts with an equal birth date
SUSPECT_NAME = 0.95  # the same with a birth date that is swapped or one digit off
SAME_NAME = 0.97  # the same when one of the two has no birth date at all
_PREFIX = 3
_WHOLE = 10  # letters of a whole ISO date


class Certainty(StrEnum):
    """How sure a match is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    SUSPECT = "suspect"


@dataclass(frozen=True)
class PersonFacts:
    """What two records are compared on; the birth date may be partial (`1976`, `1976-05`) or empty."""

    last_name: str
    first_name: str
    birth_date: str = ""
    national_number: str = ""  # only a valid one

    @cached_property
    def keys(self) -> tuple[str, str]:
        """Return the folded name in both orders."""
        return name_keys(self.last_name, self.first_name)

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """Return the first letters of both names, the blocks in which close names are looked for."""
        return frozenset(fold(n).replace(" ", "")[:_PREFIX] for n in (self.last_name, self.first_name))


@dataclass(frozen=True)
class Match:
    """A possible duplicate: how sure, how alike the names are (0 to 1), and the reasons as codes of `lists.REASONS`."""

    certainty: Certainty
    score: float
    reasons: tuple[str, ...]


def score(a: PersonFacts, b: PersonFacts) -> Match | None:
    """Return how sure it is that two records are one person, or None when nothing points to it."""
    if a.national_number and a.national_number == b.national_number:
        return Match(Certainty.CERTAIN, 1.0, ("same_national_number",))
    dates = _compare_dates(a.birth_date, b.birth_date)
    needed = _NEEDED.get(dates)
    if needed is None:
        return None
    certainty, least = needed
    alike = name_similarity(a, b, least)
    if alike < least:
        return None
    return Match(certainty, alike, ("same_name" if alike == 1.0 else "close_name", dates))


_NEEDED = {
    "same_birth_date": (Certainty.LIKELY, LIKELY_NAME),
    "swapped_birth_date": (Certainty.SUSPECT, SUSPECT_NAME),
    "close_birth_date": (Certainty.SUSPECT, SUSPECT_NAME),
    "no_birth_date": (Certainty.SUSPECT, SAME_NAME),
}


def name_similarity(a: PersonFacts, b: PersonFacts, least: float = 0.0) -> float:
    """Return how alike two names are, the better of both orders (Jaro-Winkler, 0 to 1); 0 for less than `least`."""
    if a.keys[0] == b.keys[0] or a.keys[0] == b.keys[1]:
        return 1.0
    (one, one_turned), (other, other_turned) = a.keys, b.keys
    alike = _jaro_winkler()
    return max(
        alike(one, other, score_cutoff=least),
        alike(one, other_turned, score_cutoff=least),
        alike(one_turned, other, score_cutoff=least),
        alike(one_turned, other_turned, score_cutoff=least),  # not the first again: beginnings weigh more
    )


@cache
def _jaro_winkler() -> Callable[..., float]:
    from rapidfuzz.distance import JaroWinkler  # cold start: only needed once somebody types or reads a name

    return JaroWinkler.similarity


def _compare_dates(a: str, b: str) -> str:
    if not a or not b:
        return "no_birth_date"
    if len(a) != len(b):
        return "close_birth_date" if a.startswith(b) or b.startswith(a) else ""
    if a == b:
        return "same_birth_date" if len(a) == 10 else "close_birth_date"
    if len(a) == 10 and f"{a[:4]}-{a[8:]}-{a[5:7]}" == b:
        return "swapped_birth_date"
    return "close_birth_date" if sum(map(ne, a, b)) == 1 else ""


Id = TypeVar("Id", bound=Hashable)


class DuplicateIndex(Generic[Id]):
    """People by birth date, number and first letters, so that a new name is compared with few."""

    def __init__(self) -> None:
        self._blocks: defaultdict[str, list[tuple[Id, PersonFacts]]] = defaultdict(list)

    def add(self, id_: Id, facts: PersonFacts) -> None:
        """Take a person into the index."""
        for block in _kept_under(facts):
            self._blocks[block].append((id_, facts))

    def matches(self, facts: PersonFacts) -> list[tuple[Id, Match]]:
        """Return everybody who may be this person, the surest first."""
        found: dict[Id, Match] = {}
        for block in _looked_up(facts):
            for id_, other in self._blocks.get(block, ()):
                if id_ not in found and (match := score(facts, other)):
                    found[id_] = match
        order = list(Certainty)
        return sorted(found.items(), key=lambda item: (order.index(item[1].certainty), -item[1].score))


def _kept_under(facts: PersonFacts) -> set[str]:
    whole = len(facts.birth_date) == _WHOLE
    names = {
        f"{kind}:{p}" for p in facts.prefixes if p for kind in (("name",) if whole else ("name", "open"))
    }
    dates = {f"born:{facts.birth_date}"} if whole else set()
    return names | dates | _numbers(facts)


def _looked_up(facts: PersonFacts) -> set[str]:
    """Return the blocks to search: near dates, or the first letters where one of the two has no whole date."""
    if len(facts.birth_date) != _WHOLE:
        return {f"name:{p}" for p in facts.prefixes if p} | _numbers(facts)
    opened = {f"open:{p}" for p in facts.prefixes if p}
    return opened | {f"born:{d}" for d in near_dates(facts.birth_date)} | _numbers(facts)


def _numbers(facts: PersonFacts) -> set[str]:
    return {f"number:{facts.national_number}"} if facts.national_number else set()


def near_dates(date: str) -> set[str]:
    """Return a date, the same with day and month swapped, and all dates one digit off."""
    near = {date, f"{date[:4]}-{date[8:]}-{date[5:7]}"}
    places = [i for i, c in enumerate(date) if c.isdigit()]
    return near | {f"{date[:i]}{digit}{date[i + 1 :]}" for i in places for digit in "0123456789"}


def birth_date_text(value: dt.date | str | None) -> str:
    """Return a stored birth date as the text that is compared."""
    return value.isoformat() if isinstance(value, dt.date) else value or ""
