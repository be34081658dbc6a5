# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The log tells where and what kind, never whom."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ensure_desk.system.log import describe_error, start_log, stop_log

CANARY = "Peeters-Kanarie"


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "log" / "ensure-desk.log"
    handler = start_log(file)
    yield file
    stop_log(handler)


def fail() -> None:
    try:
        raise KeyError(CANARY)
    except KeyError as error:
        raise ValueError(f"no such person: {CANARY}") from error


@pytest.mark.logs_warnings
def test_a_traceback_keeps_places_and_types_and_drops_every_value(log_file: Path) -> None:
    try:
        fail()
    except ValueError:
        logging.getLogger("ensure_desk.ui").exception("bug in page %s", "people")
    text = log_file.read_text(encoding="utf-8")
    assert CANARY not in text
    assert "bug in page people" in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_log:" in text
    assert str(Path(__file__).parent) not in text


def test_the_log_works_without_standard_error(log_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    logging.getLogger("ensure_desk.services").info("imported %d rows", 12)
    assert "imported 12 rows" in log_file.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "log").write_text("in the way")
    handler = start_log(tmp_path / "log" / "ensure-desk.log")
    logging.getLogger("ensure_desk.services").info("imported 12 rows")
    stop_log(handler)
    assert capsys.readouterr().err == ""


def test_an_error_that_causes_itself_is_described_once() -> None:
    error = ValueError(CANARY)
    error.__cause__ = error
    assert describe_error(error) == "builtins.ValueError"
