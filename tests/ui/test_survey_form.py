# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires on the screen: every kind of question, skip logic, tables, rows, languages and the keyboard."""

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ensure_desk.surveys.model import Form
from ensure_desk.ui.survey_form.form import Seen
from ensure_desk.ui.survey_form.paging import pages_of, where_it_stopped
from tests.surveys.forms import bind, form, session
from tests.ui.page_parts import focused, press, settle, texts, type_text
from tests.ui.survey_parts import KINDS, Played, barriers, every_kind, long_form

pytestmark = pytest.mark.ui
Key = Qt.Key
Play = Callable[..., Played]


@pytest.fixture
def play(qtbot: QtBot) -> Iterator[Play]:
    made: list[Played] = []

    def start(of: Form, answers: dict[str, str] | None = None, seen: Seen | None = None) -> Played:
        made.append(Played(of, answers, seen))
        return made[-1]

    yield start
    for played in made:
        played.form.close()
        shiboken6.delete(played.form)


def paged_to(played: Played, path: str) -> None:
    """Bring the page of a question into view."""
    at = next(n for n, plan in enumerate(played.form.plans) if path in [c.path for c in plan.questions])
    played.form.show_page(at)
    played.whole()


# what an answer given on the screen is as stored text
GIVEN = (
    ("tekst", "Samira", "Samira"),
    ("lang", "een nota", "een nota"),
    ("cijfers", "045 12", "045 12"),
    ("aantal", "12", "12"),
    ("bedrag", "3,5", "3.5"),
    ("dag", "3/12/2026", "2026-12-03"),
    ("dag2", "3/12/2026", "2026-12-03"),
    ("jaar", "1976", "1976-01-01"),
    ("maand", "04/1976", "1976-04-01"),
    ("uur", "9.30", "09:30:00.000"),
)


@pytest.mark.parametrize(("name", "typed", "stored"), GIVEN)
def test_what_is_typed_is_kept_as_stored_text(play: Play, name: str, typed: str, stored: str) -> None:
    played = play(every_kind())
    paged_to(played, f"/data/{name}")
    played.part(f"/data/{name}").enter()
    type_text(typed)
    played.form.commit()
    assert played.kept[f"/data/{name}"].startswith(stored)


CHOSEN = (
    ("een", Key.Key_2, "2"),
    ("een_naast", Key.Key_1, "1"),
    ("een_kolom", Key.Key_2, "2"),
    ("een_groot", Key.Key_1, "1"),
    ("veel", Key.Key_1, "1"),
    ("bereik", Key.Key_4, "4"),
    ("gelezen", Key.Key_Space, "OK"),
)


@pytest.mark.parametrize(("name", "key", "stored"), CHOSEN)
def test_a_number_or_the_space_bar_answers_the_question_in_focus(
    play: Play, name: str, key: Qt.Key, stored: str
) -> None:
    played = play(every_kind())
    paged_to(played, f"/data/{name}")
    played.part(f"/data/{name}").enter()
    press(key)
    assert played.kept[f"/data/{name}"] == stored


def test_every_kind_of_question_is_shown_and_what_a_desk_cannot_ask_says_so(play: Play) -> None:
    played = play(every_kind())
    seen = ""
    for at in range(len(played.form.plans)):
        played.form.show_page(at)
        played.whole()
        seen += texts(played.form)
    assert [name for name, *_ in KINDS if f"Vraag {name}" not in seen] == []
    assert seen.count("niet ondersteund op de computer") == 2


def test_a_day_that_does_not_exist_is_said_where_it_was_typed(play: Play) -> None:
    played = play(every_kind())
    paged_to(played, "/data/dag")
    part = played.part("/data/dag")
    part.enter()
    type_text("31/02/2026")
    played.form.commit()
    assert "Dit is geen datum" in part.message
    assert "/data/dag" not in played.kept


def test_an_order_is_moved_by_keys(play: Play) -> None:
    played = play(every_kind())
    paged_to(played, "/data/volgorde")
    played.part("/data/volgorde").enter()
    press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert played.kept["/data/volgorde"] == "2 1"


SKIP = form(
    "<werk/><uren/><naam/><groet/>",
    [
        bind("werk", type="string"),
        bind("uren", type="int", relevant="/data/werk = '1'", required="true()", constraint=". <= 60"),
        bind("naam", type="string"),
        bind("groet", type="string", readonly="true()"),
    ],
    '<select1 ref="/data/werk"><label>Werkt u?</label><item><label>Ja</label><value>1</value></item>'
    "<item><label>Nee</label><value>2</value></item></select1>"
    '<input ref="/data/uren"><label>Hoeveel uren?</label></input><input ref="/data/naam"><label>Naam</label></input>'
    '<input ref="/data/groet"><label>Dag <output value="/data/naam"/>, fijn.</label></input>',
)


def test_skip_logic_shows_and_hides_without_moving_the_keyboard(play: Play) -> None:
    played = play(SKIP)
    played.part("/data/werk").enter()
    assert "Hoeveel uren? *" not in texts(played.form)
    press(Key.Key_1)
    here = focused()
    assert "Hoeveel uren? *" in texts(played.form)
    press(Key.Key_2)
    assert "Hoeveel uren? *" not in texts(played.form)
    assert played.part("/data/werk").isAncestorOf(here)
    assert played.part("/data/werk").isAncestorOf(focused())


VANISH = form(
    "<wie/><uren/><reden/><slot/>",
    [
        bind("wie", type="string"),
        bind("uren", type="string", relevant="/data/wie = '1'"),
        bind("reden", type="string", relevant="/data/wie = '2'"),
        bind("slot", type="string"),
    ],
    '<select1 ref="/data/wie"><label>Wie?</label><item><label>A</label><value>1</value></item>'
    "<item><label>B</label><value>2</value></item></select1>"
    + "".join(f'<input ref="/data/{n}"><label>Vraag {n}</label></input>' for n in ("uren", "reden", "slot")),
)


class Painted(QObject):
    """Notes at every painting of a page where some questions stand, None for one that is hidden."""

    def __init__(self, page: QWidget, *watched: QWidget) -> None:
        super().__init__()
        self._watched = watched
        self.seen: list[list[int | None]] = []
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen.append([w.y() if w.isVisible() else None for w in self._watched])
        return False


def test_the_keyboard_goes_to_the_new_question_where_its_own_vanished_without_flicker(play: Play) -> None:
    played = play(VANISH)
    played.part("/data/wie").enter()
    press(Key.Key_1)
    gone, new, last = (played.part(f"/data/{name}") for name in ("uren", "reden", "slot"))
    gone.enter()
    settle()
    place = gone.y()
    painted = Painted(played.form.page, gone, new, last)
    played.form._show(played.session.set("/data/wie", "2"))
    assert painted.seen == []
    assert new.isAncestorOf(focused())
    settle()
    assert {tuple(seen) for seen in painted.seen} == {(None, place, last.y())}


def test_the_keyboard_goes_to_the_next_question_where_nothing_new_came(play: Play) -> None:
    played = play(VANISH, {"/data/wie": "2"})
    played.part("/data/reden").enter()
    played.form._show(played.session.set("/data/wie", ""))
    assert played.part("/data/slot").isAncestorOf(focused())


def test_the_keyboard_is_at_the_way_on_where_a_page_has_nothing_left(play: Play) -> None:
    alone = form(
        "<wie/><uren/>",
        [bind("wie", type="string"), bind("uren", type="string", relevant="/data/wie = ''")],
        '<input ref="/data/uren"><label>Uren</label></input>',
    )
    played = play(alone)
    played.part("/data/uren").enter()
    played.form._show(played.session.set("/data/wie", "weg"))
    assert focused() is played.form.foot.next


def test_a_label_follows_the_answer_it_mentions_and_markup_is_only_text(play: Play) -> None:
    played = play(SKIP)
    played.part("/data/naam").enter()
    type_text("<b>An</b>")
    played.form.commit()
    assert "Dag <b>An</b>, fijn." in texts(played.form)
    labels = [w for w in played.form.findChildren(QLabel) if w.text().startswith("Dag")]
    assert {w.textFormat() for w in labels} == {Qt.TextFormat.PlainText}


def test_what_is_wrong_is_said_once_and_the_end_goes_to_it(play: Play) -> None:
    played = play(SKIP)
    played.part("/data/werk").enter()
    press(Key.Key_1)
    played.form.foot.next.click()
    assert played.part("/data/uren").message == "Hier is een antwoord nodig."
    assert played.part("/data/uren").isAncestorOf(focused())
    played.form.foot.next.click()
    assert played.ends == []
    assert "1 vraag heeft nog een antwoord nodig." in texts(played.form)
    type_text("70")
    played.form.commit()
    assert played.part("/data/uren").message == "Dit antwoord kan niet. Kijk het na."
    press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text("38")
    played.form.foot.next.click()
    assert played.ends == [True]


TABLE = form(
    "<kop/><a/><b/><c/>",
    [bind(n, type="string") for n in ("kop", "a", "c")]
    + [bind("b", type="string", relevant="/data/a = '1'")],
    "".join(
        f'<select1 ref="/data/{name}" appearance="{look}"><label>Zin {name}</label>'
        "<item><label>Nooit</label><value>1</value></item><item><label>Soms</label><value>2</value></item>"
        "<item><label>Altijd</label><value>3</value></item></select1>"
        for name, look in (
            ("kop", "label"),
            ("a", "list-nolabel"),
            ("b", "list-nolabel"),
            ("c", "list-nolabel"),
        )
    ),
)


def test_a_matrix_is_one_table_answered_by_numbers_and_arrows(play: Play) -> None:
    played = play(TABLE)
    matrix = played.part("/data/a")
    assert len(played.form.findChildren(QTableView)) == 1
    matrix.enter()
    press(Key.Key_1)
    assert not matrix.table.isRowHidden(1)
    press(Key.Key_3)
    press(Key.Key_Right)
    press(Key.Key_Space)
    assert (played.kept["/data/a"], played.kept["/data/b"], played.kept["/data/c"]) == ("1", "3", "3") or (
        played.kept["/data/c"] in "123"
    )
    spoken = matrix.model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Zin a: Nooit, gekozen"


ROWS = form(
    '<kind jr:template=""><voornaam/></kind><kind><voornaam/></kind>',
    [bind("kind/voornaam", type="string")],
    '<group ref="/data/kind"><label>Kind</label><repeat nodeset="/data/kind">'
    '<input ref="/data/kind/voornaam"><label>Voornaam</label></input></repeat></group>',
)


def test_rows_come_and_go_and_their_answers_keep_their_place(play: Play) -> None:
    played = play(ROWS)
    page = played.form.page
    assert page is not None
    played.part("/data/kind[1]/voornaam").enter()
    type_text("An")
    page.rows[0].more.click()
    type_text("Bo")
    played.form.commit()
    assert played.kept == {"/data/kind[1]/voornaam": "An", "/data/kind[2]/voornaam": "Bo"}
    page.rows[0].cards[played.session.node("/data/kind[1]")].gone.click()
    assert played.kept == {"/data/kind[1]/voornaam": "Bo", "/data/kind[2]/voornaam": ""}
    assert played.part("/data/kind[1]/voornaam").answer.typed() == "Bo"
    settle()


def test_the_shipped_questionnaire_is_answered_by_one_key_and_enter(play: Play) -> None:
    played = play(barriers(), seen=Seen(gloss="Français (fr)"))
    assert len(played.form.plans) == 16
    shown = texts(played.form)
    assert "1 van 16" in shown
    assert "Ik geraak moeilijk op het werk of de les" in shown
    assert "J'ai du mal à me rendre au travail ou au cours" in shown
    press(Key.Key_3)
    press(Key.Key_H)
    press(Key.Key_B)
    type_text("nh3")
    press(Key.Key_PageDown)
    assert "2 van 16" in texts(played.form)
    press(Key.Key_0)
    press(Key.Key_H)
    press(Key.Key_Return)
    assert "3 van 16" in texts(played.form)
    assert {path: text for path, text in played.kept.items() if "/g_" in path} == {
        "/data/g_MOB/MOB": "3",
        "/data/g_MOB/MOB_hulp": "ja",
        "/data/g_MOB/MOB_nota": "nh3",
        "/data/g_ZORG/ZORG": "0",
    }


def test_a_conversation_goes_on_where_it_stopped(play: Play) -> None:
    first = play(barriers())
    press(Key.Key_3)
    press(Key.Key_Return)
    press(Key.Key_0)
    kept = first.session.answers()
    played = play(barriers(), kept, Seen(kept=kept))
    assert "3 van 16" in texts(played.form)
    assert played.handed == []


def test_a_page_that_still_needs_an_answer_is_where_it_stopped(qapp: object) -> None:
    asked = form(
        "<g><werk/><naam/></g><dag/>",
        [bind("g/werk", type="string"), bind("g/naam", type="string", required="true()")],
        '<group ref="/data/g"><input ref="/data/g/werk"><label>Werk</label></input>'
        '<input ref="/data/g/naam"><label>Naam</label></input></group>'
        '<input ref="/data/dag"><label>Dag</label></input>',
    )
    plans = pages_of(asked)
    places = []
    for answers in ({}, {"/data/g/werk": "ja"}, {"/data/g/werk": "ja", "/data/g/naam": "An"}):
        places.append(where_it_stopped(session(asked, answers), plans))
    assert places == [0, 0, 1]


SUMMED = form(
    "<g><werk/><naam/></g>",
    [bind("g/werk", type="string"), bind("g/naam", type="string")],
    '<group ref="/data/g" appearance="summary"><label>Werk</label><select1 ref="/data/g/werk"><label>Werkt u?</label>'
    "<item><label>Ja</label><value>1</value></item></select1>"
    '<input ref="/data/g/naam"><label>Naam</label></input></group>',
)


def test_a_group_with_a_summary_tells_what_was_answered_in_it(play: Play) -> None:
    played = play(SUMMED)
    played.part("/data/g/werk").enter()
    press(Key.Key_1)
    assert "Werkt u?: Ja" in texts(played.form)


def test_the_subjects_stand_beside_the_pages_and_lead_there(play: Play) -> None:
    played = play(barriers())
    press(Key.Key_3)
    steps = played.form.steps.list
    assert [steps.item(n).text() for n in (0, 1)] == ["Vervoer", "Zorg"]
    assert "1 klaar" in texts(played.form)
    assert steps.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Op het werk geraken, beantwoord"
    steps.setFocus()
    press(Key.Key_End)
    press(Key.Key_Return)
    assert "16 van 16" in texts(played.form)
    assert steps.currentRow() == 15


def test_the_languages_are_read_whole_above_the_questions(play: Play) -> None:
    played = play(barriers(), seen=Seen(gloss="Français (fr)"))
    settle()
    languages = played.form.head.languages
    for field in (languages.large, languages.beneath):
        widest = max(field.fontMetrics().horizontalAdvance(field.itemText(n)) for n in range(field.count()))
        option = QStyleOptionComboBox()
        field.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = field.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, field)
        assert room.width() >= widest


def test_a_statement_with_words_beneath_is_whole_on_a_small_laptop_with_its_note_open(play: Play) -> None:
    played = play(barriers(), seen=Seen(gloss="Français (fr)"))
    beside_the_name = QHBoxLayout(QWidget(played.form))
    played.form.head.lend_languages(beside_the_name)
    played.form.resize(1110, 614)
    press(Key.Key_4)
    press(Key.Key_B)
    settle()
    page = played.form.page
    assert page is not None
    assert page.height() <= page.parentWidget().height()


def test_letters_give_the_answers_that_are_no_number(play: Play) -> None:
    played = play(barriers())
    spoken = [b.accessibleName() for b in played.part("/data/g_MOB/MOB").answer.buttons.values()]
    assert spoken[0] == "0, geen drempel"
    assert spoken[-1] == "niet van toepassing"
    for key, code in ((Key.Key_Z, "zln"), (Key.Key_N, "nvt"), (Key.Key_2, "2")):
        press(key)
        assert played.kept["/data/g_MOB/MOB"] == code
        assert focused() is played.part("/data/g_MOB/MOB").answer.buttons[code]


def test_the_ring_is_for_who_came_by_the_keyboard(play: Play, qtbot: QtBot) -> None:
    played = play(barriers())
    keys = played.part("/data/g_MOB/MOB").answer.buttons
    assert keys["0"].ringed
    qtbot.mouseClick(keys["3"], Qt.MouseButton.LeftButton)
    assert focused() is keys["3"]
    assert not keys["3"].ringed
    press(Key.Key_Right)
    assert keys["4"].ringed


def test_the_answers_about_help_are_one_row_also_where_a_word_is_the_same_in_both_languages(
    play: Play,
) -> None:
    played = play(barriers(), seen=Seen(gloss="English (en)"))
    press(Key.Key_3)
    settle()
    buttons = played.part("/data/g_MOB/MOB_hulp").answer.buttons
    assert buttons["later"].option.gloss == ""
    places = [(button.y(), button.height()) for button in buttons.values()]
    assert len(set(places)) == 1


def test_who_answers_alone_does_not_see_what_the_counsellor_thinks(play: Play) -> None:
    alone = play(barriers(), seen=Seen(mode="zelf"))
    assert "Notitie" not in texts(alone.form)
    together = play(barriers(), seen=Seen(mode="tolk"))
    assert "Notitie" in texts(together.form)


def test_the_language_changes_under_the_fingers(play: Play) -> None:
    played = play(barriers())
    press(Key.Key_2)
    here = focused()
    played.form.set_language("العربية (ar)")
    assert focused() is here
    assert played.form.page is not None
    assert played.form.page.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert "يصعب عليّ الوصول إلى العمل أو الدرس" in texts(played.form)
    press(Key.Key_B)
    type_text("half")
    played.form.set_language("Polski (pl)")
    assert focused().property("plainText") == "half"
    assert {played.kept[f"/data/g_MOB/MOB{end}"] for end in ("", "_nota")} == {"2", "half"}
    played.form.set_language("Nederlands (nl)")
    assert played.form.page.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_finished_response_shows_its_answers_and_takes_none(play: Play) -> None:
    kept = {"/data/g_MOB/MOB": "3"}
    played = play(barriers(), kept, Seen(read_only=True, kept=kept))
    press(Key.Key_1)
    assert played.handed == []
    assert played.part("/data/g_MOB/MOB").answer.buttons["3"].isChecked()


def test_only_the_page_in_view_is_built_and_nothing_becomes_a_window(play: Play) -> None:
    played = play(long_form())
    assert len(played.form.plans) == 30
    assert played.form._stack.made == 1
    played.form.show_page(7)
    played.whole()
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert windows == [played.form]


def test_neighbours_without_a_group_stand_together_by_eight() -> None:
    plans = pages_of(every_kind())
    assert [len(plan.controls) for plan in plans] == [8, 8, 7]
