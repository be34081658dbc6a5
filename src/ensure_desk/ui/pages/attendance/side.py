# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beside the list: how far it is, how often each code was given, who to ask, and the keys."""

from collections import Counter
from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from ensure_desk.domain import codes
from ensure_desk.domain.attendance import IN_A_ROW, PARTLY, UNEXPLAINED
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.attendance import ExpectedRow
from ensure_desk.ui.pages.attendance.sheet_table import TONES
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.chip import Chip
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.meters import CompletenessBar
from ensure_desk.ui.widgets.texts import body, h2, key_hint, small

WIDTH = 268


class Side(QWidget):
    """`asked` names the person whose absences ask for a talk; who only looks on sees the counts alone."""

    asked = Signal(object)

    def __init__(self, tr: Translator, *, looks_on: bool = False) -> None:
        super().__init__()
        self._, self._looks_on = tr, looks_on
        self._keys: list[tuple[str, QWidget]] = []
        keys = self._keys_card()
        keys.setHidden(looks_on)
        self.setLayout(vbox(self._counts_card(), self._talk_card(), keys, 1, gap=16))

    def _counts_card(self) -> Card:
        card = Card(self._(N_("Stand")))
        self.told, self._bar = h2(""), CompletenessBar()
        self._lines = vbox(gap=6)
        card.body.setSpacing(10)
        card.body.addWidget(self.told)
        card.body.addWidget(self._bar)
        card.body.addLayout(self._lines)
        return card

    def _talk_card(self) -> Card:
        self.talk = Card()
        self._words = body("")
        self._words.setWordWrap(True)
        self.note = button(self._(N_("Drempel noteren")), icon="flag", size="sm")
        self.note.clicked.connect(lambda: self.asked.emit(self._who))
        self.talk.body.addWidget(self._words)
        self.talk.body.addLayout(hbox(self.note, 1))
        self.talk.hide()
        self._who: ExpectedRow | None = None
        return self.talk

    def _keys_card(self) -> Card:
        card = Card(self._(N_("Toetsen")))
        card.body.setSpacing(4)
        for code, text in codes.ATTENDANCE.items():
            words = self._(N_("{code} (minuten)"), code=self._(text)) if code in PARTLY else self._(text)
            chip = Chip(code, TONES.get(code, "neutral"))
            chip.setFixedWidth(30)
            line = QWidget()
            self._keys.append((code, line))
            line.setLayout(hbox(chip, small(words, "t2"), 1, gap=8))
            card.body.addWidget(line)
        rest = key_hint("R")
        rest.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rest.setFixedWidth(30)
        line = QWidget()
        self._keys.append(("A", line))
        line.setLayout(hbox(rest, small(self._(N_("wie nog niets heeft: aanwezig")), "t2"), 1, gap=8))
        card.body.addWidget(line)
        return card

    def offer(self, offered: Collection[str]) -> None:
        """Show the keys that do something on this day."""
        for code, line in self._keys:
            line.setVisible(code in offered)

    def show_rows(self, rows: Sequence[ExpectedRow]) -> None:
        """Count again and look for who to ask."""
        counts = Counter(row.code for row in rows if row.code)
        filled, expected = sum(counts.values()), len(rows)
        told = self._(N_("{filled} van {expected} ingevuld"), filled=filled, expected=expected)
        self.told.setText(told)
        self._bar.set_share(filled, max(expected, 1), told)
        clear(self._lines)
        for code, text in codes.ATTENDANCE.items():
            if counts[code]:
                number: QLabel = small(str(counts[code]), "t1")
                self._lines.addLayout(hbox(small(self._(text), "t2"), 1, number))
        self._show_talk(rows)

    def _show_talk(self, rows: Sequence[ExpectedRow]) -> None:
        missing = (r for r in rows if r.code in UNEXPLAINED and r.missed_before + 1 >= IN_A_ROW)
        self._who = next(missing, None)
        self.talk.setVisible(self._who is not None and not self._looks_on)
        if self._who is not None:
            words = N_("{name} is {n} keer na elkaar afwezig. Vraag welke drempel er speelt.")
            self._words.setText(self._(words, name=self._who.name, n=self._who.missed_before + 1))
