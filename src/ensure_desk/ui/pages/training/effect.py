# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changed on the barriers of a training or its theme: who attended beside who did not, without a cause."""

from collections.abc import Iterator
from dataclasses import dataclass

from ensure_desk.domain import codes
from ensure_desk.domain.small_counts import HIDDEN
from ensure_desk.domain.texts import N_
from ensure_desk.services import training_effect
from ensure_desk.services.training_effect import Changed, Effect
from ensure_desk.services.training_lists import TrainingView
from ensure_desk.ui.context import Context
from ensure_desk.ui.pages.training.part import GAP, Part
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.quiet_table import QuietTable
from ensure_desk.ui.widgets.table import Column
from ensure_desk.ui.widgets.texts import body, small


@dataclass(frozen=True)
class EffectRow:
    """One group of people on one barrier."""

    id: str
    label: str
    group: str
    smaller: str
    same: str
    larger: str
    total: str


class EffectPart(Part):
    """The change of barriers."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        _ = self._
        self.what = ChoiceField((), empty=False)
        self.what.setAccessibleName(_(N_("Training of thema")))
        self.what.edited.connect(lambda _code: self.load())
        self.told, self.note = body("", bold=True), small("", "t2", wrap=True)
        self.table = QuietTable(
            (
                Column("label", _(N_("Drempel")), bold=True),
                Column("group", _(N_("Wie")), 220),
                Column("smaller", _(N_("Kleiner")), 90, align="right"),
                Column("same", _(N_("Gelijk")), 90, align="right"),
                Column("larger", _(N_("Groter")), 90, align="right"),
                Column("total", _(N_("Vergeleken")), 110, align="right"),
            ),
            sortable=False,
        )
        self.table.setAccessibleName(_(N_("Wat veranderde")))
        self.table.set_empty(_(N_("Nog niet genoeg bevragingen voor en na de training.")))
        self.card.body.addLayout(vbox(self.told, self.note, gap=4, margins=(16, 12, 16, 12)))
        self.card.body.addWidget(self.table, 1)
        column = vbox(hbox(self.what, 1), self.card, gap=GAP)
        column.setStretch(1, 1)
        self.setLayout(column)

    def show_training(self, view: TrainingView) -> None:
        """Offer the training itself and each of its themes."""
        kept = self.what.value()
        self.what.clear()
        self.what.addItem(self._(N_("Deze training")), "")
        for theme in view.line.themes:
            word = self._(codes.TRAINING_THEME.get(theme, theme))
            self.what.addItem(self._(N_("Alle trainingen over {theme}"), theme=word), theme)
        self.what.set_value(kept if kept in view.line.themes else "")
        super().show_training(view)

    def load(self) -> None:
        """Count for the training or the theme."""
        desk, training, theme = self.ctx.desk, self.training_id, str(self.what.value() or "")

        def count() -> Effect:
            if theme:
                return training_effect.of_theme(desk, theme=theme)
            return training_effect.of_training(desk, training_id=training)

        self.ctx.jobs.read(count, self._show, self.ctx.show_error, receiver=self)

    def _show(self, found: Effect) -> None:
        rows = list(self._rows(found))
        who = N_(
            "Vergeleken is wie voor de eerste en na de laatste sessie bevraagd is; bij alle anderen de eerste "
            "en de nieuwste bevraging."
        )
        notes = [self._(who), found.note]
        if any(HIDDEN in (row.smaller, row.same, row.larger, row.total) for row in rows):
            notes.append(self._(N_("Kleine aantallen zijn verborgen (*).")))
        self.told.setText(self._told(found))
        self.note.setText(" ".join(notes))
        self.table.set_rows(rows)

    def _told(self, found: Effect) -> str:
        """Say how many attended, and why none of them is compared where that is so."""
        if found.people == 0:
            return self._(N_("Nog niemand was voor drie vierde of meer aanwezig."))
        people = _shown(found.people)
        told = self._(N_("{people} mensen waren voor drie vierde of meer aanwezig."), people=people)
        if any(line.attended.total != 0 for line in found.lines):
            return told
        return told + " " + self._(N_("Van hen is nog niemand voor en na de training bevraagd."))

    def _rows(self, found: Effect) -> Iterator[EffectRow]:
        here, others = self._(N_("drie vierde of meer aanwezig")), self._(N_("alle anderen"))
        for line in found.lines:
            for name, changed in ((here, line.attended), (others, line.others)):
                yield EffectRow(line.barrier + name, line.label, name, *_numbers(changed))


def _numbers(changed: Changed) -> tuple[str, str, str, str]:
    return (_shown(changed.smaller), _shown(changed.same), _shown(changed.larger), _shown(changed.total))


def _shown(number: int | None) -> str:
    return HIDDEN if number is None else str(number)
