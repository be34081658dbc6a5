# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The subjects of a questionnaire beside its pages: which are answered, where the conversation is.

A tick tells that a subject was answered, never how: the person looks along, and an earlier answer is not to weigh on
the next one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui import icons, theme
from ensure_desk.ui.survey_form.letters import HEAVY, Letters
from ensure_desk.ui.survey_form.paging import PagePlan, Place, node_below
from ensure_desk.ui.survey_form.reader import Reader
from ensure_desk.ui.survey_form.top_line import Progress
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import vbox

_WIDTH, _ROW, _FEWEST = 236, 31, 4
_EDGE, _TICK, _WORDS = 3, 16, 40
_PLACE, _ANSWERED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Step:
    """A page in the list."""

    place: int
    words: str
    short: str
    answered: bool


class _Rows(QStyledItemDelegate):
    """Paints a subject: a tick where it was answered, an edge where the conversation is."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        t, rect, states = theme.tokens(), option.rect, QStyle.StateFlag
        here, answered = bool(option.state & states.State_Selected), bool(index.data(_ANSWERED))
        painter.save()
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if here:
            painter.fillRect(rect, QColor(t.sel))
            edge = QRect(rect.topLeft(), QSize(_EDGE, rect.height()))
            painter.fillRect(_placed(edge, rect, mirrored), QColor(t.acc))
        elif option.state & states.State_MouseOver:
            painter.fillRect(rect, QColor(t.hover))
        if option.state & states.State_HasFocus:
            painter.setPen(QColor(t.acc))
            painter.drawRect(rect.adjusted(_EDGE + 1, 1, -2, -2))
        if answered:
            tick = QRect(rect.topLeft() + QPoint(14, (rect.height() - _TICK) // 2), QSize(_TICK, _TICK))
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(_placed(tick, rect, mirrored), icons.pixmap("check", "ok", _TICK, ratio))
        letters = Letters(10, HEAVY) if here else Letters(10)
        painter.setFont(letters.font)
        painter.setPen(QColor(t.t1 if here or answered else t.t2))
        room = _placed(rect.adjusted(_WORDS, 0, -10, 0), rect, mirrored)
        words = str(index.data())
        if letters.width(words) > room.width():
            words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            room, (side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute).value, words
        )
        painter.restore()


def _placed(part: QRect, whole: QRect, mirrored: bool) -> QRect:
    if not mirrored:
        return part
    return part.translated(whole.left() + whole.right() - part.left() - part.right(), 0)


class StepList(QListWidget):
    """The rows; a click or Enter goes there."""

    chosen = Signal(int)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self.steps: tuple[Step, ...] = ()
        self.setAccessibleName(tr(N_("Onderwerpen")))
        self.setItemDelegate(_Rows(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(self._on_item)
        self.itemActivated.connect(self._on_item)

    def _on_item(self, item: QListWidgetItem) -> None:
        self.chosen.emit(int(item.data(_PLACE)))

    def show_steps(self, steps: tuple[Step, ...], at: int) -> None:
        """Show these pages, and mark the one in view."""
        if steps != self.steps:
            self._fill(steps)
        for row, step in enumerate(steps):
            if step.place == at:
                self.setCurrentRow(row)

    def _fill(self, steps: tuple[Step, ...]) -> None:
        same = [step.place for step in steps] == [step.place for step in self.steps]
        self.steps = steps
        if not same:
            self.clear()
            for _ in steps:
                item = QListWidgetItem()
                item.setSizeHint(QSize(0, _ROW))
                self.addItem(item)
        for row, step in enumerate(steps):
            item = self.item(row)
            item.setText(step.short)
            item.setToolTip(step.words)
            item.setData(_PLACE, step.place)
            item.setData(_ANSWERED, step.answered)
            said = self._(N_("{subject}, beantwoord"), subject=step.words) if step.answered else step.words
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)


class Steps(Card):
    """How far the conversation is above a list of its subjects, shown where each page has one."""

    def __init__(self, tr: Translator) -> None:
        super().__init__(padded=False)
        self._narrow = False
        self.progress, self.list = Progress(tr), StepList(tr)
        self.setFixedWidth(_WIDTH)
        head = vbox(self.progress, margins=(16, 14, 14, 10))
        self.body.addLayout(vbox(head, self.list, gap=0, margins=(0, 0, 0, 8)))
        self.hide()

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the list out where there is little room."""
        self._narrow = narrow
        self.setHidden(narrow or not self.list.steps)

    def show_steps(self, reader: Reader, plans: Sequence[PagePlan], where: Place) -> None:
        """Show which pages there are now, and mark the one in view."""
        steps = tuple(_step(reader, plans[n], n, answered=n in where.answered) for n in where.shown)
        if len(steps) < _FEWEST or not all(step.words for step in steps):
            steps = ()
        self.list.show_steps(steps, where.at)
        self.setHidden(self._narrow or not steps)


def _step(reader: Reader, plan: PagePlan, place: int, *, answered: bool) -> Step:
    words, first = _subject(reader, plan), next(iter(plan.questions), None)
    short = reader.subject(first, short=True) if first is not None else ""
    return Step(place, words, short or words, answered)


def _subject(reader: Reader, plan: PagePlan) -> str:
    """Return the barrier of a page, else the words of its group."""
    first = next(iter(plan.questions), None)
    subject = reader.subject(first) if first is not None else ""
    group = plan.controls[0] if plan.controls[0].children else plan.around[-1] if plan.around else None
    if subject or group is None:
        return subject
    node = node_below(reader.session.root, group.path) if group.path else reader.session.root
    return reader.label(group, node) if node is not None else ""
