# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A season of fictional trainings: weekly sessions before and after today, who is enrolled, who came and why not."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ensure_desk.domain.changes import Done
from ensure_desk.domain.municipalities import prefix_of
from ensure_desk.domain.statuses import ENROLLED, HELD, PLANNED, WAITING
from ensure_desk.services.demo_dice import Dice
from ensure_desk.services.desk import Desk
from ensure_desk.services.training_series import Weekly, series_days
from ensure_desk.services.trainings import office_of
from ensure_desk.storage import training_candidates
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer

Values = dict[str, object]
FEWEST = 10  # people a desk has before there is a training
SESSIONS, SEATS, LATER_SEATS = 10, 12, 15
_BEGAN = (-16, -6, 2)  # weeks from today: one training is over, one runs, one comes
_RUNNING = -6  # that one gathers on the weekday of today, so that there is a sheet to fill in
_REGION_BEGAN = (-20, -8, -3, 3)
_CODES = (("A", 81), ("L", 6), ("V", 3), ("G", 6), ("O", 2), ("U", 2))
_OFTEN_AWAY = (("A", 45), ("L", 10), ("G", 10), ("O", 20), ("U", 15))
_REASONS = (
    ("ziek", 30), ("vervoer", 18), ("zorg_kind", 16), ("afspraak_dienst", 14), ("vergeten", 10),
    ("geen_zin_of_angst", 8), ("onbekend", 4),
)  # fmt: skip
_OFFICE = (
    ("Budget in balans", ("budget",), ("GELD", "ADMIN")),
    ("Smartphone de baas", ("digitaal",), ("DIGI",)),
    ("Ik durf", ("zelfvertrouwen", "assertiviteit"), ("ZELF",)),
    ("Rustig in mijn hoofd", ("omgaan_met_stress", "gezondheid"), ("MENT",)),
    ("Praattafel Nederlands", ("taaloefening", "communicatie"), ("TAAL", "NETW")),
    ("Op tijd op het werk", ("planning_structuur",), ("MOB",)),
    ("Solliciteren stap voor stap", ("solliciteren",), ("ERV", "PERSP")),
    ("Mijn rechten", ("sociale_kaart_rechten",), ("INKOM", "ADMIN")),
    ("Wat kan ik goed?", ("talenten",), ("PERSP", "ZELF")),
    ("Samen aan het werk", ("samenwerken",), ("NETW",)),
)
_REGION = (
    ("Omgaan met stress", ("omgaan_met_stress",), ("MENT", "ZELF"), "wijk_werkers"),
    ("Digitaal op weg", ("digitaal",), ("DIGI",), "wijk_werkers"),
    ("Peer worden", ("communicatie", "samenwerken"), ("NETW",), "peers"),
    ("Drempels herkennen", ("sociale_kaart_rechten",), (), "professionals"),
)
_TRAINERS = ("Griet Mols", "Tarik El Idrissi", "Ann Coppens", "Bruno Segers", "Leyla Öztürk")
_PLACES = ("Dorpshuis", "Bibliotheek", "Sociaal Huis", "Buurthuis", "Wijkcentrum")
_HOURS = (("09:00", "12:00"), ("13:00", "16:00"), ("09:30", "11:30"))
_PROFESSIONALS = (
    ("Kim Wouters", "VDAB", "vdab", "bemiddelaar"),
    ("Jef Aerts", "OCMW", "ocmw", "maatschappelijk assistent"),
    ("Nora Bakkali", "OCMW", "ocmw", "trajectbegeleider"),
    ("Tine Maes", "Gemeente", "gemeente", "diensthoofd"),
    ("Luc Heylen", "vzw De Brug", "vzw", "jobcoach"),
)


@dataclass(frozen=True)
class Held:
    """A fictional training with its sessions (id, day), as stored."""

    id: str
    barriers: tuple[str, ...]
    audience: str
    seats: int
    sessions: tuple[tuple[str, dt.date], ...]


def store(desk: Desk, writer: Writer, people: Sequence[str], dice: Dice) -> None:
    """Store the trainings of an office with its people, who come to those of the region too."""
    if len(people) < FEWEST:
        return
    wanting = training_candidates.wanting_help(writer)
    own = [_make(desk, writer, dice, values, weeks) for values, weeks in _of_office(dice, desk)]
    for held in (*own, *_of_region(writer)):
        if held.audience == "professionals":
            _professionals(writer, dice, held, desk)
            continue
        among = held.seats + 2 if held in own else dice.number(2, 4)
        chosen = _chosen(dice, people, [p for b in held.barriers for p in wanting.get(b, ())], among)
        _enrol(desk, writer, dice, held, chosen)


def store_region(desk: Desk, *, seed: int = 7) -> Done[int]:
    """Store the trainings that a coordinator plans for the whole region; return how many."""
    dice = Dice(f"{seed} region trainings")
    with desk.store.write(desk.actor, "demo") as writer:
        for number, (title, themes, barriers, audience) in enumerate(_REGION):
            values = _training(
                dice, (title, themes, barriers), f"T-REG-{desk.today():%y}A{number + 1:02d}", ""
            )
            _make(desk, writer, dice, {**values, "audience": audience}, _REGION_BEGAN[number])
        return Done(len(_REGION), writer.changes)


def _of_office(dice: Dice, desk: Desk) -> Iterator[tuple[Values, int]]:
    for number, (kind, weeks) in enumerate(zip(dice.some(_OFFICE, 3, 3), _BEGAN, strict=True)):
        code = f"T-{prefix_of(office_of(desk))}-{desk.today():%y}A{number + 1:02d}"
        yield _training(dice, kind, code, office_of(desk)), weeks


def _training(
    dice: Dice, kind: tuple[str, tuple[str, ...], tuple[str, ...]], code: str, municipality: str
) -> Values:
    title, themes, barriers = kind
    return {
        "code": code,
        "title": title,
        "themes": list(themes),
        "barriers": list(barriers),
        "audience": "wijk_werkers",
        "trainer": dice.pick(_TRAINERS),
        "language": "nl",
        "municipality": municipality,
    }


def _make(desk: Desk, writer: Writer, dice: Dice, values: Values, weeks: int) -> Held:
    """Store a training with a weekly series that begins so many weeks from today."""
    today = desk.today()
    monday = today - dt.timedelta(days=today.weekday())
    weekday = min(today.weekday(), 4) if weeks == _RUNNING else dice.number(0, 4)
    first = monday + dt.timedelta(weeks=weeks, days=weekday)
    starts, ends = dice.pick(_HOURS)
    place = values["municipality"] or "Mechelen"
    seats = SEATS if weeks < 0 else LATER_SEATS
    days = series_days(desk, weekly=Weekly(first, SESSIONS)).days
    (made,) = writer.create_many("training", [{**values, "hours": SESSIONS * 3}])
    shared = {"starts_at": starts, "ends_at": ends, "place": dice.pick(_PLACES), "municipality": place}
    rows = [
        {**shared, "training_id": made, "held_on": day, "seats": seats, "status": _status(day, today)}
        for day in days
    ]
    ids = writer.create_many("session", rows)
    barriers = values["barriers"] if isinstance(values["barriers"], list) else []
    audience = str(values["audience"])
    return Held(made, tuple(barriers), audience, seats, tuple(zip(ids, days, strict=True)))


def _status(day: dt.date, today: dt.date) -> str:
    return HELD if day < today else PLANNED


def _of_region(reader: Reader) -> list[Held]:
    """Return the trainings of the region that this desk knows."""
    found = []
    for training in reader.all("training"):
        if training["municipality"] is None:
            sessions = [
                (s.id, s.date("held_on") or dt.date.min) for s in reader.children("session", training.id)
            ]
            audience, barriers = training.text("audience"), tuple(training.codes("barriers"))
            found.append(Held(training.id, barriers, audience, SEATS, tuple(sessions)))
    return found


def _chosen(dice: Dice, people: Sequence[str], first: Sequence[str], count: int) -> list[str]:
    """Return people to enrol, those who want help before others."""
    asked = dice.some(list(dict.fromkeys(first)), count * 2 // 3, count)
    rest = [p for p in people if p not in set(asked)]
    return [*asked, *dice.some(rest, count - len(asked), count - len(asked))]


def _enrol(desk: Desk, writer: Writer, dice: Dice, held: Held, people: Sequence[str]) -> None:
    """Enrol people, the last of them on the waiting list of a full training, and write down who came."""
    asked = held.sessions[0][1] - dt.timedelta(days=14)
    rows = [
        {
            "person_id": person,
            "training_id": held.id,
            "status": ENROLLED if place < held.seats else WAITING,
            "asked_on": min(asked + dt.timedelta(days=place // 2), desk.today()),
        }
        for place, person in enumerate(people)
    ]
    writer.create_many("enrolment", rows)
    past = [session for session, day in held.sessions if day < desk.today()]
    usual = {person: _OFTEN_AWAY if dice.chance(20) else _CODES for person in people[: held.seats]}
    cells = [_cell(dice, session, person, codes) for session in past for person, codes in usual.items()]
    writer.create_many("attendance", cells)


def _cell(dice: Dice, session: str, person: str, codes: Sequence[tuple[str, int]]) -> Values:
    code = dice.weighted(codes)
    values: Values = {"person_id": person, "session_id": session, "code": code}
    if code in "LV":
        values["minutes"] = 15 * dice.number(1, 4)
    if code in "GU" or (code == "O" and dice.chance(40)):
        values["reason"] = dice.weighted(_REASONS)
    if code == "G":
        values["proof"] = "ja" if dice.chance(70) else "volgt"
    return values


def _professionals(writer: Writer, dice: Dice, held: Held, desk: Desk) -> None:
    """Write down the professionals of an office's partners at the sessions that were held."""
    for session, day in held.sessions[:2]:
        if day < desk.today():
            rows = [
                {
                    "session_id": session,
                    "name": name,
                    "organisation": organisation,
                    "organisation_kind": kind,
                    "role": role,
                    "code": "A" if dice.chance(85) else "G",
                }
                for name, organisation, kind, role in dice.some(_PROFESSIONALS, 1, 3)
            ]
            writer.create_many("professional_attendance", rows)
