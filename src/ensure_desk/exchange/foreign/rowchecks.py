# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What only shows when the cells of a row, or the rows of a list, are laid side by side."""

from collections.abc import Iterator

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.duplicates import DuplicateIndex, Match, PersonFacts
from ensure_desk.domain.lists import Judgement, Plain, Verdict, ask
from ensure_desk.domain.names import fold
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


def repeated_people(rows: list[tuple[int, dict[str, Plain]]]) -> dict[int, int]:
    """Return per row that surely names a person of an earlier row the index of that row.

    A workbook names its people again in every sheet, and a survey in every moment: same name, no other birth date,
    another table (the first number of a row) or another moment, and only one person it can be.
    """
    seen: dict[tuple[str, str], list[int]] = {}
    found: dict[int, int] = {}
    for i, (table, values) in enumerate(rows):
        last, first = values.get("persoon.naam"), values.get("persoon.voornaam")
        if not last or not first:
            continue
        earlier = seen.setdefault((fold(str(last)), fold(str(first))), [])
        same = [j for j in earlier if _may_repeat(rows[j], (table, values))]
        others = [j for j in earlier if rows[j][0] != table or j in same]
        if len(same) == 1 and others == same:
            found[i] = same[0]
        else:
            earlier.append(i)
    return found


def _may_repeat(one: tuple[int, dict[str, Plain]], other: tuple[int, dict[str, Plain]]) -> bool:
    moments = [values.get("drempelafname.moment") for _, values in (one, other)]
    if one[0] == other[0] and (not all(moments) or moments[0] == moments[1]):
        return False
    births = {b for _, values in (one, other) if (b := values.get("persoon.geboortedatum"))}
    return len(births) <= 1


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
