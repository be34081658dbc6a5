# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Windows icon and version that are made for the frozen program."""

import struct

import pytest
from PySide6.QtGui import QImage

from tests.architecture.source import ROOT
from tools.app_icon import SIZES, icon_file
from tools.windows_version import numbers


def test_the_icon_holds_our_drawing_in_every_size() -> None:
    data = icon_file(ROOT / "resources" / "icons" / "ensure-desk.svg")
    assert struct.unpack_from("<HHH", data) == (0, 1, len(SIZES))
    for index, size in enumerate(SIZES):
        width, height, _, _, _, bits, length, start = struct.unpack_from("<BBBBHHII", data, 6 + 16 * index)
        image = QImage.fromData(data[start : start + length], "PNG")
        assert (width or 256, height or 256, bits) == (size, size, 32)
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(size // 2, size // 8).name() == "#0b6470"
        assert image.pixelColor(0, 0).alpha() < 128


@pytest.mark.parametrize(
    ("version", "wanted"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2.3.4.5", (1, 2, 3, 4)), ("2.0rc1", (2, 0, 0, 0)), ("3", (3, 0, 0, 0))],
)
def test_windows_wants_four_numbers(version: str, wanted: tuple[int, ...]) -> None:
    assert numbers(version) == wanted
