# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a package would be without its hidden layer: no machine columns, no hidden sheets."""

import re
import zipfile
from pathlib import Path

from ensure_desk.exchange.manifest import MANIFEST_SHEET, MORE_SHEET
from ensure_desk.exchange.splice import LEVEL, sheet_parts

_MACHINE_CELLS = re.compile(rb'<c r="[AB][0-9]+"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)


def without_hidden_layer(source: Path, target: Path) -> None:
    """Write the workbook again without the columns of ids and tokens and with the hidden sheets empty."""
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as new,
    ):
        parts = sheet_parts(old)
        hidden = {parts[name] for name in (MANIFEST_SHEET, MORE_SHEET) if name in parts}
        for name in old.namelist():
            data = old.read(name)
            if name in hidden:
                data = re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData/>", data, flags=re.DOTALL)
            elif name in parts.values():
                data = _MACHINE_CELLS.sub(b"", data)
            new.writestr(name, data)
