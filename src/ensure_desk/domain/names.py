# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Folding names so that one person written in two ways is found, and splitting names kept in one cell.

Search index, duplicate search and lists use the same folding; SQLite's own does not know the Polish l, the
dotless i or "Van den Broeck".
"""

import unicodedata

_PAIRS = "łl ŁL øo ØO ıi İI ßss ẞss æae ÆAE œoe ŒOE đd ĐD ðd ÐD þth ÞTH ħh ĦH"
_LETTERS = str.maketrans({pair[0]: pair[1:] for pair in _PAIRS.split(" ")})
_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum()}
"""The signs among the ASCII characters: plain text needs no decomposing."""
_ACCENTS = dict.fromkeys(range(0x300, 0x370))
"""The combining accents, taken away."""
_PARTICLE_TEXT = """
    van von de den der het ter ten te d l t s op in
    el al la le les du des di da del della dos ben abu abd bin ibn ou ait oulad
"""
PARTICLES = frozenset(_PARTICLE_TEXT.split())


def fold(text: str) -> str:
    """Return text in small letters, without accents, with particles joined to the name that follows them.

    "Van den Broeck", "vandenbroeck" and "VAN DEN BROECK" all become "vandenbroeck"; other words stay apart.
    """
    joined, prefix = [], ""
    for word in plain_words(text):
        prefix += word
        if word not in PARTICLES:
            joined.append(prefix)
            prefix = ""
    if prefix:
        joined.append(prefix)
    return " ".join(joined)


def plain_words(text: str) -> list[str]:
    """Return the words in small letters without accents; an apostrophe, hyphen or other sign parts words."""
    if text.isascii():
        return text.lower().translate(_SIGNS).split()
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold().translate(_ACCENTS)
    if decomposed.isascii():
        return decomposed.translate(_SIGNS).split()
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in kept).split()


def name_keys(last_name: str, first_name: str) -> tuple[str, str]:
    """Return the folded full name in both orders, without spaces inside a name, to compare with another."""
    last, first = fold(last_name).replace(" ", ""), fold(first_name).replace(" ", "")
    return f"{last} {first}".strip(), f"{first} {last}".strip()
