# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Patterns written for Java: the whole text, ASCII classes, and none that runs for ever."""

import pytest

from ensure_desk.surveys.xpath.errors import ExpressionError
from ensure_desk.surveys.xpath.patterns import matches


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        (r"[0-9]{4}", "1234", True),
        (r"[0-9]{4}", "12345", False),
        (r"\w+", "café", False),
        (r"\p{Alpha}+", "café", False),
        (r"\p{L}+", "café", True),
        (r"[\p{L} '-]+", "O'Neill-Né", True),
        (r"[a-z&&[^b]]+", "acd", True),
        (r"[a-z&&[^b]]+", "abc", False),
        (r"[^\W\d]+", "abc", True),
        (r"[\w.--]+", "a.b-c", True),
        (r"\p{Punct}", "$", True),
        (r"\P{Alpha}", "1", True),
        (r"(?<een>a)\k<een>", "aa", True),
        (r"\Qa.b\E", "a.b", True),
        (r"\Qa.b\E", "axb", False),
        (r"(?i)jan", "JAN", True),
        (r"^\d{2}$", "12\n", False),
    ],
)
def test_a_pattern_means_what_it_means_in_java(pattern: str, text: str, fits: bool) -> None:
    assert matches(text, pattern) is fits


def test_a_pattern_that_would_run_for_ever_is_stopped() -> None:
    assert not matches("a" * 60, "(a+)+b|(a|a)*c")


@pytest.mark.parametrize("pattern", ["[0-9", "(", "\\", "a{2,1}", r"\p{Nonsense}"])
def test_a_pattern_that_cannot_be_read_says_so(pattern: str) -> None:
    with pytest.raises(ExpressionError) as refused:
        matches("", pattern)
    assert refused.value.code == "pattern"
