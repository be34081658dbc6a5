# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The manual keeps up with the program: every page and command is in it, and every name it quotes exists."""

import re
import shlex
from functools import cache
from pathlib import Path

import pytest

from ensure_desk.cli import main
from ensure_desk.ui.pages_registry import PAGES
from tools.i18n import source_texts
from tools.manual_words import BOLD, MANUAL, english_words, pairs, renewed

PAIRS = [pytest.param(*pair, id=pair[0].stem) for pair in pairs()]
LANGUAGES = ("nl", "en")
LINK = re.compile(r"\]\(([^)#]+)\)")
LARGEST = 90_000


@cache
def texts() -> frozenset[str]:
    """Return every text of the program."""
    return frozenset(
        part
        for message in source_texts()
        for part in (message.id if isinstance(message.id, tuple) else (message.id,))
        if part
    )


def chapters(language: str) -> list[Path]:
    return sorted((MANUAL / language).glob("*.md"))


def shape(text: str) -> list[str]:
    """Return what a text is made of, line by line: headings, steps, rows, pictures and paragraphs."""
    marks = (re.match(r"#+ |\d+\. |- |\||!\[|<!--.*|$", line) for line in text.splitlines())
    return [mark[0] for mark in marks if mark is not None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_program_has_a_chapter(language: str) -> None:
    firsts = [path.read_text(encoding="utf-8").splitlines()[0] for path in chapters(language)]
    told = [word for line in firsts for word in line.split() if word not in ("<!--", "pages:", "-->")]
    assert sorted(told) == sorted(page.key for page in PAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_an_example(language: str) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in chapters(language))
    words = [word for group in main._GROUPS.values() for word in group] + list(main._WINDOW_WORDS)
    assert [word for word in words if not re.search(rf"`ensure-desk {word}\b[^-]", text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_a_command_that_the_program_understands(language: str) -> None:
    (chapter,) = (MANUAL / language).glob("24-*.md")
    examples = re.findall(r"^\| `ensure-desk ([^`]+)`", chapter.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(examples) > 25
    for example in examples:
        words = shlex.split(example, posix=False)
        assert main.ask(words).command == words[0]


@pytest.mark.parametrize(("dutch", "english"), PAIRS)
def test_every_name_that_is_quoted_exists(dutch: Path, english: Path) -> None:
    quoted = BOLD.findall(dutch.read_text(encoding="utf-8"))
    assert [name for name in quoted if name not in texts()] == []


@pytest.mark.parametrize(("dutch", "english"), PAIRS)
def test_english_has_the_same_shape_and_the_words_of_the_program(dutch: Path, english: Path) -> None:
    one, other = dutch.read_text(encoding="utf-8"), english.read_text(encoding="utf-8")
    assert dutch.name[:2] == english.name[:2]
    assert shape(one) == shape(other)
    assert renewed(one, other, english_words()) == other, "run python -m tools.manual_words"


@pytest.mark.parametrize(("dutch", "english"), PAIRS)
def test_links_and_pictures_lead_somewhere(dutch: Path, english: Path) -> None:
    for path in (dutch, english):
        places = [path.parent / name for name in LINK.findall(path.read_text(encoding="utf-8"))]
        assert [place for place in places if not place.exists()] == []
        pictures = [place for place in places if place.suffix == ".png"]
        assert len(pictures) <= 1
        assert all(picture.stat().st_size < LARGEST for picture in pictures)
        assert all(picture.parent.name == path.parent.name for picture in pictures)


@pytest.mark.parametrize(("dutch", "english"), PAIRS)
def test_dutch_stays_calm_and_keeps_to_the_words_of_the_house(dutch: Path, english: Path) -> None:
    text = re.sub(r"`[^`]*`|\]\([^)]*\)|<!--.*?-->|!\[", "", dutch.read_text(encoding="utf-8"))
    assert "!" not in text
    assert re.findall(r"(?i)\b(?:record|import|export|data|cli[eë]nt|je|jij|jouw)\b", text) == []


def test_no_picture_lies_about_unused() -> None:
    folder = MANUAL.parent / "pictures" / "manual"
    shown = {name for pair in pairs() for path in pair for name in LINK.findall(path.read_text("utf-8"))}
    used = {(MANUAL / "nl" / name).resolve() for name in shown if name.endswith(".png")}
    assert set(folder.rglob("*.png")) == used
