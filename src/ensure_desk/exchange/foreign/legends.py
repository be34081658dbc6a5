# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The codes that a list explains in its own words: beside or below the table, or on a sheet of their own."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ensure_desk.domain.lists import Plain
from ensure_desk.exchange.foreign.attendance import meaning_of
from ensure_desk.exchange.foreign.cells import spoken_score
from ensure_desk.exchange.foreign.layout import Grid, find_headers
from ensure_desk.exchange.foreign.rawcell import RawCell

MOST_ROWS, LONGEST_SIGN = 40, 4  # of a sheet that only explains, and of a code
MOST_BESIDE = 4  # filled cells of a row that explains a code beside a title
LEAST_SCALE, HIGHEST_SCORE = 3, 4  # so many steps make an explanation of scores one
_LEGEND = re.compile(r"(\S{1,4})(?:\s*[=:→]\s*|\s+(?:->|[-–])\s+)([^=]+)")
_BARE = re.compile(r"([^\W\d]|[-+/*?✓×]) ([^\W\d].{2,40})")
_SPOKEN = re.compile(r"([^=:\d]{3,40}?)\s*[=:→]\s*(\d)")
_INTRODUCTION = re.compile(r"^[^=:]{3,30}:\s*(?=\S{1,4}\s*[=:→])")
_BETWEEN = re.compile(r"[,;|\n]|\s{3,}|\s/\s|\.\s")


def legend_of(grid: Grid, rows: Iterable[int]) -> dict[str, str]:
    """Return the codes that rows explain, such as `x = aanwezig`, or a code with its meaning in the next cell."""
    found: dict[str, str] = {}
    for row in rows:
        texts = [cell.text for cell in grid.rows[row] if cell.text]
        for text in texts:
            for part in _BETWEEN.split(_INTRODUCTION.sub("", text)):
                if match := _LEGEND.fullmatch(part.strip()):
                    found[match[1]] = match[2].strip()
                elif (match := _BARE.fullmatch(part.strip())) and meaning_of(match[2]):
                    found[match[1]] = match[2]
                elif match := _SPOKEN.fullmatch(part.strip()):
                    found[match[1].strip()] = match[2]
        found = dict(_beside(grid.rows[row], texts)) | found
    return found


def _beside(cells: list[RawCell], texts: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the codes of a row whose meaning stands in the next cell; a row of people is no explanation."""
    if len(texts) == 2 and _is_pair(*texts):
        yield texts[0], texts[1]
    for left, right in pairwise(cells) if len(texts) <= MOST_BESIDE else ():
        if 0 < len(left.text) <= LONGEST_SIGN and "?" not in left.text and meaning_of(right.text):
            yield left.text, right.text


def _is_pair(sign: str, meaning: str) -> bool:
    short = len(sign) <= LONGEST_SIGN and not meaning.isdigit() and len(meaning) > 1
    return short or (meaning.isdigit() and not sign.isdigit())


def legend_elsewhere(grids: Iterable[Grid]) -> dict[str, str]:
    """Return what the small sheets of a workbook without a table of their own explain."""
    found: dict[str, str] = {}
    for grid in grids:
        if len(grid.rows) <= MOST_ROWS and not find_headers(grid):
            found = legend_of(grid, range(len(grid.rows))) | found
    return found


def score_map(legend: dict[str, str]) -> dict[str, Plain]:
    """Return the scores from 0 to 4 that an explanation gives to signs or words; empty when it is of other things."""
    found: dict[str, Plain] = {}
    for sign, meaning in legend.items():
        score = spoken_score(meaning)
        if score is None and meaning.isdigit() and int(meaning) <= HIGHEST_SCORE:
            score = int(meaning)
        if score is not None:
            found[sign] = score
    return found if len(set(found.values())) >= LEAST_SCALE else {}
