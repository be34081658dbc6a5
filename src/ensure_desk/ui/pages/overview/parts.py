# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of Overzicht: figures that stand large, the last months of the offices, the large barriers."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from ensure_desk.domain.small_counts import HIDDEN
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.matrix import NOTHING, STATE_WORDS, Matrix, State
from ensure_desk.services.overview import BarrierLine, KeyFigure
from ensure_desk.ui import icons, theme
from ensure_desk.ui.widgets.bars import Bars
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.chip import Chip
from ensure_desk.ui.widgets.flow import FlowLayout
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.matrix_grid import LOOKS, MARKED, Heading, MatrixGrid
from ensure_desk.ui.widgets.quiet_table import QuietTable
from ensure_desk.ui.widgets.table import Column
from ensure_desk.ui.widgets.texts import Elided, small

_ICON, _EDGE = 14, 12
_LARGE, _IN_WORDS, _SEMI = 18, 12, QFont.Weight.DemiBold
"""Points of a figure, and of the words where there is none."""
_BAR, _WORDS, _ROW, _LEAST_ROW = 132, 216, 40, 32
"""The least of a bar, the words beside it; a row, and the least of one where a whole number has to fit."""
_LEGEND = (State.RECEIVED, State.LATE, State.MISSING, State.EXPECTED, State.NONE)


class FigureTile(QPushButton):
    """A figure that opens the subject behind it."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self._name, self._detail = Elided("", 10, "t2"), Elided("", 9, "t3")
        self._value = Elided("", _LARGE, bold=True)
        self._value.setMinimumHeight(QFontMetrics(theme.body_font(_LARGE, _SEMI)).height())
        self.setLayout(vbox(self._name, self._value, self._detail, 1, gap=2, margins=(16, 12, 16, 12)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.mark(self, "tile")

    def show_figure(self, figure: KeyFigure) -> None:
        """Show another value."""
        self._name.setText(figure.title)
        self._value.setFont(theme.body_font(_LARGE if figure.is_told else _IN_WORDS, _SEMI))
        self._value.setText(figure.value)
        self._detail.setText(figure.detail)
        self.setAccessibleName(f"{figure.title}: {figure.value}, {figure.detail}")
        hidden = HIDDEN in figure.value + figure.detail
        star = self._(N_("Kleine aantallen zijn verborgen (*).")) if hidden else ""
        self.setToolTip(star)
        self._detail.setToolTip(f"{figure.detail}\n{star}".strip())
        self.setAccessibleDescription(star)


class OfficesCard(Card):
    """Twelve offices by the last months; `opened` asks for the whole table."""

    opened = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr(N_("Overdracht per gemeente")), padded=False)
        self._ = tr
        self._missing = Chip("", "danger")
        self.header.addWidget(self._missing)
        name, place = tr(N_("Overdrachten per kantoor en maand")), tr(N_("Gemeente"))
        self.grid = MatrixGrid(name, place, compact=True)
        self.grid.opened.connect(lambda _cell: self.opened.emit())
        beside = Heading()
        beside.setFixedWidth(_EDGE)
        row = hbox(self.grid, vbox(beside, 1), gap=0, margins=(0, 0, 0, _EDGE // 2))
        row.setStretch(0, 1)
        self.body.addLayout(row, 1)
        legend = FlowLayout(gap=8)
        for state in _LEGEND:
            legend.addWidget(_entry(*LOOKS[state], tr(STATE_WORDS[state])))
        legend.addWidget(_entry(MARKED, "t2", tr(N_("opmerking"))))
        self.footer().addLayout(legend, 1)

    def show_matrix(self, found: Matrix) -> None:
        """Show the months, and how many offices are expected or missing now."""
        self.grid.set_matrix(found)
        count = len(found.missing_now)
        late = any(row.cells[-1].state == State.MISSING for row in found.rows)
        words = self._.plural("{n} ontbreekt", "{n} ontbreken", count)
        if not late:
            words = self._(N_("nog {n} verwacht"), n=count)
        self._missing.set(words if count else "", "danger" if late else "neutral")


def _entry(icon: str, tone: str, word: str) -> QWidget:
    picture = QLabel() if icon else small(NOTHING, tone)
    if icon:
        picture.setPixmap(icons.pixmap(icon, tone, _ICON))
    entry = QWidget()
    entry.setLayout(hbox(picture, small(word, "t2"), gap=4, margins=(0, 0, 0, 0)))
    return entry


class _BarrierTable(QuietTable):
    """Barriers: a bar takes the room that the words leave, no row is cut through, none is chosen without keys."""

    def __init__(self, tr: Translator) -> None:
        super().__init__(
            (
                Column("label", tr(N_("Drempel"))),
                Column("length", "", _BAR, display=lambda _: "", least=480),
                Column("share", tr(N_("Groot")), 62, align="right", bold=True),
                Column("lower", tr(N_("Kleiner")), 62, align="right"),
                Column("higher", tr(N_("Groter")), 62, align="right"),
            ),
            sortable=False,
        )
        self._bars = Bars(self)
        self.setItemDelegateForColumn(1, self._bars)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room."""
        rest = sum(self._widths[column] for column in (2, 3, 4))
        self._widths[1] = max(_BAR, self.viewport().width() - rest - _WORDS)
        self.setColumnWidth(1, self._widths[1])
        super().resizeEvent(event)
        room = self.viewport().height()
        self.verticalHeader().setDefaultSectionSize(max(_LEAST_ROW, room // max(1, -(-room // _ROW))))


class BarriersCard(Card):
    """For how many people a barrier was large at first, and for how many it changed since."""

    asked = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr(N_("Grote drempels bij de eerste bevraging")), padded=False)
        self._ = tr
        self.table = _BarrierTable(tr)
        self.table.setAccessibleName(tr(N_("Grote drempels bij de eerste bevraging")))
        self.table.set_empty(tr(N_("Nog geen bevraging in deze periode.")))
        self.table.opened.connect(lambda _row: self.asked.emit())
        self.body.addWidget(self.table, 1)
        self._told = small("", "t2", wrap=True)
        more = button(tr(N_("Alle cijfers")), icon="chart-column", kind="ghost", size="sm")
        more.clicked.connect(self.asked)
        foot = self.footer()
        foot.addWidget(self._told, 1)
        foot.addWidget(more)

    def show_barriers(self, lines: Sequence[BarrierLine], asked_twice: str) -> None:
        """Show the largest first."""
        self.table.set_rows(lines)
        if not self.table.hasFocus():
            self.table.clearSelection()
        words = N_(
            "{n} mensen met twee bevragingen: kleiner of groter sinds de eerste. "
            "* verbergt een aantal van één tot vier, of een aantal waaruit u dat zou kunnen afleiden."
        )
        self._told.setText(self._(words, n=asked_twice) if lines else "")
