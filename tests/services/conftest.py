# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An empty desk of a counsellor in Bornem on 17 November 2026, and its clock."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ensure_desk.bootstrap import close_desk
from ensure_desk.services.desk import Desk
from tests.support import StoppedClock, fresh_desk


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def desk(tmp_path: Path, clock: StoppedClock) -> Iterator[Desk]:
    opened = fresh_desk(tmp_path / "desk", clock=clock)
    yield opened
    close_desk(opened)
