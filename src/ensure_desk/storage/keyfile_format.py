# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the key file lies on the disk: JSON with a checksum, twice, the newer sound copy counts.

Apart from `keyfile` so that the rules about people and passphrases read without the bookkeeping of bytes.
"""

import base64
import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ensure_desk.domain.errors import UserError
from ensure_desk.storage.files import write_file
from ensure_desk.storage.slot import ArgonCost, Slot, SlotKind

KEY_NAME = "vault.key"
COPY_NAME = "vault.key.2"
FORMAT = "ensure-desk-key"
VERSION = 1
_LARGEST = 1_000_000


@dataclass(frozen=True)
class KeyFile:
    """The content of a key file.

    `finished` is false until the vault's database has been made: a first start that was cut off may begin
    again.
    """

    key_id: str
    generation: int
    finished: bool
    slots: tuple[Slot, ...]

    @property
    def people(self) -> tuple[Slot, ...]:
        """Return the slots that a passphrase opens, in the order of the file."""
        return tuple(slot for slot in self.slots if slot.kind is SlotKind.PASSPHRASE)


def has_key_file(folder: Path) -> bool:
    """Tell whether any copy of a key file lies here, sound or not."""
    return any((folder / name).exists() for name in (KEY_NAME, COPY_NAME))


def read_key_file(folder: Path) -> KeyFile:
    """Return the newest sound copy and mend the other one silently.

    Raises UserError `key_file_missing` (no copy), `key_file_damaged` (no sound copy), `key_file_too_new`.
    """
    if not has_key_file(folder):
        raise UserError("key_file_missing")
    copies = [_read_copy(folder / name) for name in (KEY_NAME, COPY_NAME)]
    sound = [copy for copy in copies if copy is not None]
    if not sound:
        raise UserError("key_file_damaged")
    newest = max(sound, key=lambda copy: copy.generation)
    if copies[0] != copies[1]:
        _mend(folder, newest, copies)
    return newest


def write_key_file(folder: Path, file: KeyFile) -> None:
    """Write both copies, one after the other: at any moment at least one is whole."""
    content = to_bytes(file)
    write_file(folder / KEY_NAME, content)
    write_file(folder / COPY_NAME, content)


def mark_finished(folder: Path) -> None:
    """Note that the vault of this key file exists; does nothing where that is known."""
    file = read_key_file(folder)
    if not file.finished:
        write_key_file(folder, replace(file, generation=file.generation + 1, finished=True))


def to_bytes(file: KeyFile) -> bytes:
    """Return the bytes of a key file, checksum included."""
    body: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "key_id": file.key_id,
        "generation": file.generation,
        "finished": file.finished,
        "slots": [_slot_to_json(slot) for slot in file.slots],
    }
    body["checksum"] = _checksum(body)
    return (json.dumps(body, ensure_ascii=True, indent=1) + "\n").encode()


def from_bytes(content: bytes) -> KeyFile | None:
    """Return the key file in `content`, or None when the bytes are damaged.

    Raises UserError `key_file_too_new` for a sound file of a later version of the program.
    """
    try:
        body = json.loads(content)
        if body.pop("checksum") != _checksum(body) or body["format"] != FORMAT:
            return None
        if body["version"] > VERSION:
            raise UserError("key_file_too_new")
        file = KeyFile(
            str(body["key_id"]),
            int(body["generation"]),
            bool(body["finished"]),
            tuple(_slot_from_json(slot) for slot in body["slots"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return file if all(slot.argon is None or slot.argon.is_sane() for slot in file.slots) else None


def _read_copy(path: Path) -> KeyFile | None:
    try:
        if path.stat().st_size > _LARGEST:
            return None
        return from_bytes(path.read_bytes())
    except OSError:
        return None


def _mend(folder: Path, newest: KeyFile, copies: list[KeyFile | None]) -> None:
    content = to_bytes(newest)
    for name, copy in zip((KEY_NAME, COPY_NAME), copies, strict=True):
        if copy != newest:
            try:
                write_file(folder / name, content)
            except (OSError, UserError):
                return  # a folder that cannot be written is told about when the vault opens


def _checksum(body: dict[str, Any]) -> str:
    canonical = json.dumps(body, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _slot_to_json(slot: Slot) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "kind": slot.kind.value,
        "name": slot.name,
        "salt": _text(slot.salt),
        "nonce": _text(slot.nonce),
        "box": _text(slot.box),
    }
    if slot.argon is not None:
        cost = slot.argon
        entry["argon2id"] = {"memory_kib": cost.memory_kib, "time": cost.time, "lanes": cost.lanes}
    return entry


def _slot_from_json(entry: dict[str, Any]) -> Slot:
    cost = entry.get("argon2id")
    return Slot(
        SlotKind(entry["kind"]),
        str(entry["name"]),
        _bytes(entry["salt"]),
        _bytes(entry["nonce"]),
        _bytes(entry["box"]),
        None if cost is None else ArgonCost(int(cost["memory_kib"]), int(cost["time"]), int(cost["lanes"])),
    )


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
