# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns whose headings mean the same: one of them feeds the target, another may be what stands beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ensure_desk.domain.names import plain_words
from ensure_desk.domain.texts import N_
from ensure_desk.exchange.foreign.headings import NAME_FIRST, heading_words, is_mobile, match_heading
from ensure_desk.exchange.foreign.mapping import NAMES_ELSEWHERE, REPEATED_TARGET, ColumnMap

FROM_NEIGHBOUR = N_("staat naast een kolom waar het bij hoort")
REFERRER = "toeleiding.toeleider_type"
_GENERIC = frozenset(
    {
        "plaats",
        "stad",
        "dorp",
        "dienst",
        "partner",
        "start",
        "begin",
        "einde",
        "van",
        "vanaf",
        "sinds",
        "via",
        "bron",
    }
    | {"contact", "info", "extra", "varia", "instroom", "taal", "gezin", "kinderen", "service", "opleiding"}
)
_OUR_PEOPLE = frozenset({"wijkwerker", "deelnemer", "kandidaat", "cursist", "voornaam"})
_SERVICE_WORDS = frozenset({"dienst", "organisatie", "instantie", "kantoor", "service", "organisme"})


def without_repeats(columns: list[ColumnMap]) -> Iterator[ColumnMap]:
    """Let one column feed a target; the others are asked, or left out when they name somebody else."""
    chosen: dict[str, ColumnMap] = {}
    alone = [c.targets for c in columns].count(("persoon.voornaam",)) == 1
    alone = alone and ("persoon.naam",) not in [c.targets for c in columns]
    for column in sorted(columns, key=lambda c: _rank(c, alone)):
        if not any(name in chosen for name in column.targets):
            chosen.update(dict.fromkeys(column.targets, column))
        elif column.targets in (("persoon.naam",), ("persoon.voornaam",)) and column.targets[0] not in chosen:
            chosen[column.targets[0]] = column
    previous: ColumnMap | None = None
    for column in columns:
        if column.targets and all(chosen.get(name) is not column for name in column.targets):
            whole = set(column.targets) == set(NAME_FIRST)
            reason = NAMES_ELSEWHERE if whole and len(chosen) else REPEATED_TARGET
            free = ("persoon.naam",) if whole and "persoon.naam" not in chosen else ()
            column = replace(column, targets=free, reason=reason, confidence=0.8 if free else 0.0)
            if previous and previous.targets == ("uitkering.type",):
                column = _of_benefit(column, chosen)
            column = _of_service(column, chosen)
        elif not column.targets and previous and heading_words(column.heading) == ("tot",):
            column = _until(column, previous, chosen)
        yield column
        previous = column


def _of_service(column: ColumnMap, chosen: Mapping[str, ColumnMap]) -> ColumnMap:
    """Take a second column about who referred for the name of the service, when its heading names that."""
    words = set(heading_words(column.heading))
    found = match_heading(column.heading) == (REFERRER,)
    if not found or not words & _SERVICE_WORDS or words <= _SERVICE_WORDS or "toeleiding.dienst" in chosen:
        return column
    return replace(column, targets=("toeleiding.dienst",), reason=FROM_NEIGHBOUR, confidence=0.8)


def _until(column: ColumnMap, previous: ColumnMap, chosen: Mapping[str, ColumnMap]) -> ColumnMap:
    """Read a bare "until" as the end of what begins in the column before it."""
    ends = {"uitkering.van": "uitkering.tot", "traject.start": "traject.gepland_einde"}
    found = next((ends[t] for t in previous.targets if t in ends), "")
    if not found or found in chosen:
        return column
    return replace(column, targets=(found,), reason=FROM_NEIGHBOUR, confidence=0.8)


def _of_benefit(column: ColumnMap, chosen: Mapping[str, ColumnMap]) -> ColumnMap:
    """Take "since" and "until" beside the kind of a benefit for those of the benefit, when others have the track's."""
    found = match_heading(f"uitkering / {column.heading}")
    if found in (("uitkering.van",), ("uitkering.tot",)) and found[0] not in chosen:
        return replace(column, targets=found, reason=FROM_NEIGHBOUR, confidence=0.4)
    return column


def _rank(column: ColumnMap, alone: bool) -> tuple[bool, bool, bool, bool, bool, int]:
    """Return what comes first when two columns feed one target: own names, a mobile phone, the left one.

    `alone` says that first names have one column and surnames none: then a column of whole names is the surname.
    """
    words = set(heading_words(column.heading))
    whole = set(column.targets) == set(NAME_FIRST)
    return (
        whole and (alone or not words & _OUR_PEOPLE),
        column.targets == (REFERRER,) and bool(words & _SERVICE_WORDS),
        words <= _GENERIC and len(plain_words(column.heading)) == 1,
        column.targets == ("persoon.gsm",) and not is_mobile(column.heading),
        column.confidence < 0.9,
        column.column,
    )
