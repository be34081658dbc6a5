# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page Dubbele dossiers: reasons, side by side, a verdict that can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from ensure_desk.services import likeness
from tests.support import add_person
from tests.ui.page_parts import Stage, click, press, settle, stage, texts


@pytest.fixture
def scene(tmp_path: Path, qapp: object) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as opened:
        yield opened


@pytest.fixture
def couple(scene: Stage) -> tuple[str, str]:
    return (
        add_person(scene.desk, birth_date="1976-04-03", mobile="0451000001"),
        add_person(scene.desk, birth_date="1976-04-03", last_name="Ben Haddou"),
    )


def verdicts(scene: Stage) -> list[str]:
    return [c.verdict for c in likeness.duplicates(scene.desk)]


def test_reasons_and_both_dossiers_show(scene: Stage, couple: tuple[str, str]) -> None:
    page = scene.page("duplicates")
    page.open()
    shown = texts(page)
    for words in ("zelfde geboortedatum", "Benhaddou, Samira", "Ben Haddou, Samira", "Te bekijken (1)"):
        assert words in shown
    rows = {r.id: r for r in page._compare.table._model._rows}
    assert (rows["mobile"].left, rows["mobile"].right) in [("0451 00 00 01", "–"), ("–", "0451 00 00 01")]


def test_a_verdict_is_kept_and_taken_back(scene: Stage, couple: tuple[str, str]) -> None:
    page = scene.page("duplicates")
    page.open()
    click(page, "Dezelfde persoon")
    assert verdicts(scene) == ["ja"]
    assert "Geen twee dossiers lijken op elkaar" in texts(page)
    scene.heard.toasts[-1].undo()
    assert verdicts(scene) == [""]
    click(page, "Niet dezelfde persoon")
    click(page, "Niet dezelfde (1)")
    click(page, "Keuze terugnemen")
    assert verdicts(scene) == [""]


def test_a_key_decides_and_enter_opens_the_dossier(scene: Stage, couple: tuple[str, str]) -> None:
    page = scene.page("duplicates")
    page.open()
    page._table.setFocus()
    settle()
    press(Qt.Key.Key_Return)
    assert scene.heard.targets[-1][0] == "dossier"
    press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert verdicts(scene) == ["nee"]


def test_where_nobody_looks_alike_the_page_says_so(scene: Stage) -> None:
    page = scene.page("duplicates")
    page.open()
    assert "Geen twee dossiers lijken op elkaar. Fijn." in texts(page)
    click(page, "Naar Wijk-werkers")
    assert scene.heard.targets[-1] == ("people", {})


def test_each_dossier_stands_above_its_own_column(scene: Stage, couple: tuple[str, str]) -> None:
    page = scene.page("duplicates")
    page.resize(1150, 700)
    page.open()
    settle()
    compare = page._compare
    ground = compare.table.viewport()
    for column, name in enumerate(compare._names, 1):
        cell = ground.mapTo(compare, QPoint(compare.table.columnViewportPosition(column), 0))
        assert name.mapTo(compare, QPoint(0, 0)).x() - cell.x() in (12, 13)
