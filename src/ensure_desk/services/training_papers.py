# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves a training on paper or as a file: invitations, a mail-merge sheet, a calendar file, a sign-in list.

Letters are in plain Dutch, for people who do not read easily. What is handed out leaves a line in the trail.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.day_words import hour, weekday_and_date
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.phones import show_phone
from ensure_desk.domain.statuses import CANCELLED, ENROLLED, INVITED
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.exchange.survey_book import PlainSheet
from ensure_desk.services.attendance import session as session_sheet
from ensure_desk.services.desk import Desk, spoken_name
from ensure_desk.services.survey_export import save_sheets
from ensure_desk.services.training_lists import (
    SessionLine,
    TrainingView,
    training,
)
from ensure_desk.storage import training_people
from ensure_desk.storage.files import write_file

_HERE = ZoneInfo("Europe/Brussels")
_SPARE_LINES = 4
"""Empty lines at the end of a sign-in list, for who comes unannounced."""


@dataclass(frozen=True)
class Letter:
    """An invitation: who it is for, the lines of the address, a heading and paragraphs."""

    person_id: str
    name: str
    address: tuple[str, ...]
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class SignInList:
    """A list to sign at a session: the lines above it and the names, then room for others."""

    title: str
    about: tuple[str, ...]
    names: tuple[str, ...]


def invitations(desk: Desk, *, training_id: str, person_ids: Sequence[str] = ()) -> Done[tuple[Letter, ...]]:
    """Return a letter for everybody who is invited or enrolled, or for these people.

    Raises UserError `record_not_found` or `names_stay_at_office`.
    """
    view = training(desk, training_id=training_id)
    letters = tuple(
        _letter(desk, view, person) for person in _people(desk, training_id, person_ids, "invitation")
    )
    return Done(letters, Changes())


def save_mail_merge(desk: Desk, *, training_id: str, path: Path) -> Done[int]:
    """Write a sheet with a row per person for a mail merge; return how many.

    Raises UserError `record_not_found`, `names_stay_at_office` or `file_not_writable`.
    """
    view, tr = training(desk, training_id=training_id), desk.tr
    people = _people(desk, training_id, (), "mail_merge")
    heads = (N_("Voornaam"), N_("Naam"), N_("Straat en nummer"), N_("Postcode"), N_("Gemeente"), N_("Telefoon"),
             N_("E-mail"), N_("Training"), N_("Wanneer"), N_("Waar"))  # fmt: skip
    when, where = "; ".join(_moments(tr, _ahead(desk, view))), _where(_ahead(desk, view))
    rows = [
        (p["first_name"], p["last_name"], _street(p), p["postcode"], p["municipality"],
         show_phone(p["mobile"]), p["email"],
         view.line.title, when, where)
        for p in people
    ]  # fmt: skip
    save_sheets(desk, path, [PlainSheet(tr(N_("Uitnodigingen")), [tr(h) for h in heads], rows)], training_id)
    return Done(len(rows), Changes())


def save_calendar(desk: Desk, *, training_id: str, path: Path) -> Done[int]:
    """Write the sessions of a training as a calendar file (ICS); it names nobody. Return how many sessions.

    Raises UserError `record_not_found` or `file_not_writable`.
    """
    # cold start: a library for one button
    from icalendar import Calendar, Event

    view = training(desk, training_id=training_id)
    calendar = Calendar.new(prodid="-//ENSURE Desk//NL", uid=f"{training_id}@ensure-desk")
    sessions = [s for s in view.sessions if s.status != CANCELLED]
    for session in sessions:
        start, end = _moment(session.day, session.starts_at), _moment(session.day, session.ends_at)
        timed = isinstance(start, dt.datetime) and isinstance(end, dt.datetime) and end > start
        event = Event.new(
            uid=f"{session.id}@ensure-desk",
            summary=view.line.title,
            start=start,
            end=end if timed else None,
            stamp=desk.clock.now(),
            location=_where([session]) or None,
            description=view.description or None,
        )
        calendar.add_component(event)
    years = [s.day.year for s in sessions] or [desk.today().year]
    calendar.add_missing_timezones(
        first_date=dt.date(min(years), 1, 1), last_date=dt.date(max(years) + 1, 1, 1)
    )
    try:
        write_file(path, calendar.to_ical())
    except OSError as error:
        raise UserError("file_not_writable", file=path.name) from error
    return Done(len(sessions), Changes())


def sign_in_list(desk: Desk, *, session_id: str) -> Done[SignInList]:
    """Return the list of a session to sign, with whole names even where the screen hides them.

    Raises UserError `record_not_found` or `names_stay_at_office`.
    """
    desk.check_names()
    line, tr = session_sheet(desk, session_id=session_id).line, desk.tr
    about = (
        _when(tr, line),
        _where([line]),
        tr(N_("Lesgever: {name}"), name=line.trainer) if line.trainer else "",
    )
    with desk.store.write(desk.actor) as writer:
        coming = training_people.of_session(writer, line.training_id, session_id)
        writer.note("print", kind="session", record_id=session_id, detail="sign_in")
    names = sorted((row.shown_name(named=True) for row in coming), key=str.casefold)
    lines = (*names, *[""] * _SPARE_LINES)
    return Done(SignInList(line.title, tuple(part for part in about if part), lines), Changes())


def _people(desk: Desk, training_id: str, person_ids: Sequence[str], why: str) -> list[dict[str, str]]:
    """Return name and address of these people, or of who is invited or enrolled, and note that they were shown."""
    desk.check_names()
    with desk.store.write(desk.actor) as writer:
        coming = training_people.addressees(writer, training_id, (INVITED, ENROLLED))
        chosen = [row for row in coming if not person_ids or row["id"] in person_ids]
        for row in chosen:
            writer.note("print", kind="person", record_id=row["id"], detail=why)
    return chosen


def _letter(desk: Desk, view: TrainingView, person: dict[str, str]) -> Letter:
    tr, ahead, name = desk.tr, _ahead(desk, view), spoken_name(person)
    paragraphs = [
        tr(N_("Beste {name},"), name=person["first_name"] or person["last_name"]),
        tr(N_("wij nodigen u uit voor: {title}."), title=view.line.title),
        view.description,
        tr(N_("Wanneer?")) + "".join(f"\n•  {moment}" for moment in _moments(tr, ahead)) if ahead else "",
        tr(N_("Waar? {place}"), place=_where(ahead)) if _where(ahead) else "",
        tr(N_("Wie geeft het? {name}"), name=view.line.trainer) if view.line.trainer else "",
        tr(N_("Kunt u niet komen? Laat het ons dan weten. Wij zoeken samen een oplossing.")),
        tr(N_("Met vriendelijke groet,")) + f"\n{desk.actor.name}\n{desk.municipality}",
    ]
    place = f"{person['postcode']} {person['municipality']}".strip()
    address = tuple(part for part in (name, _street(person), place) if part)
    heading = tr(N_("Uitnodiging"))
    return Letter(person["id"], name, address, heading, tuple(part for part in paragraphs if part))


def _street(person: dict[str, str]) -> str:
    box = f" bus {person['box']}" if person["box"] else ""
    return f"{person['street']} {person['house_number']}{box}".strip()


def _ahead(desk: Desk, view: TrainingView) -> list[SessionLine]:
    """Return the sessions still to come; all of them when none is."""
    running = [s for s in view.sessions if s.status != CANCELLED]
    return [s for s in running if s.day >= desk.today()] or running


def _moments(tr: Translator, sessions: Iterable[SessionLine]) -> list[str]:
    return [_when(tr, session) for session in sessions]


def _when(tr: Translator, session: SessionLine) -> str:
    day = weekday_and_date(session.day, tr)
    if not session.starts_at or not session.ends_at:
        return day
    first, last = hour(session.starts_at, tr), hour(session.ends_at, tr)
    return tr(N_("{day}, van {first} uur tot {last} uur"), day=day, first=first, last=last)


def _where(sessions: Iterable[SessionLine]) -> str:
    """Return the places of sessions, each once."""
    places = dict.fromkeys(", ".join(p for p in (s.place, s.municipality) if p) for s in sessions)
    return "; ".join(place for place in places if place)


def _moment(day: dt.date, time: str) -> dt.date | dt.datetime:
    return dt.datetime.combine(day, dt.time.fromisoformat(time), _HERE) if time else day
