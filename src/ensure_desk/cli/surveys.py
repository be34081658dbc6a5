# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Surveys from the command line: list, take, export, analyse."""

import argparse
import json
from pathlib import Path
from typing import Any

from ensure_desk.cli.output import Out, counted

_MOMENTS = ("T0", "T1", "T2", "T3", "andere")


def add_parsers(commands: Any) -> None:
    """Add the words of this group."""
    group = commands.add_parser("survey", help="surveys: list, take, export, analyse")
    words = group.add_subparsers(dest="word", required=True, metavar="WORD")
    command = words.add_parser("list", help="the surveys of a person")
    command.add_argument("--person", required=True, help="dossier number or id")
    command = words.add_parser("take", help="store the answers of a whole survey and finish it")
    command.add_argument("--person", required=True, help="dossier number or id")
    command.add_argument("--form", required=True, help="form_id of the questionnaire")
    command.add_argument("--moment", required=True, choices=_MOMENTS)
    command.add_argument("--answers", required=True, type=Path, help="JSON: path -> answer")
    command.add_argument("--mode", default="samen", choices=("samen", "zelf", "tolk", "papier"))
    command.add_argument("--keep-open", action="store_true", help="do not finish it")
    for word, told in (
        ("export", "a row per response, as a workbook"),
        ("analyse", "frequencies per question and moment"),
    ):
        command = words.add_parser(word, help=told)
        command.add_argument("file", type=Path)
        command.add_argument("--form", required=True, help="form_id of the questionnaire")
    words.choices["export"].add_argument(
        "--reason", default="", help="why a coordinator needs the answers; it stands in the trail"
    )
    words.choices["export"].add_argument("--codes", action="store_true", help="codes instead of labels")


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """Carry out one of them."""
    return {"list": _list, "take": _take, "export": _export, "analyse": _analyse}[args.word](args, desk, out)


def _list(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import duplicate_links, surveys  # cold start: --help needs none of this

    found = surveys.overview(desk, person_id=duplicate_links.find(desk, text=args.person))
    for line in found:
        told = f"{line.taken_on}  {line.moment}  {line.form_id} {line.version}  {line.status}"
        out.line(f"{line.id}  {told}  {line.answered} of {line.asked} answered")
    out.result({"surveys": found})
    return 0


def _take(args: argparse.Namespace, desk: Any, out: Out) -> int:
    # cold start: --help needs none of this
    from ensure_desk.services import duplicate_links, survey_taking

    answers = _read(args.answers)
    person = duplicate_links.find(desk, text=args.person)
    wanted = survey_taking.Wanted(person, args.form, args.moment, args.mode, finish=not args.keep_open)
    taken = survey_taking.take(desk, wanted=wanted, answers=answers).value
    out.line(
        f"{taken.response_id}  {counted(taken.answers, 'answer')} stored{'' if args.keep_open else ', finished'}"
    )
    out.result(taken)
    return 0


def _read(path: Path) -> dict[str, str]:
    from ensure_desk.domain.errors import UserError  # cold start: --help needs none of this

    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {str(key): "" if value is None else str(value) for key, value in found.items()}
    except FileNotFoundError as error:
        raise UserError("file_not_found", file=str(path)) from error
    except (ValueError, AttributeError) as error:
        raise UserError("answers_unreadable", file=path.name) from error


def _export(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import survey_export  # cold start: --help needs none of this

    done = survey_export.export(
        desk, path=args.file, form_id=args.form, as_codes=args.codes, reason=args.reason
    ).value
    out.line(f"{counted(done.responses, 'response')} on {counted(done.sheets, 'sheet')} in {done.path.name}")
    out.result(done)
    return 0


def _analyse(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import survey_analysis  # cold start: --help needs none of this

    found = survey_analysis.write(desk, path=args.file, form_id=args.form).value
    out.line(f"{counted(len(found.lines), 'line')} at {', '.join(found.moments)} in {args.file.name}")
    out.result(found)
    return 0
