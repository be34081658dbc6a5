# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires on paper: numbers, boxes, where to go on, for whom a question is, pages with a code."""

import pytest

from ensure_desk.services.desk import Desk
from ensure_desk.services.questionnaires import SHIPPED, shipped
from ensure_desk.services.survey_paper import LINES, Item, marks_of, page_code, paper_form
from ensure_desk.surveys.model import Form
from tests.surveys.forms import bind, form

_YES_NO = "<item><label>ja</label><value>j</value></item><item><label>nee</label><value>n</value></item>"


def choice(name: str) -> str:
    return f'<select1 ref="/data/{name}"><label>Vraag {name}</label>{_YES_NO}</select1>'


def line(name: str) -> str:
    return f'<input ref="/data/{name}"><label>Vraag {name}</label></input>'


def chain() -> Form:
    return form(
        "<a/><b/><c/><d/><e/><sum/><f/>",
        [
            bind("a", type="string"),
            bind("b", type="string", relevant="/data/a = 'j'"),
            bind("c", type="int", relevant="/data/a = 'j'"),
            bind("d", type="string"),
            bind("sum", type="string", calculate="/data/c + 1"),
            bind("e", type="string", relevant="/data/a = 'j' and /data/c >= 3"),
            bind("f", type="date", relevant="/data/sum > 2"),
        ],
        choice("a") + line("b") + line("c") + choice("d") + line("e") + line("f"),
    )


def items(desk: Desk) -> dict[str, Item]:
    return {item.path.rpartition("/")[2]: item for item in paper_form(desk, chain()).items}


def test_an_answer_says_where_to_go_on(desk: Desk) -> None:
    found = items(desk)
    assert [(b.label, b.skip) for b in found["a"].boxes] == [("ja", ""), ("nee", "ga naar vraag 4")]
    assert [b.skip for b in found["d"].boxes] == ["", ""]
    assert (found["b"].only_if, found["c"].only_if) == ("", "")


def test_a_question_says_for_whom_it_is_where_no_skip_can(desk: Desk) -> None:
    found = items(desk)
    assert found["e"].only_if == "Alleen als vraag 1 is “ja” en vraag 3 is 3 of meer."
    assert found["f"].only_if == "Alleen als dit voor u geldt; kijk naar vraag 3."
    assert [found[name].kind for name in "acf"] == ["one", "number", "date"]


@pytest.mark.parametrize(
    ("codes", "marks"),
    [
        (["j", "n"], ["1", "2"]),
        (["0", "1", "zln", "nvt"], ["0", "1", "2", "3"]),
        (["a", "1", "b"], ["0", "1", "2"]),
    ],
)
def test_every_box_has_a_number_to_type(codes: list[str], marks: list[str]) -> None:
    assert marks_of(codes) == marks


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_questionnaires_fit_on_pages_with_a_code(desk: Desk, name: str) -> None:
    of = shipped(name)
    paper = paper_form(desk, of)
    for page in paper.pages:
        assert page.code == page_code(of.form_id, of.version, page.number)
        assert sum(item.lines for item in page.items) <= LINES or len(page.items) == 1
    numbers = [int(n) for i in paper.items for n in [i.number, *(r.number for r in i.rows)] if n]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_page_has_the_same_questions_in_every_language(desk: Desk) -> None:
    of = shipped(SHIPPED[0])
    desk.tr.use("fr")
    divided = {
        tuple(tuple(item.path for item in page.items) for page in paper_form(desk, of, language).pages)
        for language in of.languages[:3]
    }
    assert len(divided) == 1
    asked = paper_form(desk, of, of.languages[3]).items
    assert "Inschatting van de bemiddelaar" in {i.text for i in asked}, "what is not translated"


def test_help_is_skipped_on_paper_where_there_is_no_barrier(desk: Desk) -> None:
    first = paper_form(desk, shipped(SHIPPED[0])).items[0]
    assert {b.code: b.skip for b in first.boxes}["0"] == "ga naar vraag 3"
    assert {b.code: b.skip for b in first.boxes}["3"] == ""


def test_questions_with_the_same_answers_stand_in_a_matrix_and_rows_have_copies(desk: Desk) -> None:
    of = form(
        "<g><a/><b/><c/></g><r><x/></r>",
        [bind("g/a", type="string"), bind("g/b", type="string"), bind("g/c", type="string"), bind("r/x")],
        f'<group ref="/data/g">{choice("g/a")}{choice("g/b")}{choice("g/c")}</group>'
        f'<group ref="/data/r"><label>Kind</label><repeat nodeset="/data/r">{line("r/x")}</repeat></group>',
    )
    matrix, *rest = paper_form(desk, of).items
    assert (matrix.kind, [row.number for row in matrix.rows]) == ("matrix", ["1", "2", "3"])
    assert [i.path for i in rest if i.path] == ["/data/r[1]/x", "/data/r[2]/x", "/data/r[3]/x"]
