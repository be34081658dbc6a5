# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Guessing a column from what is in it, when its heading alone says nothing sure; such a guess is always asked."""

import datetime as dt
from dataclasses import replace

from ensure_desk.domain.lists import Plain, Verdict
from ensure_desk.domain.names import plain_words
from ensure_desk.domain.places import postcode_in_region
from ensure_desk.domain.texts import N_
from ensure_desk.exchange.foreign.cells import judge_cell
from ensure_desk.exchange.foreign.headings import Targets, match_heading
from ensure_desk.exchange.foreign.layout import Grid
from ensure_desk.exchange.foreign.mapping import ColumnMap, SheetMap
from ensure_desk.exchange.foreign.rawcell import RawCell
from ensure_desk.exchange.foreign.targets import Target, target
from ensure_desk.exchange.foreign.words import code_of

FROM_CONTENT = N_("de inhoud past")
FEWEST, MOST = 5, 200  # cells that say something together, and as many as are looked at
AGREEING, DISTINCT, IN_REGION = 0.9, 0.9, 0.7
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
_OTHERS_TEXT = """
    partner echtgenoot echtgenote kind kinderen zoon dochter vader moeder ouder ouders broer zus buur
    familielid klant gebruiker werkgever werk werkplek werkplaats firma bedrijf opdrachtgever
    stageplaats huisarts arts dokter dr school creche nood noodgeval contactpersoon assistent assistente
    begeleider begeleidster consulent consulente bemiddelaar beheerder dossierbeheerder coach
    trajectbegeleider voogd bewindvoerder advocaat mentor naar vorige vorig vroegere vroeger oud oude
    ander andere tweede 2 gewijzigd aangemaakt ingevoerd laatste conjoint enfant employeur medecin mere
    pere garant medewerker collega lesgever trainer user ocmw vdab fax
"""
_OTHERS = frozenset(_OTHERS_TEXT.split())


def with_evidence(grid: Grid, sheet: SheetMap, today: dt.date) -> SheetMap:
    """Return the sheet with the columns that only their content gives away, sure enough to be asked about."""
    used = {name for c in sheet.columns for name in c.targets}
    if not used:
        return sheet
    columns = []
    for column in sheet.columns:
        if not column.targets and not column.settled:
            cells = _cells(grid, sheet, column)
            found = _guess(cells, column.heading, used, today) if len(cells) >= FEWEST else ()
            if found:
                used.update(found)
                column = replace(column, targets=found, reason=FROM_CONTENT, confidence=GUESSED)
        columns.append(column)
    return replace(sheet, columns=tuple(columns))


def _cells(grid: Grid, sheet: SheetMap, column: ColumnMap) -> list[RawCell]:
    rows = (r for r in range(sheet.first, sheet.last + 1) if r not in sheet.skip)
    return [raw for r in rows if not (raw := grid.at(r, column.column)).empty][:MOST]


def _guess(cells: list[RawCell], heading: str, used: set[str], today: dt.date) -> Targets:
    words = plain_words(heading)
    if _OTHERS & set(words) or any(c.formula for c in cells):
        return ()
    names = [*_with_extra_words(words), *_BY_SHAPE, *_BY_CODES]
    for name in dict.fromkeys(names):
        wanted = target(name)
        if wanted and name not in used and _agrees(cells, wanted, today):
            return (name,)
    return ()


def _with_extra_words(words: list[str]) -> list[str]:
    """Return the targets that a heading would mean without one of its words."""
    shorter = (" ".join(words[:i] + words[i + 1 :]) for i in range(len(words)) if len(words) > 1)
    found = (match_heading(text) for text in shorter)
    return [t[0] for t in found if len(t) == 1 and t[0] in _WITH_EXTRA_WORDS]


def _agrees(cells: list[RawCell], wanted: Target, today: dt.date) -> bool:
    values = [v for c in cells if (v := _value(c, wanted, today)) is not None]
    if len(values) < AGREEING * len(cells):
        return False
    different = len(set(values))
    if wanted.name in _OWN:
        return different >= DISTINCT * len(values)
    if wanted.name == "persoon.postcode":
        return sum(postcode_in_region(str(v)) for v in values) >= IN_REGION * len(values)
    return different >= 2


def _value(cell: RawCell, wanted: Target, today: dt.date) -> Plain:
    if wanted.choices:
        return code_of(cell.text, wanted)
    found = judge_cell(cell, wanted, {}, today)
    return found.value if found.verdict is Verdict.ACCEPT else None
