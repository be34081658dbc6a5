# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One package in words, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.history import HistoryLine, RefusedCell
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import clear, line, vbox
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.texts import body, h3, small

UNDO, REDO, SPREAD, RECEIPT = "undo", "redo", "spread", "receipt"


class PackageDetails(QWidget):
    """The chosen package: facts, what was not read, and the buttons that fit."""

    asked = Signal(str)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        card = Card(padded=False)
        self._facts = vbox(gap=6)
        above = vbox(self._facts, gap=10, margins=(16, 14, 16, 14))
        self._refused = RowsTable(
            (Column("address", tr(N_("Waar")), 130, bold=True), Column("text", tr(N_("Niet ingelezen")))),
            sortable=False,
        )
        self._refused.setAccessibleName(tr(N_("Wat niet ingelezen is")))
        self._refused.set_empty(tr(N_("Alles is ingelezen.")))
        above.addWidget(self._refused, 1)
        above.addStretch(0)
        card.body.addLayout(above, 1)
        self._buttons = self._make_buttons()
        self._foot = QWidget()
        self._foot.setLayout(
            vbox(line(), vbox(*self._buttons.values(), gap=8, margins=(16, 12, 16, 12)), gap=0)
        )
        card.body.addWidget(self._foot)
        self.setLayout(vbox(card))

    def _make_buttons(self) -> dict[str, QPushButton]:
        _ = self._
        made = {
            UNDO: button(_(N_("Ongedaan maken")), icon="undo-2", kind="primary"),
            REDO: button(_(N_("Opnieuw toepassen")), icon="refresh-cw", kind="primary"),
            SPREAD: button(_(N_("Ook bij de anderen ongedaan maken")), icon="upload"),
            RECEIPT: button(_(N_("Ontvangstbewijs bewaren")), icon="file-up"),
        }
        for code, press in made.items():
            press.clicked.connect(lambda checked=False, c=code: self.asked.emit(c))
        return made

    def press(self, *codes: str) -> None:
        """Press the first of these buttons that is shown."""
        shown = next((self._buttons[c] for c in codes if self._buttons[c].isVisibleTo(self)), None)
        if shown is not None:
            shown.click()

    def focus_first(self) -> None:
        """Put the keyboard on the first button that is shown."""
        shown = [b for b in self._buttons.values() if b.isVisibleTo(self)]
        if shown:
            shown[0].setFocus()

    def holds_focus(self) -> bool:
        """Say whether the keyboard is on one of the buttons."""
        return any(press.hasFocus() for press in self._buttons.values())

    def show_line(self, line: HistoryLine | None, refused: tuple[RefusedCell, ...] = ()) -> None:
        """Show a package."""
        self.setVisible(line is not None)
        if line is None:
            return
        clear(self._facts)
        self._facts.addWidget(h3(_heading(line, self._)))
        for text in facts(line, self._):
            self._facts.addWidget(body(text, "t2"))
        if line.can_undo:
            days = self._.plural(
                "Nog {n} dag ongedaan te maken.", "Nog {n} dagen ongedaan te maken.", line.days_left
            )
            self._facts.addWidget(small(days, "t3", wrap=True))
        shown = {UNDO: line.can_undo, REDO: line.can_redo, SPREAD: line.can_spread, RECEIPT: line.can_receipt}
        for code, press in self._buttons.items():
            press.setVisible(shown[code])
        self._foot.setVisible(any(shown.values()))
        self._refused.setVisible(bool(refused))
        self._refused.set_rows(refused, keep="address")


def _heading(line: HistoryLine, tr: Translator) -> str:
    if line.kind == RECEIPT:
        return tr(N_("Ontvangstbewijs"))
    return tr(N_("Overdracht {number}"), number=line.number)


def facts(line: HistoryLine, tr: Translator) -> list[str]:
    """Return what is known of a package, a sentence each."""
    who = f"{line.sender}, {line.municipality}" if line.municipality else line.sender
    made = tr(N_("Gemaakt door {who} op {day}"), who=who, day=f"{line.made_at.astimezone():%d/%m/%Y}")
    found = [made, line.kind_text, line.content_text, line.signature_text]
    if line.hand_edits:
        found.append(
            tr.plural("{n} cel met de hand gewijzigd", "{n} cellen met de hand gewijzigd", line.hand_edits)
        )
    return [text for text in (*found, *line.state_text.split(" · ")) if text]
