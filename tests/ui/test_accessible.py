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
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ensure_desk.services import erasure
from ensure_desk.ui import theme
from ensure_desk.ui.application import application, build_shell
from ensure_desk.ui.context import Target
from ensure_desk.ui.errors import bug_dialog
from ensure_desk.ui.first_start import FirstStart
from ensure_desk.ui.headless import _handed_over, arguments, paired_desks
from ensure_desk.ui.jobs import InlineJobs
from ensure_desk.ui.manual import ManualWindow
from ensure_desk.ui.pages.dossier.eraser import EraseDialog
from ensure_desk.ui.pages.handoff.asking_code import CodeDialog
from ensure_desk.ui.pages.handoff.sending import KindDialog
from ensure_desk.ui.pages.settings.page import SUBJECTS
from ensure_desk.ui.pages.training.page import PARTS
from ensure_desk.ui.pages.training.series import SeriesDialog
from ensure_desk.ui.pages_registry import PAGES, available
from ensure_desk.ui.tab_order import tab_through
from ensure_desk.ui.unlock import TroublePage, UnlockPage
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.layout import vbox
from ensure_desk.ui.widgets.line_field import LineField
from ensure_desk.ui.widgets.once import OnceDialog, Secret
from ensure_desk.ui.widgets.table import RowsTable
from tests.ui.survey_parts import Played, every_kind
from tests.ui.test_layout import looked_at
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
    theme.apply(application())
    folder = tmp_path_factory.mktemp("accessible")
    with paired_desks(folder, PEOPLE) as (desk, coordinator):
        yield Scene(desk, coordinator, _handed_over(desk, coordinator, folder), folder)


@pytest.fixture
def look(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
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
    found["back"] = walked.back if len(walked.back) > 1 + back else []
    found["unseen"] = walked.unseen
    found["colour alone"] = [
        described(w) for w in window.findChildren(QLabel, "chip") if w.isVisible() and not w.text()
    ]
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


@pytest.mark.parametrize("page", [page.key for page in available("coordinator")])
@pytest.mark.parametrize(
    "size", [(1366, 768), (1093, 614), (911, 512), (683, 384)], ids=["100", "125", "150", "200"]
)
def test_a_page_of_the_coordinator_with_larger_text(
    scene: Scene, look: Callable[[QWidget], QWidget], page: str, size: tuple[int, int]
) -> None:
    shell = look(scene.shell("coordinator", page))
    shell.resize(*size)
    QTest.qWait(1)
    looked_at(shell, size)


def _form(scene: Scene) -> QWidget:
    return Played(every_kind()).form


def _keys(scene: Scene) -> QWidget:
    shell = scene.shell("counsellor", "today")
    shell._show_keys()
    return shell.findChild(Dialog)  # type: ignore[no-any-return]  # the dialog of this window


def _erase(scene: Scene) -> QWidget:
    person = arguments(scene.counsellor)["dossier"]["person_id"]
    return EraseDialog(None, scene.counsellor.tr, erasure.plan(scene.counsellor, person_id=person))


def _series(scene: Scene) -> QWidget:
    shell = scene.shell("counsellor", "training")
    values = {
        "held_on": "2026-12-01",
        "starts_at": "09:00",
        "ends_at": "12:00",
        "place": "",
        "municipality": "",
    }
    return SeriesDialog(shell.ctx, shell, values | {"seats": None})


SECRET = Secret("kat mat ster boom vis zee", "Code van de overdracht", "Geef deze woorden door.")
DIALOGS: dict[str, Callable[[Scene], QWidget]] = {
    "a questionnaire with every kind of question": _form,
    "the keys": _keys,
    "erasing somebody": _erase,
    "how many sessions": _series,
    "for whom a package is": lambda scene: KindDialog(None, scene.counsellor.tr),
    "six words": lambda scene: CodeDialog(None, scene.counsellor.tr, ("pakket.xlsx",), wrong=True),
    "a code shown once": lambda scene: OnceDialog(None, scene.counsellor.tr, SECRET),
}


@pytest.mark.parametrize("dialog", list(DIALOGS))
def test_a_dialog(scene: Scene, look: Callable[[QWidget], QWidget], dialog: str) -> None:
    assert faults(look(DIALOGS[dialog](scene))) == {}


@pytest.mark.logs_warnings
def test_the_dialog_of_a_bug(scene: Scene, look: Callable[[QWidget], QWidget]) -> None:
    window = scene.shell("counsellor", "today")
    assert faults(look(bug_dialog(window, scene.counsellor.tr, ValueError("proef")))) == {}


def _window(*controls: QWidget) -> QWidget:
    window = QWidget()
    window.setLayout(vbox(*controls))
    return window


def _nameless() -> QWidget:
    return _window(button("Eerst"), LineField())


def _out_of_reach() -> QWidget:
    far = button("Ver")
    far.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return _window(button("Eerst"), button("Dan"), far)


def _out_of_order() -> QWidget:
    stops = [button(word) for word in ("Eerst", "Dan", "Ten slotte")]
    window = _window(*stops)
    tab_through(stops[0], stops[2], stops[1])
    return window


def _unseen() -> QWidget:
    plain = button("Zo")
    plain.setStyleSheet("QPushButton, QPushButton:focus { border: 0; outline: 0; background: gray; }")
    return _window(button("Eerst"), plain)


@pytest.mark.parametrize(
    ("window", "fault"),
    [(_nameless, "nameless"), (_out_of_reach, "out of reach"), (_out_of_order, "back"), (_unseen, "unseen")],
)
def test_the_walk_notices_what_is_wrong(
    look: Callable[[QWidget], QWidget], window: Callable[[], QWidget], fault: str
) -> None:
    assert list(faults(look(window()))) == [fault]


def test_the_walk_notices_a_control_without_a_name_on_a_page(
    scene: Scene, look: Callable[[QWidget], QWidget]
) -> None:
    shell = scene.shell("counsellor", "people")
    table = shell.page("people").findChild(RowsTable)
    table.setAccessibleName("")
    assert list(faults(look(shell))) == ["nameless"]


def test_the_walk_notices_a_trap(look: Callable[[QWidget], QWidget]) -> None:
    text = QPlainTextEdit()
    text.setAccessibleName("Tekst")
    with pytest.raises(AssertionError, match="Tab does not leave Tekst"):
        faults(look(_window(button("Eerst"), text)))
