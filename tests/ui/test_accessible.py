# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page and dialog without a mouse and without eyes: all has a name, Tab reads the page, the focus is seen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from ensure_desk.ui import theme
from ensure_desk.ui.application import application, build_shell
from ensure_desk.ui.context import Target
from ensure_desk.ui.first_start import FirstStart
from ensure_desk.ui.headless import _handed_over, arguments, paired_desks
from ensure_desk.ui.jobs import InlineJobs
from ensure_desk.ui.manual import ManualWindow
from ensure_desk.ui.pages.settings.page import SUBJECTS
from ensure_desk.ui.pages.training.page import PARTS
from ensure_desk.ui.pages_registry import PAGES, available
from ensure_desk.ui.unlock import TroublePage, UnlockPage
from tests.ui.walking import controls, described, spoken, tab_round

pytestmark = pytest.mark.ui
PEOPLE = 25
ROLES = ("counsellor", "coordinator")
LIST = "Naam;Voornaam;Geb.datum;Gemeente;GSM;Via;Uren apr 2026\nBenhaddou;Samira;3/04/1976;Lier;0451123456;VDAB;12\n"
BACK = {"intake": 1, "hours": 12}
"""So often Tab goes back on purpose: to the parts of the intake after what is filled in; to the next month."""


@dataclass(frozen=True)
class Scene:
    """Both desks, filled, and a package that the coordinator has not read."""

    counsellor: Any
    coordinator: Any
    package: Path
    folder: Path

    def shell(self, role: str, page: str, **target: str) -> Any:
        """Return the window at a page."""
        desk = getattr(self, role)
        shell = build_shell(desk, InlineJobs())
        shell.resize(1366, 768)
        shell.show()
        shell.go(Target(page, {**arguments(desk).get(page, {}), **target}))
        return shell


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    application()
    folder = tmp_path_factory.mktemp("accessible")
    with paired_desks(folder, PEOPLE) as (desk, coordinator):
        yield Scene(desk, coordinator, _handed_over(desk, coordinator, folder), folder)


@pytest.fixture
def look(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    theme.apply(application())

    def shown(window: QWidget) -> QWidget:
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        QTest.qWait(1)
        return window

    return shown


def faults(window: QWidget, *, back: int = 0) -> dict[str, list[str]]:
    """Return what is wrong with a window; `back` steps of Tab may go back."""
    found = {"nameless": [described(w) for w in controls(window) if not spoken(w)]}
    walked = tab_round(window)
    able = [w for w in controls(window) if w.isEnabled()]
    found["out of reach"] = [
        described(w) for w in able if w not in walked.stops and not _has_a_way(w, walked.stops)
    ]
    found["back"] = walked.back[back:]
    found["unseen"] = walked.unseen
    return {what: which for what, which in found.items() if which}


def _has_a_way(widget: QWidget, stops: list[QWidget]) -> bool:
    """Say whether arrows come to a choice from one that Tab comes to, or Enter on its row does what a button does."""
    if not isinstance(widget, QAbstractButton):
        return False
    group, above = widget.group(), widget.parentWidget()
    beside = group.buttons() if group is not None else above.findChildren(type(widget))
    if group is not None or widget.autoExclusive():
        return any(button in stops for button in beside)
    return above in stops or any(parent.focusProxy() in stops for parent in _above(widget))


def _above(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


@pytest.mark.parametrize(
    ("role", "page"), [(role, page.key) for role in ROLES for page in available(role)], ids=str
)
def test_a_page(scene: Scene, look: Callable[[QWidget], QWidget], role: str, page: str) -> None:
    assert faults(look(scene.shell(role, page)), back=BACK.get(page, 0)) == {}


def test_no_page_is_forgotten() -> None:
    assert {page.key for role in ROLES for page in available(role)} == {page.key for page in PAGES}


@pytest.mark.parametrize("section", [subject.key for subject in SUBJECTS])
@pytest.mark.parametrize("role", ROLES)
def test_a_subject_of_the_settings(
    scene: Scene, look: Callable[[QWidget], QWidget], role: str, section: str
) -> None:
    assert faults(look(scene.shell(role, "settings", section=section))) == {}


@pytest.mark.parametrize("section", ["intake", "hours", "trainings", "consents", "notes"])
def test_a_tab_of_the_dossier(scene: Scene, look: Callable[[QWidget], QWidget], section: str) -> None:
    shell = scene.shell("counsellor", "dossier", section=section)
    assert shell.page("dossier")._section == section
    assert faults(look(shell), back=BACK.get(section, 0)) == {}


@pytest.mark.parametrize("part", list(PARTS))
def test_a_part_of_a_training(scene: Scene, look: Callable[[QWidget], QWidget], part: str) -> None:
    assert faults(look(scene.shell("counsellor", "training", part=part))) == {}


def _survey(scene: Scene) -> QWidget:
    shell = scene.shell("counsellor", "survey")
    shell.page("survey").chooser.start.click()
    return shell  # type: ignore[no-any-return]  # the window


def _keying(scene: Scene) -> QWidget:
    shell = scene.shell("counsellor", "keying", **arguments(scene.counsellor)["dossier"])
    QTest.qWait(1)
    QTest.keyClick(shell.page("keying").start.form, Qt.Key.Key_Return)
    return shell  # type: ignore[no-any-return]  # the window


def _list(scene: Scene) -> QWidget:
    shell = scene.shell("counsellor", "lists")
    file = scene.folder / "lijst.csv"
    file.write_text(LIST, encoding="utf-8-sig")
    shell.page("lists").look_at(file)
    return shell  # type: ignore[no-any-return]  # the window


def _preview(scene: Scene) -> QWidget:
    shell = scene.shell("coordinator", "handoff")
    shell.page("handoff").look_at([scene.package])
    return shell  # type: ignore[no-any-return]  # the window


def _tour(scene: Scene) -> QWidget:
    shell = scene.shell("counsellor", "today")
    shell.tour().begin()
    return shell  # type: ignore[no-any-return]  # the window


def _new_training(scene: Scene) -> QWidget:
    return scene.shell("counsellor", "training", training_id="")  # type: ignore[no-any-return]  # the window


STATES: dict[str, Callable[[Scene], QWidget]] = {
    "a survey that was begun": _survey,
    "a form being keyed in": _keying,
    "a list that was read": _list,
    "a package before it is read": _preview,
    "the tour": _tour,
    "a new training": _new_training,
    "trainings by month": lambda scene: scene.shell("counsellor", "trainings", view="month"),
    "the unlock page": lambda scene: UnlockPage(scene.counsellor.tr, "An Verlinden", "Bornem"),
    "the first start": lambda scene: FirstStart(scene.counsellor.tr, ["Bornem", "Lier"]),
    "a vault that does not open": lambda scene: TroublePage(scene.counsellor.tr, "De kluis is beschadigd."),
    "the manual": lambda scene: ManualWindow(scene.counsellor.tr, "today"),
}


@pytest.mark.parametrize("state", list(STATES))
def test_a_page_at_work_and_a_window_of_its_own(
    scene: Scene, look: Callable[[QWidget], QWidget], state: str
) -> None:
    assert faults(look(STATES[state](scene))) == {}
