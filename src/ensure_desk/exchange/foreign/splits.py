# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cells that hold more than one field: a whole name, an address, a postcode with its place."""

import re
from collections import Counter

from ensure_desk.domain.lists import Judgement, accept, ask
from ensure_desk.domain.names import PARTICLES, fold, plain_words
from ensure_desk.domain.places import judge_municipality, judge_postcode
from ensure_desk.exchange.foreign.cells import TWO_PEOPLE
from ensure_desk.exchange.foreign.headings import (
    ADDRESS,
    FIRST_NAME_FIRST,
    FULL_ADDRESS,
    HOUSE_BOX,
    POSTCODE_PLACE,
    Targets,
)
from ensure_desk.exchange.foreign.nameorder import tells_first

_ADDRESS = re.compile(
    r"(?P<street>[^\d,]+?)[\s,]+(?:nr\.?\s*|n°\s*)?(?P<number>\d{1,4}\s?[a-zA-Z]?)(?:(?:[\s,]*(?:(?:bus|bte|box)[\s.]*|b[\s.]*(?=\d))|\s?/\s?(?=\d))(?P<box>[\w.]{1,5}))?",
    re.I,
)
_BOX_IN_BRACKETS = re.compile(r"\s*\(((?:bus|bte|box)[\s.]*\w+)\)", re.I)
_NUMBER_AND_BOX = re.compile(
    r"(\d{1,4}\s?[a-zA-Z]?)(?:\s*(?:/|\bbus\b|\bbte\b|\bbox\b|\bb\b)[\s.]*(\w{1,5}))?", re.I
)
_NUMBER_FIRST = re.compile(r"(?P<number>\d{1,4}[a-zA-Z]?)\s*,\s*(?P<street>[^\d,]+)")
_NO_STREET = re.compile(r"\b(?:bij|p/a|c/o|z/n|zn|zonder|geen|dakloos|adres|onbekend|idem|ref)\b|/", re.I)
_WHOLE_ADDRESS = re.compile(
    r"(.*?\d.*?)(?:\s*[,;\n-]\s*|\s+te\s+|\s*\(|\s+)((?:BE?[\s-]*)?\d{4}[\s,-]+[^\d)]+)\)?", re.I | re.S
)
_PLACE = re.compile(r"((?:BE?[\s-]*)?\d{4})[\s,/-]+(\D+)", re.I)
_PLACE_FIRST = re.compile(r"([^\d(]+?)[\s,/-]*\(?((?:BE?[\s-]*)?\d{4})\)?", re.I)
_REVERSED = re.compile(r"((?:BE?[\s-]*)?\d{4}\s+[^\d,]+?)\s*,\s*(\D.*\d.*)", re.I)


def split_cell(text: str, targets: Targets, swapped: frozenset[str] = frozenset()) -> dict[str, Judgement]:
    """Return a judgement per target; a doubtful cut is asked on the first target and stores nothing."""
    if targets == ADDRESS:
        return _address(text)
    if targets == HOUSE_BOX:
        return _house_and_box(text)
    if targets == FULL_ADDRESS:
        return _full_address(text)
    if targets == POSTCODE_PLACE:
        return _postcode_place(text)
    return _name(text, targets, swapped)


def _address(text: str) -> dict[str, Judgement]:
    found = _ADDRESS.fullmatch(_BOX_IN_BRACKETS.sub(r" \1", text)) or _NUMBER_FIRST.fullmatch(text)
    if not found:
        if any(c.isdigit() for c in text):
            return {ADDRESS[0]: ask("address_unclear", typed=text)}
        if _NO_STREET.search(text):
            return {ADDRESS[0]: ask("address_unclear", typed=text)}
        return {ADDRESS[0]: accept(text)}
    parts = found.groupdict()
    values = (parts["street"].strip(), parts["number"].replace(" ", ""), parts.get("box"))
    return {name: accept(value) for name, value in zip(ADDRESS, values, strict=True) if value}


def _house_and_box(text: str) -> dict[str, Judgement]:
    found = _NUMBER_AND_BOX.fullmatch(text)
    if not found:
        return {HOUSE_BOX[0]: ask("address_unclear", typed=text)}
    values = (found[1].replace(" ", ""), found[2])
    return {name: accept(value) for name, value in zip(HOUSE_BOX, values, strict=True) if value}


def is_full_address(text: str) -> bool:
    """Say whether text is a street with its number, then a postcode with its place."""
    return bool(_whole_address(text))


def _whole_address(text: str) -> tuple[str, str] | None:
    """Return the street with its number and the postcode with its place, whichever stands first."""
    if found := _REVERSED.fullmatch(text):
        return found[2].strip(), found[1]
    found = _WHOLE_ADDRESS.fullmatch(text)
    return (found[1].strip(), found[2].strip()) if found else None


def _full_address(text: str) -> dict[str, Judgement]:
    found = _whole_address(text)
    if not found:
        return {ADDRESS[0]: ask("address_unclear", typed=text)}
    return _address(found[0]) | _postcode_place(found[1])


def postcode_in_front(text: str) -> str:
    """Return "Lier (2500)" with the postcode in front; the same text when it does not end in one."""
    found = _PLACE_FIRST.fullmatch(text)
    return f"{found[2]} {found[1]}" if found else text


def _postcode_place(text: str) -> dict[str, Judgement]:
    found = _PLACE.fullmatch(text)
    if not found:
        alone = judge_municipality(text)
        return {POSTCODE_PLACE[1]: alone}
    postcode = judge_postcode(found[1])
    return {
        POSTCODE_PLACE[0]: postcode,
        POSTCODE_PLACE[1]: judge_municipality(found[2].strip(), str(postcode.value or "")),
    }


def cut_name(text: str, first_name_first: bool) -> tuple[str, str] | None:
    """Return surname and first name when there is only one way to cut, else None."""
    if text.count(",") == 1:
        last, first = (part.strip() for part in text.split(","))
        return (last, first) if last and first else None
    words = text.split()
    if found := _by_capitals(words):
        return found
    if first_name_first:
        return (" ".join(words[1:]), words[0]) if _is_surname(words[1:]) else None
    return (" ".join(words[:-1]), words[-1]) if _is_surname(words[:-1]) else None


def tells_order(text: str) -> bool:
    """Say whether a name shows by itself which part is the surname: by a comma or by its capitals."""
    return "," in text or _by_capitals(text.split()) is not None


def _is_surname(words: list[str]) -> bool:
    """Say whether words are particles followed by exactly one other word."""
    return bool(words) and all(_is_particle(w) for w in words[:-1]) and not _is_particle(words[-1])


def _is_particle(word: str) -> bool:
    parts = plain_words(word)
    return bool(parts) and all(p in PARTICLES for p in parts)


def _by_capitals(words: list[str]) -> tuple[str, str] | None:
    """Cut "VAN DEN BROECK Jan" or "Jan van den BROECK" where the capitals end or begin."""
    loud = [w.isupper() for w in words]
    count = sum(loud)
    sure = any(
        up and sum(c.isalpha() for c in w) > 1 and not (_is_particle(w) and (w.isascii() or len(words) > 2))
        for up, w in zip(loud, words, strict=True)
    )
    if not sure or count == len(words):
        return None
    if all(loud[:count]):
        return " ".join(words[:count]), " ".join(words[count:])
    if not all(loud[-count:]):
        return None
    begin = len(words) - count
    while begin > 1 and _is_particle(words[begin - 1]):
        begin -= 1
    return " ".join(words[begin:]), " ".join(words[:begin])


def _name(text: str, targets: Targets, swapped: frozenset[str]) -> dict[str, Judgement]:
    first_first = targets == FIRST_NAME_FIRST
    if TWO_PEOPLE.search(text):
        return {targets[0]: ask("name_two_people", typed=text)}
    cut = cut_name(text, first_first)
    if cut is None:
        return {targets[0]: ask("name_unclear", *_ways(text), typed=text)}
    last, first = cut
    against = 0 if tells_order(text) else tells_first(text.split())
    if text in swapped or against == (-1 if first_first else 1):
        return {targets[0]: ask("name_unclear", f"{last}, {first}", f"{first}, {last}", typed=text)}
    values = {"persoon.naam": last, "persoon.voornaam": first}
    return {name: accept(values[name]) for name in targets}


def both_orders(text: str) -> list[str]:
    """Return a whole name cut as surname first and as first name first, where that can be done."""
    cuts = [cut for first in (False, True) if (cut := cut_name(text, first))]
    return [f"{last}, {first}" for last, first in cuts] or _ways(text)


def _ways(text: str) -> list[str]:
    words = text.split()
    return [f"{' '.join(words[:i])}, {' '.join(words[i:])}" for i in range(len(words) - 1, 0, -1)]


def swapped_suspects(texts: list[str], *, first_name_first: bool = False) -> frozenset[str]:
    """Return names that seem to stand in the other order: their first name is a surname elsewhere in the list."""
    cuts = [(t, cut) for t in texts if "," not in t and (cut := cut_name(t, first_name_first))]
    lasts = Counter(fold(last) for _, (last, _) in cuts)
    return frozenset(t for t, (last, first) in cuts if lasts[fold(first)] and lasts[fold(last)] == 1)
