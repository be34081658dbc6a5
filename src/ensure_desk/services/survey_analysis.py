# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How often each answer was given, per question and per moment, as a workbook.

A coordinator holds scores and no answers: there the barriers are counted. Counts below five are hidden from a
coordinator, and the next smallest with them until what is hidden is at least two answers and five people together:
otherwise the total and the zeros beside it would tell them.
"""

import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ensure_desk.domain import codes
from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.small_counts import HIDDEN, LEAST
from ensure_desk.domain.statuses import DONE
from ensure_desk.domain.texts import N_
from ensure_desk.exchange.cells import Cell
from ensure_desk.exchange.survey_book import PlainSheet
from ensure_desk.services.desk import Desk
from ensure_desk.services.survey_export import (
    Taken,
    all_questions,
    forms_of,
    in_all_rows,
    responses,
    save_sheets,
)
from ensure_desk.services.survey_questions import MANY, NUMBER, ONE, Question
from ensure_desk.storage.reader import Reader

NONE = N_("(geen antwoord)")


@dataclass(frozen=True)
class Frequency:
    """An answer to a question and how often it was given at each moment; None is hidden."""

    question: str
    answer: str
    counts: Mapping[str, int | None]


@dataclass(frozen=True)
class Analysis:
    """The frequencies of a questionnaire, with the moments that occur and the responses of each."""

    moments: tuple[str, ...]
    responses: Mapping[str, int | None]
    lines: tuple[Frequency, ...]


def analysis(desk: Desk, *, form_id: str) -> Analysis:
    """Return how often each answer was given in finished responses; raises UserError `questionnaire_missing`."""
    with desk.store.read() as reader:
        taken = [t for t in responses(reader, form_id) if t.record.text("status") == DONE]
        forms = forms_of(reader, taken)
        if not taken or not (forms or desk.is_coordinator):
            raise UserError("questionnaire_missing", form=form_id, version="")
        counted = _of_scores(desk, reader, taken) if desk.is_coordinator else None
    asked = all_questions(desk, forms)
    moments = tuple(m for m in codes.SURVEY_MOMENT if any(t.record.text("moment") == m for t in taken))
    lines = counted if counted is not None else list(_of_answers(desk, asked.values(), taken))
    people = Counter(t.record.text("moment") for t in taken)
    shown: dict[str, int | None] = dict(people)
    if desk.is_coordinator:
        lines = [line for part in _by_question(lines) for line in hidden(part, moments)]
        shown = {m: n if n >= LEAST else None for m, n in people.items()}
    return Analysis(moments, shown, tuple(lines))


def write(desk: Desk, *, path: Path, form_id: str) -> Done[Analysis]:
    """Write the analysis as a workbook."""
    found = analysis(desk, form_id=form_id)
    words = [desk.tr(codes.SURVEY_MOMENT[m]) for m in found.moments]
    headings = [desk.tr(N_("Vraag")), desk.tr(N_("Antwoord")), *words]
    first: list[Cell] = [desk.tr(N_("Afgeronde bevragingen")), None]
    rows: list[Sequence[Cell]] = [[*first, *(_count(found.responses.get(m, 0)) for m in found.moments)]]
    rows += [
        [line.question, line.answer, *(_count(line.counts.get(m, 0)) for m in found.moments)]
        for line in found.lines
    ]
    save_sheets(desk, path, [PlainSheet(desk.tr(N_("Antwoorden")), headings, rows)], f"analysis {form_id}")
    return Done(found, Changes())


def _count(number: int | None) -> Cell:
    return HIDDEN if number is None else float(number)


def hidden(lines: Sequence[Frequency], moments: Iterable[str]) -> list[Frequency]:
    """Hide counts below five of one question, and the next smallest until nothing can be told from the rest."""
    counts = [dict(line.counts) for line in lines]
    for moment in moments:
        known = sorted((c.get(moment) or 0, n) for n, c in enumerate(counts) if c.get(moment))
        for n in _together(known):
            counts[n][moment] = None
    return [Frequency(line.question, line.answer, count) for line, count in zip(lines, counts, strict=True)]


def _together(known: Sequence[tuple[int, int]]) -> list[int]:
    """Return the places to hide: all small counts, then the next ones until the group tells nothing of one person."""
    small = [(count, n) for count, n in known if count < LEAST]
    for more in known[len(small) :]:
        if not small or (len(small) > 1 and sum(count for count, _ in small) >= LEAST):
            break
        small.append(more)
    return [n for _, n in small]


def _by_question(lines: Sequence[Frequency]) -> list[list[Frequency]]:
    found: dict[str, list[Frequency]] = {}
    for line in lines:
        found.setdefault(line.question, []).append(line)
    return list(found.values())


def _of_answers(desk: Desk, asked: Iterable[Question], taken: Sequence[Taken]) -> Iterator[Frequency]:
    for question in asked:
        if question.kind in (ONE, MANY):
            yield from _chosen(desk, question, taken)
        elif question.kind == NUMBER:
            yield from _measured(desk, question, taken)


def _chosen(desk: Desk, question: Question, taken: Sequence[Taken]) -> Iterator[Frequency]:
    counts: dict[str, Counter[str]] = {code: Counter() for code, _ in question.options}
    for moment, value in _values(question, taken):
        given = value.split() if question.kind == MANY else [value]
        for code in given:
            counts.setdefault(code, Counter())[moment] += 1
    labels = {"": desk.tr(NONE), **dict(question.options)}
    for code, count in counts.items():
        yield Frequency(question.label, labels.get(code, code), dict(count))


def _measured(desk: Desk, question: Question, taken: Sequence[Taken]) -> Iterator[Frequency]:
    """Yield how many numbers were given, and their median (rounded) where there are enough to tell nothing of one."""
    numbers: dict[str, list[float]] = {}
    for moment, value in _values(question, taken):
        try:
            numbers.setdefault(moment, []).append(float(value))
        except ValueError:
            continue
    yield Frequency(question.label, desk.tr(N_("ingevuld")), {m: len(found) for m, found in numbers.items()})
    medians = {m: round(statistics.median(found)) for m, found in numbers.items() if len(found) >= LEAST}
    yield Frequency(question.label, desk.tr(N_("mediaan")), dict(medians))


def _values(question: Question, taken: Sequence[Taken]) -> Iterator[tuple[str, str]]:
    """Yield moment and answer of every time a question was answered."""
    for response in taken:
        for value in in_all_rows(response.answers, question.path):
            yield response.record.text("moment"), value


def _of_scores(desk: Desk, reader: Reader, taken: Sequence[Taken]) -> list[Frequency]:
    counts: dict[tuple[str, str], Counter[str]] = {}
    for response in taken:
        for score in reader.children("barrier_score", response.record.id):
            value = score["score"]
            answer = str(value) if value is not None else score.text("no_score")
            counts.setdefault((score.text("domain"), answer), Counter())[response.record.text("moment")] += 1
    order = list(codes.BARRIER)
    keys = sorted(counts, key=lambda key: (order.index(key[0]) if key[0] in order else 99, key[1]))
    return [
        Frequency(
            desk.tr(codes.BARRIER.get(domain, domain)),
            desk.tr(codes.NO_SCORE.get(answer, answer)) if answer else desk.tr(NONE),
            dict(counts[domain, answer]),
        )
        for domain, answer in keys
    ]
