# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of a tab: it shows a training, reads what it needs, and hands writes to the vault."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.services.training_lists import TrainingView
from ensure_desk.ui import theme
from ensure_desk.ui.context import Context
from ensure_desk.ui.pages.training.form_place import FormPlace
from ensure_desk.ui.record_form.entry import Entry, EntryForm
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.table import RowsTable

GAP = 10
"""Room between the buttons, the form and the list of a tab."""


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """Return what was filled in of a form."""
    return {key: value for key, value in values.items() if value not in (None, [])}


class Part(QWidget):
    """A tab of a training, around a list in a card. `changed` asks the page to load again."""

    changed = Signal()
    table: RowsTable

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self._ = ctx.tr
        self.view: TrainingView | None = None
        self.form_place = FormPlace()
        self.form: EntryForm | None = None
        self.card = Card(padded=False)
        theme.mark(self, "content")

    @property
    def training_id(self) -> str:
        """Return the training shown, empty when none is."""
        return self.view.line.id if self.view else ""

    def show_training(self, view: TrainingView) -> None:
        """Show a training."""
        self.view = view
        self.load()

    def load(self) -> None:
        """Fetch what this tab shows of the training."""

    def write(self, fn: Callable[[], Done[Any]], told: Callable[[Any], str] | None = None) -> None:
        """Do it on the writer's thread, say what `told` makes of the value, and load again."""

        def written(done: Done[Any]) -> None:
            words = told(done.value) if told else ""
            if words:
                self.ctx.toast(words)
            self.ctx.announce(done.changes.kinds)
            self.changed.emit()

        self.ctx.jobs.write(fn, written, self.ctx.show_error, receiver=self)

    def ask(self, entry: Entry, submitted: Callable[[dict[str, Any]], None]) -> None:
        """Open a small form above the list; `submitted` gets its values."""
        self.close_form()
        self.form = EntryForm(entry, self._, self.ctx.desk.today())
        self.form.cancelled.connect(self.close_form)
        self.form.submitted.connect(lambda values: self._submit(submitted, values))
        self.form_place.put(self.form)
        self._share()
        self.form.begin()

    def _submit(self, submitted: Callable[[dict[str, Any]], None], values: dict[str, Any]) -> None:
        self.close_form()
        submitted(values)

    def close_form(self) -> None:
        """Close the form without keeping anything."""
        self.form_place.empty()
        self.form = None
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the height anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        if self.form is not None or self.card.isHidden():
            self.form_place.share(self.height() - self._above() - 2 * GAP, self.width(), self.card)

    def _above(self) -> int:
        """Return where the buttons end."""
        layout = self.layout()
        first = layout.itemAt(0) if layout else None
        return first.geometry().bottom() if first else 0
