# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Overdracht: for whom a package is, its six words shown once and asked once, and what other desks want erased."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from ensure_desk.domain.fields import PackageKind
from ensure_desk.services import erasure, handoff, imports, pairing, receipts
from ensure_desk.services.desk import Desk
from ensure_desk.ui.clipboard import forget
from ensure_desk.ui.pages.handoff.asking_code import CodeDialog
from ensure_desk.ui.pages.handoff.preview import ImportPreview
from ensure_desk.ui.pages.handoff.sending import KindDialog
from ensure_desk.ui.pages.handoff.words import history_row, problem_rows
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.once import OnceDialog
from tests.services.handoff_parts import NIJLEN
from tests.support import COORDINATOR, add_person
from tests.ui.page_parts import Stage, click, press, settle, stage, texts, type_text

pytestmark = pytest.mark.ui


@dataclass
class Two:
    """Two offices that belong together, and their coordinator."""

    here: Stage
    there: Stage
    coordinator: Stage


def admit(coordinator: Desk, desk: Desk, code: str, folder: Path) -> None:
    """Pair a desk."""
    path = folder / f"{desk.municipality}.pair"
    words = pairing.make_pairing_file(
        coordinator, path=path, municipality=desk.municipality, pseudonym_key=code
    )
    pairing.read_pairing_file(desk, path=path, code=words)


@pytest.fixture
def two(qapp: object, tmp_path: Path) -> Iterator[Two]:
    with (
        stage(tmp_path / "here") as here,
        stage(tmp_path / "there", NIJLEN) as there,
        stage(tmp_path / "co", COORDINATOR) as co,
    ):
        code = pairing.make_organisation(co.desk).value.pseudonym_code
        for made in (here, there):
            admit(co.desk, made.desk, code, tmp_path)
        yield Two(here, there, co)


def shown(kind: type[QDialog]) -> QDialog:
    """Return the open dialog of this kind."""
    settle()
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert found, kind.__name__
    return found[-1]


def people_in(desk: Desk) -> int:
    """Count the people of a desk."""
    with desk.store.read() as reader:
        return reader.count("person")


def test_a_package_for_another_office_shows_six_words_that_open_it_there(two: Two, tmp_path: Path) -> None:
    add_person(two.here.desk)
    page = two.here.page("handoff")
    page.open()
    click(page, "Voor iemand anders")
    asked = shown(KindDialog)
    assert isinstance(asked, KindDialog)
    assert asked.kind() is PackageKind.COORDINATOR
    press(Qt.Key.Key_Down)
    assert asked.kind() is PackageKind.OFFICE
    press(Qt.Key.Key_Return)
    target = shown(QFileDialog)
    assert "kantoor Bornem" in "".join(target.selectedFiles())  # type: ignore[attr-defined]
    target.close()
    page.send_to(tmp_path / "a.xlsx", PackageKind.OFFICE)
    once = shown(OnceDialog)
    words = once.code.text()  # type: ignore[attr-defined]
    assert len(words.split()) == 6
    once.kept.setChecked(True)  # type: ignore[attr-defined]
    once.accept()

    other = two.there.page("handoff")
    other.look_at([tmp_path / "a.xlsx"])
    code = shown(CodeDialog)
    assert isinstance(code, CodeDialog)
    code.code.field.setFocus()
    type_text("een twee drie vier vijf zes")
    press(Qt.Key.Key_Return)
    assert "woordenlijst" in texts(code)
    press(Qt.Key.Key_Return)
    code = shown(CodeDialog)
    assert "passen niet" in texts(code)
    code.code.field.setFocus()
    type_text(words.upper())
    press(Qt.Key.Key_Return)
    settle()
    click(other, "Inlezen")
    assert people_in(two.there.desk) == 1
    assert not two.there.heard.errors


def test_opening_the_page_builds_no_preview_and_shows_no_window_of_its_own(two: Two) -> None:
    before = {w for w in QApplication.topLevelWidgets() if w.isVisible()}
    page = two.here.page("handoff")
    page.open()
    settle()
    assert not page.findChildren(ImportPreview)
    assert {w for w in QApplication.topLevelWidgets() if w.isVisible()} <= before | {page.window()}


def test_the_coordinator_makes_the_package_with_rules_for_all_offices(two: Two, tmp_path: Path) -> None:
    page = two.coordinator.page("handoff")
    page.open()
    assert "Voor iemand anders" not in texts(page)
    click(page, "Overdracht maken")
    assert "Regels" in "".join(shown(QFileDialog).selectedFiles())  # type: ignore[attr-defined]
    page.send_to(tmp_path / "r.xlsx")
    plan = imports.plan_import(two.here.desk, paths=[tmp_path / "r.xlsx"])
    assert plan.files[0].package is not None
    assert plan.files[0].package.manifest.kind == "region"


def test_what_another_desk_erased_goes_after_a_tick_only(two: Two, tmp_path: Path) -> None:
    person = add_person(two.here.desk)
    for name in ("a", "b"):
        made = handoff.export(two.here.desk, path=tmp_path / f"{name}.xlsx", kind=PackageKind.COORDINATOR)
        plan = imports.plan_import(two.coordinator.desk, paths=[made.value.path])
        if name == "a":
            imports.apply_import(two.coordinator.desk, plan=plan)
            erasure.erase(two.here.desk, person_id=person, reason="verzoek")
    page = two.coordinator.page("handoff")
    page.look_at([tmp_path / "b.xlsx"])
    assert "Bornem vraagt om 1 persoon voorgoed te wissen." in texts(page)
    click(page, "Inlezen")
    assert people_in(two.coordinator.desk) == 1
    assert erasure.pending(two.coordinator.desk).people == 1
    page.open()
    assert "Tot u kiest, gaan zij in geen enkele overdracht mee." in texts(page)
    handoff.export(two.here.desk, path=tmp_path / "c.xlsx", kind=PackageKind.COORDINATOR)
    page.look_at([tmp_path / "c.xlsx"])
    box = page._preview._erasures
    box.agree.setFocus()
    press(Qt.Key.Key_Space)
    click(page, "Inlezen")
    assert people_in(two.coordinator.desk) == 0


def test_an_erasure_that_waits_is_carried_out_later(two: Two, tmp_path: Path) -> None:
    person = add_person(two.here.desk)
    for name in ("a", "b"):
        made = handoff.export(two.here.desk, path=tmp_path / f"{name}.xlsx", kind=PackageKind.COORDINATOR)
        plan = imports.plan_import(two.coordinator.desk, paths=[made.value.path])
        imports.apply_import(two.coordinator.desk, plan=plan)
        if name == "a":
            erasure.erase(two.here.desk, person_id=person, reason="verzoek")
    page = two.coordinator.page("handoff")
    page.open()
    click(page, "Wissen")
    click(shown(Dialog), "Nu niet")
    assert people_in(two.coordinator.desk) == 1
    click(page, "Wissen")
    click(shown(Dialog), "Voorgoed wissen")
    assert people_in(two.coordinator.desk) == 0
    assert "Tot u kiest" not in texts(page)


def test_a_copied_code_leaves_the_clipboard_unless_it_was_replaced(qapp: object) -> None:
    board = QApplication.clipboard()
    board.setText("zes woorden")
    forget("andere woorden")
    assert board.text() == "zes woorden"
    forget("zes woorden")
    assert board.text() == ""


def test_rows_about_an_erased_person_are_told_and_stay_away(two: Two, tmp_path: Path) -> None:
    person = add_person(two.here.desk)
    path = tmp_path / "a.xlsx"
    code = handoff.export(two.here.desk, path=path, kind=PackageKind.OFFICE).value.code
    erasure.erase(two.here.desk, person_id=person, reason="fout")
    page = two.here.page("handoff")
    page.look_at([path], (code,))
    plan = imports.plan_import(two.here.desk, paths=[path], codes=[code])
    told = [row.text for row in problem_rows(plan, [], two.here.ctx.tr)]
    assert any("gewist is, blijven weg" in text for text in told)
    click(page, "Inlezen")
    assert people_in(two.here.desk) == 0


def test_a_receipt_that_came_is_called_one(two: Two, tmp_path: Path) -> None:
    add_person(two.here.desk)
    made = handoff.export(two.here.desk, path=tmp_path / "a.xlsx", kind=PackageKind.COORDINATOR)
    plan = imports.plan_import(two.coordinator.desk, paths=[made.value.path])
    imports.apply_import(two.coordinator.desk, plan=plan)
    (line,) = [p for p in handoff.history(two.coordinator.desk) if p.direction == "in"]
    receipts.save_receipt(two.coordinator.desk, package_id=line.package_id, path=tmp_path / "r.xlsx")
    came = imports.plan_import(two.here.desk, paths=[tmp_path / "r.xlsx"])
    imports.apply_import(two.here.desk, plan=came)
    rows = [history_row(p, two.here.ctx.tr) for p in handoff.history(two.here.desk)]
    assert [(r.told, r.number) for r in rows if r.direction == "ingelezen"] == [("Ontvangstbewijs", "")]
