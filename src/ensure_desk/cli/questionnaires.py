# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires from the command line: list, check, publish, withdraw."""

import argparse
from pathlib import Path
from typing import Any

from ensure_desk.cli.output import Out, counted


def add_parsers(commands: Any) -> None:
    """Add the words of this group."""
    group = commands.add_parser(
        "questionnaire", help="questionnaires (XLSForm): list, check, publish, withdraw"
    )
    words = group.add_subparsers(dest="word", required=True, metavar="WORD")
    words.add_parser("list", help="questionnaires that can be taken")
    for word, told in (
        ("check", "say everything that is wrong with a workbook"),
        ("publish", "check and publish"),
    ):
        command = words.add_parser(word, help=told)
        command.add_argument("file", type=Path, help="XLSForm workbook, .xlsx or .xls")
    command = words.add_parser("withdraw", help="offer a version no longer; what was answered stays")
    command.add_argument("form_id")
    command.add_argument("version")


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """Carry out one of them."""
    return {"list": _list, "check": _check, "publish": _check, "withdraw": _withdraw}[args.word](
        args, desk, out
    )


def _list(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import questionnaires  # cold start: --help needs none of this

    found = questionnaires.available(desk)
    for view in found:
        published = f"published {view.published_on}" if view.published_on else "shipped"
        out.line(f"{view.form_id} {view.version}  {view.title}  ({published}; {', '.join(view.languages)})")
    out.result({"questionnaires": found})
    return 0


def _check(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.domain.errors import UserError  # cold start: --help needs none of this
    from ensure_desk.services import questionnaire_versions, questionnaires  # cold start: as above

    if not args.file.is_file():
        raise UserError("file_not_found", file=str(args.file))
    desk.tr.use("en")  # what is wrong is said in the language of the command line
    checked = questionnaires.check(desk, workbook=args.file.read_bytes(), name=args.file.stem)
    for line in checked.lines:
        told = " ".join(filter(None, (line.place, line.what, line.proposal)))
        out.line(f"{'error' if line.is_error else 'note'}: {told}")
    since = questionnaire_versions.since_current(desk, checked=checked)
    _tell_changes(since, out)
    if args.word == "publish":
        questionnaires.publish(desk, checked=checked)
        out.line(f"Published {args.file.name}")
    out.line("Ready to publish" if checked.is_ready else "Not ready to publish")
    out.result({"ready": checked.is_ready, "issues": checked.lines, "since": since})
    return 0 if checked.is_ready else 1


def _tell_changes(since: Any, out: Out) -> None:
    if since is None:
        return
    out.line(f"Compared with version {since.version}: {counted(len(since.changes), 'change')}")
    for change in since.changes:
        out.line(f"  {change.path}: {change.what}")
    out.line("Scores stay comparable" if since.comparable else "Scores can not be compared with that version")


def _withdraw(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import questionnaires  # cold start: --help needs none of this

    questionnaires.withdraw(desk, form_id=args.form_id, version=args.version)
    out.line(f"{args.form_id} {args.version} is offered no longer")
    out.result({"withdrawn": args.form_id, "version": args.version})
    return 0
