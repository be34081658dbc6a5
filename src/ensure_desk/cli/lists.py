# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading an office's own list from the command line: `import-list FILE`.

With `--json` one document: `cells` holds an object per judged cell and per question, `rows` what each row waits
for, `mapping` the match in the form that `--mapping` reads.
"""

import argparse
import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ensure_desk.cli.output import Out

if TYPE_CHECKING:
    from ensure_desk.domain.texts import Translator
    from ensure_desk.exchange.foreign.mapping import ListMapping
    from ensure_desk.exchange.foreign.plan import Answers, ListCell, ListPlan, ListRow

_REFERRER = "toeleiding.toeleider_type"
REFERRERS = ("vdab", "ocmw", "gtb", "ziekenfonds", "andere")


def add_parser(commands: Any) -> None:
    """Add the word `import-list`."""
    parser = commands.add_parser("import-list", help="read an office's own list (.xlsx or .csv)")
    parser.add_argument("path", type=Path, metavar="FILE")
    parser.add_argument("--mapping", type=Path, help="JSON match of columns, as printed under mapping")
    parser.add_argument("--municipality", default="", help="for a list without such a column")
    parser.add_argument(
        "--date", default="", help="date of referral for a list without such a column, day first"
    )
    parser.add_argument(
        "--referrer", type=str.lower, choices=REFERRERS, help="for a list without such a column"
    )
    parser.add_argument("--answers", type=Path, help='JSON answers: {"Sheet!B7": "value"}')
    parser.add_argument(
        "--mode",
        choices=("create", "update", "both"),
        default="create",
        help="add people, bring those who are here up to date, or both",
    )
    parser.add_argument(
        "--training", default="", metavar="TITLE", help="title of the training of an attendance grid"
    )
    parser.add_argument("--dry-run", action="store_true", help="judge and print, store nothing")


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """Judge the list; without `--dry-run` store the rows that are ready. Doubts are kept and reported.

    With `--dry-run` no vault is needed: without a passphrase nobody is known and nothing is remembered.
    """
    from ensure_desk.services import lists  # cold start: --help needs none of this
    from ensure_desk.system.i18n import Language  # cold start: see above

    tr = Language("en")
    plan = _plan(args, desk)
    if not out.json:
        _print(plan, tr, out)
    stored = None if args.dry_run else lists.apply(desk, plan=plan, titles={"": args.training}).value
    if stored is not None:
        out.line(
            f"stored: {stored.people} people, {stored.updated} brought up to date; {_counts(stored.records)}"
        )
        if stored.no_place:
            out.line(f"not stored, no place for it yet: {_counts(stored.no_place)}")
        if stored.kept:
            out.line(f"not replaced: {stored.kept} months of hours stand here otherwise")
    missing = missing_for_all(plan)
    nothing_stored = stored is not None and not stored.people and not stored.updated
    if missing:
        out.line(f"Missing for the whole list: {', '.join(missing)}")
    if out.json:
        out.long_result({**document(plan, tr), "missing": missing, "stored": stored})
    return 1 if missing and nothing_stored else 0


def missing_for_all(plan: "ListPlan") -> list[str]:
    """Return the options that answer what no column of the list tells."""
    from ensure_desk.services import lists  # cold start: see run

    options = {
        lists.DATE: "--date DAY (of referral)",
        lists.MUNICIPALITY: "--municipality NAME",
        _REFERRER: "--referrer WORD",
    }
    asked = dict.fromkeys(cell.target for cell in plan.cells if cell.scope.value == "file" and cell.open)
    return [options.get(target, f"{target} (in --answers FILE)") for target in asked]


def _plan(args: argparse.Namespace, desk: Any) -> "ListPlan":
    """Judge the list; without a desk nobody is known and no match is remembered."""
    from ensure_desk.domain.lists import Mode  # cold start: see run
    from ensure_desk.services import lists  # cold start: see run
    from ensure_desk.system.clock import SystemClock  # cold start: see run

    if desk is not None:
        answers = _answers(args, desk.today())
        return lists.preview(
            desk, path=args.path, mapping=_mapping(args), answers=answers, mode=Mode(args.mode)
        )
    answers = _answers(args, SystemClock().today())
    given = str(answers.defaults.get(lists.DATE) or "")
    today = max(SystemClock().today(), dt.date.fromisoformat(given)) if given else SystemClock().today()
    return lists.look(args.path, today=today, mapping=_mapping(args), answers=answers)


def needs_desk(args: argparse.Namespace) -> bool:
    """Say whether the vault must be opened: only to store, or to look for people who are there already."""
    return not args.dry_run or args.passphrase_file is not None or "ENSURE_DESK_PASSPHRASE" in os.environ


def _counts(counts: Any) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items()) or "nothing"


def _text_of(path: Path) -> str:
    from ensure_desk.domain.errors import UserError  # cold start: only with a file of options

    try:
        return path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise UserError("file_not_found", file=str(path)) from error


def _mapping(args: argparse.Namespace) -> "ListMapping | None":
    from ensure_desk.exchange.foreign.mapping import from_text  # cold start: see run

    return from_text(_text_of(args.mapping)) if args.mapping else None


def _answers(args: argparse.Namespace, today: dt.date) -> "Answers":
    from ensure_desk.exchange.foreign.plan import Answers  # cold start: see run
    from ensure_desk.services import lists  # cold start: see run

    given = lists.answers_from_text(_text_of(args.answers)) if args.answers else Answers()
    if args.referrer:
        given = Answers(given.cells, {**given.defaults, _REFERRER: args.referrer})
    return lists.defaults_on(today, answers=given, municipality=args.municipality, date=args.date)


def _print(plan: "ListPlan", tr: "Translator", out: Out) -> None:
    from ensure_desk.domain.lists import Verdict, reason_text  # cold start: see run

    for cell in plan.cells:
        if cell.judgement.verdict is not Verdict.ACCEPT:
            choices = (
                f" [{', '.join(str(c) for c in cell.judgement.candidates)}]"
                if cell.judgement.candidates
                else ""
            )
            place = cell.place if cell.address else cell.sheet
            out.line(f"{place} {cell.judgement.verdict}: {reason_text(cell.judgement, tr)}{choices}")
    counts = {v.value: plan.count(v) for v in Verdict}
    out.line(_counts(counts))
    out.line(_counts(row_counts(plan)))


def row_counts(plan: "ListPlan") -> dict[str, int]:
    """Return how many rows are in each state."""
    found: dict[str, int] = {}
    for row in plan.rows:
        found[f"rows {row.state}"] = found.get(f"rows {row.state}", 0) + 1
    return found


def document(plan: "ListPlan", tr: "Translator") -> dict[str, Any]:
    """Return a plan as plain data."""
    from ensure_desk.domain.lists import Verdict  # cold start: see run
    from ensure_desk.exchange.foreign.mapping import to_json  # cold start: see run

    return {
        "format": 1,
        "counts": {v.value: plan.count(v) for v in Verdict} | row_counts(plan),
        "cells": [_cell(cell, tr) for cell in plan.cells],
        "rows": [_row(row) for row in plan.rows],
        "mapping": to_json(plan.mapping),
    }


def _cell(cell: "ListCell", tr: "Translator") -> dict[str, Any]:
    from ensure_desk.domain.lists import reason_text  # cold start: see run

    data = {
        "sheet": cell.sheet,
        "cell": cell.address,
        "target": cell.target,
        "value": cell.judgement.value,
        "verdict": cell.judgement.verdict.value,
        "reason": reason_text(cell.judgement, tr),
        "candidates": list(cell.judgement.candidates),
        "code": cell.judgement.reason,
        "scope": cell.scope.value,
        "answer_key": cell.answer_key,
    }
    return data | ({"after": cell.hangs_on} if cell.hangs_on else {})


def _row(row: "ListRow") -> dict[str, Any]:
    return {
        "sheet": row.sheet,
        "row": row.number,
        "state": row.state.value,
        "waits_for": list(row.why),
        "same_as": row.same_as or None,
        "person": row.person_id or None,
        "changes": dict(row.changes),
    }
