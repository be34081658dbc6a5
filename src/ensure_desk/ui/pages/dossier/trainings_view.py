# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The trainings of a person: what fits and why, what was followed, and an overview on paper."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.surveys import BARRIERS
from ensure_desk.domain.texts import N_
from ensure_desk.services import enrolments, person_trainings, survey_compare, training_match
from ensure_desk.services.person_trainings import PersonTraining
from ensure_desk.services.training_match import TrainingFit
from ensure_desk.ui import tones
from ensure_desk.ui.context import Context
from ensure_desk.ui.training_printing import show_overview
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import hbox, line, vbox
from ensure_desk.ui.widgets.table import Column, RowsTable

_NOT_ASKED = N_("Geen training die past bij de drempels. Neem eerst een bevraging af.")
_NONE_FITS = N_("Geen training die nu past bij de drempels.")


class _Loaded(NamedTuple):
    fits: tuple[TrainingFit, ...]
    followed: tuple[PersonTraining, ...]
    asked: bool
    """Whether anybody asked about barriers."""


class TrainingsView(QWidget):
    """Two lists: trainings that fit, trainings of the person."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx, self._ = ctx, ctx.tr
        self._person = ""
        self.setLayout(vbox(self._fits_card(), self._own_card(), 1, gap=16, margins=(0, 0, 0, 12)))

    def _fits_card(self) -> Card:
        _ = self._
        self.fits = RowsTable(
            (
                Column("title", _(N_("Training")), 220, bold=True),
                Column("next", _(N_("Volgende sessie")), 124, display=lambda f: show_date(f.next)),
                Column("place_text", _(N_("Waar")), 130),
                Column("free", _(N_("Vrij")), 60, align="right"),
                Column("reasons_text", _(N_("Waarom"))),
            ),
            sortable=False,
        )
        self.fits.setAccessibleName(_(N_("Trainingen die passen")))
        self.fits.opened.connect(lambda row: self.ctx.navigate("training", training_id=row.training_id))
        self.invite = button(_(N_("Uitnodigen")), icon="mail")
        self.enrol = button(_(N_("Inschrijven")), icon="check", kind="primary")
        self.invite.clicked.connect(lambda: self._act(enrolments.invite))
        self.enrol.clicked.connect(lambda: self._act(enrolments.enrol))
        card = Card(_(N_("Trainingen die passen, en waarom")), padded=False)
        card.body.addWidget(self.fits)
        self._acts = QWidget()
        row = hbox(self.enrol, self.invite, 1, gap=8, margins=(16, 10, 16, 10))
        self._acts.setLayout(vbox(line(), row, gap=0))
        card.body.setSpacing(0)
        card.body.addWidget(self._acts)
        return card

    def _own_card(self) -> Card:
        _ = self._
        self.own = RowsTable(
            (
                Column("title", _(N_("Training")), bold=True),
                Column("first", _(N_("Wanneer")), 190, display=_when),
                Column("next", _(N_("Volgende sessie")), 124, display=lambda t: show_date(t.next)),
                Column("share", _(N_("Aanwezig")), 90, display=_percent, align="right"),
                Column(
                    "status_text",
                    _(N_("Status")),
                    150,
                    tone=lambda t: tones.ENROLMENT.get(t.status, "neutral"),
                ),
            ),
            sortable=False,
        )
        self.own.setAccessibleName(_(N_("Trainingen van deze persoon")))
        self.own.set_empty(_(N_("Nog geen trainingen gevolgd.")))
        self.own.opened.connect(lambda row: self.ctx.navigate("training", training_id=row.training_id))
        self.paper = button(_(N_("Overzicht afdrukken")), icon="printer")
        self.paper.clicked.connect(lambda: show_overview(self.ctx, self, self._person))
        self.paper.setVisible(not self.ctx.desk.is_coordinator)
        card = Card(_(N_("Trainingen van deze persoon")), padded=False)
        card.body.addWidget(self.own)
        card.footer().addLayout(hbox(self.paper, 1))
        return card

    def load(self, person_id: str) -> None:
        """Fetch the trainings of a person."""
        self._person, desk = person_id, self.ctx.desk

        def read() -> _Loaded:
            return _Loaded(
                training_match.trainings_for_person(desk, person_id=person_id),
                person_trainings.of_person(desk, person_id=person_id),
                bool(survey_compare.moments(desk, person_id=person_id, form_id=BARRIERS)),
            )

        self.ctx.jobs.read(read, self._show, self.ctx.show_error, receiver=self)

    def _show(self, loaded: _Loaded) -> None:
        self.fits.set_rows(loaded.fits, keep="training_id")
        self.own.set_rows(loaded.followed, keep="training_id")
        self.fits.stand_on(2, 6)
        self.own.stand_on(2, 12)
        self._acts.setVisible(bool(loaded.fits) and not self.ctx.desk.is_coordinator)
        self.fits.set_empty(self._(_NONE_FITS if loaded.asked else _NOT_ASKED))
        self.paper.setEnabled(any(t.share.attended for t in loaded.followed))

    def _act(self, act: Callable[..., Done[Any]]) -> None:
        row: TrainingFit | None = self.fits.current()
        if row is None:
            return
        desk, person = self.ctx.desk, self._person

        def done(made: Done[Any]) -> None:
            text = getattr(made.value, "text", "") or self._(N_("Uitgenodigd voor {title}."), title=row.title)
            self.ctx.toast(text)
            self.ctx.announce(made.changes.kinds)

        self.ctx.jobs.write(
            lambda: act(desk, training_id=row.training_id, person_ids=[person]),
            done,
            self.ctx.show_error,
            receiver=self,
        )


def _when(row: PersonTraining) -> str:
    if row.first is None or row.last is None:
        return ""
    return (
        show_date(row.first) if row.first == row.last else f"{show_date(row.first)} – {show_date(row.last)}"
    )


def _percent(row: PersonTraining) -> str:
    return "" if row.share.percent is None else f"{row.share.percent} %"
