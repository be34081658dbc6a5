# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Build the frozen program for this machine and try it: `python -m tools.app`.

It is built in an environment with the locked packages of `requirements/build.txt` and nothing else, because what
lies beside them would find its way into the program.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
PROGRAM = BUILD / "app" / "ensure-desk"
WINDOWS = sys.platform == "win32"
SUFFIX = ".exe" if WINDOWS else ""
MOST_MB = 150 if WINDOWS else 300
"""The largest installed size, in millions of bytes."""
_PIP = ("-m", "pip", "--disable-pip-version-check", "install", "-q", "--require-hashes", "-r")


def environment(lock: str) -> Path:
    """Return the Python of an environment with exactly these locked packages, made anew when the lock changed."""
    folder, requirements = BUILD / f"venv-{lock}", ROOT / "requirements" / f"{lock}.txt"
    python = folder / ("Scripts/python.exe" if WINDOWS else "bin/python")
    stamp, now = folder / "stamp", hashlib.sha256(requirements.read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != now:
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run([python, *_PIP, requirements], check=True)
        stamp.write_text(now, encoding="utf-8")
    return python


def freeze() -> None:
    """Build the program below `build/app`."""
    places: list[str | Path] = ["--distpath", PROGRAM.parent, "--workpath", BUILD / "work"]
    command = [environment("build"), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places]
    subprocess.run([*command, BUILD / "installer.spec"], check=True, cwd=ROOT)


def size_mb(folder: Path) -> float:
    """Return what a folder takes, in millions of bytes; a file with two names counts once."""
    files = {(f.stat().st_dev, f.stat().st_ino): f.stat().st_size for f in _files(folder)}
    return sum(files.values()) / 1e6


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink()]


def try_program(name: str, *, with_streams: bool) -> None:
    """Run the self-test of one of the two programs, the windowed one as Windows starts it: without any stream."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "Zelftest é.json")
        command = [str(PROGRAM / f"{name}{SUFFIX}"), "--data-dir", folder, "self-test", str(report)]
        if not with_streams and not WINDOWS:
            command = ["sh", "-c", '"$@" <&- >&- 2>&-', "sh", *command]
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL"))}
        code = subprocess.run(command, cwd=folder, env=clean, timeout=240, check=False).returncode
        told = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {"steps": {}}
    failed = {step: said for step, said in told["steps"].items() if said != "ok"}
    if code or failed or not told.get("frozen"):
        raise SystemExit("\n".join([f"{name}: the self-test failed ({code})", *map(str, failed.items())]))
    print(f"{name}: self-test ok, {len(told['steps'])} steps in {told['seconds']} s")


def main() -> int:
    """Build, try both programs, and look at the size."""
    freeze()
    try_program("ensure-desk", with_streams=True)
    try_program("ensure-desk-window", with_streams=False)
    size = size_mb(PROGRAM)
    print(f"{PROGRAM.relative_to(ROOT)}: {size:.0f} MB (at most {MOST_MB})")
    return 0 if size <= MOST_MB else 1


if __name__ == "__main__":
    sys.exit(main())
