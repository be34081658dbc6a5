# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What only shows when the cells of a row, or the rows of a list, are laid side by side."""

from collections.abc import Iterator

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.duplicates import DuplicateIndex, Match, PersonFacts
from ensure_desk.domain.lists import Judgement, Plain, Verdict, ask
from ensure_desk.domain.places import find_municipality, judge_municipality, postcode_fits, postcodes_of

_PAIRS = (
    ("traject.start", "traject.gepland_einde"),
    ("traject.start", "traject.einde_datum"),
    ("uitkering.van", "uitkering.tot"),
)


def contradictions(values: dict[str, Plain]) -> Iterator[tuple[str, Judgement]]:
    """Yield the targets of one row that contradict each other, with the question to ask."""
    postcode, place = values.get("persoon.postcode"), values.get("persoon.gemeente")
    if postcode and place and not postcode_fits(str(postcode), str(place)):
        yield (
            "persoon.postcode",
            ask("postcode_mismatch", *postcodes_of(str(place)), typed=str(postcode), place=str(place)),
        )
    if postcode and place and not find_municipality(str(place)):
        outside = judge_municipality(str(place), str(postcode))
        if outside.verdict is not Verdict.ACCEPT:
            yield "persoon.gemeente", outside
    for start, end in _PAIRS:
        begun, ended = values.get(start), values.get(end)
        if begun and ended and str(ended) < str(begun):
            yield end, ask("end_before_start", start=show_date(str(begun)))


def facts_of(values: dict[str, Plain]) -> PersonFacts | None:
    """Return what a row's person is compared on, or None without both names."""
    last, first = values.get("persoon.naam"), values.get("persoon.voornaam")
    if not last or not first:
        return None
    return PersonFacts(str(last), str(first), str(values.get("persoon.geboortedatum") or ""))


RowKey = tuple[str, int]
"""Sheet and row number."""


def duplicates_in_list(
    rows: list[tuple[RowKey, dict[str, Plain]]],
) -> dict[RowKey, list[tuple[RowKey, Match]]]:
    """Return per row the rows that may be the same person.

    The later row is asked about; without birth dates every row that lacks one is.
    """
    index: DuplicateIndex[tuple[RowKey, bool]] = DuplicateIndex()
    found: dict[RowKey, list[tuple[RowKey, Match]]] = {}
    for key, values in rows:
        facts = facts_of(values)
        if facts is None:
            continue
        dated = bool(facts.birth_date)
        for (other, other_dated), match in index.matches(facts):
            unsure = "no_birth_date" in match.reasons
            if not (unsure and dated):
                found.setdefault(key, []).append((other, match))
            if unsure and not other_dated:
                found.setdefault(other, []).append((key, match))
        index.add((key, dated), facts)
    return found
