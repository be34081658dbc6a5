# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The subjects of a questionnaire beside its pages: which are answered, where the conversation is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui import theme
from ensure_desk.ui.survey_form.paging import PagePlan, is_answered, node_below, shown_pages
from ensure_desk.ui.survey_form.reader import Reader

_WIDTH, _ROW, _FEWEST = 216, 32, 4
_PLACE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Step:
    """A page in the list."""

    place: int
    words: str
    short: str
    answered: bool


class Steps(QListWidget):
    """A list of the pages, shown where each has a subject; a click or Enter goes there."""

    chosen = Signal(int)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self._steps: tuple[Step, ...] = ()
        self._narrow = False
        self.setFixedWidth(_WIDTH)
        theme.mark(self, "steps")
        self.setAccessibleName(tr(N_("Onderwerpen")))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_item)
        self.itemActivated.connect(self._on_item)
        self.hide()

    def _on_item(self, item: QListWidgetItem) -> None:
        self.chosen.emit(int(item.data(_PLACE)))

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the list out where there is little room."""
        self._narrow = narrow
        self.setHidden(narrow or not self._steps)

    def show_steps(self, reader: Reader, plans: Sequence[PagePlan], at: int) -> None:
        """Show which pages there are now, and mark the one in view."""
        steps = tuple(_step(reader, plans[n], n) for n in shown_pages(reader.session, plans))
        if len(steps) < _FEWEST or not all(step.words for step in steps):
            steps = ()
        if steps != self._steps:
            self._fill(steps)
        for row, step in enumerate(steps):
            if step.place == at:
                self.setCurrentRow(row)
        self.setHidden(self._narrow or not steps)

    def _fill(self, steps: tuple[Step, ...]) -> None:
        same = [step.place for step in steps] == [step.place for step in self._steps]
        self._steps = steps
        if not same:
            self.clear()
            for _ in steps:
                item = QListWidgetItem()
                item.setSizeHint(QSize(0, _ROW))
                self.addItem(item)
        for row, step in enumerate(steps):
            item = self.item(row)
            item.setText(f"✓  {step.short}" if step.answered else f"     {step.short}")
            item.setToolTip(step.words)
            item.setData(_PLACE, step.place)
            said = self._(N_("{subject}, beantwoord"), subject=step.words) if step.answered else step.words
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)


def _step(reader: Reader, plan: PagePlan, place: int) -> Step:
    words, first = _subject(reader, plan), next(iter(plan.questions), None)
    short = reader.subject(first, short=True) if first is not None else ""
    return Step(place, words, short or words, is_answered(reader.session, plan))


def _subject(reader: Reader, plan: PagePlan) -> str:
    """Return the barrier of a page, else the words of its group."""
    first = next(iter(plan.questions), None)
    subject = reader.subject(first) if first is not None else ""
    group = plan.controls[0] if plan.controls[0].children else plan.around[-1] if plan.around else None
    if subject or group is None:
        return subject
    node = node_below(reader.session.root, group.path) if group.path else reader.session.root
    return reader.label(group, node) if node is not None else ""
