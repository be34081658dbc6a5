# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Protect a workbook with a code: ECMA-376 agile, AES-256, sealed against changes; Excel and LibreOffice open it.

It happens in memory, so that the plain workbook never touches the disk.
"""

import io
from typing import Any, BinaryIO


def write_protected(workbook: BinaryIO, code: str, out: BinaryIO) -> None:
    """Write the encrypted form of a workbook to `out`; the code is stretched with 100,000 rounds of SHA-512."""
    from msoffcrypto.format.ooxml import OOXMLFile  # cold start: only protected packages need it

    plain: Any = OOXMLFile(workbook)
    sealed = io.BytesIO()
    plain.encrypt(code, sealed)
    out.write(sealed.getbuffer())
