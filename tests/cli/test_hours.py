# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Worked hours from the command line: set, listed, asked again above the limit."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from ensure_desk.__main__ import main
from ensure_desk.bootstrap import close_desk
from ensure_desk.cli import hours
from ensure_desk.cli import main as frame
from ensure_desk.domain.codes import ACTIVITY, USER_TYPE
from ensure_desk.services import pathway
from tests.support import PASSPHRASE, add_person, fresh_desk

WHO = "BOR-2026-A001"


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The first words for a vault with one person on track."""
    monkeypatch.setenv(frame.PASSPHRASE_VARIABLE, PASSPHRASE)
    desk = fresh_desk(tmp_path / "desk")
    pathway.start_track(desk, person_id=add_person(desk), start=dt.date(2026, 1, 5))
    close_desk(desk)
    return ["--data-dir", str(tmp_path / "desk"), "--json", "hours"]


def said(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_a_month_is_set_and_listed(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    more = ["--activity", "logistiek", "--user-type", "VZW"]
    assert main([*words, "set", WHO, "3/2026", "40", *more]) == 0
    assert said(capsys)["month"]["hours"] == 40
    assert main([*words, "set", WHO, "maart 2026", "--note", "magazijn"]) == 0
    capsys.readouterr()
    assert main([*words, "list", WHO, "--year", "2026"]) == 0
    found = said(capsys)
    (line,) = found["months"][2]["lines"]
    assert (found["hours"], line["hours"], line["user_type"], line["note"]) == (40, 40, "vzw", "magazijn")
    assert main([*words[:2], "hours", "list", WHO, "--year", "2026"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2026-03    40 of 60  fine   logistiek  vzw  magazijn",
        "2026       40 of 630  fine",
    ]


def test_more_than_a_month_may_hold_needs_a_word(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "set", WHO, "2026-03", "61"]) == 1
    assert said(capsys)["error"] == "hours_over_month"
    assert main([*words, "set", WHO, "2026-03", "61", "--over"]) == 0
    assert said(capsys)["month"]["level"] == "over"
    assert main([*words, "set", WHO, "2026-03", ""]) == 0
    assert said(capsys)["month"]["lines"] == []


def test_what_is_no_month_or_no_hours_is_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "set", WHO, "ooit", "4"]) == 1
    assert said(capsys)["error"] == "month_not_understood"
    assert main([*words, "set", WHO, "2026-03", "201", "--over"]) == 1
    assert said(capsys)["error"] == "value_not_valid"
    for wrong in (["set", WHO, "2026-03"], ["set", WHO, "2026-03", "vier"], ["list", WHO, "--year", "26"]):
        assert main([*words, *wrong]) == 2


def test_the_values_that_are_named_are_those_of_the_lists() -> None:
    assert (set(hours.ACTIVITIES), set(hours.USERS)) == (set(ACTIVITY), set(USER_TYPE))
