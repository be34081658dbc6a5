# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Overzicht: track, benefits and referrals on the left, what happened and what is missing on the right."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.dossier import Dossier
from ensure_desk.ui.pages.dossier.history import HistoryCard, HistoryKind
from ensure_desk.ui.pages.dossier.lines import benefit_line, missing_words, referral_line
from ensure_desk.ui.pages.dossier.track_card import TrackCard
from ensure_desk.ui.record_form.entry import Entry
from ensure_desk.ui.widgets.banner import Banner
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.meters import CompletenessBar
from ensure_desk.ui.widgets.texts import body, caption, small
from ensure_desk.ui.widgets.timeline import TimelineItem, TimelineList

BENEFITS = HistoryKind(
    N_("Uitkering"),
    Entry(
        "benefit_period",
        ("benefit_type", "source", "start", "expected_end", "end"),
        N_("Uitkering noteren"),
        needed=frozenset({"benefit_type"}),
    ),
    benefit_line,
    N_("Nog geen uitkering ingevuld."),
)
REFERRALS = HistoryKind(
    N_("Toeleiding"),
    Entry(
        "referral",
        (
            "referrer_type",
            "referral_date",
            "service",
            "referrer_name",
            "referrer_phone",
            "agreements_sheet",
            "goal",
        ),
        N_("Toeleiding noteren"),
        needed=frozenset({"referrer_type", "referral_date"}),
    ),
    referral_line,
    N_("Nog geen toeleiding ingevuld."),
)
_TONES = {"acc": "acc", "ok": "ok", "warn": "warn", "danger": "danger"}


class Overview(QWidget):
    """The cards of the first tab."""

    intake_asked = Signal()
    elsewhere = Signal(str, str)

    def __init__(self, tr: Translator, today: dt.date, *, read_only: bool) -> None:
        super().__init__()
        self._, self._read_only = tr, read_only
        self.track = TrackCard(tr, today, read_only=read_only)
        self.benefits = HistoryCard(BENEFITS, tr, today, read_only=read_only)
        self.referrals = HistoryCard(REFERRALS, tr, today, read_only=read_only)
        self._person_id = self._other_id = ""
        self._conflict = Banner("", "warn", icon="git-merge", action=tr(N_("Kiezen")))
        self._conflict.action.connect(lambda: self.elsewhere.emit("conflicts", self._person_id))
        self._other = Banner("", "acc", icon="users", action=tr(N_("Ander dossier openen")))
        self._other.action.connect(lambda: self.elsewhere.emit("dossier", self._other_id))
        self._missing = self._missing_card()
        self._timeline = TimelineList(tr)
        events = Card(tr(N_("Wat gebeurde")))
        events.body.addWidget(self._timeline)
        left = vbox(self.track, self.benefits, self.referrals, 1, gap=16)
        right = vbox(self._missing, events, 1, gap=16)
        self._columns = hbox(left, right, gap=16)
        self._columns.setStretch(0, 1)
        self._columns.setStretch(1, 1)
        self.setLayout(vbox(self._conflict, self._other, self._columns, gap=16, margins=(0, 0, 0, 12)))

    def _missing_card(self) -> Card:
        card = Card(self._(N_("Nog aan te vullen")))
        self._bar, self._lines = CompletenessBar(), vbox(gap=6)
        card.body.addWidget(self._bar)
        card.body.addLayout(self._lines)
        fill = button(self._(N_("Intake aanvullen")), icon="clipboard-list", size="sm")
        fill.clicked.connect(self.intake_asked)
        card.footer().addWidget(fill)
        return card

    def set_narrow(self, narrow: bool) -> None:
        """Put the cards below each other where there is little room."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else across)

    def close_forms(self) -> None:
        """Close every form that is open."""
        for card in (self.track, self.benefits, self.referrals):
            card.close_form()

    def show_dossier(self, found: Dossier) -> None:
        """Show a person."""
        self.track.show_dossier(found)
        self.benefits.show_records(found.benefit_periods)
        self.referrals.show_records(found.referrals)
        self._show_missing(found)
        self._show_others(found)
        items = (
            TimelineItem(show_date(e.date), e.title, e.detail, e.icon, _TONES.get(e.tone, "t2"))
            for e in found.timeline
        )
        self._timeline.set_items(items, len(found.timeline))
        fields = ", ".join(found.in_conflict)
        self._conflict.set_text(self._(N_("Twee kantoren vulden iets anders in: {fields}."), fields=fields))
        self._conflict.setVisible(bool(found.in_conflict))

    def _show_others(self, found: Dossier) -> None:
        self._person_id, others = found.person.id, found.other_dossiers
        self._other.setVisible(bool(others))
        if others:
            later = [o for o in others if o.id > found.person.id]
            self._other_id = (later or others)[0].id
            names = "; ".join(o.name for o in others)
            self._other.set_text(self._(N_("Dezelfde persoon staat ook in: {names}."), names=names))

    def _show_missing(self, found: Dossier) -> None:
        share = found.completeness
        words = self._(N_("{done} van {total} ingevuld"), done=share.done, total=share.total)
        self._bar.set_share(share.done, share.total, words)
        clear(self._lines)
        self._lines.addWidget(small(words, "t2"))
        missing = missing_words(found, self._)
        for section, labels in missing:
            self._lines.addLayout(vbox(caption(section), body(labels, "t2"), gap=0))
        self._missing.setVisible(bool(missing) and not self._read_only)
