# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything typed is kept at once: one small write per change, in the order in which they were made."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import Value
from ensure_desk.ui.context import Context
from ensure_desk.ui.record_form.sections import Slots

Save = Callable[[str, Mapping[str, object]], Done[Any]]
"""Writes changes of a slot; runs on the writer's thread."""


def _nowhere(slot: str, changes: Mapping[str, object]) -> Done[Any]:
    raise UserError("record_not_found")


class AutoSave(QObject):
    """Hands changes to the writer and tells what became of them."""

    saved = Signal(str, str, object)
    """Slot, field and the result of the save."""
    refused = Signal(str, str, str)
    """Slot, field and the sentence that says why; an empty one when that is over."""

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._save: Save = _nowhere
        self._waiting: list[tuple[str, str, Value]] = []
        self._refused: dict[tuple[str, str], Value] = {}

    def use(self, save: Save) -> None:
        """Write the next changes elsewhere; those already noted go where they were meant to go."""
        self._save = save
        self._waiting, self._refused = [], {}

    def over(self, stored: Slots) -> Slots:
        """Return stored values with the changes laid over them that are on their way, or could not be kept yet."""
        slots = {slot: dict(held) for slot, held in stored.items()}
        for slot, key, value in (*((*place, v) for place, v in self._refused.items()), *self._waiting):
            slots.setdefault(slot, {})[key] = value
        return slots

    def note(self, slot: str, key: str, value: Value) -> None:
        """Keep one changed value."""
        save, change = self._save, (slot, key, value)
        waiting = self._waiting
        waiting.append(change)

        def kept(done: Done[Any]) -> None:
            waiting.remove(change)
            self._on_saved(slot, key, done)

        def failed(error: Exception) -> None:
            waiting.remove(change)
            if waiting is self._waiting:
                self._refused[slot, key] = value
            self._on_failed(slot, key, error)

        self._ctx.jobs.write(lambda: save(slot, {key: value}), kept, failed, receiver=self)

    def _on_saved(self, slot: str, key: str, done: Done[Any]) -> None:
        for other in [place for place in self._refused if place[0] == slot]:
            del self._refused[other]
            self.refused.emit(*other, "")
        self.saved.emit(slot, key, done.value)
        self._ctx.announce(done.changes.kinds)

    def _on_failed(self, slot: str, key: str, error: Exception) -> None:
        if isinstance(error, UserError):
            # cold start: the sentences are needed when something is refused
            from ensure_desk.domain.messages import sentence

            self.refused.emit(slot, key, sentence(error, self._ctx.tr))
        else:
            self._ctx.show_error(error)
