# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Own questionnaires played step by step: conformance without any recordings, and proof that it would show."""

import pytest

from ensure_desk.surveys.xpath import compile as xpath
from tests.conformance.own_forms import NAMES, findings


@pytest.mark.parametrize("name", NAMES)
def test_every_step_gives_what_the_specification_says(name: str) -> None:
    wrong = [f"{f.where}: wanted {f.wanted!r}, found {f.found!r}" for f in findings(name) if not f.right]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("operator", "instead"), [(">=", ">"), ("<", "<=")])
def test_a_planted_wrong_operator_lowers_the_score(
    monkeypatch: pytest.MonkeyPatch, operator: str, instead: str
) -> None:
    xpath.compiled.cache_clear()
    monkeypatch.setitem(xpath._ORDER, operator, xpath._ORDER[instead])
    wrong = sum(not f.right for name in NAMES for f in findings(name))
    xpath.compiled.cache_clear()
    assert wrong > 0
