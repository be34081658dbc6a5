# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Workbooks that somebody made to hurt, or that a disk, a mail server or a colleague made by accident."""

import io
import struct
import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/></Types>'
)
ROOT_RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
WORKBOOK_RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
CELLS = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12.5</v></c></row>'


def workbook_xml(extra: str = "", sheets: str = '<sheet name="Blad1" sheetId="1" r:id="rId1"/>') -> str:
    """Return a workbook part with these sheets."""
    return f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{extra}<sheets>{sheets}</sheets></workbook>'


def sheet_xml(cells: str = CELLS, *, head: str = "", tail: str = "") -> str:
    """Return a sheet part with these rows."""
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{declaration}<worksheet xmlns="{MAIN}">{head}<sheetData>{cells}</sheetData>{tail}</worksheet>'


def strings_xml(*texts: str) -> str:
    """Return a shared strings part."""
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'<sst xmlns="{MAIN}" count="{len(texts)}" uniqueCount="{len(texts)}">{items}</sst>'


def parts(**replaced: str | bytes) -> dict[str, str | bytes]:
    """Return the parts of a small good workbook; `sheet`, `strings`, `book`, `relations`, `types` replace one."""
    return {
        "[Content_Types].xml": replaced.get("types", TYPES),
        "_rels/.rels": ROOT_RELATIONS,
        "xl/workbook.xml": replaced.get("book", workbook_xml()),
        "xl/_rels/workbook.xml.rels": replaced.get("relations", WORKBOOK_RELATIONS),
        "xl/sharedStrings.xml": replaced.get("strings", strings_xml("naam")),
        "xl/worksheets/sheet1.xml": replaced.get("sheet", sheet_xml()),
    }


def write_zip(path: Path, contents: dict[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write these parts as a zip file."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in contents.items():
            info = zipfile.ZipInfo(name)
            info.filename = name  # as it is: on Windows a backslash would have become a slash
            archive.writestr(info, data, method, compresslevel=6)
    return path


def with_cells(path: Path, cells: str, **more: str) -> Path:
    """Write a workbook whose only sheet holds these rows."""
    return write_zip(path, parts(sheet=sheet_xml(cells, **more)))


def with_value(path: Path, cell: str) -> Path:
    """Write a workbook with a good cell and this one."""
    return with_cells(path, f'<row r="1"><c r="A1"><v>7</v></c>{cell}</row>')


def good_bytes(rows: int = 30) -> bytes:
    """Return an ordinary workbook with texts, numbers, a formula and a hidden row."""
    lines = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>{row % 3}</v></c><c r="B{row}"><v>{row * 1.5}</v></c>'
        f'<c r="C{row}"><f>B{row}*2</f><v>{row * 3}</v></c></row>'
        for row in range(1, rows + 1)
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts(sheet=sheet_xml(lines), strings=strings_xml("een", "twee", "drie")).items():
            archive.writestr(name, data)
    return stream.getvalue()


def patch_directory(data: bytes, part: str, *, size: int | None = None, offset: int | None = None) -> bytes:
    """Return a zip file whose central directory tells another unpacked size or place for one part."""
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    while at >= 0:
        length = struct.unpack_from("<H", changed, at + 28)[0]
        if bytes(changed[at + 46 : at + 46 + length]).decode() == part:
            if size is not None:
                struct.pack_into("<L", changed, at + 24, size)
            if offset is not None:
                struct.pack_into("<L", changed, at + 42, offset)
        at = changed.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


def patch_local_size(data: bytes, part: str, size: int) -> bytes:
    """Return a zip file whose local header tells another unpacked size for one part."""
    changed = bytearray(data)
    at = changed.find(part.encode()) - 30
    struct.pack_into("<L", changed, at + 22, size)
    return bytes(changed)
