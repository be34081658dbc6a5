# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a slot of the key file is.

Apart from the cryptography, so that the unlock page can read whose vault it is before that is loaded.
"""

from dataclasses import dataclass
from enum import StrEnum

_MOST_MEMORY_KIB = 1024 * 1024
_MOST_TIME = 64


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind
    RECOVERY = "recovery"


@dataclass(frozen=True)
class ArgonCost:
    """How much work one guess at a passphrase costs."""

    memory_kib: int = 64 * 1024
    time: int = 3
    lanes: int = 1

    def is_sane(self) -> bool:
        """Tell whether these numbers can be worked with (a damaged file may ask for a year)."""
        return (
            8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB
            and 1 <= self.time <= _MOST_TIME
            and 1 <= self.lanes <= 16
        )


@dataclass(frozen=True)
class Slot:
    """One sealed copy of the data key."""

    kind: SlotKind
    name: str
    salt: bytes
    nonce: bytes
    box: bytes
    argon: ArgonCost | None = None
