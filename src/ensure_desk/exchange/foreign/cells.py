# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Judging one cell for its target: the format of the target chooses the reader."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import cache

from ensure_desk.domain.lists import NOTHING, Judgement, Plain, accept, ask, refuse
from ensure_desk.domain.names import plain_words
from ensure_desk.domain.phones import judge_email, judge_phone
from ensure_desk.domain.places import judge_municipality, judge_postcode
from ensure_desk.domain.texts import N_
from ensure_desk.domain.worked_hours import MOST_HOURS
from ensure_desk.exchange.foreign.attendance import judge_attendance
from ensure_desk.exchange.foreign.country_words import ISO_COUNTRIES
from ensure_desk.exchange.foreign.date_cells import DAYS_AHEAD, FAR_AHEAD, judge_birth_date, judge_date
from ensure_desk.exchange.foreign.doubts import doubt_about, is_blank_sign
from ensure_desk.exchange.foreign.heading_words import MOMENTS
from ensure_desk.exchange.foreign.rawcell import RawCell
from ensure_desk.exchange.foreign.targets import CODE_SEPARATOR, Format, Target
from ensure_desk.exchange.foreign.words import code_of, country_of, likely_codes, to_latin, word_key

MAX_TEXT = 2000
NATIONALITY, MOMENT = N_("Nationaliteit"), N_("Moment van de afname")
MAX_NAME = 100
_NO_NAME = re.compile(r"[?()\\/@;:=<>\d]|\n")
_TITLED = re.compile(
    r"(?:mevr|mevrouw|mw|mme|madame|dhr|de heer|mr|meneer|mijnheer|monsieur|dr)\b\.?\s+(?=\w)", re.I
)
TWO_PEOPLE = re.compile(r"[/&+]|\s(?:en|et)\s", re.I)
_DAYS_AHEAD = {
    "toeleiding.datum": 14, "drempelafname.datum": 14, "persoon.werkloos_sinds": 14, "traject.start": DAYS_AHEAD,
    "uitkering.van": DAYS_AHEAD, "traject.einde_datum": DAYS_AHEAD, "persoon.beschikbaar_vanaf": DAYS_AHEAD,
}  # fmt: skip
_NOT_GIVEN = frozenset(
    {"nvt", "n v t", "niet van toepassing", "zegt liever niet", "zln", "na", "sans objet", "not applicable"}
    | {"ne veut pas dire", "prefers not to say", "liever niet", "geen antwoord", "pas d application"}
)
_BETWEEN_CODES = re.compile(r"\s*[,;/+&]\s*|\s+(?:en|et|and|of)\s+", re.I)
_NONE_OF_THEM = frozenset({"nee", "neen", "geen", "non", "no", "aucun", "n"})
HOURS_ASKED = 60  # the limit of a month
_SCORE_WORDS_TEXT = """
0: geen drempel, geen, geen probleem, helemaal niet, aucun, aucun frein, pas de probleme, none, no barrier, no problem
1: klein, kleine drempel, klein probleem, petit, petit frein, small, small barrier, minor
2: matig, matige drempel, matig probleem, middelmatig, moyen, frein moyen, moderate, medium, moderate barrier
3: groot, grote drempel, groot probleem, grand, grand frein, large, big, large barrier, major
4: houdt mij tegen, houdt tegen, houdt me tegen, houdt mij helemaal tegen, me bloque, bloque, bloquant, m arrete,
  stops me, holds me back, blocking
"""
_FORMULA_START = ("=", "+", "-", "@")
_COMMA = re.compile(r"-?(?:\d{1,3}(?:[. ]\d{3})+|\d+)(?:,\d+)?")
_SUM = re.compile(r"(\d{1,3})\s*\+\s*(\d{1,3})")
_HOURS_MINUTES = re.compile(r"(\d{1,3})\s*[u:h]\s*(\d{2})")
_HOUSE = re.compile(r"\d{1,4}\s?[a-zA-Z]?(?:-\d{1,4}[a-zA-Z]?)?|[a-zA-Z]\d{0,3}")
_SENSITIVE = re.compile(
    r"operatie|depress|antidepress|psych|medicatie|medicijn|kanker|tumor|hiv\b|epilep|diabet|suiker|schizo|versla"
    r"|alcohol|drugs|zwanger|burn[- ]?out|autis|adhd|dement|hernia|reuma|astma|hartinfarct|hartpatient|beroerte"
    r"|diagnose|invalide|handicap|gevangenis|strafblad|gerecht|veroordeel|moslim|christen|joods|geloof|homo"
    r"|transgender|ras\b|afkomst|vakbond|mishandel|geweld|schulden",
    re.I,
)


def judge_cell(raw: RawCell, target: Target, words: Mapping[str, Plain], today: dt.date) -> Judgement:
    """Judge one cell for one target; an empty cell is nothing to store."""
    if found := _no_value(raw, target):
        return found
    if target.format is Format.BIRTH_DATE:
        return judge_birth_date(raw, today)
    if target.format is Format.DATE:
        return judge_date(raw, today, ahead=_DAYS_AHEAD.get(target.name, FAR_AHEAD))
    if target.format is Format.ATTENDANCE:
        return judge_attendance(raw, words)
    if target.format is Format.CODES and not words:
        return _codes(raw.text, target)
    if target.format in (Format.CHOICE, Format.BOOL, Format.CODES) or raw.text in words:
        return _choice(raw, target, words)
    return _typed(raw, target)


def _no_value(raw: RawCell, target: Target) -> Judgement | None:
    """Return the judgement of a cell that holds no value of its own, or None."""
    if raw.error:
        return refuse("error_value", typed=raw.text)
    if raw.formula:
        return refuse("formula")
    if raw.empty:
        return NOTHING
    return None if raw.number is not None or raw.date else doubt_about(raw.text, target.format)


def _typed(raw: RawCell, target: Target) -> Judgement:
    if raw.date:
        return ask("damaged_by_spreadsheet", *_undone(raw.date))
    if target.format in (Format.HOURS, Format.WHOLE, Format.DECIMAL):
        return _number(raw, target)
    if target.format is Format.SCORE:
        return _score(raw)
    judge = _TEXT_JUDGES.get(target.format)
    return judge(raw.text) if judge else _text(raw, target)


def _undone(day: dt.date) -> tuple[str, str]:
    return f"{day.month}-{day.day}", f"{day.day}-{day.month}"


def _choice(raw: RawCell, target: Target, words: Mapping[str, Plain]) -> Judgement:
    text = raw.text
    if raw.truth is not None and target.format is Format.BOOL:
        return accept(raw.truth)
    if text in words:
        return NOTHING if words[text] is None else accept(words[text])
    key = "" if "?" in text else word_key(text)
    same = {code for word, code in words.items() if key and word_key(word) == key}
    if len(same) == 1:
        return accept(same.pop())
    if (code := code_of(text, target)) is not None:
        return ask("choice_once", code, typed=text, label=target.choices.get(str(code), str(code)))
    if (latin := to_latin(text)) != text and code_of(latin, target) is not None:
        return ask("choice_lookalike", code_of(latin, target), typed=text, label=latin)
    likely = likely_codes(text, target)
    if len(likely) > 1 and re.search(r"[+/&;]|\ben\b|\bof\b", text):
        return ask("choice_two", *likely)
    unknown = ["onbekend"] if text.strip("? ") == "" and "onbekend" in target.choices else []
    return ask("choice_unknown", *likely, *unknown, typed=text, field=target.label)


def _codes(text: str, target: Target) -> Judgement:
    """Judge several choices in one cell: every part must be known; a plain no is nothing to store."""
    if word_key(text) in _NONE_OF_THEM and code_of(text, target) is None:
        return NOTHING
    whole = code_of(text, target)
    parts = [whole] if whole is not None else [code_of(p, target) for p in _BETWEEN_CODES.split(text)]
    if None in parts:
        known = [p for p in parts if p is not None]
        return ask("choice_unknown", *known, typed=text, field=target.label)
    return accept(CODE_SEPARATOR.join(sorted({str(p) for p in parts})))


def _number(raw: RawCell, target: Target) -> Judgement:
    value = raw.number if raw.number is not None else _typed_number(raw.text)
    if value is None:
        return _no_number(raw.text, target)
    whole = value.is_integer()
    if value < 0 or (target.format is Format.HOURS and value > MOST_HOURS):
        return refuse("number_impossible", typed=raw.text)
    if target.format is Format.DECIMAL:
        return accept(value)
    if not whole:
        return ask("number_not_whole", int(value), int(value) + 1, typed=raw.text)
    if target.format is Format.HOURS and value > HOURS_ASKED:
        return ask("number_too_high", int(value), typed=raw.text, limit=HOURS_ASKED)
    return accept(int(value))


def _typed_number(text: str) -> float | None:
    if not _COMMA.fullmatch(text):
        return None
    return float(text.replace(".", "").replace(" ", "").replace(",", "."))


def _no_number(text: str, target: Target) -> Judgement:
    if found := _SUM.fullmatch(text):
        return ask("number_not_a_number", int(found[1]) + int(found[2]), typed=text)
    if found := _HOURS_MINUTES.fullmatch(text):
        return ask("number_not_a_number", int(found[1]) + (int(found[2]) > 0), typed=text)
    if re.fullmatch(r"\d+\.\d+", text):
        both: list[Plain] = [float(text), int(text.replace(".", ""))]
        return ask("number_decimal_point", *both, typed=text)
    return ask("number_not_a_number", typed=text)


def _text(raw: RawCell, target: Target) -> Judgement:
    text = raw.text
    if len(text) > MAX_TEXT:
        return refuse("text_too_long", length=len(text), limit=MAX_TEXT)
    if is_blank_sign(text):
        return NOTHING
    if target.format is Format.NOTE and _SENSITIVE.search(text):
        return ask("sensitive_text", text)
    if text.startswith(_FORMULA_START) and len(text) > 1:
        return accept(text, "formula_text")
    return accept(text)


def _name(text: str) -> Judgement:
    name = " ".join(text.split())
    latin = to_latin(name)
    if latin != name:
        return ask("choice_lookalike", latin, typed=name, label=latin)
    if TWO_PEOPLE.search(name):
        return ask("name_two_people", typed=name)
    if titled := _TITLED.match(name):
        return ask("name_odd", name[titled.end() :], typed=name)
    if len(name) > MAX_NAME or _NO_NAME.search(name) or not any(c.isalpha() for c in name):
        return ask("name_odd", name, typed=name)
    return accept(name)


def _country(text: str) -> Judgement:
    if text.upper() in ISO_COUNTRIES:
        return accept(text.upper())
    code = country_of(text)
    return ask("choice_unknown", *([code] if code else []), typed=text, field=NATIONALITY)


def _score(raw: RawCell) -> Judgement:
    if word_key(raw.text) in _NOT_GIVEN:
        return accept(None, "score_not_given", typed=raw.text)
    if (spoken := spoken_score(raw.text)) is not None:
        return accept(spoken)
    value = raw.number if raw.number is not None else _typed_number(raw.text)
    if value is None or not value.is_integer() or not 0 <= value <= 4:
        return ask("score_outside", typed=raw.text)
    return accept(int(value))


@cache
def _score_words() -> dict[str, int]:
    lines = (e.partition(": ") for e in _SCORE_WORDS_TEXT.replace("\n  ", " ").strip().split("\n"))
    return {word_key(word): int(score) for score, _, words in lines for word in words.split(",")}


def spoken_score(text: str) -> int | None:
    """Return the score that the words of the survey mean, with or without their number; None when they disagree."""
    words = plain_words(text)
    digits = {int(w) for w in words if w.isdigit()}
    score = _score_words().get(" ".join(w for w in words if not w.isdigit()))
    return score if score is not None and digits <= {score} else None


def _moment(text: str) -> Judgement:
    """Judge the moment of a survey: T0 to T3, or the word that offices use for it."""
    found = {MOMENTS[w] for w in plain_words(text) if w in MOMENTS}
    return accept(found.pop()) if len(found) == 1 else ask("choice_unknown", typed=text, field=MOMENT)


def _house_number(text: str) -> Judgement:
    if _HOUSE.fullmatch(text):
        return accept(text)
    parts = re.fullmatch(r"(\d{1,2})[-/ ]([a-z]{3,4})\.?", text, re.I)
    month = _MONTH_NUMBERS.get(" ".join(plain_words(parts[2]))) if parts else None
    if parts and month:
        return ask("damaged_by_spreadsheet", f"{month}-{parts[1]}", f"{parts[1]}-{month}")
    return ask("address_unclear", typed=text)


_MONTH_NUMBERS = {
    "jan": 1, "feb": 2, "mrt": 3, "apr": 4, "mei": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
_TEXT_JUDGES: dict[Format, Callable[[str], Judgement]] = {
    Format.NAME: _name,
    Format.PHONE: judge_phone,
    Format.EMAIL: judge_email,
    Format.MUNICIPALITY: judge_municipality,
    Format.COUNTRY: _country,
    Format.MOMENT: _moment,
    Format.POSTCODE: judge_postcode,
    Format.HOUSE_NUMBER: _house_number,
}
