# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What Windows shows under Details in the properties of our programs."""

from typing import Any


def numbers(version: str) -> tuple[int, int, int, int]:
    """Return a version such as 1.2.3 or 1.2.3rc1 as the four numbers that Windows wants."""
    plain = "".join(sign if sign.isdigit() or sign == "." else " " for sign in version).split()[0]
    parts = [int(part) for part in plain.split(".") if part][:4]
    return tuple(parts + [0] * (4 - len(parts)))  # type: ignore[return-value]  # always four


def version_info(version: str, file: str) -> Any:
    """Return PyInstaller's version resource, in Dutch and neutral Unicode."""
    # cold start: there in the workshop of the frozen program only
    from PyInstaller.utils.win32 import versioninfo as win

    texts = {
        "CompanyName": "ENSURE",
        "FileDescription": "ENSURE Desk",
        "FileVersion": version,
        "InternalName": file,
        "LegalCopyright": "ENSURE Desk contributors, EUPL-1.2",
        "OriginalFilename": file,
        "ProductName": "ENSURE Desk",
        "ProductVersion": version,
    }
    return win.VSVersionInfo(
        ffi=win.FixedFileInfo(filevers=numbers(version), prodvers=numbers(version)),
        kids=[
            win.StringFileInfo([win.StringTable("041304B0", [win.StringStruct(*t) for t in texts.items()])]),
            win.VarFileInfo([win.VarStruct("Translation", [0x0413, 0x04B0])]),
        ],
    )
