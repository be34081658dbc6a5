# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page with one statement in large, as a counsellor turns it to the person: five keys, help, and a fold."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ensure_desk.domain.texts import N_
from ensure_desk.surveys.model import Control
from ensure_desk.surveys.nodes import Node
from ensure_desk.ui import theme
from ensure_desk.ui.survey_form.answers import TextAnswer
from ensure_desk.ui.survey_form.choosing import BigChoices
from ensure_desk.ui.survey_form.page_view import PageView, Part
from ensure_desk.ui.survey_form.paging import PagePlan, node_below
from ensure_desk.ui.survey_form.question import Question
from ensure_desk.ui.survey_form.reveal import reveal, to_top
from ensure_desk.ui.survey_form.statement_size import SIZES, StatementSize, size_for
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import hbox, line
from ensure_desk.ui.widgets.texts import key_hint

OF_COUNSELLOR, NOTE = "_bem", "_nota"
"""How names of questions end that are the counsellor's."""
_ROW = 44
"""So high is the row of help always: nothing moves when the question appears."""
_LEAST_TOP, _MOST_TOP = 4, 120
"""Room above a statement: a quarter of what is left."""
_NOTE = 76
"""So high is the note in the fold: three lines."""
_ABREAST = 560


class StatementPage(PageView):
    """One statement."""

    widest = 900
    centred = True
    has_letters = True
    _folded: QWidget | None = None
    _aside: QHBoxLayout | None = None
    _size: StatementSize = SIZES[1]

    def _build(self) -> Iterator[None]:
        group, root = self.plan.controls[0], self.reader.session.root
        node = node_below(root, group.path) if group.path else root
        if node is None:
            return
        self.column.setSpacing(self._size.gap // 2 + 6)
        self.column.setContentsMargins(4, _LEAST_TOP, 16, 4)
        aside = [c for c in group.children if c.path.endswith((OF_COUNSELLOR, NOTE))]
        asked = [c for c in group.children if c not in aside]
        folds = bool(aside) and self.reader.mode != "zelf"
        helps = asked[1] if len(asked) > 1 and asked[1].kind == "select1" else None
        for control in asked:
            if control is not helps:
                part = self.add_question(control, node, self.column, large="likert" in control.appearance)
                if part is not None and part.is_large:
                    part.fit(self._size)
                yield
        self._add_row(helps, node, folds=folds)
        if folds:
            self._fold(aside, node)

    def _add_row(self, helps: Control | None, node: Node, *, folds: bool) -> None:
        """Add the row of help, with what is the counsellor's at its end."""
        row = hbox(gap=8)
        row.addStrut(_ROW)
        if folds:
            self.column.addWidget(line())
        self.column.addLayout(row)
        part = self.add_question(helps, node, row) if helps is not None else None
        if part is not None:
            part.stand_beside("H")
            row.setStretch(0, 1)
            row.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)
        if folds:
            tr = self.reader.tr
            opener = button(tr(N_("Notitie")), icon="message-square-plus", kind="quiet")
            opener.setToolTip(tr(N_("nota en inschatting van de bemiddelaar")))
            opener.setAccessibleDescription(opener.toolTip())
            opener.setLayoutDirection(
                Qt.LayoutDirection.LeftToRight
            )  # its word is in the language of the window
            opener.clicked.connect(self._switch_fold)
            row.addStretch(1)
            row.addWidget(opener, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(key_hint("B"), 0, Qt.AlignmentFlag.AlignVCenter)

    def _fold(self, aside: Sequence[Control], node: Node) -> None:
        inside = QWidget()
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.mark(inside, "subtle")
        self._aside = hbox(gap=16, margins=(14, 8, 14, 10))
        inside.setLayout(self._aside)
        filled = [self.add_question(control, node, self._aside) for control in aside]
        for at, part in enumerate(filled):
            self._aside.setStretch(at, 2 if part is not None and part.control.path.endswith(NOTE) else 1)
            if part is not None:
                part.column.addStretch(1)
                if isinstance(part.answer, TextAnswer):
                    part.answer.field.setFixedHeight(_NOTE)
        inside.setHidden(all(part is None or part.node.value == "" for part in filled))
        self._folded = inside
        self.column.addWidget(inside)

    def _switch_fold(self) -> None:
        if self._folded is not None and self._folded.isHidden():
            self._open_note()
        elif self._folded is not None:
            self._folded.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as large as there is room; put note and estimate below each other in a narrow window."""
        super().resizeEvent(event)
        around = self.parentWidget()
        self._fit(around.size() if around is not None else self.size())
        if self._aside is not None:
            narrow = self.width() < _ABREAST
            ways = QBoxLayout.Direction
            self._aside.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _fit(self, room: QSize) -> None:
        """Be as large as the card lets it."""
        size = size_for(room.height(), room.width())
        margins = self.column.contentsMargins()
        margins.setTop(min(max((room.height() - size.needs) // 4, _LEAST_TOP), _MOST_TOP))
        self.column.setContentsMargins(margins)
        if size is self._size:
            return
        self._size = size
        self._inside.setMaximumWidth(size.widest)
        self.column.setSpacing(size.gap // 2 + 6)
        for part in self.parts:
            if isinstance(part, Question) and part.is_large:
                part.fit(size)

    def is_open(self, part: Part) -> bool:
        """Say whether a part is not folded away."""
        inside = self._folded
        return inside is None or not inside.isHidden() or not inside.isAncestorOf(part)

    def enter(self, *, by_mouse: bool = False) -> None:
        """Bring the keyboard to the keys, and the statement into view: it is read first."""
        super().enter(by_mouse=by_mouse)
        to_top(self)

    # letters
    def press_letter(self, key: Qt.Key) -> bool:
        """Ask for help, open what is the counsellor's, or give an answer that is no number."""
        if key == Qt.Key.Key_H:
            return self._press_help()
        if key == Qt.Key.Key_B:
            return self._open_note()
        answers = (p.answer for p in self.in_order() if isinstance(p, Question))
        letter = chr(key) if key < 128 else ""
        return any(isinstance(answer, BigChoices) and answer.press_letter(letter) for answer in answers)

    def _press_help(self) -> bool:
        """Answer the question about help, which follows the statement; say whether there is one."""
        choices = [p for p in self.in_order() if isinstance(p, Question) and p.control.kind == "select1"]
        if len(choices) < 2 or choices[1].answer is None:
            return False
        choices[1].answer.pick_first()
        return True

    def _open_note(self) -> bool:
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
            QTimer.singleShot(0, self, self._reveal_fold)  # it has its place when the page is arranged
        notes[0].enter()
        return True

    def _reveal_fold(self) -> None:
        if self._folded is not None:
            reveal(self._folded)


def statement_of(plan: PagePlan) -> Control | None:
    """Return the statement of a page that asks one thing in large: a single question with big keys comes first."""
    if len(plan.controls) != 1 or "field-list" not in plan.controls[0].appearance:
        return None
    first, *others = plan.controls[0].children or (plan.controls[0],)
    if "likert" not in first.appearance or any(c.children or "likert" in c.appearance for c in others):
        return None
    return first
