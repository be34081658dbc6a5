# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What came and went from the command line: history, undo, redo, receipt, matrix."""

import argparse
from pathlib import Path
from typing import Any

from ensure_desk.cli.output import Out, counted
from ensure_desk.cli.refusals import Refusal, UsageError


def add_parsers(commands: Any) -> None:
    """Add the words of this group."""
    commands.add_parser("history", help="packages that came and went")
    undo = commands.add_parser("undo", help="take back what a package brought, on this desk")
    undo.add_argument("package", metavar="PACKAGE_ID")
    undo.add_argument("--dry-run", action="store_true", help="only tell what would change")
    undo.add_argument(
        "--for-everyone", action="store_true", help="write it down as edits, which the next packages carry"
    )
    redo = commands.add_parser("redo", help="apply a package again that was taken back")
    redo.add_argument("package", metavar="PACKAGE_ID")
    redo.add_argument("--dry-run", action="store_true", help="only tell what would change")
    receipt = commands.add_parser("receipt", help="write the receipt of a package that was read")
    receipt.add_argument("package", metavar="PACKAGE_ID")
    receipt.add_argument("file", type=Path, help="workbook to write, for the sender of the package")
    matrix = commands.add_parser("matrix", help="which office handed over in which month")
    matrix.add_argument("--months", type=int, default=12, help="how many months, up to this one")


def check(args: argparse.Namespace) -> None:
    """Refuse a matrix of no months; raises UsageError."""
    if args.command == "matrix" and args.months < 1:
        raise UsageError("--months takes 1 or more.")


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """Carry out one of them."""
    work = {"history": _history, "undo": _undo, "redo": _redo, "receipt": _receipt, "matrix": _matrix}
    return work[args.command](args, desk, out)


def _history(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import history  # cold start: --help needs none of this

    found = history.lines(desk)
    for line in found:
        told = ", ".join(f"{n} {name}" for name, n in line.counts.items() if n)
        flags = [f"signature {line.signature}"] if line.signature else []
        flags += [f"{counted(line.hand_edits, 'cell')} changed by hand"] if line.hand_edits else []
        flags += [f"undone {line.undone_at:%Y-%m-%d}"] if line.undone_at else []
        flags += [f"receipt of {r.name} {r.read_at:%Y-%m-%d}" for r in line.receipts if r.direction == "in"]
        out.line(
            f"{line.at:%Y-%m-%d %H:%M} {line.direction:3} {line.kind} {line.number} {line.municipality} "
            f"{line.package_id}  {'; '.join([told or 'nothing', *flags])}"
        )
    out.line(counted(len(found), "package"))
    out.result({"packages": found})
    return 0


def _undo(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import undo  # cold start: --help needs none of this

    if args.for_everyone:
        undo.check_spread(desk)
    done = undo.undo(desk, package_id=args.package, dry_run=args.dry_run, progress=out).value
    spread = 0
    if args.for_everyone and not args.dry_run:
        spread = undo.spread(desk, package_id=args.package).value
    out.line(f"{done.new} no longer shown, {done.changed} as before, {done.kept} kept because newer")
    if spread:
        out.line(f"{counted(spread, 'record')} written, so that the next packages tell it to others")
    if args.dry_run:
        out.line("Dry run, nothing is stored.")
    out.result({"dry_run": args.dry_run, "undone": done, "written": spread})
    return 0


def _redo(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import undo  # cold start: --help needs none of this

    done = undo.redo(desk, package_id=args.package, dry_run=args.dry_run, progress=out).value
    out.line(f"{done.new} shown again, {done.changed} changed again, {done.kept} as they were")
    out.result({"dry_run": args.dry_run, "redone": done})
    return 0


def _receipt(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import receipts  # cold start: --help needs none of this

    body = receipts.save_receipt(desk, package_id=args.package, path=args.file).value
    out.line(f"Receipt of package {body.number} written to {args.file}")
    out.result({"file": args.file, "receipt": body})
    return 0


def _matrix(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import matrix  # cold start: --help needs none of this

    if not desk.is_coordinator:
        raise Refusal("not_your_task", "This overview is the coordinator's: packages come together there.")
    found = matrix.matrix(desk, months=min(max(args.months, 1), 120))
    width = max(len(row.municipality) for row in found.rows)
    out.line(" " * width + " " + " ".join(f"{month:>9}" for month in found.months))
    for row in found.rows:
        words = " ".join(f"{cell.state.value:>9}" for cell in row.cells)
        out.line(f"{row.municipality:{width}} {words}")
        for cell in row.cells:
            if cell.marks:
                out.line(f"{'':{width}}   {cell.month}: {', '.join(mark.value for mark in cell.marks)}")
    out.result(
        {
            "months": found.months,
            "due": found.due,
            "rows": [
                {
                    "municipality": row.municipality,
                    "cells": [
                        {
                            "month": c.month,
                            "state": c.state,
                            "marks": c.marks,
                            "missing_numbers": c.missing_numbers,
                            "packages": [p.package_id for p in c.packages],
                        }
                        for c in row.cells
                    ],
                }
                for row in found.rows
            ],
        }
    )
    return 0
