# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The colours keep their promises on contrast, and icons exist."""

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ensure_desk.system.paths import resource
from ensure_desk.ui import icons, theme
from ensure_desk.ui.pages_registry import PAGES
from ensure_desk.ui.tokens import DARK, LIGHT, Tokens

TEXT_PAIRS = [
    ("t1", "card"),
    ("t2", "card"),
    ("t3", "card"),
    ("t1", "sel"),
    ("t2", "sel"),
    ("t3", "app"),
    ("t3", "subtle"),
    ("acc", "card"),
    ("acc", "tint"),
    ("onacc", "acc"),
    ("ondanger", "danger"),
    ("danger", "danger_tint"),
    ("warn", "warn_tint"),
    ("ok", "ok_tint"),
    ("t2", "hover"),
    ("ontoast", "toast"),
    ("toast_link", "toast"),
]


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_is_readable(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_border_of_a_field_is_visible(tokens: Tokens) -> None:
    assert contrast(tokens.field, tokens.card) >= 3.0


def test_every_icon_that_is_named_exists(qtbot: QtBot) -> None:
    source = Path(theme.__file__).parent
    calls = re.compile(r'(?:icon=|icons\.(?:icon|pixmap)\(|icon_button\(|EmptyState\(\s*)"([a-z0-9-]+)"')
    named = {
        name for path in source.rglob("*.py") for name in calls.findall(path.read_text(encoding="utf-8"))
    }
    named |= {page.icon for page in PAGES}
    assert len(named) > 10
    assert not [name for name in sorted(named) if not resource(f"icons/{name}.svg").is_file()]


def test_an_icon_takes_the_colour_of_its_token(qtbot: QtBot) -> None:
    picture = icons.pixmap("check", "danger", 32).toImage()
    inks = {
        picture.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if picture.pixelColor(x, y).alpha() > 250
    }
    assert inks == {theme.tokens().danger.lower()}
