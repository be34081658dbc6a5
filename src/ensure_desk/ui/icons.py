# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lucide icons, tinted by token, sharp at every scale, rendered once."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ensure_desk.system.paths import resource
from ensure_desk.ui import theme

SIZE = 18


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
    picture.fill(Qt.GlobalColor.transparent)
    markup = _markup(name)
    if markup:
        tinted = markup.replace("currentColor", ink).replace('stroke-width="2"', 'stroke-width="1.75"')
        painter = QPainter(picture)
        QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(picture.rect()))
        painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _markup(name: str) -> str:
    try:
        return resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def forget() -> None:
    """Drop rendered icons; called when the look changes."""
    _render.cache_clear()
