# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""History, undo, redo, receipt and matrix from the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ensure_desk.__main__ import main
from ensure_desk.cli import main as frame
from tests.services.handoff_parts import fill, paired_region, send
from tests.support import PASSPHRASE

Ask = Callable[..., Any]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Ask a desk something; returns what it answers in JSON."""
    monkeypatch.setenv(frame.PASSPHRASE_VARIABLE, PASSPHRASE)
    with paired_region(tmp_path) as region:
        fill(region.lier, 2)
        send(region.lier, tmp_path / "a.xlsx")

    def asked(desk: str, *words: str, code: int = 0) -> Any:
        assert main(["--data-dir", str(tmp_path / desk), "--json", *words]) == code
        return json.loads(capsys.readouterr().out)

    return asked


def test_a_package_is_taken_back_applied_again_and_acknowledged(ask: Ask, tmp_path: Path) -> None:
    path, receipt = str(tmp_path / "a.xlsx"), str(tmp_path / "r.xlsx")
    ask("co", "import", path)
    (line,) = ask("co", "history")["packages"]
    package, state = line["package_id"], ask("co", "state-hash")
    assert (line["can_undo"], line["signature"], line["counts"]["new"]) == (True, "valid", 10)
    trial = ask("co", "undo", package, "--dry-run")
    assert trial["dry_run"]
    assert trial["undone"]["new"] == 10
    assert ask("co", "undo", package)["undone"]["new"] == 10
    assert ask("co", "import", path)["files"][0]["undone"] == package
    assert ask("co", "undo", package, code=1)["error"] == "undo_done_before"
    assert ask("co", "redo", package)["redone"]["new"] == 10
    assert ask("co", "state-hash") == state
    assert ask("co", "receipt", package, receipt)["receipt"]["counts"]["new"] == 10
    assert ask("lier", "import", receipt)["changes"] == 0
    sent = next(p for p in ask("lier", "history")["packages"] if p["direction"] == "out")
    assert sent["receipts"][0]["name"] == "Rik Peeters"


def test_the_matrix_has_twelve_rows_and_the_months_asked_for(ask: Ask, tmp_path: Path) -> None:
    ask("co", "import", str(tmp_path / "a.xlsx"))
    told = ask("co", "matrix", "--months", "3")
    assert (len(told["rows"]), len(told["months"])) == (12, 3)
    assert {len(row["cells"]) for row in told["rows"]} == {3}


def test_a_coordinator_takes_nothing_back_for_everyone(ask: Ask, tmp_path: Path) -> None:
    ask("co", "import", str(tmp_path / "a.xlsx"))
    package = ask("co", "history")["packages"][0]["package_id"]
    assert ask("co", "undo", package, "--for-everyone", code=1)["error"] == "undo_spread_at_offices"
    assert ask("co", "redo", package, code=1)["error"] == "redo_nothing"
