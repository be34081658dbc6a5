# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Encrypted workbooks: an OLE file is looked at, then decrypted in memory. Runs in the child process only.

The agile scheme comes with a seal over the encrypted bytes, which is always checked. The standard scheme, which
LibreOffice writes, has none: such a file is read, and the importer says so.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ensure_desk.gate.codes import RefusalCode
from ensure_desk.gate.model import GateRefusal, InMemory, Limits, Source
from ensure_desk.gate.package import read_elements
from ensure_desk.gate.parts import check_xml

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
AGILE, STANDARD = "agile", "standard"
MOST_ROUNDS = 200_000
_INFO, _PACKAGE = "EncryptionInfo", "EncryptedPackage"
_LARGEST_INFO = 64_000
_AGILE_VERSION = b"\x04\x00\x04\x00"


@dataclass(frozen=True)
class Opened:
    """A workbook whose code fitted, and the scheme that hid it."""

    source: InMemory
    scheme: str


def is_encrypted(source: Source) -> bool:
    """Say whether a file may be an encrypted workbook."""
    with source.open("rb") as stream:
        return stream.read(len(OLE)) == OLE


def decrypt(source: Source, codes: Sequence[str], limits: Limits) -> Opened:
    """Return the workbook that the first fitting code opens, or refuse the file."""
    with source.open("rb") as stream:
        data = stream.read()
    _check(data)
    for code in codes:
        opened = _try(data, code)
        if opened is not None:
            if len(opened[0]) > limits.unpacked:
                raise GateRefusal(RefusalCode.TOO_LARGE, megabytes=len(opened[0]) // 1_000_000)
            return Opened(InMemory(opened[0]), opened[1])
    raise GateRefusal(RefusalCode.WRONG_CODE if codes else RefusalCode.ENCRYPTED)


def _check(data: bytes) -> None:
    """Look at the description of the encryption before the library does: small, no DTD, not too many rounds."""
    import olefile  # cold start: plain workbooks never need it

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            if not (ole.exists(_INFO) and ole.exists(_PACKAGE)) or ole.get_size(_INFO) > _LARGEST_INFO:
                raise GateRefusal(RefusalCode.DAMAGED)
            described = ole.openstream(_INFO).read()
    except (OSError, ValueError, IndexError) as error:
        raise GateRefusal(RefusalCode.DAMAGED) from error
    if described[:4] == _AGILE_VERSION:
        _check_agile(described[8:])


def _check_agile(xml: bytes) -> None:
    check_xml(xml, _INFO)
    keys = [e.attributes for e in read_elements(xml, _INFO) if e.name == "encryptedKey"]
    rounds = [key.get("spinCount", "") for key in keys if "spinCount" in key]
    if not rounds or not all(r.isascii() and r.isdigit() and len(r) < 12 for r in rounds):
        raise GateRefusal(RefusalCode.DAMAGED)
    if any(int(r) > MOST_ROUNDS for r in rounds):
        raise GateRefusal(RefusalCode.SLOW_CODE, rounds=max(map(int, rounds)))


def _try(data: bytes, code: str) -> tuple[bytes, str] | None:
    # cold start: plain workbooks never need them
    from msoffcrypto.exceptions import InvalidKeyError
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    try:
        locked: Any = OOXMLFile(io.BytesIO(data))
        locked.load_key(password=code or " ", verify_password=True)
    except InvalidKeyError:
        return None
    except MemoryError:
        raise
    except Exception as error:
        raise GateRefusal(RefusalCode.DAMAGED) from error
    try:
        locked.decrypt(out, verify_integrity=True)
    except MemoryError:
        raise
    except Exception as error:  # a broken seal, too
        raise GateRefusal(RefusalCode.DAMAGED) from error
    return out.getvalue(), AGILE if locked.type == "agile" else STANDARD
