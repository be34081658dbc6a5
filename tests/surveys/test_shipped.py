# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The questionnaires we ship: they open, say what they say in three languages, and score as they should."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import orjson
import pytest

from ensure_desk.gate.process import child_environment
from ensure_desk.surveys.model import Form
from ensure_desk.surveys.publish import MEMORY, SECONDS, convert
from ensure_desk.surveys.runtime import Session
from ensure_desk.surveys.scope import choices, worded
from ensure_desk.surveys.scoring import domain_scores
from ensure_desk.surveys.worker import WORD
from ensure_desk.surveys.xform import FormError, read_form
from tests.surveys.forms import session
from tools import questionnaires
from tools.questionnaire_texts import LANGUAGES

BARRIERS = "drempelbevraging"


def shipped(name: str) -> Form:
    return read_form((questionnaires.FOLDER / f"{name}.xml").read_bytes())


def fresh(name: str) -> Session:
    return session(shipped(name))


@pytest.mark.parametrize("name", sorted(questionnaires.QUESTIONNAIRES))
def test_a_shipped_questionnaire_speaks_dutch_english_and_french(name: str) -> None:
    filled = fresh(name)
    for language in ("nl", "en", "fr"):
        filled.language = LANGUAGES[language]
        for path, control in filled.form.by_path.items():
            if control.label:
                assert worded(filled, control.label, filled.nodes(path)[0]), (path, language)


def test_sixteen_statements_each_on_a_page_with_seven_answers() -> None:
    filled = fresh(BARRIERS)
    pages = [c for c in filled.form.controls if c.kind == "group"]
    assert len(pages) == 16
    score = pages[0].children[0]
    assert [code for code, _ in choices(filled, score, filled.nodes(score.path)[0])] == [
        "0", "1", "2", "3", "4", "zln", "nvt",
    ]  # fmt: skip


def test_help_is_asked_only_where_there_is_a_barrier() -> None:
    filled = fresh(BARRIERS)
    assert not filled.node("/data/g_MOB/MOB_hulp").relevant
    for answer, asked in (("0", False), ("1", True), ("zln", False), ("4", True)):
        filled.set("/data/g_MOB/MOB", answer)
        assert filled.node("/data/g_MOB/MOB_hulp").relevant is asked


def test_a_mean_needs_twelve_answers_and_silence_is_no_zero() -> None:
    filled = fresh(BARRIERS)
    domains = [s.domain for s in domain_scores(filled)]
    for number, domain in enumerate(domains):
        assert (filled.node("/data/gemiddelde").value != "") is (number >= 12)
        filled.set(f"/data/g_{domain}/{domain}", "4" if number < 8 else "2")
    for domain in domains[12:]:
        filled.set(f"/data/g_{domain}/{domain}", "zln")
    assert filled.node("/data/gemiddelde").value == (8 * 4 + 4 * 2) / 12
    assert [s.value for s in domain_scores(filled)][11:13] == [2.0, None]


def test_the_workbooks_hold_what_the_texts_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questionnaires, "FOLDER", tmp_path)
    assert questionnaires.main() == 0
    for name in questionnaires.QUESTIONNAIRES:
        shipped_xml = (
            Path(questionnaires.__file__).parents[1] / "resources" / "questionnaires" / f"{name}.xml"
        ).read_text(encoding="utf-8")
        assert (tmp_path / f"{name}.xml").read_text(encoding="utf-8") == shipped_xml


def test_the_door_serves_the_worker_as_a_frozen_program_asks_for_it() -> None:
    data = (questionnaires.FOLDER / "evaluatie-training.xlsx").read_bytes()
    request = orjson.dumps({"name": "x", "memory": MEMORY, "seconds": SECONDS})
    done = subprocess.run(
        [sys.executable, "-m", "ensure_desk", WORD],
        input=request + b"\n" + data,
        capture_output=True,
        check=True,
        env=child_environment(),
    )
    assert "ensure_evaluatie_training" in orjson.loads(done.stdout)["xform"]


def _packed(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts:
            book.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "gate_other_file"),
        (b"type,name,label", "gate_other_file"),
        (b"<html><table></table></html>", "gate_web_page"),
        (_packed(("[Content_Types].xml", b"<x/>"), ("bomb.xml", b"0" * 30_000_000)), "gate_bomb"),
        (_packed(("[Content_Types].xml", b"<!DOCTYPE x []><x/>")), "gate_dtd"),
    ],
)
def test_a_file_that_the_gate_refuses_reaches_no_reader(data: bytes, code: str) -> None:
    with pytest.raises(FormError) as refused:
        convert(data, "x")
    assert refused.value.code == code
