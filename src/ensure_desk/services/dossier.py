# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole person on one page: records, completeness, programme clock, signals and what happened when."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from ensure_desk.domain import codes
from ensure_desk.domain.completeness import COUNTED_KINDS, Completeness, completeness
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import Value
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.phones import show_phone
from ensure_desk.domain.records import Record
from ensure_desk.domain.signals import signals_of
from ensure_desk.domain.texts import N_
from ensure_desk.domain.track_rules import ProgrammeClock, programme_clock
from ensure_desk.services import duplicate_links
from ensure_desk.services.desk import Desk, rules_in, spoken_name
from ensure_desk.services.people import PersonRef, age_in_years
from ensure_desk.services.signal_texts import SignalView, view_of
from ensure_desk.services.timeline import TimelineEntry, timeline
from ensure_desk.storage import listing
from ensure_desk.storage.conflicts import deleted_but_edited
from ensure_desk.storage.listing import ListQuestion
from ensure_desk.storage.reader import Reader


@dataclass(frozen=True)
class TrackView:
    """A track with its suspensions."""

    record: Record
    suspensions: tuple[Record, ...]


@dataclass(frozen=True)
class Header:
    """What stands above the dossier, in words; empty where it is not known."""

    name: str
    initials: str
    status: str
    status_text: str
    dossier_number: str
    age_text: str
    place: str
    phone: str
    dutch: str
    via_text: str
    benefit_text: str


@dataclass(frozen=True)
class Parts:
    """The records of one person, each list with the newest first (tracks, referrals, benefits) or as they came."""

    person: Record
    intake: Record | None
    referrals: tuple[Record, ...]
    benefit_periods: tuple[Record, ...]
    tracks: tuple[TrackView, ...]
    consents: tuple[Record, ...]
    notes: tuple[Record, ...]


@dataclass(frozen=True)
class Dossier(Parts):
    """Everything the page of one person shows."""

    header: Header
    completeness: Completeness
    clock: ProgrammeClock | None
    clock_text: str
    signals: tuple[SignalView, ...]
    timeline: tuple[TimelineEntry, ...]
    in_conflict: tuple[str, ...]
    other_dossiers: tuple[PersonRef, ...] = ()


def dossier(desk: Desk, *, person_id: str) -> Dossier:
    """Return everything about one person; note the view with `people.viewed`.

    Raises UserError `record_not_found`.
    """
    today = desk.today()
    with desk.store.read() as reader:
        parts = _parts(reader, person_id)
        rules = rules_in(reader, today)
        question = ListQuestion(ids=(person_id,), archived=True)
        found = listing.situations(reader, question, intakes=not desk.is_coordinator)
    if not found:
        raise UserError("record_not_found")
    situation = found[0]
    clock = programme_clock(situation.track, today, rules) if situation.track else None
    return Dossier(
        **vars(parts),
        header=_header(desk, parts, situation.status),
        completeness=completeness(latest_values(parts), _purposes(parts.consents)),
        clock=clock,
        clock_text=_clock_text(desk, clock),
        signals=tuple(view_of(s, desk.tr, today) for s in signals_of(situation, today, rules)),
        timeline=timeline(parts.person, _listed(parts), desk.tr),
        in_conflict=_conflicts(desk, parts),
        other_dossiers=duplicate_links.other_dossiers(desk, person_id=person_id),
    )


def latest_values(parts: Parts) -> dict[str, Mapping[str, Value]]:
    """Return the values of the record of each kind that counts for completeness."""
    newest: dict[str, Record | None] = {
        "person": parts.person,
        "intake": parts.intake,
        "referral": next(iter(parts.referrals), None),
        "benefit_period": next(iter(parts.benefit_periods), None),
    }
    return {kind: record.values for kind in COUNTED_KINDS if (record := newest[kind]) is not None}


def _parts(reader: Reader, person_id: str) -> Parts:
    person = reader.get("person", person_id)
    if person is None or person.deleted:
        raise UserError("record_not_found")
    tracks = [
        TrackView(t, tuple(reader.children("suspension", t.id))) for t in reader.children("track", person_id)
    ]
    by_id = {t.record.id: t for t in tracks}
    return Parts(
        person,
        next(iter(reader.children("intake", person_id)), None),
        _newest_first(reader.children("referral", person_id), "referral_date"),
        _newest_first(reader.children("benefit_period", person_id), "start"),
        tuple(by_id[r.id] for r in _newest_first([t.record for t in tracks], "start")),
        tuple(reader.children("consent", person_id)),
        _newest_first(reader.children("note", person_id), "note_date"),
    )


def _newest_first(records: list[Record], day: str) -> tuple[Record, ...]:
    order = sorted(range(len(records)), key=lambda i: (records[i].text(day) or "9999", i), reverse=True)
    return tuple(records[i] for i in order)


def _purposes(consents: tuple[Record, ...]) -> int:
    return len({c.text("purpose") for c in consents if c["answer"]} & codes.CONSENT_PURPOSE.keys())


def _listed(parts: Parts) -> list[Record]:
    records = [*parts.referrals, *parts.benefit_periods, *parts.consents, *parts.notes]
    for track in parts.tracks:
        records += [track.record, *track.suspensions]
    return records + ([parts.intake] if parts.intake else [])


def _clock_text(desk: Desk, clock: ProgrammeClock | None) -> str:
    if clock is None:
        return ""
    return desk.tr(N_("Maand {month} van {months}"), month=clock.month, months=clock.months)


def _conflicts(desk: Desk, parts: Parts) -> tuple[str, ...]:
    labels = []
    for record in [parts.person, *_listed(parts)]:
        fields = KIND[record.kind].field
        for key in record.others:
            spec = fields.get(key.partition("/")[0])
            labels.append(desk.tr(spec.label) if spec else key)
    with desk.store.read() as reader:
        again = deleted_but_edited(reader)
    if any(r.id in again.get(r.kind, ()) for r in [parts.person, *_listed(parts)]):
        labels.append(desk.tr(N_("gewist en toch gewijzigd")))
    return tuple(dict.fromkeys(labels))


def _header(desk: Desk, parts: Parts, status: str) -> Header:
    person, tr = parts.person, desk.tr
    spoken = "" if desk.is_coordinator else spoken_name(person.values)
    age = age_in_years(person.text("birth_date"), desk.today())
    return Header(
        name=spoken or person.text("dossier_number"),
        initials="".join(word[0] for word in spoken.split())[:2].upper(),
        status=status,
        status_text=tr(codes.TRACK_STATUS.get(status, status)).capitalize(),
        dossier_number=person.text("dossier_number"),
        age_text=_age_text(desk, person, age),
        place=person.text("municipality"),
        phone="" if desk.is_coordinator else show_phone(person.text("mobile")),
        dutch=_dutch(desk, person),
        via_text=_via(desk, parts.referrals),
        benefit_text=_benefit(desk, parts.benefit_periods),
    )


def _age_text(desk: Desk, person: Record, age: int | None) -> str:
    if age is not None:
        return desk.tr(N_("{age} jaar"), age=age)
    year = person.text("birth_date")[:4] or person.text("birth_year")
    return desk.tr(N_("geboren in {year}"), year=year) if year else ""


def _dutch(desk: Desk, person: Record) -> str:
    level = person.text("dutch_speaking")
    return desk.tr(N_("Nederlands {level}"), level=level) if level else ""


def _via(desk: Desk, referrals: tuple[Record, ...]) -> str:
    if not referrals or not referrals[0]["referrer_type"]:
        return ""
    label = desk.tr(codes.REFERRER_TYPE.get(referrals[0].text("referrer_type"), ""))
    return desk.tr(N_("Via {referrer}"), referrer=label)


def _benefit(desk: Desk, periods: tuple[Record, ...]) -> str:
    if not periods or not periods[0]["benefit_type"]:
        return ""
    ends: dt.date | None = periods[0].date("end") or periods[0].date("expected_end")
    if ends is not None:
        return desk.tr(N_("Uitkering tot {day}"), day=show_date(ends))
    return desk.tr(codes.BENEFIT_TYPE.get(periods[0].text("benefit_type"), "")).capitalize()
