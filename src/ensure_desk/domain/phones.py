# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Phone numbers and e-mail addresses as people write them, kept as digits with their leading zero.

Belgian rules: a mobile number has ten digits and starts with 045 to 049, a landline has nine and starts with
another zone. A spreadsheet drops the zero or the plus; both can be put back without guessing.
"""

import re

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.lists import NOTHING, Judgement, Verdict, accept, ask, refuse

PHONES = frozenset({"mobile", "referrer_phone"})
"""The fields that hold a phone number."""

_MOBILE = re.compile(r"04[5-9]\d{7}")
_LANDLINE = re.compile(r"0(?:[1-35-9]\d|4[1-4])\d{6}")
_ABROAD = re.compile(r"\+(?:3[13]\d{9}|44\d{10}|(?!3[123]|44)\d{9,15})")
_SCIENTIFIC = re.compile(r"\d[.,]?\d*[eE]\+?\d+")
_SEPARATORS = re.compile(r"[\s./()\-–]+")
_SEVERAL = re.compile(
    r"\s+(?:of|en|or|et|ou)\s+|\s+/\s+|\s*[;,|&+]\s*(?=0)|(?<=\d)\s+(?=0\d{2,3}[/.])", re.IGNORECASE
)
_LABEL = re.compile(
    r"^(?:gsm|tel|tél|telefoon|mob|mobiel|t|g)\s*[.:]?\s*(?=[+(0])|\s*\((?:gsm|tel|mobiel|thuis)\)$", re.I
)
_RUN = re.compile(r"\+?\d[\d\s./-]{6,}\d")
_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
_MAILTO = re.compile(r"^<?mailto:", re.IGNORECASE)
_AT = re.compile(r"\s*(?:\bat\b|\(at\)|\[at\])\s*", re.IGNORECASE)


def parse_phone(text: str) -> str:
    """Return a phone number as digits with leading zero (abroad: `+` and digits).

    Raises UserError `phone_not_understood`.
    """
    found = judge_phone(text)
    if found.verdict is not Verdict.ACCEPT or not isinstance(found.value, str):
        raise UserError("phone_not_understood", typed=text.strip())
    return found.value


def show_phone(digits: str | None) -> str:
    """Show a number in groups: 0451 12 34 56 or 03 000 12 34; anything else unchanged."""
    if digits and _MOBILE.fullmatch(digits):
        return f"{digits[:4]} {digits[4:6]} {digits[6:8]} {digits[8:]}"
    if digits and _LANDLINE.fullmatch(digits):
        if digits[1] in "239":
            return f"{digits[:2]} {digits[2:5]} {digits[5:7]} {digits[7:]}"
        return f"{digits[:3]} {digits[3:5]} {digits[5:7]} {digits[7:]}"
    return digits or ""


def judge_phone(text: str) -> Judgement:
    """Judge a cell that should hold one phone number."""
    clean = " ".join(text.split())
    if not clean:
        return NOTHING
    if _SCIENTIFIC.fullmatch(clean):
        return refuse("digits_lost", typed=clean)
    clean = _LABEL.sub("", clean).strip()
    parts = [p for p in _SEVERAL.split(clean) if p]
    if len(parts) > 1:
        numbers = [n for n in (_normal(p)[0] for p in parts) if n]
        return ask("phone_two", *numbers) if numbers else ask("phone_not_a_number", typed=clean)
    number, reason = _normal(clean)
    if number:
        return accept(number, reason, value=number) if reason else accept(number)
    inside = [n for run in _RUN.findall(clean) if (n := _normal(run)[0])]
    digits = sum(c.isdigit() for c in clean)
    return ask("phone_wrong_length" if digits >= 6 else "phone_not_a_number", *inside, typed=clean)


def _normal(text: str) -> tuple[str, str]:
    """Return the number and what was repaired, or empty texts."""
    bare = _with_plus(_SEPARATORS.sub("", text))
    if bare.startswith("+32"):
        return _belgian("0" + bare[3:].removeprefix("0")), ""
    if _ABROAD.fullmatch(bare):
        return bare, ""
    if not bare.isascii() or not bare.isdigit():
        return "", ""
    without_code = "0" + bare[2:] if bare.startswith("32") else ""
    tries = ((bare, ""), ("0" + bare, "phone_lost_zero"), (without_code, "phone_lost_plus"))
    return next(((number, repair) for number, repair in tries if _belgian(number)), ("", ""))


def _with_plus(bare: str) -> str:
    return "+" + bare[2:] if bare.startswith("00") else bare


def _belgian(digits: str) -> str:
    return digits if _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits) else ""


def judge_email(text: str) -> Judgement:
    """Judge a cell that should hold one e-mail address."""
    clean = text.strip()
    if not clean:
        return NOTHING
    if _is_email(clean):
        return accept(clean)
    bare = _MAILTO.sub("", clean).strip(" <>;,")
    if _is_email(bare):
        return accept(bare)
    tries = [_AT.sub("@", clean), *re.split(r"[\s;,]+", clean)]
    return ask("email_wrong", *(t for t in tries if _is_email(t)), typed=clean)


def _is_email(text: str) -> bool:
    return bool(_EMAIL.fullmatch(text)) and ".." not in text
