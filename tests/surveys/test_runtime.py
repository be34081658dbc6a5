# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire being filled in: what follows from an answer, rows, closing and opening again."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ensure_desk.surveys.graph import graph_of
from ensure_desk.surveys.nodes import stored
from ensure_desk.surveys.runtime import Session
from ensure_desk.surveys.scope import worded
from ensure_desk.surveys.xform import FormError, read_form
from ensure_desk.surveys.xpath.errors import ExpressionError
from tests.surveys.forms import HOUSEHOLD, bind, form, session


def state(of: Session) -> dict[str, tuple[bool, bool, str]]:
    """Return everything a screen shows of a session, by path."""
    return {n.path: (n.relevant, n.required, stored(n.value, of.type_of(n))) for n in of.root.every()}


def test_an_answer_changes_what_depends_on_it_and_nothing_else() -> None:
    filled = session(HOUSEHOLD)
    changed = {node.path for node in filled.set("/data/leeftijd", "40")}
    assert changed == {
        "/data/leeftijd", "/data/volwassen", "/data/werk", "/data/groep", "/data/groep/hulp",
    }  # fmt: skip


def test_a_hidden_answer_reads_as_empty_and_comes_back() -> None:
    filled = session(HOUSEHOLD)
    for path, text in (
        ("leeftijd", "40"),
        ("werk", "ja"),
        ("uren", "30"),
        ("groep/hulp", "ja"),
        ("groep/welke", "fiets"),
    ):
        filled.set(f"/data/{path}", text)
    filled.set("/data/leeftijd", "12")
    assert not filled.node("/data/groep/welke").relevant
    assert filled.node("/data/totaal").value == ""
    assert "/data/groep/welke" not in filled.answers(final=True)
    filled.set("/data/leeftijd", "41")
    assert filled.answers(final=True)["/data/groep/welke"] == "fiets"


def test_rows_count_and_keep_to_themselves() -> None:
    filled = session(HOUSEHOLD)
    filled.add_row("/data/kind")
    filled.set("/data/kind[1]/geboren", "2016-06-29")
    filled.set("/data/kind[2]/geboren", "2020-07-01")
    values = {path: text for path, (_, _, text) in state(filled).items()}
    assert (values["/data/kind[1]/oud"], values["/data/kind[2]/oud"], values["/data/jongste"]) == (
        "10",
        "5",
        "5",
    )
    assert (values["/data/kind[1]/eerste"], values["/data/kind[2]/eerste"]) == ("true", "false")
    filled.remove_row("/data/kind[1]")
    values = {path: text for path, (_, _, text) in state(filled).items()}
    assert (values["/data/aantal"], values["/data/kind[1]/oud"], values["/data/kind[1]/eerste"]) == (
        "1",
        "5",
        "true",
    )


@pytest.mark.parametrize(
    ("value", "valid"), [("0", True), ("120", True), ("121", False), ("-1", False), ("", True)]
)
def test_a_constraint_judges_only_what_is_there(value: str, valid: bool) -> None:
    assert session(HOUSEHOLD).is_valid("/data/leeftijd", value) is valid


def test_a_circle_of_rules_is_refused() -> None:
    circle = form("<a/><b/>", [bind("a", calculate="/data/b + 1"), bind("b", calculate="/data/a + 1")])
    with pytest.raises(FormError) as refused:
        graph_of(circle)
    assert refused.value.code == "circle"


@pytest.mark.parametrize("xform", [b"", b"<a/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"\x00\xff"])
def test_what_is_no_questionnaire_is_refused(xform: bytes) -> None:
    with pytest.raises(FormError):
        read_form(xform)


_ANSWERS = st.sampled_from(
    ["", "0", "1", "17", "18", "40", "3,5", "ja", "nee", "ja nee", "2010-01-01", "2027-01-01", "x"]
)
_ASKED = "naam leeftijd werk uren groep/hulp groep/welke kind[1]/voornaam kind[1]/geboren"
_PATHS = st.sampled_from(_ASKED.split())
_STEPS = st.lists(
    st.tuples(st.sampled_from(["set", "set", "set", "add", "drop"]), _PATHS, _ANSWERS), max_size=25
)


@settings(max_examples=60, deadline=None)
@given(_STEPS)
def test_step_by_step_gives_what_working_everything_out_gives(steps: list[tuple[str, str, str]]) -> None:
    filled = session(HOUSEHOLD)
    for step, path, answer in steps:
        _take(filled, step, path, answer)
    before = state(filled)
    filled.refresh()
    assert state(filled) == before


@settings(max_examples=40, deadline=None)
@given(_STEPS)
def test_a_response_opened_again_is_the_same(steps: list[tuple[str, str, str]]) -> None:
    filled = session(HOUSEHOLD)
    for step, path, answer in steps:
        _take(filled, step if step != "drop" else "set", path, answer)
    while filled.root.named("kind") and len(filled.root.named("kind")) > 1:
        filled.remove_row("/data/kind[2]")
    again = session(HOUSEHOLD, filled.answers())
    assert state(again) == state(filled)


def _take(filled: Session, step: str, path: str, answer: str) -> Any:
    rows = len(filled.root.named("kind"))
    if step == "add" and rows < 4:
        return filled.add_row("/data/kind")
    if step == "drop" and rows > 1:
        return filled.remove_row(f"/data/kind[{rows}]")
    return filled.set(f"/data/{path}", answer)


def test_a_default_that_was_taken_away_stays_away() -> None:
    asked = form("<dag>ma</dag><uur>9</uur>", [bind("dag"), bind("uur", type="int")])
    filled = session(asked)
    filled.set("/data/dag", "")
    assert session(asked, filled.answers()).answers() == {"/data/uur": "9"}


def test_an_expression_that_fails_is_noted_and_holds_nobody_up() -> None:
    asked = form(
        "<dag/><later/><meer/>",
        [
            bind("dag", constraint="date(.) < today()"),
            bind("later", calculate="date(/data/dag) + 1"),
            bind("meer", calculate="concat(/data/dag, '!')"),
        ],
        '<input ref="/data/dag"><label>Dag <output value="date(/data/dag)"/></label></input>',
    )
    filled = session(asked)
    filled.set("/data/dag", "2026-13-45")
    assert filled.is_valid("/data/dag")
    assert filled.node("/data/meer").value == "2026-13-45!"
    assert filled.problems["/data/later"].code == "no_date"
    assert worded(filled, asked.by_path["/data/dag"].label, filled.node("/data/dag")) == "Dag"


@pytest.mark.parametrize(
    "expression",
    [
        " or ".join(f"/data/n = {n}" for n in range(2_000)),
        " + ".join(["/data/n"] * 2_000) + " > 0",
        "(" * 250 + "/data/n = 7" + ")" * 250,
        "".join(f"if(/data/n = {n}, {n} > 3, " for n in range(250)) + "false()" + ")" * 250,
    ],
)
def test_long_chains_and_deep_calls_are_worked_out(expression: str) -> None:
    asked = form("<n/><uit/>", [bind("n", type="int"), bind("uit", calculate=expression)])
    filled = session(asked)
    filled.set("/data/n", "7")
    assert filled.node("/data/uit").value is True


def test_what_is_nested_beyond_reason_is_refused() -> None:
    with pytest.raises(ExpressionError) as refused:
        graph_of(form("<n/>", [bind("n", calculate="(" * 5_000 + "1" + ")" * 5_000)]))
    assert refused.value.code == "too_deep"


def test_repeats_within_repeats_do_not_grow_with_their_depth() -> None:
    depth = 40
    open_ = "".join(
        f'<group ref="/data{_below(n)}"><repeat nodeset="/data{_below(n)}">' for n in range(depth)
    )
    rows = (
        "".join(f"<r{n}>" for n in range(depth))
        + "<x/>"
        + "".join(f"</r{n}>" for n in reversed(range(depth)))
    )
    deep = form(rows, [], open_ + "</repeat></group>" * depth)
    assert len(deep.definitions) == depth + 2


def _below(depth: int) -> str:
    return "".join(f"/r{n}" for n in range(depth + 1))


def test_a_time_reads_as_a_time_and_dust_behind_a_whole_number_goes() -> None:
    asked = form(
        "<van/><zin/><deel/><som/>",
        [
            bind("van", type="time"),
            bind("zin", calculate="concat('om ', /data/van)"),
            bind("deel", type="decimal"),
            bind("som", calculate="/data/deel * 3 + 99999.7"),
        ],
        '<input ref="/data/deel"><label>Om <output value="/data/van"/></label></input>',
    )
    filled = session(asked)
    filled.set("/data/van", "08:30")
    filled.set("/data/deel", "0.1")
    assert worded(filled, asked.by_path["/data/deel"].label, filled.node("/data/deel")) == "Om 08:30"
    assert (filled.node("/data/zin").value, filled.node("/data/som").value) == ("om 08:30:00.000", 100000.0)
    assert session(asked, filled.answers()).answers() == filled.answers()
