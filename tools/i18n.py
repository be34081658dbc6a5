# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keep the translations true: `python -m tools.i18n update|compile|check`.

The Dutch sentences in the source are the keys, so Dutch is complete by construction and has no catalogue.
French and English live in `translations/<language>/LC_MESSAGES/ensure_desk.po`.
"""

import ast
import os
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("fr", "en")
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "tr": None, "plural": (1, 2)}
_HEADER = "# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors\n# SPDX-License-Identifier: EUPL-1.2"


def source_texts(folder: Path = ROOT / "src") -> Catalog:
    """Return every marked text of the source with the places where it stands."""
    with (ROOT / "translations" / "babel.cfg").open(encoding="utf-8") as stream:
        methods, options = parse_mapping_cfg(stream)  # type: ignore[no-untyped-call]  # Babel's own gap
    template = Catalog(project="ENSURE Desk", header_comment=_HEADER)
    for file, _line, text, comments, context in extract_from_dir(folder, methods, options, KEYWORDS):
        template.add(text, None, [(f"src/{file}", 0)], auto_comments=comments, context=context)
    return template


def catalogue_file(language: str) -> Path:
    """Return where a language's catalogue lies."""
    return ROOT / "translations" / language / "LC_MESSAGES" / "ensure_desk.po"


def read_catalogue(language: str) -> Catalog:
    """Return a language's catalogue; an empty one when it was never written."""
    file = catalogue_file(language)
    if not file.exists():
        return Catalog(
            locale=language,
            project="ENSURE Desk",
            header_comment=_HEADER,
            last_translator="ENSURE Desk contributors",
            language_team=language,
            msgid_bugs_address="none",
            revision_date="2026-11-21 00:00+0000",
            fuzzy=False,
        )
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def update() -> int:
    """Bring the catalogues up to the source: new texts come in empty, old ones go."""
    template = source_texts()
    for language in LANGUAGES:
        catalogue = read_catalogue(language)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        catalogue.fuzzy = False
        file = catalogue_file(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as stream:
            write_po(
                stream, catalogue, width=110, sort_output=True, ignore_obsolete=True, include_lineno=False
            )
        done = sum(1 for message in catalogue if message.id and is_translated(message))
        print(f"{language}: {done} of {len(catalogue)} texts")
    return 0


def compile_all() -> int:
    """Compile every catalogue beside itself; a half-written file is never seen."""
    for language in LANGUAGES:
        file = catalogue_file(language)
        if file.exists():
            scratch = file.with_suffix(f".{os.getpid()}.tmp")
            with scratch.open("wb") as stream:
                write_mo(stream, read_catalogue(language))
            scratch.replace(file.with_suffix(".mo"))
    return 0


def check() -> int:
    """Return 1 when a text cannot be collected or lacks a translation, a placeholder differs or a text is gone.

    With I18N_STRICT=0 in the environment everything is said and 0 is returned.
    """
    template = source_texts()
    findings = list(unseen_marks(ROOT / "src", template))
    findings += [finding for language in LANGUAGES for finding in catalogue_findings(language, template)]
    for finding in findings[:20]:
        print(finding)
    if findings:
        print(f"translations: {len(findings)} findings (make i18n collects new texts)")
    return 1 if findings and os.environ.get("I18N_STRICT", "1") != "0" else 0


def catalogue_findings(language: str, template: Catalog) -> Iterator[str]:
    """Yield what is wrong with one language's catalogue, one line each."""
    catalogue = read_catalogue(language)
    for source in template:
        if not source.id:
            continue
        message = catalogue.get(source.id, source.context)
        if message is None or not is_translated(message):
            yield f"{language}: no translation: {source.id!r}"
        elif wrong := wrong_placeholders(message):
            yield f"{language}: placeholders differ ({', '.join(sorted(wrong))}): {source.id!r}"
    for message in catalogue:
        if message.id and template.get(message.id, message.context) is None:
            yield f"{language}: no longer in the source: {message.id!r}"


def unseen_marks(folder: Path, template: Catalog) -> Iterator[str]:
    """Yield every mark whose text never reaches a catalogue: inside a call inside a mark, or a plural by name."""
    known = {text for message in template if message.id for text in _forms(message.id)}
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            texts = [text.value if isinstance(text, ast.Constant) else None for text in node.args]
            if name == "N_" and texts and texts[0] is not None and texts[0] not in known:
                yield f"{file.name}:{node.lineno}: not collected, mark it on its own: {texts[0]!r}"
            elif name == "plural" and None in texts[:2]:
                yield f"{file.name}:{node.lineno}: write both texts of a plural between its brackets, without N_"


def is_translated(message: Message) -> bool:
    """Return whether every form of a message has a text that nobody doubts."""
    return not message.fuzzy and all(_forms(message.string))


def wrong_placeholders(message: Message) -> set[str]:
    """Return the names that stand in a source text or its translation only; a singular may drop `{n}`."""
    sources = [placeholders(form) for form in _forms(message.id)]
    allowed = set().union(*sources)
    wrong: set[str] = set()
    for form in _forms(message.string):
        wrong |= placeholders(form) ^ allowed
    return wrong - {"n"} if message.pluralizable else wrong


def placeholders(text: str) -> set[str]:
    """Return the names in curly braces of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _forms(text: object) -> list[str]:
    return [str(form or "") for form in (text if isinstance(text, (list, tuple)) else [text])]


def main(arguments: list[str]) -> int:
    """Run one of the three commands."""
    commands = {"update": update, "compile": compile_all, "check": check}
    if len(arguments) != 1 or arguments[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    return commands[arguments[0]]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
