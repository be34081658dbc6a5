# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people and spreadsheet programs do to a package: harmless things, losses, and cells changed by hand."""

import datetime as dt
import unicodedata
from random import Random
from typing import Any, NamedTuple

from ensure_desk.domain.canonical import canonical_text, canonical_value
from ensure_desk.domain.fields import IDENTIFYING, FieldSpec, FieldType, PackageKind, Value
from ensure_desk.domain.ids import hand_edit_id
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.registers import decode
from ensure_desk.exchange.cells import CellRefusal, parser
from ensure_desk.exchange.layout import ID_KEY, TOKEN_KEY, Layout, SheetColumn
from ensure_desk.exchange.tokens import unseal
from ensure_desk.exchange.whole_columns import FEWEST
from tests.simulation.carriage import Edit, Page, Parcel, Spot, hidden_entries, nl_layouts
from tests.simulation.desks import Fact
from tests.simulation.ledger import Ledger, text_of
from tests.simulation.people import a_value

AWAY = "@"
"""Stands in the machine column for a token that is in the hidden sheet."""
PLACES = ("Lier", "Putte", "Gent")
NONSENSE = ("onzin", "32/13/2026", "?", "3,5 of 4")


def layout_named(parcel: Parcel, name: str) -> Layout:
    """Return what a sheet of a package looks like; a copied sheet has a number behind its name."""
    title = name.partition(" (")[0]
    return next(x for x in nl_layouts(PackageKind(parcel.kind)) if x.title == title)


def disturb(dice: Random, parcel: Parcel) -> Parcel:
    """Sort rows, move columns, repeat rows, add empty ones, spaces and other forms: nothing that means anything."""
    other = parcel.copy("disturbed")
    for name in list(other.data_pages):
        top = next(n for n, row in enumerate(other.pages[name]) if ID_KEY in row)
        head, *rows = other.pages[name][top:]
        layout, place = layout_named(other, name), head.index(ID_KEY)
        _retype(dice, other, layout, (head, rows))
        if rows and not other.edits and dice.random() < 0.15:
            rows.append(list(dice.choice(rows)))
        dice.shuffle(rows)
        order = list(range(len(head)))
        dice.shuffle(order)
        page = [[row[n] for n in order] for row in (head, *rows)]
        if dice.random() < 0.3:
            page.insert(dice.randint(1, len(page)), [None] * len(head))
        if dice.random() < 0.2:
            page.insert(0, ["Lijst van maart", *[None] * (len(head) - 1)])
        other.pages[name] = page
        if rows and rows[0][place] and not other.edits and dice.random() < 0.1:
            other.pages[f"{name} (2)"] = [list(row) for row in page]
    return other


def _retype(dice: Random, parcel: Parcel, layout: Layout, page: tuple[list[Any], Page]) -> None:
    """Change the form of cells, as programs do; a cell whose meaning may not survive that is doubtful."""
    head, rows = page
    for column in layout.columns:
        if column.key not in head or column.spec.type in IDENTIFYING:
            continue
        place = head.index(column.key)
        for row in rows:
            typed = (layout.kind.name, str(row[head.index(ID_KEY)]), column.key) in parcel.edits
            if row[place] is not None and not typed and dice.random() < 0.2:
                changed = _other_form(dice, row[place], column.spec)
                if changed != row[place]:
                    parcel.doubtful.add((layout.kind.name, str(row[head.index(ID_KEY)]), column.key))
                    parcel.forget((layout.kind.name, str(row[head.index(ID_KEY)]), column.key))
                    row[place] = changed


def _other_form(dice: Random, cell: Any, spec: FieldSpec) -> Any:
    if isinstance(cell, dict):
        day = dt.date.fromisoformat(cell["d"][:10])
        if spec.type is FieldType.PARTIAL_DATE and day.day == 1:
            return cell  # a program may have made it of a month; as text it would say that day
        return dice.choice((f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}", f"{day.day}-{day.month}-{day.year}"))
    if isinstance(cell, float):
        return dice.choice((f"{cell:.0f}", f" {cell:.0f}"))
    if not isinstance(cell, str) or not cell:
        return cell
    if cell.isascii() and cell.lstrip("+").isdigit():
        return float(cell)
    if spec.type in (FieldType.PARTIAL_DATE, FieldType.MONTH) and len(cell) == 7:
        return {"d": f"{cell}-01T00:00:00"}
    if spec.type is FieldType.YES_NO and cell in ("ja", "nee"):
        return cell == "ja"
    forms = (
        f" {cell.replace(' ', chr(0xA0))} ",
        unicodedata.normalize("NFD", cell),
        cell.replace("\n", "\r\n"),
        cell.replace("\n", "_x000D_\n"),
    )
    return dice.choice(forms)


def lose(dice: Random, parcel: Parcel) -> Parcel:
    """Drop rows, a column or a whole sheet: never a delete."""
    other = parcel.copy("lossy")
    other.carries.facts.clear()
    other.carries.heard.clear()
    for name in list(other.data_pages):
        page = other.pages[name]
        head = next(n for n, row in enumerate(page) if ID_KEY in row)
        fate = dice.random()
        if fate < 0.2 and len(other.data_pages) > 1:
            del other.pages[name]
        elif fate < 0.5 and len(page) > head + 1:
            del page[dice.randint(head + 1, len(page) - 1)]
        elif fate < 0.6:
            column = dice.randint(0, len(page[0]) - 1)
            if page[head][column] not in (ID_KEY, TOKEN_KEY):
                for row in page:
                    del row[column]
    return other


def spoil_column(dice: Random, parcel: Parcel) -> Parcel | None:
    """Sort one column apart from the others, or empty it; None where nobody could tell that from edits by hand."""
    other = parcel.copy("spoilt")
    for name in dice.sample(other.data_pages, len(other.data_pages)):
        head, *rows = (row for row in other.pages[name] if any(c not in (None, "") for c in row))
        if ID_KEY not in head or " (" in name or len(rows) < FEWEST:
            continue
        layout = layout_named(other, name)
        for column in dice.sample(layout.columns, len(layout.columns)):
            place = head.index(column.key) if column.key in head else None
            spots = [(layout.kind.name, str(row[head.index(ID_KEY)]), column.key) for row in rows]
            free = (
                place is not None and not other.edits.keys() & set(spots) and not other.doubtful & set(spots)
            )
            if place is None or not free or column.spec.type in IDENTIFYING or len(set(spots)) < len(spots):
                continue
            if _spoil(dice, rows, place):
                for spot in spots:
                    other.doubtful.add(spot)
                    other.forget(spot)
                return other
    return None


def _spoil(dice: Random, rows: Page, place: int) -> bool:
    """Change a column in a way that no hand does: every value to the next row, or all gone."""
    cells = [row[place] for row in rows]
    next_row = [*cells[1:], cells[0]]
    changed = sum(str(a).strip() != str(b).strip() for a, b in zip(cells, next_row, strict=True))
    filled = sum(c not in (None, "") for c in cells)
    if changed < FEWEST and (filled < FEWEST or dice.random() < 0.5):
        return False
    moved = next_row if changed >= FEWEST else [None] * len(cells)
    for row, cell in zip(rows, moved, strict=True):
        row[place] = cell
    return True


class _Cell(NamedTuple):
    """A cell that somebody is about to change."""

    layout: Layout
    column: SheetColumn
    row: list[Any]
    place: int
    record_id: str

    @property
    def spot(self) -> Spot:
        return (self.layout.kind.name, self.record_id, self.column.key)


def edit_cells(dice: Random, parcel: Parcel, ledger: Ledger, how_many: int = 1) -> Parcel:
    """Change cells as a person does; the ledger hears what was typed over what."""
    other = parcel.copy("edited")
    for _ in range(how_many):
        cell = _some_cell(dice, other)
        if cell is not None:
            _edit(dice, other, cell, ledger)
    return other


def _some_cell(dice: Random, parcel: Parcel) -> _Cell | None:
    names = [n for n in parcel.data_pages if len(parcel.pages[n]) > 1 and " (" not in n]
    if not names:
        return None
    name = dice.choice(names)
    page = parcel.pages[name]
    layout = layout_named(parcel, name)
    head = next(row for row in page if ID_KEY in row)
    free = [c for c in layout.columns if c.key in head]
    free = [c for c in free if may_be_typed(layout, c) or (c.spec.meta.derived_from and dice.random() < 0.1)]
    row = page[dice.randint(page.index(head), len(page) - 1)]
    doubled = [r for r in page if r is not head and _conflicts(head, r)]
    if doubled and dice.random() < 0.5:
        row = dice.choice(doubled)
        free = [c for c in free if c.key in _conflicts(head, row)] or free
    record_id = row[head.index(ID_KEY)]
    twice = sum(r[head.index(ID_KEY)] == record_id for r in page) > 1
    if not free or row is head or not record_id or twice or f"{name} (2)" in parcel.pages:
        return None
    column = dice.choice(free)
    return _Cell(layout, column, row, head.index(column.key), str(record_id))


def _conflicts(head: list[Any], row: list[Any]) -> set[str]:
    """Return the fields of a row in which two values stand beside each other."""
    token = str(row[head.index(TOKEN_KEY)])
    if "," not in token:
        return set()
    sealed = unseal(token)
    state = (
        decode(sealed.token, dict.fromkeys(map(str, head), "?")) if sealed and sealed.token != AWAY else {}
    )
    return {key for key, register in state.items() if len(register.live) > 1}


def may_be_typed(layout: Layout, column: SheetColumn) -> bool:
    """Say whether a column is for people to change: what makes the record's id, or follows from another, is not."""
    fixed = column.spec.type in IDENTIFYING or column.spec.meta.derived_from
    return not fixed and column.key not in layout.kind.natural_key


def _edit(dice: Random, parcel: Parcel, cell: _Cell, ledger: Ledger) -> None:
    head = next(row for row in parcel.pages[_page_of(parcel, cell)] if ID_KEY in row)
    token = _token_of(parcel, cell, str(cell.row[head.index(TOKEN_KEY)]))
    if token is None or cell.spot in parcel.edits or cell.spot in parcel.doubtful:
        return
    fixed, was = not may_be_typed(cell.layout, cell.column), meaning(cell.column, cell.row[cell.place])
    if fixed or (cell.column.spec.type in (FieldType.DATE, FieldType.INTEGER) and dice.random() < 0.1):
        cell.row[cell.place] = dice.choice(NONSENSE)
        parcel.forget(cell.spot)
        parcel.edits[cell.spot] = Edit(None, (), was, cell.row[cell.place], refused=True)
        return
    value = _typed(a_value(dice, cell.column.spec)) if dice.random() < 0.85 else None
    if cell.column.key == "municipality" and isinstance(value, str) and len(value) % 4:
        value = PLACES[len(value) % len(PLACES)]
    shown = "; ".join(value) if isinstance(value, list) else float(value) if type(value) is int else value
    now = meaning(cell.column, shown)
    if was == now:
        return
    cell.row[cell.place] = shown
    if _is_impossible(parcel, cell.column, value):
        parcel.forget(cell.spot)
        parcel.edits[cell.spot] = Edit(None, (), was, now, refused=True)
        return
    facts = tuple(_facts(parcel, cell, value, ledger, token))
    parcel.forget(cell.spot)
    parcel.edits[cell.spot] = Edit(value, facts, was, now)


def _is_impossible(parcel: Parcel, column: SheetColumn, value: Any) -> bool:
    """Say whether nobody can live there, or be born then: after the day, by the clock there, of the package."""
    if column.spec.type is FieldType.PARTIAL_DATE:
        return isinstance(value, str) and value > parcel.manifest.made_at[:10]
    return column.key == "municipality" and value is not None and value not in PLACES


def _page_of(parcel: Parcel, cell: _Cell) -> str:
    return next(n for n in parcel.data_pages if cell.row in parcel.pages[n] and n == cell.layout.title)


def meaning(column: SheetColumn, cell: Any) -> str:
    """Return the value that a cell of a column holds, in one form; what cannot be read is itself."""
    try:
        return canonical_value(parser(column, dt.date(2026, 3, 2))(cell)) if cell is not None else ""
    except CellRefusal:
        return f"? {cell}"


def _facts(parcel: Parcel, cell: _Cell, value: Any, ledger: Ledger, token: str) -> list[Fact]:
    facts = []
    for key, one in _keys(cell.column.spec, cell.layout.kind.name, value).items():
        write = hand_edit_id(parcel.manifest.package_id, cell.record_id, key, canonical_value(one))
        ledger.hand_edit(key, write, one, seen_in(token, key))
        facts.append(Fact(cell.layout.kind.name, cell.record_id, key, write, text_of(one)))
    return facts


def _token_of(parcel: Parcel, cell: _Cell, machine: str) -> str | None:
    sealed = unseal(machine)
    if sealed is None or sealed.token != AWAY:
        return sealed and sealed.token
    entries = hidden_entries(parcel)
    long = [e["long"] for e in entries if e["id"] == cell.record_id and "long" in e]
    return str(long[0]) if long else None


def _typed(value: Any) -> Any:
    return canonical_text(value) or None if isinstance(value, str) else value


def _keys(spec: FieldSpec, kind: str, value: Value) -> dict[str, Any]:
    if spec.key not in KIND[kind].multi:
        return {spec.key: value}
    chosen = value if isinstance(value, list) else []
    return {f"{spec.key}/{option}": option in chosen for option in spec.meta.choices or {}}


def seen_in(token: str, key: str) -> frozenset[str]:
    """Return the write that a cell of this key showed, by decoding the token anew."""
    register = decode(token, {key: "?"}).get(key)
    return frozenset({register.shown}) if register is not None and register.live else frozenset()
