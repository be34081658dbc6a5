# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The installer's script agrees with the frozen program, with the page for IT, and with itself; so do the workflows."""

import re

from ensure_desk.system.i18n import LANGUAGES
from ensure_desk.system.paths import default_data_dir
from tests.architecture.source import ROOT

SCRIPT = (ROOT / "build" / "windows" / "installer.nsi").read_text(encoding="utf-8")
SPEC = (ROOT / "build" / "installer.spec").read_text(encoding="utf-8")
IT_PAGE = (ROOT / "docs" / "it-deployment.md").read_text(encoding="utf-8")


def defined(name: str) -> str:
    found = re.search(rf'^!define {name} "([^"]*)"', SCRIPT, re.M)
    assert found
    return found[1]


def test_every_sentence_is_there_in_every_language() -> None:
    told = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", SCRIPT, re.M)
    names = {name for name, _ in told}
    assert names
    assert sorted(told) == sorted((name, lang) for name in names for lang in ("DUTCH", "FRENCH", "ENGLISH"))
    assert len(LANGUAGES) == 3
    assert names == set(re.findall(r"\$\(([A-Z]+\d*)\)", SCRIPT))


def test_it_packs_the_names_that_the_program_is_built_with() -> None:
    assert f'contents_directory="{defined("PARTS")}"' in SPEC
    name = re.search(r'^NAME = "([^"]+)"', SPEC, re.M)
    assert name
    assert (defined("CONSOLE"), defined("WINDOW")) == (f"{name[1]}.exe", f"{name[1]}-window.exe")


def test_the_data_lie_where_it_says_and_never_among_the_program() -> None:
    assert defined("DATA") == rf"%LOCALAPPDATA%\{default_data_dir().name}"
    assert not re.search(r"^\s*(RMDir|Delete)\b(?!.*\$(INSTDIR|SMPROGRAMS|DESKTOP))", SCRIPT, re.M)
    assert not re.search(r'RMDir /r "\$INSTDIR"', SCRIPT)


def test_the_page_for_it_tells_every_exit_code_and_every_word() -> None:
    codes = set(re.findall(r"(?:REFUSE|SetErrorLevel) (\d)", SCRIPT))
    assert codes
    assert codes <= set(re.findall(r"^\| (\d) \|", IT_PAGE, re.M))
    for word in ("/S", "/NODESKTOP", "/ALLUSERS", "/D="):
        assert word in IT_PAGE


def test_workflows_use_only_what_is_pinned() -> None:
    files = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    used = [line for file in files for line in re.findall(r"uses: (.+)", file.read_text(encoding="utf-8"))]
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", line) for line in used)
