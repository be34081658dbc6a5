# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is loaded while somebody types a passphrase."""

import builtins
import json
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import pytest

from ensure_desk.ui import loading


def test_what_the_first_page_needs_is_there_after_loading() -> None:
    parts = ("services.today", "services.dossier", "ui.main_window", "ui.pages.today.page")
    wanted = {f"ensure_desk.{part}" for part in parts}
    looked_at = f"sorted({wanted!r} & sys.modules.keys())"
    steps = ("from ensure_desk.ui import loading", "loading.first()", "loading.more()")
    before, _, after = (json.loads(line) for line in after_each(steps, looked_at))
    assert before == []
    assert after == sorted(wanted)


def after_each(steps: Sequence[str], looked_at: str) -> list[str]:
    """Return what a fresh process sees after each step, as JSON."""
    lines = ["import json, sys", *(f"{step}; print(json.dumps({looked_at}))" for step in steps)]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_the_unlock_page_does_without_the_namespace_of_qt(tmp_path: Path) -> None:
    (tmp_path / "vault.db").touch()
    steps = (
        f"folder = __import__('pathlib').Path({str(tmp_path)!r})",
        "from PySide6 import QtCore; from ensure_desk.ui.application import Frame, application",
        "from ensure_desk.ui import theme; theme.apply(application())",
        "frame = Frame(folder); frame.begin(); frame.show()",
        "QtCore.Qt",
    )
    told = after_each(
        steps, "[n for n, m in sys.modules.items() if n == 'PySide6.QtCore' and 'Qt' in vars(m)]"
    )
    assert [json.loads(line) for line in told] == [*[[]] * 4, ["PySide6.QtCore"]]


def test_loading_leaves_the_import_of_qt_in_its_place_even_when_it_fails() -> None:
    before = builtins.__import__
    with loading.without_qt():
        assert builtins.__import__ is getattr(builtins, "__orig_import__", before)
    with pytest.raises(ModuleNotFoundError), loading.without_qt():
        import_module("ensure_desk.of_nothing")
    assert builtins.__import__ is before


def test_qt_can_be_imported_while_other_modules_load() -> None:
    with loading.without_qt():
        from PySide6.QtCore import QObject  # in the block, which is what this is about

    assert QObject().objectName() == ""


def test_two_that_load_at_once_put_the_import_of_qt_back_after_the_last() -> None:
    before, first, second = builtins.__import__, loading.without_qt(), loading.without_qt()
    plain = getattr(builtins, "__orig_import__", before)
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert builtins.__import__ is plain
    second.__exit__(None, None, None)
    assert builtins.__import__ is before


def test_lost_objects_are_looked_for_seldom_and_not_among_what_was_loaded() -> None:
    steps = (
        "from ensure_desk.system import memory; import gc",
        "memory.look_seldom()",
        "memory.leave_loaded()",
    )
    told = [json.loads(line) for line in after_each(steps, "[gc.get_threshold(), gc.get_freeze_count() > 0]")]
    assert told[1:] == [[[200_000, 20, 20], False], [[50_000, 20, 20], True]]
