# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nieuwe intake: ten minutes at the counter, everything kept at once, only five answers needed."""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import Value
from ensure_desk.domain.texts import N_
from ensure_desk.services import intake, people
from ensure_desk.services.intake import Draft
from ensure_desk.services.likeness import possible_duplicates
from ensure_desk.services.people import PostcodeWord
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import EDGE, Page
from ensure_desk.ui.pages.intake.doubles import Doubles
from ensure_desk.ui.pages.intake.saver import DraftSaver
from ensure_desk.ui.pages.intake.words import begun_words, is_untouched, needed_words
from ensure_desk.ui.record_form.autosave import AutoSave
from ensure_desk.ui.record_form.intake_form import IntakeForm
from ensure_desk.ui.record_form.sections import intake_sections
from ensure_desk.ui.widgets.banner import Banner
from ensure_desk.ui.widgets.buttons import button, set_kind
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.meters import CompletenessBar
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.texts import small

_LOOK_MS = 300
NAME_FIELDS = ("last_name", "first_name", "birth_date")


class IntakePage(Page):
    """One draft in the form."""

    key = "intake"
    title = N_("Nieuwe intake")
    keys = (
        ("Enter", N_("volgende vraag")),
        ("F3 – F12", N_("naar een deel")),
        ("Ctrl+Enter", N_("dossier maken")),
    )

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._draft: Draft | None = None
        self._saver: DraftSaver | None = None
        self._other: Draft | None = None
        self._asked: tuple[str, str, str] = ("", "", "")
        self._form = IntakeForm(intake_sections(), self._, ctx.desk.today())
        self._save = AutoSave(ctx, self)
        self._doubles = Doubles(self._)
        self._begun = Banner("", "acc", action=self._(N_("Verder doen")))
        self._begun.hide()
        self._bar, self._needed, self._share = CompletenessBar(), small("", "t2"), small("", "t2")
        self._header = self._make_header()
        progress = hbox(self._needed, 1, self._share, self._bar, gap=12)
        above = vbox(self._header, progress, self._begun, self._doubles, gap=12, margins=(0, 0, EDGE, 0))
        column = vbox(above, self._form, gap=12, margins=(28, 22, 0, 20))
        column.setStretch(1, 1)
        self.setLayout(column)
        self._form.prepare()
        self._look = QTimer(self, interval=_LOOK_MS, singleShot=True)
        self._connect()

    def _make_header(self) -> PageHeader:
        header = PageHeader(self._(self.title), self._(N_("Alles wat u typt, is meteen bewaard.")))
        self._drop_button = button(self._(N_("Weggooien")), kind="quiet")
        self._drop_button.clicked.connect(self._drop)
        self._done_button = button(self._(N_("Dossier maken")), icon="check", kind="primary")
        self._done_button.setToolTip("Ctrl+Enter")
        self._done_button.clicked.connect(self._finish)
        actions = cast(QHBoxLayout, header.actions)
        actions.addWidget(self._drop_button)
        actions.addWidget(self._done_button)
        return header

    def _connect(self) -> None:
        self._form.edited.connect(self._on_edited)
        self._form.typed.connect(self._look.start)
        self._form.finished.connect(self._finish)
        self._look.timeout.connect(self._look_for_doubles)
        self._save.saved.connect(lambda _slot, _key, draft: self._on_saved(draft))
        self._save.refused.connect(self._form.set_message)
        self._doubles.wanted.connect(lambda person_id: self.ctx.navigate("dossier", person_id=person_id))
        self._begun.action.connect(self._go_on)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._finish)

    def open(self, **target: str) -> None:
        """Begin an intake, or go on with the one in `draft_id`."""
        desk, draft_id = self.ctx.desk, target.get("draft_id", "")
        if self._draft is not None:
            self.leave()
        self._other = None
        self._begun.hide()
        if draft_id:
            self.ctx.jobs.write(lambda: intake.draft(desk, draft_id=draft_id), self._go_on_with)
        else:
            self._begin(intake.new_draft(desk), kept=False)
            self.ctx.jobs.write(lambda: intake.drafts(desk), self._on_drafts)

    def _on_drafts(self, drafts: tuple[Draft, ...]) -> None:
        begun = [d for d in drafts if not is_untouched(d)]
        if begun:
            self._other = begun[-1]
            self._begun.set_text(begun_words(self._other, self._))
            self._begun.show()

    def _go_on(self) -> None:
        other = self._other
        self.leave()
        if other is not None:
            self._begun.hide()
            self._go_on_with(other)

    def _go_on_with(self, draft: Draft) -> None:
        self._begin(draft, kept=True)

    def _begin(self, draft: Draft, *, kept: bool) -> None:
        self._saver = DraftSaver(self.ctx.desk, draft, kept=kept)
        self._save.use(self._saver)
        self._asked = ("", "", "")
        self._doubles.hide()
        self._form.begin(draft.values)
        self._show(draft)
        self._form.show_section("first")
        self._look_for_doubles()

    def _on_saved(self, draft: Draft) -> None:
        if self._draft is not None and self._draft.id == draft.id:
            self._show(draft)

    def _show(self, draft: Draft) -> None:
        self._draft = draft
        share = self._form.set_values(self._save.over(draft.values))
        self._share.setText(self._(N_("{done} van {total} ingevuld"), done=share.done, total=share.total))
        self._form.set_leading(leads=not draft.is_ready)
        set_kind(self._done_button, "primary" if draft.is_ready else "secondary", "check")
        self._bar.set_share(share.done, share.total, self._share.text())
        self._needed.setText(needed_words(draft, self._))
        self._header.set_title(self.ctx.desk.veiled(draft.name) or self._(self.title))

    def _on_edited(self, slot: str, key: str, value: Value) -> None:
        self._save.note(slot, key, value)
        if slot.startswith("consent/") and key == "answer":
            self._save.note(slot, "given_on", self.ctx.desk.today().isoformat())
        if (slot, key) == ("person", "postcode"):
            self._read_postcode(str(value or ""))
        if slot == "person" and key in NAME_FIELDS:
            self._look_for_doubles()

    def _read_postcode(self, postcode: str) -> None:
        desk = self.ctx.desk
        self.ctx.jobs.read(lambda: people.postcode_word(desk, postcode=postcode), self._on_postcode)

    def _on_postcode(self, found: PostcodeWord) -> None:
        self._form.set_message("person", "postcode", found.word, "warn")
        if found.municipality:
            self._save.note("person", "municipality", found.municipality)

    def _look_for_doubles(self) -> None:
        last, first, born = (str(self._form.value("person", key) or "") for key in NAME_FIELDS)
        if (last, first, born) == self._asked:
            return
        self._asked = (last, first, born)
        desk = self.ctx.desk
        self.ctx.jobs.read(
            lambda: possible_duplicates(desk, last_name=last, first_name=first, birth_date=born),
            self._doubles.show_likenesses,
        )

    def _finish(self) -> None:
        self._form.commit()
        saver = self._saver
        if self._draft is not None and saver is not None and self._form.is_readable():
            self.ctx.jobs.write(saver.finish, self._on_finished, self._on_refused)

    def _on_finished(self, done: Done[str]) -> None:
        name = self.ctx.desk.veiled(self._draft.name) if self._draft else ""
        self._draft = None
        self.ctx.announce(done.changes.kinds)
        self.ctx.toast(self._(N_("Het dossier van {name} is gemaakt."), name=name))
        self.ctx.navigate("dossier", person_id=done.value)

    def _on_refused(self, error: Exception) -> None:
        missing = self._draft.missing if self._draft else ()
        if not isinstance(error, UserError) or not missing:
            self.ctx.show_error(error)
            return
        slot = "referral" if missing[0].key.startswith("referr") else "person"
        self._form.show_field(slot, missing[0].key)
        text = self._(N_("{field} moet u invullen."), field=self._(missing[0].label))
        self._form.set_message(slot, missing[0].key, text)

    def _drop(self) -> None:
        saver, self._saver, self._draft = self._saver, None, None
        if saver is not None:
            self.ctx.jobs.write(saver.drop, self._on_dropped)

    def _on_dropped(self, done: Done[Draft]) -> None:
        self.ctx.announce(done.changes.kinds)
        self.ctx.toast(self._(N_("De intake is weggegooid.")), lambda: self._bring_back(done.value))
        self.ctx.navigate("people")

    def _bring_back(self, draft: Draft) -> None:
        desk = self.ctx.desk
        self.ctx.jobs.write(
            lambda: intake.bring_back_draft(desk, draft=draft),
            lambda done: self.ctx.navigate("intake", draft_id=done.value.id),
            receiver=self,
        )

    def leave(self) -> None:
        """Keep what is being typed; a draft in which nobody typed goes."""
        self._form.commit()
        saver, draft, self._saver, self._draft = self._saver, self._draft, None, None
        if saver is not None and draft is not None:
            held = replace(draft, values=self._save.over(draft.values))
            if is_untouched(held):
                self.ctx.jobs.write(saver.drop, lambda _done: None)


def create(ctx: Context) -> IntakePage:
    """Return the page."""
    return IntakePage(ctx)
