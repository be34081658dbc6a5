# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a person does in a dossier, written on the writer's thread: decisions, histories, consents, notes, deleting."""

from collections.abc import Callable
from functools import partial
from typing import Any

from ensure_desk.domain.changes import Done
from ensure_desk.domain.texts import N_
from ensure_desk.services import consents, people
from ensure_desk.services.dossier import Dossier
from ensure_desk.ui.page import Page
from ensure_desk.ui.pages.dossier import acts
from ensure_desk.ui.pages.dossier.lines import running_track
from ensure_desk.ui.pages.dossier.notes_view import NotesView
from ensure_desk.ui.pages.dossier.overview import Overview


class Deeds(Page):
    """The writing half of the page of one person."""

    _person_id: str
    _found: Dossier | None
    _overview: Overview

    @property
    def _notes(self) -> NotesView:
        raise NotImplementedError

    def _do(self, act: acts.Act, after: Callable[[], None] | None = None) -> None:
        def done(result: Done[Any]) -> None:
            if after is not None:
                after()
            self.ctx.announce(result.changes.kinds)

        self.ctx.jobs.write(act, done, self.ctx.show_error, receiver=self)

    def _on_decided(self, decision: str, values: Any) -> None:
        if self._found is not None:
            running = running_track(self._found)
            track_id = running.record.id if running else ""
            act = acts.decide(self.ctx.desk, self._person_id, track_id, decision, values)
            self._do(act, self._overview.track.close_form)

    def _on_added(self, kind: str, values: Any) -> None:
        self._do(acts.add_record(self.ctx.desk, self._person_id, kind, values), self._overview.close_forms)

    def _on_changed(self, kind: str, record_id: str, values: Any) -> None:
        act = acts.change_record(self.ctx.desk, self._person_id, kind, record_id, values)
        self._do(act, self._overview.close_forms)

    def _on_removed(self, kind: str, record_id: str) -> None:
        desk = self.ctx.desk
        back = partial(people.restore, desk, kind=kind, record_id=record_id)
        said = partial(self.ctx.toast, self._(N_("Verwijderd.")), partial(self._do, back))
        self._do(partial(people.delete, desk, kind=kind, record_id=record_id), said)

    def _on_answered(self, purpose: str, values: Any) -> None:
        desk, person_id = self.ctx.desk, self._person_id
        self._do(partial(consents.answer, desk, person_id=person_id, purpose=purpose, values=values))

    def _on_withdrawn(self, purpose: str) -> None:
        self._do(partial(consents.withdraw, self.ctx.desk, person_id=self._person_id, purpose=purpose))

    def _on_note(self, values: Any) -> None:
        self._do(acts.add_note(self.ctx.desk, self._person_id, values), self._notes.fresh)

    def _delete(self) -> None:
        desk, person_id = self.ctx.desk, self._person_id
        name = self._found.header.name if self._found else ""
        self.ctx.jobs.write(
            partial(people.delete, desk, kind="person", record_id=person_id),
            partial(self._on_deleted, person_id, name),
            receiver=self,
        )

    def _on_erased(self) -> None:
        self._person_id, self._found = "", None
        self.ctx.navigate("people")

    def _on_deleted(self, person_id: str, name: str, done: Done[None]) -> None:
        self._person_id, self._found = "", None
        self.ctx.navigate("people")
        self.ctx.announce(done.changes.kinds)
        words = self._(N_("Het dossier van {name} is verwijderd."), name=name)
        self.ctx.toast(words, partial(self._bring_back, person_id))

    def _bring_back(self, person_id: str) -> None:
        def done(result: Done[None]) -> None:
            self.ctx.announce(result.changes.kinds)
            self.ctx.navigate("dossier", person_id=person_id)

        desk = self.ctx.desk
        restore = partial(people.restore, desk, kind="person", record_id=person_id)
        self.ctx.jobs.write(restore, done, receiver=self)
