# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outside of a foreign file: its kind and its zip directory, judged before a single part is unpacked.

These checks read a few kilobytes and never trust a size they have not compared, so they run in any process.
"""

import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ensure_desk.gate.codes import RefusalCode
from ensure_desk.gate.model import GateRefusal, Limits, Source

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_END_RECORD = struct.Struct("<4s4H2LH")
_LARGEST_DIRECTORY = 4_000_000
_RATIO_FLOOR = 5_000_000
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Part:
    """One part of a workbook: its name and where its packed bytes lie."""

    name: str
    offset: int
    packed: int
    size: int
    method: int
    crc: int


def check_container(path: Path, limits: Limits) -> dict[str, Part]:
    """Return the parts of an xlsx file by name, or refuse the file for what it is."""
    check_place(path)
    return check_source(path, limits)


def check_source(source: Source, limits: Limits, *, macros: bool = False) -> dict[str, Part]:
    """Return the parts of what was read or decrypted, or refuse it for what it is; `macros` are refused unless told."""
    try:
        with source.open("rb") as stream:
            _check_kind(stream)
            infos = _read_directory(stream, limits)
            parts = _check_parts(infos, stream, limits)
    except OSError as error:
        raise GateRefusal(RefusalCode.UNREADABLE) from error
    _check_package(parts, macros=macros)
    return parts


def check_place(path: Path) -> None:
    """Refuse a path that is no ordinary, non-empty file."""
    if path.name.startswith("~$"):
        raise GateRefusal(RefusalCode.LOCK_FILE)
    try:
        if path.is_dir():
            raise GateRefusal(RefusalCode.NOT_A_FILE)
        if not path.exists():
            raise GateRefusal(RefusalCode.NOT_FOUND)
        if not path.is_file():
            raise GateRefusal(RefusalCode.NOT_A_FILE)
        if path.stat().st_size == 0:
            raise GateRefusal(RefusalCode.EMPTY)
    except (OSError, ValueError) as error:
        raise GateRefusal(RefusalCode.UNREADABLE) from error


def _check_kind(stream: BinaryIO) -> None:
    start = stream.read(512)
    if start.startswith(b"PK\x03\x04"):
        return
    if start.startswith(_OLE):
        raise GateRefusal(RefusalCode.ENCRYPTED if _is_encrypted(stream) else RefusalCode.OLD_EXCEL)
    if start[:2] == b"\x09\x08" or start[:4] in (
        b"\x09\x00\x04\x00",
        b"\x09\x02\x06\x00",
        b"\x09\x04\x06\x00",
    ):
        raise GateRefusal(RefusalCode.OLD_EXCEL)
    text = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<body")):
        raise GateRefusal(RefusalCode.WEB_PAGE)
    if text.startswith(b"<"):
        raise GateRefusal(RefusalCode.WEB_PAGE if b"<html" in text else RefusalCode.XML_FILE)
    raise GateRefusal(RefusalCode.OTHER_FILE)


def _is_encrypted(stream: BinaryIO) -> bool:
    wanted = "EncryptedPackage".encode("utf-16-le")
    tail = b""
    while chunk := stream.read(_CHUNK):
        if wanted in tail + chunk:
            return True
        tail = chunk[-len(wanted) :]
    return False


def _read_directory(stream: BinaryIO, limits: Limits) -> list[zipfile.ZipInfo]:
    length = stream.seek(0, 2)
    stream.seek(max(0, length - 65_557))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + _END_RECORD.size > len(tail):
        raise GateRefusal(RefusalCode.DAMAGED)
    _, disk, first_disk, here, count, size, offset, _ = _END_RECORD.unpack_from(tail, at)
    if disk or first_disk or here != count or offset + size != length - len(tail) + at:
        raise GateRefusal(RefusalCode.DAMAGED)
    if count > limits.parts or size > _LARGEST_DIRECTORY:
        raise GateRefusal(RefusalCode.TOO_MANY_PARTS, parts=count)
    try:
        with zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, EOFError) as error:
        raise GateRefusal(RefusalCode.DAMAGED) from error
    if len(infos) != count:
        raise GateRefusal(RefusalCode.DAMAGED)
    return infos


def _check_parts(infos: list[zipfile.ZipInfo], stream: BinaryIO, limits: Limits) -> dict[str, Part]:
    _check_names(infos)
    _check_sizes(infos, limits)
    end_of_previous = 0
    parts: dict[str, Part] = {}
    directory_start = _directory_start(stream, infos)
    for info in sorted(infos, key=lambda item: item.header_offset):
        if info.header_offset < end_of_previous:
            raise GateRefusal(RefusalCode.OVERLAPPING_PARTS, part=info.filename)
        part = _locate(stream, info)
        end_of_previous = part.offset + part.packed
        if end_of_previous > directory_start:
            raise GateRefusal(RefusalCode.OVERLAPPING_PARTS, part=info.filename)
        if not info.is_dir():
            parts[part.name] = part
    return parts


def _directory_start(stream: BinaryIO, infos: list[zipfile.ZipInfo]) -> int:
    length = stream.seek(0, 2)
    stream.seek(max(0, length - 65_557))
    tail = stream.read()
    start: int = _END_RECORD.unpack_from(tail, tail.rfind(b"PK\x05\x06"))[6]
    return start


def _check_names(infos: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for info in infos:
        name = info.orig_filename
        if _is_unsafe(name):
            raise GateRefusal(RefusalCode.UNSAFE_PART_NAME)
        if name.casefold() in seen:
            raise GateRefusal(RefusalCode.DUPLICATE_PART, part=name)
        seen.add(name.casefold())


def _is_unsafe(name: str) -> bool:
    pieces = name.split("/")
    return (
        not name
        or name.startswith("/")
        or "\\" in name
        or ":" in name
        or ".." in pieces
        or "." in pieces
        or any(ord(letter) < 32 for letter in name)
        or len(name) > 400
    )


def _check_sizes(infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    total = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if total > limits.unpacked:
        raise GateRefusal(RefusalCode.TOO_LARGE, megabytes=total // 1_000_000)
    if total > _RATIO_FLOOR and total > limits.ratio * max(1, packed):
        raise GateRefusal(RefusalCode.BOMB, megabytes=total // 1_000_000)
    for info in infos:
        if info.file_size > _RATIO_FLOOR and info.file_size > limits.ratio * max(1, info.compress_size):
            raise GateRefusal(RefusalCode.BOMB, megabytes=info.file_size // 1_000_000)
        if info.flag_bits & 0x41:
            raise GateRefusal(RefusalCode.ENCRYPTED)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise GateRefusal(RefusalCode.DAMAGED)


def _locate(stream: BinaryIO, info: zipfile.ZipInfo) -> Part:
    stream.seek(info.header_offset)
    raw = stream.read(_LOCAL_HEADER.size)
    if len(raw) < _LOCAL_HEADER.size or raw[:4] != b"PK\x03\x04":
        raise GateRefusal(RefusalCode.DAMAGED)
    fields = _LOCAL_HEADER.unpack(raw)
    method, name_length, extra_length = fields[3], fields[9], fields[10]
    name = stream.read(name_length)
    codec = "utf-8" if info.flag_bits & 0x800 else "cp437"
    if method != info.compress_type or name != info.orig_filename.encode(codec, "replace"):
        raise GateRefusal(RefusalCode.DAMAGED)
    if not fields[2] & 0x8 and fields[8] not in (info.file_size, 0xFFFFFFFF):
        raise GateRefusal(RefusalCode.LYING_SIZE, part=info.filename)
    offset = info.header_offset + _LOCAL_HEADER.size + name_length + extra_length
    return Part(info.filename, offset, info.compress_size, info.file_size, method, info.CRC)


def _check_package(parts: dict[str, Part], *, macros: bool) -> None:
    names = {name.casefold() for name in parts}
    found = any(name.endswith(("vbaproject.bin", "vbadata.xml")) or "/macrosheets/" in name for name in names)
    if found and not macros:
        raise GateRefusal(RefusalCode.MACROS)
    if "xl/workbook.bin" in names:
        raise GateRefusal(RefusalCode.BINARY_WORKBOOK)
    if "mimetype" in names and "content.xml" in names:
        raise GateRefusal(RefusalCode.OPEN_DOCUMENT)
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names) or "index.zip" in names:
        raise GateRefusal(RefusalCode.NUMBERS)
    if "[content_types].xml" not in names:
        raise GateRefusal(RefusalCode.OTHER_FILE)
