# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire's workbook as lint sees it: its tables, questions by name, lists, languages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ensure_desk.surveys.lint.table import Row, Table, table
from ensure_desk.surveys.lint.words import BEGINS, ENDS, SELECT_LONG, TEXT_COLUMNS

_OTHER = re.compile(r"\s*\+?\s*or(?:[ _]specify)?[ _]other\s*$", re.IGNORECASE)
BEGIN, END = "(begin)", "(end)"  # unlike any type: `end` is a moment
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Kind:
    """What the column `type` says: `begin`/`end` with `what`, a select with its list, or a plain type."""

    word: str
    what: str = ""
    list_name: str = ""

    @property
    def is_begin(self) -> bool:
        """Say whether a group or repeat begins."""
        return self.word == BEGIN

    @property
    def is_end(self) -> bool:
        """Say whether a group or repeat ends."""
        return self.word == END

    @property
    def is_select(self) -> bool:
        """Say whether it asks for choices."""
        return self.word in ("select_one", "select_multiple", "rank")


def kind_of(written: str) -> Kind:
    """Return what a cell of the column `type` means."""
    words = _SPACES.sub(" ", written.strip())
    low = words.lower()
    if low in BEGINS or low in ENDS:
        return Kind(BEGIN if low in BEGINS else END, BEGINS.get(low) or ENDS[low])
    for begin, what in BEGINS.items():
        if low.startswith(begin + " ") and what in ("loop", "group", "table"):
            return Kind(BEGIN, what)
    bare = _OTHER.sub("", words)
    for long, short in sorted(SELECT_LONG.items(), key=lambda pair: -len(pair[0])):
        if bare.lower() == long or bare.lower().startswith(long + " "):
            return Kind(short, list_name=bare[len(long) :].strip())
    return Kind(low)


@dataclass(frozen=True)
class Workbook:
    """The sheets of a workbook by their name in small letters."""

    tables: Mapping[str, Table]

    @classmethod
    def of(cls, sheets: Mapping[str, Sequence[Sequence[str]]]) -> "Workbook":
        """Return the workbook of cells as text by sheet."""
        return cls({name.strip().lower(): table(name, cells) for name, cells in sheets.items()})

    def sheet(self, name: str) -> Table:
        """Return a sheet, empty when it is not there."""
        return self.tables.get(name) or Table(name)

    @cached_property
    def survey(self) -> list[tuple[Row, Kind]]:
        """Return the rows of the survey that are in use, with what their type means."""
        rows = [r for r in self.sheet("survey") if r.get("disabled").lower() not in ("yes", "true")]
        return [
            (row, kind_of(row.get("type", "command"))) for row in rows if row.get("type", "command", "name")
        ]

    @cached_property
    def questions(self) -> dict[str, tuple[Row, Kind]]:
        """Return the named rows that can be referred to."""
        found: dict[str, tuple[Row, Kind]] = {}
        for row, kind in self.survey:
            if (name := row.get("name", "value")) and not kind.is_end:
                found.setdefault(name, (row, kind))
        return found

    @cached_property
    def lists(self) -> dict[str, list[Row]]:
        """Return the choices by the name of their list."""
        found: dict[str, list[Row]] = {}
        for row in self.sheet("choices"):
            if name := row.get("list_name", "list name"):
                found.setdefault(name, []).append(row)
        return found

    def codes(self, name: str) -> list[str]:
        """Return the codes of the list of a question; empty when it has none or comes from a file."""
        _, kind = self.questions.get(name, (None, Kind("")))
        return [row.get("name", "value") for row in self.lists.get(kind.list_name, [])]

    @cached_property
    def languages(self) -> dict[str, int]:
        """Return the languages of all columns of texts with how many columns each has."""
        found: dict[str, int] = {}
        for sheet in ("survey", "choices"):
            for column in self.sheet(sheet).headings.values():
                base, mark, language = column.partition("::")
                if mark and base.strip().lower() in TEXT_COLUMNS:
                    found[language.strip()] = found.get(language.strip(), 0) + 1
        return found
