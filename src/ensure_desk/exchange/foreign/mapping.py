# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The match between an office's list and our targets: proposed, confirmed once, remembered per layout.

It is kept as JSON with the names that a person sees in the list, so that it can be read and repaired by hand.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.lists import Plain
from ensure_desk.domain.texts import N_
from ensure_desk.exchange.foreign.headings import Targets, heading_words
from ensure_desk.exchange.foreign.rawcell import column_index, column_letter
from ensure_desk.exchange.foreign.targets import target

FORMAT = 1
REPEATED_TARGET = N_("een andere kolom vult dit veld al")
NOTHING_FITS = N_("de titel lijkt bekend, maar de inhoud past niet")
SCALE_UNKNOWN = N_("de scores gaan van 1 tot 5 en er staat geen uitleg bij")
SCALE_OTHER = N_("de scores lopen niet van 0 tot 4 en er staat geen uitleg bij")
HOURS_IN_GRID = N_("er staan uren in plaats van tekens; die kunnen niet worden overgenomen")
NAMES_ELSEWHERE = N_("naam en voornaam staan al in andere kolommen")
CHOSEN = N_("u koos dit")


@dataclass(frozen=True)
class ColumnMap:
    """What one column is: its targets (none = left out), why we think so, and the words it uses."""

    column: int
    heading: str
    targets: Targets = ()
    value_map: Mapping[str, Plain] = field(default_factory=dict)
    reason: str = ""
    confidence: float = 0.0

    @property
    def settled(self) -> bool:
        """Say whether it is known why the column feeds nothing."""
        known = (CHOSEN, REPEATED_TARGET, NAMES_ELSEWHERE, NOTHING_FITS, HOURS_IN_GRID, SCALE_OTHER)
        return self.reason in known


@dataclass(frozen=True)
class SheetMap:
    """Where the table of a sheet stands (zero-based rows, last inclusive) and what its columns are."""

    sheet: str
    header_rows: tuple[int, ...] = ()
    first: int = 0
    last: int = -1
    columns: tuple[ColumnMap, ...] = ()
    skip: Mapping[int, str] = field(default_factory=dict)
    why_ignored: str = ""

    @property
    def used(self) -> bool:
        """Say whether anything of this sheet is read."""
        return not self.why_ignored

    @property
    def header_row(self) -> int:
        """Return the row with the column names."""
        return self.header_rows[-1] if self.header_rows else 0

    def columns_of(self, name: str) -> list[ColumnMap]:
        """Return the columns that feed a target, whatever stands between its brackets."""
        return [c for c in self.columns if any(t.partition("[")[0] == name for t in c.targets)]


@dataclass(frozen=True)
class ListMapping:
    """The match for a whole workbook; `confirmed` once a person has seen it."""

    sheets: tuple[SheetMap, ...]
    confirmed: bool = False

    def tables(self, name: str) -> list[SheetMap]:
        """Return the tables of one sheet from top to bottom, without a sheet that is left out."""
        return [s for s in self.sheets if s.sheet == name and s.used]

    def sheet(self, name: str) -> SheetMap | None:
        """Return the match of the first table of a sheet."""
        return next((s for s in self.sheets if s.sheet == name), None)


def layout_key(sheets: tuple[SheetMap, ...]) -> str:
    """Return a hash of the headings: lists with the same headings share their mapping."""
    parts = [f"{c.column}:{' '.join(heading_words(c.heading))}" for s in sheets if s.used for c in s.columns]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def to_json(mapping: ListMapping) -> dict[str, Any]:
    """Return a mapping as plain data: rows counted from 1, columns as letters."""
    return {
        "format": FORMAT,
        "confirmed": mapping.confirmed,
        "sheets": [_sheet_json(s) for s in mapping.sheets],
    }


def _sheet_json(sheet: SheetMap) -> dict[str, Any]:
    if not sheet.used:
        return {"sheet": sheet.sheet, "role": "ignore", "why": sheet.why_ignored}
    return {
        "sheet": sheet.sheet,
        "role": "data",
        "header_rows": [r + 1 for r in sheet.header_rows],
        "first_data_row": sheet.first + 1,
        "last_data_row": sheet.last + 1,
        "columns": [_column_json(c) for c in sheet.columns],
        "skip_rows": [{"row": row + 1, "why": why} for row, why in sheet.skip.items()],
    }


def _column_json(column: ColumnMap) -> dict[str, Any]:
    targets: Any = list(column.targets) if len(column.targets) > 1 else next(iter(column.targets), None)
    data = {"col": column_letter(column.column), "header": column.heading, "target": targets}
    data |= {"reason": column.reason, "confidence": column.confidence}
    return data | ({"value_map": dict(column.value_map)} if column.value_map else {})


def from_text(text: str) -> ListMapping:
    """Read a mapping file; raises UserError `list_mapping_unreadable` or `list_target_unknown`."""
    try:
        data = json.loads(text)
        return ListMapping(tuple(_sheet_of(s) for s in data["sheets"]), bool(data.get("confirmed", True)))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError("list_mapping_unreadable") from error


def _sheet_of(data: dict[str, Any]) -> SheetMap:
    if data.get("role", "data") != "data":
        return SheetMap(str(data["sheet"]), why_ignored=str(data.get("why") or "ignore"))
    header = [int(r) - 1 for r in data.get("header_rows") or [data["header_row"]]]
    return SheetMap(
        str(data["sheet"]),
        tuple(header),
        int(data.get("first_data_row", header[-1] + 2)) - 1,
        int(data.get("last_data_row", 0)) - 1,
        tuple(_column_of(c) for c in data["columns"]),
        {int(s["row"]) - 1: str(s.get("why", "")) for s in data.get("skip_rows", [])},
    )


def _column_of(data: dict[str, Any]) -> ColumnMap:
    given = data.get("target")
    targets = tuple(given) if isinstance(given, list) else ((str(given),) if given else ())
    for name in targets:
        if target(name) is None:
            raise UserError("list_target_unknown", target=name)
    return ColumnMap(
        column_index(data["col"]),
        str(data.get("header", "")),
        targets,
        dict(data.get("value_map") or {}),
        str(data.get("reason", "")),
        float(data.get("confidence", 1.0)),
    )
