# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a heading says when it is no known heading as a whole: the ideas in its words, and what they mean together.

A word stands for one idea; a target is known when a heading holds all the ideas that its rule needs and no others
than the rule allows. One word that stands for no idea makes the heading unknown: a near miss must match nothing.
"""

from collections.abc import Iterator
from functools import cache

from ensure_desk.exchange.foreign.heading_ideas import CONCEPTS, IGNORED, RULES, WEAK_RULES

_LINKS = ("s", "", "e", "en", "n")
_SHORTEST_PART, _SHORTEST_WHOLE, _SHORTEST_STEM = 3, 7, 6
_SHORTEST_DOTTED = 3  # letters of a word that a point cuts short
_OF_REFERRAL = frozenset({"REFERRAL", "REFERRER", "REFERRING"})


@cache
def _words() -> dict[str, str]:
    lines = CONCEPTS.replace("\n  ", " ").strip().split("\n")
    return {w: name for name, _, words in (e.partition(": ") for e in lines) for w in words.split()}


@cache
def _rules(block: str = RULES) -> tuple[tuple[tuple[str, ...], frozenset[str], frozenset[str]], ...]:
    found = []
    for line in block.strip().split("\n"):
        names, _, parts = line.partition(": ")
        needed = frozenset(p for p in parts.split() if p[0] != "[")
        allowed = frozenset(p.strip("[]") for p in parts.split() if p[0] == "[" and p[-1] == "]")
        found.append((tuple(names.split()), needed, allowed))
    return tuple(found)


def concept_words() -> frozenset[str]:
    """Return every word that stands for an idea."""
    return frozenset(_words())


def match_concepts(words: list[str]) -> tuple[str, ...]:
    """Return the targets that the ideas in a heading's words mean together, or nothing."""
    ideas, unknown = ideas_of(words)
    return () if unknown else next(_fitting(ideas), ())


def near_concepts(words: list[str]) -> list[tuple[str, ...]]:
    """Return the targets that a heading may mean, without its unknown words or though it says little."""
    ideas, unknown = ideas_of(words)
    weak = _fitting(ideas, WEAK_RULES)
    return list(dict.fromkeys([*(_fitting(ideas) if unknown else ()), *weak]))


def _fitting(ideas: frozenset[str], block: str = RULES) -> Iterator[tuple[str, ...]]:
    return (
        names for names, needed, allowed in _rules(block) if ideas and needed <= ideas <= needed | allowed
    )


def ideas_of(words: list[str]) -> tuple[frozenset[str], list[str]]:
    """Return the ideas in the words of a heading, and the words that stand for none."""
    parts = [part for word in words for part in split_compound(word) if part not in IGNORED]
    found = {part: _idea(part) for part in parts}
    return frozenset(i for i in found.values() if i), [p for p, idea in found.items() if not idea]


@cache
def _idea(word: str) -> str:
    """Return the idea of a word, or that of all the words it shortens: "doorverw." or a long beginning."""
    if word in _words():
        return _words()[word]
    stem = word.rstrip(".")
    if len(stem) < (_SHORTEST_DOTTED if stem != word else _SHORTEST_STEM):
        return ""
    longer = {idea for known, idea in _words().items() if known.startswith(stem)}
    return longer.pop() if len(longer) == 1 else "REFERRAL" if longer and longer <= _OF_REFERRAL else ""


@cache
def split_compound(word: str) -> tuple[str, ...]:
    """Return the known words that a compound is made of, `opstartdatum` as opstart and datum; else the word."""
    known = _words()
    if word in known or len(word) < _SHORTEST_WHOLE:
        return (word,)
    for cut in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        tail = word[cut:]
        if tail not in known:
            continue
        for link in _LINKS:
            head = word[:cut].removesuffix(link) if link else word[:cut]
            if len(head) >= _SHORTEST_PART and (word[:cut] == head + link):
                parts = split_compound(head)
                if all(p in known for p in parts):
                    return (*parts, tail)
    return (word,)
