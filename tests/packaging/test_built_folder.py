# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What lies in the folder that `make app` built: everything the program reads at run time, and nothing strange."""

import gettext
import os
import subprocess
from pathlib import Path

import orjson
import pytest
from PySide6.QtSvg import QSvgRenderer

from ensure_desk.services.questionnaires import SHIPPED
from ensure_desk.surveys.publish import MEMORY, SECONDS
from ensure_desk.surveys.worker import WORD
from ensure_desk.surveys.xform import read_form
from ensure_desk.system.i18n import LANGUAGES
from tests.architecture.source import ROOT
from tools.app import MOST_MB, PROGRAM, SUFFIX, size_mb

FILES = PROGRAM / "ensure-desk-files"
CONSOLE = PROGRAM / f"ensure-desk{SUFFIX}"


def _is_of_these_sources() -> bool:
    if not CONSOLE.is_file() or os.environ.get("ENSURE_DESK_JUST_BUILT"):
        return CONSOLE.is_file()
    sources = (
        file for part in ("src", "resources", "translations") for file in (ROOT / part).rglob("*.[psx]*")
    )
    return all(
        f.stat().st_mtime <= CONSOLE.stat().st_mtime for f in sources if f.suffix not in (".pyc", ".po")
    )


pytestmark = pytest.mark.skipif(not _is_of_these_sources(), reason="`make app` did not build these sources")


@pytest.mark.parametrize("part", ["resources", "docs/manual", "docs/pictures/manual"])
def test_everything_to_read_and_to_see_lies_there_as_it_is(part: str) -> None:
    wanted = [file for file in (ROOT / part).rglob("*") if file.is_file()]
    assert wanted
    for file in wanted:
        assert (FILES / file.relative_to(ROOT)).read_bytes() == file.read_bytes()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_questionnaire_opens_and_its_workbook_goes_through_the_child(name: str) -> None:
    folder = FILES / "resources" / "questionnaires"
    form = read_form((folder / f"{name}.xml").read_bytes())
    request = {"kind": "xlsx", "name": name, "memory": MEMORY, "seconds": SECONDS}
    asked = orjson.dumps(request) + b"\n" + (folder / f"{name}.xlsx").read_bytes()
    told = subprocess.run([CONSOLE, WORD], input=asked, capture_output=True, check=True, timeout=120).stdout
    answer = orjson.loads(told)
    assert (answer["error"], answer["failed"]) == ("", "")
    assert read_form(answer["xform"]).form_id == form.form_id


def test_every_icon_is_a_drawing() -> None:
    icons = list((FILES / "resources" / "icons").glob("*.svg"))
    assert icons
    assert not [icon.name for icon in icons if not QSvgRenderer(str(icon)).isValid()]


def test_every_language_has_its_words_ours_and_those_of_qt() -> None:
    for language in LANGUAGES[1:]:
        with (FILES / "translations" / language / "LC_MESSAGES" / "ensure_desk.mo").open("rb") as stream:
            assert gettext.GNUTranslations(stream).gettext("Er ging iets mis.") != "Er ging iets mis."
    assert {file.name for file in FILES.rglob("qtbase_*.qm")} == {f"qtbase_{code}.qm" for code in LANGUAGES}


def test_the_licences_of_all_that_came_along_lie_there() -> None:
    there = {path.name.lower() for path in (FILES / "LICENSES").iterdir()}
    assert {
        "eupl-1.2.txt",
        "qt-lgpl-3.0.txt",
        "sqlalchemy",
        "openpyxl",
        "cryptography",
        "sqlcipher3",
    } <= there


def test_nothing_of_the_workshop_and_no_unused_part_of_qt_came_along() -> None:
    names = {file.name.lower() for file in PROGRAM.rglob("*")}
    for strange in ("pytest", "hypothesis", "lxml", "numpy", "pil", "tkinter", "odk_validate", "babel"):
        assert strange not in names
    for part in ("Qml", "Quick", "Network", "Pdf", "WebEngine", "VirtualKeyboard", "Wayland"):
        assert not [name for name in names if f"qt6{part.lower()}" in name]


def test_it_keeps_within_its_size() -> None:
    assert size_mb(PROGRAM) <= MOST_MB


def test_the_command_line_answers_in_any_folder(tmp_path: Path) -> None:
    told = subprocess.run(
        [CONSOLE, "--help"], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60
    )
    assert "self-test" in told.stdout
