# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The translation check sees what a reader would stumble over."""

from pathlib import Path

import pytest
from babel.messages import Catalog, Message

from tools import i18n


def test_marked_texts_are_found_with_their_plurals(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        'x = N_("Een")\ny = self._("Twee")\nz = ctx.tr("Drie {n}", n=1)\n'
        'p = tr.plural("{n} dag", "{n} dagen", n)\n',
        encoding="utf-8",
    )
    found = {message.id for message in i18n.source_texts(tmp_path) if message.id}
    assert found == {"Een", "Twee", "Drie {n}", ("{n} dag", "{n} dagen")}


@pytest.mark.parametrize(
    ("source", "translation", "wrong"),
    [
        ("Dag {naam}", "Hello {naam}", set()),
        ("Dag {naam}", "Hello {name}", {"naam", "name"}),
        (("{n} dag", "{n} dagen"), ("one day", "{n} days"), set()),
        (("{n} van {k}", "{n} van {k}"), ("{n}", "{n} of {k}"), {"k"}),
    ],
)
def test_a_translation_keeps_the_placeholders(source: str, translation: str, wrong: set[str]) -> None:
    assert i18n.wrong_placeholders(Message(source, translation)) == wrong


def test_a_missing_a_doubtful_and_a_stale_translation_are_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    template = Catalog()
    for text in ("Een", "Twee", "Drie"):
        template.add(text)
    catalogue = Catalog(locale="en", fuzzy=False)
    catalogue.add("Een", "One")
    catalogue.add("Twee", "Two", flags=["fuzzy"])
    catalogue.add("Oud", "Old")
    monkeypatch.setattr(i18n, "read_catalogue", lambda _language: catalogue)
    assert list(i18n.catalogue_findings("en", template)) == [
        "en: no translation: 'Twee'",
        "en: no translation: 'Drie'",
        "en: no longer in the source: 'Oud'",
    ]


def test_a_mark_that_is_never_collected_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        'a = tr(words.get(key, N_("Een")))\nb = tr(N_("Twee"))\n'
        'c = tr.plural("{n} dag", "{n} dagen", n)\nd = tr.plural(one, many, n)\n',
        encoding="utf-8",
    )
    assert sorted(i18n.unseen_marks(tmp_path, i18n.source_texts(tmp_path))) == [
        "a.py:1: not collected, mark it on its own: 'Een'",
        "a.py:4: write both texts of a plural between its brackets, without N_",
    ]
