# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One pass over the sheets of a form: page by page as on paper, the keyboard goes from question to question."""

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.survey_keying import keyed_items
from ensure_desk.services.survey_paper import Item, Page, PaperForm
from ensure_desk.surveys.runtime import Session
from ensure_desk.ui.pages.keying.frame import COLUMN, framed
from ensure_desk.ui.pages.keying.line import KeyLine
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.line_field import LineField
from ensure_desk.ui.widgets.texts import body, h2, h3, small

_CODE_WIDTH = 110


def page_of(paper: PaperForm, typed: str) -> int | None:
    """Return the place of the page with a code; the number alone is enough."""
    wanted = typed.strip().upper()
    for at, page in enumerate(paper.pages):
        if wanted in (page.code, page.code.replace("-", "")) or wanted.lstrip("0") == str(page.number):
            return at
    return None


class Sheets(QWidget):
    """The pages of a form; each is made when it comes into view."""

    keyed = Signal(str, str)
    ended = Signal()
    """The last question of the last page was passed."""

    def __init__(self, tr: Translator, today: dt.date) -> None:
        super().__init__()
        self._, self._today = tr, today
        self._paper: PaperForm | None = None
        self._session: Session | None = None
        self._answers: dict[str, str] = {}
        self.at, self.lines = 0, tuple[KeyLine, ...]()
        self._title, self._stage = h2(""), small("", "t2", wrap=True)
        self.code = LineField()
        self.code.setFixedWidth(_CODE_WIDTH)
        self.code.setAccessibleName(tr(N_("Bladcode")))
        self.code.returnPressed.connect(self._find_page)
        self._code_words = small(tr(N_("Ander blad? Typ de code onderaan.")), "t2")
        self._column: QVBoxLayout = vbox(gap=16)
        self.kept = small("", "t2")
        self.kept.hide()
        self._keys = small(tr(N_("Enter gaat verder, PageUp en PageDown bladeren")), "t3")
        self.back = button(tr(N_("Vorig blad")), icon="arrow-left")
        self.next = button(tr(N_("Volgend blad")), kind="primary")
        self.back.clicked.connect(lambda: self.show_page(self.at - 1))
        self.next.clicked.connect(self.go_on)
        self.back.setAutoDefault(True)
        self.next.setAutoDefault(True)
        head = hbox(vbox(self._title, self._stage, gap=2), 1, self._code_words, self.code, gap=10)
        foot = hbox(self.kept, self._keys, 1, self.back, self.next, gap=12)
        card = framed(head, vbox(self._column, 1, margins=COLUMN), foot)
        self._area: QScrollArea = card.findChildren(QScrollArea)[0]
        self.setLayout(vbox(card))

    def say_kept(self, words: str) -> None:
        """Tell since when everything is kept."""
        self.kept.setText(words)
        self.kept.show()

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave words out where there is little room."""
        self._keys.setHidden(narrow)
        self._code_words.setHidden(narrow)

    def begin(self, paper: PaperForm, session: Session, answers: Mapping[str, str], *, stage: str) -> None:
        """Begin or go on with a pass; the session tells which questions count."""
        self._paper, self._session, self._answers = paper, session, dict(answers)
        for path, text in answers.items():
            self._follow(path, text)
        self._stage.setText(stage)
        free = (n for n, page in enumerate(paper.pages) if self._is_open(page))
        self.show_page(next(free, len(paper.pages) - 1) if answers else 0)

    def _is_open(self, page: Page) -> bool:
        return any(self._counts(item.path) and item.path not in self._answers for item in _items(page))

    # pages
    def show_page(self, at: int) -> None:
        """Bring a page into view, the keyboard at its first question without an answer."""
        if self._paper is None or not 0 <= at < len(self._paper.pages):
            return
        self.take()
        page = self._paper.pages[at]
        self.at = at
        self._fill(page)
        words = N_("Blad {n} van {all} · {code}")
        self._title.setText(self._(words, n=page.number, all=len(self._paper.pages), code=page.code))
        self.back.setEnabled(at > 0)
        last = at == len(self._paper.pages) - 1
        self.next.setText(self._(N_("Klaar")) if last else self._(N_("Volgend blad")))
        self.next.setAccessibleName(self.next.text())
        self._area.verticalScrollBar().setValue(0)
        counting = [line for line in self.lines if self._counts(line.item.path)]
        free = [line for line in counting if line.item.path not in self._answers]
        for line in (free or counting or list(self.lines))[:1]:
            line.enter()
        if not self.lines:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, page: Page) -> None:
        clear(self._column)
        made = []
        for item in page.items:
            if item.kind == "heading":
                self._column.addWidget(h3(item.text))
            elif item.kind == "note":
                self._column.addWidget(body(item.text, "t2"))
            for row in item.rows if item.kind == "matrix" else (item,):
                if row.path and row.kind not in ("note", "heading"):
                    line = KeyLine(self._, row, self._today)
                    line.show_answer(self._answers.get(row.path, ""))
                    line.show_counts(counts=self._counts(row.path))
                    line.keyed.connect(self._on_keyed)
                    line.stepped.connect(self._step)
                    line.paged.connect(self._turn)
                    self._column.addWidget(line)
                    made.append(line)
        self.lines = tuple(made)

    def _find_page(self) -> None:
        at = page_of(self._paper, self.code.text()) if self._paper is not None else None
        wrong = at is None and bool(self.code.text().strip())
        self._code_words.setText(
            self._(N_("Dit blad hoort niet bij dit formulier."))
            if wrong
            else self._(N_("Ander blad? Typ de code onderaan."))
        )
        self._code_words.setVisible(True)
        if at is not None:
            self.code.clear()
            self.show_page(at)

    def go_on(self) -> None:
        """Go to the next page, or end the pass."""
        if not self.take() or self._paper is None:
            return
        if self.at + 1 < len(self._paper.pages):
            self.show_page(self.at + 1)
        else:
            self.ended.emit()

    def _turn(self, step: int) -> None:
        if step > 0:
            self.go_on()
        else:
            self.show_page(self.at - 1)

    def take(self) -> bool:
        """Take what is being typed; say whether it can be."""
        return all(line.take() for line in self.lines if line.field.hasFocus())

    # answers
    def _on_keyed(self, path: str, stored: str) -> None:
        self._answers[path] = stored
        self._follow(path, stored)
        for line in self.lines:
            line.show_counts(counts=self._counts(line.item.path))
        self.keyed.emit(path, stored)

    def _follow(self, path: str, stored: str) -> None:
        if self._session is not None and self._session.grown(path) is not None:
            self._session.set(path, stored)

    def _counts(self, path: str) -> bool:
        """Say whether a question is one for this person; a row that nobody filled in yet counts."""
        try:
            return self._session is None or self._session.node(path).relevant
        except KeyError:
            return True

    def _step(self, step: int, jumping: bool) -> None:
        """Go to the question after this one, or before; `jumping` over those that are not for this person."""
        at = next((n for n, line in enumerate(self.lines) if line.field.hasFocus()), 0)
        if step > 0:
            self._pass_by(self.lines[at].item.path)
        here = at + step
        if jumping:
            while here < len(self.lines) and not self._counts(self.lines[here].item.path):
                here += 1
        if 0 <= here < len(self.lines):
            self.lines[here].enter()
        elif here >= len(self.lines) and self._paper is not None:
            self._leave_page()
        elif self.at:
            self.show_page(self.at - 1)

    def _pass_by(self, path: str) -> None:
        """Note that a question is empty on the paper, so that a pass goes on after it."""
        if path not in self._answers:
            self._on_keyed(path, "")

    def _leave_page(self) -> None:
        """Go to the next page by itself; the end of a pass is a button, so that one key too many ends nothing."""
        if self._paper is not None and self.at + 1 < len(self._paper.pages):
            self.show_page(self.at + 1)
        else:
            self.next.setFocus(Qt.FocusReason.TabFocusReason)

    def point_at(self, path: str, words: str) -> None:
        """Bring a question into view and say what is wrong with its answer."""
        for at, page in enumerate(self._paper.pages if self._paper is not None else ()):
            if path in [item.path for item in _items(page)]:
                self.show_page(at)
        for line in self.lines:
            if line.item.path == path:
                line.refuse(words)
                line.enter()


def _items(page: Page) -> tuple[Item, ...]:
    """Return the questions of a page, those of a matrix one by one."""
    return keyed_items(PaperForm("", "", "", (page,)))
