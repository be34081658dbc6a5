# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One page of a questionnaire: its questions, groups, tables and rows, built step by step when it is first shown."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ensure_desk.surveys.model import Control
from ensure_desk.surveys.nodes import Node
from ensure_desk.surveys.runtime import ChangeSet
from ensure_desk.ui import theme
from ensure_desk.ui.survey_form.matrix import Line, Matrix
from ensure_desk.ui.survey_form.paging import PagePlan, node_below, questions_in
from ensure_desk.ui.survey_form.question import Question
from ensure_desk.ui.survey_form.reader import Reader
from ensure_desk.ui.survey_form.rows import RowsBox
from ensure_desk.ui.survey_form.tables import Table, entries
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.texts import h2, h3, small

STEP_MS = 12
"""So long a page builds in one go; the rest follows when the screen was painted."""
Part = Question | Matrix


class GroupBox(QWidget):
    """A group within a page."""

    def __init__(self, reader: Reader, control: Control, node: Node | None) -> None:
        super().__init__()
        self.reader, self.control, self.node = reader, control, node
        self._title = h3("")
        self._title.setWordWrap(True)
        self._summary = small("", "t2", wrap=True)
        self.is_summed_up = "summary" in control.appearance
        self.column = vbox(gap=18)
        self.setLayout(vbox(self._title, self._summary, self.column, gap=12))
        self.show_words()

    def show_words(self) -> None:
        """Say everything in the language in use."""
        words = self.reader.label(self.control, self.node) if self.node is not None else ""
        self._title.setText(words)
        self._title.setVisible(bool(words))
        summary = self._summed_up() if self.is_summed_up else ""
        self._summary.setText(summary)
        self._summary.setVisible(bool(summary))

    def _summed_up(self) -> str:
        """Return what was answered in this group, question by question."""
        reader, group = self.reader, self.node
        if group is None:
            return ""
        asked = [(c, node_below(group, c.path)) for c in questions_in(self.control.children)]
        said = [(reader.label(c, n), reader.said(c, n)) for c, n in asked if n is not None and n.relevant]
        return " · ".join(f"{label}: {answer}" for label, answer in said if answer)

    def show_state(self) -> None:
        """Show whether the group counts."""
        if self.node is not None and self.control.path:
            self.setVisible(self.node.relevant)


class PageView(QWidget):
    """A page of questions."""

    widest: ClassVar[int] = 980
    centred: ClassVar[bool] = False
    has_letters: ClassVar[bool] = False
    """Whether letters give answers here."""
    answered = Signal(object, str)
    row_added = Signal(str)
    row_removed = Signal(str)
    keyed = Signal(object)
    """A key that no question wanted, before the scroll area takes it."""

    def __init__(self, reader: Reader, plan: PagePlan) -> None:
        super().__init__()
        theme.mark(self, "content")
        self.reader, self.plan = reader, plan
        self.parts: list[Part] = []
        self.by_node: dict[Node, Part] = {}
        self.groups: list[GroupBox] = []
        self.rows: list[RowsBox] = []
        self._title = h2("")
        self._title.setWordWrap(True)
        self.column = vbox(self._title, gap=22, margins=(4, 8, 16, 24))
        self._inside = QWidget()
        self._inside.setLayout(self.column)
        self._inside.setMaximumWidth(self.widest)
        middle = hbox(1, self._inside, 1) if self.centred else hbox(self._inside, 1)
        middle.setStretch(1 if self.centred else 0, 100)
        self.setLayout(vbox(middle, 1))
        self._building: Iterator[None] | None = self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.build)
        self._show_title()

    # building
    def _build(self) -> Iterator[None]:
        root = self.reader.session.root
        yield from self.fill(self.plan.controls, root, self.column)

    def build(self) -> None:
        """Build for a short while; the rest follows by itself."""
        clock = QElapsedTimer()
        clock.start()
        while self._building is not None and clock.elapsed() < STEP_MS:
            self._step()
        if self._building is not None:
            self._timer.start(0)

    def complete(self) -> None:
        """Build all that is left."""
        while self._building is not None:
            self._step()

    def _step(self) -> None:
        if self._building is not None and next(self._building, self) is self:
            self._building = None

    @property
    def is_complete(self) -> bool:
        """Say whether everything is built."""
        return self._building is None

    def fill(self, controls: Sequence[Control], above: Node, column: QVBoxLayout) -> Iterator[None]:
        """Add what controls show to a column, one step for each question."""
        for entry in entries(controls):
            if isinstance(entry, Table):
                self._add_matrix(entry, above, column)
            elif entry.children:
                yield from self._fill_group(entry, above, column)
            else:
                self.add_question(entry, above, column)
            yield

    def _fill_group(self, control: Control, above: Node, column: QVBoxLayout) -> Iterator[None]:
        repeat = control if control.is_repeat else next((c for c in control.children if c.is_repeat), None)
        if repeat is not None and control.path in ("", repeat.path):
            yield from self._fill_rows((control, repeat), above, column)
            return
        node = node_below(above, control.path) if control.path else above
        if node is None:
            return
        box = GroupBox(self.reader, control, node)
        self.groups.append(box)
        column.addWidget(box)
        box.show_state()
        yield from self.fill(control.children, node, box.column)

    def _fill_rows(
        self, controls: tuple[Control, Control], above: Node, column: QVBoxLayout
    ) -> Iterator[None]:
        parent = node_below(above, controls[1].path.rpartition("/")[0])
        if parent is None:
            return
        box = RowsBox(self, controls, parent)
        self.rows.append(box)
        column.addWidget(box)
        for card in box.sync():
            yield from card.filling

    def add_question(
        self, control: Control, above: Node, column: QBoxLayout, *, large: bool = False
    ) -> Question | None:
        """Add a question to a column."""
        node = node_below(above, control.path)
        if node is None:
            return None
        part = Question(self.reader, control, node, large=large)
        part.answered.connect(self.answered)
        self._take(part, (node,), column)
        return part

    def _add_matrix(self, table: Table, above: Node, column: QVBoxLayout) -> None:
        lines: list[Line] = [(c, n) for c in table.lines if (n := node_below(above, c.path)) is not None]
        origin = node_below(above, table.head.path)
        if lines and origin is not None:
            part = Matrix(self.reader, (table.head, origin), lines, titled=table.titled)
            part.answered.connect(self.answered)
            self._take(part, [node for _, node in lines], column)

    def _take(self, part: Part, nodes: Iterable[Node], column: QBoxLayout) -> None:
        self.parts.append(part)
        self.by_node.update(dict.fromkeys(nodes, part))
        column.addWidget(part)
        part.show_state()

    # the words around
    def _show_title(self) -> None:
        root = self.reader.session.root
        above = [(c, node_below(root, c.path)) for c in self.plan.around if c.path]
        words = [self.reader.label(c, node) for c, node in above if node is not None]
        title = " · ".join(word for word in words if word)
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def show_all(self) -> None:
        """Show words and states again: another language, or back after answers elsewhere."""
        self._show_title()
        self.sync_rows()
        for thing in (*self.groups, *self.parts):
            thing.show_words()
            thing.show_state()
        for rows in self.rows:
            rows.show_words()
            rows.show_state()

    def sync_rows(self) -> None:
        """Give every row its card and every card its questions."""
        for box in tuple(self.rows):
            for card in box.sync():
                for _ in card.filling:
                    pass

    def forget(self, card: QWidget) -> None:
        """Let go of the questions of a row that is gone."""
        self.parts = [part for part in self.parts if not card.isAncestorOf(part)]
        self.groups = [group for group in self.groups if not card.isAncestorOf(group)]
        self.rows = [rows for rows in self.rows if not card.isAncestorOf(rows)]
        self.by_node = {node: part for node, part in self.by_node.items() if part in self.parts}

    # changes
    def apply(self, changes: ChangeSet) -> None:
        """Show what changed, and nothing else."""
        if changes.rows:
            self.sync_rows()
        paths = {node.definition.path for node in changes}
        touched = {part for node in changes if (part := self.by_node.get(node)) is not None}
        self._apply_to_groups(changes)
        for part in self.parts:
            if part.depends(paths):
                part.show_words()
            if part in touched:
                part.show_state()
        for rows in self.rows:
            rows.show_words()
            rows.show_state()

    def _apply_to_groups(self, changes: ChangeSet) -> None:
        for group in self.groups:
            if group.node in changes.nodes:
                group.show_state()
            if group.is_summed_up:
                group.show_words()

    def commit(self) -> None:
        """Hand over what is being typed."""
        for part in self.parts:
            if isinstance(part, Question) and part.answer is not None and part.has_focus():
                part.answer.commit()

    def check(self, node: Node) -> None:
        """Say what is wrong with an answer that was just given, where it is."""
        part = self.by_node.get(node)
        if part is not None:
            part.check(required=False)

    def is_quick(self, node: Node) -> bool:
        """Say whether an answer here leads to the next page by itself."""
        part = self.by_node.get(node)
        quick = isinstance(part, Question) and "quick" in part.control.appearance
        return quick and len(self.in_order()) == 1

    def faulty(self, *, required: bool) -> list[Part]:
        """Say what is wrong where it is, and return the questions it concerns."""
        return [part for part in self.in_order() if not part.check(required=required)]

    # the keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand a key to the questionnaire."""
        event.ignore()
        self.keyed.emit(event)

    def in_order(self) -> list[Part]:
        """Return the parts that can be answered now, from top to bottom."""
        able = [part for part in self.parts if part.can_answer and self.is_open(part)]
        return sorted(able, key=lambda part: part.mapTo(self, QPoint(0, 0)).y())

    def is_open(self, part: Part) -> bool:
        """Say whether a part is not folded away."""
        return True

    def press_letter(self, key: Qt.Key) -> bool:
        """Do what a letter stands for; say whether it stands for anything here."""
        return False

    def enter(self, *, by_mouse: bool = False) -> None:
        """Bring the keyboard to the first question."""
        for part in self.in_order()[:1]:
            part.enter(by_mouse=by_mouse)

    def enter_below(self, widget: QWidget) -> None:
        """Bring the keyboard to the first question within a widget."""
        for part in [p for p in self.in_order() if widget.isAncestorOf(p)][:1]:
            part.enter()

    def enter_next(self) -> bool:
        """Bring the keyboard to the question after the one in focus; say whether there is one."""
        parts = self.in_order()
        at = next((n for n, part in enumerate(parts) if part.has_focus()), None)
        if at is None or at + 1 >= len(parts):
            return False
        parts[at + 1].enter()
        return True
