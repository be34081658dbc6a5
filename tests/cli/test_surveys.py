# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Surveys from the command line: taken from a file, listed, exported, counted."""

import json
from pathlib import Path

import pytest

from ensure_desk.__main__ import main
from ensure_desk.bootstrap import close_desk, open_desk
from ensure_desk.cli import main as frame
from ensure_desk.services import survey_taking
from ensure_desk.storage.audit import lines_of
from tests.support import COORDINATOR, PASSPHRASE, add_person, fresh_desk

FORM = "ensure_drempelbevraging"


def test_a_survey_goes_in_and_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(frame.PASSPHRASE_VARIABLE, PASSPHRASE)
    desk = fresh_desk(tmp_path / "desk")
    add_person(desk)
    close_desk(desk)
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"MOB": 3, "MOB_hulp": "ja"}), encoding="utf-8")
    words = ["--data-dir", str(tmp_path / "desk"), "survey"]
    who = ["--person", "BOR-2026-A001"]
    take = ["take", *who, "--form", FORM, "--moment", "T0", "--answers", str(answers), "--json"]
    assert main([*words, *take]) == 0
    assert json.loads(capsys.readouterr().out)["answers"] == 2
    assert main([*words, "list", *who, "--json"]) == 0
    (line,) = json.loads(capsys.readouterr().out)["surveys"]
    assert (line["moment"], line["status"]) == ("T0", "klaar")
    for word in ("export", "analyse"):
        assert main([*words, word, str(tmp_path / f"{word}.xlsx"), "--form", FORM]) == 0
        assert (tmp_path / f"{word}.xlsx").is_file()
    answers.write_text('{"nobody": 1}', encoding="utf-8")
    assert main([*words, *take]) == 1
    assert "question_unknown" in capsys.readouterr().out


def test_a_coordinator_gives_a_reason_for_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(frame.PASSPHRASE_VARIABLE, PASSPHRASE)
    desk = fresh_desk(tmp_path / "co", COORDINATOR)
    person = add_person(desk)
    wanted = survey_taking.Wanted(person, FORM, "T0")
    survey_taking.take(desk, wanted=wanted, answers={"MOB": "3"})
    close_desk(desk)
    words = ["--data-dir", str(tmp_path / "co"), "survey", "export", str(tmp_path / "a.xlsx"), "--form", FORM]
    assert main(words) == 1
    assert capsys.readouterr().err.strip().endswith("Give --reason TEXT.")
    assert main([*words, "--reason", "asked by the researchers"]) == 0
    desk = open_desk(tmp_path / "co", PASSPHRASE)
    with desk.store.read() as reader:
        (line,) = lines_of(reader.connection, "sheets_export")
    close_desk(desk)
    assert line.detail.endswith("reason=asked by the researchers")
