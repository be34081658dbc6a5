# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Professionals at a sensitisation session: added, changed, removed, counted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ensure_desk.bootstrap import close_desk
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.kinds import KIND
from ensure_desk.services import professionals, training_lists
from ensure_desk.services.desk import Desk
from tests.services.training_parts import a_training
from tests.support import fresh_desk

KIM = {"name": "Kim Wouters", "organisation": "OCMW Bornem", "organisation_kind": "ocmw", "role": "consulent"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = fresh_desk(tmp_path / "desk")
    yield opened
    close_desk(opened)


def test_professionals_are_counted_at_their_session(desk: Desk) -> None:
    made, (session, *_) = a_training(desk, audience="professionals")
    kim = professionals.add(desk, session_id=session, values=KIM).value
    professionals.add(desk, session_id=session, values={"name": "Jef Aerts", "code": None})
    professionals.edit(desk, record_id=kim, values={"code": "L", "minutes": 15})
    (jef, late) = professionals.attendees(desk, session_id=session)
    assert (jef.code, late.code_text, late.minutes, late.kind_text) == ("", "te laat", 15, "OCMW")
    line = training_lists.training(desk, training_id=made).sessions[0]
    assert (line.expected, line.coded, line.status) == (2, 1, "gehouden")
    professionals.remove(desk, record_id=jef.id)
    assert len(professionals.attendees(desk, session_id=session)) == 1


def test_organisations_are_remembered_and_nobody_is_nameless(desk: Desk) -> None:
    _, (first, second, _) = a_training(desk, audience="professionals")
    for session in (first, second):
        professionals.add(desk, session_id=session, values=KIM)
    assert professionals.organisations(desk) == (("OCMW Bornem", "ocmw"),)
    with pytest.raises(UserError, match="professional_needs_name"):
        professionals.add(desk, session_id=first, values={"role": "consulent"})


def test_a_professional_is_tied_to_no_wijk_werker() -> None:
    assert [f.meta.parent for f in KIND["professional_attendance"].links] == ["session"]
