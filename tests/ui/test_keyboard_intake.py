# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole intake by keyboard, in the window people have: its own threads, and a real screen where there is one."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from ensure_desk.domain.fields import FieldType, Value
from ensure_desk.services import intake
from ensure_desk.services.dossier import dossier
from ensure_desk.ui.record_form.sections import FormField, intake_sections
from tests.ui.hands import LOG, Hands, Key, Modifier, at_the_desk, choose, focused, gap, place, wait_until
from tests.ui.page_parts import texts

pytestmark = [pytest.mark.ui, pytest.mark.qt_log_ignore("This plugin does not support")]

OFFICE_LIST = Path(__file__).resolve().parents[3] / "shared" / "data" / "office-lists" / "lier.xlsx"
WORDS = {
    ("person", "last_name"): ("De Smet", "De Smet"),
    ("person", "first_name"): ("Ann", "Ann"),
    ("person", "birth_date"): ("3/4/76", "1976-04-03"),
    ("person", "mobile"): ("0470123456", "0470123456"),
    ("person", "postcode"): ("2500", "2500"),
    ("person", "municipality"): ("", "Lier"),
    ("person", "email"): ("ann@example.be", "ann@example.be"),
    ("referral", "referrer_phone"): ("015 00 01 02", "015 00 01 02"),
    ("benefit_period", "start"): ("1/6/25", "2025-06-01"),
    ("benefit_period", "end"): ("31-05-2026", "2026-05-31"),
    ("benefit_period", "expected_end"): ("2026-05-31", "2026-05-31"),
    ("intake", "unemployed_since"): ("5/2024", "2024-05"),
    ("track", "start"): ("23/11/2026", "2026-11-23"),
}
"""What is typed, and what is stored for it."""


@pytest.fixture
def hands(qapp: object, tmp_path: Path) -> Iterator[Hands]:
    with at_the_desk(tmp_path / "desk") as made:
        yield made


def answer(hands: Hands, field: FormField) -> Value:
    """Answer the question in focus, and return what must be stored."""
    spec, here = field.spec, (field.slot, field.spec.key)
    if here in WORDS:
        typed, value = WORDS[here]
        hands.type(typed)
        return value
    if spec.type is FieldType.CHOICE:
        code = list(spec.meta.choices or {})[1]
        choose(hands, code)
        return code
    if spec.type is FieldType.YES_NO:
        hands.type("n" if spec.key == "ex_pwa" else "j")
        return "nee" if spec.key == "ex_pwa" else "ja"
    if spec.type is FieldType.MULTI_CHOICE:
        return tick(hands, spec.key, list(spec.meta.choices or {}))
    if spec.type in (FieldType.DATE, FieldType.PARTIAL_DATE):
        hands.type("2/11/2026")
        return "2026-11-02"
    if spec.type is FieldType.INTEGER:
        hands.type("3")
        return 3
    hands.type("Zo is het")
    return "Zo is het"


def tick(hands: Hands, key: str, codes: list[str]) -> Value:
    """Tick the first box and the one to the right of it."""
    for arrow in (None, Key.Key_Right):
        if arrow is not None:
            hands.press(arrow)
        hands.press(Key.Key_Space, text=" ")
    return sorted(("ma_vm", "di_vm") if key == "availability" else codes[:2])


def fill_section(hands: Hands, fields: tuple[FormField, ...]) -> dict[tuple[str, str], Value]:
    """Answer every question of a section in the order of the Tab key."""
    said: dict[tuple[str, str], Value] = {}
    for number, field in enumerate(fields):
        here = (field.slot, field.spec.key)
        assert place() == here
        said[here] = answer(hands, field)
        long = field.spec.type is FieldType.LONG_TEXT
        hands.press(Key.Key_Tab if long or number % 2 else Key.Key_Return)
    return said


def stored_in(hands: Hands, person_id: str) -> dict[str, Any]:
    """Return the record of each slot as it is stored."""
    found = hands.ask(lambda: dossier(hands.frame.desk, person_id=person_id))
    slots = {
        "person": found.person,
        "intake": found.intake,
        "referral": found.referrals[0],
        "benefit_period": found.benefit_periods[0],
        "track": found.tracks[0].record,
    }
    return {**slots, **{f"consent/{c.text('purpose')}": c for c in found.consents}}


def test_every_question_of_the_intake_is_answered_by_keyboard(hands: Hands) -> None:
    before = hands.count
    hands.control(Key.Key_N)
    said: dict[tuple[str, str], Value] = {}
    sections = intake_sections()
    with gap("the whole intake"):
        for section in sections:
            with gap(section.key):
                page = hands.page("intake")
                wait_until(lambda key=section.key, form=page._form: form.current == key)
                said |= fill_section(hands, section.fields)
                hands.press(Key.Key_Return)
        hands.page("dossier")
    LOG.info("%d questions, %d keys", len(said), hands.count - before)
    stored = stored_in(hands, hands.shell._current.args["person_id"])
    wrong = {(s, k): (v, stored[s][k]) for (s, k), v in said.items() if stored[s][k] != v}
    assert not wrong
    assert stored["track"]["planned_end"] == "2027-05-22"
    assert hands.ask(lambda: intake.drafts(hands.frame.desk)) == ()


def begin_intake(hands: Hands) -> Any:
    """Press Ctrl+N and return the page."""
    hands.control(Key.Key_N)
    return hands.page("intake")


def fill_lines(hands: Hands, *lines: str) -> None:
    """Type a line and press Enter, some times."""
    for line in lines:
        hands.type(line)
        hands.press(Key.Key_Return)


def make_dossier(hands: Hands, last_name: str, first_name: str) -> str:
    """Fill in what is needed and press Ctrl+Enter; return the person's id."""
    begin_intake(hands)
    fill_lines(hands, last_name, first_name, "1976", "", "", "")
    choose(hands, "vdab")
    hands.control(Key.Key_Return)
    hands.page("dossier")
    return str(hands.shell._current.args["person_id"])


def press_button(hands: Hands, words: str, *, back: bool = False) -> None:
    """Go to a button with Tab, or with Shift+Tab, and press Space."""
    first = focused()
    while words not in (focused().property("text"), focused().accessibleName()):
        key, modifiers = (
            (Key.Key_Backtab, Modifier.ShiftModifier) if back else (Key.Key_Tab, Modifier.NoModifier)
        )
        hands.press(key, modifiers)
        assert focused() is not first, f"no way to {words}"
    hands.press(Key.Key_Space, text=" ")


def test_keys_pressed_at_once_after_ctrl_n_are_not_lost(hands: Hands) -> None:
    hands.control(Key.Key_N)
    fill_lines(hands, "De Smet", "Ann")
    page = hands.page("intake")
    wait_until(lambda: hands.ask(lambda: intake.drafts(hands.frame.desk)))
    wait_until(lambda: "Ann De Smet" in texts(page))
    assert page._form.value("person", "last_name") == "De Smet"
    assert page._form.value("person", "first_name") == "Ann"


def test_a_date_is_read_in_three_ways_and_shown_in_one(hands: Hands) -> None:
    page = begin_intake(hands)
    fill_lines(hands, "De Smet", "Ann")
    for typed in ("3/4/76", "03-04-1976", "1976-04-03"):
        assert place() == ("person", "birth_date")
        field = focused()
        fill_lines(hands, typed)
        wait_until(lambda field=field: field.text() == "03/04/1976")
        assert page._form.value("person", "birth_date") == "1976-04-03"
        hands.press(Key.Key_Backtab, Modifier.ShiftModifier)


def test_a_postcode_fills_the_municipality_or_tells_that_it_is_out_of_the_area(hands: Hands) -> None:
    page = begin_intake(hands)
    hands.press(Key.Key_Tab, times=4)
    assert place() == ("person", "postcode")
    fill_lines(hands, "2500")
    wait_until(lambda: focused().text() == "Lier")
    hands.press(Key.Key_Backtab, Modifier.ShiftModifier)
    fill_lines(hands, "9000")
    wait_until(lambda: "Deze postcode ligt buiten Rivierenland. Dat mag." in texts(page))
    hands.press(Key.Key_Backtab, Modifier.ShiftModifier)
    fill_lines(hands, "1000")
    wait_until(lambda: "Deze postcode ligt buiten Vlaanderen." in texts(page))


def test_somebody_known_is_seen_while_the_name_is_typed_and_reached_by_keyboard(hands: Hands) -> None:
    known = make_dossier(hands, "Benhaddou", "Samira")
    page = begin_intake(hands)
    fill_lines(hands, "Benhadou")
    hands.type("Samir")
    wait_until(lambda: page._doubles.isVisible())
    assert place() == ("person", "first_name")
    assert "Benhaddou, Samira" in texts(page)
    assert "bijna dezelfde naam" in texts(page)
    press_button(hands, "Dossier openen", back=True)
    hands.page("dossier")
    assert hands.shell._current.args["person_id"] == known


def test_a_window_closed_half_way_goes_on_where_it_was(qapp: object, tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as hands:
        page = begin_intake(hands)
        begun = page._bar.accessibleName()
        fill_lines(hands, "De Smet", "Ann", "3/4/76")
        wait_until(lambda: page._bar.accessibleName() != begun)
        (draft,) = hands.ask(lambda: intake.drafts(hands.frame.desk))
        assert draft.values["person"]["birth_date"] == "1976-04-03"
        hands.type("0470123456")
    with at_the_desk(tmp_path / "desk") as hands:
        page = begin_intake(hands)
        wait_until(lambda: "De intake van Ann De Smet is begonnen en bewaard." in texts(page))
        press_button(hands, "Verder doen", back=True)
        wait_until(lambda: place() == ("person", "postcode"))
        assert page._form.value("person", "mobile") == "0470 12 34 56"
        hands.press(Key.Key_Return, times=2)
        choose(hands, "ocmw")
        hands.control(Key.Key_Return)
        hands.page("dossier")
        assert hands.ask(lambda: intake.drafts(hands.frame.desk)) == ()


def test_enter_never_throws_an_intake_away(hands: Hands) -> None:
    page = begin_intake(hands)
    fill_lines(hands, "De Smet")
    wait_until(lambda: hands.ask(lambda: intake.drafts(hands.frame.desk)))
    hands.press(Key.Key_Return, times=300)
    assert hands.shell._current.page == "intake"
    assert page._form.value("person", "last_name") == "De Smet"
    assert len(hands.ask(lambda: intake.drafts(hands.frame.desk))) == 1


def test_an_unreadable_date_is_not_dropped_in_silence(hands: Hands) -> None:
    page = begin_intake(hands)
    fill_lines(hands, "De Smet", "Ann", "31/2/1976", "", "", "")
    choose(hands, "vdab")
    hands.control(Key.Key_Return)
    wait_until(lambda: place() == ("person", "birth_date"))
    assert "bestaat niet als datum" in texts(page)
    assert hands.shell._current.page == "intake"


def test_the_sections_are_reached_from_everywhere(hands: Hands) -> None:
    page = begin_intake(hands)
    press_button(hands, "Gezondheid")
    assert page._form.current == "health"
    assert place() == ("intake", "work_limits")
    hands.press(Key.Key_F7)
    assert page._form.current == "benefit"
    hands.press(Key.Key_F3)
    assert place() == ("person", "last_name")


def test_the_hours_of_the_week_are_ticked_with_arrows(hands: Hands) -> None:
    page = begin_intake(hands)
    hands.press(Key.Key_F8)
    while place() != ("intake", "availability"):
        hands.press(Key.Key_Tab)
    for arrow in (Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Left):
        hands.press(Key.Key_Space, text=" ")
        hands.press(arrow)
    assert page._form.value("intake", "availability") == ["di_vm", "ma_vm", "wo_nm", "wo_vm"]
    hands.press(Key.Key_Tab)
    assert place() == ("intake", "max_hours_week")
    hands.press(Key.Key_Backtab, Modifier.ShiftModifier)
    assert place() == ("intake", "availability")


def test_a_person_is_found_deleted_and_brought_back_by_keyboard(hands: Hands) -> None:
    person_id = make_dossier(hands, "De Smet", "Ann")
    hands.control(Key.Key_1)
    hands.page("today")
    hands.control(Key.Key_K)
    hands.type("smet")
    wait_until(hands.shell._palette.isVisible)
    hands.press(Key.Key_Return)
    page = hands.page("dossier")
    wait_until(lambda: "Ann De Smet" in texts(page))
    press_button(hands, "Meer")
    hands.press(Key.Key_Down, times=3)
    hands.press(Key.Key_Return)
    hands.page("people")
    wait_until(hands.shell._toast.isVisible)
    hands.control(Key.Key_Z)
    hands.page("dossier")
    assert hands.shell._current.args["person_id"] == person_id
    assert hands.ask(lambda: dossier(hands.frame.desk, person_id=person_id)).header.name == "Ann De Smet"


@pytest.mark.slow
@pytest.mark.skipif(not OFFICE_LIST.exists(), reason="the list of an office is not on this computer")
def test_on_the_first_day_a_list_is_read_and_one_of_its_people_gets_an_intake(hands: Hands) -> None:
    hands.control(Key.Key_K)
    hands.type("lijst inl")
    wait_until(hands.shell._palette.isVisible)
    hands.press(Key.Key_Return)
    page = hands.page("lists")
    press_button(hands, "Lijst kiezen")
    wait_until(lambda: isinstance(focused().window(), QFileDialog))
    hands.type(str(OFFICE_LIST))
    if QApplication.activePopupWidget() is not None:  # the names that the file dialog offers
        hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    wait_until(lambda: page._loaded is not None)
    hands.come_back()
    LOG.info("list read")
    press_button(hands, "Inlezen")
    people_page = hands.page("people")
    wait_until(lambda: people_page._table.model().rowCount() > 50)
    name = str(people_page._table.model().index(0, 0).data())
    hands.control(Key.Key_K)
    hands.type(name.split(",")[0].lower())
    wait_until(hands.shell._palette.isVisible)
    hands.press(Key.Key_Return)
    page = hands.page("dossier")
    wait_until(lambda: page._found is not None)
    hands.press(Key.Key_F2)
    with gap("the intake in the dossier"):
        fill_what_is_empty(hands, page)
    person_id = hands.shell._current.args["person_id"]
    found = hands.ask(lambda: dossier(hands.frame.desk, person_id=person_id))
    assert not [spec.key for part in found.completeness.sections[:-1] for spec in part.missing]


def fill_what_is_empty(hands: Hands, page: Any) -> None:
    """Go through every section of the intake and answer what is not answered yet."""
    for number, section in enumerate(intake_sections(with_consents=False)):
        hands.press(Key(Key.Key_F3 + number))
        wait_until(lambda key=section.key: page._form.current == key)
        fields = {(f.slot, f.spec.key): f for f in section.fields}
        page._form._views[section.key].focus_field(*next(iter(fields)))
        for where, field in fields.items():
            assert place() == where
            if page._form.value(*where) in (None, "", []):
                answer(hands, field)
            hands.press(Key.Key_Tab)


def screen() -> Iterator[str]:
    """Start a screen of its own and give its name."""
    reading, writing = os.pipe()
    shown = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(shown, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield f":{number}"
        server.terminate()


@pytest.mark.slow
@pytest.mark.skipif(which("Xvfb") is None, reason="Xvfb is not installed: no real window without a screen")
def test_all_of_this_holds_in_a_real_window() -> None:
    with contextmanager(screen)() as name:
        here = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-k",
            "not real_window",
            __file__,
        ]
        done = subprocess.run(command, env=here, capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stdout[-4000:]


def test_a_municipality_is_completed_while_it_is_typed(hands: Hands) -> None:
    page = begin_intake(hands)
    hands.press(Key.Key_Tab, times=5)
    for typed, name in (("nij", "Nijlen"), ("putte", "Putte"), ("Gent", "Gent")):
        assert place() == ("person", "municipality")
        fill_lines(hands, typed)
        assert page._form.value("person", "municipality") == name
        assert place() == ("referral", "referrer_type")
        hands.press(Key.Key_Backtab, Modifier.ShiftModifier)
        assert focused().text() == name
