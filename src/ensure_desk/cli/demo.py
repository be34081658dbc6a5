# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A fictional district from the command line."""

import argparse
from pathlib import Path
from typing import Any

from ensure_desk.cli.output import Out


def add_parsers(commands: Any) -> None:
    """Add the word `demo`."""
    demo = commands.add_parser(
        "demo", help="make a fictional district: a vault per office and one coordinator"
    )
    demo.add_argument("path", type=Path, metavar="OUT")
    demo.add_argument("--offices", type=int, default=12, choices=range(1, 13), metavar="N")
    demo.add_argument("--people", type=int, default=200, help="people per office")
    demo.add_argument("--seed", type=int, default=7, help="equal seeds give equal districts")


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """Make the district."""
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
