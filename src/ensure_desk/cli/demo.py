# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A fictional district and the first working day, from the command line."""

import argparse
from pathlib import Path
from typing import Any

from ensure_desk.cli.output import Out


def add_parsers(commands: Any) -> None:
    """Add the words `demo` and `first-day`."""
    demo = commands.add_parser(
        "demo", help="make a fictional district: a vault per office and one coordinator"
    )
    demo.add_argument("path", type=Path, metavar="OUT")
    demo.add_argument("--offices", type=int, default=12, choices=range(1, 13), metavar="N")
    demo.add_argument("--people", type=_people, default=200, metavar="N", help="people per office")
    demo.add_argument("--seed", type=int, default=7, help="equal seeds on equal days give equal districts")
    first = commands.add_parser("first-day", help="play the first working day without a screen")
    first.add_argument("path", type=Path, metavar="OUT")
    first.add_argument("--list", type=Path, help="an office's own list to begin with")


def _people(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("an office has 1 person or more")
    return count


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """Carry out one of them."""
    return _demo(args, out) if args.command == "demo" else _first_day(args, out)


def _first_day(args: argparse.Namespace, out: Out) -> int:
    from ensure_desk.bootstrap import play_first_day  # cold start: --help needs none of this

    day = play_first_day(args.path, office_list=args.list)
    for line in day.lines:
        out.line(line)
    out.line(f"Everything lies in {args.path}; the vaults have the passphrase demo.")
    out.result(day)
    return 0


def _demo(args: argparse.Namespace, out: Out) -> int:
    # cold start: --help needs none of this
    from ensure_desk.bootstrap import make_district
    from ensure_desk.services.district import Wanted

    wanted = Wanted(args.offices, args.people, args.seed)
    district = make_district(args.path, wanted, progress=out)
    out.line(f"{district.people} fictional people in {len(district.offices)} offices, passphrase: demo")
    for folder in (district.coordinator, *district.offices, *district.packages):
        out.line(f"  {folder}")
    out.result(district)
    return 0
