# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Vragenlijsten: what is shipped, a workbook with a mistake, one that is published and withdrawn."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest

from ensure_desk.services import questionnaires, surveys
from ensure_desk.services.questionnaires import available
from ensure_desk.ui.application import application
from ensure_desk.ui.pages.questionnaires.outputs import Look
from ensure_desk.ui.pages.questionnaires.using import ANSWERS, COUNTS, KEYING, LOOK, PAPER, TURN
from tests.support import COORDINATOR, add_person
from tests.ui.page_parts import Stage, click, press, settle, stage, texts
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
    assert "ENSURE drempelbevraging" in texts(page) or page.table.model().rowCount() == 3
    rows, choices, settings = QUESTIONNAIRES["evaluatie-training"]
    bad = tmp_path / "fout.xlsx"
    bad.write_bytes(
        workbook([{**r, "type": r["type"].replace("text", "txet")} for r in rows], choices, settings)
    )
    page.look_at(bad)
    settle()
    assert not page.checking.publish.isEnabled()
    assert page.checking.issues.model().rowCount() >= 1
    good = tmp_path / "goed.xlsx"
    good.write_bytes(workbook(rows, choices, settings))
    page.look_at(good)
    settle()
    assert page.checking.publish.isEnabled()
    page.checking.publish.click()
    settle()
    held = questionnaires.published(played.desk)
    assert [view.form_id for view in held] == ["ensure_evaluatie_training"]
    page.table.selectRow(2)
    page.using.acts[TURN].click()
    settle()
    assert questionnaires.published(played.desk)[0].withdrawn


@pytest.fixture
def counter(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as made:
        yield made


def test_a_changed_workbook_tells_what_changed_and_that_scores_no_longer_compare(
    played: Stage, tmp_path: Path
) -> None:
    rows, choices, settings = QUESTIONNAIRES["drempelbevraging"]
    path = tmp_path / "nieuw.xlsx"
    path.write_bytes(workbook(rows, choices[:-1], {**settings, "version": "2"}))
    page = played.page("questionnaires")
    page.open()
    page.look_at(path)
    settle()
    assert "dan in versie 1." in texts(page)
    assert "vergelijken" in texts(page)
    page.checking.look.click()
    (look,) = page.findChildren(Look)
    assert "1 van 16" in texts(look)
    look.close()


def test_a_counsellor_looks_prints_and_goes_to_key_in(counter: Stage) -> None:
    page = counter.page("questionnaires")
    page.open()
    settle()
    assert not page.checking.isVisible()
    assert not page.using.acts[TURN].isVisible()
    page.using.acts[LOOK].click()
    (look,) = page.findChildren(Look)
    assert "1 van 16" in texts(look)
    look.activateWindow()
    QTest.qWaitForWindowActive(look)
    look.form.page.enter()
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_Return)
    assert "2 van 16" in texts(look)
    press(Qt.Key.Key_Escape)
    assert not look.isVisible()
    settle()
    assert counter.heard.kinds == set()
    page.using.acts[PAPER].click()
    (preview,) = page.findChildren(QPrintPreviewDialog)
    preview.close()
    page.using.acts[KEYING].click()
    assert counter.heard.targets == [("keying", {"form_id": page.table.current().form_id})]


def test_a_form_goes_to_a_pdf_in_the_language_that_was_chosen(counter: Stage, tmp_path: Path) -> None:
    page = counter.page("questionnaires")
    page.open()
    view = available(counter.desk)[0]
    page.outputs.save_pdf(view, "Français (fr)", tmp_path / "formulaire.pdf")
    assert (tmp_path / "formulaire.pdf").read_bytes().startswith(b"%PDF")


def taken(desk: questionnaires.Desk) -> str:
    """Take the first questionnaire with somebody and return its id."""
    form_id = available(desk)[0].form_id
    response_id = surveys.start(desk, person_id=add_person(desk), form_id=form_id, moment="T0").value
    surveys.save(desk, response_id=response_id, changes={"/data/g_MOB/MOB": "3"})
    surveys.finish(desk, response_id=response_id)
    return form_id


def test_answers_and_counts_go_to_workbooks(counter: Stage, tmp_path: Path) -> None:
    taken(counter.desk)
    page = counter.page("questionnaires")
    page.open()
    view = available(counter.desk)[0]
    page.outputs.save_answers(view, tmp_path / "a.xlsx", as_codes=True)
    page.outputs.save_counts(view, tmp_path / "b.xlsx")
    assert [request.text for request in counter.heard.toasts] == [
        "1 bevraging staat in het bestand.",
        "De tellingen zijn bewaard.",
    ]
    assert all((tmp_path / name).read_bytes().startswith(b"PK") for name in ("a.xlsx", "b.xlsx"))
    page.using.acts[ANSWERS].click()
    asked = application().activeModalWidget()
    assert "Woorden" in texts(asked)
    assert "Waarom" not in texts(asked)
    click(asked, "Annuleren")
    assert page.using.acts[COUNTS].isVisible()


def test_a_coordinator_writes_why_answers_are_needed(played: Stage, tmp_path: Path) -> None:
    taken(played.desk)
    page = played.page("questionnaires")
    page.open()
    settle()
    page.using.acts[ANSWERS].click()
    asked = application().activeModalWidget()
    assert "Waarom hebt u deze antwoorden nodig?" in texts(asked)
    click(asked, "Annuleren")
    view = available(played.desk)[0]
    page.outputs.save_answers(view, tmp_path / "a.xlsx")
    assert [error.code for error in played.heard.errors] == ["reason_missing"]
    assert not (tmp_path / "a.xlsx").exists()
    page.outputs.save_answers(view, tmp_path / "a.xlsx", reason="vraag van de regio")
    assert (tmp_path / "a.xlsx").exists()
