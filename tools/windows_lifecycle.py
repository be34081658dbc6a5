# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The life of an installation, on Windows or Wine: `python -m tools.windows_lifecycle OLDER.exe NEWER.exe PICTURES`.

Install silently, self-test, upgrade, refuse while running, refuse where nothing can be written, uninstall; then in a
folder with strange letters, and for all users. It prints a line for each thing looked at. At last it is done as a
person does it, page by page, with a picture of each.
"""

import hashlib
import json
import re
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tools import windows_by_hand
from tools.windows_machine import Machine, this_machine, until

_KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\ENSURE Desk"
_FILES, _WINDOW, _CONSOLE = "ensure-desk-files", "ensure-desk-window.exe", "ensure-desk.exe"
_OF_A_WINDOW = shutil.ignore_patterns("window", "log")
_STRANGE = "Åsa Öst 日本 (a) & Co"


@dataclass
class Log:
    """What was looked at, and whether it was as it should be."""

    failed: list[str] = field(default_factory=list)

    def same(self, what: str, got: object, wanted: object) -> None:
        """Note that something should be so."""
        good = got == wanted
        print(
            f"{'PASS' if good else 'FAIL'} {what}: {got}" + ("" if good else f" instead of {wanted}"),
            flush=True,
        )
        if not good:
            self.failed.append(what)

    def timed(self, what: str, work: Callable[[], int], wanted: int) -> None:
        """Do something, and note its exit code and how long it took."""
        began = time.monotonic()
        code = work()
        self.same(f"{what} [{time.monotonic() - began:.1f} s]", code, wanted)


@dataclass(frozen=True)
class Stage:
    """Where it is played: the machine, the installers, and the folder where the program lands."""

    machine: Machine
    log: Log
    older: Path
    newer: Path
    pictures: Path

    @property
    def notes(self) -> Path:
        """Return the file in which the installers note what they did."""
        return self.machine.local / "Temp" / "installatie.log"

    @property
    def noting(self) -> str:
        """Return the word that asks for those notes."""
        return f"/LOG={self.machine.path(self.notes)}"

    def noted(self, words: str) -> bool:
        """Say whether these words stand in the last note."""
        notes = self.notes.read_text(encoding="utf-16") if self.notes.exists() else ""
        return words.casefold() in re.split(r"(?m)^\d{4}-\d\d-\d\d ", notes)[-1].casefold()

    @property
    def program(self) -> Path:
        """Return the folder of a plain installation."""
        return self.machine.local / "Programs" / "ENSURE Desk"

    @property
    def data(self) -> Path:
        """Return the person's data."""
        return self.machine.local / "ENSURE Desk"

    @property
    def shortcuts(self) -> tuple[Path, Path]:
        """Return this person's shortcuts: in the Start menu and on the desktop."""
        name, home = "ENSURE Desk.lnk", self.machine.local.parent.parent
        return home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs" / name, home / "Desktop" / name


def digest(folder: Path) -> dict[str, str]:
    """Return every file of a folder with what is in it."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files
    }


def self_test(stage: Stage, folder: Path, name: str, data: Path) -> None:
    """Run the self-test of an installed program and note every step."""
    data.mkdir(parents=True, exist_ok=True)
    report = data / f"{name}.json"
    words = ["--data-dir", stage.machine.path(data), "self-test", stage.machine.path(report)]
    stage.log.timed(f"self-test {name}", lambda: stage.machine.run(folder / name, *words)[0], 0)
    told = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {"steps": {}}
    for step, said in told["steps"].items():
        stage.log.same(f"  {step}", said, "ok")
    report.unlink(missing_ok=True)


def install(stage: Stage) -> None:
    """Install for this person, and look at what came."""
    log, machine = stage.log, stage.machine
    stage.notes.parent.mkdir(parents=True, exist_ok=True)
    log.timed("silent install", lambda: machine.run(stage.older, "/S", stage.noting)[0], 0)
    log.same("it is noted where the data will be", stage.noted(machine.path(stage.data)), True)
    log.same(
        "programs",
        sorted(f.name for f in stage.program.glob("*")),
        sorted([_FILES, _WINDOW, _CONSOLE, "uninstall.exe"]),
    )
    mine, everybody = rf"HKCU\{_KEY}", rf"HKLM\{_KEY}"
    log.same("a version is registered", bool(machine.registered(mine, "DisplayVersion")), True)
    quiet = machine.registered(mine, "QuietUninstallString").replace('"', "")
    log.same(
        "the quiet removal is registered", quiet.endswith(r"\Programs\ENSURE Desk\uninstall.exe /S"), True
    )
    log.same("nothing registered for others", machine.registered(everybody, "DisplayVersion"), "")
    log.same(
        "in the Start menu and on the desktop", [link.exists() for link in stage.shortcuts], [True, True]
    )
    size = int(machine.registered(mine, "EstimatedSize") or "0", 16)
    log.same(f"size registered ({size / 1024:.0f} MiB)", 50_000 < size < 150_000, True)


def keep_data(stage: Stage) -> dict[str, str]:
    """Make a vault with the installed program, and return what is in its folder."""
    secret = stage.machine.local / "Temp" / "wachtzin.txt"
    secret.parent.mkdir(parents=True, exist_ok=True)
    secret.write_text("vier woorden voor proef", encoding="utf-8")
    words = ["--passphrase-file", stage.machine.path(secret), "init", "--role", "counsellor"]
    words += ["--municipality", "Lier", "--name", "Łucja"]
    code, told = stage.machine.run(stage.program / _CONSOLE, *words)
    stage.log.same(
        "a vault is made in the person's own folder", (code, (stage.data / "vault.db").exists()), (0, True)
    )
    if code:
        print(told)
    return digest(stage.data)


def upgrade(stage: Stage, data: dict[str, str]) -> None:
    """Put the newer version over the older one."""
    log, machine = stage.log, stage.machine
    (stage.program / _FILES / "stale.dll").write_bytes(b"of an older version")
    (stage.program / "eigen.txt").write_text("of somebody else", encoding="utf-8")
    before = machine.registered(rf"HKCU\{_KEY}", "DisplayVersion")
    log.timed("upgrade", lambda: machine.run(stage.newer, "/S")[0], 0)
    log.same("the version changed", machine.registered(rf"HKCU\{_KEY}", "DisplayVersion") != before, True)
    log.same("stale files are gone", (stage.program / _FILES / "stale.dll").exists(), False)
    log.same("nothing was left aside", [f.name for f in stage.program.glob("*.old")], [])
    log.same("a file of somebody else stays", (stage.program / "eigen.txt").exists(), True)
    log.same("the data are untouched", digest(stage.data) == data, True)


def refuse(stage: Stage) -> None:
    """Refuse while the program runs, on a copy of the vault; nothing changes."""
    log, machine = stage.log, stage.machine
    before, work = digest(stage.program), machine.local / "Temp" / "open"
    shutil.copytree(stage.data, work, dirs_exist_ok=True, ignore=_OF_A_WINDOW)
    remover = Path(shutil.copy(stage.program / "uninstall.exe", work.with_name("remover.exe")))
    line = f"{machine.path(remover)} /S {stage.noting} _?={machine.path(stage.program)}"
    window = machine.start(stage.program / _WINDOW, "--data-dir", machine.path(work))
    try:
        log.same("the window opens", until((work / "window" / "vault.lock").exists, 120), True)
        until((work / "log").exists, 60)  # it begins with the first paint
        machine.picture(stage.pictures / "upgraded.png")
        log.timed("install while it runs", lambda: machine.run(stage.older, "/S", stage.noting)[0], 5)
        log.same("that is noted", stage.noted("(5)"), True)
        log.timed("uninstall while it runs", lambda: machine.run_line(line), 5)
        log.same("uninstall while it runs takes nothing", digest(stage.program) == before, True)
    finally:
        machine.tool("taskkill", "/IM", _WINDOW)
        if not until(lambda: window.poll() is not None, 30):
            machine.tool("taskkill", "/F", "/IM", _WINDOW)
        window.wait(60)


def fail(stage: Stage) -> None:
    """Refuse where nothing can be written, and put everything back when copying fails half-way."""
    log, machine = stage.log, stage.machine
    blocked = machine.local / "Temp" / "blocked"
    blocked.write_bytes(b"a file where a folder should be")
    before, line = digest(stage.program), f"{machine.path(stage.older)} /S /D={machine.path(blocked)}\\x"
    log.timed("install where no folder can be", lambda: machine.run_line(line), 8)
    blocked.unlink()
    log.same("nothing changed", digest(stage.program) == before, True)
    remover, aside = stage.program / "uninstall.exe", machine.local / "Temp" / "uninstall.exe"
    remover.rename(aside)
    remover.mkdir()
    before = digest(stage.program)
    log.timed("install that fails half-way", lambda: machine.run(stage.older, "/S")[0], 8)
    log.same("everything is back", digest(stage.program) == before, True)
    remover.rmdir()
    aside.rename(remover)
    half = machine.local / "Temp" / "half"
    (half / "uninstall.exe").mkdir(parents=True)
    line = f"{machine.path(stage.older)} /S /D={machine.path(half)}"
    log.timed("first install that fails half-way", lambda: machine.run_line(line), 8)
    log.same("it leaves nothing", [f.name for f in half.iterdir()], ["uninstall.exe"])
    shutil.rmtree(half)


def uninstall(stage: Stage, data: dict[str, str]) -> None:
    """Remove the program; the vault stays."""
    log, machine = stage.log, stage.machine
    log.timed("uninstall", lambda: machine.run(stage.program / "uninstall.exe", "/S", stage.noting)[0], 0)
    gone = until(lambda: not (stage.program / "uninstall.exe").exists(), 60)
    machine.settle()
    log.same(
        "only a file of somebody else is left",
        (gone, [f.name for f in stage.program.glob("*")]),
        (True, ["eigen.txt"]),
    )
    log.same("nothing is registered", machine.registered(rf"HKCU\{_KEY}", "DisplayVersion"), "")
    log.same("no shortcuts are left", [link.exists() for link in stage.shortcuts], [False, False])
    log.same("the vault is still there", digest(stage.data) == data, True)
    log.same("it is noted where", until(lambda: stage.noted(machine.path(stage.data)), 20), True)
    shutil.rmtree(stage.program)


def strange_folder(stage: Stage) -> None:
    """Install, try and remove in a folder with letters of other scripts and signs of the command line."""
    log, machine = stage.log, stage.machine
    folder = machine.local / "Temp" / _STRANGE / "ENSURE Desk"
    line = f"{machine.path(stage.newer)} /S /NODESKTOP /D={machine.path(folder)}"
    log.timed(
        "install in a strange folder",
        lambda: machine.run_line(line.replace("&", "^&") if machine.prefix else line),
        0,
    )
    self_test(stage, folder, _CONSOLE, folder.parent / "gegevens")
    machine.run(folder / "uninstall.exe", "/S")
    log.same("the strange folder is gone", until(lambda: not folder.exists(), 60), True)


def everybody(stage: Stage) -> None:
    """Install for all users, as IT does under Program Files."""
    log, machine = stage.log, stage.machine
    log.timed("install for all users", lambda: machine.run(stage.newer, "/S", "/ALLUSERS")[0], 0)
    place = machine.registered(rf"HKLM\{_KEY}", "InstallLocation")
    log.same("it is under Program Files", place, r"C:\Program Files\ENSURE Desk")
    folder = Path(place) if machine.prefix is None else machine.prefix / "drive_c/Program Files/ENSURE Desk"
    machine.run(folder / "uninstall.exe", "/S")
    log.same("and goes again", until(lambda: not folder.exists(), 60), True)
    machine.settle()
    log.same("nothing stays registered", machine.registered(rf"HKLM\{_KEY}", "InstallLocation"), "")


def too_old(stage: Stage) -> None:
    """Refuse a Windows that is too old, which only Wine can pretend to be."""
    if stage.machine.prefix is None:
        return
    stage.machine.tool("winecfg", "-v", "win81")
    stage.machine.settle()
    stage.log.timed("install on Windows 8.1", lambda: stage.machine.run(stage.older, "/S")[0], 7)
    stage.machine.tool("winecfg", "-v", "win10")
    stage.machine.settle()


def play(stage: Stage) -> None:
    """Play it all."""
    install(stage)
    self_test(stage, stage.program, _CONSOLE, stage.machine.local / "Temp" / "zelftest")
    self_test(stage, stage.program, _WINDOW, stage.machine.local / "Temp" / "zelftest")
    data = keep_data(stage)
    upgrade(stage, data)
    refuse(stage)
    fail(stage)
    uninstall(stage, data)
    strange_folder(stage)
    everybody(stage)
    too_old(stage)
    windows_by_hand.play(stage.machine, stage.older, stage.pictures, stage.data)


def main() -> int:
    """Play it with two installers and return 0 when everything was as it should be."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a pipe on Windows takes no strange letters
    machine = this_machine()
    if machine is None:
        print("SKIPPED: there is no Windows here, and no Wine (WINEPREFIX is not set)")
        return 0
    older, newer, pictures = (Path(word).resolve() for word in sys.argv[1:4])
    stage = Stage(machine, Log(), older, newer, pictures)
    if stage.data.exists() or stage.program.exists():
        print(f"SKIPPED: ENSURE Desk is in use on this computer ({machine.local})")
        return 1
    play(stage)
    for leftover in (stage.data, *(machine.local / "Temp" / name for name in ("zelftest", "open", _STRANGE))):
        shutil.rmtree(leftover, ignore_errors=True)
    for file in (stage.notes, stage.notes.with_name("remover.exe")):
        file.unlink(missing_ok=True)
    print(
        f"{len(stage.log.failed)} failed: {', '.join(stage.log.failed)}"
        if stage.log.failed
        else "all as it should be"
    )
    return 1 if stage.log.failed else 0


if __name__ == "__main__":
    sys.exit(main())
