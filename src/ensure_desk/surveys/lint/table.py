# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A sheet of a questionnaire's workbook as rows with named cells, and the near word for one that is not known."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_CLOSE = 0.8


@dataclass(frozen=True)
class Row:
    """A row: its number as Excel counts, and its cells by column (`label::Nederlands (nl)` as written, lower case)."""

    number: int
    cells: dict[str, str]

    def get(self, *names: str) -> str:
        """Return the first filled cell of these columns, without outer spaces."""
        return next((v for n in names if (v := self.cells.get(n, "").strip())), "")

    def texts(self, name: str) -> dict[str, str]:
        """Return the filled cells of a column by language (`` = none)."""
        found = {}
        for column, value in self.cells.items():
            base, _, language = column.partition("::") if "::" in column else column.partition(":")
            if base.strip() == name and value.strip():
                found[language.strip()] = value.strip()
        return found


@dataclass(frozen=True)
class Table:
    """A sheet: its name as written, its headings as written by column, and its rows."""

    name: str
    headings: dict[str, str] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    doubles: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def column(self, *names: str) -> str:
        """Return the heading as written of the first of these columns, else the first name."""
        return next((self.headings[n] for n in names if n in self.headings), names[0])


def table(name: str, cells: Sequence[Sequence[str]]) -> Table:
    """Return the rows of a sheet; the first row with anything in it holds the headings."""
    top = next((n for n, row in enumerate(cells) if any(c.strip() for c in row)), None)
    if top is None:
        return Table(name)
    headings: dict[str, str] = {}
    doubles: list[str] = []
    columns = [" ".join(h.split()).lower() for h in cells[top]]
    for key, written in zip(columns, cells[top], strict=True):
        if key and key in headings:
            doubles.append(written.strip())
        elif key:
            headings[key] = written.strip()
    rows = [
        Row(number, {k: v for k, v in zip(columns, values, strict=False) if k})
        for number, values in enumerate(cells[top + 1 :], top + 2)
        if any(v.strip() for v in values)
    ]
    return Table(name, headings, tuple(rows), tuple(doubles))


def near(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like one; empty when none comes close."""
    from rapidfuzz import process  # cold start: only a mistake asks for it
    from rapidfuzz.distance import JaroWinkler  # cold start: as above

    scores = process.extract(
        word.lower(), {k: k.lower() for k in known}, scorer=JaroWinkler.similarity, limit=1
    )
    return next((str(key) for _, score, key in scores if score >= _CLOSE), "")
