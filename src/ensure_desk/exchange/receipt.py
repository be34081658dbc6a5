# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt: a small signed workbook by which the receiver of a package tells its sender what was read.

People read its visible sheets; programs read the manifest, which carries everything and is signed. It holds counts,
addresses of cells and reasons, and no value of a cell.
"""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from ensure_desk.domain.canonical import canonical_text
from ensure_desk.domain.errors import UserError
from ensure_desk.exchange.manifest import CHUNK, MANIFEST_SHEET, RECEIPT, DeskKeys, Manifest, sign

_MOST_REFUSED = 2_000

Refused = tuple[str, str, dict[str, str | int]]
"""Address, code and parameters of the sentence."""


@dataclass(frozen=True)
class ReceiptBody:
    """What a receipt says: which package, read when, how many records, and what was not read."""

    package_id: str
    number: int
    read_at: dt.datetime
    counts: Mapping[str, int]
    refused: tuple[Refused, ...]


@dataclass(frozen=True)
class ReceiptSheet:
    """A visible sheet: title, widths of the columns, and rows of which the first is the heading."""

    title: str
    widths: tuple[int, ...]
    rows: Sequence[Sequence[str | int]]


def receipt_bytes(
    manifest: Manifest, body: ReceiptBody, sheets: Sequence[ReceiptSheet], keys: DeskKeys
) -> bytes:
    """Return the workbook of a receipt, signed."""
    plain = {**asdict(body), "read_at": body.read_at.isoformat()}
    text = replace(manifest, kind=RECEIPT, sheets={RECEIPT: plain}).as_text()
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _add_sheet(book.create_sheet(sheet.title), sheet)
    hidden = book.create_sheet(MANIFEST_SHEET)
    hidden.sheet_state = "veryHidden"
    for number, whole in enumerate((text, sign(text, keys))):
        for part, start in enumerate(range(0, len(whole), CHUNK)):
            hidden.append((number, part, whole[start : start + CHUNK]))
    book.properties.creator = book.properties.lastModifiedBy = None
    book.properties.identifier = manifest.package_id
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _add_sheet(page: Worksheet, sheet: ReceiptSheet) -> None:
    for place, width in enumerate(sheet.widths):
        page.column_dimensions["ABCDEF"[place]].width = width
    for number, row in enumerate(sheet.rows, 1):
        for place, value in enumerate(row, 1):
            cell = page.cell(number, place)
            cell.value = canonical_text(value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type, cell.quotePrefix = "s", value[:1] in ("=", "+", "-", "@")
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    page.freeze_panes = "A2"


def receipt_body(manifest: Manifest) -> ReceiptBody:
    """Return what a receipt says; raises UserError `package_damaged` when that makes no sense."""
    told = manifest.sheets.get(RECEIPT, {})
    try:
        counts, refused = told["counts"], told["refused"]
        if not isinstance(counts, dict) or not isinstance(refused, list):
            raise TypeError
        return ReceiptBody(
            package_id=str(told["package_id"]),
            number=int(str(told["number"])),
            read_at=dt.datetime.fromisoformat(str(told["read_at"])),
            counts={str(name): int(n) for name, n in counts.items()},
            refused=tuple(_refused(entry) for entry in refused[:_MOST_REFUSED]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UserError("package_damaged") from error


def _refused(entry: Sequence[object]) -> Refused:
    address, code, params = entry
    known = params.items() if isinstance(params, dict) else ()
    return str(address), str(code), {str(k): v for k, v in known if isinstance(v, str | int)}
