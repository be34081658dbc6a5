# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All possible duplicates among many people, and keyed hashes by which desks find them without names.

Comparing everybody with everybody takes hours; people are compared only within blocks: an equal number, equal or near
birth dates, or, where a birth date is missing or partial, the first letters of both names.
"""

import re
from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Generic, NamedTuple, TypeVar

from ensure_desk.domain.duplicates import Certainty, Match, PersonFacts, score
from ensure_desk.domain.names import fold

Id = TypeVar("Id", bound=Hashable)
_WHOLE = 10
_ORDER = {certainty: place for place, certainty in enumerate(Certainty)}


class LikePair(NamedTuple, Generic[Id]):
    """Two people who may be one."""

    one: Id
    other: Id
    match: Match


def like_pairs(people: Sequence[tuple[Id, PersonFacts]]) -> list[LikePair[Id]]:
    """Return all pairs that may be one person, the surest first, then the most alike."""
    found: dict[tuple[int, int], Match] = {}
    for one, other in _worth_comparing([facts for _, facts in people]):
        if (one, other) not in found and (match := score(people[one][1], people[other][1])):
            found[one, other] = match
    pairs = [LikePair(people[a][0], people[b][0], match) for (a, b), match in found.items()]
    return sorted(pairs, key=lambda p: (_ORDER[p.match.certainty], -p.match.score))


def _worth_comparing(people: Sequence[PersonFacts]) -> Iterator[tuple[int, int]]:
    """Yield the places of two people who share a block, the later one second."""
    yield from _same_number(people)
    yield from _near_birth(people)
    yield from _open_birth(people)


def _same_number(people: Sequence[PersonFacts]) -> Iterator[tuple[int, int]]:
    held: defaultdict[str, list[int]] = defaultdict(list)
    for place, facts in enumerate(people):
        if facts.national_number:
            yield from ((earlier, place) for earlier in held[facts.national_number])
            held[facts.national_number].append(place)


def _near_birth(people: Sequence[PersonFacts]) -> Iterator[tuple[int, int]]:
    """Pair equal birth dates, and near ones where a name begins with the same letter."""
    born: defaultdict[str, list[int]] = defaultdict(list)
    near: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    keys: dict[str, tuple[str, ...]] = {}
    for place, facts in enumerate(people):
        date = facts.birth_date
        if len(date) != _WHOLE:
            continue
        initials = _initials(facts)
        yield from ((earlier, place) for earlier in born[date])
        born[date].append(place)
        if date not in keys:
            keys[date] = _near_keys(date)
        for key in keys[date]:
            for earlier, letters, other in near[key]:
                if letters & initials and other != date:
                    yield earlier, place
            near[key].append((place, initials, date))


def _near_keys(date: str) -> tuple[str, ...]:
    """Return what a date shares with every date one digit off, and with itself when day and month are turned."""
    masked = [f"{date[:n]}?{date[n + 1 :]}" for n, c in enumerate(date) if c.isdigit()]
    return (*masked, f"{date[:4]} {' '.join(sorted((date[5:7], date[8:])))}")


def _initials(facts: PersonFacts) -> int:
    """Return the first letters of both names as bits."""
    mask = 0
    for prefix in facts.prefixes:
        mask |= 1 << (ord(prefix[0]) % 61) if prefix else 0
    return mask


def _open_birth(people: Sequence[PersonFacts]) -> Iterator[tuple[int, int]]:
    """Pair those without a whole birth date with everybody whose names begin alike."""
    blocks: defaultdict[tuple[str, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for place, facts in enumerate(people):
        whole, opened = blocks[tuple(sorted(facts.prefixes))]
        if len(facts.birth_date) == _WHOLE:
            yield from ((earlier, place) for earlier in opened)
            whole.append(place)
        else:
            yield from ((earlier, place) for earlier in (*whole, *opened))
            opened.append(place)


_NAME, _BOTH = "n", "b"
"""How a hash begins: it is of one name, or of both names together."""
_A_HASH = re.compile("[nb][A-Za-z0-9_-]{8}")


def match_hashes(key: bytes, facts: PersonFacts) -> tuple[str, ...]:
    """Return the keyed hashes of what makes a person recognisable; none where name or whole birth date is missing.

    Each hash is of several things at once, so that nothing can be counted or guessed from one of them without the
    key: the birth date with the sound of one name, twice; the sound of both names with day and month; and both names
    with the birth date in either order of day and month. Which name is the first one makes no difference.
    """
    last, first = (fold(name).replace(" ", "") for name in (facts.last_name, facts.first_name))
    date = facts.birth_date
    if not last or not first or len(date) != _WHOLE:
        return ()
    heard = sorted((sound(last), sound(first)))
    told = [(_NAME, name, date) for name in heard]
    told.append((_BOTH, " ".join(heard), date[5:]))
    if date[8:] <= "12":
        turned = min(date, f"{date[:4]}-{date[8:]}-{date[5:7]}")
        told.append((_BOTH, " ".join(sorted((last, first))), turned))
    return tuple(dict.fromkeys(_hash(key, *parts) for parts in told))


def _hash(key: bytes, begins: str, *parts: str) -> str:
    text = "\x1f".join((begins, *parts)).encode()
    digest = blake2b(text, digest_size=6, key=key, person=b"match hash 1").digest()
    return begins + urlsafe_b64encode(digest).decode()


def is_match_hash(text: str) -> bool:
    """Say whether a text may be such a hash."""
    return _A_HASH.fullmatch(text) is not None


def certainty_of(shared: Iterable[str]) -> Certainty:
    """Return how sure it is that two people with these hashes in common are one: both names, or less."""
    return Certainty.LIKELY if sum(text.startswith(_NAME) for text in shared) > 1 else Certainty.SUSPECT


_SOUNDS = (
    ("sch", "s"), ("tsj", "c"), ("tch", "c"), ("ch", "g"), ("ck", "k"), ("cq", "k"), ("ph", "f"), ("th", "t"),
    ("dt", "t"), ("gh", "g"), ("ij", "y"), ("ei", "y"), ("ai", "y"), ("ou", "u"), ("oe", "u"), ("au", "u"),
    ("ie", "i"), ("x", "ks"), ("q", "k"), ("c", "k"), ("z", "s"), ("v", "f"), ("w", "f"), ("d", "t"), ("b", "p"),
    ("j", "y"), ("h", ""),
)  # fmt: skip
_VOWELS = frozenset("aeiouy")


def sound(name: str) -> str:
    """Return roughly how a folded name sounds in Dutch: close consonants alike, inner vowels and doubles left out."""
    for written, heard in _SOUNDS:
        name = name.replace(written, heard)
    kept = [c for place, c in enumerate(name) if place == 0 or c not in _VOWELS]
    return "".join(c for place, c in enumerate(kept) if place == 0 or kept[place - 1] != c)
