# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lists of six offices, each with the truth beside it: nothing wrong, nearly everything taken, few false alarms."""

import datetime as dt
import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ensure_desk.domain.lists import Scope, Verdict
from ensure_desk.exchange.foreign.plan import Answers, ListCell, ListPlan
from ensure_desk.exchange.foreign.propose import propose
from ensure_desk.exchange.foreign.read import read_list
from ensure_desk.gate.open import Workbook, read_table, read_workbook

LISTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "office-lists"
TODAY = dt.date(2026, 6, 30)
NAMES = ("lier", "mechelen", "berlaar", "heist", "nijlen", "putte")
pytestmark = pytest.mark.skipif(not LISTS.is_dir(), reason="the office lists are not beside this checkout")


@dataclass
class Score:
    """What reading one list came to, counted in cells."""

    right: int = 0
    unproblematic: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    false_alarms: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    cells: int = 0

    def __str__(self) -> str:
        return (
            f"{self.right}/{self.unproblematic} right, {len(self.wrong)} wrong, "
            f"{len(self.false_alarms)} false alarms, {len(self.unseen)} problems unseen"
        )


@cache
def workbook(name: str) -> Workbook:
    path = next(p for p in LISTS.glob(f"{name}.*") if p.suffix in (".xlsx", ".csv"))
    return read_table(path) if path.suffix == ".csv" else read_workbook(path)


@cache
def plan(name: str) -> ListPlan:
    book = workbook(name)
    answers = Answers(defaults={"toeleiding.datum": "2026-06-30"})
    return read_list(book, propose(book, today=TODAY), answers, today=TODAY)


def same(mine: Any, expected: Any) -> bool:
    if isinstance(mine, str) and isinstance(expected, str):
        return mine.casefold() == expected.casefold()
    return bool(mine == expected)


@cache
def scored(name: str) -> Score:
    truth = json.loads((LISTS / f"{name}.expected.json").read_text(encoding="utf-8"))
    read = plan(name)
    by_place: dict[tuple[str, str], list[ListCell]] = {}
    for cell in read.cells:
        by_place.setdefault((cell.sheet, cell.address), []).append(cell)
    score = Score()
    problems = {p["address"]: p for p in truth["problems"]}
    for sheet in truth["sheets"]:
        if sheet["role"] == "data":
            _score_sheet(score, sheet, problems, by_place)
    _score_alarms(score, read, problems, truth)
    _score_problems(score, problems, by_place)
    return score


def _refused_columns(problems: dict[str, Any]) -> set[str]:
    found = (a for a, p in problems.items() if p.get("scope") == "column" and p["must"] == "refuse")
    return {a.rstrip("0123456789") for a in found}


def _score_sheet(score: Score, sheet: dict[str, Any], problems: dict[str, Any], by_place: Any) -> None:
    fields = sheet["row_fields"]
    refused = _refused_columns(problems)
    for values in sheet["rows"]:
        truth = dict(zip(fields, values, strict=True))
        for column in sheet["columns"]:
            place = f"{column['col']}{truth['row']}"
            full = f"{sheet['sheet']}!{place}"
            mine = {c.target: c for c in by_place.get((sheet["sheet"], place), []) if c.scope is Scope.CELL}
            targets = column["target"] if isinstance(column["target"], list) else [column["target"]]
            for name in targets:
                if name is None or f"{sheet['sheet']}!{column['col']}" in refused:
                    continue
                _score_cell(score, full, truth.get(name), mine.get(name), problems)
            for name, cell in mine.items():
                if name not in targets and cell.judgement.verdict is Verdict.ACCEPT:
                    score.wrong.append(f"{full} {name} taken as {cell.judgement.value!r}")


def _score_cell(
    score: Score, place: str, expected: Any, mine: ListCell | None, problems: dict[str, Any]
) -> None:
    score.cells += 1
    taken = mine is not None and mine.judgement.verdict is Verdict.ACCEPT
    value = mine.judgement.value if mine is not None and taken else None
    if value is not None and not same(value, expected):
        score.wrong.append(f"{place} {value!r} instead of {expected!r}")
    if expected is None or (place in problems and problems[place]["must"] != "accept"):
        return
    score.unproblematic += 1
    if same(value, expected):
        score.right += 1
    else:
        score.missed.append(f"{place} {expected!r}: {mine.judgement if mine else 'no cell'}")


def _score_alarms(score: Score, read: ListPlan, problems: dict[str, Any], truth: dict[str, Any]) -> None:
    rows = {a.split("!")[0] + "!" + "".join(c for c in a.split("!")[1] if c.isdigit()) for a in problems}
    for cell in read.cells:
        if cell.scope is Scope.FILE or cell.judgement.verdict is Verdict.ACCEPT:
            continue
        row = f"{cell.sheet}!{''.join(c for c in cell.address if c.isdigit())}"
        if cell.place not in problems and row not in rows:
            score.false_alarms.append(f"{cell.place} {cell.target} {cell.judgement}")


def _score_problems(score: Score, problems: dict[str, Any], by_place: Any) -> None:
    refused = _refused_columns(problems)
    for place, problem in problems.items():
        sheet, address = place.split("!")
        mine = by_place.get((sheet, address), [])
        verdicts = {c.judgement.verdict.value for c in mine}
        if problem["must"] in verdicts or place.rstrip("0123456789") in refused:
            continue
        score.unseen.append(f"{place} {problem['kind']} must {problem['must']}: {verdicts or 'nothing'}")


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_of_an_office_list_is_taken_wrongly(name: str) -> None:
    assert scored(name).wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_nearly_every_unproblematic_cell_is_taken(name: str) -> None:
    score = scored(name)
    assert score.right >= 0.99 * score.unproblematic, score.missed[:20]


@pytest.mark.parametrize("name", NAMES)
def test_false_alarms_are_rare(name: str) -> None:
    score = scored(name)
    assert len(score.false_alarms) <= 0.005 * score.cells, score.false_alarms[:20]


@pytest.mark.parametrize("name", NAMES)
def test_every_listed_problem_is_seen(name: str) -> None:
    assert scored(name).unseen == []
