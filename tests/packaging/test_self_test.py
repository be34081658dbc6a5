# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The self-test of an installation, on this checkout."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ensure_desk import __version__


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="`tools.app` tries it there")
def test_it_passes_without_any_stream_as_a_windowed_program_has_none(tmp_path: Path) -> None:
    report = tmp_path / "verslag é.json"
    words = ["-m", "ensure_desk", "--data-dir", str(tmp_path), "self-test", str(report)]
    command = ["sh", "-c", '"$@" <&- >&- 2>&-', "sh", sys.executable, *words]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    code = subprocess.run(command, env=env, check=False, timeout=240).returncode
    told = json.loads(report.read_text(encoding="utf-8"))
    assert {step: said for step, said in told["steps"].items() if said != "ok"} == {}
    assert (code, told["ok"], told["version"]) == (0, True, __version__)


@pytest.mark.slow
def test_a_report_that_cannot_be_written_is_a_refusal(tmp_path: Path) -> None:
    words = ["-m", "ensure_desk", "self-test", str(tmp_path)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, *words], env=env, check=False, capture_output=True, timeout=240)
    assert done.returncode == 1
