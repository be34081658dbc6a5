# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Expressions: what they give, and that nothing typed into a workbook can do worse than be refused."""

import contextlib
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ensure_desk.surveys.xpath.compile import compiled
from ensure_desk.surveys.xpath.errors import ExpressionError
from ensure_desk.surveys.xpath.values import number_text, to_number
from tests.conformance.literals import empty_session, value_of

SESSION = empty_session()
CASES = [
    ("2 + 3 * 4", 14.0),
    ("(2 + 3) * 4", 20.0),
    ("10 - 2 - 3", 5.0),
    ("-7 mod 3", -1.0),
    ("'3,5' + 1", 4.5),
    ("'a' = 'a' and 1 < 2", True),
    ("if('' , 1, 'leeg')", "leeg"),
    ("coalesce('', 'b')", "b"),
    ("concat('a', 1, true())", "a1true"),
    ("selected('a b c', 'b')", True),
    ("selected('abc', 'b')", False),
    ("selected-at('a b c', 1)", "b"),
    ("count-selected(' a  b ')", 2.0),
    ("substr('drempel', 1, 4)", "rem"),
    ("regex('0451 12 34 56', '[0-9 ]+')", True),
    ("regex('0451x', '[0-9]+')", False),
    ("format-date('2026-03-04', '%e/%n/%Y')", "4/3/2026"),
    ("int(date('2026-01-02') - date('2026-01-01'))", 1.0),
    ("decimal-date-time('1970-01-02T12:00:00.000Z')", 1.5),
    ("round(2.345, 2)", 2.35),
    ("floor(-1.5)", -2.0),
    ("normalize-space('  a   b ')", "a b"),
    ("join('-', 'a', 'b')", "a-b"),
    ("translate('2026/03', '/', '-')", "2026-03"),
    ("number('') = ''", False),
    ("1 div 0 > 1000", True),
    ("today() = date('2026-11-21')", True),
    ("boolean-from-string('1')", True),
    ("min(3, 1, 2)", 1.0),
    ("once('a')", "a"),
]
REFUSED = [
    "", "1 +", "(1", "1)", "'a", "a[1", "a//b", "/a | /b", "foo()", "if(1, 2)", "not()", "$a", "1 == 2", "“a”",
    "selected(1)", "text()", "preceding::a", "date('31/12/2026')", "regex('a', '[')", "@", "a b", "1 2",
]  # fmt: skip


@pytest.mark.parametrize(("expression", "wanted"), CASES)
def test_an_expression_gives_its_value(expression: str, wanted: object) -> None:
    assert value_of(expression, SESSION) == wanted


@pytest.mark.parametrize("expression", REFUSED)
def test_what_is_no_expression_is_refused(expression: str) -> None:
    assert value_of(expression, SESSION) == "ERR"


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab1.,()[]/'\"+-*=<>!@$:| divmodandor", max_size=30))
def test_no_text_makes_the_reader_fail_in_another_way(expression: str) -> None:
    with contextlib.suppress(ExpressionError):
        compiled(expression)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_survives_being_written_down(number: float) -> None:
    assert math.isclose(to_number(number_text(number)), number, rel_tol=1e-12, abs_tol=0.0)
