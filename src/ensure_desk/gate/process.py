# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How this program starts itself as a guarded child: the command and what the child sees of the environment."""

import os
import sys
from pathlib import Path


def child_command(word: str, module: str) -> list[str]:
    """Return the command: the frozen program with a word that its door knows, else Python with the module."""
    if getattr(sys, "frozen", False):
        return [sys.executable, word]
    return [sys.executable, "-m", module]


def child_environment() -> dict[str, str]:
    """Return the environment in which a child finds our modules and keeps within its memory."""
    source = str(Path(__file__).resolve().parents[2])
    paths = [source, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    # One arena: every further one reserves 64 MB of address space, which counts against the memory limit.
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "MALLOC_ARENA_MAX": "1"}
