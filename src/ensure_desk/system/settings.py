# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The settings: a small JSON file beside the vault, readable before the vault is open.

It holds how the program looks and speaks, never anything about a person. A file that cannot be read is no
reason not to start: the defaults hold and the next change writes it anew.
"""

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from ensure_desk.system.i18n import machine_language

TOUR_OFFERED, TOUR_DONE = "offer", "done"
"""What is remembered of the tour: that it is to be offered, that it was seen or declined; empty where neither."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers between two starts; an empty language: nobody chose one."""

    language: str = ""
    theme: str = "system"
    idle_lock_minutes: int = 5
    window: str = ""
    tour: str = ""


def read_settings(file: Path) -> Settings:
    """Return the stored settings; unknown keys and values of another type are left at their default."""
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    defaults = asdict(Settings())
    good = {
        f.name: stored[f.name] for f in fields(Settings) if type(stored.get(f.name)) is type(defaults[f.name])
    }
    return Settings(**good)


def language_of(file: Path) -> str:
    """Return the language that was chosen; before anybody could choose, that of the machine."""
    return read_settings(file).language or machine_language()


def change_settings(file: Path, **changes: object) -> None:
    """Store some settings and leave the others as they are."""
    write_settings(file, replace(read_settings(file), **changes))  # type: ignore[arg-type]  # keys are fields


def write_settings(file: Path, settings: Settings) -> None:
    """Store the settings: written to a temporary name, flushed and put in place at once."""
    import tempfile  # cold start: settings are read at each start and seldom written

    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name, suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(asdict(settings), stream, ensure_ascii=False, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
