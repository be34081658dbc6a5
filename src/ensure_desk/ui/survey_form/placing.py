# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers that are a place: the order of a list, a number between two ends."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSlider, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.surveys.xpath.values import number_text
from ensure_desk.ui import theme
from ensure_desk.ui.survey_form.answers import Answer
from ensure_desk.ui.survey_form.reader import Option
from ensure_desk.ui.widgets.buttons import button, icon_button
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.texts import h2, small

_ROW, _EDGE = 34, 5
_CODE = Qt.ItemDataRole.UserRole


class RankAnswer(Answer):
    """A list put in order: Alt with an arrow moves the line, or the buttons beside it."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._value = ""
        self._options: tuple[Option, ...] = ()
        self._list = QListWidget()
        theme.mark(self._list, "ranked")
        self._list.setMaximumWidth(520)
        self._list.installEventFilter(self)
        up = icon_button("arrow-up", tr(N_("Omhoog")))
        down = icon_button("arrow-down", tr(N_("Omlaag")))
        keep = button(tr(N_("Zo is het goed")), size="sm")
        up.clicked.connect(lambda: self._move(-1))
        down.clicked.connect(lambda: self._move(1))
        keep.clicked.connect(self._hand_over)
        self._keep = keep
        hint = small(tr(N_("Zet het belangrijkste bovenaan: Alt met een pijl verplaatst.")))
        row = hbox(self._list, vbox(up, down, 1, gap=4), 1)
        row.setStretch(0, 1)
        self.setLayout(vbox(row, hint, hbox(keep, 1), gap=4))

    def show_options(self, options: Sequence[Option]) -> None:
        """Put these lines in the order answered so far."""
        self._options = tuple(options)
        ranks = {code: n for n, code in enumerate(self._value.split())}
        ordered = sorted(options, key=lambda option: ranks.get(option.code, len(ranks)))
        row = self._list.currentRow()
        kept = self._list.item(row).data(_CODE) if row >= 0 else None
        self._list.clear()
        for place, option in enumerate(ordered, 1):
            words = f"{option.label} ({option.gloss})" if option.gloss else option.label
            item = QListWidgetItem(f"{place}.  {words}")
            item.setData(_CODE, option.code)
            item.setSizeHint(QSize(0, _ROW))
            self._list.addItem(item)
            if option.code == kept:
                self._list.setCurrentItem(item)
        self._list.setFixedHeight(max(len(ordered), 1) * _ROW + 2 * _EDGE)
        if self._list.currentRow() < 0 and ordered:
            self._list.setCurrentRow(0)

    def show_value(self, text: str) -> None:
        """Show an order."""
        if text != self._value:
            self._value = text
            self.show_options(self._options)
        self._keep.setVisible(not text)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(n) for n in range(self._list.count())]

    def _move(self, step: int) -> None:
        row = self._list.currentRow()
        if 0 <= row + step < self._list.count() and row >= 0:
            self._list.insertItem(row + step, self._list.takeItem(row))
            self._list.setCurrentRow(row + step)
            self._hand_over()
            self.show_options(self._options)

    def _hand_over(self) -> None:
        self._value = " ".join(str(item.data(_CODE)) for item in self._items())
        self._keep.hide()
        self.answered.emit(self._value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the line with Alt and an arrow."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def entrance(self) -> QWidget:
        """Return the list."""
        return self._list


class RangeAnswer(Answer):
    """A number on a line between two ends; no answer until it is moved or pressed."""

    def __init__(self, tr: Translator, start: float, end: float, step: float) -> None:
        super().__init__()
        self._tr, self._start, self._step = tr, start, step if step > 0 else 1.0
        self._steps = max(round((end - start) / self._step), 1)
        self._answered = False
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, self._steps)
        self._slider.setMaximumWidth(420)
        self._slider.setPageStep(max(self._steps // 10, 1))
        if self._steps <= 20:
            self._slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self._slider.valueChanged.connect(self._on_moved)
        self._slider.sliderPressed.connect(self._on_moved)
        self._slider.installEventFilter(self)
        self._words = h2("")
        low, high = small(number_text(start)), small(number_text(end))
        row = hbox(low, self._slider, high, self._words, 1, gap=12)
        row.setStretch(1, 1)
        self.setLayout(row)
        self.show_value("")

    def show_value(self, text: str) -> None:
        """Show a number, or that there is none yet."""
        try:
            place = round((float(text) - self._start) / self._step) if text else 0
        except ValueError:
            place, text = 0, ""
        self._answered = bool(text)
        self._slider.blockSignals(True)
        self._slider.setValue(place)
        self._slider.blockSignals(False)
        self._words.setText(text or self._tr(N_("nog geen antwoord")))

    def _on_moved(self, *_: int) -> None:
        text = number_text(round(self._start + self._slider.value() * self._step, 6))
        self.show_value(text)
        self.answered.emit(text)

    def pick(self, number: int) -> bool:
        """Answer with a number between the ends."""
        place = round((number - self._start) / self._step)
        if not 0 <= place <= self._steps or self._start + place * self._step != number:
            return False
        self.show_value(str(number))
        self.answered.emit(str(number))
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer with the lowest number by the space bar; the wheel only scrolls."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space and not self._answered:
                self._on_moved()
                return True
            if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                event.ignore()
                return False
        return super().eventFilter(watched, event)

    def entrance(self) -> QWidget:
        """Return the line."""
        return self._slider
