# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The source tree as the architecture tests see it: files and syntax trees, read once."""

import ast
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
IGNORED = {".venv", ".git", "build", "dist", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}


@dataclass(frozen=True)
class Module:
    """One module of the program."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT))

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()


@cache
def modules() -> tuple[Module, ...]:
    """Return every module below `src/`."""
    files = sorted(SRC.rglob("*.py"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    return tuple(Module(file, text, ast.parse(text)) for file, text in zip(files, texts, strict=True))


@cache
def tree_files() -> tuple[Path, ...]:
    """Return every file of the project that git would keep; without git, every file outside the ignored folders."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        kept = (path for path in ROOT.rglob("*") if not IGNORED.intersection(path.relative_to(ROOT).parts))
        return tuple(path for path in kept if path.is_file())
    return tuple(ROOT / name for name in listed if (ROOT / name).is_file())


FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
"""The syntax nodes that are functions."""


def length(node: ast.stmt) -> int:
    """Return the lines a definition takes, decorators and docstring included."""
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
    return (node.end_lineno or node.lineno) - first + 1
