# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires: converting a workbook, opening 300 questions, and what an answer brings about."""

import datetime as dt
import io
import statistics
import sys
import time
from collections.abc import Iterator

from openpyxl import Workbook

from bench.measure import ROUNDS, Contender, Line, medians, percentile, race
from bench.world import DAY, Worlds
from ensure_desk.surveys.publish import convert
from ensure_desk.surveys.runtime import Session, Surroundings
from ensure_desk.surveys.xform import read_form

QUESTIONS, MANY, ROWS = 300, 1_000, 200
_BARE = "import sys,time;t=time.perf_counter();from pyxform.xls2xform import convert;convert(sys.stdin.buffer.read(),file_type='.xlsx',validate=False);print(time.perf_counter()-t)"  # noqa: E501 - a program


def lines(_: Worlds) -> Iterator[Line]:
    """Time the stages of a questionnaire; answers by the processor's time of this thread, not by the wall."""
    workbook = made(QUESTIONS)
    seconds = race(
        [
            Contender("bare", lambda _: _pyxform(workbook)),
            Contender("ours", lambda _: convert(workbook, "proef")),
        ]
    )
    found = medians(seconds)
    beyond = found["ours"] - found["bare"]
    detail = {"pyxform": found["bare"], "ours": found["ours"], "questions": QUESTIONS}
    yield Line("survey converted, beyond pyxform", beyond, "s", budget=1.0, detail=detail)
    for count, budget in ((QUESTIONS, 0.2), (MANY, None)):
        xform = convert(made(count), "proef").xform
        opened = [_clocked(xform) for _ in range(ROUNDS)]
        yield Line(f"survey of {count} questions opened", statistics.median(opened), "s", budget=budget)
        answered = _answered(xform)
        most = percentile(answered, 99)
        told = {"median": statistics.median(answered), "answers": len(answered)}
        limit = 0.005 if count == QUESTIONS else None
        yield Line(f"answer among {count}, 99th of 100", most, "s", budget=limit, detail=told)
    yield from _row_lines()


def _row_lines() -> Iterator[Line]:
    """Time answers in the rows of a repeat: one that its own row reads, and one that every row reads."""
    session = Session(read_form(convert(rows(), "rijen").xform), _around())
    while len(session.nodes("/data/rij")) < ROWS:
        session.add_row("/data/rij")
    for name, question in (("its own row reads", "km"), ("all rows read", "uren")):
        taken = []
        for row in range(1, ROWS + 1):
            started = time.thread_time()
            session.set(f"/data/rij[{row}]/{question}", str(row % 7))
            taken.append(time.thread_time() - started)
        most, told = percentile(taken, 99), {"median": statistics.median(taken), "answers": len(taken)}
        yield Line(f"answer that {name}, of {ROWS}", most, "s", budget=0.005, detail=told)


def _pyxform(workbook: bytes) -> None:
    """Convert in a fresh process, as the recommended call does it."""
    import subprocess  # only here, and only for the reference

    subprocess.run([sys.executable, "-c", _BARE], input=workbook, check=True, capture_output=True)


def _around() -> Surroundings:
    return Surroundings(DAY, now=lambda: dt.datetime.combine(DAY, dt.time(9)))


def _clocked(xform: str) -> float:
    started = time.perf_counter()
    Session(read_form(xform), _around())
    return time.perf_counter() - started


def _answered(xform: str) -> list[float]:
    session = Session(read_form(xform), _around())
    asked = [c.path for c in session.form.by_path.values() if c.kind in ("input", "select1")]
    taken = []
    for number in range(2):
        for place, path in enumerate(asked):
            answer = str((place + number) % 4)
            started = time.thread_time()
            session.set(path, answer)
            taken.append(time.thread_time() - started)
    return taken


def made(count: int) -> bytes:
    """Return a workbook of so many questions in groups of ten that hang on each other, with sums and a total."""
    book = Workbook()
    survey, choices = book.worksheets[0], book.create_sheet("choices")
    survey.title = "survey"
    survey.append(["type", "name", "label", "relevant", "required", "constraint", "calculation"])
    sums = []
    for start in range(0, count, 10):
        above = f"${{s{start - 10}}} != 3" if start else ""
        survey.append(["begin_group", f"g{start}", f"Deel {start}", above])
        for n in range(start, start + 9):
            if (n - start) % 3 == 1:
                survey.append(["select_one scale", f"q{n}", f"Vraag {n}", f"${{q{n - 1}}} >= 1", "yes"])
            else:
                survey.append(["integer", f"q{n}", f"Vraag {n}", "", "", ". <= 100"])
        total = " + ".join(f"coalesce(${{q{n}}}, 0)" for n in range(start, start + 9))
        survey.append(["calculate", f"s{start}", "", "", "", "", total])
        survey.append(["end_group"])
        sums.append(f"coalesce(${{s{start}}}, 0)")
    survey.append(["calculate", "total", "", "", "", "", " + ".join(sums)])
    choices.append(["list_name", "name", "label"])
    for n in range(5):
        choices.append(["scale", str(n), f"antwoord {n}"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows() -> bytes:
    """Return a workbook of one repeat: rules within a row, from row to row, and over all of them."""
    book = Workbook()
    survey = book.worksheets[0]
    survey.title = "survey"
    for line in (
        ["type", "name", "label", "relevant", "calculation"],
        ["begin_repeat", "rij", "Rij"],
        ["integer", "uren", "Uren"],
        ["decimal", "km", "Kilometers", "${uren} > 0"],
        ["calculate", "bedrag", "", "", "${uren} * 4.1 + coalesce(${km}, 0) * 0.4"],
        ["calculate", "vorige", "", "", "indexed-repeat(${uren}, ${rij}, position(..) - 1)"],
        ["calculate", "deel", "", "", "${uren} div ${totaal}"],
        ["end_repeat"],
        ["calculate", "totaal", "", "", "sum(${uren})"],
        ["calculate", "geld", "", "", "sum(${bedrag})"],
    ):
        survey.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
