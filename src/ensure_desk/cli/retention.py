# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Retention from the command line: which dossiers and records are kept longer than their term. Nothing is erased."""

import argparse
from typing import Any

from ensure_desk.cli.output import Out, counted


def add_parsers(commands: Any) -> None:
    """Add the word `retention`."""
    parser = commands.add_parser("retention", help="what is kept longer than its term")
    parser.add_argument("action", choices=("list",))


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """List them, by dossier number."""
    from ensure_desk.services import retention  # cold start: --help needs none of this

    found = retention.overdue(desk)
    for line in found:
        out.line(f"{line.dossier_number:<16}{line.due:%Y-%m-%d}  {line.what:<9}{line.ended:%Y-%m-%d}")
    out.line(counted(len(found), "line"))
    out.result(found)
    return 0
