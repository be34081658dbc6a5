# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire being filled in: pages made when they are first shown, answers handed on at once.

It knows a session and nothing of where answers are kept; a page of the window listens to `answered` and keeps them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ensure_desk.domain.texts import Translator
from ensure_desk.surveys.nodes import Node
from ensure_desk.surveys.runtime import ChangeSet, Session
from ensure_desk.ui.survey_form.foot import Foot, Sheet
from ensure_desk.ui.survey_form.kept import Kept
from ensure_desk.ui.survey_form.keyboard_place import KeyboardPlace
from ensure_desk.ui.survey_form.page_stack import PageStack
from ensure_desk.ui.survey_form.page_view import PageView
from ensure_desk.ui.survey_form.paging import PagePlan, pages_of, place_of, shown_pages, where_it_stopped
from ensure_desk.ui.survey_form.reader import Reader, faults_in, is_right_to_left
from ensure_desk.ui.survey_form.statement_page import statement_of
from ensure_desk.ui.survey_form.steps import Steps
from ensure_desk.ui.survey_form.top_line import Head
from ensure_desk.ui.widgets.banner import Banner
from ensure_desk.ui.widgets.layout import hbox, vbox

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Seen:
    """How a session is shown: together, alone or with an interpreter; the language beneath; what is kept already."""

    mode: str = "samen"
    gloss: str = ""
    read_only: bool = False
    kept: Mapping[str, str] = field(default_factory=dict)


class SurveyForm(QWidget):
    """The pages of a questionnaire with the way along them."""

    answered = Signal(object)
    """Path -> stored text of everything an answer changed, worked-out values too; an empty text is no answer."""
    finished = Signal()
    """Everything that must be answered is, and somebody pressed the last button."""
    spoken = Signal(str, str)
    """Somebody chose other languages: the large one, and the one beneath it or none."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self.session: Session | None = None
        self.reader: Reader | None = None
        self.plans: tuple[PagePlan, ...] = ()
        self._kept = Kept({})
        self._warned = self._asks = False
        self.head = Head(tr)
        self._banner = Banner("", "warn")
        self._banner.hide()
        self._stack = PageStack(self._wire)
        self.foot = Foot(tr)
        self.foot.back.clicked.connect(self.go_back)
        self.foot.next.clicked.connect(self.go_on)
        self.head.languages.language.connect(self.set_language)
        self.head.languages.gloss.connect(self.set_gloss)
        self.steps = Steps(tr)
        self.steps.list.chosen.connect(self.show_page)
        self._sheet = Sheet(self._stack, self.foot)
        middle = hbox(self.steps, self._sheet, gap=16)
        column = vbox(self.head, self._banner, middle, gap=12)
        column.setStretch(2, 1)
        self.setLayout(column)

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the subjects and the words about keys out where there is little room."""
        self._sheet.set_narrow(narrow=narrow)
        self.steps.set_narrow(narrow=narrow)
        self.head.set_narrow(narrow=narrow)
        self.head.arrange(told_beside=not self.steps.isHidden())

    # a session
    def begin(self, session: Session, seen: Seen | None = None) -> None:
        """Show a session from where it stopped; hands on what it worked out at the start."""
        seen = seen or Seen()
        self.session, self.reader = session, Reader(session, self._)
        self.reader.mode, self.reader.gloss, self.reader.read_only = seen.mode, seen.gloss, seen.read_only
        self.plans = pages_of(session.form)
        self._kept = Kept(seen.kept)
        self._stack.begin(self.reader, self.plans)
        self.head.languages.show_languages(session.form.languages, session.language, seen.gloss)
        self._asks = all(statement_of(plan) for plan in self.plans)
        self._mirror()
        if not seen.read_only:
            session.fill_rows()
        self._hand_on(self._kept.changed_at_all(session))
        self.show_page(0 if seen.read_only else where_it_stopped(session, self.plans))

    def _shown(self) -> list[int]:
        return shown_pages(self.session, self.plans) if self.session else []

    # pages
    @property
    def page(self) -> PageView | None:
        """Return the page in view."""
        return self._stack.page

    @property
    def at(self) -> int:
        """Return the place of the page in view."""
        return self._stack.at

    def _wire(self, view: PageView) -> None:
        view.answered.connect(self._on_answered)
        view.keyed.connect(self.keyPressEvent)
        view.row_added.connect(lambda path: self._on_rows(path, add=True))
        view.row_removed.connect(lambda path: self._on_rows(path, add=False))

    def show_page(self, at: int) -> None:
        """Bring a page into view, made where it is not yet."""
        if self.reader is None or not 0 <= at < len(self.plans):
            return
        self.commit()
        self._banner.hide()
        view = self._stack.show_page(at, self.reader)
        self._warned = False
        self._show_place()
        self.foot.show_keys(statement=view.has_letters and not self._read_only)
        self.enter()

    def enter(self) -> None:
        """Bring the keyboard to the first question, or to the way on where there is none."""
        page = self.page
        if page is not None and page.in_order():
            page.enter(by_mouse=self.foot.by_mouse)
        else:
            self.foot.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_place(self) -> None:
        if self.session is None or self.reader is None:
            return
        where = place_of(self.session, self.plans, self.at)
        self.foot.show_place(where, read_only=self._read_only)
        self.steps.show_steps(self.reader, self.plans, where)
        for progress in (self.head.progress, self.steps.progress):
            progress.show_progress(where, statements=self._asks)
        self.head.arrange(told_beside=not self.steps.isHidden())

    def go_back(self) -> None:
        """Go to the page before this one."""
        before = [n for n in self._shown() if n < self.at]
        if before:
            self.show_page(before[-1])

    def go_on(self) -> None:
        """Go to the next page; what is wrong on this one is said once, the second time goes on."""
        self.commit()
        page = self.page
        if page is None:
            return
        page.complete()
        faulty = [] if self._read_only or self._warned else page.faulty(required=True)
        if faulty:
            self._warned = True
            faulty[0].enter()
            return
        after = [n for n in self._shown() if n > self.at]
        if after:
            self.show_page(after[0])
        else:
            self.finish()

    @property
    def _read_only(self) -> bool:
        return self.reader is not None and self.reader.read_only

    def finish(self) -> None:
        """End the conversation, or go to the first question that still wants something."""
        self.commit()
        faults = [] if self._read_only or self.reader is None else faults_in(self.reader, self.plans)
        if not faults:
            self.finished.emit()
            return
        self.show_page(faults[0])
        page = self.page
        if page is not None:
            page.complete()
            for part in page.faulty(required=True)[:1]:
                part.enter()
        words = self._.plural(
            "{n} vraag heeft nog een antwoord nodig.",
            "{n} vragen hebben nog een antwoord nodig.",
            len(faults),
        )
        self._banner.set_text(words)
        self._banner.show()

    # answers
    def _on_answered(self, node: Node, text: str) -> None:
        if self.session is None:
            return
        changes = self.session.set(node.path, text)
        changes.take(self.session.fill_rows())
        self._show(changes)
        if self.page is not None:
            self.page.check(node)
            if text and self.page.is_quick(node):
                QTimer.singleShot(0, self, self.go_on)

    def _on_rows(self, path: str, *, add: bool) -> None:
        if self.session is not None:
            self._show(self.session.add_row(path) if add else self.session.remove_row(path))

    def _show(self, changes: ChangeSet) -> None:
        page = self.page
        self.setUpdatesEnabled(False)
        if page is not None:
            place = KeyboardPlace(page)
            page.apply(changes)
            if not place.keep():
                self.foot.next.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_place()
        self.setUpdatesEnabled(True)
        self._warned = False
        if self.session is not None:
            kept, session = self._kept, self.session
            self._hand_on(kept.changed_at_all(session) if changes.rows else kept.changed(session, changes))

    def _hand_on(self, changed: Mapping[str, str]) -> None:
        if changed and not self._read_only:
            self.answered.emit(dict(changed))

    def commit(self) -> None:
        """Hand on what is still being typed."""
        if self.page is not None:
            self.page.commit()

    # languages
    def set_language(self, language: str) -> None:
        """Speak another language; focus and answers stay."""
        if self.session is not None and language != self.session.language:
            self.session.language = language
            self._reword()

    def set_gloss(self, language: str) -> None:
        """Show another language beneath, or none."""
        if self.reader is not None:
            self.reader.gloss = language
            self._reword()

    def _reword(self) -> None:
        self.commit()
        self._mirror()
        if self.page is not None:
            self.page.show_all()
            self._show_place()
        if self.session is not None and self.reader is not None:
            self.spoken.emit(self.session.language, self.reader.gloss)

    def _mirror(self) -> None:
        self._stack.mirror(right_to_left=self.session is not None and is_right_to_left(self.session.language))

    # the keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page, go on, ask for help, write a note."""
        key = Qt.Key(event.key())
        self.foot.by_mouse = False
        event.accept()
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        if key == Qt.Key.Key_PageDown:
            self.go_on()
        elif key == Qt.Key.Key_PageUp:
            self.go_back()
        elif key in _ENTER:
            self._enter_on()
        elif key == Qt.Key.Key_Escape and typing and self.page is not None:
            self.page.enter()
        elif event.modifiers() or typing or not self._press_letter(key):
            super().keyPressEvent(event)

    def _press_letter(self, key: Qt.Key) -> bool:
        page = self.page
        return page is not None and page.has_letters and not self._read_only and page.press_letter(key)

    def _enter_on(self) -> None:
        page = self.page
        on_button = QApplication.focusWidget() in (self.foot.back, self.foot.next)
        if page is None or on_button or page.has_letters or not page.enter_next():
            self.go_on()
