# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The store: snapshots to read, and one write path that makes write id, audit line and change set."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from ensure_desk.domain.changes import Actor
from ensure_desk.domain.ports import Clock, Randomness
from ensure_desk.storage.audit import AuditEntry, append
from ensure_desk.storage.faults import database_in_plain_words
from ensure_desk.storage.phases import reach
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer


class Store:
    """The vault's records. Reading has its own engine, so it goes on during a long write."""

    def __init__(self, writer: sa.Engine, reader: sa.Engine, *, clock: Clock, random: Randomness) -> None:
        self._writer, self._reader = writer, reader
        self._clock, self._random = clock, random

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Open a snapshot."""
        with self._reader.begin() as connection:
            yield Reader(connection)

    @contextmanager
    def write(self, actor: Actor, action: str = "", *, detail: str = "") -> Iterator[Writer]:
        """Open the one write transaction; all of it is stored, or nothing.

        With `action` the whole is one line in the audit trail (a bulk action), else each save is a line.
        """
        reach("before_begin")
        with database_in_plain_words(), self._writer.begin() as connection:
            writer = Writer(connection, actor, self._clock, self._random)
            yield writer
            reach("in_transaction")
            entries = writer.entries
            if action:
                entries = [AuditEntry(action, detail=detail or f"{len(entries)} records")]
            append(connection, entries, at=self._clock.now(), actor=actor.name)
            reach("commit")
        reach("after_commit")
