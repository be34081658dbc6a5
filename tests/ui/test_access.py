# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inzage geven in the dossier: one act, one place, two files."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from ensure_desk.ui.pages.dossier.access import AccessGiver
from tests.support import COORDINATOR, add_person
from tests.ui.page_parts import acts, choose_act, settle, stage

pytestmark = pytest.mark.ui


def test_one_act_and_a_place_make_a_pdf_and_a_workbook(qapp: object, tmp_path: Path) -> None:
    with stage(tmp_path / "desk") as played:
        person = add_person(played.desk)
        page = played.page("dossier")
        page.open(person_id=person)
        settle()
        choose_act(page, "Inzage geven")
        dialog = next(w for w in QApplication.allWidgets() if isinstance(w, QFileDialog) and w.isVisible())
        dialog.fileSelected.emit(str(tmp_path / "inzage.pdf"))
        dialog.reject()
        settle()
        assert (tmp_path / "inzage.pdf").read_bytes().startswith(b"%PDF")
        assert (tmp_path / "inzage.xlsx").read_bytes().startswith(b"PK")
        assert "alleen aan de persoon" in played.heard.toasts[-1].text


def test_a_pdf_that_cannot_be_made_does_not_hide_the_workbook_that_was(qapp: object, tmp_path: Path) -> None:
    with stage(tmp_path / "desk") as played:
        person = add_person(played.desk)
        page = played.page("dossier")
        (tmp_path / "inzage.pdf").mkdir()
        AccessGiver(played.ctx, page).save(person, tmp_path / "inzage.pdf")
        settle()
        assert [error.code for error in played.heard.errors] == ["file_not_writable"]  # type: ignore[attr-defined]  # as told
        assert (tmp_path / "inzage.xlsx").exists()
        assert [t.text for t in played.heard.toasts] == ["Alle gegevens staan wel al in inzage.xlsx."]


def test_a_coordinator_has_no_such_act(qapp: object, tmp_path: Path) -> None:
    with stage(tmp_path / "co", COORDINATOR) as played:
        with played.desk.store.write(played.desk.actor) as writer:
            person = writer.create("person", {"municipality": "Lier"})
        page = played.page("dossier")
        page.open(person_id=person)
        settle()
        assert acts(page) == ["Gegevens wissen"]
