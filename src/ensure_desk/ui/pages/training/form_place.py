# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a form opens: whole where there is room, else it scrolls; no field is ever pressed flat."""

from PySide6.QtWidgets import QWidget

from ensure_desk.ui.page import scrolled
from ensure_desk.ui.record_form.entry import EntryForm
from ensure_desk.ui.widgets.layout import clear, vbox

_LIST = 170
"""A list beside a form has at least its head and three rows, else it makes way."""
_ENDLESS = 16777215
"""The height of a widget without limit."""


class FormPlace(QWidget):
    """Holds one form, or is hidden."""

    def __init__(self) -> None:
        super().__init__()
        self._form: EntryForm | None = None
        self._held = vbox(gap=0)
        holder = QWidget()
        holder.setLayout(vbox(self._held, 1, gap=0))
        self.setLayout(vbox(scrolled(holder)))
        self.hide()

    def put(self, form: EntryForm) -> None:
        """Open a form instead of the one that is open."""
        self.empty()
        self._form = form
        self._held.addWidget(form)
        self.show()

    def empty(self) -> None:
        """Close the form."""
        self._form = None
        clear(self._held)
        self.hide()

    def share(self, room: int, width: int, below: QWidget) -> None:
        """Divide a height between the form and the list below it, which is hidden where too little is left."""
        asked = 0
        if self._form is not None:
            asked = max(self._form.heightForWidth(width), self._form.sizeHint().height())
        whole = room - asked >= _LIST
        below.setVisible(whole or self._form is None)
        self.setMinimumHeight(asked if whole else 0)
        self.setMaximumHeight(asked if whole else _ENDLESS)
