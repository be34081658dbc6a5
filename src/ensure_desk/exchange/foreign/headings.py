# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Guessing what a column is from its heading.

A heading is cut into words,
  short forms are written out and filler is dropped; the words that remain must match a
known heading as a whole. "Naam gebruiker" or "Geboorteplaats" therefore match nothing: a near miss is left out.
"""

import datetime as dt
import re
from functools import cache

from ensure_desk.domain.dates import MONTHS
from ensure_desk.domain.names import plain_words
from ensure_desk.exchange.foreign.heading_words import (
    BARRIER_WORDS,
    FILLER,
    HEADINGS,
    SESSION_HEADINGS,
    SURVEY_HEADINGS,
    WRITTEN_OUT,
)
from ensure_desk.exchange.foreign.targets import all_targets

Targets = tuple[str, ...]
"""One target, or several for a column that holds more than one field."""

NAME_FIRST = ("persoon.naam", "persoon.voornaam")
FIRST_NAME_FIRST = ("persoon.voornaam", "persoon.naam")
ADDRESS = ("persoon.straat", "persoon.nr", "persoon.bus")
POSTCODE_PLACE = ("persoon.postcode", "persoon.gemeente")
COMPOSITES = {NAME_FIRST, FIRST_NAME_FIRST, ADDRESS, POSTCODE_PLACE}
DOUBTFUL = frozenset({"datum", "type", "code", "opmerking datum", "sinds wanneer"})
BARRIERS = frozenset(
    ["MOB", "ZORG", "TAAL", "GELET", "DIGI", "GELD", "INKOM", "WOON", "LICH", "MENT", "NETW", "ZELF", "PERSP"]
    + ["ERV", "ADMIN", "DISC", "VERSL", "JUST"]
)
_BARRIER_OF = dict(e.split() for line in BARRIER_WORDS.strip().split("\n") for e in line.split(" / "))
CODES_OF_SURVEY, WORDS_OF_SURVEY = 4, 6  # so many headings make a sheet one of survey scores
_WORDS_BEFORE = (
    (re.compile(r"\be[\s-]?mail\b", re.I), "email"),
    (re.compile(r"\bwijk[\s-]?werk", re.I), "wijkwerk"),
)
_BLOCKING = frozenset({"werk"})  # "Tel. werk" is the phone of somebody else
_NAME_WORDS = frozenset({"naam", "voornaam", "familienaam", "achternaam", "nom", "prenom"})
_YEAR = re.compile(r"(?:19|20)\d\d")


def heading_words(text: str) -> tuple[str, ...]:
    """Return the meaning-bearing words of a heading, written out and sorted."""
    return tuple(sorted(_words(text)))


def _words(text: str) -> list[str]:
    for pattern, word in _WORDS_BEFORE:
        text = pattern.sub(word, text)
    words = [w for raw in plain_words(text) for w in WRITTEN_OUT.get(raw, raw).split()]
    return [w for w in words if w not in FILLER or (w in _BLOCKING and len(words) > 1)] or words


def _joined(text: str) -> tuple[str, ...]:
    """Return a heading as one word, so that "Voor-naam" and "Voornaam" are the same."""
    return ("=", "".join(_words(text)))


def _in_order(text: str) -> tuple[str, ...]:
    return tuple(w for w in plain_words(text) if w in _NAME_WORDS)


@cache
def _table(block: str) -> dict[tuple[str, ...], Targets]:
    found: dict[tuple[str, ...], Targets] = {}
    for line in block.replace("\n  ", " ").strip().split("\n"):
        names, headings = line.split(": ")
        for heading in headings.split(","):
            found.setdefault(heading_words(heading), tuple(names.split()))
            found.setdefault(_joined(heading), tuple(names.split()))
    if block is HEADINGS:
        for known in all_targets():
            found.setdefault(heading_words(known.label), (known.name,))
    return found


def match_heading(heading: str, *, sessions: bool = False) -> Targets:
    """Return the targets of a heading, or nothing; the part after the last slash of a group counts first."""
    table = _table(SESSION_HEADINGS if sessions else HEADINGS)
    group, _, leaf = heading.rpartition(" / ")
    for text in (leaf, heading) if group else (heading,):
        words = heading_words(text)
        found = (table.get(words) or table.get(_joined(text), ())) if words else ()
        if found == NAME_FIRST and _in_order(text)[:1] in (("voornaam",), ("prenom",)):
            return FIRST_NAME_FIRST
        if found:
            return found
    return ()


def match_survey(heading: str) -> Targets:
    """Return the target of a heading in a sheet of survey scores: a barrier, the moment or the day."""
    leaf = heading.rpartition(" / ")[2].strip()
    code = leaf.upper() if leaf.upper() in BARRIERS else _BARRIER_OF.get(leaf.lower(), "")
    if code:
        return (f"drempelantwoord.score[{code}]",)
    return _table(SURVEY_HEADINGS).get(heading_words(leaf), ())


def is_survey(headings: list[str]) -> bool:
    """Say whether the headings are those of survey scores: enough barriers by code, or more of them by word."""
    leaves = [h.rpartition(" / ")[2].strip() for h in headings]
    codes, words = sum(h in BARRIERS for h in leaves), sum(h.lower() in _BARRIER_OF for h in leaves)
    return codes >= CODES_OF_SURVEY or words >= WORDS_OF_SURVEY


def says_order(heading: str) -> bool:
    """Say whether a heading of whole names tells which of the two stands first."""
    words = set(heading_words(heading))
    return "voornaam" in words and bool(words & {"naam", "familienaam", "achternaam"})


def is_mobile(heading: str) -> bool:
    """Say whether a heading names a mobile phone."""
    return bool({"gsm", "mobiel", "mobiele"} & set(heading_words(heading)))


def is_doubtful(heading: str) -> bool:
    """Say whether a heading is a word that fits too many fields."""
    return " ".join(heading_words(heading.rpartition(" / ")[2])) in DOUBTFUL


def month_of_heading(heading: str, years: tuple[int, ...]) -> str:
    """Return `2026-04` for a heading of hours such as "Uren apr"; empty when it is not one."""
    words = plain_words(heading)
    months = [MONTHS[w] for w in words if w in MONTHS]
    if not {"uren", "u", "uur"} & set(words) or len(months) != 1:
        return ""
    year = next((int(w) for w in words if _YEAR.fullmatch(w)), years[0] if years else 0)
    return f"{year}-{months[0]:02d}" if year else ""


def years_in(texts: list[str], day: dt.date) -> tuple[int, ...]:
    """Return the recent years named in titles and sheet names, then the year of a day."""
    named = [int(y) for text in texts for y in _YEAR.findall(text)]
    return tuple(dict.fromkeys([*(y for y in named if abs(y - day.year) <= 5), day.year]))
