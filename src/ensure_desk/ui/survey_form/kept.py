# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which answers somebody keeps already, so that only differences are handed on."""

from collections.abc import Iterable, Mapping

from ensure_desk.surveys.nodes import Node, stored
from ensure_desk.surveys.runtime import Session


class Kept:
    """The answers as they were last handed on."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = dict(answers)

    def changed(self, session: Session, nodes: Iterable[Node]) -> dict[str, str]:
        """Return what is different in some questions now, and take it as handed on."""
        now = {n.path: stored(n.value, session.type_of(n)) for n in nodes if not n.definition.children}
        different = {path: text for path, text in now.items() if self._answers.get(path, "") != text}
        self._answers |= different
        return different

    def changed_at_all(self, session: Session) -> dict[str, str]:
        """Return every difference, for rows that were renumbered; an answer that is gone is an empty text."""
        now = session.answers()
        different = {path: text for path, text in now.items() if self._answers.get(path, "") != text}
        different |= {path: "" for path, text in self._answers.items() if text and path not in now}
        self._answers = now
        return different
