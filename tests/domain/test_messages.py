# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every refusal that the program can make has a sentence, and its values fit the sentence."""

import ast
import re
from pathlib import Path
from string import Formatter

import ensure_desk
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.messages import MESSAGES, sentence
from ensure_desk.domain.texts import SourceText

SOURCES = sorted(Path(ensure_desk.__file__).parent.rglob("*.py"))


def refusals() -> list[tuple[str, str, set[str] | None]]:
    """Return place, code and parameter names of every `UserError("code", ...)` in the program."""
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "UserError" and node.args):
                continue
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                names = {k.arg or "**" for k in node.keywords}
                found.append((f"{path.name}:{node.lineno}", first.value, None if "**" in names else names))
    return found


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_refusal_has_a_sentence() -> None:
    assert not [place for place, code, _ in refusals() if code not in MESSAGES]


def test_every_sentence_gets_the_values_it_names() -> None:
    short = [
        f"{place} {code}"
        for place, code, names in refusals()
        if names is not None and code in MESSAGES and not placeholders(MESSAGES[code]) <= names
    ]
    assert not short


def test_sentences_do_not_shout_or_blame() -> None:
    assert not [code for code, text in MESSAGES.items() if "!" in text or re.search(r"\boeps\b", text, re.I)]


def test_the_label_of_a_field_is_translated_too() -> None:
    class Shouting(SourceText):
        def __call__(self, text: str, **params: object) -> str:
            return super().__call__(text, **params).upper()

    assert sentence(UserError("field_required", field="Naam"), Shouting()) == "NAAM MOET U INVULLEN."
    assert sentence(UserError("never_heard_of"), SourceText()) == "never_heard_of"
