# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of a subject within the settings."""

import datetime as dt

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ensure_desk.domain.dates import parse_date, show_date
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.messages import sentence
from ensure_desk.ui import theme
from ensure_desk.ui.context import Context
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.fields import DateField
from ensure_desk.ui.widgets.layout import vbox
from ensure_desk.ui.widgets.line_field import LabeledField

FORM_WIDTH = 720
"""How wide a card with fields grows; longer lines are hard to read."""


class Section(QWidget):
    """One subject: its cards stand in `column`; `load` fetches what they show."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self._ = ctx.tr
        theme.mark(self, "content")
        self.column: QVBoxLayout = vbox(gap=16, margins=(0, 0, 4, 16))
        self.setLayout(self.column)

    def heightForWidth(self, width: int) -> int:
        """Ask for the least height: the lists take what there is, and only below that the whole scrolls."""
        return self.column.minimumHeightForWidth(width)

    def load(self) -> None:
        """Fetch what is shown; what is being typed stays."""

    def leave(self) -> None:
        """Go out of view; forget secrets that were typed."""

    def form(self, title: str) -> Card:
        """Return a card for fields, of a width that reads well."""
        card = Card(title)
        card.setMaximumWidth(FORM_WIDTH)
        return card

    def refuse(self, error: Exception, field: LabeledField) -> None:
        """Show a refusal below a field, anything else as the calm bug dialog."""
        if isinstance(error, UserError):
            field.set_message(sentence(error, self._))
            field.field.setFocus()
        else:
            self.ctx.show_error(error)

    def date_field(self) -> DateField:
        """Return a field for a full date."""
        desk = self.ctx.desk
        return DateField(lambda text: parse_date(text, today=desk.today()), show_date)


def as_date(value: object) -> dt.date | None:
    """Return the day of a date field's value."""
    return dt.date.fromisoformat(value) if isinstance(value, str) and value else None
