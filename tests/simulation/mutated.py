# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Damaged packages: bits turned, parts dropped or changed, files cut off, cells swapped, machine cells spoilt.

Each is refused in words, or read as far as it is whole: nothing that was known is lost, and every write that comes in
is one of the sender's, or says that it was typed in this package.
"""

import functools
import json
import tempfile
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.messages import MESSAGES
from ensure_desk.domain.registers import EMPTY
from ensure_desk.exchange.read import RawSheet, read_package
from ensure_desk.gate.open import read_workbook
from ensure_desk.services import handoff, imports
from ensure_desk.services.progress import QUIET
from ensure_desk.system.i18n import Language
from tests.simulation.desks import SimDesk, States, keys_of, make_desk, without_backups
from tests.simulation.schedule import Figures

KINDS = (PackageKind.OFFICE, PackageKind.COORDINATOR)
THROUGH_THE_GATE = 0.4
ODD = (None, "", 0.0, 1e300, True, {"d": "2026-01-01"}, "*", "@", "~", "." * 40, "x" * 40)
ODD_JSON = (None, "", 0, -1, [], {}, "x", [1], {"a": 1}, True)
Pages = dict[str, list[list[Any]]]


class Base(NamedTuple):
    """A package as it left, whom it is for, and what is known at both ends."""

    file: bytes
    pages: Pages
    sender: States
    reader: SimDesk


@functools.cache
def base_of(kind: PackageKind) -> Base:
    """Return a package with something of everything: a conflict, a deleted record, lists, a long note."""
    one, other = make_desk("one", "counsellor"), make_desk("other", "counsellor")
    with one.desk.store.write(one.desk.actor) as writer:
        people = [
            writer.create("person", {"last_name": f"Janssens {n}", "municipality": "Lier", "gender": "V"})
            for n in range(4)
        ]
        for person in people:
            writer.create("intake", {"person_id": person, "diploma": "bachelor", "transport": ["auto"]})
            writer.create("consent", {"person_id": person, "purpose": "foto", "answer": "ja"})
            writer.create("note", {"person_id": person, "body": "belt terug " * 20})
            track = writer.create("track", {"person_id": person, "status": "actief", "start": "2026-03-01"})
            writer.create("suspension", {"track_id": track, "start": "2026-04-01", "reason": "ziekte"})
    _exchange(one, other)
    for sim, value in ((one, "M"), (other, "X")):
        with sim.desk.store.write(sim.desk.actor) as writer:
            writer.update("person", people[0], {"gender": value})
    _exchange(other, one)
    with one.desk.store.write(one.desk.actor) as writer:
        writer.delete("person", people[1])
        writer.create("person", {"last_name": "Peeters", "municipality": "Lier", "birth_date": "1976-05"})
    coordinator = kind is PackageKind.COORDINATOR
    reader = make_desk("reader", "coordinator") if coordinator else other
    file = _file(one, kind)
    book = read_workbook(_kept(file))
    return Base(file, {s.name: [list(row) for row in s.rows] for s in book.sheets}, one.states(), reader)


def _exchange(sender: SimDesk, reader: SimDesk) -> None:
    path = _kept(_file(sender, PackageKind.OFFICE))
    with without_backups():
        imports.apply_import(reader.desk, plan=imports.plan_import(reader.desk, paths=[path]))


def _file(sim: SimDesk, kind: PackageKind) -> bytes:
    out = BytesIO()
    with sim.desk.store.read() as reader:
        handoff._write(sim.desk, reader, (out, kind), QUIET)
    return out.getvalue()


@functools.cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="mutated")


def _kept(file: bytes) -> Path:
    path = Path(_folder().name) / "package.xlsx"
    path.write_bytes(file)
    return path


def turned_bits(dice: Random, file: bytes) -> bytes:
    """Turn a few bits somewhere in the file."""
    spoilt = bytearray(file)
    for _ in range(dice.randint(1, 8)):
        spoilt[dice.randrange(len(spoilt))] ^= 1 << dice.randrange(8)
    return bytes(spoilt)


def cut_off(dice: Random, file: bytes) -> bytes:
    """Lose the end of the file."""
    return file[: dice.randrange(len(file))]


def changed_part(dice: Random, file: bytes) -> bytes:
    """Drop a part of the workbook, or turn bits in it and pack it well again."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        unlucky, drop = dice.choice(book.namelist()), dice.random() < 0.5
        for name in book.namelist():
            if name != unlucky:
                changed.writestr(name, book.read(name))
            elif not drop:
                changed.writestr(name, turned_bits(dice, book.read(name)))
    return out.getvalue()


def swap_cells(dice: Random, pages: Pages) -> None:
    """Put two cells of a sheet in each other's place."""
    rows = pages[dice.choice([name for name, rows in pages.items() if len(rows) > 1])]
    one, other = (dice.choice([row for row in rows if row]) for _ in range(2))
    here, there = dice.randrange(len(one)), dice.randrange(len(other))
    one[here], other[there] = other[there], one[here]


def spoil(dice: Random, pages: Pages) -> None:
    """Change one cell of the machine layer or of the rows."""
    names = [name for name, rows in pages.items() if rows and name not in ("Lees mij", "_lists")]
    row = dice.choice(pages[dice.choice([*names, "_ensure", "_ensure"])])
    if not row:
        return
    place = dice.randrange(len(row))
    text = row[place]
    if isinstance(text, str) and text.startswith("{"):
        row[place] = spoilt_json(dice, text)
    elif isinstance(text, str) and text and dice.random() < 0.7:
        at = dice.randrange(len(text))
        row[place] = text[:at] + chr(ord(text[at]) ^ (1 << dice.randrange(6))) + text[at + 1 :]
    else:
        row[place] = dice.choice(ODD)


def spoilt_json(dice: Random, text: str) -> str:
    """Put something odd in one place of a JSON object; leave what is none any more."""
    try:
        whole: dict[str, Any] = json.loads(text)
    except ValueError:
        return text
    spot: Any = whole
    key: Any = dice.choice(sorted(whole))
    while isinstance(spot[key], dict | list) and spot[key] and dice.random() < 0.7:
        spot = spot[key]
        key = dice.choice(sorted(spot)) if isinstance(spot, dict) else dice.randrange(len(spot))
    spot[key] = dice.choice(ODD_JSON)
    return json.dumps(whole)


def run_mutated(numbers: Iterable[int]) -> list[Figures]:
    """Damage a package in the way that each of these numbers says, and read it."""
    with without_backups():
        return [_one(number) for number in numbers]


def _one(number: int) -> Figures:
    dice = Random(f"mutated {number}")  # noqa: S311 - dice of a test
    figures, base = Figures(number, packages=1), base_of(dice.choice(KINDS))
    reader = base.reader.clone("again")
    before = reader.states()
    try:
        plan = _plan(dice, base, reader)
        refusals = [f.refusal for f in plan.files if f.refusal is not None]
        if not refusals:
            imports.apply_import(reader.desk, plan=plan)
            figures.read += 1
    except UserError as error:
        refusals = [error]
    except Exception as error:  # noqa: BLE001 - whatever it is, the number that shows it must be kept
        figures.checked["M1"] += 1
        figures.failures.append(f"M1 died {type(error).__name__}: {error}")
        return figures
    figures.refused += bool(refusals)
    figures.checked["M1"] += 1
    figures.failures += [f"M1 refused in no words: {e.code}" for e in refusals if e.code not in MESSAGES]
    figures.failures += [f"M1 {line}" for line in _strange(base, before, reader.states(), bool(refusals))][:3]
    return figures


def _plan(dice: Random, base: Base, reader: SimDesk) -> imports.ImportPlan:
    if dice.random() < THROUGH_THE_GATE:
        damage = dice.choice((turned_bits, cut_off, changed_part, changed_part))
        return imports.plan_import(reader.desk, paths=[_kept(damage(dice, base.file))])
    pages = {name: [list(row) for row in rows] for name, rows in base.pages.items()}
    for _ in range(dice.randint(1, 3)):
        dice.choice((swap_cells, spoil))(dice, pages)
    sheets = [RawSheet(name, rows, frozenset(), {}) for name, rows in pages.items()]
    package = read_package(sheets, keys_of(reader.role), Language)
    with reader.desk.store.read() as here:
        return imports._compare(reader.desk, here, [imports.FilePlan(Path("package.xlsx"), package=package)])


def _strange(base: Base, before: States, after: States, refused: bool) -> list[str]:
    """Return what is lost, and what came in that nobody wrote."""
    if refused:
        return [] if after == before else ["a refusal changed something"]
    known = {
        w for states in (base.sender, before) for s in states.values() for r in s.values() for w in r.live
    }
    found = []
    for where, state in {**before, **after}.items():
        for key, register in state.items():
            was, now = before.get(where, {}).get(key, EMPTY), after.get(where, {}).get(key, EMPTY)
            if not was.gone <= now.gone or not was.live.keys() <= now.live.keys() | now.gone:
                found.append(f"{where[0]}.{key} lost a write")
            for write, held in register.live.items():
                if write not in known and len(held.origin) <= SHORT_ORIGIN:
                    found.append(f"{where[0]}.{key} holds {write} of {held.origin}, which nobody wrote")
    return found


SHORT_ORIGIN = 16
"""Desks have short names as origins; what was typed in a package has the package's id."""
