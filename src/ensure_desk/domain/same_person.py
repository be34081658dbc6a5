# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The verdict on two dossiers: the same person, or not. The dossiers themselves are never rewritten.

One record per pair, with an id that both dossiers make, so that every desk that judges a pair writes the same field:
verdicts converge, can be taken back, and contradict each other in sight.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated as A

from ensure_desk.domain.declare import NEUTRAL, choice, two_links
from ensure_desk.domain.fields import SHARED, Declared
from ensure_desk.domain.texts import N_

SAME, NOT_SAME = "ja", "nee"
"""What `active` holds: the same person, another person; empty when a verdict was taken back."""


class SamePerson(Declared):
    """Whether two dossiers are of one person; holds no personal data, so it goes wherever the dossiers go."""

    pair: A[str | None, two_links(N_("Twee dossiers"), "person", SHARED)] = None
    active: A[
        str | None,
        choice(
            N_("Zelfde persoon"),
            NEUTRAL,
            {SAME: N_("dezelfde persoon"), NOT_SAME: N_("niet dezelfde persoon")},
            SHARED,
            counts=False,
        ),
    ] = None


def pair_of(one: str, other: str) -> str:
    """Return the pair of two record ids, the same whichever comes first."""
    return " ".join(sorted((one, other)))


def groups(pairs: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return for every member of a pair all that are one with it, itself among them, in order of their ids."""
    found: dict[str, list[str]] = {}
    for text in pairs:
        one, other = text.split(" ")
        joined = found.get(one, [one])
        more = found.get(other, [other])
        if joined is more:
            continue
        joined = joined + more
        found.update(dict.fromkeys(joined, joined))
    return {member: tuple(sorted(joined)) for member, joined in found.items()}
