# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may import whom: the contracts hold, and they break when somebody breaks them."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, SRC

HOMES = {"qt": {"ui"}, "sql": {"storage"}, "workbooks": {"gate", "exchange", "surveys"}}


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on a tree of its own."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=tree,
        env=environment,
        capture_output=True,
        text=True,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the source in which a test may do harm."""
    shutil.copytree(
        SRC / "ensure_desk", tmp_path / "src" / "ensure_desk", ignore=shutil.ignore_patterns("*.pyc")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(tree: Path, module: str, code: str) -> None:
    file = tree / "src" / "ensure_desk" / module
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(code, encoding="utf-8")


def test_the_contracts_hold(tree: Path) -> None:
    result = lint(tree)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "code", "contract"),
    [
        ("domain/planted.py", "import PySide6\n", "PySide6 lives in ui only BROKEN"),
        ("services/planted.py", "def f():\n    import sqlalchemy\n", "SQL lives in storage only BROKEN"),
        ("domain/planted.py", "def f():\n    import ensure_desk.storage\n", "do not see each other BROKEN"),
        ("exchange/planted.py", "import ensure_desk.storage\n", "do not see each other BROKEN"),
        ("ui/planted.py", "import openpyxl\n", "gate, exchange and surveys only BROKEN"),
    ],
    ids=["qt below ui", "hidden sql in services", "hidden import upwards", "sibling", "workbook in ui"],
)
def test_a_planted_violation_breaks_its_contract(tree: Path, module: str, code: str, contract: str) -> None:
    plant(tree, module, code)
    result = lint(tree)
    assert result.returncode == 1
    assert contract in " ".join(result.stdout.split())


def test_pages_that_know_each_other_break_their_contract(tree: Path) -> None:
    plant(tree, "ui/pages/planted_one/__init__.py", '"""One."""\n')
    plant(tree, "ui/pages/planted_two/__init__.py", "import ensure_desk.ui.pages.planted_one\n")
    result = lint(tree)
    assert result.returncode == 1
    assert "Pages are islands BROKEN" in result.stdout


def test_every_package_stands_in_every_contract_but_its_own() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    folders = [path for path in (SRC / "ensure_desk").iterdir() if path.name != "__pycache__"]
    packages = {path.stem for path in folders} - {"__init__", "share"}
    for contract in contracts:
        if contract["id"] in HOMES:
            named = {name.removeprefix("ensure_desk.") for name in contract["source_modules"]}
            assert packages - named == HOMES[contract["id"]] & packages, contract["id"]
