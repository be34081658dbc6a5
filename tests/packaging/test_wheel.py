# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A built package carries what the program reads at run time."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

PARTS = ("src", "docs", "resources", "translations", "LICENSES", "pyproject.toml", "setup.py", "README.md")


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The files in a wheel, built in a copy of the checkout."""
    tree = tmp_path_factory.mktemp("tree")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(
                ROOT / part, tree / part, ignore=shutil.ignore_patterns("*.egg-info", "*.mo", "__pycache__")
            )
        else:
            shutil.copy(ROOT / part, tree)
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check", "-q"]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, "-w", "dist", "."], cwd=tree, check=True)
    (wheel,) = Path(tree / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.mark.slow
def test_every_resource_is_in_the_package(names: list[str]) -> None:
    wanted = [path.relative_to(ROOT) for path in (ROOT / "resources").rglob("*") if path.is_file()]
    assert wanted
    assert not [str(path) for path in wanted if f"ensure_desk/share/{path.as_posix()}" not in names]


@pytest.mark.slow
def test_the_manual_is_in_the_package_with_its_pictures(names: list[str]) -> None:
    folders = [ROOT / "docs" / "manual", ROOT / "docs" / "pictures" / "manual"]
    wanted = [path.relative_to(ROOT).as_posix() for folder in folders for path in folder.rglob("*.*")]
    assert wanted
    assert not [path for path in wanted if f"ensure_desk/share/{path}" not in names]


@pytest.mark.slow
def test_the_translations_are_in_the_package_compiled(names: list[str]) -> None:
    for language in ("fr", "en"):
        assert f"ensure_desk/share/translations/{language}/LC_MESSAGES/ensure_desk.mo" in names


@pytest.mark.slow
def test_the_package_offers_a_window_and_a_command(names: list[str]) -> None:
    assert any(name.endswith(".dist-info/entry_points.txt") for name in names)
    assert "ensure_desk/__main__.py" in names
