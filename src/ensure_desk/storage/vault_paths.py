# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the files of a vault lie, and in which folders a vault may not lie.

A vault on a network share loses writes (locks do not hold there); in a synchronised folder it is copied half.
"""

import sys
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from ensure_desk.domain.errors import UserError
from ensure_desk.storage.keyfile_format import KEY_NAME

DATABASE_NAME = "vault.db"
_CLOUDS = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "owncloud", "pcloud")
_DRIVE_REMOTE = 4


@dataclass(frozen=True)
class VaultPaths:
    """The files of the vault in `folder`."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / DATABASE_NAME

    @property
    def log(self) -> Path:
        """The database's write-ahead log."""
        return self.folder / f"{DATABASE_NAME}-wal"

    @property
    def shared_memory(self) -> Path:
        """The index of the write-ahead log; holds nothing of its own."""
        return self.folder / f"{DATABASE_NAME}-shm"

    @property
    def key(self) -> Path:
        """The key file."""
        return self.folder / KEY_NAME

    @property
    def backups(self) -> Path:
        """The folder of the backups."""
        return self.folder / "backups"


def refuse_network(folder: Path) -> None:
    """Raise UserError `vault_on_network` for a share or a network drive."""
    if _is_share(str(folder)) or _is_network_drive(folder):
        raise UserError("vault_on_network")


def cloud_service(folder: Path) -> str | None:
    """Return the name of the synchronised folder that `folder` lies in, or None."""
    for part in folder.absolute().parts:
        if any(part.casefold().startswith(cloud) for cloud in _CLOUDS):
            return part
    return None


def _is_share(text: str) -> bool:
    drive = PureWindowsPath(text).drive
    long_name = drive.upper().startswith(("\\\\?\\", "\\\\.\\"))
    if long_name:
        return drive.upper().startswith("\\\\?\\UNC\\")
    return drive.startswith("\\\\")


def _is_network_drive(folder: Path) -> bool:
    if sys.platform == "win32":
        import ctypes  # cold start: needed on Windows only

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.absolute().anchor) == _DRIVE_REMOTE)
    else:
        return False
