# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make the Windows icon from our own SVG: `python -m tools.app_icon SVG ICO`.

An icon file is a directory of pictures; each is a PNG, which Windows reads since Vista.
"""

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""What Windows asks for at 100 to 250 %, in pixels."""
_HEADER, _ENTRY = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")


def icon_file(svg: Path) -> bytes:
    """Return the bytes of an icon file with the drawing in every size."""
    renderer = QSvgRenderer(str(svg))
    if not renderer.isValid():
        raise ValueError(f"{svg} is no drawing")
    pictures = [_picture(renderer, size) for size in SIZES]
    start = _HEADER.size + _ENTRY.size * len(SIZES)
    entries = []
    for size, data in zip(SIZES, pictures, strict=True):
        entries.append(_ENTRY.pack(size % 256, size % 256, 0, 0, 1, 32, len(data), start))
        start += len(data)
    return _HEADER.pack(0, 1, len(SIZES)) + b"".join(entries) + b"".join(pictures)


def _picture(renderer: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise OSError("no picture was written")
    return bytes(data.data())


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(icon_file(Path(sys.argv[1])))
