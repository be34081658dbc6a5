# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Duplicates: how long a search among 25,000 takes, and how much of a known truth it finds."""

from collections.abc import Iterator

from bench.measure import Contender, Line, medians, race
from bench.people_twice import crowd, judge, judge_hashes
from bench.world import Worlds
from ensure_desk.domain.duplicate_pairs import like_pairs
from ensure_desk.domain.duplicates import PersonFacts
from ensure_desk.domain.names import name_keys

PEOPLE = 25_000


def _fresh(people: list[tuple[str, PersonFacts]]) -> list[tuple[str, PersonFacts]]:
    """Return the people without what an earlier search worked out of their names."""
    return [(i, PersonFacts(p.last_name, p.first_name, p.birth_date)) for i, p in people]


def lines(worlds: Worlds) -> Iterator[Line]:
    """Time the search against merely folding every name; tell precision and recall."""
    people = crowd(PEOPLE)
    seconds = race(
        [
            Contender("bare", lambda given: [name_keys(p.last_name, p.first_name) for _, p in given],
                      lambda: _fresh(people.people)),
            Contender("ours", like_pairs, lambda: _fresh(people.people)),
        ]
    )  # fmt: skip
    found, judged = medians(seconds), judge(people)
    detail = {"people": PEOPLE, "seconds": seconds, "found": vars(judged)}
    yield Line("duplicates", found["ours"], "s", "folding the names", found["bare"], 40.0, detail=detail)
    for name, share in (("recall", judged.recall), ("precision", judged.precision)):
        yield Line(f"duplicates, {name}", share, "share", budget=0.9, at_least=True)
    by_hash = judge_hashes(people)
    for name, share in (("recall", by_hash.dated), ("precision", by_hash.precision)):
        yield Line(f"duplicates by hash, {name}", share, "share", detail=vars(by_hash))
