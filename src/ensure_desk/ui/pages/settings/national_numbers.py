# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rijksregisternummer: off, unless somebody notes the legal ground and the day."""

from ensure_desk.domain.changes import Done
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.texts import N_
from ensure_desk.services import national_numbers
from ensure_desk.services.national_numbers import NationalNumberSwitch
from ensure_desk.ui.context import Context
from ensure_desk.ui.pages.settings.section import Section, as_date
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.chip import Chip
from ensure_desk.ui.widgets.line_field import LabeledField, LineField
from ensure_desk.ui.widgets.texts import body, small


class NationalNumbersSection(Section):
    """The switch with its ground."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        _ = self._
        self.state = Chip(" ")
        card = self.form(_(N_("Rijksregisternummer")))
        card.header.addWidget(self.state)
        text = N_(
            "De wet laat dit nummer alleen toe met een wettelijke grond. Het programma heeft het nooit nodig."
        )
        card.body.addWidget(body(_(text), "t2"))
        self.told = body("", bold=True)
        card.body.addWidget(self.told)
        hint = _(N_("Bijvoorbeeld het nummer van de machtiging of het artikel."))
        self.ground = LabeledField(_(N_("Wettelijke grond")), LineField(), hint=hint, required=True)
        self.day = LabeledField(_(N_("Sinds")), self.date_field())
        self.day.field.set_value(ctx.desk.today().isoformat())
        card.body.addWidget(self.ground)
        card.body.addWidget(self.day)
        note = N_("Nummers staan verborgen. Elke keer dat iemand er een bekijkt, wordt genoteerd.")
        card.body.addWidget(small(_(note), "t2", wrap=True))
        self.on = button(_(N_("Aanzetten")), icon="shield", kind="primary")
        self.off = button(_(N_("Uitzetten")))
        self.on.clicked.connect(lambda: self._switch(on=True))
        self.off.clicked.connect(lambda: self._switch(on=False))
        foot = card.footer()
        foot.addWidget(self.on)
        foot.addWidget(self.off)
        foot.addStretch(1)
        self.column.addWidget(card)
        self.column.addStretch(1)

    def load(self) -> None:
        """Fetch the switch."""
        self.ctx.jobs.read(lambda: national_numbers.switch(self.ctx.desk), self._show)

    def _show(self, found: NationalNumberSwitch) -> None:
        self.state.set(self._(N_("Aan") if found.on else N_("Uit")), "warn" if found.on else "neutral")
        day = show_date(found.since)
        ground = found.legal_reference
        text = self._(N_("Aan sinds {day}: {ground}"), day=day, ground=ground) if found.on else ""
        self.told.setText(text)
        self.told.setVisible(found.on)
        for widget in (self.ground, self.day, self.on):
            widget.setVisible(not found.on)
        self.off.setVisible(found.on)

    def _switch(self, *, on: bool) -> None:
        desk, ground = self.ctx.desk, self.ground.field.value() or ""
        typed, day = self.day.field.text().strip(), as_date(self.day.field.value())
        if on and typed and day is None:
            self.day.set_message(self._(N_("Vul een datum in, zoals 1/1/2027.")))
            return
        self.day.set_message("")
        self.ctx.jobs.write(
            lambda: national_numbers.set_switch(desk, on=on, legal_reference=ground, since=day),
            self._switched,
            lambda error: self.refuse(error, self.ground),
            receiver=self,
        )

    def _switched(self, done: Done[NationalNumberSwitch]) -> None:
        self.ground.set_message("")
        text = (
            N_("Rijksregisternummers staan aan.") if done.value.on else N_("Rijksregisternummers staan uit.")
        )
        self.ctx.toast(self._(text))
        self.ctx.announce(done.changes.kinds)
