# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trainings, sessions and attendance from the command line."""

import argparse
import datetime as dt
from collections.abc import Callable
from typing import Any

from ensure_desk.cli.output import Out, counted
from ensure_desk.cli.refusals import UsageError
from ensure_desk.domain.statuses import BUSY, CANCELLED, OVER, PLANNED

_TRAINING = ("title", "audience", "trainer", "language", "hours", "description", "municipality")
_SESSION = ("starts_at", "ends_at", "place", "municipality", "seats")
_DAYS = ("first", "last", "day")
_SPAN = dt.timedelta(days=60)


def add_parsers(commands: Any) -> None:
    """Add the words of these groups."""
    _add_training(commands.add_parser("training", help="trainings: list, show, make, who comes"))
    _add_session(commands.add_parser("session", help="sessions: list, add one or a weekly series, cancel"))
    _add_attendance(commands.add_parser("attendance", help="attendance of a session: show, take, history"))


def _add_training(group: Any) -> None:
    words = group.add_subparsers(dest="word", required=True, metavar="WORD")
    command = words.add_parser("list", help="trainings, those with a next session first")
    command.add_argument("--text", default="")
    command.add_argument("--status", choices=(PLANNED, BUSY, OVER, CANCELLED))
    command = words.add_parser("make", help="make a training; prints its code")
    for name in _TRAINING:
        command.add_argument(f"--{name}", required=name == "title")
    command.add_argument("--themes", default="", help="codes with commas between them")
    command.add_argument("--barriers", default="", help="codes with commas between them")
    for word, told in (
        ("show", "one training with its sessions and people"),
        ("cancel", "cancel a training with the sessions that were not held"),
        ("enrol", "enrol people; who finds no place waits"),
        ("invite", "invite people"),
        ("leave", "end somebody's enrolment; the next in line moves up"),
    ):
        command = words.add_parser(word, help=told)
        command.add_argument("training", help="code or id")
        if word in ("enrol", "invite", "leave"):
            command.add_argument("--people", required=True, help="dossier numbers with commas between them")


def _add_session(group: Any) -> None:
    words = group.add_subparsers(dest="word", required=True, metavar="WORD")
    command = words.add_parser("list", help="sessions of some days; the next 60 when left out")
    command.add_argument("--first", metavar="DAY", help="17/11/2026 or 2026-11-17")
    command.add_argument("--last", metavar="DAY", help="31/12/2026 or 2026-12-31")
    for word, told in (
        ("add", "add one session"),
        ("series", "add a weekly series without Belgian holidays"),
    ):
        command = words.add_parser(word, help=told)
        command.add_argument("training", help="code or id")
        command.add_argument("--day", required=True, help="the (first) day, 17/11/2026 or 2026-11-17")
        for name in _SESSION:
            command.add_argument(f"--{name.replace('_', '-')}", type=_READ.get(name, str))
    words.choices["series"].add_argument("--times", type=int, required=True, metavar="N")
    words.choices["series"].add_argument("--every", type=int, default=1, metavar="WEEKS")
    command = words.add_parser("cancel", help="cancel a session; everybody expected gets the code S")
    command.add_argument("session", help="id, or code of the training / day")


def _add_attendance(group: Any) -> None:
    words = group.add_subparsers(dest="word", required=True, metavar="WORD")
    for word, told in (
        ("show", "who is expected and who came"),
        ("take", "write codes: A L V G O U S -"),
        ("history", "who changed what of one person"),
    ):
        command = words.add_parser(word, help=told)
        command.add_argument("session", help="id, or code of the training / day, T-LIE-26A01/2026-11-17")
    take = words.choices["take"]
    take.add_argument("--codes", default="", help="DOSSIER=A,DOSSIER=L:30,DOSSIER=O:vervoer")
    take.add_argument("--rest-present", action="store_true", help="everybody without a code was there")
    words.choices["history"].add_argument("--person", required=True, help="dossier number or id")


def check(args: argparse.Namespace) -> None:
    """Refuse words that lack something; raises UsageError."""
    if args.command == "attendance" and args.word == "take":
        _marks(args.codes)
        if not (args.codes or args.rest_present):
            raise UsageError("take needs --codes or --rest-present.")
    if args.command == "training" and args.word == "make":
        _check_choices(args)
    if args.command == "session" and args.word == "series":
        for name in ("times", "every"):
            if getattr(args, name) < 1:
                raise UsageError(f"--{name} takes a number from 1.")


def _check_choices(args: argparse.Namespace) -> None:
    from ensure_desk.domain import codes  # cold start: --help needs none of this

    offered = (
        ("themes", codes.TRAINING_THEME),
        ("barriers", codes.BARRIER),
        ("audience", codes.TRAINING_AUDIENCE),
    )
    for name, known in offered:
        for code in _codes(getattr(args, name) or ""):
            if code not in known:
                raise UsageError(f"--{name} has no {code}; it takes {', '.join(known)}.")


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """Carry out one of them; days are read as people write them."""
    from ensure_desk.domain.dates import parse_date  # cold start: --help needs none of this

    for name in _DAYS:
        if getattr(args, name, None):
            setattr(args, name, parse_date(getattr(args, name), today=desk.today()))
    return _ACTIONS[args.command, args.word](args, desk, out)


def _time(text: str) -> str:
    from ensure_desk.domain.times import time_text  # cold start: --help needs none of this

    found = time_text(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no time of day, like 09:30")
    return found


_READ: dict[str, Callable[[str], Any]] = {"starts_at": _time, "ends_at": _time, "seats": int}


def _codes(text: str) -> list[str]:
    return [code for part in text.split(",") if (code := part.strip())]


def _people(desk: Any, text: str) -> list[str]:
    from ensure_desk.services import duplicate_links  # cold start: --help needs none of this

    return [duplicate_links.find(desk, text=part) for part in _codes(text)]


def _training(args: argparse.Namespace, desk: Any) -> str:
    from ensure_desk.services import training_find  # cold start: --help needs none of this

    return training_find.training(desk, text=args.training)


def _session(args: argparse.Namespace, desk: Any) -> str:
    from ensure_desk.services import training_find  # cold start: --help needs none of this

    return training_find.session(desk, text=args.session)


def _list_trainings(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import training_lists  # cold start: --help needs none of this

    statuses = frozenset({args.status} if args.status else ())
    wanted = training_lists.TrainingsWanted(text=args.text, statuses=statuses)
    found = training_lists.trainings(desk, wanted=wanted)
    for line in found:
        seats = line.seats if line.seats is not None else "-"
        told = f"{counted(line.sessions, 'session')}  {line.enrolled}/{seats}  {line.waiting} waiting"
        out.line(
            f"{line.code:<14}{str(line.next or line.last or ''):<12}{line.status:<12}{line.title}  {told}"
        )
    if not found:
        out.line("No trainings found.")
    out.result({"trainings": found})
    return 0


def _make(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import training_lists, trainings  # cold start: --help needs none of this

    values = {key: getattr(args, key) for key in _TRAINING if getattr(args, key) is not None}
    values |= {"themes": _codes(args.themes), "barriers": _codes(args.barriers)}
    if "hours" in values:
        values["hours"] = int(values["hours"]) if values["hours"].isdecimal() else -1
    made = trainings.make(desk, values=values).value
    line = training_lists.training(desk, training_id=made).line
    out.line(f"{line.code}  {line.title}")
    out.result(line)
    return 0


def _show(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import enrolments, training_lists  # cold start: --help needs none of this

    training_id = _training(args, desk)
    view = training_lists.training(desk, training_id=training_id)
    people = enrolments.people(desk, training_id=training_id)
    out.line(f"{view.line.code}  {view.line.title}  {view.line.status}")
    for held in view.sessions:
        out.line(f"  {held.day}  {held.times:<15}{held.status:<12}{held.coded}/{held.expected}  {held.place}")
    for person in people:
        share = person.attended.percent
        told = "" if share is None else f"{share} %"
        out.line(f"  {person.dossier_number:<16}{person.name:<32}{person.status:<14}{told}")
    out.result({"training": view, "people": people})
    return 0


def _cancel(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import trainings  # cold start: --help needs none of this

    sessions = trainings.cancel(desk, training_id=_training(args, desk)).value
    out.line(f"Cancelled, with {counted(sessions, 'session')}.")
    out.result({"sessions": sessions})
    return 0


def _enrol(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import enrolments  # cold start: --help needs none of this

    people = _people(desk, args.people)
    done = enrolments.enrol(desk, training_id=_training(args, desk), person_ids=people).value
    out.line(f"{len(done.enrolled)} enrolled, {len(done.waiting)} waiting.")
    out.result(done)
    return 0


def _invite(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import enrolments  # cold start: --help needs none of this

    people = _people(desk, args.people)
    invited = enrolments.invite(desk, training_id=_training(args, desk), person_ids=people).value
    out.line(f"{invited} invited.")
    out.result({"invited": invited})
    return 0


def _leave(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import enrolments  # cold start: --help needs none of this

    training_id, moved = _training(args, desk), []
    for person_id in _people(desk, args.people):
        done = enrolments.cancel(desk, training_id=training_id, person_id=person_id).value
        moved += [done] if done else []
    for one in moved:
        out.line(f"{one.name} moves up from the waiting list.")
    out.result({"moved_up": moved})
    return 0


def _list_sessions(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import training_lists  # cold start: --help needs none of this

    first = args.first or desk.today()
    last = args.last or first + _SPAN
    found = training_lists.calendar(desk, first=first, last=last)
    for line in found:
        told = f"{line.code:<14}{line.title}  {line.coded}/{line.expected}"
        out.line(f"{line.day}  {line.times:<15}{line.municipality:<22}{line.status:<12}{told}")
    if not found:
        out.line(f"No sessions from {first} to {last}.")
    out.result({"sessions": found})
    return 0


def _add(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import trainings  # cold start: --help needs none of this

    values = {key: getattr(args, key) for key in _SESSION if getattr(args, key) is not None}
    training_id = _training(args, desk)
    made = trainings.add_session(desk, training_id=training_id, values={**values, "held_on": args.day}).value
    out.line(made)
    out.result({"session": made})
    return 0


def _series(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import training_series  # cold start: --help needs none of this

    given = {key: getattr(args, key) for key in _SESSION if getattr(args, key) is not None}
    weekly = training_series.Weekly(args.day, args.times, every=args.every, **given)
    made = training_series.make_series(desk, training_id=_training(args, desk), weekly=weekly).value
    for day in made.days:
        out.line(str(day))
    for skipped in made.skipped:
        out.line(f"{skipped.day}  no session: {skipped.name}")
    out.result(made)
    return 0


def _cancel_session(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import trainings  # cold start: --help needs none of this

    people = trainings.cancel_session(desk, session_id=_session(args, desk)).value
    out.line(f"Cancelled for {counted(people, 'person', 'people')}.")
    out.result({"people": people})
    return 0


def _show_attendance(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import attendance  # cold start: --help needs none of this

    _tell(out, attendance.session(desk, session_id=_session(args, desk)))
    return 0


def _tell(out: Out, sheet: Any) -> None:
    out.line(f"{sheet.line.day}  {sheet.line.times}  {sheet.line.title}  {sheet.line.status}")
    for row in sheet.rows:
        more = " ".join(str(part) for part in (row.minutes, row.reason, row.other_code) if part)
        out.line(f"{row.dossier_number:<16}{row.name:<32}{row.code or '.':<3}{more}")
    out.line(f"{len(sheet.rows) - sheet.open} of {len(sheet.rows)}")
    out.result(sheet)


def _marks(text: str) -> dict[str, tuple[str, str]]:
    """Return code and what stands beside it, by dossier number: `D=A,D=L:30,D=O:vervoer`."""
    found = {}
    for part in _codes(text):
        who, equals, told = part.partition("=")
        code, _, beside = told.partition(":")
        if not (who.strip() and equals and code.strip()):
            raise UsageError(f"--codes takes DOSSIER=CODE with commas between them, not {part!r}.")
        found[who.strip()] = (code.strip(), beside.strip())
    return found


def _take(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import attendance, duplicate_links  # cold start: --help needs none of this

    session_id = _session(args, desk)
    marks = {duplicate_links.find(desk, text=who): told for who, told in _marks(args.codes).items()}
    attendance.take_many(desk, session_id=session_id, codes={p: code for p, (code, _) in marks.items()})
    for person_id, (_, beside) in marks.items():
        if beside:
            details = {"minutes": int(beside)} if beside.isdecimal() else {"reason": beside}
            attendance.set_details(desk, session_id=session_id, person_id=person_id, **details)
    if args.rest_present:
        attendance.rest_present(desk, session_id=session_id)
    _tell(out, attendance.session(desk, session_id=session_id))
    return 0


def _history(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import attendance, duplicate_links  # cold start: --help needs none of this

    person_id = duplicate_links.find(desk, text=args.person)
    lines = attendance.history(desk, session_id=_session(args, desk), person_id=person_id)
    for line in lines:
        out.line(f"{line.at:%Y-%m-%d %H:%M}  {line.who}  {line.text}")
    out.result({"saves": lines})
    return 0


_ACTIONS: dict[tuple[str, str], Callable[[argparse.Namespace, Any, Out], int]] = {
    ("training", "list"): _list_trainings,
    ("training", "make"): _make,
    ("training", "show"): _show,
    ("training", "cancel"): _cancel,
    ("training", "enrol"): _enrol,
    ("training", "invite"): _invite,
    ("training", "leave"): _leave,
    ("session", "list"): _list_sessions,
    ("session", "add"): _add,
    ("session", "series"): _series,
    ("session", "cancel"): _cancel_session,
    ("attendance", "show"): _show_attendance,
    ("attendance", "take"): _take,
    ("attendance", "history"): _history,
}
