# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Give the names of buttons and pages in the English manual the English words of the program: `make i18n` runs this.

The chapters and cards of both languages quote the same names, **bold** and in the same order, so the Dutch ones tell
which text of the program is meant.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
MANUAL = ROOT / "docs" / "manual"
BOLD = re.compile(r"\*\*(.+?)\*\*")


def pairs() -> Iterator[tuple[Path, Path]]:
    """Give each Dutch chapter and card with the English one."""
    for folder in (MANUAL, MANUAL / "cards"):
        both = [sorted((folder / language).glob("*.md")) for language in ("nl", "en")]
        yield from zip(*both, strict=True)


def english_words() -> Mapping[str, str]:
    """Return the English of the program's texts, those that have one."""
    with (ROOT / "translations/en/LC_MESSAGES/ensure_desk.po").open("rb") as stream:
        catalogue = read_po(stream)
    texts = ((message.id, message.string) for message in catalogue if message.id and not message.fuzzy)
    return {str(text): str(said) for text, said in texts if isinstance(text, str) and said}


def renewed(dutch: str, english: str, words: Mapping[str, str]) -> str:
    """Return the English text with the program's own words; raises ValueError where it quotes other names."""
    meant, quoted = BOLD.findall(dutch), BOLD.findall(english)
    if len(meant) != len(quoted):
        raise ValueError(f"{len(meant)} names in Dutch, {len(quoted)} in English")
    names = iter(zip(meant, quoted, strict=True))

    def word(_: re.Match[str]) -> str:
        text, now = next(names)
        return f"**{words.get(text, now)}**"

    return BOLD.sub(word, english)


def main() -> int:
    """Write the English manual anew where a word of the program changed."""
    words = english_words()
    for dutch, english in pairs():
        now = english.read_text(encoding="utf-8")
        then = renewed(dutch.read_text(encoding="utf-8"), now, words)
        if then != now:
            english.write_text(then, encoding="utf-8")
            sys.stdout.write(f"{english.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
