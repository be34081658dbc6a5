# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A box that is ticked shows a tick, in both looks and at every scale, and stays as large as it was."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPixmap, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionButton, QWidget
from pytestqt.qtbot import QtBot

from ensure_desk.domain.texts import SourceText
from ensure_desk.ui import theme
from ensure_desk.ui.record_form.availability import AvailabilityField
from ensure_desk.ui.survey_form.choice_buttons import CheckChoice
from ensure_desk.ui.survey_form.reader import Option
from ensure_desk.ui.widgets.fields import CheckField, MultiChoice
from ensure_desk.ui.widgets.tick import Tick

pytestmark = pytest.mark.ui
_NEAR = 12
"""How far a colour may be from a token: the screen mixes the edges of a line."""


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[bool]:
    theme.apply(qapp, request.param)
    yield request.param
    theme.apply(qapp)


def picture(widget: QWidget, scale: float) -> QImage:
    found = QPixmap((widget.size().toSizeF() * scale).toSize())
    found.setDevicePixelRatio(scale)
    found.fill(theme.color("t2"))  # neither box nor tick
    widget.render(found, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return found.toImage()


def count(image: QImage, token: str) -> int:
    """Count the pixels in the tone of a token."""
    wanted = theme.color(token)

    def near(found: QColor) -> bool:
        pairs = zip(found.getRgb()[:3], wanted.getRgb()[:3], strict=True)  # type: ignore[index]  # a tuple
        return all(abs(a - b) <= _NEAR for a, b in pairs)

    return sum(near(image.pixelColor(x, y)) for x in range(image.width()) for y in range(image.height()))


def box_of(tick: Tick) -> tuple[QPoint, int]:
    option = QStyleOptionButton()
    tick.initStyleOption(option)
    box = tick.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, tick)
    return box.topLeft(), box.width()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_ticked_box_has_a_tick_in_it(qtbot: QtBot, look: bool, scale: float) -> None:
    ticked = [CheckField(""), CheckChoice(Option("a", "", ""))]
    for box in ticked:
        qtbot.addWidget(box)
        box.resize(40, 32)
        box.setChecked(True)
        image = picture(box, scale)
        assert count(image, "acc") > 60
        assert count(image, "onacc") > 12
        box.setChecked(False)
        assert not count(picture(box, scale), "acc")


def test_every_field_that_is_ticked_uses_it(qtbot: QtBot, look: bool) -> None:
    week, several = AvailabilityField(SourceText()), MultiChoice([("a", "een"), ("b", "twee")])
    for field in (week, several):
        qtbot.addWidget(field)
        field.adjustSize()
        before = count(picture(field, 1), "acc")
        field.set_value(["ma_vm", "a"])
        assert count(picture(field, 1), "acc") - before > 60


def test_the_box_stays_as_large_when_the_keyboard_comes(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    first, other = Tick("een", host), Tick("twee", host)
    other.move(100, 0)
    host.show()
    host.activateWindow()
    QTest.qWaitForWindowActive(host)
    other.setFocus()
    before = box_of(first), first.sizeHint()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert first.hasFocus()
    assert (box_of(first), first.sizeHint()) == before
    assert first.sizeHint().height() >= 28
