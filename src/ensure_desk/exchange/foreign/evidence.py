# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Guessing a column from what is in it, when its heading alone says nothing sure; such a guess is always asked."""

import datetime as dt
from dataclasses import replace
from itertools import islice

from ensure_desk.domain.lists import Plain, Verdict
from ensure_desk.domain.names import plain_words
from ensure_desk.domain.places import find_municipality, postcode_in_region
from ensure_desk.domain.texts import N_
from ensure_desk.exchange.foreign.cells import judge_cell
from ensure_desk.exchange.foreign.heading_concepts import ideas_of, near_concepts
from ensure_desk.exchange.foreign.heading_ideas import OTHERS
from ensure_desk.exchange.foreign.headings import Targets, concept_words_of, match_heading
from ensure_desk.exchange.foreign.layout import Grid
from ensure_desk.exchange.foreign.mapping import ColumnMap, SheetMap
from ensure_desk.exchange.foreign.rawcell import RawCell
from ensure_desk.exchange.foreign.targets import Format, Target, target
from ensure_desk.exchange.foreign.words import code_of

FROM_CONTENT = N_("de inhoud past")
FEWEST, MOST = 5, 200  # cells that say something together, and as many as are looked at
AGREEING, DISTINCT, IN_REGION = 0.9, 0.9, 0.7
NAMED = 0.8  # heading and content say the same
GUESSED = 0.4  # below what counts as sure: the column is asked about
_BY_CODES = ("toeleiding.toeleider_type", "persoon.gender", "uitkering.type", "persoon.diploma")
_BY_SHAPE = ("persoon.email", "persoon.gsm", "persoon.geboortedatum", "persoon.postcode")
_OWN = frozenset(
    ["persoon.email", "persoon.gsm", "persoon.geboortedatum", "persoon.naam", "persoon.voornaam"]
)
"""What nearly every person has to himself: values that come back are of something else."""
_WITH_EXTRA_WORDS = frozenset(
    ["persoon.gsm", "persoon.email", "persoon.geboortedatum", "persoon.gender", "persoon.postcode"]
    + ["toeleiding.toeleider_type", "uitkering.type", "persoon.diploma", "persoon.nationaliteit"]
)
_BORNE_OUT = frozenset(
    ["persoon.gsm", "persoon.email", "persoon.geboortedatum", "persoon.gender", "persoon.postcode"]
    + ["persoon.nr", "persoon.gemeente", "persoon.nationaliteit", "persoon.contacttaal", "persoon.moedertaal"]
    + ["persoon.tolk_nodig", "persoon.gezinsvorm", "persoon.diploma", "persoon.rijbewijs"]
    + ["persoon.vervoermiddelen", "persoon.nederlands_spreken", "persoon.nederlands_lezen"]
    + ["persoon.nederlands_schrijven", "persoon.nederlands_luisteren", "traject.ex_pwa", "traject.status"]
    + ["toeleiding.toeleider_type", "uitkering.type", "traject.einde_reden", "traject.volgende_stap"]
    + ["toeleiding.datum", "persoon.nota", "persoon.diploma_erkend"]
)
"""Targets whose cells show by themselves that a heading meant them."""


def with_evidence(grid: Grid, sheet: SheetMap, today: dt.date) -> SheetMap:
    """Return the sheet with the columns that only their content gives away, sure enough to be asked about."""
    used = {name for c in sheet.columns for name in c.targets}
    if not used:
        return sheet
    columns = []
    for column in sheet.columns:
        cells = _cells(grid, sheet, column)
        if _no_days_at_all(column, cells):
            column = replace(column, targets=(), confidence=0.0)
        if not column.targets and not column.settled:
            found, sure = _guess(cells, column.heading, used, today) if len(cells) >= FEWEST else ((), 0.0)
            if found:
                used.update(found)
                column = replace(column, targets=found, reason=FROM_CONTENT, confidence=sure)
        columns.append(column)
    return replace(sheet, columns=tuple(columns))


def _no_days_at_all(column: ColumnMap, cells: list[RawCell]) -> bool:
    """Say whether a column that should hold days holds only words: "Statuut bij start"."""
    wanted = target(column.targets[0]) if len(column.targets) == 1 else None
    dated = wanted is not None and wanted.format is Format.DATE
    return dated and len(cells) >= FEWEST and not any(ch.isdigit() for c in cells for ch in c.text)


def _cells(grid: Grid, sheet: SheetMap, column: ColumnMap) -> list[RawCell]:
    rows = (r for r in range(sheet.first, sheet.last + 1) if r not in sheet.skip)
    return list(islice((raw for r in rows if not (raw := grid.at(r, column.column)).empty), MOST))


def _guess(cells: list[RawCell], heading: str, used: set[str], today: dt.date) -> tuple[Targets, float]:
    """Return what a column seems to be and how sure that is: a word of its heading and its content together are."""
    words = plain_words(heading)
    if any(c.formula for c in cells):
        return (), 0.0
    strange = OTHERS & set(_unknown_in(heading))
    for name in _named_in(heading) if not strange else ():
        wanted = target(name)
        if wanted and name not in used and _agrees(cells, wanted, today, fewest=1):
            return (name,), NAMED
    for name in dict.fromkeys([*_with_extra_words(words), *_BY_SHAPE, *_BY_CODES]):
        wanted = target(name)
        if wanted and not OTHERS & set(words) and name not in used and _agrees(cells, wanted, today):
            return (name,), GUESSED
    return (), 0.0


def _unknown_in(heading: str) -> list[str]:
    return ideas_of(concept_words_of(heading))[1]


def _named_in(heading: str) -> list[str]:
    """Return the targets that words of a heading name, of those that content can bear out."""
    found = near_concepts(concept_words_of(heading))
    return [names[0] for names in found if len(names) == 1 and names[0] in _BORNE_OUT]


def _with_extra_words(words: list[str]) -> list[str]:
    """Return the targets that a heading would mean without one of its words."""
    shorter = (" ".join(words[:i] + words[i + 1 :]) for i in range(len(words)) if len(words) > 1)
    found = (match_heading(text) for text in shorter)
    return [t[0] for t in found if len(t) == 1 and t[0] in _WITH_EXTRA_WORDS]


def _agrees(cells: list[RawCell], wanted: Target, today: dt.date, fewest: int = 2) -> bool:
    values = [v for c in cells if (v := _value(c, wanted, today)) is not None]
    if len(values) < AGREEING * len(cells):
        return False
    different = len(set(values))
    if wanted.format is Format.MUNICIPALITY:
        return sum(find_municipality(str(v)) is not None for v in values) >= IN_REGION * len(values)
    if wanted.format is Format.BOOL:
        return True
    if wanted.name in _OWN:
        return different >= DISTINCT * len(values)
    if wanted.name == "persoon.postcode":
        return sum(postcode_in_region(str(v)) for v in values) >= IN_REGION * len(values)
    return different >= fewest


def _value(cell: RawCell, wanted: Target, today: dt.date) -> Plain:
    if wanted.choices and wanted.format is not Format.CODES:
        return code_of(cell.text, wanted)
    found = judge_cell(cell, wanted, {}, today)
    return found.value if found.verdict is Verdict.ACCEPT else None
