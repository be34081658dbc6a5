# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Write `docs/data-dictionary.md` from the field declarations: `python -m tools.data_dictionary`.

A test compares the page with what this module would write, so the page cannot drift from the program.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from ensure_desk.domain.fields import FieldSpec, PackageKind
from ensure_desk.domain.kinds import KINDS, Kind

PAGE = Path(__file__).resolve().parent.parent / "docs" / "data-dictionary.md"
_FEW = 8

_INTRODUCTION = """\
# Data dictionary

Made from the field declarations in `src/ensure_desk/domain` by `python -m tools.data_dictionary`; do not edit by hand.

Class: N none, P personal, S special (health, faith and the like), R restricted by law. Packages: the kinds of workbook
that may carry the field. A star marks a required field; a derived one is computed for the coordinator. Labels and
codes are Dutch, as people see and as the vault stores them."""


def page() -> str:
    """Return the whole page as Markdown."""
    return "\n\n".join([_INTRODUCTION, *(section(kind) for kind in KINDS), *value_lists()]) + "\n"


def section(kind: Kind) -> str:
    """Return one kind of record as a heading and a table."""
    own = (
        f"\n\nIts id is made from: {', '.join(f'`{key}`' for key in kind.natural_key)}."
        if kind.natural_key
        else ""
    )
    head = "| key | label | group | type | class | packages | values |\n|---|---|---|---|---|---|---|"
    return f"## {kind.name} ({kind.sheet}){own}\n\n" + "\n".join(
        [head, *(row(kind, field) for field in kind.fields)]
    )


def row(kind: Kind, field: FieldSpec) -> str:
    """Return one field as a table row."""
    meta = field.meta
    packages = ", ".join(package.value for package in PackageKind if package in meta.packages) or "none"
    cells = [
        f"`{field.key}`" + (" *" if meta.required else ""),
        meta.label,
        meta.group,
        field.type.value.replace("_", " "),
        meta.sensitivity.value,
        packages,
        values(kind, field),
    ]
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def values(kind: Kind, field: FieldSpec) -> str:
    """Return what may stand in a field: its codes, its source or its parent."""
    meta = field.meta
    if meta.parent:
        return f"id of a {meta.parent}"
    if meta.derived_from:
        return f"derived from `{meta.derived_from}`"
    if meta.choices is None:
        return ""
    if len(meta.choices) > _FEW:
        return f"[{len(meta.choices)} codes](#values-of-{kind.name}{field.key})"
    return ", ".join(f"`{code}`" for code in meta.choices)


def value_lists() -> Iterator[str]:
    """Yield the long value lists, each under its own heading."""
    for kind in KINDS:
        for field in kind.fields:
            choices = field.meta.choices
            if choices is not None and len(choices) > _FEW:
                lines = [f"| `{code}` | {label} |" for code, label in choices.items()]
                table = "\n".join(["| code | label |", "|---|---|", *lines])
                yield f"### Values of {kind.name}.{field.key}\n\n{table}"


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
