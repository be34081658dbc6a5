# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walking through a window as somebody does who cannot see it, or cannot use a mouse."""

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
    QRadioButton,
    QScrollBar,
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


def reachable(widget: QWidget) -> bool:
    """Say whether Tab comes to a control; of choices that exclude each other it comes to one, arrows do the rest."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive():
        return any(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in group.buttons())
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or isinstance(widget, QRadioButton)


@dataclass
class Round:
    """What Tab came to, in that order, and its steps that went back on the page."""

    stops: list[QWidget]
    back: list[str]


def tab_round(window: QWidget, most: int = 400) -> Round:
    """Press Tab until it comes back to where it began; raises AssertionError where it does not."""
    seen: list[QWidget] = []
    back: dict[QWidget, str] = {}
    for _ in range(most):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None, f"the focus is lost after {described(seen[-1]) if seen else 'nothing'}"
        assert not seen or now is not seen[-1], f"Tab does not leave {described(now)}"
        if seen and jumps_back(seen[-1], now):
            back[now] = f"{described(seen[-1])} -> {described(now)}"
        if now in seen:
            ring = seen[seen.index(now) :]
            back.pop(_first(window, ring), None)
            return Round(ring, list(back.values()))
        seen.append(now)
    raise AssertionError("Tab never comes round")


def _first(window: QWidget, ring: list[QWidget]) -> QWidget:
    """Return the stop that Tab comes to first in a new window; coming to it is no step back."""
    stop = window.nextInFocusChain()
    while stop not in ring:
        stop = stop.nextInFocusChain()
    return stop


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
