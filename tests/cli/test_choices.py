# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Duplicates and conflicts from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from ensure_desk.__main__ import main
from ensure_desk.bootstrap import close_desk
from ensure_desk.cli import main as frame
from tests.services.handoff_parts import edit_cell, fill, paired_region, send
from tests.services.test_conflicts import written_elsewhere
from tests.support import PASSPHRASE, add_person, fresh_desk


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault with one person twice, and two phone numbers for one of them."""
    monkeypatch.setenv(frame.PASSPHRASE_VARIABLE, PASSPHRASE)
    desk = fresh_desk(tmp_path / "desk")
    person = add_person(desk, birth_date="1976-04-03", mobile="0451000001")
    add_person(desk, birth_date="1976-04-03", last_name="Ben Haddou")
    written_elsewhere(desk, person, "mobile", "0451000002")
    close_desk(desk)
    return tmp_path / "desk"


def ask(capsys: pytest.CaptureFixture[str], folder: Path, *words: str, code: int = 0) -> Any:
    assert main(["--data-dir", str(folder), "--json", *words]) == code
    return json.loads(capsys.readouterr().out)


def test_duplicates_are_listed_and_decided_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (couple,) = ask(capsys, folder, "duplicates")["couples"]
    numbers = [couple[side]["dossier_number"] for side in ("one", "other")]
    for act, verdict in (("merge", "ja"), ("not-same", "nee"), ("unmerge", "")):
        assert ask(capsys, folder, "duplicates", act, *numbers)["changed"]
        assert ask(capsys, folder, "duplicates")["couples"][0]["verdict"] == verdict
    refused = ask(capsys, folder, "duplicates", "merge", numbers[0], "LIE-1999-A001", code=1)
    assert refused["error"] == "record_not_found"
    assert main(["--data-dir", str(folder), "duplicates", "merge", numbers[0]]) == 2


def test_conflicts_are_listed_and_chosen_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (conflict,) = ask(capsys, folder, "conflicts")["conflicts"]
    assert {v["text"] for v in conflict["versions"]} == {"0451 00 00 01", "0451 00 00 02"}
    ask(capsys, folder, "conflicts", "choose", conflict["id"], "theirs")
    assert ask(capsys, folder, "conflicts")["conflicts"] == []
    assert (
        ask(capsys, folder, "conflicts", "choose", conflict["id"], "mine", code=1)["error"] == "conflict_gone"
    )
    assert main(["--data-dir", str(folder), "conflicts", "choose"]) == 2


def test_rows_with_faults_are_saved_beside_the_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(frame.PASSPHRASE_VARIABLE, PASSPHRASE)
    with paired_region(tmp_path) as region:
        fill(region.lier, 2)
        package = send(region.lier, tmp_path / "p.xlsx")
    edit_cell(package, "Deelnemers", "gender", 0, "tja")
    errors = tmp_path / "fouten.xlsx"
    told = ask(capsys, tmp_path / "co", "import", str(package), "--errors", str(errors), "--dry-run")
    assert told["totals"]["refused"] == 1
    again = ask(capsys, tmp_path / "co", "import", str(errors), "--dry-run")
    assert (again["totals"]["new"], again["totals"]["refused"]) == (1, 1)
