# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checks of expressions: brackets, quotes, functions, references, codes that are in no list, circles."""

import re
from collections.abc import Iterator

from ensure_desk.surveys.lint.issues import Issue
from ensure_desk.surveys.lint.questionnaire import Kind, Workbook
from ensure_desk.surveys.lint.rows import issue, warning
from ensure_desk.surveys.lint.table import Row, near
from ensure_desk.surveys.xpath.compile import compiled
from ensure_desk.surveys.xpath.errors import ExpressionError
from ensure_desk.surveys.xpath.functions import FUNCTIONS, LANGUAGE
from ensure_desk.surveys.xpath.parser import Binary, Call, Expression, Negative, Path, Text, parse

COLUMNS = (
    "relevant",
    "relevance",
    "constraint",
    "calculation",
    "calculate",
    "required",
    "readonly",
    "read_only",
)
OTHERS = ("choice_filter", "repeat_count", "trigger", "default")
_REFERENCE = re.compile(r"\$\{\s*([^}\s]+)\s*\}")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_CURLY = re.compile("[\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u2032\u2033`\u00b4]")
_CAPITALS = re.compile(r"\b(AND|OR|DIV|MOD|And|Or|NOT)\b")
_ODD = {
    "&&": "and",
    "||": "or",
    "<>": "!=",
    "=>": ">=",
    "=<": "<=",
    "!==": "!=",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
}
_WRITTEN_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_COMMA = re.compile(r"(?<![\w'\",])\d+,\d+(?![\w,'\"])")
_MARK = "vraag_"  # stands before the name of a question in an expression without its ${}
SELECTS = ("select_one", "select_multiple")


def check_expressions(book: Workbook) -> Iterator[Issue]:
    """Yield what is wrong with every expression of the survey, and circles among them."""
    for row, kind in book.survey:
        for column in (*COLUMNS, *OTHERS):
            text = row.get(column)
            if text and _is_expression(column, text):
                yield from _check(book, row, kind, column, text)
        for column in ("label", "hint", "constraint_message", "required_message", "guidance_hint"):
            yield from _labels(book, row, column)
    yield from _circles(book)


def _is_expression(column: str, text: str) -> bool:
    if column in ("required", "readonly", "read_only"):
        return text.lower() not in ("yes", "no", "true", "false", "y", "n", "1", "0", "required")
    if column == "default":
        return "${" in text or bool(re.fullmatch(r"[\w:-]+\(.*\)", text, re.DOTALL))
    return column != "choice_filter" or not text.startswith("search(")


def _labels(book: Workbook, row: Row, column: str) -> Iterator[Issue]:
    for cell, text in row.cells.items():
        if cell == column or cell.startswith(f"{column}:"):
            yield from _references(book, row, cell, text)


def _references(book: Workbook, row: Row, column: str, text: str) -> Iterator[Issue]:
    for name in _REFERENCE.findall(text):
        bare = name.removeprefix("last-saved#")
        if bare not in book.questions:
            yield issue(book, row, "reference_unknown", column, name=bare, near=near(bare, book.questions))
    rest = _REFERENCE.sub("", text)
    if "${" in rest:
        yield issue(book, row, "reference_open", column, value=rest[rest.index("${") :][:40])


def _check(book: Workbook, row: Row, kind: Kind, column: str, text: str) -> Iterator[Issue]:
    found = [*_references(book, row, column, text), *_signs(book, row, column, text)]
    yield from found
    if not found:
        yield from _tree(book, row, kind, column, text)


def _signs(book: Workbook, row: Row, column: str, text: str) -> Iterator[Issue]:
    """Yield what a reader of expressions would only stumble over: signs people type from habit."""
    bare = _QUOTED.sub("''", _REFERENCE.sub("1", text))
    odd = next((sign for sign in _ODD if sign in bare), "")
    if curly := _CURLY.search(bare):
        yield warning(book, row, "quote_curly", column, sign=curly[0])
    elif "==" in bare and "!==" not in bare:
        yield issue(book, row, "equals_twice", column)
    elif odd:
        yield issue(book, row, "operator_odd", column, sign=odd, near=_ODD[odd])
    elif capital := _CAPITALS.search(bare):
        yield issue(book, row, "word_capital", column, sign=capital[0], near=capital[0].lower())
    else:
        yield from _marks(book, row, column, bare)


def _marks(book: Workbook, row: Row, column: str, bare: str) -> Iterator[Issue]:
    """Yield a quote or a bracket without its partner, and a number with a comma outside every function."""
    if bare.count("'") % 2 or bare.count('"') % 2:
        yield issue(book, row, "quote_open", column)
    elif bare.count("(") != bare.count(")") or bare.count("[") != bare.count("]"):
        yield issue(book, row, "bracket_open", column)
    elif comma := re.search(r"[<>=]\s*(\d+,\d+)", _outside(bare)):
        yield issue(book, row, "decimal_comma", column, value=comma[1], near=comma[1].replace(",", "."))


def _outside(text: str) -> str:
    """Return what stands outside all brackets: within them a comma separates values."""
    while (bare := re.sub(r"\([^()]*\)", "", text)) != text:
        text = bare
    return bare


def _tree(book: Workbook, row: Row, kind: Kind, column: str, text: str) -> Iterator[Issue]:
    plain = _REFERENCE.sub(lambda m: f"{_MARK}{m[1].removeprefix('last-saved#')}", text)
    try:
        compiled(plain)
        tree = parse(plain)
    except ExpressionError as error:
        yield _said(book, row, column, text, error)
        return
    yield from _meanings(book, row, column, tree)
    if column in ("relevant", "relevance") and any(_is_own(p) for p in paths(tree)):
        yield warning(book, row, "self_reference", column)
    if column == "choice_filter":
        yield from _filter_columns(book, row, tree)


def _said(book: Workbook, row: Row, column: str, text: str, error: ExpressionError) -> Issue:
    if error.code == "function_unknown":
        name = str(error.params["name"])
        return issue(
            book, row, "function_unknown", column, name=name, near=near(name, [*FUNCTIONS, *LANGUAGE])
        )
    if error.code == "argument_count":
        return issue(book, row, "argument_count", column, **error.params)
    if (
        error.code == "sign_expected"
        and error.params.get("sign") in (")", "]")
        or error.code == "bracket_open"
    ):
        return issue(book, row, "bracket_open", column)
    found = str(error.params.get("found") or error.params.get("sign") or text[-10:])
    return issue(book, row, "expression_odd", column, found=found.replace(_MARK, ""))


def _is_own(path: Path) -> bool:
    return not path.absolute and path.start is None and [s.name for s in path.steps] in ([], ["."])


def paths(tree: Expression) -> Iterator[Path]:
    """Yield every path of an expression outside predicates."""
    if isinstance(tree, Path):
        yield tree
    elif isinstance(tree, Binary):
        yield from paths(tree.left)
        yield from paths(tree.right)
    elif isinstance(tree, Negative):
        yield from paths(tree.operand)
    elif isinstance(tree, Call):
        for argument in tree.arguments:
            yield from paths(argument)


def _meanings(book: Workbook, row: Row, column: str, tree: Expression) -> Iterator[Issue]:
    if isinstance(tree, Binary):
        yield from _compared(book, row, column, tree)
        yield from _meanings(book, row, column, tree.left)
        yield from _meanings(book, row, column, tree.right)
    elif isinstance(tree, Negative):
        yield from _meanings(book, row, column, tree.operand)
    elif isinstance(tree, Call):
        yield from _called(book, row, column, tree)
        for argument in tree.arguments:
            yield from _meanings(book, row, column, argument)


def _question(tree: Expression) -> str:
    """Return the name of the question an expression is nothing but a reference to."""
    name = tree.steps[0].name if isinstance(tree, Path) and len(tree.steps) == 1 else ""
    return name.removeprefix(_MARK) if name.startswith(_MARK) else ""


def _asked(book: Workbook, row: Row, tree: Expression) -> str:
    """Return the question an operand stands for: a reference, or the dot for the row's own."""
    if isinstance(tree, Path) and _is_own(tree):
        return row.get("name", "value")
    return _question(tree)


def _compared(book: Workbook, row: Row, column: str, tree: Binary) -> Iterator[Issue]:
    for one, other in ((tree.left, tree.right), (tree.right, tree.left)):
        if not isinstance(other, Text):
            continue
        if day := _WRITTEN_DAY.fullmatch(other.value):
            iso = f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}"
            yield issue(book, row, "date_written", column, value=other.value, near=iso)
        name = _asked(book, row, one)
        if name and tree.operator in ("=", "!=") and other.value:
            yield from _in_list(book, row, column, name, other.value)
            if book.questions[name][1].word == "select_multiple":
                yield warning(book, row, "select_equals", column, name=name, value=f"'{other.value}'")


def _in_list(book: Workbook, row: Row, column: str, name: str, code: str) -> Iterator[Issue]:
    if name not in book.questions or book.questions[name][1].word not in SELECTS:
        return
    written = book.questions[name][0].get("type").lower()
    codes = book.codes(name)
    if codes and code not in codes and not ("other" in written and code == "other"):
        yield issue(book, row, "value_not_in_list", column, value=code, name=name, near=near(code, codes))


def _called(book: Workbook, row: Row, column: str, tree: Call) -> Iterator[Issue]:
    if tree.name == "selected" and isinstance(tree.arguments[1], Text):
        name = _asked(book, row, tree.arguments[0])
        code = tree.arguments[1].value.strip()
        if name and code:
            yield from _in_list(book, row, column, name, code)
    if tree.name == "regex" and isinstance(tree.arguments[1], Text):
        try:
            compiled(f"regex('', {_literal(tree.arguments[1].value)})")(None)  # type: ignore[arg-type]  # reads no node
        except ExpressionError:
            yield issue(book, row, "pattern_odd", column, value=tree.arguments[1].value[:40])


def _literal(text: str) -> str:
    return f'"{text}"' if "'" in text else f"'{text}'"


def _filter_columns(book: Workbook, row: Row, tree: Expression) -> Iterator[Issue]:
    """Yield words of a choice filter that are neither a column of the choices nor a question."""
    sheets = (book.sheet("choices"), book.sheet("external_choices"))
    columns = {h.lower(): h for sheet in sheets for h in sheet.headings.values()}
    if row.get("type").lower().split(" ")[0].endswith(("_file", "_external")):
        return
    for path in paths(tree):
        name = path.steps[0].name if len(path.steps) == 1 and not path.absolute and path.start is None else ""
        if not name or name in (".", "..", "*") or name.startswith((_MARK, "@")):
            continue
        if name.lower() in columns or name in ("name", "label", "itextId"):
            continue
        if name in book.questions:
            yield issue(book, row, "reference_bare", "choice_filter", name=name)
        else:
            yield issue(
                book, row, "filter_column", "choice_filter", name=name, near=near(name, columns.values())
            )


def _circles(book: Workbook) -> Iterator[Issue]:
    """Yield one issue per circle of calculations and conditions that wait for each other."""
    reads = {name: _read_by(row) for name, (row, _) in book.questions.items()}
    done: set[str] = set()
    for start in reads:
        trail: list[str] = []
        found = _loop(start, reads, trail, done)
        if found:
            row, _ = book.questions[found[0]]
            after = found[1 % len(found)]
            columns = ("calculation", "calculate", "relevant", "relevance")
            column = next(c for c in columns if after in _REFERENCE.findall(row.get(c)))
            yield issue(book, row, "circle", column, name=found[-1])
            done.update(found)


def _read_by(row: Row) -> list[str]:
    """Return the questions whose change changes this one: those in its calculation and relevance."""
    texts = [row.get("calculation", "calculate"), row.get("relevant", "relevance")]
    if "once(" in texts[0]:
        texts = texts[1:]
    return [n for text in texts for n in _REFERENCE.findall(text)]


def _loop(start: str, reads: dict[str, list[str]], trail: list[str], done: set[str]) -> list[str]:
    """Return the names of a circle reached from a question, empty when there is none."""
    stack: list[tuple[str, int]] = [(start, 0)]
    trail.append(start)
    while stack:
        name, at = stack.pop()
        if name in done or at >= len(reads.get(name, ())):
            done.add(name)
            if trail and trail[-1] == name:
                trail.pop()
            continue
        stack.append((name, at + 1))
        after = reads[name][at]
        if after in trail:
            return trail[trail.index(after) :]
        if after not in done:
            trail.append(after)
            stack.append((after, 0))
    return []
