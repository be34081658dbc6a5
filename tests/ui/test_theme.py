# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The colours keep their promises on contrast, and icons exist."""

import re
from itertools import product
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ensure_desk.system.paths import resource
from ensure_desk.ui import icons, theme
from ensure_desk.ui.application import application
from ensure_desk.ui.pages_registry import PAGES
from ensure_desk.ui.tokens import DARK, LIGHT, Tokens
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.matrix_grid import LOOKS

INKS = ("t1", "t2", "t3", "acc", "danger", "warn", "ok")
GROUNDS = ("app", "content", "card", "subtle", "hover", "sel", "tint", "danger_tint", "warn_tint", "ok_tint")
OTHERS = (
    ("onacc", "acc"), ("onacc", "acc_hover"), ("onacc", "acc_pressed"), ("ondanger", "danger"),
    ("ontoast", "toast"), ("toast_link", "toast"),
)  # fmt: skip
SIGNS = ("acc", "field", "danger", "low", "high")
"""What is seen without being read: the ring of the focus, edges of fields, points and bars of a chart."""


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ink_is_readable_on_every_ground(tokens: Tokens) -> None:
    pairs = [*product(INKS, GROUNDS), *OTHERS]
    ratios = {pair: contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_rings_and_points_stand_out(tokens: Tokens) -> None:
    grounds = ("content", "card", "subtle")
    ratios = {
        pair: contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) for pair in product(SIGNS, grounds)
    }
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 3} == {}


def test_states_differ_in_their_sign_and_not_in_colour_alone() -> None:
    signs = [sign for sign, _tone in LOOKS.values()]
    assert len(set(signs)) == len(signs)


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


@pytest.mark.parametrize("kind", ["primary", "danger", "ghost", "quiet", "secondary"])
def test_a_button_that_is_out_of_use_looks_so(qtbot: QtBot, kind: str) -> None:
    theme.apply(application())
    press = button("Vernietigen", kind=kind)
    qtbot.addWidget(press)
    press.setEnabled(False)
    press.show()
    assert press.palette().buttonText().color() == theme.color("t3")
