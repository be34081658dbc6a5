# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is loaded while somebody types a passphrase."""

import builtins
import gc
import sys
from importlib import import_module

import pytest

from ensure_desk.system import memory
from ensure_desk.ui import loading


def test_what_the_first_page_needs_is_there_after_loading() -> None:
    loading.first()
    loading.more()
    wanted = {"ensure_desk.services.today", "ensure_desk.services.dossier", "ensure_desk.ui.main_window"}
    assert wanted <= sys.modules.keys()


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


def test_lost_objects_are_looked_for_seldom_and_not_among_what_was_loaded() -> None:
    before = gc.get_threshold()
    try:
        memory.look_seldom()
        assert gc.get_threshold()[0] > before[0] or before[0] > 10_000
        memory.leave_loaded()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
