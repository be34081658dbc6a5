# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make the Windows icon from our own SVG: `python -m tools.app_icon SVG ICO`.

An icon file is a directory of pictures; each is a PNG, which Windows reads since Vista.
"""

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from ensure_desk.ui.tokens import LIGHT

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""What Windows asks for at 100 to 250 %, in pixels."""
_SIDE = (328, 628)
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


def side_picture(svg: Path, out: Path) -> Path:
    """Write the picture beside the words of the installer, twice as large as at 100 % for sharp screens."""
    image = QImage(*_SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.tint))
    width = _SIDE[0]
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(svg)).render(painter, QRectF(width * 0.25, width * 0.3, width * 0.5, width * 0.5))
    painter.fillRect(width - 2, 0, 2, image.height(), QColor(LIGHT.line2))
    painter.end()
    out.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(out), "BMP"):  # type: ignore[call-overload]  # the stub wants bytes, Qt takes both
        raise OSError("no picture was written")
    return out


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
