# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page with one statement in large, as a counsellor turns it to the person: five keys, help, and a fold."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_
from ensure_desk.surveys.model import Control
from ensure_desk.surveys.nodes import Node
from ensure_desk.ui.survey_form.page_view import PageView, Part
from ensure_desk.ui.survey_form.paging import PagePlan, node_below
from ensure_desk.ui.survey_form.question import Question
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import hbox, line, vbox

OF_COUNSELLOR, NOTE = "_bem", "_nota"
"""How names of questions end that are the counsellor's."""


class StatementPage(PageView):
    """One statement."""

    widest = 900
    centred = True
    has_letters = True
    _folded: QWidget | None = None

    def _build(self) -> Iterator[None]:
        group, root = self.plan.controls[0], self.reader.session.root
        node = node_below(root, group.path) if group.path else root
        if node is None:
            return
        aside = [c for c in group.children if c.path.endswith((OF_COUNSELLOR, NOTE))]
        for control in group.children:
            if control not in aside:
                self.add_question(control, node, self.column, large="likert" in control.appearance)
                yield
        if aside and self.reader.mode != "zelf":
            fold = self._fold(aside, node)
            self.column.addWidget(line())
            self.column.addWidget(fold)

    def _fold(self, aside: Sequence[Control], node: Node) -> QWidget:
        words = self.reader.tr(N_("Voor de bemiddelaar: nota en inschatting (N)"))
        opener = button(words, icon="chevron-right", kind="quiet", size="sm")
        inside, whole = QWidget(), QWidget()
        column = vbox(gap=14, margins=(12, 0, 0, 0))
        inside.setLayout(column)
        filled = [self.add_question(control, node, column) for control in aside]
        whole.setLayout(vbox(hbox(opener, 1), inside, gap=8))
        inside.setHidden(all(part is None or part.node.value == "" for part in filled))
        opener.clicked.connect(lambda: inside.setVisible(inside.isHidden()))
        self._folded = inside
        return whole

    def is_open(self, part: Part) -> bool:
        """Say whether a part is not folded away."""
        inside = self._folded
        return inside is None or not inside.isHidden() or not inside.isAncestorOf(part)

    def press_help(self) -> bool:
        """Answer the question about help, which follows the statement; say whether there is one."""
        choices = [p for p in self.in_order() if isinstance(p, Question) and p.control.kind == "select1"]
        if len(choices) < 2 or choices[1].answer is None:
            return False
        choices[1].answer.pick_first()
        return True

    def open_note(self) -> bool:
        """Bring the keyboard to the note; say whether there is one."""
        notes = [
            part
            for part in self.parts
            if isinstance(part, Question)
            and part.control.kind == "input"
            and "multiline" in part.control.appearance
        ]
        if not notes:
            return False
        inside = self._folded
        if inside is not None and inside.isAncestorOf(notes[0]):
            inside.show()
        notes[0].enter()
        return True


def statement_of(plan: PagePlan) -> Control | None:
    """Return the statement of a page that asks one thing in large: a single question with big keys comes first."""
    if len(plan.controls) != 1 or "field-list" not in plan.controls[0].appearance:
        return None
    first, *others = plan.controls[0].children or (plan.controls[0],)
    if "likert" not in first.appearance or any(c.children or "likert" in c.appearance for c in others):
        return None
    return first
