# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures of a period from the command line: show them, or save them as a report to share."""

import argparse
import datetime as dt
import re
from pathlib import Path
from typing import Any

from ensure_desk.cli.output import Out
from ensure_desk.cli.refusals import UsageError


def add_parsers(commands: Any) -> None:
    """Add the words of this group."""
    group = commands.add_parser("figures", help="figures of a year or a quarter: show, save")
    words = group.add_subparsers(dest="word", required=True, metavar="WORD")
    for word, told in (
        ("show", "every figure, of one municipality or of all"),
        ("save", "a workbook to share, in which counts of one to four people are hidden"),
    ):
        command = words.add_parser(word, help=told)
        command.add_argument("--period", default="", help="2026 or 2026-Q3; without it the year of today")
    words.choices["show"].add_argument("--municipality", default="", help="one municipality")
    words.choices["save"].add_argument("file", type=Path)


def check(args: argparse.Namespace) -> None:
    """Refuse a period that is none before the vault opens."""
    if not re.fullmatch(r"(\d{4}(-[Qq][1-4])?)?", args.period):
        raise UsageError("A period is a year (2026) or a quarter (2026-Q3)")


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """Carry out one of them."""
    return {"show": _show, "save": _save}[args.word](args, desk, out)


def _period(desk: Any, text: str) -> Any:
    from ensure_desk.services.figures_report import quarter, year  # cold start: --help needs none of this

    if not text:
        return year(desk.today())
    first = dt.date(int(text[:4]), 1, 1)
    return quarter(first.replace(month=int(text[-1]) * 3)) if len(text) > len("2026") else year(first)


def _municipality(text: str) -> str:
    # cold start: --help needs none of this
    from ensure_desk.domain.errors import UserError
    from ensure_desk.domain.municipalities import municipality_named

    place = municipality_named(text)
    if text and place is None:
        raise UserError("municipality_unknown", municipality=text)
    return place.name if place else ""


def _show(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services.figures import figures  # cold start: --help needs none of this

    desk.tr.use("en")  # the command line speaks English; the saved report speaks the language of the office
    place = _municipality(args.municipality)
    found = figures(desk, period=_period(desk, args.period))
    out.line(f"From {found.period.first} to {found.period.last}")
    told: dict[str, Any] = {}
    for group in found.groups:
        lines = {line.code: line.count(place) for line in group.lines}
        told[group.key] = lines
        if lines:
            out.line(f"{group.title} ({group.key})")
        for line in group.lines:
            share = line.share(place)
            out.line(f"  {line.count(place):>6}  {line.label}{f'  {share} %' if line.of else ''}")
    out.result({"from": found.period.first, "to": found.period.last, "figures": told})
    return 0


def _save(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services.figures_report import save_report  # cold start: --help needs none of this

    done = save_report(desk, path=args.file, period=_period(desk, args.period)).value
    hidden = sum(n is None for table in done for _, counts in table.rows for n in counts)
    out.line(f"Wrote {args.file}: {len(done)} tables, {hidden} counts hidden")
    out.result({"file": args.file, "tables": len(done), "hidden": hidden})
    return 0
