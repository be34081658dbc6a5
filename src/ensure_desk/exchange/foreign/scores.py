# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sheets of survey scores: which columns are barriers, by their heading and by the scores below it."""

import datetime as dt
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import chain

from ensure_desk.domain.lists import Plain, Verdict
from ensure_desk.domain.names import plain_words
from ensure_desk.exchange.foreign.cells import judge_cell
from ensure_desk.exchange.foreign.doubts import is_blank_sign
from ensure_desk.exchange.foreign.headings import barrier_of, match_survey, moment_of
from ensure_desk.exchange.foreign.layout import Grid
from ensure_desk.exchange.foreign.legends import HIGHEST_SCORE, score_map
from ensure_desk.exchange.foreign.mapping import SCALE_OTHER, SCALE_UNKNOWN, ColumnMap, SheetMap
from ensure_desk.exchange.foreign.targets import target

FEWEST_SCORES, FEWEST_CELLS, AGREEING = 4, 3, 0.85  # columns, filled cells, and the share that are scores
FIVE_STEPS: dict[str, Plain] = {str(n): n - 1 for n in range(1, 6)}
STRAY, ENOUGH = 0.04, 40  # fewer high scores are slips of the pen; so many scores without a 0 say something
SCORE = "drempelantwoord.score"
BARRIER_STEMS = """
MOB: mobil* vervoer* verplaats* geraak* transport* deplacement*
ZORG: zorg* kinderopvang opvang garde childcare care mantelzorg*
GELET: lezen schrijven geletterd* rekenen lire ecrire literacy reading
TAAL: taal nederlands* nl ned langue neerlandais dutch language
DIGI: digita* computer* internet smartphone* ict numerique* informatique
GELD: geld* schuld* financ* budget* dettes argent debt* money
INKOM: uitkering* voordelen inkomen* allocation* benefit*
WOON: woon* wonen woning* huisvesting logement housing
LICH: licham* lichaam fysiek* physique* physical*
MENT: menta* psych* stress* emotion* moe
NETW: netwerk* eenza* reseau network isolement sociale sociaal
ZELF: zelfvertrouwen zelfbeeld zelfzeker* zelfwaarde confiance confidence durf durven
PERSP: perspecti* toekomst* avenir future
ERV: ervaring* diploma werkervaring experience
ADMIN: administ* papier* paperass* paperwork
DISC: discrimin* racisme
VERSL: verslaving* addiction*
JUST: justiti* gerecht*
"""
"""Beginnings of words that give a barrier away in a column of scores."""


def with_scores(grid: Grid, sheet: SheetMap, legend: Mapping[str, str]) -> SheetMap:
    """Return the sheet with its columns of scores, when it has enough of them to be a survey."""
    words = score_map(dict(legend))
    numbered = {} if words else _numbered(grid, sheet)
    scale = _scale(chain.from_iterable(numbered.values()))
    if scale == SCALE_OTHER:
        return _left_out(sheet, numbered)
    words = FIVE_STEPS if scale else words
    found = {c.column: t for c in sheet.columns if (t := _score_target(grid, sheet, c, words))}
    if len(set(found.values())) < FEWEST_SCORES or len(set(found.values())) < len(found):
        return sheet
    columns = []
    for column in sheet.columns:
        if name := found.get(column.column):
            column = replace(column, targets=(name,), value_map=words, confidence=0.9)
            column = replace(column, reason=SCALE_UNKNOWN) if scale else column
        elif (own := match_survey(column.heading)) and not own[0].startswith(SCORE):
            column = replace(column, targets=own, confidence=0.9)
        columns.append(column)
    return replace(sheet, columns=tuple(columns))


def _numbered(grid: Grid, sheet: SheetMap) -> dict[int, list[int]]:
    """Return the numbers of the columns that are headed by a barrier and hold nearly only these."""
    rows = [r for r in range(sheet.first, sheet.last + 1) if r not in sheet.skip]
    found = {}
    for column in sheet.columns:
        if barrier_of(column.heading) or _barrier_by_stem(column.heading):
            texts = [text for r in rows if (text := grid.at(r, column.column).text)]
            numbers = [int(t) for t in texts if t.isdigit()]
            if numbers and len(numbers) >= AGREEING * len(texts):
                found[column.column] = numbers
    return found if len(found) >= FEWEST_SCORES else {}


def _scale(scores: Iterable[int]) -> str:
    """Return why the scale of scores without a legend is not ours, from 0 to 4; empty when it may be."""
    values = list(scores)
    beyond = sum(v > HIGHEST_SCORE for v in values) > STRAY * len(values)
    if beyond and max(values) <= len(FIVE_STEPS) and 0 not in values:
        return SCALE_UNKNOWN
    return SCALE_OTHER if beyond or (0 not in values and len(values) >= ENOUGH) else ""


def _left_out(sheet: SheetMap, columns: Container[int]) -> SheetMap:
    """Leave out scores on a scale that is not known; only a person can say what they mean."""
    changed = [
        replace(c, targets=(), reason=SCALE_OTHER, confidence=0.0) if c.column in columns else c
        for c in sheet.columns
    ]
    return replace(sheet, columns=tuple(changed))


def _score_target(grid: Grid, sheet: SheetMap, column: ColumnMap, words: dict[str, Plain]) -> str:
    code = barrier_of(column.heading) or _barrier_by_stem(column.heading)
    if not code or (column.targets and column.targets[0].startswith("persoon.naam")):
        return ""
    name = f"{SCORE}[{' '.join(filter(None, (moment_of(column.heading), code)))}]"
    wanted = target(name)
    rows = (r for r in range(sheet.first, sheet.last + 1) if r not in sheet.skip)
    cells = [c for r in rows if not (c := grid.at(r, column.column)).empty and not is_blank_sign(c.text)]
    if wanted is None or len(cells) < FEWEST_CELLS:
        return ""
    verdicts = [judge_cell(c, wanted, words, dt.date.min).verdict for c in cells]
    return name if verdicts.count(Verdict.ACCEPT) >= AGREEING * len(cells) else ""


@cache
def _stems() -> tuple[tuple[str, str], ...]:
    lines = (line.partition(": ") for line in BARRIER_STEMS.strip().split("\n"))
    return tuple((stem, code) for code, _, stems in lines for stem in stems.split())


def _barrier_by_stem(heading: str) -> str:
    """Return the only barrier that the words of a heading point to; empty when there is none or more than one."""
    words = plain_words(heading)
    found = {
        code
        for word in words
        for stem, code in _stems()
        if word == stem or (stem[-1] == "*" and word.startswith(stem[:-1]))
    }
    if "GELET" in found and found <= {"GELET", "TAAL"}:
        return "GELET"
    return found.pop() if len(found) == 1 else ""
