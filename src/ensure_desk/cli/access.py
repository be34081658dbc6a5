# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Right of access from the command line: everything about one person, as a workbook and a text to read."""

import argparse
from pathlib import Path
from typing import Any

from ensure_desk.cli.output import Out, counted


def add_parsers(commands: Any) -> None:
    """Add the word `access`."""
    parser = commands.add_parser("access", help="write everything about one person, and who saw it")
    parser.add_argument("who", help="id or dossier number")
    parser.add_argument("folder", type=Path, help="where the workbook and the text go")


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """Write both files."""
    from ensure_desk.services import access_papers, erasure  # cold start: --help needs none of this

    person_id = erasure.find(desk, who=args.who)
    args.folder.mkdir(parents=True, exist_ok=True)
    book = args.folder / f"inzage {args.who}.xlsx"
    given = access_papers.give(desk, person_id=person_id, book=book).value
    text = book.with_suffix(".txt")
    access_papers.write_text(text, given.paper)
    out.line(f"{counted(given.records, 'record')} written to {book} and {text}")
    out.result({"records": given.records, "files": [book, text]})
    return 0
