# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""People of whom some are written twice, with the truth known: in the manner of the FEBRL sets, with Flemish errors.

Of every tenth person there is a second record with one or two errors: a typing error, names in the other order,
accents, particles written otherwise, day and month swapped, a wrong digit, no birth date.
"""

import datetime as dt
import random
import string
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations

from ensure_desk.domain.duplicate_pairs import LikePair, like_pairs, match_hashes
from ensure_desk.domain.duplicates import Certainty, PersonFacts
from ensure_desk.domain.same_person import pair_of
from ensure_desk.services.demo_words import ORIGINS

_STEMS = (
    "Broeck Berg Velde Heuvel Poel Bosch Dael Eynde Eycken Hoof Linden Meer Moer Put Steen Venne Walle Winkel"
)
_FRONTS = ("Van den ", "Van de ", "Van der ", "Van ", "De ", "Ver", "Op de ", "")
_ENDS = ("", "s", "e", "mans", "aert", "elaar", "inckx", "ens")
_ACCENTS = {"e": "é", "i": "ï", "a": "à", "o": "ö", "c": "ç"}
_PLAIN = {accent: plain for plain, accent in _ACCENTS.items()}


@dataclass(frozen=True)
class Crowd:
    """The people, and the pairs of places that are one person."""

    people: list[tuple[str, PersonFacts]]
    truth: frozenset[str]


@dataclass(frozen=True)
class Found:
    """How well the search did: of what it named, how much was right; of what there was, how much it named."""

    precision: float
    recall: float
    sure_precision: float
    sure_recall: float
    pairs: int


def crowd(size: int, seed: int = 7) -> Crowd:
    """Return `size` records; a tenth of them are a second record of somebody else among them."""
    dice = random.Random(seed)  # noqa: S311 - fictional people, no secret
    twice = size // 11
    originals = [_somebody(dice) for _ in range(size - twice)]
    again = [(place, _spoiled(dice, originals[place])) for place in dice.sample(range(len(originals)), twice)]
    facts = [*originals, *(record for _, record in again)]
    ids = [f"p{place:07}" for place in range(len(facts))]
    truth = frozenset(pair_of(ids[p], ids[len(originals) + n]) for n, (p, _) in enumerate(again))
    people = list(zip(ids, facts, strict=True))
    dice.shuffle(people)
    return Crowd(people, truth)


def judge(people: Crowd) -> Found:
    """Search the people and compare with the truth."""
    found = like_pairs(people.people)
    sure = [p for p in found if p.match.certainty is not Certainty.SUSPECT]
    right, right_and_sure = _right(people, found), _right(people, sure)
    every = max(len(people.truth), 1)
    return Found(
        right / max(len(found), 1),
        right / every,
        right_and_sure / max(len(sure), 1),
        right_and_sure / every,
        len(found),
    )


@dataclass(frozen=True)
class FoundByHash:
    """The same for what two offices' hashes tell; `dated` is the recall among people with both birth dates known."""

    precision: float
    recall: float
    dated: float


def judge_hashes(people: Crowd, key: bytes = b"bench") -> FoundByHash:
    """Compare what people's match hashes have in common with the truth."""
    facts = dict(people.people)
    holders: dict[str, list[str]] = {}
    for person, known in people.people:
        for text in match_hashes(key, known):
            holders.setdefault(text, []).append(person)
    found = {pair_of(*pair) for held in holders.values() for pair in combinations(held, 2)}
    right = found & people.truth
    dated = {t for t in people.truth if all(facts[p].birth_date for p in t.split(" "))}
    return FoundByHash(
        len(right) / max(len(found), 1),
        len(right) / max(len(people.truth), 1),
        len(right & dated) / max(len(dated), 1),
    )


def _right(people: Crowd, found: list[LikePair[str]]) -> int:
    return sum(pair_of(p.one, p.other) in people.truth for p in found)


def _somebody(dice: random.Random) -> PersonFacts:
    origin = dice.choices(ORIGINS, [o.weight for o in ORIGINS])[0]
    last = dice.choice(origin.last)
    if dice.random() < 0.6:
        last = dice.choice(_FRONTS) + dice.choice(_STEMS.split()) + dice.choice(_ENDS)
    names = origin.women + origin.men
    first = dice.choice(names) if dice.random() < 0.7 else f"{dice.choice(names)}-{dice.choice(names)}"
    born = dt.date(1958, 1, 1) + dt.timedelta(days=dice.randrange(365 * 48))
    return PersonFacts(last, first, born.isoformat())


def _spoiled(dice: random.Random, person: PersonFacts) -> PersonFacts:
    for spoil in dice.sample(_ERRORS, dice.choice((1, 1, 2))):
        person = spoil(dice, person)
    return person


def _typo(dice: random.Random, text: str) -> str:
    place = dice.randrange(len(text))
    letter = dice.choice(string.ascii_lowercase)
    forms = (
        text[:place] + letter + text[place + 1 :],
        text[:place] + letter + text[place:],
        text[:place] + text[place + 1 :],
        text[:place] + text[place : place + 2][::-1] + text[place + 2 :],
    )
    return dice.choice(forms) or text


def _typo_in_last(dice: random.Random, p: PersonFacts) -> PersonFacts:
    return replace(p, last_name=_typo(dice, p.last_name))


def _typo_in_first(dice: random.Random, p: PersonFacts) -> PersonFacts:
    return replace(p, first_name=_typo(dice, p.first_name))


def _other_order(_: random.Random, p: PersonFacts) -> PersonFacts:
    return replace(p, last_name=p.first_name, first_name=p.last_name)


def _accents(dice: random.Random, p: PersonFacts) -> PersonFacts:
    table = dice.choice((_ACCENTS, _PLAIN))
    return replace(p, first_name="".join(table.get(c, c) for c in p.first_name))


def _particles(dice: random.Random, p: PersonFacts) -> PersonFacts:
    *front, last = p.last_name.split(" ")
    joined = "".join(front).capitalize() + last.lower() if front else last.upper()
    return replace(p, last_name=dice.choice((joined, p.last_name.upper(), p.last_name.replace(" ", "-"))))


def _turned_date(_: random.Random, p: PersonFacts) -> PersonFacts:
    year, month, day = p.birth_date.split("-") if p.birth_date else ("", "", "99")
    return replace(p, birth_date=f"{year}-{day}-{month}" if int(day) <= 12 else p.birth_date)


def _wrong_digit(dice: random.Random, p: PersonFacts) -> PersonFacts:
    place = dice.choice((2, 3, 6, 9))
    if not p.birth_date:
        return p
    other = p.birth_date[:place] + dice.choice(string.digits) + p.birth_date[place + 1 :]
    try:
        return replace(p, birth_date=dt.date.fromisoformat(other).isoformat())
    except ValueError:
        return p


def _no_date(_: random.Random, p: PersonFacts) -> PersonFacts:
    return replace(p, birth_date="")


_ERRORS: tuple[Callable[[random.Random, PersonFacts], PersonFacts], ...] = (
    _typo_in_last, _typo_in_last, _typo_in_first, _typo_in_first, _other_order, _accents, _particles, _particles,
    _turned_date, _wrong_digit, _no_date,
)  # fmt: skip
