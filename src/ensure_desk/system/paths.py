# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where things lie on this machine: our own read-only files, and the person's data.

The same program runs from a checkout, from an installed package and from a frozen folder; this is the only
module that knows the difference.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_FOLDER = "ENSURE Desk"
_HOMES = {"linux": ("XDG_DATA_HOME", "~/.local/share"), "win32": ("LOCALAPPDATA", "")}
"""The variable that tells where a person's data lie, and the place where it is not set."""


@dataclass(frozen=True, slots=True)
class DataPaths:
    """The files beside the vault that belong to the program rather than to the vault."""

    root: Path

    @property
    def settings(self) -> Path:
        """Return the small JSON file with language, theme and the like."""
        return self.root / "settings.json"

    @property
    def log(self) -> Path:
        """Return the newest log file."""
        return self.root / "log" / "ensure-desk.log"


def default_data_dir() -> Path:
    """Return this person's own, not roaming, data folder; it is not made here."""
    variable, otherwise = _HOMES.get(sys.platform, ("", ""))
    home = Path(os.environ.get(variable, "").strip() or os.path.expanduser(otherwise))
    if home.is_absolute():
        return home / _FOLDER
    import platformdirs  # cold start: the window is there sooner without, and the variable is nearly always there

    return Path(platformdirs.user_data_dir(_FOLDER, appauthor=False, roaming=False))


def share_roots() -> list[Path]:
    """Return the folders that may hold `resources/` and `translations/`, the likeliest first."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return [Path(frozen)]
    return [_PACKAGE / "share", _PACKAGE.parent.parent]


def resource(name: str) -> Path:
    """Return the path of `resources/name`.

    Raises FileNotFoundError when no share root has it: a build without its files is broken, not half usable.
    """
    return _shared("resources", name)


def manual(language: str) -> Path:
    """Return the folder of the manual in a language, else in Dutch.

    Raises FileNotFoundError when no share root has one.
    """
    try:
        return _shared("docs/manual", language)
    except FileNotFoundError:
        return _shared("docs/manual", "nl")


def translation_dirs() -> list[Path]:
    """Return the folders that hold `<language>/LC_MESSAGES/*.mo`; Dutch needs none."""
    return [root / "translations" for root in share_roots() if (root / "translations").is_dir()]


def _shared(kind: str, name: str) -> Path:
    for root in share_roots():
        path = root / kind / name
        if path.exists():
            return path
    raise FileNotFoundError(f"{kind}/{name}")
