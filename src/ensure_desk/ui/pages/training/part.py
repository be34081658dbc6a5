# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of a tab: it shows a training, reads what it needs, and hands writes to the vault."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.services.training_lists import TrainingView
from ensure_desk.ui import theme
from ensure_desk.ui.context import Context
from ensure_desk.ui.record_form.entry import Entry, EntryForm
from ensure_desk.ui.widgets.layout import clear, vbox
from ensure_desk.ui.widgets.table import RowsTable


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """Return what was filled in of a form."""
    return {key: value for key, value in values.items() if value not in (None, [])}


class Part(QWidget):
    """A tab of a training, around a list. `changed` asks the page to load again."""

    changed = Signal()
    table: RowsTable

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self._ = ctx.tr
        self.view: TrainingView | None = None
        self.form_place = vbox(gap=0)
        self.form: EntryForm | None = None
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
        self.form_place.addWidget(self.form)
        self.form.begin()

    def _submit(self, submitted: Callable[[dict[str, Any]], None], values: dict[str, Any]) -> None:
        self.close_form()
        submitted(values)

    def close_form(self) -> None:
        """Close the form without keeping anything."""
        clear(self.form_place)
        self.form = None
