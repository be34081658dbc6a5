# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The dossier in lines of words, made without a window."""

from dataclasses import dataclass

from ensure_desk.domain import codes
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.fields import Choices
from ensure_desk.domain.records import Record
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.domain.track_rules import month_on
from ensure_desk.services.dossier import Dossier, TrackView


@dataclass(frozen=True)
class Line:
    """One record of a history: what, when, and more about it."""

    record_id: str
    title: str
    detail: str


def word(choices: Choices, code: str, tr: Translator) -> str:
    """Return the label of a code, with a capital; an unknown code shows itself."""
    text = tr(choices.get(code, code)) if code else ""
    return text[:1].upper() + text[1:]


def period(record: Record, tr: Translator, *, start: str = "start", end: str = "end") -> str:
    """Return "01/02/2026 – 31/03/2027", "sinds 01/02/2026" or "tot 31/03/2027"."""
    begins, ends = show_date(record.text(start) or None), show_date(record.text(end) or None)
    if begins and ends:
        return f"{begins} – {ends}"
    if begins:
        return tr(N_("sinds {day}"), day=begins)
    return tr(N_("tot {day}"), day=ends) if ends else ""


def track_pairs(track: TrackView, tr: Translator) -> list[tuple[str, str]]:
    """Return label and value of what is known of a track."""
    record = track.record
    pairs = [
        (N_("Status"), word(codes.TRACK_STATUS, record.text("status"), tr)),
        (N_("Start"), show_date(record.text("start"))),
        (N_("Gepland einde"), _planned_end(record, tr)),
        (N_("Verlengd tot"), show_date(record.text("extension_until"))),
        (N_("Ex-PWA"), tr(N_("ja")) if record["ex_pwa"] == "ja" else ""),
        (N_("Doel"), record.text("goal")),
        (N_("Einde"), show_date(record.text("end_date"))),
        (N_("Reden einde"), word(codes.END_REASON, record.text("end_reason"), tr)),
        (N_("Volgende stap"), word(codes.NEXT_STEP, record.text("next_step"), tr)),
    ]
    shown = [(tr(label), value) for label, value in pairs if value]
    for pause in track.suspensions:
        reason = word(codes.SUSPENSION_REASON, pause.text("reason"), tr)
        shown.append((tr(N_("Geschorst")), " · ".join(p for p in (period(pause, tr), reason) if p)))
    return shown


def _planned_end(record: Record, tr: Translator) -> str:
    """Return the planned end and in which month of the track it lies: "18/01/2027 (maand 6)"."""
    start, end = record.date("start"), record.date("planned_end")
    if start is None or end is None:
        return show_date(end)
    month = tr(N_("maand {month}"), month=month_on(start, end)).replace(" ", "\N{NO-BREAK SPACE}")
    return f"{show_date(end)} ({month})"


def referral_line(record: Record, tr: Translator) -> Line:
    """Return a referral in words."""
    who = word(codes.REFERRER_TYPE, record.text("referrer_type"), tr)
    parts = (show_date(record.text("referral_date")), record.text("service"), record.text("referrer_name"))
    return Line(record.id, who, " · ".join(part for part in parts if part))


def benefit_line(record: Record, tr: Translator) -> Line:
    """Return a benefit in words; an end that is only expected says so."""
    what = word(codes.BENEFIT_TYPE, record.text("benefit_type"), tr)
    expected = show_date(record.text("expected_end")) if not record["end"] else ""
    until = tr(N_("verwacht einde {day}"), day=expected) if expected else ""
    return Line(record.id, what, " · ".join(part for part in (period(record, tr), until) if part))


def running_track(found: Dossier) -> TrackView | None:
    """Return the track that runs, None when none does."""
    return next((t for t in found.tracks if t.record["start"] and not t.record["end_date"]), None)


def missing_words(found: Dossier, tr: Translator) -> list[tuple[str, str]]:
    """Return per section of the intake what is still to fill in, the longest lists shortened."""
    shown = []
    for section in found.completeness.sections:
        labels = [tr(spec.label).lower() for spec in section.missing]
        if labels:
            more = tr.plural("en nog {n}", "en nog {n}", len(labels) - 3) if len(labels) > 3 else ""
            shown.append((tr(section.group), ", ".join(labels[:3]) + (f" {more}" if more else "")))
    return shown
