# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checks of the sheets as a whole: their names and columns, the lists of choices, the settings, the languages."""

import re
from collections.abc import Iterator

from ensure_desk.surveys.lint import words
from ensure_desk.surveys.lint.issues import Issue, Level
from ensure_desk.surveys.lint.questionnaire import Workbook
from ensure_desk.surveys.lint.rows import missing_languages, tidy_name
from ensure_desk.surveys.lint.table import Table, near

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
TOP_SCORE = 4  # a barrier is 0 (none) to 4
_PULLED = re.compile(r"pulldata\(\s*['\"]([^'\"]+)['\"]")
_FORM_ID = re.compile(r"[\w.:\-]+")
_NAMESPACED = re.compile(r"(?:bind|body|control|instance)::([\w-]+):")
_BUILT_IN = frozenset({"h", "ev", "xsd", "jr", "orx", "odk", "entities"})
_ADDRESSES = {"ensure": "urn:ensure-desk:questionnaire"}
_OURS = "Nederlands (nl)"
_PREFIXES = (
    "bind",
    "body",
    "control",
    "instance",
    "media",
    "ensure",
    "label",
    "hint",
    "geopoint",
    "orx",
    "jr",
    "odk",
)
_COLUMNS = {"survey": words.SURVEY_COLUMNS, "settings": words.SETTINGS_COLUMNS}


def check_sheets(book: Workbook) -> Iterator[Issue]:
    """Yield what is wrong with sheets, columns, choices, settings and languages."""
    yield from _names(book)
    if "survey" not in book.tables:
        yield Issue("no_survey", "")
        return
    if not book.survey:
        yield Issue("no_questions", book.sheet("survey").name)
    for sheet in ("survey", "choices", "settings"):
        yield from _columns(book, sheet)
    yield from _choices(book)
    yield from _files(book)
    yield from _settings(book)
    yield from _languages(book)
    yield from _namespaces(book)


def _names(book: Workbook) -> Iterator[Issue]:
    for name, found in book.tables.items():
        if name not in words.SHEETS and found.headings:
            close = near(name, words.SHEETS)
            if close and close not in book.tables:
                yield Issue(
                    "sheet_name", found.name, params={"name": found.name, "near": close}, level=Level.WARNING
                )


def _columns(book: Workbook, sheet: str) -> Iterator[Issue]:
    found = book.sheet(sheet)
    for written in found.doubles:
        yield Issue("column_twice", found.name, _top(found), written, {"name": written})
    needed = {"survey": ("type",), "choices": ("list_name", "name")}.get(sheet, ())
    other = {"type": "command", "list_name": "list name", "name": "value"}
    for name in needed if found.headings else ():
        if name not in found.headings and other[name] not in found.headings:
            yield Issue("column_missing", found.name, _top(found), name, {"name": name})
    known = _COLUMNS.get(sheet, words.CHOICE_COLUMNS)
    for column, written in found.headings.items():
        base = re.split(r":{1,2}", column)[0].strip()
        if {column, base, base.replace(" ", "_")} & known or base in _PREFIXES or column.startswith("_"):
            continue
        close = near(base, known)
        if sheet == "choices" and not (close and base not in _filters(book)):
            continue
        code = "setting_unknown" if sheet == "settings" else "column_unknown"
        level = Level.ERROR if close and sheet == "survey" and not base.startswith(close) else Level.WARNING
        yield Issue(code, found.name, _top(found), written, {"name": written, "near": close}, level)


def _top(found: Table) -> int:
    return found.rows[0].number - 1 if found.rows else 1


def _filters(book: Workbook) -> str:
    return " ".join(row.get("choice_filter").lower() for row, _ in book.survey)


def _choices(book: Workbook) -> Iterator[Issue]:
    found = book.sheet("choices")
    used = {kind.list_name for _, kind in book.survey if kind.list_name}
    allowed = any(r.get("allow_choice_duplicates").lower() in ("yes", "true") for r in book.sheet("settings"))
    for name, rows in book.lists.items():
        seen: dict[str, int] = {}
        many = any(k.word == "select_multiple" and k.list_name == name for _, k in book.survey)
        for row in rows:
            code = row.get("name", "value")
            column = found.column("name", "value")
            if not code:
                yield Issue("choice_code_missing", found.name, row.number, column)
                continue
            if " " in code and many:
                params = {"name": code, "near": tidy_name(code)}
                yield Issue("choice_code_space", found.name, row.number, column, params)
            if code in seen and not allowed:
                yield Issue("choice_twice", found.name, row.number, column, {"name": code, "row": seen[code]})
            seen.setdefault(code, row.number)
        if used and name not in used and not _mentions(book, name):
            yield Issue(
                "list_unused",
                found.name,
                rows[0].number,
                found.column("list_name", "list name"),
                {"name": name},
                Level.WARNING,
            )
    yield from _choice_cells(book)
    yield from _scales(book)


def _scales(book: Workbook) -> Iterator[Issue]:
    """Yield scores outside those of a barrier, in lists that questions about barriers use."""
    found = book.sheet("choices")
    for name in {kind.list_name for row, kind in book.survey if row.get("bind::ensure:domain")}:
        rows = book.lists.get(name, [])
        columns = ("score",) if any(row.get("score") for row in rows) else ("name", "value")
        for row in rows:
            score = row.get(*columns)
            if _NUMBER.fullmatch(score) and not 0 <= float(score.replace(",", ".")) <= TOP_SCORE:
                params: dict[str, str | int] = {"value": score, "top": TOP_SCORE}
                yield Issue("score_range", found.name, row.number, found.column(*columns), params)


def _files(book: Workbook) -> Iterator[Issue]:
    """Yield the lists that are expected beside the workbook and have no sheet in it."""
    found, said = book.sheet("survey"), set[str]()
    for row, kind in book.survey:
        cells = {name: set(_PULLED.findall(text)) for name, text in row.cells.items() if "pulldata(" in text}
        if kind.list_name.lower().endswith(".csv"):
            cells["type"] = {kind.list_name[: -len(".csv")]}
        for column, names in cells.items():
            for name in sorted(names - said):
                said.add(name)
                if name.lower() not in book.tables:
                    params: dict[str, str | int] = {"name": name}
                    yield Issue("file_missing", found.name, row.number, column, params, Level.WARNING)


def _mentions(book: Workbook, name: str) -> bool:
    """Say whether a list is named in an expression: in instance(), or through search() or a loop."""
    return any(name in value for row, _ in book.survey for value in row.cells.values())


def _choice_cells(book: Workbook) -> Iterator[Issue]:
    found = book.sheet("choices")
    for row in found:
        code = row.get("name", "value")
        if code and not row.get("list_name", "list name"):
            yield Issue("choice_list_missing", found.name, row.number, found.column("list_name", "list name"))
        labels = row.texts("label")
        if code and not labels and not any(row.texts(n) for n in ("image", "media", "audio", "video")):
            yield Issue(
                "choice_label_missing", found.name, row.number, found.column("label"), level=Level.WARNING
            )
        yield from missing_languages(book, "choices", row, labels)
        score = row.get("score")
        if score and not _NUMBER.fullmatch(score):
            yield Issue("score_odd", found.name, row.number, found.column("score"), {"value": score})


def _settings(book: Workbook) -> Iterator[Issue]:
    found = book.sheet("settings")
    for row in found.rows[:1]:
        value = row.get("form_id", "id_string")
        if value and not _FORM_ID.fullmatch(value):
            params = {"value": value, "near": tidy_name(value)}
            yield Issue(
                "form_id_odd",
                found.name,
                row.number,
                found.column("form_id", "id_string"),
                params,
                Level.WARNING,
            )
        default = row.get("default_language")
        if default and book.languages and default not in book.languages:
            params = {"name": default, "near": near(default, book.languages)}
            yield Issue(
                "language_unknown",
                found.name,
                row.number,
                found.column("default_language"),
                params,
                Level.WARNING,
            )


def _languages(book: Workbook) -> Iterator[Issue]:
    """Yield languages written in two ways, and columns of texts without a language beside others that have one."""
    said: set[str] = set()
    for sheet in ("survey", "choices"):
        found = book.sheet(sheet)
        for written in found.headings.values():
            base, mark, language = (part.strip() for part in written.partition("::"))
            if (
                not mark
                and base.lower() == "label"
                and any(h.lower().startswith("label::") for h in found.headings.values())
            ):
                params = {"name": written, "near": _language_left(book, found)}
                yield Issue("language_none", found.name, _top(found), written, params, Level.WARNING)
            rival = _rival(book, language) if mark else ""
            if rival and language not in said:
                said |= {language, rival}
                params = {"name": language, "near": rival}
                yield Issue("language_near", found.name, _top(found), written, params, Level.WARNING)


def _language_left(book: Workbook, found: Table) -> str:
    """Return the most used language that no label of a sheet has yet, else ours."""
    taken = {h.partition("::")[2].strip().lower() for h in found.headings.values()}
    left = [x for x in sorted(book.languages, key=lambda x: -book.languages[x]) if x.lower() not in taken]
    return left[0] if left else _OURS


def _namespaces(book: Workbook) -> Iterator[Issue]:
    """Yield columns with a prefix that the sheet settings does not explain: without it nothing can be converted."""
    known = " ".join(row.get("namespaces") or "" for row in book.sheet("settings").rows[:1])
    found = book.sheet("survey")
    for written in found.headings.values():
        match = _NAMESPACED.match(written)
        if match and match[1] not in _BUILT_IN and not re.search(rf"\b{match[1]}\s*=", known):
            address = _ADDRESSES.get(match[1], "http://")
            params = {"name": written, "near": f'{match[1]}="{address}"'}
            yield Issue("namespace_missing", found.name, _top(found), written, params)


def _rival(book: Workbook, language: str) -> str:
    """Return a language with more columns that is written nearly the same."""
    plain = re.sub(r"\W", "", language.partition("(")[0]).lower()
    for other, count in book.languages.items():
        same = re.sub(r"\W", "", other.partition("(")[0]).lower() == plain
        if other != language and same and count >= book.languages.get(language, 0):
            return other
    return ""
