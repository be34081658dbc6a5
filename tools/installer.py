# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make what is released: `python -m tools.installer` packs the Windows program into an installer and tries it.

On Windows it packs what `make app` built. On Linux it builds the Windows program with Wine first; where the parts
for that are missing it says so and stops. Beside the installer come the list of its parts and the checksums.
ENSURE_DESK_SIGN is the command that signs a file named after it; without it nothing is signed.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from ensure_desk import __version__
from tools.app import BUILD, PROGRAM, ROOT, WINDOWS, size_mb
from tools.app_icon import side_picture
from tools.app_parts import write_parts
from tools.windows_version import numbers

RELEASE = BUILD / "release"
TRIAL = BUILD / "trial"
WINE = BUILD / "wine"
SIGN = "ENSURE_DESK_SIGN"
_ICON = "ensure-desk.ico"
_NEEDED = (
    ("makensis",)
    if WINDOWS
    else ("makensis", "wine", "wineserver", "x86_64-w64-mingw32-gcc", "osslsigncode", "xvfb-run")
)


def makensis() -> str:
    """Return the NSIS compiler, empty where there is none."""
    usual = Path(
        r"C:\Program Files (x86)\NSIS\makensis.exe"
    )  # a shell need not hand on that folder's variable
    return shutil.which("makensis") or (str(usual) if usual.is_file() else "")


def missing() -> list[str]:
    """Return the parts that are not on this machine."""
    return [name for name in _NEEDED if not (makensis() if name == "makensis" else shutil.which(name))]


def windows_program() -> Path:
    """Return the folder of the Windows program, on Linux built with Wine."""
    if WINDOWS:
        return PROGRAM
    subprocess.run(["bash", BUILD / "windows" / "wine.sh", WINE], check=True)
    return WINE / "app" / "ensure-desk"


def sign(files: list[Path]) -> None:
    """Sign files where a certificate is configured."""
    for file in files:
        if command := os.environ.get(SIGN):
            subprocess.run(f'{command} "{file}"', shell=True, check=True)  # noqa: S602 - the releaser's own command


def pack(program: Path, version: str, out: Path, *words: str) -> Path:
    """Make one installer."""
    out.parent.mkdir(parents=True, exist_ok=True)
    defined = {
        "VERSION": version,
        "VERSION4": ".".join(map(str, numbers(version))),
        "PAYLOAD": program,
        "ICON": program.parent / _ICON,
        "SIDE": side_picture(ROOT / "resources" / "icons" / "ensure-desk.svg", TRIAL / "side.bmp"),
        "OUT": out,
        **({"SIGN": os.environ[SIGN]} if os.environ.get(SIGN) else {}),
    }
    options = [f"-D{key}={value}" for key, value in defined.items()]
    script = BUILD / "windows" / "installer.nsi"
    subprocess.run([makensis(), "-V2", "-INPUTCHARSET", "UTF8", *options, *words, script], check=True)
    return out


def list_parts() -> Path:
    """Write the list of parts, for the Python that the program carries."""
    python = platform.python_version()
    if not WINDOWS:
        line = f'. "{WINE}/env.sh" && wpy -V'
        told = subprocess.run(["bash", "-c", line], stdout=subprocess.PIPE, text=True, check=True).stdout
        python = told.split()[1]
    out = RELEASE / f"ensure-desk-{__version__}.cdx.json"
    write_parts(out, python)
    return out


def write_checksums(files: list[Path]) -> None:
    """Write SHA256SUMS beside the files."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (RELEASE / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


def try_installers(older: Path, newer: Path) -> int:
    """Play the life of an installation, keep what was said beside the installers, and return its exit code."""
    words = [str(older), str(newer), str(TRIAL / "pictures")]
    command = [sys.executable, "-m", "tools.windows_lifecycle", *words]
    if not WINDOWS:
        screen = '. "$0" && xvfb-run -a -s "-screen 0 1440x900x24" "$@"'
        command = ["bash", "-c", screen, str(WINE / "env.sh"), *command]
    with (
        (TRIAL / "lifecycle.log").open("w", encoding="utf-8") as log,
        subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", errors="replace"
        ) as play,
    ):
        for line in play.stdout or ():
            print(line, end="", flush=True)
            log.write(line)
    return play.returncode


def main() -> int:
    """Build, pack, list, sum and try."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a pipe on Windows takes no strange letters
    if lacking := missing():
        print(f"SKIPPED: no installer is made here, for want of {', '.join(lacking)}")
        return 0
    program = windows_program()
    sign(sorted(program.glob("*.exe")))
    setup = pack(program, __version__, RELEASE / f"ensure-desk-{__version__}-setup.exe")
    page = Path(shutil.copy(ROOT / "docs" / "it-deployment.md", RELEASE))
    write_checksums([setup, list_parts(), page])
    print(
        f"{setup.relative_to(ROOT)}: {setup.stat().st_size / 1e6:.0f} MB; installed {size_mb(program):.0f} MB"
    )
    trial = () if WINDOWS else ("-DTRIAL",)
    newer = pack(program, "99.0.0", TRIAL / "newer.exe", *trial)
    older = setup if WINDOWS else pack(program, __version__, TRIAL / "older.exe", *trial)
    return try_installers(older, newer)


if __name__ == "__main__":
    sys.exit(main())
