# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sizes and words: a function fits a screen, and says what it does."""

import ast
from collections.abc import Iterator

from tests.architecture.source import FUNCTIONS, Module, length, modules

MAX_FUNCTION = 40
MAX_PARAMETERS = 5
MAX_CLASS = 250
MAX_MODULE = 400

ALLOWED: dict[str, str] = {}
"""`path:name` -> why this one may be bigger. Empty is the aim; a reason is owed."""


def too_big(module: Module) -> Iterator[str]:
    if len(module.lines) > MAX_MODULE:
        yield f"{module.name}: {len(module.lines)} lines"
    for node in ast.walk(module.tree):
        if isinstance(node, FUNCTIONS):
            if length(node) > MAX_FUNCTION:
                yield f"{module.name}:{node.name}: {length(node)} lines"
            if parameters(node) > MAX_PARAMETERS:
                yield f"{module.name}:{node.name}: {parameters(node)} parameters"
        elif isinstance(node, ast.ClassDef) and length(node) > MAX_CLASS:
            yield f"{module.name}:{node.name}: {length(node)} lines"


def parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    spec = node.args
    named = [arg.arg for arg in (*spec.posonlyargs, *spec.args, *spec.kwonlyargs)]
    return len([name for name in named if name not in {"self", "cls"}])


def undocumented(module: Module) -> Iterator[str]:
    if not ast.get_docstring(module.tree):
        yield module.name
    yield from undocumented_members(module.name, module.tree)


def undocumented_members(where: str, node: ast.Module | ast.ClassDef) -> Iterator[str]:
    for child in node.body:
        if isinstance(child, (*FUNCTIONS, ast.ClassDef)) and not child.name.startswith("_"):
            if not ast.get_docstring(child) and not is_override(child):
                yield f"{where}:{child.name}"
            if isinstance(child, ast.ClassDef):
                yield from undocumented_members(f"{where}:{child.name}", child)


def is_override(node: ast.AST) -> bool:
    """A method in Qt's camelCase, or one that says so, is documented where it comes from."""
    name = getattr(node, "name", "")
    marks = [ast.unparse(mark) for mark in getattr(node, "decorator_list", [])]
    camel = isinstance(node, FUNCTIONS) and name != name.lower()
    return camel or any(mark.split(".")[-1] in {"override", "overload", "setter"} for mark in marks)


def test_nothing_is_bigger_than_a_reader_can_hold() -> None:
    found = [line for module in modules() for line in too_big(module)]
    assert not [line for line in found if line.rsplit(": ", 1)[0] not in ALLOWED]


def test_every_module_and_public_name_says_what_it_is() -> None:
    assert not [name for module in modules() for name in undocumented(module)]


def test_the_allow_list_gives_a_reason_and_names_what_exists() -> None:
    names = {line.rsplit(": ", 1)[0] for module in modules() for line in too_big(module)}
    for entry, reason in ALLOWED.items():
        assert len(reason) > 20, entry
        assert entry in names, f"{entry} is no longer too big: take it off the list"


def test_the_size_rules_see_what_is_too_big() -> None:
    body = "\n".join("    x = 1" for _ in range(50))
    text = f'"""m."""\ndef long(a, b, c, d, e, f):\n{body}\n'
    module = Module(modules()[0].path, text, ast.parse(text))
    assert len(list(too_big(module))) == 2
    assert len(list(undocumented(module))) == 1
