# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scores of barriers: a mean of items, turned round, weighted, with gaps where too little was answered."""

import pytest

from ensure_desk.surveys.scoring import domain_scores
from tests.surveys.forms import bind, form, session

LIST = "".join(
    f"<item><name>{code}</name><score>{score}</score></item>"
    for code, score in (("nooit", 0), ("soms", 2), ("altijd", 4), ("zln", ""))
)
SELECT = (
    '<select1 ref="/data/{name}"><itemset nodeset="instance(\'vaak\')/root/item[name != /data/weg]">'
    '<value ref="name"/><label ref="name"/></itemset></select1>'
)
HEALTH = form(
    "<weg/><moe/><fit/><pijn/><uren/><dorp/>",
    [
        bind("moe", ensure_domain="LICH"),
        bind("fit", ensure_domain="LICH", ensure_reverse="yes"),
        bind("pijn", ensure_domain="LICH", ensure_weight="2", relevant="/data/moe != 'nooit'"),
        bind("uren", type="int", ensure_domain="MOB", ensure_reverse="TRUE", ensure_fewest="1"),
        bind("dorp", type="int", ensure_domain="MOB"),
    ],
    "".join(SELECT.format(name=name) for name in ("moe", "fit", "pijn"))
    + '<range ref="/data/uren" start="0" end="4" step="1"/><input ref="/data/dorp"/>',
    f'<instance id="vaak"><root>{LIST}</root></instance>',
)


@pytest.mark.parametrize(
    ("answers", "value", "answered", "asked"),
    [
        ({}, None, 0, 3),
        ({"moe": "soms"}, None, 1, 3),
        ({"moe": "soms", "pijn": "altijd"}, (2 + 2 * 4) / 3, 2, 3),
        ({"moe": "soms", "fit": "altijd"}, 1.0, 2, 3),
        ({"moe": "nooit"}, 0.0, 1, 2),
        ({"moe": "nooit", "pijn": "altijd"}, 0.0, 1, 2),
        ({"moe": "zln", "fit": "zln", "pijn": "altijd"}, None, 1, 3),
        ({"fit": "altijd", "moe": "soms", "weg": "nooit"}, 1.0, 2, 3),
    ],
)
def test_a_barrier_is_the_weighted_mean_of_what_was_asked(
    answers: dict[str, str], value: float | None, answered: int, asked: int
) -> None:
    filled = session(HEALTH)
    for name, answer in answers.items():
        filled.set(f"/data/{name}", answer)
    body = domain_scores(filled)[0]
    assert (body.value, body.answered, body.asked) == (value, answered, asked)


def test_answers_without_a_score_are_told_apart_from_silence() -> None:
    filled = session(HEALTH)
    filled.set("/data/moe", "zln")
    assert domain_scores(filled)[0].codes == ("zln",)


def test_a_range_turns_round_its_ends_and_a_domain_may_want_every_item() -> None:
    filled = session(HEALTH)
    filled.set("/data/uren", "1")
    assert domain_scores(filled)[1].value is None
    filled.set("/data/dorp", "2")
    assert domain_scores(filled)[1].value == 2.5
