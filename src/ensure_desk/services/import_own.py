# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A coordinator package that comes back to an office: pseudonyms become the office's own ids again.

Only people that the office has can be recognised; rows about others are set aside and counted.
"""

from collections.abc import Mapping
from itertools import product

from ensure_desk.domain.fields import IDENTIFYING, Value
from ensure_desk.domain.ids import natural_id, pseudonym
from ensure_desk.domain.kinds import Kind
from ensure_desk.exchange.read import PackageIn, Refusal, SheetIn
from ensure_desk.storage import carry
from ensure_desk.storage.reader import Reader


def to_own_ids(package: PackageIn, reader: Reader, key: bytes) -> None:
    """Replace pseudonyms in all sheets; rows about people who are not here are refused in one line a sheet."""
    people: dict[str, str] = {
        pseudonym(key, r[0]): r[0] for part in carry.plain_rows(reader, "person", []) for r in part
    }
    for record_id, *_ in carry.odd_states(reader, "person"):
        people[pseudonym(key, record_id)] = record_id
    for sheet in package.sheets:
        _own_sheet(sheet, people)


def _own_sheet(sheet: SheetIn, people: dict[str, str]) -> None:
    kind = sheet.layout.kind
    ids, tokens, values = sheet.ids, sheet.tokens, sheet.values
    edits, more = sheet.edits, sheet.more
    sheet.ids, sheet.tokens, sheet.values, sheet.edits, sheet.more = [], [], [], {}, {}
    keys = [c.key for c in sheet.layout.columns]
    links = [n for n, c in enumerate(sheet.layout.columns) if _is_person_link(kind, c.key)]
    _own_hidden(sheet, more, people)
    for place, (record_id, token, row) in enumerate(zip(ids, tokens, values, strict=True)):
        own_row = tuple(_own_link(v, people) if n in links else v for n, v in enumerate(row))
        told, own = (dict(zip(keys, r, strict=True)) for r in (row, own_row))
        own_id = people.get(record_id) if kind.name == "person" else _own_id(kind, record_id, told, own)
        if own_id is None or any(own_row[n] is None for n in links):
            continue
        if place in edits:
            sheet.edits[len(sheet.ids)] = edits[place]
        if record_id in more and own_id not in sheet.more:
            sheet.more[own_id] = more[record_id]
        sheet.named[own_id] = record_id
        sheet.ids.append(own_id)
        sheet.tokens.append(token)
        sheet.values.append(own_row)
    strangers = len(ids) - len(sheet.ids)
    if strangers:
        sheet.refusals.append(Refusal(sheet.title, "rows_of_others", {"rows": strangers}))


def _own_hidden(sheet: SheetIn, more: dict[str, dict[str, object]], people: dict[str, str]) -> None:
    """Keep what the hidden sheet tells in full, deleted records too, about people who are here."""
    kind = sheet.layout.kind
    links = [c.key for c in sheet.layout.columns if _is_person_link(kind, c.key)]
    for record_id, entry in more.items():
        flat = entry.get("flat")
        if not isinstance(flat, dict):
            continue
        own = {**flat, **{key: _own_link(flat.get(key), people) for key in links}}
        own_id = people.get(record_id) if kind.name == "person" else _own_id(kind, record_id, flat, own)
        if own_id is not None and all(own[key] is not None for key in links):
            sheet.more[own_id] = {**entry, "flat": own}


def _is_person_link(kind: Kind, key: str) -> bool:
    spec = kind.field[key]
    return spec.type in IDENTIFYING and spec.meta.parent == "person"


def _own_link(value: Value, people: dict[str, str]) -> str | None:
    """Return a link or pair under the office's own ids, None when somebody in it is not here."""
    own = [people.get(part) for part in str(value).split(" ")]
    return None if None in own else " ".join(sorted(part for part in own if part is not None))


def _own_id(kind: Kind, record_id: str, told: Mapping[str, Value], own: Mapping[str, Value]) -> str | None:
    """Return the office's id of a record that its people name, None when the row does not make the id it stands under.

    What else makes the id (the purpose of a consent) may be edited or lost in its cell: the code that fits counts.
    """
    links = [key for key in kind.natural_key if _is_person_link(kind, key)]
    if not links:
        return record_id
    free = [key for key in kind.natural_key if key not in links]
    known = [(told.get(key), *(kind.field[key].meta.choices or {})) for key in free]
    for codes in product(*known):
        rest = dict(zip(free, codes, strict=True))
        if natural_id(kind.name, (str({**told, **rest}.get(k)) for k in kind.natural_key)) == record_id:
            return natural_id(kind.name, (str({**own, **rest}.get(k)) for k in kind.natural_key))
    return None
