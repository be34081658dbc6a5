# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words offices use for the codes of a value list, and which value map to propose for a column."""

import unicodedata
from collections import Counter
from functools import cache

from ensure_desk.domain.lists import Plain
from ensure_desk.domain.municipalities import MUNICIPALITIES
from ensure_desk.domain.names import plain_words
from ensure_desk.exchange.foreign.targets import Format, Target

LONG_LIST = 200  # from this many cells on, a word that occurs once is asked instead of mapped
_SYNONYMS = """
toeleiding.toeleider_type vdab: vdab, via vdab, werkwinkel
toeleiding.toeleider_type ocmw: ocmw, sociaal huis, sociale dienst, welzijnshuis
toeleiding.toeleider_type gtb: gtb
toeleiding.toeleider_type ziekenfonds: ziekenfonds, mutualiteit, ziekenkas, mut, zf, ziekenf, cm, solidaris, helan, vnz
persoon.gender V: v, vrouw, vrouwelijk, f
persoon.gender M: m, man, mannelijk
persoon.gender X: x
uitkering.type werkloosheid: werkloosheid, werkloos, werkloosheidsuitkering, ww uitkering, rva
uitkering.type inschakeling: inschakeling, inschakelingsuitkering
uitkering.type leefloon: leefloon
uitkering.type equivalent_leefloon: equivalent leefloon, equiv leefloon, eq leefloon
uitkering.type ziv: ziekte, ziekteuitkering, ziekte uitkering, ziekenkas, ziv, mutualiteit, ziekenfonds
uitkering.type igu: igu, inkomensgarantie, inkomensgarantieuitkering
uitkering.type geen: geen, geen uitkering
uitkering.type onbekend: onbekend
traject.status kandidaat: kandidaat, wachtlijst
traject.status actief: actief, lopend
traject.status geschorst: geschorst, schorsing
traject.status afgelopen: afgelopen, gestopt, stopgezet, beeindigd
traject.einde_reden werk: werk, gaan werken
traject.einde_reden opleiding: opleiding
traject.einde_reden termijn_bereikt: termijn, termijn bereikt, einde termijn
traject.einde_reden verhuis: verhuis, verhuisd, verhuizing
traject.einde_reden gezondheid: gezondheid
traject.einde_reden eigen_keuze: eigen keuze
traject.einde_reden pensioen: pensioen, met pensioen
traject.einde_reden tijdelijke_werkervaring_art60: art 60, artikel 60, art60
traject.einde_reden overleden: overleden
persoon.diploma geen: geen, geen diploma
persoon.diploma lager: lager, lager onderwijs, lagere school
persoon.diploma sec_1ste_graad: 1e graad so, 1ste graad so, lager secundair, 1e graad, eerste graad
persoon.diploma sec_2de_graad: 2e graad so, 2de graad so, 2e graad, tweede graad
persoon.diploma sec_3de_graad: 3e graad so, 3de graad so, hoger secundair, 3e graad, derde graad
persoon.diploma sec_na_sec: 7e jaar, 7de jaar, secundair na secundair
persoon.diploma hbo5_graduaat: graduaat, hbo5
persoon.diploma bachelor: bachelor
persoon.diploma master: master
persoon.diploma doctoraat: doctoraat
persoon.diploma buitenland_niet_erkend: buitenland, buitenlands diploma
persoon.diploma onbekend: onbekend
"""
_TRUE = frozenset({"ja", "j", "yes", "y", "waar", "true", "oui", "x"})
_FALSE = frozenset({"nee", "n", "neen", "no", "onwaar", "false", "non"})
_PROPOSALS = {
    "toeleiding.toeleider_type": {
        "cpas": "ocmw", "interim": "andere", "zelf": "andere", "via buurvrouw": "andere", "actiris": "andere",
        "school": "andere", "vrienden": "andere", "website": "andere", "flyer": "andere", "eigen initiatief": "andere",
    },
    "persoon.gender": {"mw": "V", "mevr": "V", "mevrouw": "V", "dhr": "M", "heer": "M", "mr": "M"},
}  # fmt: skip
_PLACE_WORDS = frozenset(w for m in MUNICIPALITIES for _, place in m.places for w in plain_words(place)) - {
    "op",
    "den",
}


_COUNTRY_WORDS = """
BE: belg belgisch belgische belgie / NL: nederlander nederlandse nederlands nederland
FR: fransman franse frans frankrijk
MA: marokkaan marokkaanse marokkaans marokko / TR: turk turkse turks turkije / PL: pool poolse pools polen
SY: syrier syrische syrisch syrie / UA: oekrainer oekraiense oekraiens oekraine / CD: congolees congolese congo
RO: roemeen roemeense roemeens roemenie / BG: bulgaar bulgaarse bulgaars bulgarije / AF: afghaan afghaanse afghanistan
IQ: irakees iraakse irak / SO: somaliier somalische somalie / ER: eritreeer eritrese eritrea / RU: rus russische rusland
ES: spanjaard spaanse spaans spanje / IT: italiaan italiaanse italie / PT: portugees portugese portugal
DE: duitser duitse duitsland / GH: ghanees ghanese ghana / IN: indier indische india / AL: albanees albanese albanie
"""


@cache
def _countries() -> dict[str, str]:
    entries = [e for line in _COUNTRY_WORDS.strip().split("\n") for e in line.split(" / ")]
    return {word: code for code, words in (e.split(": ") for e in entries) for word in words.split()}


def country_of(text: str) -> str:
    """Return the ISO code that a nationality or country surely means; empty when not known."""
    return _countries().get(word_key(text).replace(" ", ""), "")


_LOOKALIKES = str.maketrans(
    "АВЕКМНОРСТУХІЈѕасеорхуіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXIJsaceopxyijABEZHIKMNOPTYXo"
)


def to_latin(text: str) -> str:
    """Return text with Cyrillic and Greek letters that only look Latin replaced, when it is Latin otherwise."""
    latin = any("LATIN" in unicodedata.name(c, "") for c in text)
    return text.translate(_LOOKALIKES) if latin else text


def word_key(text: str) -> str:
    """Return a word as compared: small letters, no accents or signs."""
    return " ".join(plain_words(text))


@cache
def _known(name: str) -> dict[str, str]:
    found = {}
    for line in _SYNONYMS.strip().split("\n"):
        head, words = line.split(": ")
        target_name, code = head.split(" ")
        if target_name == name:
            found.update({word_key(word): code for word in words.split(",")})
    return found


def code_of(text: str, target: Target) -> Plain:
    """Return the code (for yes/no a truth value) that a word surely means for a target, or None."""
    key = word_key(text)
    if not key:
        return None
    if target.format is Format.BOOL:
        return True if key in _TRUE else False if key in _FALSE else None
    if target.format is Format.COUNTRY:
        return country_of(text) or None
    known = _known(target.name)
    labels = {word_key(label): code for code, label in target.choices.items()}
    labels |= {word_key(code): code for code in target.choices}
    for attempt in (key, _without_place(key, target)):
        if attempt in known or attempt in labels:
            return known.get(attempt) or labels.get(attempt)
    return None


def _without_place(key: str, target: Target) -> str:
    if target.name != "toeleiding.toeleider_type":
        return key
    kept = " ".join(w for w in key.split() if w not in _PLACE_WORDS)
    return kept if kept in {"vdab", "ocmw", "gtb", "sociaal huis"} else key


def likely_codes(text: str, target: Target) -> list[Plain]:
    """Return what a word may mean, to propose; never chosen without a person."""
    key = word_key(text)
    proposal = _PROPOSALS.get(target.name, {}).get(key)
    sure = code_of(text, target)
    parts = [code_of(part, target) for part in key.split()] if len(key.split()) > 1 else []
    return [c for c in dict.fromkeys([proposal, sure, *parts]) if c is not None]


def propose_map(values: Counter[str], target: Target) -> dict[str, Plain]:
    """Return the value map to confirm once: every word with a sure meaning, without the rare ones of a long list."""
    long = sum(values.values()) >= LONG_LIST
    found: dict[str, Plain] = {}
    for value, count in values.items():
        code = code_of(value, target)
        if code is not None and not (long and count == 1):
            found[value] = code
    return found
