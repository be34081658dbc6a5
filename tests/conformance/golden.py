# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Playing recorded answer sequences and counting where relevance, required, constraint or value differ."""

import datetime as dt
import gzip
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ensure_desk.surveys.model import Form
from ensure_desk.surveys.nodes import Node, stored
from ensure_desk.surveys.runtime import Session, Surroundings
from ensure_desk.surveys.xform import read_form

NEAR = 1e-6
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)T00:00:00(?:\.0+)?(?:Z|[+-]\d\d:?\d\d)?")
_MOMENT = re.compile(r"(?:\d{4}-\d\d-\d\dT)?\d\d:\d\d.*")
_TRUTH = {"true": "1", "false": "0"}
_ROWS = re.compile(r"\[\d+\]")
KINDS = ("relevance", "required", "constraint", "calculate")


@dataclass
class Tally:
    """What was checked and what differed, per kind."""

    checked: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    wrong: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    first: list[str] = field(default_factory=list)
    traces: int = 0
    steps: int = 0

    def note(self, kind: str, right: bool, what: str) -> None:
        """Count a check."""
        self.checked[kind] += 1
        self.differ(kind, right, what)

    def differ(self, kind: str, right: bool, what: str) -> None:
        """Count a difference in something that was checked before."""
        if not right:
            self.wrong[kind] += 1
            if len(self.first) < 40:
                self.first.append(f"{kind}: {what}")

    def add(self, other: "Tally") -> None:
        """Take in the counts of another form."""
        for kind in KINDS:
            self.checked[kind] += other.checked[kind]
            self.wrong[kind] += other.wrong[kind]
        self.first = (self.first + other.first)[:40]
        self.traces += other.traces
        self.steps += other.steps


State = dict[str, tuple[bool, bool, str]]


def play(folder: Path, golden: Path, allowed: Mapping[str, str]) -> Tally:
    """Play every trace of one recorded form."""
    record = json.loads(gzip.decompress(golden.read_bytes()))
    form = read_form((folder / record["xform"]).read_bytes())
    tally = Tally()
    skip = {*record["volatile"], *(path for path in allowed if path.startswith(record["id"] + ":"))}
    for trace in record["traces"]:
        _Play(form, record, tally, skip).run(trace)
    return tally


def surroundings(record: Mapping[str, Any]) -> Surroundings:
    """Return the day, time zone and properties the answers were recorded with."""
    today = dt.date.fromisoformat(record["today"])
    return Surroundings(
        today,
        now=lambda: dt.datetime.combine(today, dt.time(12)),
        prop=lambda name: f"prop:{name}",
        language=record["language"] or "",
    )


class _Play:
    """One trace: the session, and what the reference engine says every node is."""

    def __init__(self, form: Form, record: Mapping[str, Any], tally: Tally, skip: set[str]) -> None:
        self.session = Session(form, surroundings(record))
        self.id, self.tally, self.skip = record["id"], tally, skip
        self.truth: State = {}

    def run(self, trace: Mapping[str, Any]) -> None:
        """Play the trace to its end or to its first error."""
        self.tally.traces += 1
        self._rows_of(trace["init"])
        self._compare(trace["init"], "start")
        for number, step in enumerate(trace["steps"]):
            if "error" in step:
                return
            self.tally.steps += 1
            self._step(step, f"seed {trace['seed']} step {number}")

    def _step(self, step: Mapping[str, Any], where: str) -> None:
        if "valid" in step:
            valid = self.session.is_valid(step["path"], step["value"])
            self.tally.note("constraint", valid == bool(step["valid"]), f"{self.id} {where} {step['path']}")
        if step["op"] == "set":
            self.session.set(step["path"], step["value"])
        self._rows_of(step["changed"])
        self._compare(step["changed"], where)

    def _rows_of(self, listed: Mapping[str, Any]) -> None:
        """Add the rows that appeared: those of the step, and those the reference engine makes while it walks on."""
        for path in listed:
            if path.endswith("]") and path not in self.truth and not self._has(path):
                self.session.add_row(path[: path.rfind("[")])

    def _has(self, path: str) -> bool:
        try:
            self.session.node(path)
        except KeyError:
            return False
        return True

    def _compare(self, listed: Mapping[str, list[Any]], where: str) -> None:
        self.truth |= {path: (bool(r), bool(q), v) for path, (r, q, v) in listed.items()}
        now = {node.path: node for node in self.session.root.every()}
        for path in listed:
            self._check(path, now.get(path), where, listed=True)
        for path in self.truth.keys() - listed.keys():
            self._check(path, now.get(path), where, listed=False)

    def _check(self, path: str, node: Node | None, where: str, *, listed: bool) -> None:
        relevant, required, value = self.truth[path]
        count = self.tally.note if listed else self.tally.differ
        what = f"{self.id} {where} {path}"
        if node is None:
            for kind in ("relevance", "required", "calculate"):
                count(kind, False, f"{what} is not there")
            return
        count("relevance", node.relevant == relevant, f"{what} should be {relevant}")
        count("required", node.required == required, f"{what} should be {required}")
        mine = stored(node.value, self.session.type_of(node))
        generic = _ROWS.sub("", path)
        right = (
            generic in self.skip
            or path in self.skip
            or f"{self.id}:{generic}" in self.skip
            or alike(mine, value)
        )
        count("calculate", right, f"{what} is {mine!r}, should be {value!r}")


def alike(mine: str, wanted: str) -> bool:
    """Say whether two stored values are the same: numbers within 1e-6, a day with or without midnight."""
    mine, wanted = _day(mine), _day(wanted)
    mine = _TRUTH.get(mine, mine) if wanted in ("0", "1") else mine
    if mine == wanted:
        return True
    try:
        a, b = float(mine), float(wanted)
    except ValueError:
        return _MOMENT.fullmatch(mine) is not None and mine.rstrip("Z") == wanted.rstrip("Z")
    return abs(a - b) <= NEAR * max(1.0, abs(b))


def _day(value: str) -> str:
    found = _MIDNIGHT.fullmatch(value)
    return found[1] if found else value
