# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Vragenlijsten: what is shipped, a workbook with a mistake, one that is published and withdrawn."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ensure_desk.services import questionnaires
from tests.support import COORDINATOR
from tests.ui.page_parts import Stage, settle, stage, texts
from tools.questionnaires import QUESTIONNAIRES, workbook

pytestmark = pytest.mark.ui


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "co", COORDINATOR) as made:
        yield made


def test_a_workbook_is_checked_published_and_withdrawn(played: Stage, tmp_path: Path) -> None:
    page = played.page("questionnaires")
    page.open()
    settle()
    assert "ENSURE drempelbevraging" in texts(page) or page._table.model().rowCount() == 3
    rows, choices, settings = QUESTIONNAIRES["evaluatie-training"]
    bad = tmp_path / "fout.xlsx"
    bad.write_bytes(
        workbook([{**r, "type": r["type"].replace("text", "txet")} for r in rows], choices, settings)
    )
    page.look_at(bad)
    settle()
    assert not page._publish.isEnabled()
    assert page._issues.model().rowCount() >= 1
    good = tmp_path / "goed.xlsx"
    good.write_bytes(workbook(rows, choices, settings))
    page.look_at(good)
    settle()
    assert page._publish.isEnabled()
    page._publish.click()
    settle()
    held = questionnaires.published(played.desk)
    assert [view.form_id for view in held] == ["ensure_evaluatie_training"]
    page._table.selectRow(2)
    page._withdraw.click()
    settle()
    assert questionnaires.published(played.desk)[0].withdrawn
