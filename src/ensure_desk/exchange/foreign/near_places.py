# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Places elsewhere whose name differs in one letter from a place of the region: probably a slip of the pen."""

from functools import lru_cache

from ensure_desk.domain.lists import Judgement, ask
from ensure_desk.domain.municipalities import MUNICIPALITIES
from ensure_desk.domain.names import plain_words
from ensure_desk.domain.places import find_municipality, judge_municipality

OUTSIDE = "place_outside_area"
SHORTEST_BEGINNING = 4  # letters that a place is shortened to
_PARTS_OF_PLACE = frozenset(
    {"centrum", "noord", "zuid", "oost", "west", "klein", "groot", "stad", "dorp", "kern"}
)
SHORTEST = 5  # letters: short names are close to one another by chance


@lru_cache(1000)
def doubt_of_place(text: str) -> Judgement | None:
    """Return the question about a place outside the region that is one letter away from a place inside it."""
    key = "".join(plain_words(text))
    if len(key) < SHORTEST or find_municipality(text) or judge_municipality(text).reason != OUTSIDE:
        return None
    from rapidfuzz.distance import OSA  # cold start: only lists need it

    names = ((m.name, "".join(plain_words(place))) for m in MUNICIPALITIES for _, place in m.places)
    near = {name for name, place in names if OSA.distance(place, key, score_cutoff=1) <= 1}
    return ask("place_unknown", *sorted(near), typed=text) if near else None


def named_place(text: str) -> str:
    """Return our municipality for a text that begins its name or adds nothing to it: "Heist", "Duffel-centrum"."""
    words = [w for w in plain_words(text) if not w.isdigit() and w not in _PARTS_OF_PLACE]
    if find_municipality(text) or not words:
        return ""
    found = {m.name for m in MUNICIPALITIES if _names(words, ["".join(plain_words(p)) for _, p in m.places])}
    return found.pop() if len(found) == 1 else ""


def _names(words: list[str], places: list[str]) -> bool:
    key = "".join(words)
    return all(w in places for w in words) or any(
        len(key) >= SHORTEST_BEGINNING and place.startswith(key) for place in places
    )
