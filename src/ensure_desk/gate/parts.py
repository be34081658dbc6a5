# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Unpacking one part of a workbook: never more bytes than its directory entry promised, checksum compared.

Big parts come in chunks, unpacked a little ahead on their own thread (zlib lets go of the interpreter lock).
"""

import re
import zlib
from collections.abc import Generator, Iterator

from ensure_desk.gate.ahead import ahead
from ensure_desk.gate.codes import RefusalCode
from ensure_desk.gate.container import Part
from ensure_desk.gate.model import GateRefusal, Source

_READ = 1 << 19
_CHUNK = 1 << 22
_AHEAD = 2
_SMALL = 32_000_000
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]*)["']""")
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)


def unpack(source: Source, part: Part) -> Iterator[bytes]:
    """Yield the unpacked bytes of a part in chunks of up to a megabyte."""
    size, crc = 0, 0
    try:
        for data in _inflate(source, part):
            size += len(data)
            crc = zlib.crc32(data, crc)
            if size > part.size:
                raise GateRefusal(RefusalCode.LYING_SIZE, part=part.name)
            yield data
    except zlib.error as error:
        no_memory = str(error).startswith("Error -4")  # Z_MEM_ERROR has no class of its own
        code = RefusalCode.TOO_MUCH_MEMORY if no_memory else RefusalCode.DAMAGED
        raise GateRefusal(code, part=part.name) from error
    if size != part.size:
        raise GateRefusal(RefusalCode.LYING_SIZE, part=part.name)
    if crc != part.crc:
        raise GateRefusal(RefusalCode.DAMAGED, part=part.name)


def _inflate(source: Source, part: Part) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-15) if part.method == 8 else None
    left = part.packed
    with source.open("rb") as stream:
        stream.seek(part.offset)
        while left > 0 and (raw := stream.read(min(_READ, left))):
            left -= len(raw)
            while raw:
                data = inflate.decompress(raw, _CHUNK) if inflate else raw
                raw = inflate.unconsumed_tail if inflate else b""
                if data:
                    yield data
    if inflate and (rest := inflate.flush()):
        yield rest
    if left or (inflate and not inflate.eof):
        raise GateRefusal(RefusalCode.DAMAGED, part=part.name)


def unpack_ahead(source: Source, part: Part) -> Generator[bytes, None, None]:
    """Yield the same bytes in chunks of some megabytes, unpacked on a second thread."""
    return ahead(_large_chunks(source, part), _AHEAD)


def _large_chunks(source: Source, part: Part) -> Iterator[bytes]:
    pending: list[bytes] = []
    length = 0
    try:
        for data in unpack(source, part):
            pending.append(data)
            length += len(data)
            if length >= _CHUNK:
                yield b"".join(pending)
                pending, length = [], 0
        yield b"".join(pending)
    except OSError as error:
        raise GateRefusal(RefusalCode.DAMAGED, part=part.name) from error
    except MemoryError as error:
        raise GateRefusal(RefusalCode.TOO_MUCH_MEMORY, part=part.name) from error


def read_small(source: Source, part: Part) -> bytes:
    """Return a whole part that must be small UTF-8 XML without a document type."""
    if part.size > _SMALL:
        raise GateRefusal(RefusalCode.TOO_LARGE, part=part.name)
    data = b"".join(unpack(source, part))
    check_xml(data, part.name)
    return data


def check_xml(data: bytes, name: str) -> None:
    """Refuse XML that is not UTF-8 or has a document type."""
    check_prolog(data[:1024], name)
    if _DTD.search(data):
        raise GateRefusal(RefusalCode.DTD, part=name)


def check_prolog(start: bytes, name: str) -> None:
    """Refuse XML that does not begin as UTF-8."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in start[:64]:
        raise GateRefusal(RefusalCode.ENCODING, part=name)
    match = _ENCODING.match(start.removeprefix(b"\xef\xbb\xbf"))
    if match and match[1].upper() not in (b"UTF-8", b"UTF8", b"US-ASCII", b"ASCII"):
        raise GateRefusal(RefusalCode.ENCODING, part=name)
