# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words offices use for the codes of a value list, and which value map to propose for a column."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from ensure_desk.domain.lists import Plain
from ensure_desk.domain.municipalities import MUNICIPALITIES
from ensure_desk.domain.names import plain_words
from ensure_desk.domain.places import place_words
from ensure_desk.exchange.foreign.country_words import COUNTRIES
from ensure_desk.exchange.foreign.households import household_of
from ensure_desk.exchange.foreign.rawcell import REMEMBERED
from ensure_desk.exchange.foreign.targets import Format, Target
from ensure_desk.exchange.foreign.value_words import SURE, USUAL

LONG_LIST = 200  # from this many cells on, a word that occurs once is asked instead of mapped
HABIT, HABIT_SHARE = (
    3,
    0.02,
)  # so often, and in this share of the cells, a usual word is an office's own habit
_TRUE = frozenset({"ja", "j", "yes", "y", "waar", "true", "oui", "x", "ok", "wel", "vrai", "in orde"})
_FALSE = frozenset({"nee", "n", "neen", "no", "onwaar", "false", "non", "niet", "faux"})
_TICKS = frozenset({"✓", "✔", "√", "☑"})
_SIGNS = {"♀": "V", "♂": "M"}
_YES_NO = {"ja": True, "nee": False}
_DIGITS = {"1": True, "0": False}
BINARY_SHARE = 0.8  # of the cells are 1 or 0: the column says yes and no with digits
_INITIALS = {
    "".join(w[0] for w in plain_words(m.name)) for m in MUNICIPALITIES if len(plain_words(m.name)) > 1
}
_REGION = {
    "rivierenland",
    "antwerpen",
    "regio",
    "stad",
    "gemeente",
    "kempen",
    "mechelen",
    "leuven",
    "turnhout",
    "vlaanderen",
}
_SHORTEST_PLACE = 3  # letters of the shortened name of a place behind a service: "OCMW Sint-Kat."
_PLACE_WORDS = (
    frozenset(w for m in MUNICIPALITIES for _, place in m.places for w in plain_words(place))
    | _INITIALS
    | _REGION
    | {"malines", "lierre", "anvers"}
) - {"op", "den"}


_SHORT = {
    "m": "met", "z": "zonder", "kind": "kinderen", "kn": "kinderen", "alleenst": "alleenstaand", "uitk": "uitkering",
    "dipl": "diploma", "basisond": "basisonderwijs", "buitenl": "buitenlands", "ink": "inkomen",
    "inschak": "inschakeling",
    "sec": "secundair", "ond": "onderwijs", "insch": "inschakeling", "werkl": "werkloosheid", "gr": "graad",
    "hog": "hoger", "lag": "lager", "gest": "gestopt",
}  # fmt: skip
"""Short forms inside longer words of a list."""
_BRACKETED = re.compile(r"([^()]+)\(([^()]+)\)\s*")
_ALSO = frozenset(
    {
        *("aso", "bso", "tso", "kso", "buso", "kinderen", "cm", "solidaris", "helan"),
        "hbo5",
        "so",
        "lo",
        "ww",
        "ll",
        "igu",
        "ziv",
        "riziv",
        "mutualiteit",
        "rva",
        "vdab",
        "ocmw",
        "cpas",
        "m",
        "v",
    }
)
_OFFICES = {
    "vdab",
    "ocmw",
    "gtb",
    "sociaal huis",
    "sociale dienst",
    "welzijnshuis",
    "werkwinkel",
    "cpas",
    "cm",
}
_OFFICES |= {"mutualiteit", "ziekenfonds", "ziekenkas", "mutuelle", "solidaris", "helan"}
_SMALL_TEXT = """
    de het een t den la le les l du des d the via door van bij par by from vanuit langs in te o en of et or and
    niveau cefr erk met per
"""
_SMALL = frozenset(_SMALL_TEXT.split())
_STAFF_TEXT = """
    dienst sociale consulent consulente bemiddelaar team kantoor trajectbegeleider trajectbegeleiding maatschappelijk
    werker assistent mw werkwinkel
"""
_STAFF = frozenset(_STAFF_TEXT.split())
"""Words that change nothing in the name of a service that refers."""
_UNLIKE_TEXT = """
    niet geen ex vroeger vroegere was aanvraag aangevraagd gestopt stop einde schorsing geschorst wacht wachten
    wachtend zonder ooit misschien bijna tot non not no
"""
_UNLIKE = frozenset(_UNLIKE_TEXT.split())
"""Words beside a known one that may turn its meaning: never read as a habit."""
REFERRER = "toeleiding.toeleider_type"
_SCHOOL_KINDS = frozenset({"aso", "bso", "tso", "kso"})
_SECONDARY = _SCHOOL_KINDS | {
    "so",
    "jaar",
    "middelbaar",
    "secundair",
    "specialisatiejaar",
    "onderwijs",
    "ond",
    "sec",
}
_YEAR_OF_SCHOOL = re.compile(r"[1-7](?:e|de|ste|des)?")
_GRADE_OF_YEAR = {
    1: "sec_1ste_graad", 2: "sec_1ste_graad", 3: "sec_2de_graad", 4: "sec_2de_graad", 5: "sec_3de_graad",
    6: "sec_3de_graad", 7: "sec_na_sec",
}  # fmt: skip
_SAME_LISTS = {"persoon.contacttaal": "persoon.moedertaal"}
END_REASON, NEXT_STEP = "traject.einde_reden", "traject.volgende_stap"
_STEP_OF_REASON = {"werk_zorgtraject": "werk_zorg"}
"""What is the reason of an end and the step after it under two names."""
_DOTTED = re.compile(r"[^\W\d]{3,}\.")
_TOKENS = re.compile(r"[^\W_]+\.?")


@cache
def _countries() -> dict[str, str]:
    entries = [e for line in COUNTRIES.replace("\n  ", " ").strip().split("\n") for e in line.split(" / ")]
    found = {word: code for code, words in (e.split(": ") for e in entries) for word in words.split()}
    short = {word.removesuffix("e"): code for word, code in found.items() if word.endswith(("se", "sche"))}
    return short | found


def country_of(text: str) -> str:
    """Return the ISO code that a nationality or country surely means; empty when not known."""
    known = _countries()
    return known.get(word_key(text).replace(" ", ""), "") or _cut_short(text, known)


_LOOKALIKES = str.maketrans(
    "АВЕКМНОРСТУХІЈѕасеорхуіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXIJsaceopxyijABEZHIKMNOPTYXo"
)


def to_latin(text: str) -> str:
    """Return text with Cyrillic and Greek letters that only look Latin replaced, when it is Latin otherwise."""
    latin = any("LATIN" in unicodedata.name(c, "") for c in text)
    return text.translate(_LOOKALIKES) if latin else text


@lru_cache(REMEMBERED)
def word_key(text: str) -> str:
    """Return a word as compared: small letters, no accents or signs."""
    return " ".join(plain_words(text))


@cache
def _known(block: str, name: str) -> dict[str, str]:
    found = {}
    name = _SAME_LISTS.get(name, name)
    for line in block.replace("\n  ", " ").strip().split("\n"):
        head, words = line.split(": ")
        target_name, code = head.split(" ")
        if target_name == name:
            found.update({word_key(word): code for word in words.split(",")})
    return found


def code_of(text: str, target: Target) -> Plain:
    """Return the code (for yes/no a truth value) that a word surely means for a target, or None."""
    if text in _SIGNS and _SIGNS[text] in target.choices:
        return _SIGNS[text]
    if target.format is Format.BOOL:
        key = word_key(text)
        own = _YES_NO.get(_known(SURE, target.name).get(key, ""))
        return True if key in _TRUE or text in _TICKS else False if key in _FALSE else own
    if target.format is Format.COUNTRY:
        return country_of(text) or None
    return _code_in_list(text, target) if word_key(text) else None


def _code_in_list(text: str, target: Target) -> str | None:
    known = _known(SURE, target.name)
    labels = {word_key(label): code for code, label in target.choices.items()}
    labels |= {word_key(code): code for code in target.choices}
    for attempt in _attempts(text, target):
        if attempt in known or attempt in labels:
            return known.get(attempt) or labels.get(attempt)
    words = word_key(text).split()
    if turned := _in_any_order(target.name).get(" ".join(sorted(words))):
        return turned
    codes = {known.get(w) for w in words if w not in _SMALL}
    if len(codes) == 1 and len(words) > 1 and (only := codes.pop()):
        return only
    return _by_parts(text, target) or _cut_short(text, known) or None


def _by_parts(text: str, target: Target) -> str:
    """Return what a list with a grammar of its own says, or the same word in the list of reasons; else empty."""
    if target.name == "persoon.gezinsvorm":
        return household_of(text)
    found = _known(SURE, END_REASON).get(word_key(text), "") if target.name == NEXT_STEP else ""
    step = _STEP_OF_REASON.get(found, found)
    return step if step in target.choices else ""


@lru_cache(REMEMBERED)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(
        _TOKENS.findall(unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode())
    )


def _cut_short(text: str, known: Mapping[str, str]) -> str:
    """Return the only code whose words a point cuts short, word by word: "Roem.", "med. redenen"; else empty."""
    tokens = _tokens(text) if _DOTTED.search(text) else ()
    if not any(_DOTTED.fullmatch(t) for t in tokens):
        return ""
    codes = {code for word, code in known.items() if _shortens(tokens, word.split())}
    return codes.pop() if len(codes) == 1 else ""


def _shortens(tokens: tuple[str, ...], words: list[str]) -> bool:
    return len(tokens) == len(words) and all(
        word.startswith(t[:-1]) if _DOTTED.fullmatch(t) else word == t.rstrip(".")
        for t, word in zip(tokens, words, strict=True)
    )


@cache
def _in_any_order(name: str) -> dict[str, str]:
    return {" ".join(sorted(words.split())): code for words, code in _known(SURE, name).items()}


def _attempts(text: str, target: Target) -> list[str]:
    """Return the ways to read a word: as it stands, without a place, a bracket, small words, written out."""
    key = _initials_joined(word_key(text.replace("(eren)", "eren")))
    bare = " ".join(w for w in key.split() if w not in _SMALL)
    plain = " ".join(w for w in bare.split() if not w.isdigit() and w not in _SCHOOL_KINDS)
    return [
        key,
        _without_place(key, target),
        *_around_brackets(text, target),
        *_without_code_front(text),
        *map(_written_out, (key, bare, plain)),
        bare,
        plain,
    ]


def _without_code_front(text: str) -> list[str]:
    """Return the word behind the front of a code in a program: `SRC_VDAB` is vdab, `NIET_VDAB` says something else."""
    front, _, rest = text.partition("_")
    plain = bool(rest) and front.isupper() and word_key(front) not in _UNLIKE
    return [word_key(rest)] if plain else []


def _initials_joined(key: str) -> str:
    """Return "v d a b" as one word."""
    words = key.split()
    return "".join(words) if len(words) > 1 and all(len(w) == 1 for w in words) else key


def _written_out(key: str) -> str:
    return " ".join(_SHORT.get(word, word) for word in key.split())


def _around_brackets(text: str, target: Target) -> list[str]:
    """Return the words before a bracket when those in it mean the same sort of thing, as in `graduaat (hbo5)`.

    A service that refers may have anything there but another service: the name of a counsellor, a place.
    """
    found = _BRACKETED.fullmatch(text)
    if not found:
        return []
    before, inside = word_key(found[1]), word_key(found[2])
    known = _known(SURE, target.name)
    same = inside in _ALSO or (inside in known and known.get(before) == known[inside])
    named = target.name == REFERRER and inside not in known and inside not in _known(USUAL, REFERRER)
    return [before] if same or named else []


def _without_place(key: str, target: Target) -> str:
    beside = _PLACE_WORDS | place_words() | _SMALL | {"op"}
    words = [w for w in key.split() if w not in beside and not _begins_a_place(w)]
    if target.name == "traject.einde_reden":
        return " ".join(w for w in words if w != "naar")
    if target.name != REFERRER:
        return key
    for kept in (" ".join(words), " ".join(w for w in words if w not in _STAFF)):
        if kept in _OFFICES or kept in _known(USUAL, REFERRER):
            return kept
    return key


@cache
def _begins_a_place(word: str) -> bool:
    return len(word) >= _SHORTEST_PLACE and any(
        p.startswith(word) for p in _PLACE_WORDS if len(p) > len(word) + 1
    )


def likely_codes(text: str, target: Target) -> list[Plain]:
    """Return what a word may mean, to propose; never chosen without a person."""
    key = word_key(text)
    proposal = _habit(text, target)
    sure = code_of(text, target)
    parts = [code_of(part, target) for part in key.split()] if len(key.split()) > 1 else []
    return [c for c in dict.fromkeys([proposal, sure, *parts]) if c is not None]


def _habit(text: str, target: Target) -> Plain:
    """Return what a word means where an office uses it regularly, or None."""
    usual = _known(USUAL, target.name)
    found = next((usual[a] for a in _attempts(text, target) if a in usual), None)
    return found or (_school_year(word_key(text)) if target.name == "persoon.diploma" else None)


def _school_year(key: str) -> str | None:
    """Return the grade of secondary school that a year of it belongs to: "6de jaar TSO", "4e middelbaar"."""
    words = key.split()
    years = [int(w[0]) for w in words if _YEAR_OF_SCHOOL.fullmatch(w)]
    rest = {w for w in words if not _YEAR_OF_SCHOOL.fullmatch(w)}
    secondary = bool(rest) and rest <= _SECONDARY and bool(rest - {"jaar"})
    return _GRADE_OF_YEAR.get(years[0]) if len(years) == 1 and secondary else None


def _regular(text: str, target: Target) -> Plain:
    """Return the meaning of a word that comes back again and again: a usual one, or the only known one in it."""
    if (usual := _habit(text, target)) is not None:
        return usual
    likely = [] if _UNLIKE & set(word_key(text).split()) else likely_codes(text, target)
    return likely[0] if len(likely) == 1 and target.name == REFERRER else None


def propose_map(values: Counter[str], target: Target) -> dict[str, Plain]:
    """Return the value map to confirm once: every word with a sure meaning, without the rare ones of a long list."""
    cells = sum(values.values())
    long = cells >= LONG_LIST
    found: dict[str, Plain] = {}
    binary = target.format is Format.BOOL and sum(values[v] for v in _DIGITS) >= BINARY_SHARE * cells
    for value, count in values.items():
        if "?" in value:
            continue
        code = _DIGITS.get(value) if binary else code_of(value, target)
        code = code_of(value, target) if code is None else code
        if code is None and count >= HABIT and count >= HABIT_SHARE * cells:
            code = _regular(value, target)
        if code is not None and not (long and count == 1):
            found[value] = code
    return found
