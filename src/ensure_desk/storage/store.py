# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The store: snapshots to read, and one write path that makes write id, audit line and change set."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import sqlalchemy as sa

from ensure_desk.domain.changes import Actor
from ensure_desk.domain.ports import Clock, Randomness
from ensure_desk.storage.audit import AuditEntry, append
from ensure_desk.storage.faults import database_in_plain_words
from ensure_desk.storage.phases import reach
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer

_JOURNAL_PAGES = 1_000
"""From so many pages on a write moves the journal to the database file: what SQLite does by itself."""


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
    def write(
        self, actor: Actor, action: str = "", *, detail: str = "", settle: bool = True
    ) -> Iterator[Writer]:
        """Open the one write transaction; all of it is stored, or nothing.

        With `action` the whole is one line in the audit trail (a bulk action), else each save is a line. Without
        `settle` the pages of a large write stay in the journal, where they are safe, so that nobody waits for them:
        call `settle` soon, or else the next write or the end of the program moves them.
        """
        reach("before_begin")
        journal = nullcontext() if settle else self._journal_as_it_is()
        with database_in_plain_words(), journal, self._writer.begin() as connection:
            writer = Writer(connection, actor, self._clock, self._random)
            yield writer
            reach("in_transaction")
            entries = writer.entries
            if action:
                entries = [AuditEntry(action, detail=detail or f"{len(entries)} records")]
            append(connection, entries, at=self._clock.now(), actor=actor.name)
            reach("commit")
        reach("after_commit")

    def settle(self) -> None:
        """Move the pages of large writes from the journal to the database file; others may read meanwhile."""
        self._ask_writer("PRAGMA wal_checkpoint(PASSIVE)")

    @contextmanager
    def _journal_as_it_is(self) -> Iterator[None]:
        self._ask_writer("PRAGMA wal_autocheckpoint = 0")
        try:
            yield
        finally:
            self._ask_writer(f"PRAGMA wal_autocheckpoint = {_JOURNAL_PAGES}")

    def _ask_writer(self, statement: str) -> None:
        """Ask the writer's connection something outside a transaction."""
        with self._writer.connect() as connection:
            connection.connection.cursor().execute(statement).close()
