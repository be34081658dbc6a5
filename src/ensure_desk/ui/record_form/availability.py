# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""When somebody can work: seven days by three parts of the day.

One check box each, but one stop of the Tab key: arrows move between them, Space ticks.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ensure_desk.domain.codes import DAY_PARTS, DAYS
from ensure_desk.domain.texts import Translator
from ensure_desk.ui import theme
from ensure_desk.ui.widgets.texts import small
from ensure_desk.ui.widgets.tick import Tick

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class _Part(Tick):
    """One part of one day; an arrow key asks for a neighbour."""

    stepped = Signal(int, int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(*step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell where the keyboard is."""
        super().focusInEvent(event)
        self.entered.emit()


class AvailabilityField(QWidget):
    """A grid of days and parts of the day; its value is the list of codes like `ma_vm`."""

    edited = Signal(object)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._boxes: dict[tuple[int, int], _Part] = {}
        self._code: dict[tuple[int, int], str] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        for x, (day, day_text) in enumerate(DAYS.items()):
            grid.addWidget(small(tr(day_text), tone="t2"), 0, x + 1, Qt.AlignmentFlag.AlignHCenter)
            for y, (part, part_text) in enumerate(DAY_PARTS.items()):
                self._code[x, y] = f"{day}_{part}"
                box = self._box(x, y, f"{tr(day_text)} {tr(part_text)}")
                grid.addWidget(box, y + 1, x + 1, Qt.AlignmentFlag.AlignHCenter)
        for y, part_text in enumerate(DAY_PARTS.values()):
            grid.addWidget(small(tr(part_text), tone="t2"), y + 1, 0)
        grid.setColumnStretch(len(DAYS) + 1, 1)
        self._enter_at(self._boxes[0, 0])

    def _box(self, x: int, y: int, name: str) -> _Part:
        box = _Part()
        theme.mark(box, "part")
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.clicked.connect(lambda: self.edited.emit(self.value()))
        box.stepped.connect(lambda dx, dy: self._go(x + dx, y + dy))
        box.entered.connect(lambda: self._enter_at(box))
        self._boxes[x, y] = box
        return box

    def _enter_at(self, entrance: _Part) -> None:
        """Let Tab enter the grid where the keyboard was last."""
        for box in self._boxes.values():
            stops = box is entrance
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(entrance)

    def _go(self, x: int, y: int) -> None:
        box = self._boxes.get((x, y))
        if box is not None:
            box.setFocus(Qt.FocusReason.TabFocusReason)

    def value(self) -> list[str]:
        """Return the codes of the parts that are ticked, sorted."""
        return sorted(self._code[place] for place, box in self._boxes.items() if box.isChecked())

    def set_value(self, codes: Sequence[str] | None) -> None:
        """Tick exactly these parts."""
        held = set(codes or ())
        for place, box in self._boxes.items():
            box.setChecked(self._code[place] in held)

    def set_read_only(self, read_only: bool) -> None:
        """Allow ticking or not."""
        for box in self._boxes.values():
            box.setEnabled(not read_only)
