# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""People from the command line: list, show, add."""

import argparse
import datetime as dt
from dataclasses import replace
from typing import Any

from ensure_desk.cli.lists import REFERRERS
from ensure_desk.cli.output import Out
from ensure_desk.cli.refusals import UsageError


def add_parsers(commands: Any) -> None:
    """Add the word `people`."""
    parser = commands.add_parser("people", help="list, show or add people")
    parser.add_argument("action", choices=("list", "show", "add"))
    parser.add_argument(
        "who", nargs="?", default="", help="text to search for; for show an id or dossier number"
    )
    parser.add_argument(
        "--limit", type=int, default=200, metavar="N", help="how many to list; 200 by default"
    )
    parser.add_argument("--last-name", default="")
    parser.add_argument("--first-name", default="")
    parser.add_argument("--municipality", default="")
    parser.add_argument(
        "--referrer", type=str.lower, choices=REFERRERS, default="vdab", help="who sends the person"
    )
    parser.add_argument("--referral-date", default="", help="day first; today when left out")
    parser.add_argument("--birth-date", default="", help="day first; a year or month alone will do")
    parser.add_argument("--phone", default="")


def check(args: argparse.Namespace) -> None:
    """Refuse words that lack something; raises UsageError."""
    if args.action == "show" and not args.who:
        raise UsageError("show needs WHO: a dossier number, an id or a text that finds one person.")
    if args.limit < 1:
        raise UsageError("--limit takes 1 or more.")


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """Carry out one of them."""
    actions = {"list": _list, "show": _show, "add": _add}
    return actions[args.action](args, desk, out)


def _list(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import people  # cold start: --help needs none of this

    found = people.search(desk, text=args.who, limit=args.limit)
    if desk.is_coordinator:
        found = replace(found, rows=_with_names(desk, found.rows))
    for row in found.rows:
        out.line(f"{row.dossier_number:<16}{row.name:<36}{row.municipality:<24}{row.status:<11}{row.month}")
    out.line(f"{found.matching} of {found.total}")
    if found.matching > len(found.rows):
        out.line(f"{found.matching - len(found.rows)} more; --limit N lists more of them")
    out.result(found)
    return 0


def _with_names(desk: Any, rows: Any) -> Any:
    """Return the rows of a coordinator, who lists by number, with the name where one is known."""
    from ensure_desk.services.desk import person_name  # cold start: --help needs none of this

    with desk.store.read() as reader:
        people = [reader.get("person", row.id) for row in rows]
    names = [person_name(person.values) if person else "" for person in people]
    return tuple(replace(row, name=name or row.name) for row, name in zip(rows, names, strict=True))


def _show(args: argparse.Namespace, desk: Any, out: Out) -> int:
    # cold start: --help needs none of this
    from ensure_desk.domain.errors import UserError
    from ensure_desk.services import people
    from ensure_desk.services.dossier import dossier

    rows = people.search(desk, text=args.who, limit=2).rows
    person_id = rows[0].id if len(rows) == 1 else args.who
    if not person_id:
        raise UserError("record_not_found")
    page = dossier(desk, person_id=person_id)
    people.viewed(desk, person_id=person_id)
    parts = [page.person, page.intake, *page.referrals, *page.benefit_periods]
    for track in page.tracks:
        parts += [track.record, *track.suspensions]
    records = [record for record in [*parts, *page.hours, *page.consents, *page.notes] if record is not None]
    for record in records:
        out.line(f"{record.kind} {record.id}")
        for key, value in record.values.items():
            if not key.endswith("_id"):
                out.line(f"  {key}: {', '.join(value) if isinstance(value, list) else value}")
    out.line(f"intake {page.completeness.percent} %")
    listed = [{"kind": r.kind, "id": r.id, "values": r.values} for r in records]
    out.result({"person_id": person_id, "records": listed, "intake_percent": page.completeness.percent})
    return 0


def _place(text: str) -> str:
    """Return the name of one of the twelve as it is written; a place outside them as it was typed."""
    from ensure_desk.domain.municipalities import municipality_named  # cold start: --help needs none of this

    known = municipality_named(text)
    return known.name if known else text


def _add(args: argparse.Namespace, desk: Any, out: Out) -> int:
    # cold start: --help needs none of this
    from ensure_desk.domain.dates import parse_date, parse_partial
    from ensure_desk.domain.phones import parse_phone
    from ensure_desk.services import people

    today: dt.date = desk.today()
    person = {
        "last_name": args.last_name,
        "first_name": args.first_name,
        "municipality": _place(args.municipality) or ("" if desk.is_coordinator else desk.municipality),
        "birth_date": parse_partial(args.birth_date, today=today) if args.birth_date else None,
        "mobile": parse_phone(args.phone) if args.phone else None,
    }
    day = parse_date(args.referral_date, today=today) if args.referral_date else today
    referral = {"referrer_type": args.referrer, "referral_date": day.isoformat()}
    done = people.add(desk, values={"person": person, "referral": referral})
    with desk.store.read() as reader:
        number = reader.get("person", done.value).text("dossier_number")
    out.line(f"{number} {done.value}")
    out.result({"id": done.value, "dossier_number": number})
    return 0
