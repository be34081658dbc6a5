# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The hand-over matrix: which office handed over in which month, what was odd about it, who got a receipt.

A month's packages are those that were made in it. It is late when the first was made after the hand-over day of the
rules. Numbers count the packages of a desk: one that is skipped never came, or is still on its way.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.municipalities import MUNICIPALITIES
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.domain.track_rules import MONTH_NAMES
from ensure_desk.services.desk import Desk, rules_in
from ensure_desk.services.history import HistoryLine, lines

MONTHS = 12
NOTHING = "–"
"""What stands in a month before the first package of an office."""
MOST_MISSING = 24
FROM_OFFICES = frozenset({PackageKind.COORDINATOR, PackageKind.NAMED})


class State(StrEnum):
    """What a month of an office comes down to."""

    RECEIVED = "received"
    LATE = "late"
    MISSING = "missing"
    EXPECTED = "expected"
    NONE = "none"


class Mark(StrEnum):
    """What is odd about the packages of a month, or was done about them."""

    GAP = "gap"
    REPEAT = "repeat"
    ALTERED = "altered"
    REFUSED = "refused"
    UNDONE = "undone"
    RECEIPT = "receipt"


STATE_WORDS: dict[State, str] = {
    State.RECEIVED: N_("op tijd"),
    State.LATE: N_("te laat"),
    State.MISSING: N_("ontbreekt"),
    State.EXPECTED: N_("verwacht"),
    State.NONE: N_("nog niets"),
}
MARK_WORDS: dict[Mark, str] = {
    Mark.GAP: N_("nummer mist"),
    Mark.REPEAT: N_("dubbel"),
    Mark.ALTERED: N_("gewijzigd"),
    Mark.REFUSED: N_("fouten"),
    Mark.UNDONE: N_("ongedaan"),
    Mark.RECEIPT: N_("bewijs"),
}


@dataclass(frozen=True)
class MatrixCell:
    """An office in a month; `missing_numbers` of packages that should have come before these."""

    municipality: str
    month: str
    state: State
    marks: tuple[Mark, ...]
    missing_numbers: tuple[int, ...]
    packages: tuple[HistoryLine, ...]
    word: str
    mark_words: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class MatrixRow:
    """An office over the months."""

    municipality: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True)
class Matrix:
    """All offices over the months (`2026-11`), the oldest first; `due` is this month's hand-over day."""

    months: tuple[str, ...]
    month_names: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    due: dt.date
    missing_now: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether no package came yet."""
        return not any(cell.packages for row in self.rows for cell in row.cells)


@dataclass(frozen=True)
class _Calendar:
    """The months of the matrix, and the hand-over day of each."""

    due: dict[str, dt.date]
    today: dt.date

    @property
    def months(self) -> tuple[str, ...]:
        return tuple(self.due)


def matrix(desk: Desk, *, months: int = MONTHS) -> Matrix:
    """Return the twelve offices over the last months."""
    calendar = _calendar(desk, months)
    came = [line for line in lines(desk) if line.direction == "in" and line.kind in FROM_OFFICES]
    gaps = missing_numbers(came)
    by_place: dict[str, list[HistoryLine]] = {}
    for line in came:
        by_place.setdefault(line.municipality, []).append(line)
    rows = tuple(_row(m.name, by_place.get(m.name, []), gaps, (calendar, desk.tr)) for m in MUNICIPALITIES)
    names = tuple(_month_name(month, desk.tr) for month in calendar.months)
    overdue = tuple(r.municipality for r in rows if r.cells[-1].state in (State.MISSING, State.EXPECTED))
    return Matrix(calendar.months, names, rows, calendar.due[calendar.months[-1]], overdue)


def _calendar(desk: Desk, count: int) -> _Calendar:
    """Return the last months, each with the hand-over day of the rules that held then."""
    due = {}
    with desk.store.read() as reader:
        for month in _last_months(desk.today(), count):
            first = dt.date.fromisoformat(f"{month}-01")
            last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
            day = rules_in(reader, min(last, max(first, desk.today())))["handoff_day"]
            due[month] = min(first + dt.timedelta(days=max(day, 1) - 1), last)
    return _Calendar(due, desk.today())


def _last_months(today: dt.date, count: int) -> tuple[str, ...]:
    number = today.year * 12 + today.month - 1
    return tuple(f"{n // 12:04}-{n % 12 + 1:02}" for n in range(number - count + 1, number + 1))


def _month_name(month: str, tr: Translator) -> str:
    year, _, number = month.partition("-")
    return f"{tr(MONTH_NAMES[int(number) - 1])} {year[2:]}"


def _month_of(line: HistoryLine) -> str:
    return f"{line.made_at.astimezone():%Y-%m}"


def missing_numbers(came: Iterable[HistoryLine]) -> dict[int, tuple[int, ...]]:
    """Return, by place in the history, the numbers missing before a package of the same desk and kind.

    The first of an office's only desk should be number 1; a second laptop or a restored one may begin anywhere.
    """
    series: dict[tuple[str, str], dict[str, dict[int, HistoryLine]]] = {}
    for line in came:
        desks = series.setdefault((line.municipality, line.kind), {})
        desks.setdefault(line.desk_id, {}).setdefault(line.number, line)
    found: dict[int, tuple[int, ...]] = {}
    for desks in series.values():
        for numbers in desks.values():
            before = 0 if len(desks) == 1 else min(numbers) - 1
            for number in sorted(numbers):
                if number - before > 1:
                    found[numbers[number].n] = tuple(
                        range(before + 1, min(number, before + 1 + MOST_MISSING))
                    )
                before = number
    return found


def _row(
    municipality: str,
    came: Sequence[HistoryLine],
    gaps: Mapping[int, tuple[int, ...]],
    around: tuple[_Calendar, Translator],
) -> MatrixRow:
    calendar, tr = around
    first = min((_month_of(line) for line in came), default="9999-99")
    cells = []
    for month in calendar.months:
        packages = tuple(line for line in came if _month_of(line) == month)
        state = _state(packages, month, first, calendar)
        missing = tuple(sorted({n for line in packages for n in gaps.get(line.n, ())}))
        marks = tuple(_marks(packages, missing))
        words = tuple(tr(MARK_WORDS[mark]) for mark in marks)
        said = _sentence(tr, (municipality, _month_name(month, tr), tr(STATE_WORDS[state])), words, missing)
        short = tr(STATE_WORDS[state]) if state != State.NONE else NOTHING
        cells.append(MatrixCell(municipality, month, state, marks, missing, packages, short, words, said))
    return MatrixRow(municipality, tuple(cells))


def _state(packages: Sequence[HistoryLine], month: str, first: str, calendar: _Calendar) -> State:
    due = calendar.due[month]
    if packages:
        made = min(line.made_at.astimezone().date() for line in packages)
        return State.LATE if made > due else State.RECEIVED
    if month == calendar.months[-1] and calendar.today <= due:
        return State.EXPECTED
    return State.MISSING if month > first or month == calendar.months[-1] else State.NONE


def _marks(packages: Sequence[HistoryLine], missing: Sequence[int]) -> Iterable[Mark]:
    ids = [line.package_id for line in packages]
    conditions = {
        Mark.GAP: bool(missing),
        Mark.REPEAT: len(set(ids)) < len(ids),
        Mark.ALTERED: any(line.hand_edits for line in packages),
        Mark.REFUSED: any(line.refused for line in packages),
        Mark.UNDONE: any(line.undone_at for line in packages),
        Mark.RECEIPT: bool(packages) and all(line.receipts for line in packages),
    }
    return (mark for mark, holds in conditions.items() if holds)


def _sentence(
    tr: Translator, said: tuple[str, str, str], words: Sequence[str], missing: Sequence[int]
) -> str:
    """Return a cell in one sentence, for those who hear it."""
    told = list(words)
    if missing:
        told[0] = tr(N_("nummer {numbers} kwam niet aan"), numbers=", ".join(map(str, missing)))
    place, month, state = said
    return f"{place}, {month}: " + ", ".join([state, *told])
