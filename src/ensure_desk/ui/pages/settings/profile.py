# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Profiel: whose desk this is and where its data are."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel

from ensure_desk.domain.texts import N_
from ensure_desk.services import vaults
from ensure_desk.services.desk import ROLES, Profile
from ensure_desk.ui.context import Context
from ensure_desk.ui.pages.settings.section import Section
from ensure_desk.ui.widgets.texts import body, caption, small

_LINES = (
    ("name", N_("Naam")),
    ("role", N_("Rol")),
    ("municipality", N_("Gemeente")),
    ("letter", N_("Letter van deze computer")),
    ("folder", N_("Map met uw gegevens")),
)


class ProfileSection(Section):
    """Facts to read; they were chosen at the first start."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        _ = self._
        card = self.form(_(N_("Profiel")))
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(10)
        self.values: dict[str, QLabel] = {}
        for key, label in _LINES:
            value = body("")
            value.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            value.setAccessibleName(_(label))
            self.values[key] = value
            form.addRow(caption(_(label)), value)
        card.body.addLayout(form)
        note = _(
            N_("De letter staat in elk dossiernummer, zodat twee computers nooit hetzelfde nummer geven.")
        )
        card.body.addWidget(small(note, "t2", wrap=True))
        self.column.addWidget(card)
        self.column.addStretch(1)

    def load(self) -> None:
        """Fetch the profile."""
        self.ctx.jobs.read(lambda: vaults.profile(self.ctx.desk), self._show)

    def _show(self, profile: Profile) -> None:
        self.values["name"].setText(profile.name)
        self.values["role"].setText(self._(ROLES.get(profile.role, profile.role)))
        self.values["municipality"].setText(profile.municipality)
        self.values["letter"].setText(profile.letter)
        self.values["folder"].setText(str(self.ctx.desk.data_dir))
