# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of parts of a release."""

from ensure_desk import __version__
from tools.app_parts import only_parts

TOLD = {
    "metadata": {"component": {"bom-ref": "root", "name": "ensure-desk", "type": "application"}},
    "components": [
        {"bom-ref": f"{name}==1", "name": name} for name in ("orjson", "pip", "pyinstaller-hooks-contrib")
    ],
    "dependencies": [
        {"ref": "root", "dependsOn": ["orjson==1", "pip==1"]},
        {"ref": "pip==1"},
        {"ref": "orjson==1"},
    ],
}


def test_the_tools_that_freeze_are_no_part_and_python_is() -> None:
    found = only_parts(TOLD, "3.12.9")
    assert [part["name"] for part in found["components"]] == ["orjson", "CPython"]
    assert found["dependencies"] == [{"ref": "root", "dependsOn": ["orjson==1"]}, {"ref": "orjson==1"}]
    assert found["metadata"]["component"]["version"] == __version__
