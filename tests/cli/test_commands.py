# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line from outside: words in, lines or JSON and an exit code out."""

import json
from pathlib import Path
from typing import Any

import pytest

from ensure_desk.__main__ import main
from ensure_desk.bootstrap import close_desk
from ensure_desk.cli import main as frame
from ensure_desk.storage.slot import ArgonCost
from tests.support import PASSPHRASE, add_person, fresh_desk


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault with one person, and its passphrase in the environment."""
    monkeypatch.setenv(frame.PASSPHRASE_VARIABLE, PASSPHRASE)
    desk = fresh_desk(tmp_path / "desk")
    add_person(desk)
    close_desk(desk)
    return tmp_path / "desk"


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_people_are_listed_for_people_and_for_programs(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", str(folder), "people", "list"]) == 0
    assert "Benhaddou, Samira" in capsys.readouterr().out
    assert main(["people", "list", "--data-dir", str(folder), "--json"]) == 0
    assert told(capsys)["rows"][0]["dossier_number"] == "BOR-2026-A001"


def test_a_person_is_added_and_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--data-dir", str(folder), "--json", "people"]
    added = ["add", "--last-name", "Aydin", "--first-name", "Yusuf", "--birth-date", "3/4/1976"]
    assert main([*words, *added, "--phone", "0451 12 34 56"]) == 0
    number = told(capsys)["dossier_number"]
    assert main([*words, "show", number]) == 0
    values = told(capsys)["records"][0]["values"]
    assert (values["birth_date"], values["mobile"]) == ("1976-04-03", "0451123456")


def test_a_refusal_is_a_sentence_and_code_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(folder), "people", "add", "--last-name", "Aydin"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert main(["--data-dir", str(folder), "--json", "people", "show", "nobody-here"]) == 1
    assert told(capsys)["error"] == "record_not_found"


def test_wrong_usage_is_code_two(folder: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--data-dir", str(folder), "people", "dance"])
    assert stop.value.code == 2


@pytest.mark.logs_warnings
def test_a_bug_is_one_line_without_its_values_and_code_three(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> int:
        raise ValueError("Benhaddou")

    monkeypatch.setattr("ensure_desk.cli.people.run", break_down)
    assert main(["--data-dir", str(folder), "people", "list"]) == 3
    assert capsys.readouterr().err == ("Something went wrong in the program (ValueError). See the log.\n")
    log = (folder / "log" / "ensure-desk.log").read_text(encoding="utf-8")
    assert "break_down" in log
    assert "Benhaddou" not in log


def test_a_vault_is_made_and_its_recovery_key_shown_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ensure_desk.storage.keyfile.ArgonCost", lambda: ArgonCost(8, 1, 1))
    secret = tmp_path / "secret"
    secret.write_text("drie woorden hier\n")
    words = ["--data-dir", str(tmp_path / "v"), "--passphrase-file", str(secret), "--json"]
    init = ["init", "--role", "counsellor", "--municipality", "Lier", "--name", "An"]
    assert main([*words, *init]) == 0
    assert told(capsys)["recovery_key"].count("-") == 8
    assert main([*words, "check"]) == 0
    assert told(capsys)["clean"] is True
    assert main([*words, *init]) == 1
    assert told(capsys)["error"] == "vault_exists"


def test_a_municipality_outside_the_twelve_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(frame.PASSPHRASE_VARIABLE, PASSPHRASE)
    init = ["init", "--role", "counsellor", "--municipality", "Gent", "--name", "An", "--json"]
    assert main(["--data-dir", str(tmp_path / "v"), *init]) == 1
    assert told(capsys)["error"] == "municipality_unknown"
    assert not (tmp_path / "v").exists()


def test_a_backup_is_made_listed_and_restored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--data-dir", str(folder), "--json"]
    assert main([*words, "backup"]) == 0
    name = told(capsys)["name"]
    assert main([*words, "people", "add", "--last-name", "Na", "--first-name", "Backup"]) == 0
    capsys.readouterr()
    assert main([*words, "restore"]) == 0
    assert [b["name"] for b in told(capsys)] == [name]
    assert main([*words, "restore", name]) == 0
    capsys.readouterr()
    assert main([*words, "people", "list"]) == 0
    assert told(capsys)["total"] == 1


def test_without_a_passphrase_nothing_opens(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(frame.PASSPHRASE_VARIABLE)
    monkeypatch.setattr("sys.stdin", None)
    assert main(["--data-dir", str(folder), "check", "--json"]) == 1
    assert told(capsys)["error"] == "passphrase_not_given"


def test_every_command_is_described_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    for words in frame._GROUPS.values():
        assert all(word in said for word in words)
