# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A large write that leaves its pages in the journal, and the moment they move to the database file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ensure_desk.bootstrap import close_desk
from ensure_desk.services.desk import Desk
from tests.support import COUNSELLOR, fresh_desk

LONG = {"person_id": "p", "note_date": "2026-11-17", "body": "Gebeld. " * 3_000}
MANY = [LONG] * 300
"""More than a thousand pages: from there on a write settles the journal."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return an open desk."""
    opened = fresh_desk(tmp_path / "desk", COUNSELLOR)
    yield opened
    close_desk(opened)


def _size(desk: Desk) -> int:
    return desk.vault.paths.database.stat().st_size


def test_a_large_write_waits_in_the_journal_until_it_is_settled(desk: Desk) -> None:
    before = _size(desk)
    with desk.store.write(desk.actor, "many", settle=False) as writer:
        writer.create_many("note", MANY)
    assert _size(desk) == before
    with desk.store.read() as reader:
        assert reader.count("note") == len(MANY)
    desk.store.settle()
    assert _size(desk) > before


def test_the_next_write_settles_what_waits(desk: Desk) -> None:
    before = _size(desk)
    with desk.store.write(desk.actor, "many", settle=False) as writer:
        writer.create_many("note", MANY)
    with desk.store.write(desk.actor) as writer:
        writer.create_many("note", [LONG])
    assert _size(desk) > before
