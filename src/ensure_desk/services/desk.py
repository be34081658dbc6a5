# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The desk: an open vault together with who works at it, the clock, the language and the rules of today.

Every use case takes it as its first argument; nothing else is fetched from anywhere.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ensure_desk.domain.changes import Actor
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.phones import show_phone
from ensure_desk.domain.ports import Clock, Randomness
from ensure_desk.domain.rules import rules_on
from ensure_desk.domain.texts import N_
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.store import Store
from ensure_desk.storage.vault import Vault
from ensure_desk.system.i18n import Language
from ensure_desk.system.paths import DataPaths
from ensure_desk.system.single_instance import FolderLock

ROLES: dict[str, str] = {
    "counsellor": N_("Bemiddelaar"),
    "coordinator": N_("Coördinator"),
    "administrator": N_("Beheerder"),
}
LAPTOP_LETTER = "laptop_letter"
INSTALL_ID = "install_id"
PROFILE = "profile_"
"""How the keys begin under which the vault keeps whose desk it is."""


_BEHIND = " · "
"""What stands between a name and what is said of it."""


@dataclass(frozen=True)
class Profile:
    """Whose desk this is; `letter` keeps the dossier numbers of two laptops of one office apart."""

    role: str
    municipality: str
    name: str
    letter: str = "A"


@dataclass
class Veil:
    """Whether names and phone numbers are hidden on the screen, until it is lifted or the desk is closed."""

    on: bool = False


@dataclass(frozen=True)
class Desk:
    """An open desk."""

    store: Store
    vault: Vault
    actor: Actor
    clock: Clock
    randomness: Randomness
    tr: Language
    paths: DataPaths
    role: str
    municipality: str
    lock: FolderLock | None = None
    veil: Veil = field(default_factory=Veil)

    @property
    def is_coordinator(self) -> bool:
        """Say whether this desk sees dossier numbers instead of names."""
        return self.role == "coordinator"

    def check_names(self) -> None:
        """Raise UserError `names_stay_at_office` where dossier numbers stand for names."""
        if self.is_coordinator:
            raise UserError("names_stay_at_office")

    @property
    def data_dir(self) -> Path:
        """Return the folder of the vault."""
        return self.paths.root

    def veiled(self, name: str, number: str = "") -> str:
        """Return a name for the screen: as it is, or behind the veil its initials and the dossier number."""
        if not self.veil.on or name == number:
            return name
        who, mark, more = name.partition(_BEHIND)
        initials = "".join(f"{word[0]}." for word in who.split())
        return _BEHIND.join(part for part in (initials, number, more if mark else "") if part)

    @property
    def for_paper(self) -> "Desk":
        """Return the same desk with names whole: paper has them, whatever the screen shows."""
        return replace(self, veil=Veil())

    def veiled_phone(self, phone: str) -> str:
        """Return a phone number for the screen, in groups; behind the veil there is none."""
        return "" if self.veil.on else show_phone(phone)

    def today(self) -> dt.date:
        """Return the day at the counter."""
        return self.clock.today()

    def rules(self) -> dict[str, int]:
        """Return the value of every rule today."""
        with self.store.read() as reader:
            return rules_in(reader, self.today())


def rules_in(reader: Reader, day: dt.date) -> dict[str, int]:
    """Return the value of every rule on a day, within a snapshot that is already open."""
    return rules_on_days(reader, (day,))[day]


def rules_on_days(reader: Reader, days: Iterable[dt.date]) -> dict[dt.date, dict[str, int]]:
    """Return the value of every rule on each of these days."""
    settings = [record.values for record in reader.all("rule_setting")]
    return {day: rules_on(day, settings) for day in days}


def person_name(values: Mapping[str, object]) -> str:
    """Return the name as lists show it, "Aydin, Yusuf", or an empty text where there is none."""
    parts = [str(values[key]) for key in ("last_name", "first_name") if values.get(key)]
    return ", ".join(parts)


def spoken_name(values: Mapping[str, object]) -> str:
    """Return the name as it is said: "Yusuf Aydin"."""
    parts = [str(values[key]) for key in ("first_name", "last_name") if values.get(key)]
    return " ".join(parts)
