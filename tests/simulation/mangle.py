# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people and spreadsheet programs do to a package: harmless things, and cells changed by hand."""

from random import Random
from typing import Any

from ensure_desk.domain.canonical import canonical_text, canonical_value
from ensure_desk.domain.fields import FieldSpec, FieldType, PackageKind
from ensure_desk.domain.ids import hand_edit_id
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.registers import decode
from ensure_desk.exchange.layout import ID_KEY, TOKEN_KEY, layouts
from ensure_desk.exchange.tokens import unseal
from ensure_desk.exchange.write import AWAY
from ensure_desk.system.i18n import Language
from tests.simulation.carriage import Page, Parcel
from tests.simulation.ledger import Ledger
from tests.simulation.people import a_value


def disturb(dice: Random, parcel: Parcel) -> Parcel:
    """Sort rows, move columns, add empty rows and spaces: nothing that means anything."""
    other = parcel.copy("disturbed")
    for name in other.data_pages:
        head, *rows = other.pages[name]
        dice.shuffle(rows)
        order = list(range(len(head)))
        dice.shuffle(order)
        page = [[row[n] for n in order] for row in (head, *rows)]
        if dice.random() < 0.3:
            page.insert(dice.randint(1, len(page)), [None] * len(head))
        other.pages[name] = [[_restyled(dice, cell, n) for cell in row] for n, row in enumerate(page)]
    return other


def _restyled(dice: Random, cell: Any, row: int) -> Any:
    if row and isinstance(cell, str) and cell and "~" not in cell and "-" not in cell and dice.random() < 0.2:
        return f" {cell.replace(' ', chr(0xA0))} "
    return cell


def lose(dice: Random, parcel: Parcel) -> Parcel:
    """Drop rows, a column or a whole sheet: never a delete."""
    other = parcel.copy("lossy")
    for name in list(other.data_pages):
        page = other.pages[name]
        fate = dice.random()
        if fate < 0.2 and len(other.data_pages) > 1:
            del other.pages[name]
        elif fate < 0.5 and len(page) > 1:
            del page[dice.randint(1, len(page) - 1)]
        elif fate < 0.6:
            column = dice.randint(0, len(page[0]) - 1)
            if page[0][column] not in (ID_KEY, TOKEN_KEY):
                for row in page:
                    del row[column]
    return other


def edit_cells(dice: Random, parcel: Parcel, ledger: Ledger, how_many: int = 1) -> Parcel:
    """Change cells as a person does; the ledger hears what was typed over what."""
    other = parcel.copy("edited")
    for _ in range(how_many):
        names = [n for n in other.data_pages if len(other.pages[n]) > 1]
        if names:
            name = dice.choice(names)
            _edit_one(dice, other, name, ledger)
    return other


def _edit_one(dice: Random, parcel: Parcel, name: str, ledger: Ledger) -> None:
    page: Page = parcel.pages[name]
    layout = next(x for x in layouts(PackageKind(parcel.kind), Language("nl")) if x.title == name)
    free = [c for c in layout.columns if c.spec.type is not FieldType.LINK and not c.spec.meta.derived_from]
    free = [c for c in free if c.key in page[0] and c.key not in layout.kind.natural_key]
    row = page[dice.randint(1, len(page) - 1)]
    if not free or not row[page[0].index(ID_KEY)]:
        return
    column = dice.choice(free)
    spec = column.spec
    value = _typed(a_value(dice, spec))
    record_id = str(row[page[0].index(ID_KEY)])
    place = page[0].index(column.key)
    if any(e[:3] == (layout.kind.name, record_id, column.key) for e in parcel.edits):
        return
    sealed = unseal(str(row[page[0].index(TOKEN_KEY)]))
    if sealed is None or sealed.token == AWAY:
        return
    parcel.edits.append((layout.kind.name, record_id, column.key, value))
    row[place] = (
        "; ".join(value) if isinstance(value, list) else float(value) if type(value) is int else value
    )
    for key, one in _keys(spec, layout.kind.name, value).items():
        write_id = hand_edit_id(parcel.manifest.package_id, record_id, key, canonical_value(one))
        ledger.hand_edit(key, write_id, one, seen_in(sealed.token, key))


def _typed(value: Any) -> Any:
    return canonical_text(value) or None if isinstance(value, str) else value


def _keys(spec: FieldSpec, kind: str, value: Any) -> dict[str, Any]:
    if spec.key not in KIND[kind].multi:
        return {spec.key: value}
    return {f"{spec.key}/{option}": option in (value or []) for option in spec.meta.choices or {}}


def seen_in(token: str, key: str) -> frozenset[str]:
    """Return the write that a cell of this key showed, by decoding the token anew."""
    register = decode(token, {key: "?"}).get(key)
    return frozenset({register.shown}) if register is not None and register.live else frozenset()
