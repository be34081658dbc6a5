# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checks of the rows of the survey: types, names, texts, groups, defaults, appearances."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ensure_desk.surveys.lint import words
from ensure_desk.surveys.lint.issues import Issue, Level
from ensure_desk.surveys.lint.questionnaire import Kind, Workbook
from ensure_desk.surveys.lint.table import Row, near

_NAME = re.compile(r"(?:[^\W\d]|_)[\w.\-]*")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[T ].*)?")
_PARAMETER = re.compile(r"[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s=,;]+)")
_YES_NO = frozenset(["yes", "no", "true", "false", "true()", "false()", "y", "n", "1", "0", "required"])
_DYNAMIC = re.compile(r"[()${}]|\w\s*[-+*]\s*\w")
_SIZED = re.compile(r"(?:columns-\d+|w\d+|compact-\d+|h\d+|ex:.*|search\(.*|bearing.*|printer:.*)")
SHEET = "survey"


def check_rows(book: Workbook) -> Iterator[Issue]:
    """Yield what is wrong with single rows and with the groups they make."""
    for row, kind in book.survey:
        yield from _type(book, row, kind)
        if not kind.is_end:
            yield from _name(book, row, kind)
            yield from _texts(book, row, kind)
            yield from _details(book, row, kind)
    yield from _groups(book)


def issue(book: Workbook, row: Row, code: str, column: str, /, **params: str | int) -> Issue:
    """Return an error in a cell of the survey."""
    return Issue(code, book.sheet(SHEET).name, row.number, book.sheet(SHEET).column(column), params)


def warning(book: Workbook, row: Row, code: str, column: str, /, **params: str | int) -> Issue:
    """Return a warning about a cell of the survey."""
    return Issue(
        code, book.sheet(SHEET).name, row.number, book.sheet(SHEET).column(column), params, Level.WARNING
    )


def _type(book: Workbook, row: Row, kind: Kind) -> Iterator[Issue]:
    written = row.get("type", "command")
    if not written:
        yield issue(book, row, "type_missing", "type")
    elif kind.is_select:
        yield from _list(book, row, kind)
    elif kind.word in words.NOT_HERE:
        yield warning(book, row, "type_not_here", "type", name=written)
    elif not _is_known(kind):
        close = near(written.split(" ")[0], _types(written))
        yield issue(book, row, "type_unknown", "type", name=written, near=close)


def _is_known(kind: Kind) -> bool:
    known = kind.word in words.TYPES or kind.word in words.FILE_SELECTS
    return known or kind.is_begin or kind.is_end or kind.word.split(" ")[0] in words.WITH_MORE


def _types(written: str) -> list[str]:
    return (
        list(words.GOOD_TYPES) if " " not in written else [*words.GOOD_TYPES, "select_one", "select_multiple"]
    )


def _list(book: Workbook, row: Row, kind: Kind) -> Iterator[Issue]:
    name = kind.list_name
    if not name:
        yield issue(book, row, "list_missing", "type", name=kind.word)
    elif name not in book.lists and not _is_elsewhere(row, name):
        yield issue(book, row, "list_unknown", "type", name=name, near=near(name, book.lists))


def _is_elsewhere(row: Row, name: str) -> bool:
    """Say whether a list is no list of the workbook: a repeat, a file, or a search."""
    searched = "search(" in row.get("appearance") or row.get("choice_filter").startswith("search(")
    return searched or name.startswith("${") or "." in name


def _name(book: Workbook, row: Row, kind: Kind) -> Iterator[Issue]:
    name = row.get("name", "value")
    if not name:
        if kind.word not in words.META and kind.what != "group" and kind.word != "note":
            yield issue(book, row, "name_missing", "name")
    elif not _NAME.fullmatch(name.rpartition(":")[2]):
        yield issue(book, row, "name_odd", "name", name=name, near=tidy_name(name))
    elif name.lower() in words.RESERVED_NAMES:
        yield issue(book, row, "name_reserved", "name", name=name)


def tidy_name(name: str) -> str:
    """Return a name that can be used, made from one that cannot."""
    found = re.sub(r"[^\w.\-]+", "_", name.strip()).strip("_") or "vraag"
    return found if _NAME.fullmatch(found) else f"v_{found}"


def _texts(book: Workbook, row: Row, kind: Kind) -> Iterator[Issue]:
    if (
        kind.word in words.UNSEEN
        or kind.is_begin
        or row.get("calculation", "calculate")
        and kind.word == "hidden"
    ):
        return
    labels = row.texts("label")
    others = any(row.texts(n) for n in ("hint", "image", "audio", "video", "media", "guidance_hint"))
    if not labels and not others and kind.word not in ("range",):
        yield issue(book, row, "label_missing", "label")
        return
    yield from missing_languages(book, SHEET, row, labels)


def missing_languages(book: Workbook, sheet: str, row: Row, labels: dict[str, str]) -> Iterator[Issue]:
    """Yield a warning per language of the column label that a row has no text in."""
    for column in book.sheet(sheet).headings.values():
        base, mark, language = column.partition("::")
        if base.strip().lower() == "label" and mark and labels and language.strip().lower() not in labels:
            params = {"language": language.strip(), "column": column}
            yield Issue(
                "label_translation", book.sheet(sheet).name, row.number, column, params, Level.WARNING
            )


def _details(book: Workbook, row: Row, kind: Kind) -> Iterator[Issue]:
    calculation = row.get("calculation", "calculate", "bind::calculate")
    if kind.word == "calculate" and not calculation and not row.get("default"):
        yield issue(book, row, "calculation_missing", "calculation")
    required = row.get("required")
    if required and required.lower() not in _YES_NO and not _DYNAMIC.search(required) and "=" not in required:
        yield issue(book, row, "required_odd", "required", value=required)
    if row.texts("constraint_message") and not row.get("constraint", "bind::constraint"):
        column = next(iter(c for c in row.cells if c.startswith("constraint_message")), "constraint_message")
        yield warning(book, row, "message_alone", column, column="constraint")
    if kind.word == "range":
        yield from _range(book, row)
    yield from _parameters(book, row)
    yield from _default(book, row, kind)
    yield from _appearance(book, row)
    count = row.get("repeat_count", "count")
    if kind.what == "repeat" and count and not _NUMBER.fullmatch(count) and not _DYNAMIC.search(count):
        yield issue(book, row, "count_odd", "repeat_count", value=count)
    yield from _scoring(book, row)


def _scoring(book: Workbook, row: Row) -> Iterator[Issue]:
    """Yield what is wrong with how a question counts for a barrier."""
    domain, column = row.get("bind::ensure:domain"), "bind::ensure:domain"
    if domain and domain not in words.DOMAINS:
        yield issue(book, row, "domain_unknown", column, name=domain, near=near(domain, words.DOMAINS))
    for name in ("weight", "fewest"):
        value = row.get(f"bind::ensure:{name}")
        if value and not re.fullmatch(r"\d+(?:[.,]\d+)?", value):
            yield issue(book, row, "weight_odd", f"bind::ensure:{name}", value=value)
    if (value := row.get("bind::ensure:reverse")) and value.lower() not in _YES_NO:
        yield issue(book, row, "reverse_odd", "bind::ensure:reverse", value=value)


def _range(book: Workbook, row: Row) -> Iterator[Issue]:
    written = row.get("parameters", "body::parameters")
    found = dict(part.split("=", 1) for part in re.split(r"[\s,;]+", written) if "=" in part)
    bad = any(not _NUMBER.fullmatch(found.get(k, "0")) for k in ("start", "end", "step"))
    if (
        bad
        or found.get("step") in ("0", "0.0")
        or (found.get("start") and found.get("start") == found.get("end"))
    ):
        yield issue(book, row, "range_parameters", "parameters")


def _parameters(book: Workbook, row: Row) -> Iterator[Issue]:
    written = row.get("parameters")
    if written:
        rest = _PARAMETER.sub("", written).strip(" ,;\n")
        if rest:
            yield issue(book, row, "parameter_odd", "parameters", name=rest)


def _default(book: Workbook, row: Row, kind: Kind) -> Iterator[Issue]:
    value = row.get("default")
    if not value or _DYNAMIC.search(value):
        return
    wanted = {"integer": _NUMBER, "int": _NUMBER, "decimal": _NUMBER, "date": _DAY, "datetime": _DAY}.get(
        kind.word
    )
    if wanted and not wanted.fullmatch(value):
        yield warning(book, row, "default_odd", "default", value=value, type=kind.word)
    if kind.is_select and kind.list_name in book.lists:
        codes = [r.get("name", "value") for r in book.lists[kind.list_name]]
        for code in value.split() if kind.word != "select_one" else [value]:
            if code not in codes and value not in codes:
                params = {"value": code, "list": kind.list_name, "near": near(code, codes)}
                yield issue(book, row, "default_choice", "default", **params)


def _appearance(book: Workbook, row: Row) -> Iterator[Issue]:
    written = row.get("appearance", "control::appearance")
    if "(" in written:
        return
    for word in written.lower().split():
        if word not in words.APPEARANCES and not _SIZED.fullmatch(word):
            params = {"name": word, "near": near(word, words.APPEARANCES)}
            yield warning(book, row, "appearance_unknown", "appearance", **params)


def _groups(book: Workbook) -> Iterator[Issue]:
    """Yield what is wrong with begins and ends, and names that stand twice in one group."""
    open_: list[_Open] = []
    names: dict[str, int] = {}
    for row, kind in book.survey:
        if kind.is_end:
            if not open_:
                yield issue(book, row, "end_without_begin", "type", kind=kind.what)
                continue
            last = open_.pop()
            yield from _closed(book, row, kind, last, bool(names))
            names = last.names
            continue
        name = row.get("name", "value")
        if name and name in names:
            yield issue(book, row, "name_twice", "name", name=name, row=names[name])
        names.setdefault(name or f"({row.number})", row.number)
        if kind.is_begin:
            open_.append(_Open(row, kind, names))
            names = {}
    for last in open_:
        yield issue(book, last.row, "begin_without_end", "type", kind=last.kind.what)


@dataclass(frozen=True)
class _Open:
    """A group that has begun, with the names beside it."""

    row: Row
    kind: Kind
    names: dict[str, int]


def _closed(book: Workbook, row: Row, kind: Kind, last: _Open, filled: bool) -> Iterator[Issue]:
    if last.kind.what != kind.what:
        params: dict[str, str | int] = {"kind": kind.what, "begun": last.kind.what, "row": last.row.number}
        yield issue(book, row, "end_other", "type", **params)
    if not filled and kind.what in ("group", "repeat"):
        yield warning(book, last.row, "group_empty", "type", kind=last.kind.what)
