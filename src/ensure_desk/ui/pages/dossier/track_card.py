# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The track: where it stands and what can be decided about it, each decision in place."""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton

from ensure_desk.domain.statuses import SUSPENDED
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.dossier import Dossier, TrackView
from ensure_desk.ui.pages.dossier.lines import running_track, track_pairs
from ensure_desk.ui.record_form.entry import Entry, EntryForm
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import clear, vbox
from ensure_desk.ui.widgets.texts import body, small

START, EXTEND, NO_EXTENSION = "start", "extend", "no_extension"
SUSPEND, RESUME, END = "suspend", "resume", "end"
LABELS: dict[str, str] = {
    START: N_("Traject starten"),
    EXTEND: N_("Verlengen"),
    NO_EXTENSION: N_("Niet verlengen"),
    SUSPEND: N_("Schorsen"),
    RESUME: N_("Hervatten"),
    END: N_("Einde noteren"),
}
ENTRIES: dict[str, Entry] = {
    START: Entry("track", ("start", "ex_pwa", "goal"), N_("Traject starten"), needed=frozenset({"start"})),
    SUSPEND: Entry(
        "suspension",
        ("start", "end", "reason"),
        N_("Traject schorsen"),
        needed=frozenset({"start", "reason"}),
    ),
    RESUME: Entry(
        "suspension",
        ("start",),
        N_("Traject hervatten"),
        needed=frozenset({"start"}),
        labels={"start": N_("Weer actief vanaf")},
    ),
    END: Entry(
        "track",
        ("end_date", "end_reason", "next_step"),
        N_("Einde noteren"),
        needed=frozenset({"end_date", "end_reason"}),
    ),
}
_ACROSS = 2
"""So many decisions stand side by side, equally wide: extending in one row, pausing and ending in the next."""
_DAY_OF = {START: "start", SUSPEND: "start", RESUME: "start", END: "end_date"}


def decisions(found: Dossier) -> tuple[str, ...]:
    """Return what can be decided now, in the order of the buttons."""
    running = running_track(found)
    if running is None:
        return (START,)
    record = running.record
    pause = RESUME if record["status"] == SUSPENDED else SUSPEND
    may_extend = record["extension_until"] is None and record["ex_pwa"] != "ja"
    return ((EXTEND, NO_EXTENSION) if may_extend else ()) + (pause, END)


class TrackCard(Card):
    """`decided` carries the decision and the values of its form."""

    decided = Signal(str, object)

    def __init__(self, tr: Translator, today: dt.date, *, read_only: bool) -> None:
        super().__init__(tr(N_("Traject")))
        self._, self._today, self._read_only = tr, today, read_only
        self._form: EntryForm | None = None
        self._buttons: dict[str, QPushButton] = {}
        self._form_place, self._pairs = vbox(gap=0), vbox(gap=12)
        self._actions = QGridLayout()
        self._actions.setSpacing(8)
        for column in range(_ACROSS):
            self._actions.setColumnStretch(column, 1)
        self.body.addLayout(self._pairs)
        self.body.addLayout(self._actions)
        self.body.addLayout(self._form_place)

    def show_dossier(self, found: Dossier) -> None:
        """Show the tracks, the newest first, and the decisions."""
        clear(self._pairs)
        if not found.tracks:
            self._pairs.addWidget(body(self._(N_("Nog geen traject gestart.")), "t3"))
        for track in found.tracks:
            self._pairs.addLayout(self._grid(track))
        clear(self._actions)
        self._buttons = {}
        if not self._read_only:
            for code in decisions(found):
                self._add_decision(code)

    def _grid(self, track: TrackView) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setColumnStretch(1, 1)
        for row, (label, value) in enumerate(track_pairs(track, self._)):
            name = small(label)
            name.setContentsMargins(0, 2, 0, 0)  # on the line of the larger words beside it
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(body(value), row, 1)
        return grid

    def _add_decision(self, code: str) -> None:
        press = button(self._(LABELS[code]), size="sm")
        press.clicked.connect(lambda: self.begin(code))
        place = len(self._buttons)
        self._buttons[code] = press
        self._actions.addWidget(press, place // _ACROSS, place % _ACROSS)

    def begin(self, code: str) -> None:
        """Open the form of a decision, or decide at once where there is nothing to ask."""
        self.close_form()
        if code not in ENTRIES:
            self.decided.emit(code, {})
            return
        today = {_DAY_OF[code]: self._today.isoformat()}
        form = EntryForm(replace(ENTRIES[code], values=today), self._, self._today)
        form.cancelled.connect(self.close_form)
        form.submitted.connect(lambda values: self.decided.emit(code, values))
        self._form = form
        self._form_place.addWidget(form)
        form.begin()

    def focus_decision(self, code: str) -> None:
        """Put the keyboard on a decision."""
        if code in self._buttons:
            self._buttons[code].setFocus()

    def close_form(self) -> None:
        """Close the form, if one is open."""
        if self._form is not None:
            clear(self._form_place)
            self._form = None
