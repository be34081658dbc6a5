# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire as a form on paper: numbered questions, boxes, where to go on, and a code on every page.

What the screen does by itself is said in words here: after an answer "ga naar vraag 12" where the questions between
hang on that answer alone, else a line above the question that says when it is for you.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from textwrap import wrap

from ensure_desk.domain.texts import N_
from ensure_desk.services.desk import Desk
from ensure_desk.services.survey_questions import DATE, MANY, NOTE, NUMBER, ONE, Question, questions
from ensure_desk.services.survey_skips import Skips
from ensure_desk.services.surveys import session_of
from ensure_desk.surveys.model import Form, every
from ensure_desk.surveys.scope import worded

COPIES = 3
"""How many rows of a repeat are printed."""
LINES = 46
"""Lines that fit on a page."""
_WIDTH, _SHORT, _MEDIUM = 80, 24, 41  # signs
_MATRIX = 100
"""Signs beside each other over the whole width of a matrix."""
_HEAD_LINE = 0.85
"""A line of the words above the boxes of a matrix, which stand closer, as a part of a line."""
_ROWS = re.compile(r"\[\d+\]")
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True)
class Box:
    """A box to tick: what a keyer types for it, the stored code, its words, and where to go on from it."""

    mark: str
    code: str
    label: str
    skip: str = ""

    @property
    def words(self) -> str:
        """Return what stands beside the box."""
        return f"{self.label}   → {self.skip}" if self.skip else self.label

    @property
    def lines(self) -> int:
        """Return how many lines it takes where it stands alone on them."""
        return max(len(wrap(self.words, _WIDTH - 6)), 1)


@dataclass(frozen=True)
class Item:
    """A question on paper; `kind` is one, many, number, date, text, note, matrix or heading.

    A matrix has its questions in `rows`, each with its path, and the boxes of all of them.
    """

    kind: str
    number: str
    path: str
    text: str
    hint: str = ""
    only_if: str = ""
    boxes: tuple[Box, ...] = ()
    rows: tuple["Item", ...] = ()
    is_wide: bool = False

    @property
    def across(self) -> int:
        """Return how many boxes stand beside each other."""
        longest = max((len(box.words) for box in self.boxes), default=0)
        return 3 if longest <= _SHORT else 2 if longest <= _MEDIUM else 1

    @property
    def share(self) -> float:
        """Return which part of the width of a matrix the questions have; the boxes have the rest."""
        return 0.5 if len(self.boxes) <= 4 else 0.4 if len(self.boxes) <= 5 else 0.32

    @property
    def head_lines(self) -> float:
        """Return how many lines the words above the boxes of a matrix take."""
        room = max(int(_MATRIX * (1 - self.share) / len(self.boxes)) - 2, 4)
        longest = max(len(wrap(f"{box.mark} {box.label}", room)) for box in self.boxes)
        return longest * _HEAD_LINE + 0.4

    @property
    def lines(self) -> float:
        """Return how many lines it takes, roughly."""
        text = 1 + len(self.text) // _WIDTH + bool(self.hint) + bool(self.only_if)
        if self.kind == "matrix":
            room = int(_MATRIX * self.share) - 7
            return text + self.head_lines + sum(len(wrap(row.text, room)) or 1 for row in self.rows)
        return text + (0 if self.kind in ("note", "heading") else self._answer_lines) + 1

    @property
    def _answer_lines(self) -> int:
        if not self.boxes:
            return 4 if self.is_wide else 1
        if self.across > 1:
            return -(-len(self.boxes) // self.across)
        return sum(box.lines for box in self.boxes)


@dataclass(frozen=True)
class Page:
    """A page: its code tells questionnaire, version and page, so that none is keyed as another."""

    code: str
    number: int
    items: tuple[Item, ...]


@dataclass(frozen=True)
class PaperForm:
    """A questionnaire ready to print."""

    title: str
    form_id: str
    version: str
    pages: tuple[Page, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Return every question in order."""
        return tuple(item for page in self.pages for item in page.items)


def paper_form(desk: Desk, form: Form, language: str = "") -> PaperForm:
    """Return a questionnaire as pages; a page has the same questions in every language of the questionnaire."""
    asked = [q for q in questions(desk, form, language) if q.kind != NOTE or q.label]
    skips = Skips(session_of(desk, form, {}, language), asked, _numbers(asked), desk.tr)
    items = list(_items(desk, form, asked, skips))
    spoken = [{q.path: q for q in questions(desk, form, other)} for other in form.languages]
    lines = [max([item.lines, *(_in_words_of(item, words).lines for words in spoken)]) for item in items]
    return PaperForm(form.title, form.form_id, form.version, tuple(_pages(form, items, lines)))


def _in_words_of(item: Item, spoken: Mapping[str, Question]) -> Item:
    """Return an item in the words of another language, to see how many lines it takes there."""
    question = spoken.get(_ROWS.sub("", item.path))
    if question is None:
        return item
    labels = dict(question.options)
    boxes = tuple(replace(box, label=labels.get(box.code, box.label)) for box in item.boxes)
    rows = tuple(_in_words_of(row, spoken) for row in item.rows)
    text = "" if item.kind == "matrix" else question.label
    return replace(item, text=text, hint=question.hint, boxes=boxes, rows=rows)


def _numbers(asked: Sequence[Question]) -> dict[str, str]:
    places: dict[str, str] = {}
    for question in asked:
        if question.kind != NOTE:
            places[question.path] = str(len(places) + 1)
    return places


def _items(desk: Desk, form: Form, asked: Sequence[Question], skips: Skips) -> Iterator[Item]:
    made = [(q, _item(q, skips)) for q in asked]
    for repeat, part in groupby(made, key=lambda pair: pair[0].repeat):
        items = list(_with_matrices(list(part)))
        if not repeat:
            yield from items
            continue
        name = repeat.rpartition("/")[2]
        for copy in range(1, COPIES + 1):
            yield Item("heading", "", "", f"{_label(desk, form, repeat) or name} {copy}")
            yield from (_copied(item, repeat, copy) for item in items)
        more = N_("Zijn het er meer dan {n}? Vraag nog een blad.")
        yield Item("note", "", "", desk.tr(more, n=COPIES))


def _label(desk: Desk, form: Form, repeat: str) -> str:
    from_form = next((c for c in every(form.controls) if c.path == repeat and c.label), None)
    if from_form is None:
        return ""
    session = session_of(desk, form, {})
    return worded(session, from_form.label, session.root)


def _copied(item: Item, repeat: str, copy: int) -> Item:
    """Return an item for a row of a repeat, with the row in its number and its path."""
    path = item.path.replace(repeat + "/", f"{repeat}[{copy}]/", 1)
    number = f"{item.number}.{copy}" if item.number else ""
    rows = tuple(_copied(row, repeat, copy) for row in item.rows)
    return replace(item, path=path, number=number, rows=rows)


def _item(question: Question, skips: Skips) -> Item:
    marks = marks_of([code for code, _ in question.options])
    boxes = tuple(
        Box(mark, code, label, skips.after(question, code) if question.kind == ONE else "")
        for mark, (code, label) in zip(marks, question.options, strict=True)
    )
    return Item(
        question.kind if question.kind in (ONE, MANY, NUMBER, DATE, NOTE) else "text",
        skips.numbers.get(question.path, ""),
        question.path,
        question.label,
        question.hint,
        skips.only_if(question),
        boxes,
        is_wide="multiline" in question.control.appearance,
    )


def marks_of(codes: Sequence[str]) -> list[str]:
    """Return what is typed for each code: a number is its own mark, others get the next free number."""
    taken = {code for code in codes if code.isdigit()}
    marks, at = [], 0 if taken else 1
    for code in codes:
        if code in taken:
            marks.append(code)
            continue
        while str(at) in taken:
            at += 1
        taken.add(str(at))
        marks.append(str(at))
    return marks


def _with_matrices(made: Sequence[tuple[Question, Item]]) -> Iterator[Item]:
    """Yield items; three or more in a row with the same answers and nothing to skip stand in one matrix."""

    def same(pair: tuple[Question, Item]) -> tuple[object, ...]:
        question, item = pair
        plain = item.kind == ONE and not item.only_if and not any(b.skip for b in item.boxes)
        parent = question.path.rpartition("/")[0]
        return (parent, item.boxes) if plain and 2 <= len(item.boxes) <= 7 else (question.path,)

    for _, group in groupby(made, key=same):
        items = [item for _, item in group]
        if len(items) >= 3:
            yield Item("matrix", "", items[0].path, "", boxes=items[0].boxes, rows=tuple(items))
        else:
            yield from items


def _pages(form: Form, items: Sequence[Item], lines: Sequence[float]) -> Iterator[Page]:
    """Fill pages with items that take so many lines each."""
    held: list[Item] = []
    number, room = 1, float(LINES)
    for item, needed in zip(items, lines, strict=True):
        if held and needed > room:
            yield _page(form, number, held)
            number, room, held = number + 1, float(LINES), []
        held.append(item)
        room -= needed
    if held:
        yield _page(form, number, held)


def _page(form: Form, number: int, items: Sequence[Item]) -> Page:
    return Page(page_code(form.form_id, form.version, number), number, tuple(items))


def page_code(form_id: str, version: str, page: int) -> str:
    """Return the code of a page: four letters of questionnaire and version, and the number."""
    digest = hashlib.sha256(f"{form_id}\n{version}".encode()).digest()
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:4]) + f"-{page:02}"
