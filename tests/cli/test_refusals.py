# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes wrong on the command line: one sentence that names the place, and the right exit code."""

import io
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from ensure_desk.__main__ import main
from ensure_desk.bootstrap import close_desk
from ensure_desk.cli import main as frame
from ensure_desk.cli.output import Out, counted
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.registers import Register, Write
from ensure_desk.services.desk import Desk
from ensure_desk.storage import carry
from tests.services.test_conflicts import ELSEWHERE, LATER
from tests.support import COORDINATOR, PASSPHRASE, add_person, fresh_desk

Said = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault without people, and its passphrase in the environment."""
    monkeypatch.setenv(frame.PASSPHRASE_VARIABLE, PASSPHRASE)
    close_desk(fresh_desk(tmp_path / "desk"))
    return tmp_path / "desk"


@pytest.fixture
def coordinator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A coordinator's vault with one person of whom the name is known."""
    monkeypatch.setenv(frame.PASSPHRASE_VARIABLE, PASSPHRASE)
    desk = fresh_desk(tmp_path / "co", COORDINATOR)
    add_person(desk)
    add_person(desk, first_name="Yusuf")
    close_desk(desk)
    return tmp_path / "co"


def refused(said: Said, folder: Path, *words: str, code: int = 1) -> Any:
    assert main(["--data-dir", str(folder), "--json", *words]) == code
    return json.loads(said.readouterr().out)


class Broken(io.StringIO):
    """A reader that has gone, or a disk that is full."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def write(self, text: str) -> int:
        raise self.error


def test_a_reader_that_goes_away_stops_nothing() -> None:
    out = Out(stream=Broken(BrokenPipeError(32, "gone")))
    out.line("one")
    out.line("two")
    out.flush()


def test_a_full_output_is_told_when_the_work_is_done() -> None:
    out = Out(stream=Broken(OSError(28, "full")))
    out.line("one")
    with pytest.raises(OSError, match="standard output"):
        out.flush()
    out.flush()


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (PermissionError(13, "no", "/some/where"), "path_not_allowed"),
        (OSError(30, "no", "/some/where"), "path_read_only"),
        (OSError(28, "no", "/some/where"), "disk_full"),
        (NotADirectoryError(20, "no", "/some/where"), "path_not_a_folder"),
        (OSError(999, "strange", "/some/where"), "path_failing"),
    ],
)
def test_a_fault_of_a_disk_names_the_path(
    folder: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch, error: OSError, name: str
) -> None:
    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr("ensure_desk.cli.people.run", fail)
    told = refused(capsys, folder, "people", "list")
    assert told["error"] == name
    assert "/some/where" in told["message"]


def test_a_file_in_the_way_is_named(folder: Path, tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "file").touch()
    told = refused(capsys, tmp_path / "file", "init", "--role", "coordinator", "--name", "An")
    assert (told["error"], str(tmp_path / "file") in told["message"]) == ("path_not_a_folder", True)
    told = refused(capsys, tmp_path / "none", "people", "list")
    assert (told["error"], str(tmp_path / "none") in told["message"]) == ("vault_absent", True)
    shutil.rmtree(folder / "log", ignore_errors=True)
    (folder / "log").touch()
    assert main(["--data-dir", str(folder), "people", "list"]) == 0


@pytest.mark.parametrize(
    "words",
    [
        ("pair", "--make-for", "Lier", "--sheet-code", "ABC"),
        ("pair", "--make-for", "Lier", "x.pair"),
        ("pair", "--code", "ABC"),
        ("pair", "x.pair"),
        ("people", "show"),
        ("people", "list", "--limit", "0"),
        ("init", "--role", "counsellor", "--name", "An"),
        ("conflicts", "choose", "person/1/mobile"),
        ("duplicates", "merge", "LIE-2026-A001"),
        ("init", "--role", "coordinator", "--name", "An", "--municipality", "Lier"),
        ("erase", "LIE-2026-A001"),
        ("matrix", "--months", "0"),
        ("training", "make", "--title", "Fietsen", "--themes", "mobiliteit"),
    ],
)
def test_words_that_lack_something_are_wrong_use(
    tmp_path: Path, capsys: Said, words: tuple[str, ...]
) -> None:
    told = refused(capsys, tmp_path / "none", *words, code=2)
    assert told["error"] == "usage"


@pytest.mark.parametrize(
    "words",
    [
        ("demo", "out", "--people", "-5"),
        ("demo", "out", "--offices", "0"),
        ("init", "--role", "coordinator", "--name", "An", "--letter", "7"),
        ("init", "--role", "coordinator", "--name", "An", "--letter", "AB"),
        ("shots", "out", "--size", "1920"),
    ],
)
def test_values_outside_their_range_are_wrong_use(words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(list(words))
    assert stop.value.code == 2


def test_pairing_refuses_who_is_unknown_and_says_what_comes_first(
    coordinator: Path, tmp_path: Path, capsys: Said
) -> None:
    target, code = str(tmp_path / "lier.pair"), "A" * 32
    make = ("pair", "--sheet-code", code, target, "--make-for")
    assert refused(capsys, coordinator, *make, "lier")["error"] == "organisation_missing"
    told = refused(capsys, coordinator, *make, "Gent")
    assert told["error"] == "municipality_unknown"
    assert "Heist-op-den-Berg" in told["message"]
    made = refused(capsys, coordinator, "pair", "--new-organisation", code=0)["pseudonym_code"]
    make = ("pair", "--sheet-code", made, target, "--make-for")
    assert refused(capsys, coordinator, *make, "LIER", code=0)["municipality"] == "Lier"
    gone = refused(capsys, coordinator, "pair", "--code", "X", str(tmp_path / "gone.pair"))
    assert gone["error"] == "file_not_found"


def test_a_coordinator_sees_names_that_are_known_and_how_many_follow(coordinator: Path, capsys: Said) -> None:
    assert main(["--data-dir", str(coordinator), "people", "list", "--limit", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "Benhaddou, " in lines[0]
    assert lines[-1].startswith("1 more")


def others_wrote(desk: Desk, person: str, *values: str, mine: bool) -> None:
    """Put values of other offices beside the phone number that is here, or in its place."""
    with desk.store.write(desk.actor) as writer:
        state = carry.states_of(writer, "person", [person])[person]
        live = dict(state["mobile"].live) if mine else {}
        live |= {f"their-{n}".ljust(16, "x"): Write(v, LATER, ELSEWHERE) for n, v in enumerate(values)}
        state["mobile"] = Register(live, state["mobile"].gone)
        writer.store_state(KIND["person"], person, state, hidden=False)


@pytest.mark.parametrize(("choice", "mine"), [("theirs", True), ("theirs", False), ("mine", False)])
def test_a_choice_that_is_not_clear_asks_for_the_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said, choice: str, mine: bool
) -> None:
    monkeypatch.setenv(frame.PASSPHRASE_VARIABLE, PASSPHRASE)
    desk = fresh_desk(tmp_path / "desk")
    person = add_person(desk, mobile="0451000001")
    others_wrote(desk, person, "0451000002", "0451000003", mine=mine)
    close_desk(desk)
    (conflict,) = refused(capsys, tmp_path / "desk", "conflicts", code=0)["conflicts"]
    choose = ("conflicts", "choose", conflict["id"], choice)
    told = refused(capsys, tmp_path / "desk", *choose)
    assert (told["error"], "--write" in told["message"]) == ("choice_not_clear", True)
    write = next(v["write_id"] for v in conflict["versions"] if v["text"] == "0451 00 00 03")
    refused(capsys, tmp_path / "desk", *choose, "--write", write, code=0)
    rows = refused(capsys, tmp_path / "desk", "people", "list", code=0)["rows"]
    assert rows[0]["phone"].replace(" ", "") == "0451000003"


def test_a_list_that_lacks_an_answer_for_all_rows_names_the_options(
    folder: Path, tmp_path: Path, capsys: Said
) -> None:
    table = tmp_path / "list.csv"
    table.write_text("Naam;Voornaam\nPeeters;Jan\nJanssens;An\n", encoding="utf-8")
    missing = ["--municipality NAME", "--referrer WORD", "--date DAY (of referral)"]
    assert refused(capsys, folder, "import-list", str(table))["missing"] == missing
    assert refused(capsys, folder, "import-list", str(table), "--dry-run", code=0)["missing"] == missing
    given = ("--municipality", "lier", "--referrer", "vdab", "--date", "1/6/2026")
    assert refused(capsys, folder, "import-list", str(table), *given, code=0)["stored"]["people"] == 2


def test_a_weak_passphrase_and_two_that_differ_are_refused(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    init = ("init", "--role", "coordinator", "--name", "An")
    monkeypatch.setenv(frame.PASSPHRASE_VARIABLE, "demo")
    assert refused(capsys, tmp_path / "v", *init)["error"] == "passphrase_weak"
    monkeypatch.delenv(frame.PASSPHRASE_VARIABLE)
    typed = iter(["drie woorden hier", "drie woorden daar"])
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    assert refused(capsys, tmp_path / "v", *init)["error"] == "passphrases_differ"
    assert not os.path.exists(tmp_path / "v")


def test_one_is_not_many() -> None:
    assert [counted(n, "package") for n in (0, 1, 2)] == ["0 packages", "1 package", "2 packages"]
    assert counted(2, "person", "people") == "2 people"


def test_a_place_without_a_screen_is_told_in_a_sentence(
    capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == 1
    assert "no screen" in capsys.readouterr().err


def test_a_questionnaire_is_refused_in_english_and_by_its_name(
    coordinator: Path, tmp_path: Path, capsys: Said
) -> None:
    told = refused(capsys, coordinator, "questionnaire", "withdraw", "vragen", "9")
    assert told["error"] == "questionnaire_not_published"
    told = refused(capsys, coordinator, "survey", "export", str(tmp_path / "x.xlsx"), "--form", "vragen")
    assert "vragen is" in told["message"]
    (tmp_path / "x.csv").write_text("a,b", encoding="utf-8")
    told = refused(capsys, coordinator, "questionnaire", "check", str(tmp_path / "x.csv"))
    assert "Er is" not in str(told)


def test_a_referrer_may_stand_in_capitals(folder: Path) -> None:
    named = ("--last-name", "Aydin", "--first-name", "Leyla", "--municipality", "Lier")
    assert main(["--data-dir", str(folder), "people", "add", *named, "--referrer", "OCMW"]) == 0


def test_figures_are_told_in_english_and_of_a_municipality_that_exists(folder: Path, capsys: Said) -> None:
    assert (
        refused(capsys, folder, "figures", "show", "--municipality", "Gent")["error"]
        == "municipality_unknown"
    )
    assert main(["--data-dir", str(folder), "figures", "show", "--municipality", "lier"]) == 0
    assert "in de periode" not in capsys.readouterr().out
