# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Possible duplicates from the command line: list, merge, unmerge, not-same."""

import argparse
from typing import Any

from ensure_desk.cli.output import Out
from ensure_desk.cli.refusals import UsageError

_ACTS = {
    "merge": "two dossiers are of the same person",
    "unmerge": "take back what was decided on two dossiers",
    "not-same": "two dossiers that look alike are of two people",
}


def add_parsers(commands: Any) -> None:
    """Add the word of this group; `duplicates merge A B` takes dossier numbers or ids."""
    parser = commands.add_parser("duplicates", help="people who may be in two dossiers")
    parser.add_argument(
        "act", nargs="?", choices=sorted(_ACTS), help="; ".join(map(": ".join, _ACTS.items()))
    )
    parser.add_argument("dossiers", nargs="*", metavar="DOSSIER", help="two dossier numbers or ids")


def check(args: argparse.Namespace) -> None:
    """Refuse words that lack something; raises UsageError."""
    if args.act and len(args.dossiers) != 2:
        raise UsageError(f"{args.act} takes two dossiers, each as DOSSIER number or id.")


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """List the duplicates or decide on two dossiers."""
    if not args.act:
        return _list(desk, out)
    from ensure_desk.services import duplicate_links  # cold start: --help needs none of this

    one, other = (duplicate_links.find(desk, text=text) for text in args.dossiers)
    decide = {
        "merge": duplicate_links.merge,
        "unmerge": duplicate_links.unmerge,
        "not-same": duplicate_links.not_same,
    }
    done = decide[args.act](desk, one=one, other=other)
    out.line("Stored." if done.changes else "Nothing to change.")
    out.result({"one": one, "other": other, "before": done.value, "changed": bool(done.changes)})
    return 0


def _list(desk: Any, out: Out) -> int:
    from ensure_desk.services import likeness  # cold start: --help needs none of this

    found = likeness.duplicates(desk)
    for couple in found:
        verdict = {"": "open", "ja": "same", "nee": "not same"}[couple.verdict]
        numbers = " ".join(side.dossier_number or side.person_id for side in (couple.one, couple.other))
        out.line(f"{couple.certainty} {couple.score}% {verdict}: {numbers}")
    out.line(f"{sum(not c.verdict for c in found)} undecided")
    out.result({"couples": found})
    return 0
