# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of a repeat: a card for each, a button to add one and one to take it away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ensure_desk.domain.texts import N_
from ensure_desk.surveys.model import Control
from ensure_desk.surveys.nodes import Node
from ensure_desk.ui.survey_form.reader import Reader
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.texts import h3

if TYPE_CHECKING:
    from ensure_desk.ui.survey_form.page_view import PageView


class RowCard(Card):
    """One row of a repeat."""

    def __init__(self, page: "PageView", rows: "RowsBox", node: Node) -> None:
        super().__init__()
        self.node = node
        self._rows = rows
        self.heading = h3("")
        self.gone = button("", icon="trash-2", kind="quiet", size="sm")
        self.gone.clicked.connect(lambda: page.row_removed.emit(node.path))
        self.body.addLayout(hbox(self.heading, 1, self.gone))
        self.gone.setHidden(rows.fixed)
        self.filling = page.fill(rows.repeat.children, node, self.body)
        self.show_words()

    def show_words(self) -> None:
        """Say which row this is."""
        tr, reader = self._rows.reader.tr, self._rows.reader
        own = reader.label(self._rows.repeat, self.node) or reader.label(self._rows.outer, self.node)
        words = tr(N_("{name} {n}"), name=own or tr(N_("Rij")), n=self.node.place)
        self.heading.setText(words)
        remove = tr(N_("Verwijderen"))
        self.gone.setText(remove)
        self.gone.setAccessibleName(f"{remove}: {words}")


class RowsBox(QWidget):
    """A repeat within the rows above it."""

    def __init__(self, page: "PageView", controls: tuple[Control, Control], parent_node: Node) -> None:
        super().__init__()
        self._page, self.above = page, parent_node
        self.outer, self.repeat = controls
        self.reader: Reader = page.reader
        self.cards: dict[Node, RowCard] = {}
        self._heading = h3("")
        self._column = vbox(gap=12)
        self.fixed = self.repeat.fixed or bool(self.repeat.count) or self.reader.read_only
        self.more = button("", icon="plus")
        self.more.clicked.connect(self._on_more)
        self.setLayout(vbox(self._heading, self._column, hbox(self.more, 1), gap=10))
        self.more.setHidden(self.fixed)
        self.show_words()

    @property
    def path(self) -> str:
        """Return the path of the repeat, with the numbers of the rows above it."""
        return f"{self.above.path}/{self.repeat.path.rpartition('/')[2]}"

    def _on_more(self) -> None:
        self._page.row_added.emit(self.path)
        newest = list(self.cards.values())[-1:]
        for card in newest:
            self._page.enter_below(card)

    def show_words(self) -> None:
        """Say everything in the language in use."""
        tr = self.reader.tr
        name = self.reader.label(self.outer, self.above)
        self._heading.setText(name)
        self._heading.setVisible(bool(name) and self.outer is not self.repeat)
        words = tr(N_("{name} toevoegen"), name=name) if name else tr(N_("Nog een toevoegen"))
        self.more.setText(words)
        self.more.setAccessibleName(words)
        for card in self.cards.values():
            card.show_words()

    def show_state(self) -> None:
        """Show whether the repeat and its rows count."""
        for node, card in self.cards.items():
            card.setVisible(node.relevant)
        self.setVisible(not self.cards or any(node.relevant for node in self.cards))

    def sync(self) -> "list[RowCard]":
        """Have a card for every row and return the cards that are still to be filled."""
        rows = self.above.named(self.repeat.path.rpartition("/")[2])
        for node in [node for node in self.cards if node not in rows]:
            card = self.cards.pop(node)
            self._page.forget(card)
            focus = QApplication.focusWidget()
            keeps = focus is not None and card.isAncestorOf(focus)
            card.hide()
            card.deleteLater()
            if keeps:
                self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        fresh = []
        for place, node in enumerate(rows):
            if node not in self.cards:
                card = RowCard(self._page, self, node)
                self._column.insertWidget(place, card)
                fresh.append(card)
                self.cards[node] = card
        self.cards = {node: self.cards[node] for node in rows}
        for card in self.cards.values():
            card.show_words()
        self.show_state()
        return fresh
