# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A training from the command line: made, planned, filled, taken."""

import json
from pathlib import Path
from typing import Any

import pytest

from ensure_desk.__main__ import main
from ensure_desk.bootstrap import close_desk
from ensure_desk.cli import main as frame
from tests.support import PASSPHRASE, add_person, fresh_desk


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The first words for a vault with two people."""
    monkeypatch.setenv(frame.PASSPHRASE_VARIABLE, PASSPHRASE)
    desk = fresh_desk(tmp_path / "desk")
    for name in ("Aydin", "Bakker"):
        add_person(desk, last_name=name)
    close_desk(desk)
    return ["--data-dir", str(tmp_path / "desk"), "--json"]


def said(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_a_training_is_planned_and_taken(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    named = ["--title", "Budget in balans", "--themes", "budget", "--barriers", "GELD,ADMIN", "--hours", "12"]
    year = fresh_year(capsys, [*words, "training", "make", *named])
    code = f"T-BOR-{year}A01"
    series = [
        "--day",
        "28/10/2026",
        "--times",
        "3",
        "--starts-at",
        "9u",
        "--ends-at",
        "12.00",
        "--seats",
        "1",
    ]
    assert main([*words, "session", "series", code, *series]) == 0
    assert said(capsys)["skipped"][0]["day"] == "2026-11-11"
    assert main([*words[:2], "training", "list"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{code}   20")
    assert "Budget in balans  3 sessions  0/1" in line
    with pytest.raises(SystemExit):
        main([*words, "session", "add", code, "--day", "1/12/2026", "--starts-at", "half ten"])
    assert "is no time of day" in capsys.readouterr().err
    people = ["BOR-2026-A001", "BOR-2026-A002"]
    assert main([*words, "training", "enrol", code, "--people", ",".join(people)]) == 0
    assert len(said(capsys)["waiting"]) == 1
    day = f"{code}/2026-10-28"
    assert (
        main([*words, "attendance", "take", day, "--codes", f"{people[0]}=O:vervoer,{people[1]}=L:30"]) == 0
    )
    rows = {row["dossier_number"]: row for row in said(capsys)["rows"]}
    assert (rows[people[0]]["reason"], rows[people[1]]["minutes"]) == ("vervoer", 30)
    assert main([*words, "attendance", "history", day, "--person", people[0]]) == 0
    assert len(said(capsys)["saves"]) == 2
    assert main([*words, "training", "leave", code, "--people", people[0]]) == 0
    assert len(said(capsys)["moved_up"]) == 1
    assert main([*words, "session", "cancel", f"{code}/2026-11-04"]) == 0
    assert said(capsys) == {"people": 1}
    assert main([*words[:2], "training", "show", code]) == 0
    assert "geannuleerd" in capsys.readouterr().out


def fresh_year(capsys: pytest.CaptureFixture[str], words: list[str]) -> str:
    """Make a training and return the two digits of the year in its code."""
    assert main(words) == 0
    return str(said(capsys)["code"])[6:8]


def test_words_that_do_not_fit_are_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, "attendance", "take", "x"]) == 2
    assert main([*words, "attendance", "take", "x", "--codes", "BOR-2026-A001"]) == 2
    assert main([*words, "attendance", "show", "T-BOR-26A99/2026-01-01"]) == 1
    assert main([*words, "session", "list"]) == 0
    assert main([*words, "training", "list", "--text", "budget"]) == 0
