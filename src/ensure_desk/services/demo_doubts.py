# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fictional doubts for pictures and demonstrations: somebody written twice, and a field with two values."""

from ensure_desk.domain.changes import Actor, Done
from ensure_desk.domain.ids import new_write_id
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.registers import EMPTY, Register, State, Write
from ensure_desk.services.desk import Desk
from ensure_desk.services.people import new_numbers
from ensure_desk.storage import carry
from ensure_desk.storage.writer import Writer

_COLLEAGUE = Actor("Bob Maes", "counsellor", "fictional-desk-of-mechelen")
_PLACE = "Mechelen"
_CONTESTED = {"mobile": "0451987654", "street": "Nieuwe Beggaardenstraat"}


def add_doubts(desk: Desk) -> Done[None]:
    """Write the first person of the desk twice, and let an office that did not see it fill in other values."""
    with desk.store.write(desk.actor, "demo") as writer:
        person = next(writer.all("person"), None)
        if person is not None:
            twice = {key: person[key] for key in ("first_name", "birth_date", "municipality")}
            number = new_numbers(desk, writer, municipality=person.text("municipality"))[0]
            name = f"{person.text('last_name')}s"
            writer.create("person", {**twice, "last_name": name, "dossier_number": number})
            _contest(desk, writer, person.id)
        return Done(None, writer.changes)


def _contest(desk: Desk, writer: Writer, person_id: str) -> None:
    state: State = dict(carry.states_of(writer, "person", [person_id])[person_id])
    stamp = int(desk.clock.now().timestamp() * 1000) + 1
    for key, value in _CONTESTED.items():
        held = state.get(key, EMPTY)
        other = {str(new_write_id(desk.randomness)): Write(value, stamp, _COLLEAGUE.desk_id)}
        state[key] = Register({**held.live, **other}, held.gone)
    writer.store_state(KIND["person"], person_id, state, hidden=False)
    moment = desk.clock.now().isoformat()
    line = {
        "package_id": "fictional", "direction": "in", "kind": "office", "sender": _COLLEAGUE.name,
        "municipality": _PLACE, "made_at": moment, "at": moment, "file_hash": "fictional", "number": 1,
        "counts": {"conflicting": len(_CONTESTED)},
    }  # fmt: skip
    carry.add_package(writer.connection, line, _COLLEAGUE, _PLACE)
