# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the command line says where there is nothing, where something lacks, and in whose words."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ensure_desk.__main__ import main
from ensure_desk.bootstrap import close_desk
from ensure_desk.cli import main as frame
from ensure_desk.cli.sheets import sheet_in_english
from ensure_desk.services import training_lists
from tests.services.training_parts import a_training, enrolled
from tests.support import PASSPHRASE, fresh_desk

Said = pytest.CaptureFixture[str]
Words = Callable[..., tuple[int, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault without people, and its passphrase in the environment."""
    monkeypatch.setenv(frame.PASSPHRASE_VARIABLE, PASSPHRASE)
    close_desk(fresh_desk(tmp_path / "desk"))
    return tmp_path / "desk"


@pytest.fixture
def words(folder: Path, capsys: Said) -> Words:
    """Return a way to say words and hear the exit code and what was told, as lines."""

    def say(*said: str) -> tuple[int, str]:
        code = main(["--data-dir", str(folder), *said])
        heard = capsys.readouterr()
        return code, (heard.out + heard.err).strip()

    return say


def test_an_empty_list_says_so(words: Words) -> None:
    assert words("training", "list") == (0, "No trainings found.")
    code, told = words("session", "list", "--first", "2026-12-01", "--last", "2026-12-31")
    assert (code, told) == (0, "No sessions from 2026-12-01 to 2026-12-31.")


@pytest.mark.parametrize(("option", "value"), [("--every", "0"), ("--every", "-2"), ("--times", "0")])
def test_a_series_needs_whole_numbers_from_one(words: Words, option: str, value: str) -> None:
    given = {"--day": "2026-12-01", "--times": "3", option: value}
    series = [part for pair in given.items() for part in pair]
    code, told = words("session", "series", "T-LIE-26A01", *series)
    assert (code, told) == (2, f"ensure-desk session: {option} takes a number from 1.")


def test_a_backup_is_made_where_the_second_folder_is_away(words: Words, tmp_path: Path) -> None:
    code, told = words("backup", "--second-folder", str(tmp_path / "stick"))
    assert code == 1
    made, away = told.splitlines()
    assert made.startswith("Backup ")
    assert away == f"{tmp_path / 'stick'} is no folder within reach: there is no copy there."


def test_the_matrix_is_the_coordinators(words: Words) -> None:
    assert words("matrix") == (1, "This overview is the coordinator's: packages come together there.")


def test_sheets_are_named_in_english_whoever_made_them(words: Words, tmp_path: Path) -> None:
    assert sheet_in_english("Deelnemers") == sheet_in_english("Participants") == "Participants"
    assert sheet_in_english("Eigen blad") == "Eigen blad"


def test_presence_at_a_session_to_come_is_refused_and_a_word_beforehand_is_not(
    words: Words, folder: Path, capsys: Said
) -> None:
    desk = fresh_desk(folder.with_name("other"))
    made, _sessions = a_training(desk, "2090-11-24")
    enrolled(desk, made, "Aydin")
    code = training_lists.training(desk, training_id=made).line.code
    close_desk(desk)
    session = f"{code}/2090-11-24"
    there = ["--data-dir", str(desk.data_dir)]

    def take(*codes: str) -> int:
        return main([*there, "attendance", "take", session, *codes])

    assert main([*there, "--json", "attendance", "show", session]) == 0
    number = json.loads(capsys.readouterr().out)["rows"][0]["dossier_number"]
    for mark in ("A", "L:20", "V", "O"):
        assert take("--codes", f"{number}={mark}") == 1
        assert "24/11/2090" in capsys.readouterr().err
    assert take("--rest-present") == 1
    assert take("--codes", f"{number}=U") == 0
