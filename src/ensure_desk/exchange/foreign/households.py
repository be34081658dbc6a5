# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kind of a household from the words of a cell: "gehuwd + 2 kinderen", "alleenst. z/kind"."""

from ensure_desk.domain.names import plain_words

_ALONE = frozenset(
    {"alleen", "alleenst", "alleenstaand", "alleenstaande", "alleenwonend", "alleenwonende", "single"}
)
_COUPLE = frozenset(
    {
        "koppel",
        "paar",
        "gehuwd",
        "getrouwd",
        "samenwonend",
        "samenw",
        "samenwonende",
        "partner",
        "gezin",
        "echtpaar",
    }
)
_CHILDREN = frozenset(
    {"kinderen", "kind", "kids", "ki", "kn", "kindje", "kindjes", "enfants", "k", "dochter", "zoon"}
)
_WITHOUT = frozenset({"zonder", "z", "geen", "0", "zonderkinderen"})
_SMALL = frozenset({"met", "m", "en", "ten", "laste", "jonge", "een", "wonend", "inwonende", "thuis"})
_MEANINGS = {
    (True, True): "alleen_met_kinderen", (True, False): "alleen",
    (False, True): "koppel_met_kinderen", (False, False): "koppel",
}  # fmt: skip
MOST_CHILDREN = 12


def household_of(text: str) -> str:
    """Return the code that somebody's household surely has by its words; empty when one of them says more."""
    words = plain_words(text)
    if words[:2] == ["inwonend", "bij"]:
        return "inwonend"
    alone, couple = bool(_ALONE & set(words)), bool(_COUPLE & set(words))
    children, without = bool(_CHILDREN & set(words)), bool(_WITHOUT & set(words))
    known = _ALONE | _COUPLE | _CHILDREN | _WITHOUT | _SMALL
    if alone == couple or not children or not all(w in known or _is_count(w) for w in words):
        return ""
    return _MEANINGS[alone, not without]


def _is_count(word: str) -> bool:
    return word.isdigit() and 0 < int(word) <= MOST_CHILDREN
