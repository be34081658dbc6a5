# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make the pictures of the manual anew: the ones its chapters show, 960 wide, in as few colours as they need."""

import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from ensure_desk.ui import headless

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("nl", "en")
WIDTH, COLOURS = 960, 256
PICTURE = re.compile(r"!\[[^]]*\]\(([^)]+)\)")


def wanted(language: str) -> list[Path]:
    """Return the pictures that the chapters of a language show."""
    chapters = sorted((ROOT / "docs" / "manual" / language).glob("*.md"))
    shown = [(c, name) for c in chapters for name in PICTURE.findall(c.read_text(encoding="utf-8"))]
    return [(chapter.parent / name).resolve() for chapter, name in shown]


def small(picture: QImage) -> QImage:
    """Return a picture as wide as a page of the manual, in its most used colours."""
    scaled = picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    plain = scaled.convertToFormat(QImage.Format.Format_RGB32)
    seen = Counter(memoryview(plain.constBits()).cast("I"))
    coarse: dict[int, int] = {}
    for colour, _ in seen.most_common():  # of colours that look alike the most used one
        coarse.setdefault(colour & 0xFFF8F8F8, colour)
    table = list(coarse.values())[:COLOURS]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)


def main() -> int:
    """Take the pictures in both languages."""
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            headless.shots(Path(folder), language=language)
            for target in wanted(language):
                target.parent.mkdir(parents=True, exist_ok=True)
                small(QImage(str(Path(folder, target.name)))).save(str(target), quality=0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
