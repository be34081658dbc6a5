# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rights of a person from the command line."""

from pathlib import Path

import pytest

from ensure_desk.__main__ import main
from ensure_desk.bootstrap import close_desk, open_desk
from ensure_desk.cli import main as frame
from tests.support import PASSPHRASE, add_person, fresh_desk


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault with one person, and its passphrase in the environment."""
    monkeypatch.setenv(frame.PASSPHRASE_VARIABLE, PASSPHRASE)
    desk = fresh_desk(tmp_path / "desk")
    add_person(desk)
    close_desk(desk)
    return tmp_path / "desk"


def test_everything_about_a_person_is_a_workbook_and_a_text(folder: Path, tmp_path: Path) -> None:
    assert main(["--data-dir", str(folder), "access", "BOR-2026-A001", str(tmp_path / "new")]) == 0
    text = (tmp_path / "new" / "inzage BOR-2026-A001.txt").read_text(encoding="utf-8")
    assert "Benhaddou" in text
    assert (tmp_path / "new" / "inzage BOR-2026-A001.xlsx").exists()


def test_what_is_over_its_term_is_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = open_desk(folder, PASSPHRASE)
    with desk.store.write(desk.actor) as writer:
        (person,) = writer.all("person")
        (referral,) = writer.children("referral", person.id)
        writer.update("referral", referral.id, {"referral_date": "2015-01-05"})
    close_desk(desk)
    assert main(["--data-dir", str(folder), "retention", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "BOR-2026-A001   2020-01-05  dossier  2015-01-05",
        "1 line",
    ]
