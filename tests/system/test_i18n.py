# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Language: Dutch by itself, other languages from catalogues, switched while people work."""

from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo

from ensure_desk.domain import codes
from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.texts import Translator
from ensure_desk.exchange.layout import layouts
from ensure_desk.system import i18n, paths


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A share folder with a French catalogue of three texts and nothing else."""
    catalogue = Catalog(locale="fr")
    catalogue.add("Nieuwe intake", "Nouvelle entrée")
    catalogue.add("Dag {naam}", "Bonjour {naam}")
    catalogue.add(("{n} dossier", "{n} dossiers"), ("{n} fiche", "{n} fiches"))
    folder = tmp_path / "translations" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "ensure_desk.mo").open("wb") as stream:
        write_mo(stream, catalogue)
    monkeypatch.setattr(paths, "share_roots", lambda: [tmp_path])


def test_dutch_needs_no_catalogue() -> None:
    tr: Translator = i18n.Language("nl")
    assert tr("Nieuwe intake") == "Nieuwe intake"
    assert tr("Dag {naam}", naam="An") == "Dag An"
    assert [tr.plural("{n} dossier", "{n} dossiers", n) for n in (0, 1, 2)] == [
        "0 dossiers",
        "1 dossier",
        "2 dossiers",
    ]


@pytest.mark.usefixtures("french")
def test_a_switch_changes_the_next_sentence_without_a_restart() -> None:
    tr = i18n.Language("nl")
    assert tr("Nieuwe intake") == "Nieuwe intake"
    tr.use("fr")
    assert tr.code == "fr"
    assert tr("Nieuwe intake") == "Nouvelle entrée"
    assert tr("Dag {naam}", naam="An") == "Bonjour An"
    assert [tr.plural("{n} dossier", "{n} dossiers", n) for n in (0, 1, 2)] == [
        "0 fiche",
        "1 fiche",
        "2 fiches",
    ]
    tr.use("nl")
    assert tr("Nieuwe intake") == "Nieuwe intake"


@pytest.mark.usefixtures("french")
def test_a_text_or_a_language_without_translation_stays_dutch() -> None:
    assert i18n.Language("fr")("Onvertaald") == "Onvertaald"
    assert i18n.Language("fr")("") == ""
    assert i18n.Language("en")("Nieuwe intake") == "Nieuwe intake"
    assert i18n.Language("xx").code == "nl"


def test_a_text_with_braces_and_no_values_is_left_alone() -> None:
    assert i18n.Language("nl")("{geen} waarde") == "{geen} waarde"


@pytest.mark.parametrize(
    ("value", "code"), [("fr_BE.UTF-8", "fr"), ("de_DE", "nl"), ("", "nl"), ("en_GB", "en")]
)
def test_the_first_start_speaks_the_desktops_language(
    value: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", value)
    assert i18n.machine_language() == code


def test_a_label_of_two_words_is_translated_word_by_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = Catalog(locale="en")
    for dutch, english in (("maandag", "Monday"), ("voormiddag", "morning")):
        catalogue.add(dutch, english)
    folder = tmp_path / "translations" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "ensure_desk.mo").open("wb") as stream:
        write_mo(stream, catalogue)
    monkeypatch.setattr(paths, "share_roots", lambda: [tmp_path])
    tr = i18n.Language("en")
    assert tr(codes.AVAILABILITY["ma_vm"]) == "Monday morning"
    assert i18n.Language("nl")(codes.AVAILABILITY["ma_vm"]) == "maandag voormiddag"
    sheet = next(x for x in layouts(PackageKind.OFFICE, tr) if x.kind.name == "intake")
    labels = next(c.labels for c in sheet.columns if c.spec.meta.choices is codes.AVAILABILITY)
    assert labels["ma_vm"] == "Monday morning"
