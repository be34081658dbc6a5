# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Functions of expressions on texts and on lists of chosen codes."""

import base64
import hashlib

from ensure_desk.surveys.xpath.errors import ExpressionError
from ensure_desk.surveys.xpath.patterns import matches
from ensure_desk.surveys.xpath.values import Value, each, scalar, to_number, to_text, to_truth

_DIGESTS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}


def concat(*values: Value) -> str:
    """Join the texts of all values and nodes."""
    return "".join(to_text(v) for value in values for v in each(value))


def join(between: Value, *values: Value) -> str:
    """Join the texts of all values and nodes with a text between them."""
    return to_text(between).join(to_text(v) for value in values for v in each(value))


def codes(value: Value) -> list[str]:
    """Return the chosen codes of a select."""
    return [code for single in each(value) for code in to_text(single).split()]


def selected(value: Value, code: Value) -> bool:
    """Say whether a code is among those chosen; a code may hold spaces, and the empty code is in an empty answer."""
    wanted = f" {to_text(code).strip()} "
    return any(wanted in f" {to_text(v)} " for v in each(value) or [""])


def selected_at(value: Value, index: Value) -> str:
    """Return the code at a place counted from 0; empty outside. What is no number means the first."""
    found, at = codes(value), to_number(index)
    return found[int(at)] if -1 < at < len(found) else found[0] if found and at != at else ""


def count_selected(value: Value) -> float:
    """Return how many codes are chosen."""
    return float(len(codes(value)))


def length(value: Value) -> float:
    """Return the number of characters."""
    return float(len(to_text(value)))


def substr(value: Value, begin: Value, end: Value | None = None) -> str:
    """Return the characters from `begin` to before `end`, counted from 0; negative counts from the end."""
    text = to_text(value)
    first = _place(begin, len(text))
    last = len(text) if end is None else _place(end, len(text))
    return text[first:last] if first < last else ""


def _place(value: Value, size: int) -> int:
    number = to_number(value)
    at = 0 if number != number else int(max(-size, min(size, number)))
    return size + at if at < 0 else at


def substring_before(value: Value, mark: Value) -> str:
    """Return what stands before the first `mark`; empty when it is not there."""
    before, found, _ = to_text(value).partition(to_text(mark)) if to_text(mark) else ("", "", "")
    return before if found else ""


def substring_after(value: Value, mark: Value) -> str:
    """Return what stands after the first `mark`; empty when it is not there."""
    if not to_text(mark):
        return to_text(value)
    return to_text(value).partition(to_text(mark))[2]


def translate(value: Value, old: Value, new: Value) -> str:
    """Replace signs one by one; those without a counterpart vanish."""
    signs, others = to_text(old), to_text(new)
    table: dict[int, str | None] = {}
    for at, sign in enumerate(signs):
        table.setdefault(ord(sign), others[at] if at < len(others) else None)
    return to_text(value).translate(table)


def normalize_space(value: Value) -> str:
    """Return the text with single spaces and none outside."""
    return " ".join(to_text(value).split())


def regex(value: Value, pattern: Value) -> bool:
    """Say whether the whole text matches a pattern written for Java; raises ExpressionError `pattern`."""
    return matches(to_text(value), to_text(pattern))


def digest(value: Value, algorithm: Value, encoding: Value = "base64") -> str:
    """Return a digest of the text in base64 or hex."""
    name = _DIGESTS.get(to_text(algorithm))
    if name is None:
        raise ExpressionError("digest", name=to_text(algorithm))
    found = hashlib.new(name, to_text(value).encode(), usedforsecurity=False).digest()
    return found.hex() if to_text(encoding) == "hex" else base64.b64encode(found).decode()


def base64_decode(value: Value) -> str:
    """Return the text that a base64 text holds."""
    try:
        return base64.b64decode(to_text(value)).decode()
    except ValueError as error:
        raise ExpressionError("base64") from error


def truth_from_text(value: Value) -> bool:
    """Return true for `true` and `1`."""
    return to_text(value).strip().lower() in ("true", "1")


def checklist(least: Value, most: Value, *answers: Value) -> bool:
    """Say whether between `least` and `most` of the answers are yes; -1 leaves a side open."""
    total = sum(to_truth(a) for answer in answers for a in each(answer))
    low, high = to_number(least), to_number(most)
    return (low < 0 or total >= low) and (high < 0 or total <= high)


def weighted_checklist(least: Value, most: Value, *pairs: Value) -> bool:
    """Say whether the weights of the yes answers add up to between `least` and `most`; here no side is open."""
    if len(pairs) == 2:
        answers, weights = each(pairs[0]), each(pairs[1])
    else:
        answers, weights = [scalar(v) for v in pairs[::2]], [scalar(v) for v in pairs[1::2]]
    total = sum(to_number(w) for a, w in zip(answers, weights, strict=False) if to_truth(a))
    return to_number(least) <= total <= to_number(most)
