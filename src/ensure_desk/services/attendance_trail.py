# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which code stood at a session before it was corrected: kept on this desk, beside the audit trail.

The trail is a chain that erasing leaves as it is, so it holds no values. These codes stand in a local value that is
named by the record: whoever is erased takes them along, and no package carries them.
"""

import json

from ensure_desk.storage import training_people
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer

_KEPT = "attendance_replaced/"


def keep(writer: Writer, record_id: str, before: str, after: str) -> None:
    """Keep that a code is replaced by the save that follows now; the first code of all replaces nothing."""
    if not before or before == after:
        return
    number = len(training_people.saves(writer, record_id)) + sum(
        e.record_id == record_id for e in writer.entries
    )
    kept = _held(writer, record_id) | {str(number): [before, after]}
    writer.set_local(_KEPT + record_id, json.dumps(kept))


def replaced(reader: Reader, record_id: str) -> dict[int, tuple[str, str]]:
    """Return the code before and after, by the number of the save: 0 is the first one on this desk."""
    return {int(number): (old, new) for number, (old, new) in _held(reader, record_id).items()}


def _held(reader: Reader, record_id: str) -> dict[str, list[str]]:
    held: dict[str, list[str]] = json.loads(reader.local(_KEPT + record_id) or "{}")
    return held
