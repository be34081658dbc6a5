# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Worked hours from the command line: list a year of somebody, set a month."""

import argparse
from typing import Any

from ensure_desk.cli.output import Out
from ensure_desk.cli.refusals import UsageError

_VALUES = ("activity", "user_type", "note")
ACTIVITIES = (
    "preventie", "administratie", "klein_herstel_onderhoud", "klein_tuinonderhoud", "land_tuinbouw", "logistiek",
    "begeleiding_personen", "huishoudelijke_ondersteuning",
)  # fmt: skip
USERS = ("particulier", "gemeente", "ocmw", "school", "vzw", "land_tuinbouw")


def add_parsers(commands: Any) -> None:
    """Add the word `hours`."""
    group = commands.add_parser("hours", help="worked hours of somebody: list, set")
    words = group.add_subparsers(dest="word", required=True, metavar="WORD")
    shown = words.add_parser("list", help="the months of a year beside their limits")
    shown.add_argument("person", metavar="DOSSIER", help="dossier number or id")
    shown.add_argument("--year", type=int, default=0, help="this year when left out")
    put = words.add_parser("set", help="the hours of a month; an empty text takes a value away")
    put.add_argument("person", metavar="DOSSIER", help="dossier number or id")
    put.add_argument("month", help="2026-04 or 4/2026")
    put.add_argument("hours", nargs="?", help="whole hours; left out they stay as they are")
    put.add_argument("--activity", type=str.lower, choices=("", *ACTIVITIES), help="what was done")
    put.add_argument("--user-type", type=str.lower, choices=("", *USERS), help="for whom it was done")
    put.add_argument("--note")
    put.add_argument("--over", action="store_true", help="more than the limit of the month is meant")


def check(args: argparse.Namespace) -> None:
    """Refuse words that say nothing or no number; raises UsageError."""
    if args.word == "set" and args.hours and not (args.hours.isascii() and args.hours.isdigit()):
        raise UsageError("HOURS is a whole number of hours.")
    if args.word == "set" and not _given(args):
        raise UsageError("set needs HOURS, --activity, --user-type or --note.")
    if args.word == "list" and args.year and not 1900 <= args.year <= 2100:
        raise UsageError("--year takes a year, such as 2026.")


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """Carry out one of them."""
    return {"list": _list, "set": _set}[args.word](args, desk, out)


def _given(args: argparse.Namespace) -> dict[str, object]:
    values: dict[str, object] = {
        key: getattr(args, key) or None for key in _VALUES if getattr(args, key) is not None
    }
    if args.hours is not None:
        values["hours"] = int(args.hours) if args.hours else None
    return values


def _list(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import duplicate_links, worked_hours  # cold start: --help needs none of this

    person_id = duplicate_links.find(desk, text=args.person)
    found = worked_hours.of_year(desk, person_id=person_id, year=args.year or desk.today().year)
    for month in found.months:
        if month.lines:
            told = [t for li in month.lines for t in (li.activity, li.user_type, li.note) if t]
            other = [f"other office: {li.other}" for li in month.lines if li.other is not None]
            line = f"{month.month}  {month.hours:>4} of {month.most}  {month.level:<5}"
            out.line("  ".join([line, *told, *other]).rstrip())
    out.line(f"{found.year}     {found.hours:>4} of {found.most}  {found.level}")
    out.result(found)
    return 0


def _set(args: argparse.Namespace, desk: Any, out: Out) -> int:
    # cold start: --help needs none of this
    from ensure_desk.domain.errors import UserError
    from ensure_desk.domain.months import month_text
    from ensure_desk.services import duplicate_links, worked_hours

    month = month_text(args.month)
    if month is None:
        raise UserError("month_not_understood", typed=args.month)
    person_id = duplicate_links.find(desk, text=args.person)
    done = worked_hours.set_month(
        desk, person_id=person_id, month=month, values=_given(args), over=args.over
    ).value
    out.line(f"{month}  {done.month.hours} of {done.month.most}  {done.month.level}")
    out.result(done)
    return 0
