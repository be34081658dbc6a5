# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Overzicht: the barriers, what happened, and the track with what can be decided and what is missing."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.day_words import short_day
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.dossier import Dossier
from ensure_desk.ui.pages.dossier.barriers_card import BarriersCard
from ensure_desk.ui.pages.dossier.history import HistoryCard, HistoryKind
from ensure_desk.ui.pages.dossier.lines import benefit_line, missing_words, referral_line
from ensure_desk.ui.pages.dossier.track_card import TrackCard
from ensure_desk.ui.record_form.entry import Entry
from ensure_desk.ui.tab_order import tab_through
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

    def __init__(self, tr: Translator, today: dt.date, barriers: BarriersCard | None) -> None:
        super().__init__()
        read_only, self.barriers = barriers is None, barriers
        self._, self._read_only, self._today = tr, read_only, today
        self.track = TrackCard(tr, today, read_only=read_only)
        self.benefits = HistoryCard(BENEFITS, tr, today, read_only=read_only)
        self.referrals = HistoryCard(REFERRALS, tr, today, read_only=read_only)
        self._person_id = self._other_id = ""
        self._conflict = Banner("", "warn", icon="git-merge", action=tr(N_("Kiezen")))
        self._conflict.action.connect(lambda: self.elsewhere.emit("conflicts", self._person_id))
        self._other = Banner("", "acc", icon="users", action=tr(N_("Ander dossier openen")))
        self._other.action.connect(lambda: self.elsewhere.emit("dossier", self._other_id))
        self._missing = self._missing_card()
        self._cards: tuple[QWidget, ...] = ()
        self._timeline = TimelineList(tr)
        events = Card(tr(N_("Wat gebeurde")))
        events.body.addWidget(self._timeline)
        self._columns = self._in_columns(events)
        self.setLayout(vbox(self._conflict, self._other, self._columns, gap=16, margins=(0, 0, 0, 12)))

    def _in_columns(self, events: Card) -> QHBoxLayout:
        """Return the barriers, what happened and the track beside each other; without barriers two columns."""
        if self.barriers is None:
            self._cards = (self._conflict, self._other, self.track, self.benefits, self.referrals, events)
            left = vbox(self.track, self.benefits, self.referrals, 1, gap=16)
            columns, weights = hbox(left, vbox(events, 1), gap=16), (50, 50, 0)
        else:
            kept = (self.barriers, self.benefits, self.referrals)
            self._cards = (self._conflict, self._other, *kept, events, self.track, self._missing)
            left = vbox(self.barriers, self._beside(self.benefits, self.referrals), 1, gap=16)
            right = vbox(self.track, self._missing, 1, gap=16)
            columns, weights = hbox(left, vbox(events, 1), right, gap=16), (50, 24, 26)
        for place, weight in enumerate(weights):
            columns.setStretch(place, weight)
        return columns

    def _beside(self, *cards: HistoryCard) -> QHBoxLayout:
        """Return cards side by side; while a form is open in one they stand below each other."""
        row = hbox(*cards, gap=16)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for place, card in enumerate(cards):
            row.setStretch(place, 1)
            card.unfolded.connect(lambda unfolded: row.setDirection(down if unfolded else across))
        return row

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

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Go on in the order in which it is read; what was made last stands anywhere."""
        tab_through(*self._cards)
        return super().focusNextPrevChild(forward)

    def close_forms(self) -> None:
        """Close every form that is open."""
        for card in (self.track, self.benefits, self.referrals):
            card.close_form()

    def show_dossier(self, found: Dossier) -> None:
        """Show a person."""
        self.track.show_dossier(found)
        if self.barriers is not None:
            self.barriers.load(found.person.id)
        self.benefits.show_records(found.benefit_periods)
        self.referrals.show_records(found.referrals)
        self._show_missing(found)
        tab_through(*self._cards)
        self._show_others(found)
        items = (
            TimelineItem(self._day(e.date), e.title, e.detail, e.icon, _TONES.get(e.tone, "t2"))
            for e in found.timeline
        )
        self._timeline.set_items(items, len(found.timeline))
        fields = ", ".join(found.in_conflict)
        self._conflict.set_text(self._(N_("Twee kantoren vulden iets anders in: {fields}."), fields=fields))
        self._conflict.setVisible(bool(found.in_conflict))

    def _day(self, day: dt.date | None) -> str:
        """Return a day for the narrow list: of this year without the year."""
        return short_day(day) if day is not None and day.year == self._today.year else show_date(day)

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
