# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beside the list: how far it is, who to ask, and the keys with how often each was given."""

from collections import Counter
from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ensure_desk.domain import codes
from ensure_desk.domain.attendance import IN_A_ROW, PARTLY, UNEXPLAINED
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.attendance import ExpectedRow
from ensure_desk.ui import icons, theme
from ensure_desk.ui.pages.attendance.code_cell import BOX, TONES
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.chip import Chip
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.meters import CompletenessBar
from ensure_desk.ui.widgets.texts import body, key_hint, small, title

WIDTH = 268


class Side(QWidget):
    """`asked` names the person whose absences ask for a talk; who only looks on sees counts, and no keys."""

    asked = Signal(object)

    def __init__(self, tr: Translator, *, looks_on: bool = False) -> None:
        super().__init__()
        self._, self._looks_on = tr, looks_on
        self.summary, self._offered = "", frozenset(codes.ATTENDANCE)
        self._lines: dict[str, _Line] = {}
        self.setLayout(vbox(self._counts_card(), self._talk_card(), self._codes_card(), 1, gap=16))

    def _counts_card(self) -> Card:
        card = Card(self._(N_("Stand")))
        self.told, self._bar = title(""), CompletenessBar()
        card.body.setSpacing(10)
        card.body.addLayout(hbox(self.told, 1, small(self._(N_("ingevuld")), "t2")))
        card.body.addWidget(self._bar)
        return card

    def _talk_card(self) -> QFrame:
        self.talk = QFrame()
        theme.mark(self.talk, "banner", tone="warn")
        picture = QLabel()
        picture.setPixmap(icons.pixmap("user-x", "warn", 18))
        self._words = body("")
        self.note = button(self._(N_("Drempel noteren")), icon="flag", size="sm")
        self.note.clicked.connect(lambda: self.asked.emit(self._who))
        told = vbox(self._words, hbox(self.note, 1), gap=10)
        row = hbox(picture, told, gap=12, margins=(14, 12, 14, 12))
        row.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        row.setStretch(1, 1)
        self.talk.setLayout(row)
        self.talk.hide()
        self._who: ExpectedRow | None = None
        return self.talk

    def _codes_card(self) -> Card:
        card = Card(self._(N_("Codes") if self._looks_on else N_("Sneltoetsen")))
        card.body.setSpacing(4)
        if not self._looks_on:
            card.body.addWidget(small(self._(N_("Typ een letter voor wie gekozen is.")), "t2", wrap=True))
        for code, text in codes.ATTENDANCE.items():
            words = self._(N_("{code} (minuten)"), code=self._(text)) if code in PARTLY else self._(text)
            line = self._lines[code] = _Line(Chip(code, TONES.get(code, "neutral")), words)
            card.body.addWidget(line)
        self._rest = _Line(key_hint("R"), self._(N_("alle anderen aanwezig")))
        card.body.addWidget(self._rest)
        self._rest.setHidden(self._looks_on)
        return card

    def offer(self, offered: Collection[str]) -> None:
        """Show the keys that do something on this day, and the codes that were given."""
        self._offered = frozenset(offered)
        self._rest.setVisible("A" in offered and not self._looks_on)
        for code, line in self._lines.items():
            line.setVisible(code in offered or bool(line.number.text()))

    def show_rows(self, rows: Sequence[ExpectedRow]) -> None:
        """Count again and look for who to ask."""
        counts = Counter(row.code for row in rows if row.code)
        filled, expected = sum(counts.values()), len(rows)
        self.summary = self._(N_("{filled} van {expected} ingevuld"), filled=filled, expected=expected)
        self.told.setText(self._(N_("{place} van {of}"), place=filled, of=expected))
        self._bar.set_share(filled, max(expected, 1), self.summary)
        for code, line in self._lines.items():
            line.number.setText(str(counts[code] or ""))
        self.offer(self._offered)
        self._show_talk(rows)

    def _show_talk(self, rows: Sequence[ExpectedRow]) -> None:
        missing = (r for r in rows if r.code in UNEXPLAINED and r.missed_before + 1 >= IN_A_ROW)
        self._who = next(missing, None)
        self.talk.setVisible(self._who is not None and not self._looks_on)
        if self._who is not None:
            words = N_("{name} is {n} keer na elkaar afwezig. Vraag welke drempel er speelt.")
            self._words.setText(self._(words, name=self._who.name, n=self._who.missed_before + 1))


class _Line(QWidget):
    """A key, what it means, and how often it was given."""

    def __init__(self, key: QLabel, words: str) -> None:
        super().__init__()
        key.setFixedWidth(BOX)
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number = body("", bold=True, wrap=False)
        self.setLayout(hbox(key, small(words, "t2"), 1, self.number, gap=8))
