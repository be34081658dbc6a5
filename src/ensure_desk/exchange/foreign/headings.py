# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Guessing what a column is from its heading.

A heading is cut into words,
  short forms are written out and filler is dropped; the words that remain must match a
known heading as a whole. "Naam gebruiker" or "Geboorteplaats" therefore match nothing: a near miss is left out.
"""

import re
from collections import Counter
from functools import cache
from itertools import product

from ensure_desk.domain.codes import BARRIER
from ensure_desk.domain.names import plain_words
from ensure_desk.exchange.foreign.heading_concepts import concept_words, ideas_of, match_concepts
from ensure_desk.exchange.foreign.heading_ideas import IGNORED
from ensure_desk.exchange.foreign.heading_ideas import OTHERS as STRANGERS
from ensure_desk.exchange.foreign.heading_words import (
    BARRIER_WORDS,
    FILLER,
    GROUP_HEADINGS,
    GROUPS,
    HEADINGS,
    MOMENTS,
    SESSION_HEADINGS,
    SURVEY_HEADINGS,
    WRITTEN_OUT,
)
from ensure_desk.exchange.foreign.month_headings import HOUR_WORDS
from ensure_desk.exchange.foreign.targets import all_targets

Targets = tuple[str, ...]
"""One target, or several for a column that holds more than one field."""

NAME_FIRST = ("persoon.naam", "persoon.voornaam")
FIRST_NAME_FIRST = ("persoon.voornaam", "persoon.naam")
ADDRESS = ("persoon.straat", "persoon.nr", "persoon.bus")
HOUSE_BOX = ("persoon.nr", "persoon.bus")
POSTCODE_PLACE = ("persoon.postcode", "persoon.gemeente")
FULL_ADDRESS = (*ADDRESS, *POSTCODE_PLACE)
DOUBTFUL = frozenset({"datum", "type", "code", "opmerking datum", "sinds wanneer"})
BARRIERS = frozenset(BARRIER)
GROUP_HEADINGS_OF = {
    about: "\n".join(
        e for e in GROUP_HEADINGS.replace("\n  ", " ").strip().split("\n") if e.startswith(f"{about}.")
    )
    for about in ("toeleiding", "traject", "uitkering")
}
OTHERS = "ander"  # a group of headings about somebody else
_SUBJECTS = frozenset({"wijkwerker", "deelnemer", "cursist", "kandidaat", "persoon", "betrokkene"})
_ONLY_OF_PERSON = frozenset(
    ["persoon.nota", "persoon.vdab_klantnr", "persoon.rijksregisternummer", "persoon.diploma"]
    + ["persoon.gezinsvorm", "persoon.kinderen_ten_laste"]
)
CODES_OF_SURVEY, WORDS_OF_SURVEY = 4, 6  # so many headings make a sheet one of survey scores
_WORDS_BEFORE = (
    (re.compile(r"(?<=[a-z])(?=[A-Z][a-z])"), " "),
    (re.compile(r"^\s*(?:\d{1,2}|[A-Za-z])[.)]\s+(?=\S)"), ""),
    (re.compile(r"\bn[°º]", re.I), "nummer "),
    (re.compile(r"\bt\.?\s?(?:e\.?\s?|/\s?)m\b\.?", re.I), "tot"),
    (re.compile(r"(?<=\w)[\s:,-]+d\.?\s?d\.?\s*$", re.I), " datum"),
    (re.compile(r"\b(uitk\w*\.?|statuut|inkomen|vergoeding)\s+van\s*[.:]?\s*$", re.I), r"\1 vanaf"),
    (re.compile(r"\bv\.\s?naam\b", re.I), "voornaam"),
    (re.compile(r"\bh\.?\s?nr\b", re.I), "huis nummer"),
    (re.compile(r"\bnaar (?:ons|hier)\b", re.I), ""),
    (re.compile(r"(?<![Nn])°(?=\s*(?:$|dat|dd|op|te))|(?<=geb)\.?\s*°", re.I), "geboorte "),
    (re.compile(r"\be[\s-]?mail\b", re.I), "email"),
    (re.compile(r"\bwijk[\s-]?werk", re.I), "wijkwerk"),
    (re.compile(r"\bww[\s'’-]?ers?\b", re.I), "wijkwerker"),
)
_BLOCKING = frozenset({"werk"})  # "Tel. werk" is the phone of somebody else
_NAME_WORDS = frozenset({"naam", "voornaam", "familienaam", "achternaam", "nom", "prenom"})
_PARTS = re.compile(r"\([^)]*\)|[^\s(]+")
_HYPHENATED = re.compile(r"(?<=[a-z])-\s+(?=[a-z])")
_FRONT = re.compile(r"([A-Za-z]+)[_.:\- ]+(?=[A-Za-z])")
REFRAIN = 4  # so many headings that begin with the same word
_CLIENTS = frozenset({"klant", "client", "kl", "persoon"})
_HOUSE_AND_BOX = re.compile(
    r"(?:huis)?(?:nr|nummer|no|n°)\.?\s*(?:[/+&,-]|en|et)\s*(?:bus|bte|boîte)(?:nr)?\.?", re.I
)
_STROKE = re.compile(r"\s*[/|]\s*|\s+-\s+")
_QUESTION = re.compile(r"(?:q|v|vr|vraag|item)?\d*")
_CUT_SHORT = re.compile(r"([a-z]{3,})\.")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_EXPLAINING_TEXT = """
    verplicht invullen dd mm jj jjjj dag maand jaar zoals op identiteitskaart id kaart eid officieel
    indien gekend bekend optioneel ja nee j n x m v prive persoonlijk 4 cijfers volledig huidig huidige
    eerste aub 1 h f
"""
_EXPLAINING = frozenset(_EXPLAINING_TEXT.split())
THREE_NAMES = 3  # words for names: the first of them is what the other two make up
SHORTEST_TYPO = 6  # letters a word must have before one wrong letter is forgiven
_FIRST_ONES = frozenset({"eerste", "gesprek", "contact", "1e", "first"})
_DAY_WORDS = frozenset({"datum", "date", "dd", "op", "dag", "wanneer"})
_FIRST_TALK = frozenset(
    {"intake", "intakegesprek", "inschrijving", "inschrijvings", "inschrijvingsdatum", "kennismaking"}
    | {"ingeschreven", "aanvraag", "aanvraagdatum", "instroom", "instroomdatum", "kennismakingsgesprek"}
)
_SURVEY_WORDS_TEXT = """
    gesprek afname afgenomen bevraging bevraagd meting enquete entretien interview interviewdatum survey invulling
    ingevuld vragenlijst questionnaire drempel drempels drempelbevraging drempelmeting
"""
_SURVEY_WORDS = frozenset(_SURVEY_WORDS_TEXT.split())
_TALKS = frozenset({"gesprek", "interview", "entretien"})
_MOMENT_WORDS = frozenset({"moment", "meetmoment", "fase", "ronde", "afnamemoment", "meting"})


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


def _first_of_two(text: str) -> str:
    """Return which kind of name a heading puts first; "Naam (voornaam familienaam)" begins behind its bracket."""
    order = [w for w in plain_words(text) if w in _NAME_WORDS]
    return next((w for w in order if w != "naam" or len(order) < THREE_NAMES), "")


@cache
def _table(block: str) -> dict[tuple[str, ...], Targets]:
    found: dict[tuple[str, ...], Targets] = {}
    for line in block.replace("\n  ", " ").strip().split("\n"):
        names, headings = line.split(": ")
        for heading in (e for raw in headings.split(",") for e in _expanded(raw)):
            found.setdefault(heading_words(heading), tuple(names.split()))
            found.setdefault(_joined(heading), tuple(names.split()))
    if block is HEADINGS:
        for known in (k for k in all_targets() if k.name.startswith("persoon.")):
            found.setdefault(heading_words(known.label), (known.name,))
    return found


def _expanded(entry: str) -> list[str]:
    """Return every heading that an entry with `(a|b)` parts stands for."""
    parts = [
        part.strip("()").split("|") if part.startswith("(") else [part] for part in _PARTS.findall(entry)
    ]
    return [" ".join(words) for words in product(*parts)]


@cache
def _vocabulary(letters: int) -> frozenset[str]:
    """Return the known words with so many letters, one more or one less."""
    words = {w for key in _table(HEADINGS) if key[0] != "=" for w in key} | set(WRITTEN_OUT) | FILLER
    words |= concept_words()
    return frozenset(w for w in words if abs(len(w) - letters) <= 1)


@cache
def without_typo(word: str) -> str:
    """Return the only known word that differs in one letter, one swap or one lost letter; else the word itself."""
    from rapidfuzz.distance import OSA  # cold start: only lists need it

    near = _vocabulary(len(word))
    if len(word) < SHORTEST_TYPO or word in near:
        return word
    close = [w for w in near if w[0] == word[0] and OSA.distance(w, word, score_cutoff=1) <= 1]
    meant = {WRITTEN_OUT.get(w, w) for w in close}
    return close[0] if len(meant) == 1 else word


def match_typo(heading: str) -> Targets:
    """Return the target of a heading in which one or more words carry a single typing error, or nothing."""
    group, _, leaf = heading.rpartition(" / ")
    strange = _about(group) == OTHERS or "BIRTH" in ideas_of(_words(group))[0]
    whole = "" if strange else _HYPHENATED.sub("", leaf)
    return match_heading(whole) or match_heading(" ".join(map(without_typo, plain_words(whole))))


def match_heading(heading: str, *, sessions: bool = False) -> Targets:
    """Return the targets of a heading, or nothing; the part after the last slash of a group counts first."""
    group, _, leaf = heading.rpartition(" / ")
    if (about := _about(group)) and not sessions:
        return _in_group(about, leaf) or (_look_up(HEADINGS, heading) if about != OTHERS else ())
    if group and "BIRTH" in ideas_of(_words(group))[0]:
        return match_concepts(_words(f"{group} {leaf}"))
    table = SESSION_HEADINGS if sessions else HEADINGS
    return _look_up(table, leaf) or (_look_up(table, heading) if group else ())


def _look_up(block: str, text: str) -> Targets:
    if block is HEADINGS and _HOUSE_AND_BOX.fullmatch(text.strip()):
        return HOUSE_BOX
    found = _find(block, text) or _in_two_languages(block, text)
    if not found and (short := " ".join(w for w in plain_words(text) if w not in _SUBJECTS)):
        found = _find(block, short)
    if found == NAME_FIRST and _first_of_two(text) in ("voornaam", "prenom"):
        return FIRST_NAME_FIRST
    return found


def _in_two_languages(block: str, text: str) -> Targets:
    """Return what "Naam / Nom" means: both sides of the stroke the same."""
    sides = [s for s in _STROKE.split(text) if s.strip()]
    found = {_find(block, side) for side in sides} if len(sides) > 1 else set()
    return found.pop() if len(found) == 1 else ()


def _find(block: str, text: str) -> Targets:
    words = heading_words(text)
    known = (_table(block).get(words) or _table(block).get(_joined(text), ())) if words else ()
    return known or (match_concepts(concept_words_of(text)) if block is HEADINGS else ())


def concept_words_of(text: str) -> list[str]:
    """Return the words of a heading with a point behind those that a point cuts short."""
    cut = set(_CUT_SHORT.findall(" ".join(text.lower().split())))
    return [f"{w}." if w in cut else w for w in _words(text)]


@cache
def _groups() -> dict[str, str]:
    lines = GROUPS.replace("\n  ", " ").strip().split("\n")
    return {
        w.strip(): about for about, _, words in (e.partition(": ") for e in lines) for w in words.split(",")
    }


def _about(group: str) -> str:
    """Return what a group of headings is about when that is not the person: a referral, a track, somebody else."""
    words = [w for raw in plain_words(group) for w in (raw, *WRITTEN_OUT.get(raw, raw).split())]
    found = [_groups()[w] for w in words if w in _groups()]
    return found[0] if found and not _SUBJECTS & set(words) else ""


def _in_group(about: str, leaf: str) -> Targets:
    """Return what a heading means below such a group: a name there is not the person's own."""
    own = _find(GROUP_HEADINGS_OF[about], leaf) if about in GROUP_HEADINGS_OF else ()
    found = own or _find(HEADINGS, leaf)
    return found if found and found[0].startswith(f"{about}.") else _distinct(leaf, found)


def _distinct(leaf: str, found: Targets) -> Targets:
    """Keep a target of the person below a group about something else only when its heading can mean nothing else."""
    return found if len(found) == 1 and found[0] in _ONLY_OF_PERSON else ()


@cache
def _barriers() -> dict[str, str]:
    lines = BARRIER_WORDS.replace("\n  ", " ").strip().split("\n")
    found = {code.lower(): code for code in BARRIERS}
    for code, _, words in (line.partition(": ") for line in lines):
        found |= {" ".join(plain_words(heading)): code for heading in words.split(",")}
    return found


def barrier_of(heading: str) -> str:
    """Return the barrier that a heading names by code, by word or by its statement; numbering is dropped."""
    words = plain_words(heading.rpartition(" / ")[2])
    plain = [w for w in words if w not in MOMENTS and not _QUESTION.fullmatch(w)]
    return _barriers().get(" ".join(plain), "")


def moment_of(heading: str) -> str:
    """Return T0 to T3 for a heading, or the group above it, that names one moment; else empty."""
    found = {MOMENTS[w] for w in plain_words(heading) if w in MOMENTS}
    return found.pop() if len(found) == 1 else ""


def match_survey(heading: str) -> Targets:
    """Return the target of a heading in a sheet of survey scores: a barrier, the moment or the day."""
    if code := barrier_of(heading):
        return (f"drempelantwoord.score[{' '.join(filter(None, (moment_of(heading), code)))}]",)
    leaf = heading.rpartition(" / ")[2].strip()
    return _table(SURVEY_HEADINGS).get(heading_words(leaf), ()) or _about_survey(leaf)


def _about_survey(heading: str) -> Targets:
    """Return the day or the moment of a survey for a heading that holds only words about these."""
    words = set(heading_words(heading)) - IGNORED
    about, day, moment = words & _SURVEY_WORDS, words & _DAY_WORDS, words & _MOMENT_WORDS
    if words - about - day - moment:
        return ()
    if about and (day or about <= _TALKS):
        return ("drempelafname.datum",)
    return ("drempelafname.moment",) if moment else ()


def is_survey(headings: list[str]) -> bool:
    """Say whether the headings are those of survey scores: enough barriers by code, or more of them by word."""
    leaves = [h.rpartition(" / ")[2].strip() for h in headings]
    found = [barrier_of(h) for h in leaves]
    sure = sum(
        bool(code) and (h.split()[0] in BARRIERS or len(h.split()) > 3)
        for h, code in zip(leaves, found, strict=True)
    )
    return sure >= CODES_OF_SURVEY or sum(map(bool, found)) >= WORDS_OF_SURVEY


def without_brackets(heading: str) -> str:
    """Return a heading without what stands between brackets, unless that names somebody or something else."""
    inside = " ".join(_BRACKETS.findall(heading))
    words = [w for w in plain_words(inside) if w not in _EXPLAINING and not w.isdigit()]
    examples = (
        "/" in inside or "..." in inside or "…" in inside or {"bv", "vb", "bijv", "bijvoorbeeld"} & set(words)
    )
    strange = any(w in STRANGERS or ideas_of([w])[0] - {"WHERE"} for w in words) and not examples
    return heading if strange else _BRACKETS.sub("", heading).strip()


def names_somebody(heading: str) -> bool:
    """Say whether a heading is a name of people by a word that is not known: "Naam uitstromer"."""
    ideas, unknown = ideas_of(concept_words_of(heading))
    return bool(unknown) and ideas in ({"NAME"}, {"LAST"}) and not STRANGERS & set(unknown)


def without_refrain(headings: list[str]) -> list[str]:
    """Return headings without the word that stands before many of them and means nothing: `cl_naam`, `cl_gsm`."""
    fronts = Counter(m[1].lower() for h in headings if (m := _FRONT.match(h)))
    named = any("persoon.naam" in match_heading(h) for h in headings)
    usual = {w for w, n in fronts.items() if n >= REFRAIN and w not in HOUR_WORDS}
    refrain = {w for w in usual if not _means(w, named)}
    return [
        h[m.end() :] if (m := _FRONT.match(h)) and m[1].lower() in refrain and h[m.end() :].strip() else h
        for h in headings
    ]


def _means(word: str, named: bool) -> bool:
    """Say whether the word before headings means something; whose they are only where others name the people."""
    if word in STRANGERS | {"ouder"}:
        return named or word not in _CLIENTS
    return not ideas_of([word])[1] and word not in _CLIENTS


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


def is_first_talk(heading: str) -> bool:
    """Say whether a heading names the day of the first talk, by most offices the day of the referral too."""
    words = set(heading_words(heading.rpartition(" / ")[2])) - _DAY_WORDS
    first = bool(words & _FIRST_TALK) or (len(words) > 1 and words <= _FIRST_ONES)
    return first and words <= _FIRST_TALK | _FIRST_ONES
