# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lint of a questionnaire: every check over one workbook, in the order of its sheets and rows."""

from collections.abc import Mapping, Sequence

from ensure_desk.surveys.lint.expressions import check_expressions
from ensure_desk.surveys.lint.issues import Issue
from ensure_desk.surveys.lint.questionnaire import Workbook
from ensure_desk.surveys.lint.rows import check_rows
from ensure_desk.surveys.lint.sheets import check_sheets
from ensure_desk.surveys.publish import Converted, problem_of

_ORDER = {"": 0, "survey": 1, "choices": 2, "settings": 3}


def lint(sheets: Mapping[str, Sequence[Sequence[str]]]) -> tuple[Issue, ...]:
    """Return everything that is wrong with the cells of a workbook, by sheet, row and column."""
    book = Workbook.of(sheets)
    found = [*check_sheets(book), *check_rows(book), *check_expressions(book)]
    unique = {(i.code, i.sheet, i.row, i.column, str(i.params)): i for i in found}
    return tuple(sorted(unique.values(), key=lambda i: (_ORDER.get(i.sheet.lower(), 4), i.row, i.column)))


def lint_converted(converted: Converted) -> tuple[Issue, ...]:
    """Return what lint finds; what only the conversion or the engine refused comes last, in their words."""
    found = lint(converted.sheets)
    problem = problem_of(converted)
    if problem is None or any(i.level == "error" for i in found):
        return found
    said = converted.error or problem.code
    return (
        *found,
        Issue("not_converted", "", params={"said": said.splitlines()[0] if said else problem.code}),
    )
