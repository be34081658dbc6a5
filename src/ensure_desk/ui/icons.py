# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lucide icons, tinted by token, sharp at every scale, rendered once."""

from functools import cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPixmap

from ensure_desk.system.paths import resource
from ensure_desk.ui import theme

SIZE = 18
ROOM = 4
"""Blank beside an icon that stands before words: with the four pixels of the style it makes eight."""


def beside_words(name: str, tone: str = "t2", size: int = SIZE) -> QIcon:
    """Return an icon for a button with words; its size is that of `roomy`."""
    found = QIcon(_with_room(pixmap(name, tone, size)))
    if tone.startswith("on"):  # on a filled button, which is not filled while it cannot be pressed
        found.addPixmap(_with_room(pixmap(name, "t3", size)), QIcon.Mode.Disabled)
    return found


def roomy(size: int = SIZE) -> QSize:
    """Return the size of an icon beside words, in device-independent pixels."""
    return QSize(size + ROOM, size)


def _with_room(picture: QPixmap) -> QPixmap:
    # cold start: the unlock page gets its icons after the first paint
    from PySide6.QtGui import QPainter

    ratio = picture.devicePixelRatio()
    wide = QPixmap(picture.width() + round(ROOM * ratio), picture.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(QColor(0, 0, 0, 0))
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wide


def icon(name: str, tone: str = "t2", size: int = SIZE) -> QIcon:
    """Return an icon in the colour of a token; an unknown name gives an empty icon."""
    return QIcon(pixmap(name, tone, size))


def pixmap(name: str, tone: str = "t2", size: int = SIZE, dpr: float = 0) -> QPixmap:
    """Return an icon as a picture of `size` device-independent pixels."""
    app = QGuiApplication.instance()
    ratio = dpr or (app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0)
    return _render(name, theme.color(tone).name(), size, ratio)


@cache
def _render(name: str, ink: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(QColor(0, 0, 0, 0))
    markup = _markup(name)
    if markup:
        _draw(markup.replace("currentColor", ink).replace('stroke-width="2"', 'stroke-width="1.75"'), picture)
    picture.setDevicePixelRatio(ratio)
    return picture


def _draw(markup: str, picture: QPixmap) -> None:
    # cold start: the unlock page gets its icons after the first paint
    from PySide6.QtCore import QByteArray, QRectF
    from PySide6.QtGui import QPainter
    from PySide6.QtSvg import QSvgRenderer

    painter = QPainter(picture)
    QSvgRenderer(QByteArray(markup.encode())).render(painter, QRectF(picture.rect()))
    painter.end()


@cache
def _markup(name: str) -> str:
    try:
        return resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def forget() -> None:
    """Drop rendered icons; called when the look changes."""
    _render.cache_clear()
