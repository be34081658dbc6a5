# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Erasing people from the command line: what would go, do it, and the erasures of other desks that wait."""

import argparse
from typing import Any

from ensure_desk.cli.output import Out, counted
from ensure_desk.cli.refusals import UsageError
from ensure_desk.cli.sheets import sheet_in_english

_REASONS = ("verzoek", "termijn", "fout", "andere")


def add_parsers(commands: Any) -> None:
    """Add the word `erase`."""
    parser = commands.add_parser("erase", help="erase a person for good, from this desk and its backups")
    parser.add_argument(
        "who", nargs="?", default="", help="id or dossier number; without it the erasures that wait are told"
    )
    parser.add_argument(
        "--reason",
        choices=_REASONS,
        help="asked by the person (verzoek), term over (termijn), registered by mistake (fout), other (andere)",
    )
    parser.add_argument("--dry-run", action="store_true", help="only list what would go")
    parser.add_argument(
        "--accept", action="store_true", help="carry out the erasures of other desks that wait for a word"
    )


def check(args: argparse.Namespace) -> None:
    """Refuse to erase somebody without a reason; raises UsageError."""
    if args.who and not (args.reason or args.dry_run or args.accept):
        raise UsageError(f"give --reason, one of {', '.join(_REASONS)}; or --dry-run.")


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """Carry out one of them."""
    if args.accept:
        return _accept(desk, out)
    if not args.who:
        return _pending(desk, out)
    from ensure_desk.services import erasure  # cold start: --help needs none of this

    person_id = erasure.find(desk, who=args.who)
    return _plan(person_id, desk, out) if args.dry_run else _erase(args, person_id, desk, out)


def _plan(person_id: str, desk: Any, out: Out) -> int:
    from ensure_desk.services import erasure  # cold start: see run

    plan = erasure.plan(desk, person_id=person_id)
    for title, count in plan.records.items():
        out.line(f"{sheet_in_english(title)}: {count}")
    records, backups = counted(plan.total, "record"), counted(plan.backups, "backup")
    out.line(f"{records} would go, {backups} would be cleaned. Nothing is changed.")
    _say_elsewhere(plan.elsewhere, out)
    out.result(
        {
            "dry_run": True,
            "person_id": plan.person_id,
            "dossier_number": plan.dossier_number,
            "records": plan.records,
            "backups": plan.backups,
            "elsewhere": plan.elsewhere,
        }
    )
    return 0


def _erase(args: argparse.Namespace, person_id: str, desk: Any, out: Out) -> int:
    from ensure_desk.services import erasure  # cold start: see run

    done = erasure.erase(desk, person_id=person_id, reason=args.reason or "", progress=out).value
    out.line(f"{counted(done.records, 'record')} erased, {counted(done.backups, 'backup')} cleaned.")
    _say_elsewhere(done.elsewhere, out)
    out.result({"dry_run": False, "person_id": person_id, **_plain(done)})
    return 0


def _pending(desk: Any, out: Out) -> int:
    from ensure_desk.services import erasure  # cold start: see run

    waits = erasure.pending(desk)
    out.line(
        f"Waiting to be erased: {counted(waits.people, 'person', 'people')} "
        f"({counted(waits.records, 'record')}), from {', '.join(waits.senders) or '-'}"
    )
    out.result(
        {
            "erasures": len(waits.marks),
            "people": waits.people,
            "records": waits.records,
            "senders": waits.senders,
        }
    )
    return 0


def _accept(desk: Any, out: Out) -> int:
    from ensure_desk.services import erasure  # cold start: see run

    done = erasure.accept(desk, progress=out).value
    out.line(f"{counted(done.records, 'record')} erased, {counted(done.backups, 'backup')} cleaned.")
    _say_elsewhere(done.elsewhere, out)
    out.result(_plain(done))
    return 0


def _plain(done: Any) -> dict[str, Any]:
    return {"records": done.records, "backups": done.backups, "elsewhere": done.elsewhere}


def _say_elsewhere(copies: tuple[str, ...], out: Out) -> None:
    for copy in copies:
        out.line(f"Out of reach, see to it yourself: {copy}")
