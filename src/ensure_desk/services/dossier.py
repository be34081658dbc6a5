# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole person on one page: records, completeness, programme clock, signals and what happened when."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from ensure_desk.domain import codes
from ensure_desk.domain.completeness import COUNTED_KINDS, Completeness, completeness
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.day_words import MONTHS
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.facts import BenefitFacts, Situation
from ensure_desk.domain.fields import Value
from ensure_desk.domain.hours_signals import HoursFacts, facts_of, hours_signals
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.months import month_of
from ensure_desk.domain.records import Record
from ensure_desk.domain.signals import Signal, Tone, signals_of
from ensure_desk.domain.statuses import CANDIDATE, DONE
from ensure_desk.domain.survey_signals import HelpWanted, SurveyFacts, survey_signals
from ensure_desk.domain.texts import N_
from ensure_desk.domain.track_rules import ProgrammeClock, programme_clock
from ensure_desk.domain.training_signals import absences_signal
from ensure_desk.services import duplicate_links
from ensure_desk.services.clock_words import clock_words
from ensure_desk.services.desk import Desk, rules_in, spoken_name
from ensure_desk.services.pathway import track_facts
from ensure_desk.services.people import PersonRef, age_in_years
from ensure_desk.services.signal_texts import SignalView, view_of
from ensure_desk.services.timeline import Timeline
from ensure_desk.storage import identities
from ensure_desk.storage.family import Family, Rows, family
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.remembered import until_written
from ensure_desk.storage.training_follow_up import absent_people, barriers_worked_on
from ensure_desk.storage.training_people import followed


@dataclass(frozen=True)
class TrackView:
    """A track with its suspensions."""

    record: Record
    suspensions: tuple[Record, ...]


@dataclass(frozen=True)
class HoursShare:
    """Hours of a month or of a year beside their limit."""

    label: str
    hours: int
    most: int


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
    """The records of one person, each list with the newest first (tracks, referrals, benefits, notes, responses) or as
    they came; `scores` are those of every response.
    """

    person: Record
    intake: Record | None
    referrals: tuple[Record, ...]
    benefit_periods: tuple[Record, ...]
    tracks: tuple[TrackView, ...]
    consents: tuple[Record, ...]
    notes: Rows
    responses: tuple[Record, ...]
    scores: tuple[Record, ...]
    hours: Rows


@dataclass(frozen=True)
class Dossier(Parts):
    """Everything the page of one person shows."""

    header: Header
    completeness: Completeness
    clock: ProgrammeClock | None
    clock_text: str
    signals: tuple[SignalView, ...]
    timeline: Timeline
    in_conflict: tuple[str, ...]
    other_dossiers: tuple[PersonRef, ...] = ()
    worked: tuple[HoursShare, ...] = ()
    """The hours of this month and of this year; empty where no hours are known."""


def dossier(desk: Desk, *, person_id: str) -> Dossier:
    """Return everything about one person; note the view with `people.viewed`.

    Raises UserError `record_not_found`.
    """
    today = desk.today()
    with desk.store.read() as reader:
        held = family(reader, person_id)
        rules, joined = until_written(
            reader, f"dossier {today}", lambda: (rules_in(reader, today), identities.joined(reader))
        )
        others = duplicate_links.people_among(
            desk, reader, [i for i in joined.get(person_id, ()) if i != person_id]
        )
        parts = _parts(held)
        worked = _hours_facts(parts)
        asked = [*_asked(desk, reader, parts, rules), *hours_signals(worked, today, rules)]
        trainings = followed(reader, person_id)
    listed = _listed(parts)
    share = completeness(latest_values(parts), _purposes(parts.consents))
    situation = _situation(parts, share, asks_intakes=not desk.is_coordinator)
    clock = programme_clock(situation.track, today, rules) if situation.track else None
    signals = sorted((*signals_of(situation, today, rules), *asked), key=lambda s: s.tone is not Tone.DANGER)
    return Dossier(
        **vars(parts),
        header=_header(desk, parts, situation.status),
        completeness=share,
        clock=clock,
        clock_text=clock_words(clock, desk.tr) if clock else "",
        signals=tuple(view_of(s, desk.tr, today) for s in signals),
        timeline=Timeline(listed, parts.notes, desk.tr, trainings),
        in_conflict=_conflicts(desk, held),
        other_dossiers=others,
        worked=_worked(desk, worked, rules),
    )


def _asked(desk: Desk, reader: Reader, parts: Parts, rules: Mapping[str, int]) -> list[Signal]:
    """Return what surveys and trainings ask of a person."""
    today, person_id, worked_on = desk.today(), parts.person.id, frozenset[str]()
    taken = max((r.text("taken_on") for r in parts.responses if r.text("status") == DONE), default="")
    if taken and not desk.is_coordinator:
        worked_on = barriers_worked_on(reader, person_id, dt.date.fromisoformat(taken))
    found = list(survey_signals(_survey_facts(desk, parts, rules, worked_on), today, rules))
    if not desk.is_coordinator:
        signals = (absences_signal(a.absences, today) for a in absent_people(reader, today, person_id))
        found += [signal for signal in signals if signal is not None]
    return found


def _hours_facts(parts: Parts) -> HoursFacts | None:
    """Return a person as the rules of hours see them."""
    worked = [
        (str(month), int(str(hours or 0)))
        for month, hours in zip(parts.hours.column("month"), parts.hours.column("hours"), strict=True)
    ]
    return (
        facts_of(parts.person.id, worked, (track_facts(t.record) for t in parts.tracks)) if worked else None
    )


def _worked(desk: Desk, facts: HoursFacts | None, rules: Mapping[str, int]) -> tuple[HoursShare, ...]:
    if facts is None:
        return ()
    tr, today = desk.tr, desk.today()
    month, year = facts.months.get(month_of(today), 0), facts.years.get(str(today.year), 0)
    label = N_("Uren in {when}")
    return (
        HoursShare(tr(label, when=tr(MONTHS[today.month - 1])), month, rules["hours_month_max"]),
        HoursShare(tr(label, when=today.year), year, rules["hours_year_max"]),
    )


def _survey_facts(
    desk: Desk, parts: Parts, rules: Mapping[str, int], worked_on: frozenset[str]
) -> SurveyFacts:
    """Return a person as the rules of surveys see them; `worked_on` are barriers that a training works on."""
    track = parts.tracks[0].record if parts.tracks else None
    scored = {score.text("response_id") for score in parts.scores}
    done = [r for r in parts.responses if r.text("status") == DONE and r.id in scored]
    return SurveyFacts(
        parts.person.id,
        start=track.date("start") if track else None,
        ended=track.date("end_date") if track else None,
        status=track.text("status") if track else CANDIDATE,
        taken=frozenset(r.text("moment") for r in done),
        help=_help_wanted(parts, done[0], rules, worked_on) if done and not desk.is_coordinator else None,
    )


def _help_wanted(
    parts: Parts, newest: Record, rules: Mapping[str, int], worked_on: frozenset[str]
) -> HelpWanted | None:
    day = newest.date("taken_on")
    acted = [*parts.notes.column("note_date"), *(r["referral_date"] for r in parts.referrals)]
    wanted = [
        (int(str(s["score"])), s.text("domain"))
        for s in parts.scores
        if s.text("response_id") == newest.id
        and s["wants_help"] == "ja"
        and s["score"] is not None
        and s.text("domain") not in worked_on
    ]
    large = sorted((w for w in wanted if w[0] >= rules["help_score"]), key=lambda w: -w[0])
    if not large or day is None or any(str(when or "") > day.isoformat() for when in acted):
        return None
    return HelpWanted(tuple(domain for _, domain in large), large[0][0], day)


def latest_values(parts: Parts) -> dict[str, Mapping[str, Value]]:
    """Return the values of the record of each kind that counts for completeness."""
    newest: dict[str, Record | None] = {
        "person": parts.person,
        "intake": parts.intake,
        "referral": next(iter(parts.referrals), None),
        "benefit_period": next(iter(parts.benefit_periods), None),
    }
    return {kind: record.values for kind in COUNTED_KINDS if (record := newest[kind]) is not None}


def _parts(held: Family) -> Parts:
    if not held.of("person"):
        raise UserError("record_not_found")
    pauses: dict[str, list[Record]] = {}
    for pause in held.of("suspension"):
        pauses.setdefault(pause.text("track_id"), []).append(pause)
    tracks = held.of("track").newest_first("start")
    return Parts(
        held.of("person")[0],
        next(iter(held.of("intake")), None),
        tuple(held.of("referral").newest_first("referral_date")),
        tuple(held.of("benefit_period").newest_first("start")),
        tuple(TrackView(track, tuple(pauses.get(track.id, ()))) for track in tracks),
        tuple(held.of("consent")),
        held.of("note").newest_first("note_date"),
        tuple(held.of("response").newest_first("taken_on")),
        tuple(held.of("barrier_score")),
        held.of("worked_hours"),
    )


def _situation(parts: Parts, share: Completeness, *, asks_intakes: bool) -> Situation:
    """Return the person as the rules see them, from the records that are read anyway."""
    person, begun = parts.person, parts.intake.date("intake_date") if parts.intake else None
    referred = parts.referrals[0].date("referral_date") if parts.referrals else None
    year = person["birth_year"]
    return Situation(
        person_id=person.id,
        dossier_number=person.text("dossier_number"),
        municipality=person.text("municipality"),
        last_name=person.text("last_name"),
        first_name=person.text("first_name"),
        mobile=person.text("mobile"),
        birth_date=person.text("birth_date"),
        birth_year=year if isinstance(year, int) else None,
        since=begun or referred,
        intake_done=share.done if asks_intakes else 0,
        intake_total=share.total if asks_intakes else 0,
        track=track_facts(parts.tracks[0].record) if parts.tracks else None,
        benefit=_benefit_facts(parts.benefit_periods),
        last_contact=_last_contact(parts.notes) or begun,
    )


def _last_contact(notes: Rows) -> dt.date | None:
    return next((dt.date.fromisoformat(str(day)) for day in notes.column("note_date") if day), None)


def _benefit_facts(periods: tuple[Record, ...]) -> BenefitFacts | None:
    if not periods or not periods[0]["benefit_type"]:
        return None
    ends = periods[0].date("end") or periods[0].date("expected_end")
    return BenefitFacts(periods[0].text("benefit_type"), ends)


def _purposes(consents: tuple[Record, ...]) -> int:
    return len({c.text("purpose") for c in consents if c["answer"]} & codes.CONSENT_PURPOSE.keys())


def _listed(parts: Parts) -> list[Record]:
    records = [*parts.referrals, *parts.benefit_periods, *parts.consents, *parts.responses]
    for track in parts.tracks:
        records += [track.record, *track.suspensions]
    return records + ([parts.intake] if parts.intake else [])


def _conflicts(desk: Desk, held: Family) -> tuple[str, ...]:
    labels = []
    for record in chain.from_iterable(rows.in_conflict for rows in held.records.values()):
        for key in record.others:
            spec = KIND[record.kind].field.get(key.partition("/")[0])
            labels.append(desk.tr(spec.label) if spec else key)
    if held.deleted_elsewhere:
        labels.append(desk.tr(N_("verwijderd en toch gewijzigd")))
    return tuple(dict.fromkeys(labels))


def _header(desk: Desk, parts: Parts, status: str) -> Header:
    person, tr = parts.person, desk.tr
    spoken = "" if desk.is_coordinator else spoken_name(person.values)
    age = age_in_years(person.text("birth_date"), desk.today())
    return Header(
        name=desk.veiled(spoken) or person.text("dossier_number"),
        initials="".join(word[0] for word in spoken.split())[:2].upper(),
        status=status,
        status_text=tr(codes.TRACK_STATUS.get(status, status)).capitalize(),
        dossier_number=person.text("dossier_number"),
        age_text=_age_text(desk, person, age),
        place=person.text("municipality"),
        phone="" if desk.is_coordinator else desk.veiled_phone(person.text("mobile")),
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
