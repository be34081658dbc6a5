# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Palette, fonts and one style sheet, built from the tokens."""

from functools import cache

from PySide6 import QtCore
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ensure_desk.ui.tokens import DARK, LIGHT, Tokens

FAMILIES = ("Segoe UI Variable", "Segoe UI", "Inter", "Noto Sans", "DejaVu Sans")
BODY_POINTS = 10.0
STYLE = "Fusion"
"""The style under our style sheet; given to the application as it is made."""
_HALF_LIGHT = 128
_state = {"dark": False}


def tokens() -> Tokens:
    """Return the colours in use."""
    return DARK if _state["dark"] else LIGHT


def is_dark() -> bool:
    """Say whether the dark colours are in use."""
    return _state["dark"]


def wants_dark(choice: str) -> bool:
    """Say whether a choice (light, dark, system) means dark colours on this computer now."""
    if choice == "system":
        return QGuiApplication.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark
    return choice == "dark"


def seems_dark(choice: str) -> bool:
    """Say the same before the first paint, by the colours that the desktop gave this program.

    `wants_dark` knows for certain, but it loads the namespace `Qt`, which takes longer than the first paint.
    """
    if choice == "system":
        return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < _HALF_LIGHT
    return choice == "dark"


def color(name: str) -> QColor:
    """Return a token as a colour."""
    return QColor(getattr(tokens(), name))


def apply(app: QApplication, dark: bool = False) -> None:
    """Dress the whole application; called again when the person chooses another look."""
    _state["dark"] = dark
    app.setFont(body_font())
    app.setPalette(_palette(tokens()))
    app.setStyleSheet(style_sheet(tokens()))


def body_font(points: float = BODY_POINTS, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the text font at a size."""
    font = QFont(_family())
    font.setPointSizeF(points)
    font.setWeight(weight)
    return font


@cache
def _family() -> str:
    known = set(QFontDatabase.families())
    return next((name for name in FAMILIES if name in known), "Sans Serif")


def mark(widget: QWidget, name: str, **properties: object) -> QWidget:
    """Give a widget the object name and properties by which the style sheet knows it."""
    fresh = not widget.objectName() and widget.parent() is None and not widget.isVisible()
    widget.setObjectName(name)
    for key, value in properties.items():
        widget.setProperty(key, value)
    if not fresh and widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
        _polish_again(widget)  # who is new is polished when it is shown
    return widget


def _polish_again(widget: QWidget) -> None:
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _palette(t: Tokens) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    pairs = {
        roles.Window: t.app, roles.WindowText: t.t1, roles.Base: t.card, roles.AlternateBase: t.subtle,
        roles.Text: t.t1, roles.Button: t.card, roles.ButtonText: t.t1, roles.Highlight: t.acc,
        roles.HighlightedText: t.onacc, roles.PlaceholderText: t.t3, roles.ToolTipBase: t.card,
        roles.ToolTipText: t.t1, roles.Link: t.acc, roles.Mid: t.line2, roles.Light: t.card, roles.Dark: t.line2,
    }  # fmt: skip
    for role, value in pairs.items():
        palette.setColor(role, QColor(value))
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.t3))
    return palette


def style_sheet(t: Tokens) -> str:
    """Return the style sheet for a set of colours."""
    return "\n".join((_frame(t), _buttons(t), _places(t), _inputs(t), _tables(t), _chips(t)))


def _frame(t: Tokens) -> str:
    return f"""
QWidget {{ color: {t.t1}; }}
QMainWindow, QWidget#app {{ background: {t.app}; }}
QWidget#pane {{ background: {t.content}; border: 1px solid {t.line}; border-right: 0; border-bottom: 0;
  border-top-left-radius: 10px; }}
QScrollArea, QScrollArea > QWidget > QWidget#content {{ background: transparent; border: 0; }}
QScrollArea#stop:focus {{ border: 2px solid {t.acc}; }}
QFrame#card {{ background: {t.card}; border: 1px solid {t.line}; border-radius: 8px; }}
QFrame#card[focus="true"] {{ border: 2px solid {t.acc}; }}
QFrame#dialog {{ background: {t.card}; border: 1px solid {t.line2}; border-radius: 10px; }}
QFrame#subtle, QWidget#subtle {{ background: {t.subtle}; border-radius: 6px; }}
QFrame#subtle[edge="left"] {{ border-radius: 0; border-top-left-radius: 9px; border-bottom-left-radius: 9px; }}
QFrame#line {{ background: {t.line}; border: 0; max-height: 1px; min-height: 1px; }}
QLabel {{ background: transparent; }}
QLabel[tone="t2"] {{ color: {t.t2}; }} QLabel[tone="t3"] {{ color: {t.t3}; }}
QLabel[tone="acc"] {{ color: {t.acc}; }} QLabel[tone="danger"] {{ color: {t.danger}; }}
QLabel[tone="warn"] {{ color: {t.warn}; }} QLabel[tone="ok"] {{ color: {t.ok}; }}
QFrame#banner {{ border-radius: 8px; border: 1px solid {t.warn_line}; background: {t.warn_tint}; }}
QFrame#banner[tone="danger"] {{ border-color: {t.danger_line}; background: {t.danger_tint}; }}
QFrame#banner[tone="ok"] {{ border-color: {t.ok_line}; background: {t.ok_tint}; }}
QFrame#banner[tone="acc"] {{ border-color: {t.line2}; background: {t.tint}; }}
QFrame#toast {{ background: {t.toast}; border-radius: 8px; border: 1px solid {t.line2}; }}
QFrame#toast QLabel {{ color: {t.ontoast}; }}
QFrame#toast QPushButton {{ color: {t.toast_link}; font-weight: 600; background: transparent; border: 0;
  padding: 4px 8px; }}
QToolTip {{ background: {t.card}; color: {t.t1}; border: 1px solid {t.line2}; padding: 4px; }}
QScrollBar:vertical {{ width: 10px; background: transparent; }} QScrollBar:horizontal {{ height: 10px; }}
QScrollBar::handle {{ background: {t.line2}; border-radius: 4px; min-height: 28px; margin: 1px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
"""


def _buttons(t: Tokens) -> str:
    return f"""
QPushButton, QToolButton {{ min-height: 30px; border-radius: 6px; border: 1px solid {t.line2}; background: {t.card};
  padding: 0 12px; font-weight: 500; color: {t.t1}; }}
QPushButton:hover, QToolButton:hover {{ background: {t.hover}; }}
QPushButton:focus {{ border: 2px solid {t.acc}; padding: 0 11px; min-height: 28px; outline: 0; }}
QToolButton:focus {{ border: 2px solid {t.acc}; outline: 0; }}
QPushButton:disabled {{ background: {t.subtle}; color: {t.t3}; border-color: {t.line}; }}
QPushButton[kind="primary"] {{ background: {t.acc}; border-color: {t.acc}; color: {t.onacc}; font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {t.acc_hover}; }}
QPushButton[kind="primary"]:pressed {{ background: {t.acc_pressed}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {t.t1}; }}
QPushButton[kind="primary"]:disabled, QPushButton[kind="danger"]:disabled {{ background: {t.subtle}; color: {t.t3};
  border-color: {t.line}; }}
QPushButton[kind="ghost"], QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent;
  color: {t.acc}; padding: 0 8px; }}
QPushButton[kind="quiet"] {{ color: {t.t2}; }}
QPushButton[kind="ghost"]:disabled, QPushButton[kind="quiet"]:disabled {{ color: {t.t3}; }}
QPushButton[kind="back"] {{ background: transparent; border-color: transparent; color: {t.acc};
  padding: 0 8px 0 0; }}
QPushButton[kind="back"]:focus {{ border: 2px solid {t.acc}; padding: 0 7px 0 0; }}
QPushButton[kind="ghost"]:focus, QPushButton[kind="quiet"]:focus {{ border: 2px solid {t.acc}; padding: 0 7px; }}
QPushButton[kind="danger"] {{ background: {t.danger}; border-color: {t.danger}; color: {t.ondanger}; }}
QPushButton[scale="sm"] {{ min-height: 26px; padding: 0 9px; }}
QPushButton[scale="sm"][kind="back"] {{ padding: 0 8px 0 0; }} QPushButton[scale="lg"] {{ min-height: 38px; }}
QPushButton[scale="sm"]:focus {{ min-height: 24px; padding: 0 8px; }}
QPushButton[scale="sm"][kind="back"]:focus {{ padding: 0 7px 0 0; }}
QPushButton[scale="lg"]:focus {{ min-height: 36px; }}
QToolButton {{ padding: 0; }}
QToolButton[kind="quiet"] {{ border-color: transparent; background: transparent; min-height: 26px; }}
QToolButton[kind="quiet"]:hover {{ background: {t.hover}; }}
QToolButton[kind="quiet"]:focus {{ border-color: {t.acc}; }}
"""


def _places(t: Tokens) -> str:
    """Dress the buttons that stand for a place or a choice: navigation, segments, pills and tabs."""
    return f"""
QPushButton#nav {{ border: 0; background: transparent; text-align: left; padding: 0 10px 0 11px; min-height: 36px;
  color: {t.t2}; font-weight: 400; }}
QPushButton#nav:hover {{ background: {t.hover}; }}
QPushButton#nav:focus {{ border: 2px solid {t.acc}; padding: 0 8px 0 9px; min-height: 32px; }}
QPushButton#nav[active="true"] {{ background: {t.card}; color: {t.t1}; font-weight: 600;
  border: 1px solid {t.line}; border-left: 3px solid {t.acc}; padding: 0 9px 0 8px; min-height: 34px; }}
QPushButton#nav[active="true"]:focus {{ border: 2px solid {t.acc}; border-left: 3px solid {t.acc}; min-height: 32px; }}
QPushButton#nav[scale="sm"] {{ min-height: 31px; }} QPushButton#nav[scale="sm"]:focus {{ min-height: 27px; }}
QPushButton#nav[scale="sm"][active="true"] {{ min-height: 29px; }}
QPushButton#nav[scale="sm"][active="true"]:focus {{ min-height: 27px; }}
QPushButton#tile {{ background: {t.card}; border: 1px solid {t.line}; border-radius: 8px; padding: 0;
  min-height: 92px; }}
QPushButton#tile:hover {{ border-color: {t.line2}; background: {t.subtle}; }}
QPushButton#tile:focus {{ border: 2px solid {t.acc}; min-height: 90px; }}
QPushButton#segment {{ border-radius: 0; border-left-width: 0; padding: 0 11px; color: {t.t2}; }}
QPushButton#segment[scale="sm"] {{ padding: 0 9px; font-size: 9pt; }}
QPushButton#segment[edge="first"] {{ border-left-width: 1px; border-top-left-radius: 6px;
  border-bottom-left-radius: 6px; }}
QPushButton#segment[edge="last"] {{ border-top-right-radius: 6px; border-bottom-right-radius: 6px; }}
QPushButton#segment:focus {{ border: 2px solid {t.acc}; padding: 0 10px; }}
QPushButton#segment[scale="sm"]:focus {{ padding: 0 8px; }}
QPushButton#segment:checked {{ background: {t.tint}; color: {t.acc}; font-weight: 600; }}
QPushButton#pill {{ border-radius: 14px; min-height: 26px; padding: 0 10px; color: {t.t2};
  font-size: 9.5pt; }}
QPushButton#pill:focus {{ min-height: 24px; padding: 0 9px; }}
QPushButton#pill:checked {{ background: {t.tint}; border-color: {t.acc}; color: {t.acc}; font-weight: 600; }}
QPushButton#tab {{ border: 0; border-bottom: 3px solid transparent; border-radius: 0; min-height: 36px;
  background: transparent; color: {t.t2}; padding: 0 10px; }}
QPushButton#tab:checked {{ color: {t.t1}; font-weight: 600; border-bottom-color: {t.acc}; }}
QPushButton#tab:focus {{ border-bottom-color: {t.t1}; }}
QPushButton#tab[tight="true"] {{ padding: 0 5px; }}
QMenu {{ background: {t.card}; border: 1px solid {t.line2}; padding: 5px; }}
QMenu::item {{ padding: 8px 20px 8px 8px; border-radius: 5px; color: {t.t1}; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::item:selected {{ background: {t.sel}; }} QMenu::item:disabled {{ color: {t.t3}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 5px 4px; }}
"""


def _inputs(t: Tokens) -> str:
    return f"""
QLineEdit, QComboBox, QPlainTextEdit, QSpinBox {{ min-height: 30px; border: 1px solid {t.field}; border-radius: 6px;
  background: {t.card}; padding: 0 9px; color: {t.t1}; selection-background-color: {t.acc};
  selection-color: {t.onacc}; }}
QPlainTextEdit {{ padding: 4px 6px; }}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QSpinBox:focus {{ border: 2px solid {t.acc}; padding: 0 8px;
  min-height: 28px; }}
QPlainTextEdit:focus {{ padding: 3px 5px; }}
QLineEdit[state="error"] {{ border: 2px solid {t.danger}; padding: 0 8px; }}
QLineEdit:disabled, QComboBox:disabled {{ background: {t.subtle}; border-color: {t.line2}; color: {t.t3}; }}
QLineEdit[scale="lg"] {{ min-height: 38px; }} QLineEdit[scale="lg"]:focus {{ min-height: 36px; }}
QComboBox[scale="sm"] {{ min-height: 26px; }} QComboBox[scale="sm"]:focus {{ min-height: 24px; }}
QLineEdit QToolButton {{ border: 0; background: transparent; min-height: 0; padding: 0; }}
QComboBox::drop-down {{ border: 0; width: 24px; }}
QComboBox QAbstractItemView {{ background: {t.card}; border: 1px solid {t.line2}; selection-background-color: {t.sel};
  selection-color: {t.t1}; outline: 0; }}
QCheckBox, QRadioButton {{ spacing: 8px; min-height: 28px; background: transparent; }}
QCheckBox#part {{ padding: 0 5px; }}
QCheckBox::indicator {{ width: 16px; height: 16px; border: 1px solid {t.field}; border-radius: 4px;
  background: {t.card}; }}
QCheckBox::indicator:checked {{ background: {t.acc}; border-color: {t.acc}; }}
QCheckBox::indicator:disabled {{ border-color: {t.line2}; }}
QCheckBox::indicator:checked:disabled {{ background: {t.t3}; border-color: {t.t3}; }}
QCheckBox::indicator:focus {{ width: 14px; height: 14px; border: 2px solid {t.acc}; }}
QCheckBox::indicator:checked:focus {{ border: 2px solid {t.t1}; }}
QRadioButton::indicator {{ width: 16px; height: 16px; border: 1px solid {t.field}; border-radius: 9px;
  background: {t.card}; }}
QRadioButton::indicator:focus {{ width: 14px; height: 14px; border: 2px solid {t.acc}; }}
QRadioButton::indicator:checked {{ width: 8px; height: 8px; border: 5px solid {t.acc}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {t.acc}; }}
QProgressBar {{ border: 0; background: {t.empty}; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {t.acc}; border-radius: 3px; }}
"""


def _tables(t: Tokens) -> str:
    return f"""
QTableView, QListView, QTreeView {{ background: {t.card}; border: 0; gridline-color: transparent; outline: 0;
  selection-background-color: {t.sel}; selection-color: {t.t1}; alternate-background-color: {t.card}; }}
QTableView::item {{ border-bottom: 1px solid {t.line}; padding: 0 10px; }}
QTableView::item:selected {{ background: {t.sel}; color: {t.t1}; }}
QTableView::item:hover {{ background: {t.hover}; }}
QHeaderView {{ background: {t.subtle}; border: 0; }}
QHeaderView::section {{ background: {t.subtle}; border: 0; border-bottom: 1px solid {t.line}; padding: 0 12px;
  min-height: 33px; color: {t.t3}; font-size: 9pt; font-weight: 600; }}
QHeaderView::section:vertical {{ background: {t.card}; color: {t.t1}; font-weight: 400; border-bottom: 0; }}
QHeaderView#months::section {{ padding: 0 2px; }} QHeaderView#days::section {{ padding: 0 6px; }}
QHeaderView#offices {{ background: {t.card}; }}
QHeaderView#offices[lined="true"]::section {{ border-bottom: 1px solid {t.line}; }}
QListView::item:selected {{ background: {t.sel}; }}
QListView::item:focus {{ border: 2px solid {t.acc}; }}
QListView#ranked {{ border: 1px solid {t.line2}; border-radius: 6px; padding: 4px; }}
QListView#ranked:focus {{ border: 2px solid {t.acc}; padding: 3px; }}
QListView#ranked::item {{ padding: 0 8px; border-radius: 4px; }}
"""


def _chips(t: Tokens) -> str:
    tones = "".join(
        f'QLabel#chip[tone="{name}"] {{ background: {ground}; color: {ink}; }}\n'
        for name, ground, ink in (
            ("danger", t.danger_tint, t.danger),
            ("warn", t.warn_tint, t.warn),
            ("ok", t.ok_tint, t.ok),
            ("acc", t.tint, t.acc),
            ("neutral", t.hover, t.t2),
        )
    )
    return (
        f"QLabel#iconbox {{ background: {t.hover}; border-radius: 8px; }}\n"
        f"QLabel#sign {{ border: 1px solid {t.field}; border-radius: 12px; color: {t.t2}; }}\n"
        'QLabel#step[tone="t1"] { font-weight: 600; }\n'
        f'QLabel#sign[tone="now"] {{ background: {t.acc}; border-color: {t.acc}; color: {t.onacc}; }}\n'
        f'QLabel#sign[tone="done"] {{ background: {t.ok_tint}; border-color: {t.ok}; color: {t.ok}; }}\n'
        "QLabel#chip { border-radius: 5px; padding: 3px 8px; min-height: 16px; font-weight: 500; }\n"
        + tones
        + f'QLabel#chip[tone="line"] {{ background: {t.card}; color: {t.t2}; border: 1px solid {t.line2}; }}\n'
        + "".join(
            f'QLabel#iconbox[tone="{name}"] {{ background: {ground}; }}\n'
            for name, ground in (
                ("danger", t.danger_tint),
                ("warn", t.warn_tint),
                ("ok", t.ok_tint),
                ("acc", t.tint),
            )
        )
        + f"QLabel#key {{ border: 1px solid {t.line2}; border-radius: 4px; padding: 2px 5px; color: {t.t2};"
        + f" background: {t.subtle}; }}\n"
        + f"QLabel#avatar {{ background: {t.tint}; color: {t.acc}; font-weight: 600; }}\n"
    )
