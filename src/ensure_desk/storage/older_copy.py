# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tell that a vault is an older copy of one that was open on this computer before.

The vault counts its openings, and a file outside the vault keeps the same count. A copy from a stick, or a
vault whose write-ahead log got lost, is behind. It is a hint to a person and never needed for correctness.
"""

import json
from pathlib import Path
from typing import Any

from ensure_desk.domain.errors import UserError
from ensure_desk.storage import vault_info
from ensure_desk.storage.files import write_file


def witness_path(folder: Path, key_id: str) -> Path:
    """Return the file outside the vault that keeps the count of the vault with this key."""
    return folder / f"vault-{key_id}.count"


def is_older_copy(connection: Any, witness: Path) -> bool:
    """Tell whether the vault's count is behind that of the file outside."""
    inside = vault_info.get_info(connection, vault_info.COUNTER)
    return inside != "" and int(inside) < read_witness(witness)


def advance(connection: Any, witness: Path) -> None:
    """Count one further, in the vault first and outside only when that is safe on the disk."""
    inside = vault_info.get_info(connection, vault_info.COUNTER)
    count = max(int(inside or 0), read_witness(witness)) + 1
    vault_info.set_info(connection, **{vault_info.COUNTER: str(count)})
    try:
        witness.parent.mkdir(parents=True, exist_ok=True)
        write_file(witness, json.dumps({"count": count}).encode())
    except (OSError, UserError):
        return  # a hint less; the vault itself is well


def read_witness(witness: Path) -> int:
    """Return the count outside the vault; 0 where none is kept or it cannot be read."""
    try:
        return int(json.loads(witness.read_bytes())["count"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return 0
