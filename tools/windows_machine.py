# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A Windows to try an installer on: the one we run on, or Wine, which runs Windows programs on Linux."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Machine:
    """Starts programs, reads the registry and says where things lie; `prefix` is Wine's folder, None on Windows."""

    prefix: Path | None
    local: Path
    """The folder %LOCALAPPDATA%."""

    def path(self, file: Path) -> str:
        """Return a path as Windows programs know it."""
        if self.prefix is None:
            return str(file)
        disk = self.prefix / "drive_c"
        named = f"C:/{file.relative_to(disk)}" if file.is_relative_to(disk) else f"Z:{file}"
        return named.replace("/", "\\")

    def start(self, program: Path, *words: str) -> "subprocess.Popen[bytes]":
        """Start a program; its output goes nowhere."""
        nowhere = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen([*self._wine(), self.path(program), *words], **nowhere)  # type: ignore[call-overload, no-any-return]  # a table of keywords

    def run(self, program: Path, *words: str, seconds: float = 300) -> tuple[int, str]:
        """Run a program to its end and return its exit code and what it wrote; -1 when it takes too long."""
        return _ended([*self._wine(), self.path(program), *words], seconds)

    def run_line(self, line: str, seconds: float = 300) -> int:
        """Run a line of words as typed, for those that must not be quoted, and return the exit code."""
        return _ended(line if self.prefix is None else [*self._wine(), "cmd", "/c", line], seconds)[0]

    def tool(self, *words: str) -> tuple[int, str]:
        """Run a tool of Windows itself, such as reg or taskkill."""
        return _ended([*self._wine(), *words], 120)

    def registered(self, key: str, value: str) -> str:
        """Return a text of the registry, empty where there is none."""
        _, told = self.tool("reg", "query", key, "/v", value)
        lines = [line.split(None, 2) for line in told.splitlines()]
        return next((parts[2].strip() for parts in lines if len(parts) == 3 and parts[0] == value), "")

    def hands(self, *words: str) -> tuple[int, str]:
        """Read or press what a box of the installer shows, see `tools.windows_hands`."""
        python = Path(sys.executable) if self.prefix is None else self.prefix.parent / "py" / "python.exe"
        return self.run(python, self.path(Path(__file__).with_name("windows_hands.py")), *words, seconds=60)

    def picture(self, file: Path) -> None:
        """Take a picture of the screen, and say where it lies."""
        file.parent.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "tools.screen_picture", str(file)]
        code, told = _ended(command, 60)
        print(
            f"picture {file.name}" if code == 0 else f"no picture {file.name}: {told.strip()[-200:]}",
            flush=True,
        )

    def settle(self) -> None:
        """Wait until Wine is at rest."""
        if self.prefix is not None:
            subprocess.run(["wineserver", "-w"], timeout=120, check=False)

    def _wine(self) -> list[str]:
        return [] if self.prefix is None else ["wine"]


def _ended(command: str | list[str], seconds: float) -> tuple[int, str]:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return -1, "took too long"
    return done.returncode, done.stdout.decode("utf-8", "replace")


def this_machine() -> Machine | None:
    """Return Windows, or the Wine of WINEPREFIX, or None where there is neither."""
    if sys.platform == "win32":
        return Machine(None, Path(os.environ["LOCALAPPDATA"]))
    if "WINEPREFIX" not in os.environ:
        return None
    prefix = Path(os.environ["WINEPREFIX"])
    people = [f for f in (prefix / "drive_c" / "users").iterdir() if f.name != "Public"]
    return Machine(prefix, people[0] / "AppData" / "Local")


def until(true: Callable[[], bool], seconds: float) -> bool:
    """Wait until something is true, and say whether it became so in time."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True
