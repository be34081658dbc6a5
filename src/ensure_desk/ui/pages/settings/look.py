# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taal en uitzicht: the language, light or dark, and when the desk locks itself."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from ensure_desk.domain.texts import N_
from ensure_desk.system.settings import Settings, read_settings, write_settings
from ensure_desk.ui import icons, theme
from ensure_desk.ui.context import Context
from ensure_desk.ui.pages.settings.section import Section
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.layout import hbox
from ensure_desk.ui.widgets.line_field import LabeledField
from ensure_desk.ui.widgets.segmented import SegmentedControl

_LANGUAGES = (("nl", "Nederlands"), ("fr", "Français"), ("en", "English"))
_THEMES = (("light", N_("Licht")), ("dark", N_("Donker")), ("system", N_("Zoals de computer")))
_MINUTES = (2, 5, 10, 15, 30)


class LookSection(Section):
    """Each choice holds at once; no restart."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        _ = self._
        self.language = SegmentedControl(_LANGUAGES, name=_(N_("Taal")))
        self.look = SegmentedControl([(c, _(text)) for c, text in _THEMES], name=_(N_("Uitzicht")))
        minutes = [(str(n), _.plural("{n} minuut", "{n} minuten", n)) for n in _MINUTES]
        self.idle = ChoiceField(minutes, empty=False)
        self.idle.setMaximumWidth(200)
        self.language.changed.connect(lambda code: self._keep(language=code))
        self.look.changed.connect(lambda code: self._keep(theme=code))
        self.idle.edited.connect(lambda n: self._keep(idle_lock_minutes=int(n)))
        card = self.form(_(N_("Taal en uitzicht")))
        card.body.setSpacing(16)
        hint = _(N_("Vanaf de volgende keer dat u ontgrendelt."))
        for field in (
            LabeledField(_(N_("Taal")), self.language),
            LabeledField(_(N_("Uitzicht")), self.look),
        ):
            card.body.addLayout(hbox(field, 1))
        card.body.addWidget(LabeledField(_(N_("Vergrendel als niemand werkt, na")), self.idle, hint=hint))
        self.column.addWidget(card)
        self.column.addStretch(1)

    def load(self) -> None:
        """Read the settings file."""
        file = self.ctx.desk.paths.settings
        self.ctx.jobs.read(lambda: read_settings(file), self._show)

    def _show(self, settings: Settings) -> None:
        self.language.set_value(self.ctx.desk.tr.code)
        self.look.set_value(settings.theme)
        self.idle.set_value(str(settings.idle_lock_minutes))

    def _keep(self, **changes: object) -> None:
        desk = self.ctx.desk
        file, language = desk.paths.settings, desk.tr.code

        def work() -> Settings:
            changed = replace(read_settings(file), **{"language": language, **changes})
            write_settings(file, changed)
            return changed

        self.ctx.jobs.write(work, self._kept, receiver=self)

    def _kept(self, settings: Settings) -> None:
        dark = theme.wants_dark(settings.theme)
        same = settings.language == self.ctx.desk.tr.code and dark == theme.is_dark()
        self.ctx.desk.tr.use(settings.language)
        self.ctx.toast(self._(N_("Bewaard.")))
        if same:
            return
        app = QApplication.instance()
        if isinstance(app, QApplication) and dark != theme.is_dark():
            theme.apply(app, dark)
            icons.forget()
        self.ctx.bus.restyle.emit()
