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


def test_who_removes_it_reads_in_every_language_and_in_the_log_where_the_data_stay() -> None:
    for name in ("READY", "KEEPS", "KEPT"):
        told = re.findall(rf'^LangString {name} .*"(.*)"$', SCRIPT, re.M)
        assert len(told) == 3
        assert all("$Data" in sentence for sentence in told)
    assert re.search(r'Function un\.onUninstSuccess\n\s*!insertmacro NOTE 0 "\$\(KEPT\)"', SCRIPT)
    assert SCRIPT.count('StrCpy $Data "${DATA}"') == 2
    assert r'StrCpy $Data "$LOCALAPPDATA\${TITLE}"' in SCRIPT


def test_every_refusal_is_logged() -> None:
    refuse = re.search(r"!macro REFUSE CODE TEXT\n(.*?)!macroend", SCRIPT, re.S)
    assert refuse
    assert "!insertmacro NOTE ${CODE}" in refuse[1]
    assert re.findall(r"!insertmacro NOTE (\d)", SCRIPT) == ["0", "8", "0"]


def test_the_page_for_it_tells_every_exit_code_and_every_word() -> None:
    codes = set(re.findall(r"(?:REFUSE|SetErrorLevel) (\d)", SCRIPT))
    assert codes
    assert codes <= set(re.findall(r"^\| (\d) \|", IT_PAGE, re.M))
    for word in ("/S", "/NODESKTOP", "/ALLUSERS", "/LOG=", "/D="):
        assert word in IT_PAGE


def test_what_is_packed_is_written_as_the_compiler_of_windows_reads_it() -> None:
    """It takes a path apart at backslashes alone; the one for Linux knows both."""
    assert re.findall(r'^\s*File .*"(.+)"', SCRIPT, re.M) == [r"${PAYLOAD}\*"]


def test_git_for_windows_leaves_the_ends_of_lines_alone() -> None:
    assert "* text=auto eol=lf" in (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()


def test_workflows_use_only_what_is_pinned() -> None:
    files = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    used = [line for file in files for line in re.findall(r"uses: (.+)", file.read_text(encoding="utf-8"))]
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", line) for line in used)
