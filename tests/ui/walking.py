# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walking through a window as somebody does who cannot see it, or cannot use a mouse."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QTextEdit,
    QAbstractItemView, QAbstractSlider, QAbstractSpinBox,
)  # fmt: skip
_MARGIN = 3


def controls(window: QWidget) -> list[QWidget]:
    """Return what can be worked with in a window, without the parts that Qt makes inside a list or a field."""
    return [w for w in window.findChildren(QWidget) if w.isVisible() and _is_own(w)]


def _is_own(widget: QWidget) -> bool:
    if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_"):
        return False
    works = isinstance(widget, CONTROLS) or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    inside = (QAbstractItemView, QComboBox, QLineEdit, QAbstractSpinBox)
    return (
        works
        and not isinstance(widget.parentWidget(), inside)
        and widget.metaObject().className() != "QHeaderView"
    )


def spoken(widget: QWidget) -> str:
    """Return what a screen reader says when it comes to a control."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name).strip() if told is not None else ""


def described(widget: QWidget) -> str:
    """Return a control in words, for a test that fails."""
    parents = []
    parent = widget.parentWidget()
    while parent is not None and len(parents) < 3:
        parents.append(type(parent).__name__)
        parent = parent.parentWidget()
    name = spoken(widget) or widget.objectName() or "nameless"
    return f"{name} ({' < '.join([type(widget).__name__, *parents])})"


@dataclass(frozen=True)
class Round:
    """What Tab came to, in that order; its steps that went back on the page; stops that look as if not come to.

    A round goes back once, from its end to its beginning, wherever that lies.
    """

    stops: list[QWidget]
    back: list[str]
    unseen: list[str]


def tab_round(window: QWidget, most: int = 400) -> Round:
    """Press Tab from the first stop until it comes back there; raises AssertionError where it does not."""
    first = next(
        w
        for w in _chain(window)
        if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    first.setFocus(Qt.FocusReason.TabFocusReason)
    walked, here, stays = Round([], [], []), first, 0
    for _ in range(most):
        before = picture(here)
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None, f"the focus is lost after {described(here)}"
        stays = stays + 1 if now is here else 0
        alone = controls(window) == [here]
        assert stays <= _links(here) or alone, f"Tab does not leave {described(here)}"
        if alone:
            return Round([here], [], [])
        if now is not here:
            if picture(here) == before:
                walked.unseen.append(described(here))
            walked.stops.append(here)
            if jumps_back(here, now):
                walked.back.append(f"{described(here)} -> {described(now)}")
            if now is first:
                return walked
        here = now
    raise AssertionError("Tab never comes round")


def _chain(window: QWidget) -> Iterator[QWidget]:
    stop = window.nextInFocusChain()
    while stop is not window:
        yield stop
        stop = stop.nextInFocusChain()


def _links(widget: QWidget) -> int:
    """Return how many times Tab may stay: in a text it goes from link to link."""
    return widget.toHtml().count("<a ") if isinstance(widget, QTextBrowser) else 0


def place(widget: QWidget) -> QRect:
    """Return where a widget lies in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def jumps_back(before: QWidget, after: QWidget) -> bool:
    """Say whether a step of Tab goes up without going to the right, or left within one row."""
    one, other = place(before), place(after)
    up = other.bottom() <= one.top() and other.left() < one.right()
    shared = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    left = other.right() <= one.left() and shared > min(one.height(), other.height()) / 2
    return up or left


def picture(widget: QWidget) -> QImage:
    """Return how a widget looks now, with a little of what is around it."""
    window = widget.window()
    return window.grab(place(widget).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)).toImage()
