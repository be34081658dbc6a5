# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The battery is taken out during an erasure: the person is there whole, or gone and soon out of the backups too."""

import signal
from pathlib import Path

import pytest

from ensure_desk.bootstrap import close_desk, open_desk
from ensure_desk.services import vaults
from ensure_desk.services.erasure_traces import is_owed
from tests.services.test_erasure import MARKER, full_person, traces
from tests.services.test_handoff_kill import die
from tests.support import PASSPHRASE, fresh_desk

MOMENTS = [
    ("before_begin", 1),
    ("in_transaction", 1),
    ("commit", 1),
    ("after_commit", 1),
    ("file_replace", 4),
    ("file_replace", 5),
    ("before_begin", 2),
    ("in_transaction", 2),
    ("after_commit", 2),
]


@pytest.mark.logs_warnings
@pytest.mark.parametrize(("phase", "count"), MOMENTS)
def test_a_kill_leaves_the_person_whole_or_gone_for_good(tmp_path: Path, phase: str, count: int) -> None:
    desk = fresh_desk(tmp_path / "desk")
    person = full_person(desk)
    vaults.backup_now(desk)
    close_desk(desk)
    code = die(tmp_path / "desk", phase, count, "erase", person, "--reason", "verzoek")
    assert code == -signal.SIGKILL
    desk = open_desk(tmp_path / "desk", PASSPHRASE)
    assert not vaults.check(desk)
    with desk.store.read() as reader:
        there, records = (
            reader.get("person", person) is not None,
            reader.count("note") + reader.count("intake"),
        )
    assert records == (2 if there else 0)
    assert there == (count == 1 and phase in ("before_begin", "in_transaction", "commit"))
    if not there:
        vaults.daily(desk)
        assert not is_owed(desk)
        assert not traces(desk, (MARKER.casefold(),))
        assert not [p for p in desk.data_dir.rglob("*.db*") if p.stem.startswith(("aside", "fresh"))]
    close_desk(desk)
