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
    """Return every file of the project that git would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return tuple(ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file())


FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
"""The syntax nodes that are functions."""


def length(node: ast.stmt) -> int:
    """Return the lines a definition takes, decorators and docstring included."""
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
    return (node.end_lineno or node.lineno) - first + 1
