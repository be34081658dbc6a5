# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cells that are no value, whatever the column: ditto marks, question marks, blanks written out, damaged letters."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from ensure_desk.domain.lists import Judgement, Plain, ask
from ensure_desk.domain.names import plain_words
from ensure_desk.exchange.foreign.rawcell import REMEMBERED
from ensure_desk.exchange.foreign.targets import Format

HABIT = 3  # so often, a dash in a column is how this office leaves a cell empty
_DITTO = frozenset({"idem", "id", "dito", "ditto", "zelfde", "zie boven", "zie hierboven", "cfr boven"})
_DITTO_SIGNS = frozenset({'"', "''", "``", ",,", "”", "“", "„", "〃", "´´", "' '", '" "', "↑", "^"})
_BLANKS = frozenset({"", "nvt", "n v t", "niet van toepassing", "na", "n a", "s o", "sans objet"})
_STROKES = frozenset("-‐‑‒–—―−/\\._…~=|,;: ")
_UNKNOWN = frozenset(
    {"onbekend", "niet gekend", "niet bekend", "onbek", "onb", "inconnu", "inconnue", "xxx", "xx", "tbd"}
)
_MOJIBAKE = re.compile(r"[ÃÂÄÅÐÑâ][\u0080-\u00bf€-™ŠŒŽšœžŸ]")
_WRONG_PAGE = re.compile(r"[þðÞÐ]|ý(?=\w)")
_TURKISH = str.maketrans("þðÞÐýÝ", "şğŞĞıİ")
_LOOSE_TEXT = frozenset({Format.NAME, Format.TEXT})
_SCANNED = frozenset(
    {
        Format.NAME,
        Format.TEXT,
        Format.PHONE,
        Format.EMAIL,
        Format.MUNICIPALITY,
        Format.POSTCODE,
        Format.COUNTRY,
    }
    | {Format.HOUSE_NUMBER}
)


def repaired_letters(text: str) -> str:
    """Return text as it was before a program read it with the wrong code page; the same text when it is sound."""
    if not _MOJIBAKE.search(text):
        return text
    for page in ("cp1252", "latin-1"):
        try:
            return unicodedata.normalize("NFC", text.encode(page).decode("utf-8"))
        except UnicodeError:
            continue
    return text


@lru_cache(REMEMBERED)
def doubt_about(text: str, format_: Format) -> Judgement | None:
    """Return the question about a cell that says it is no value, or None when it may be one."""
    if (repaired := repaired_letters(text)) != text:
        return ask("text_garbled", repaired, typed=text)
    if "\ufffd" in text or "�" in text:
        return ask("text_garbled", typed=text)
    if format_ is Format.NAME and (turkish := turkish_letters(text)) != text:
        return ask("text_garbled", turkish, typed=text)
    if format_ is not Format.ATTENDANCE and is_ditto(text):
        return ask("ditto", typed=text)
    if format_ in _SCANNED and "?" in text:
        return ask("value_unsure", *_without_question(text), typed=text)
    if format_ in _LOOSE_TEXT and _key(text) in _UNKNOWN:
        return ask("value_unknown", typed=text)
    return None


def turkish_letters(text: str) -> str:
    """Return a name with the letters of a Turkish code page that was read with the western one: Ayþe, Ayşe."""
    return text.translate(_TURKISH) if _WRONG_PAGE.search(text) else text


def _without_question(text: str) -> list[Plain]:
    rest = " ".join(text.replace("?", " ").split())
    return [rest] if rest else []


def is_ditto(text: str) -> bool:
    """Say whether a cell says "the same as above"."""
    return text in _DITTO_SIGNS or _key(text) in _DITTO


def blank_signs(texts: Iterable[str]) -> frozenset[str]:
    """Return the dashes and abbreviations that a column uses again and again for an empty cell."""
    counted = Counter(t for t in texts if t and len(t) <= 20 and is_blank_sign(t))
    return frozenset(t for t, count in counted.items() if count >= HABIT)


def is_blank_sign(text: str) -> bool:
    """Say whether a cell holds only a dash, a slash or an abbreviation of "not applicable"."""
    key = _key(text)
    return key in _BLANKS and (bool(key) or set(text) <= _STROKES)


def _key(text: str) -> str:
    return " ".join(plain_words(text))
