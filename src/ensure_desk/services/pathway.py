# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way through wijk-werken: referrals, benefits, the track with its extension, suspensions and end."""

import datetime as dt
from collections.abc import Mapping

from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import Value
from ensure_desk.domain.records import Record
from ensure_desk.domain.statuses import ACTIVE, CANDIDATE, OVER, SUSPENDED
from ensure_desk.domain.track_rules import TrackFacts, end_of, last_day_of
from ensure_desk.services.desk import Desk, rules_in
from ensure_desk.storage.reader import Reader


def add_referral(desk: Desk, *, person_id: str, values: Mapping[str, object]) -> Done[str]:
    """Add a referral to the history: a new referrer is never a new person."""
    with desk.store.write(desk.actor) as writer:
        record_id = writer.create("referral", {**values, "person_id": person_id})
        return Done(record_id, writer.changes)


def add_benefit(desk: Desk, *, person_id: str, values: Mapping[str, object]) -> Done[str]:
    """Add a benefit; one that is still open ends on the day before the new one starts."""
    start = values.get("start")
    begins = dt.date.fromisoformat(start) if isinstance(start, str) else start
    with desk.store.write(desk.actor) as writer:
        for old in writer.children("benefit_period", person_id):
            if isinstance(begins, dt.date) and old["end"] is None and old.text("start") < begins.isoformat():
                writer.update("benefit_period", old.id, {"end": begins - dt.timedelta(days=1)})
        record_id = writer.create("benefit_period", {**values, "person_id": person_id})
        return Done(record_id, writer.changes)


def start_track(
    desk: Desk, *, person_id: str, start: dt.date, ex_pwa: str = "nee", goal: str = ""
) -> Done[str]:
    """Begin a track; its planned end follows from the rules of the start day (ex-PWA has none)."""
    with desk.store.write(desk.actor) as writer:
        if any(t["end_date"] is None and t["start"] for t in writer.children("track", person_id)):
            raise UserError("track_runs_already")
        values = track_values(writer, {"start": start.isoformat(), "ex_pwa": ex_pwa, "goal": goal})
        candidate = next((t for t in writer.children("track", person_id) if not t["start"]), None)
        if candidate is not None:
            writer.update("track", candidate.id, values)
            return Done(candidate.id, writer.changes)
        return Done(writer.create("track", {**values, "person_id": person_id}), writer.changes)


def track_values(reader: Reader, asked: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values of a new track; without a start the person is a candidate for one."""
    if not asked.get("start"):
        return {**asked, "status": CANDIDATE}
    start, ex_pwa = dt.date.fromisoformat(str(asked["start"])), asked.get("ex_pwa") or "nee"
    planned = (
        None if ex_pwa == "ja" else last_day_of(start, rules_in(reader, start)["track_months"]).isoformat()
    )
    return {**asked, "status": ACTIVE, "planned_end": planned, "ex_pwa": ex_pwa}


def extend_track(desk: Desk, *, track_id: str, until: dt.date | None = None) -> Done[dt.date]:
    """Extend a track, by default as long as the rules of today allow; return its new last day."""
    with desk.store.write(desk.actor) as writer:
        track = _running(writer, track_id)
        rules = rules_in(writer, desk.today())
        start = track.date("start") or desk.today()
        last = until or last_day_of(start, rules["track_months"] + rules["extension_months"])
        if last < start:
            raise UserError("day_before_start")
        writer.update("track", track_id, {"extension_until": last})
        return Done(last, writer.changes)


def decide_no_extension(desk: Desk, *, track_id: str) -> Done[None]:
    """Note that the track will not be extended: it is decided to run until its planned end and no longer."""
    with desk.store.write(desk.actor) as writer:
        track = _running(writer, track_id)
        end = end_of(track_facts(track), rules_in(writer, desk.today()))
        writer.update("track", track_id, {"extension_until": end})
        return Done(None, writer.changes)


def end_track(desk: Desk, *, track_id: str, end: dt.date, reason: str, next_step: str = "geen") -> Done[None]:
    """Close a track with its reason and next step; an open suspension ends with it."""
    with desk.store.write(desk.actor) as writer:
        track = _running(writer, track_id)
        if end < (track.date("start") or end):
            raise UserError("day_before_start")
        for pause in writer.children("suspension", track_id):
            if pause["end"] is None:
                writer.update("suspension", pause.id, {"end": end})
        values = {"status": OVER, "end_date": end, "end_reason": reason, "next_step": next_step}
        writer.update("track", track_id, values)
        return Done(None, writer.changes)


def suspend(
    desk: Desk, *, track_id: str, start: dt.date, reason: str, end: dt.date | None = None
) -> Done[str]:
    """Pause a track; without an end the track counts as suspended until `resume`."""
    if end is not None and end < start:
        raise UserError("day_before_start")
    with desk.store.write(desk.actor) as writer:
        _running(writer, track_id)
        values = {"track_id": track_id, "start": start, "end": end, "reason": reason}
        record_id = writer.create("suspension", values)
        if end is None or start <= desk.today() <= end:
            writer.update("track", track_id, {"status": SUSPENDED})
        return Done(record_id, writer.changes)


def resume(desk: Desk, *, track_id: str, day: dt.date) -> Done[None]:
    """End every open pause on the day before `day`, from which the track is active again."""
    with desk.store.write(desk.actor) as writer:
        _running(writer, track_id)
        for pause in writer.children("suspension", track_id):
            begins = pause.date("start") or day
            if pause["end"] is None or pause.text("end") >= day.isoformat():
                writer.update("suspension", pause.id, {"end": max(begins, day - dt.timedelta(days=1))})
        writer.update("track", track_id, {"status": ACTIVE})
        return Done(None, writer.changes)


def track_facts(track: Record) -> TrackFacts:
    """Return what the rules need to know of a stored track."""
    return TrackFacts(
        track.text("status") or CANDIDATE,
        track.date("start"),
        track.date("planned_end"),
        track.date("extension_until"),
        track["ex_pwa"] == "ja",
        track.date("end_date"),
        track.text("next_step"),
    )


def _running(reader: Reader, track_id: str) -> Record:
    track = reader.get("track", track_id)
    if track is None or track.deleted:
        raise UserError("record_not_found")
    if track["end_date"] is not None:
        raise UserError("track_ended")
    return track
