# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fields that hold two values, from the command line: list them, choose."""

import argparse
from typing import Any

from ensure_desk.cli.output import Out
from ensure_desk.cli.refusals import Refusal, UsageError

CHOICES = ("mine", "theirs", "note", "keep", "delete")


def add_parsers(commands: Any) -> None:
    """Add the word of this group."""
    parser = commands.add_parser(
        "conflicts", help="fields that hold two values, and records deleted but edited"
    )
    parser.add_argument("act", nargs="?", choices=("choose",), help="choose: CONFLICT and a choice")
    parser.add_argument("conflict", nargs="?", default="", help="the conflict, as the list names it")
    parser.add_argument(
        "choice",
        nargs="?",
        choices=CHOICES,
        help="note = keep mine, or else what is shown, and quote all in a note",
    )
    parser.add_argument(
        "--write", default="", metavar="ID", help="the value to take, where there are more than two"
    )


def check(args: argparse.Namespace) -> None:
    """Refuse words that lack something; raises UsageError."""
    if args.act and not args.choice:
        raise UsageError(f"choose takes a CONFLICT and a choice: {', '.join(CHOICES)}.")


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """List the conflicts or choose in one."""
    if not args.act:
        return _list(desk, out)
    from ensure_desk.services import conflicts  # cold start: --help needs none of this

    if not args.write and args.choice in ("mine", "theirs"):
        _check_one_value(args, desk)
    done = conflicts.choose(
        desk, conflict_id=args.conflict, choice=conflicts.Choice(args.choice), write_id=args.write
    )
    out.line("Stored.")
    out.result({"conflict": args.conflict, "choice": args.choice, "note": done.value.note_id or None})
    return 0


def _check_one_value(args: argparse.Namespace, desk: Any) -> None:
    """Raise Refusal where no value, or more than one, is mine or theirs; one that is gone is told by the service."""
    from ensure_desk.services import conflicts  # cold start: --help needs none of this

    found = next((c for c in conflicts.conflicts(desk) if c.id == args.conflict and c.field), None)
    if found is None:
        return
    fitting = [v.write_id for v in found.versions if v.mine is (args.choice == "mine")]
    if len(fitting) == 1:
        return
    whose = "was written on this desk" if args.choice == "mine" else "was written elsewhere"
    which = " or ".join(fitting or [v.write_id for v in found.versions])
    raise Refusal(
        "choice_not_clear",
        f"{'More than one' if fitting else 'No'} value {whose}. Nothing was changed. Name it: --write {which}",
    )


def _list(desk: Any, out: Out) -> int:
    from ensure_desk.services import conflicts  # cold start: --help needs none of this

    found = conflicts.conflicts(desk)
    for conflict in found:
        out.line(f"{conflict.id}: {conflict.field_label}")
        for version in conflict.versions:
            mark = "mine" if version.mine else "theirs"
            out.line(f"  {version.write_id} {mark}: {version.text} ({conflicts.said_by(version, desk.tr)})")
    out.line(f"{len(found)} to choose")
    out.result({"conflicts": found})
    return 0
