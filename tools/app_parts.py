# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of parts of the frozen program (CycloneDX): what lies in the environment it is frozen from, with licences.

The tools that freeze are taken off the list, Python itself is put on it.
"""

import json
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from ensure_desk import __version__
from tools.app import ROOT, environment

WORKSHOP = re.compile(r"(?i)(pyinstaller.*|altgraph|macholib|pefile|pip|setuptools|wheel|pywin32-ctypes)$")


def write_parts(out: Path, python: str) -> None:
    """Write the list; `python` is the version of Python that the program carries."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder, "all.json")
        words = ["environment", "--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible"]
        command = [str(environment("sbom")), "-m", "cyclonedx_py", *words, "-o", str(raw)]
        subprocess.run([*command, str(environment("build"))], check=True)
        told = json.loads(raw.read_text(encoding="utf-8"))
    text = json.dumps(only_parts(told, python), indent=1, ensure_ascii=False)
    out.write_text(text + "\n", encoding="utf-8", newline="\n")


def only_parts(told: dict[str, Any], python: str) -> dict[str, Any]:
    """Return a list without the workshop's tools, with Python, and with the version of the program."""
    gone = {part["bom-ref"] for part in told["components"] if WORKSHOP.match(part["name"])}
    cpython = {
        "bom-ref": f"cpython=={python}",
        "type": "platform",
        "name": "CPython",
        "version": python,
        "licenses": [{"license": {"id": "PSF-2.0"}}],
        "cpe": f"cpe:2.3:a:python:python:{python}:*:*:*:*:*:*:*",
    }
    root = {**told["metadata"]["component"], "version": __version__}
    return {
        **told,
        "metadata": {**told["metadata"], "component": root},
        "components": [part for part in told["components"] if part["bom-ref"] not in gone] + [cpython],
        "dependencies": [_without(item, gone) for item in told["dependencies"] if item["ref"] not in gone],
    }


def _without(item: dict[str, Any], gone: set[str]) -> dict[str, Any]:
    kept = [ref for ref in item.get("dependsOn", ()) if ref not in gone]
    return {"ref": item["ref"], **({"dependsOn": kept} if kept else {})}
