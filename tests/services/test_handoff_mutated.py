# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Machine cells that were changed: refused in words, or read as far as they are whole; never a crash."""

import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from ensure_desk.domain.errors import UserError
from ensure_desk.exchange.read import RawSheet, read_package
from ensure_desk.gate.open import read_workbook
from ensure_desk.services import imports
from ensure_desk.services.pairing import keys_in
from ensure_desk.system.i18n import Language
from tests.services.handoff_parts import fill, paired_region, send

MUTANTS = 150
ODD = (None, "", 0.0, 1e300, True, {"d": "2026-01-01"}, "*", "@", "~", "." * 40, "x" * 40)
ODD_JSON = (None, "", 0, -1, [], {}, "x", [1], {"a": 1}, True)


def test_no_change_of_the_machine_layer_breaks_the_reading(tmp_path: Path) -> None:
    dice, seen = Random(1), Counter[str]()  # noqa: S311 - dice of a test
    with paired_region(tmp_path) as region:
        people = fill(region.lier, 3)
        with region.lier.store.write(region.lier.actor) as writer:
            writer.update("person", people[0], {"gender": "X"})
            writer.delete("person", people[1])
        book = read_workbook(send(region.lier, tmp_path / "a.xlsx"))
        with region.coordinator.store.read() as reader:
            keys = keys_in(reader)
            for _ in range(MUTANTS):
                pages = {sheet.name: [list(row) for row in sheet.rows] for sheet in book.sheets}
                for _ in range(dice.randint(1, 3)):
                    spoil(dice, pages)
                sheets = [RawSheet(name, rows, frozenset(), {}) for name, rows in pages.items()]
                try:
                    package = read_package(sheets, keys, Language)
                    imports._compare(
                        region.coordinator, reader, [imports.FilePlan(tmp_path, package=package)]
                    )
                    seen["read"] += 1
                except UserError as error:
                    seen[error.code] += 1
    assert seen["read"] > MUTANTS / 3
    assert {*seen} <= {
        "read",
        "not_a_package",
        "package_damaged",
        "package_too_new",
        "package_other_organisation",
    }


def spoil(dice: Random, pages: dict[str, list[list[Any]]]) -> None:
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
    """Put something odd in one place of a JSON object."""
    whole: dict[str, Any] = json.loads(text)
    spot: Any = whole
    key: Any = dice.choice(sorted(whole))
    while isinstance(spot[key], dict | list) and spot[key] and dice.random() < 0.7:
        spot = spot[key]
        key = dice.choice(sorted(spot)) if isinstance(spot, dict) else dice.randrange(len(spot))
    spot[key] = dice.choice(ODD_JSON)
    return json.dumps(whole)
