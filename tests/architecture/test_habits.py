# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Habits that HOUSE forbids or asks for, read from the syntax trees and the files."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import FUNCTIONS, ROOT, Module, modules, tree_files

SPDX = ("SPDX-FileCopyrightText: 2026 ENSURE Desk contributors", "SPDX-License-Identifier: EUPL-1.2")
WAITING = {"exec", "exec_", "processEvents", "sleep"}
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "ftplib",
    "smtplib",
    "PySide6.QtNetwork",
    "requests",
    "httpx",
}
EXECUTING = {"exec_driver_sql", "execute", "executemany", "executescript"}
SQL = re.compile(
    r"\s*(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA)\s", re.DOTALL
)
FORBIDDEN_NAMES = {"utils", "helpers", "manager", "misc", "common"}
INDEX_HOSTS = (
    "pypi" + ".org",
    "python" + "hosted",
    "--index" + "-url",
    "--extra-" + "index",
    "--find-" + "links",
)


def waiting_calls(module: Module) -> Iterator[str]:
    """Yield calls that wait inside an event loop; `app.exec()` of the application is the loop itself."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, (ast.Attribute, ast.Name)):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            whole = ast.unparse(node.func)
            own_loop = name == "exec" and re.fullmatch(
                r"(self\.)?_?(app|application|QApplication)\.exec", whole
            )
            if name in WAITING and not own_loop:
                yield f"{module.name}:{node.lineno}: {whole}()"


def inner_imports(module: Module) -> Iterator[ast.stmt]:
    for node in ast.walk(module.tree):
        if isinstance(node, FUNCTIONS):
            yield from (n for n in ast.walk(node) if isinstance(n, (ast.Import, ast.ImportFrom)))


def has_comment(module: Module, node: ast.stmt) -> bool:
    """Return whether a comment stands on the import or right above it; a run of imports shares one."""
    lines = module.lines
    if any("#" in line for line in lines[node.lineno - 1 : node.end_lineno]):
        return True
    above = node.lineno - 2
    while re.match(r"\s*(from\s|import\s|\)|[\w, ]+,$)", lines[above]) and "#" not in lines[above]:
        above -= 1
    return "#" in lines[above]


def sql(module: Module) -> Iterator[str]:
    """Yield calls that execute SQL and texts that are SQL."""
    for node in ast.walk(module.tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in EXECUTING
        ):
            yield f"{module.name}:{node.lineno}: {ast.unparse(node.func)}()"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value):
            yield f"{module.name}:{node.lineno}: {node.value[:40]}"


def imported(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_nothing_waits_inside_an_event_loop() -> None:
    assert not [call for module in modules() for call in waiting_calls(module)]


def test_an_import_inside_a_function_has_its_reason_beside_it() -> None:
    found = [(module, node) for module in modules() for node in inner_imports(module)]
    assert not [f"{module.name}:{node.lineno}" for module, node in found if not has_comment(module, node)]


def test_nothing_reaches_for_a_network() -> None:
    assert not [module.name for module in modules() if NETWORK.intersection(imported(module))]


def test_nothing_outside_the_storage_speaks_sql() -> None:
    others = [module for module in modules() if "ensure_desk/storage/" not in module.name]
    assert not [found for module in others for found in sql(module)]


def test_no_module_is_named_after_nothing() -> None:
    assert not [module.name for module in modules() if module.path.stem in FORBIDDEN_NAMES]


def test_no_import_takes_everything_and_no_package_hands_names_on() -> None:
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom):
                assert "*" not in [alias.name for alias in node.names], module.name
                assert module.path.name != "__init__.py", f"{module.name} re-exports"


def test_every_python_file_names_its_copyright_and_licence() -> None:
    def head(file: Path) -> str:
        return "".join(file.read_text(encoding="utf-8").splitlines(keepends=True)[:3])

    files = [file for file in tree_files() if file.suffix == ".py"]
    assert files
    assert not [str(f.relative_to(ROOT)) for f in files if not all(mark in head(f) for mark in SPDX)]


def test_no_file_names_a_package_index() -> None:
    texts = {".txt", ".in", ".toml", ".cfg", ".sh", ".py", ".md", ".yml", ".yaml", ".ini", ""}
    files = [
        f for f in tree_files() if f.suffix in texts and f.name != "lock.sh" and f.stat().st_size < 2_000_000
    ]
    bad = [
        str(file.relative_to(ROOT))
        for file in files
        if any(host in file.read_text(encoding="utf-8", errors="replace") for host in INDEX_HOSTS)
    ]
    assert not bad


def test_locked_requirements_carry_a_hash_for_every_package() -> None:
    for name in ("runtime", "dev", "build", "sbom"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        assert "://" not in text
        blocks = re.split(r"\n(?=[a-zA-Z])", text)
        pinned = [block for block in blocks if re.match(r"[\w.-]+==", block)]
        assert len(pinned) > 15
        assert all("--hash=sha256:" in block for block in pinned)


def test_the_rules_see_what_they_forbid() -> None:
    text = "def f():\n    import json\n    box.exec()\n    time.sleep(1)\n    app.exec()\n"
    text += "    r.execute('SELECT a FROM b ')\n"
    module = Module(modules()[0].path, text, ast.parse(text))
    assert len(list(waiting_calls(module))) == 2
    assert len(list(sql(module))) == 2
    assert [has_comment(module, node) for node in inner_imports(module)] == [False]
