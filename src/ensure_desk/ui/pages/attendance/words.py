# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is said above the list: which session it is, when and where, and what can be noted before its day."""

import datetime as dt

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.day_words import hours_between, weekday_and_date
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.messages import sentence
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.training_lists import SessionLine


def heading(number: int, of: int, tr: Translator) -> str:
    """Return "Aanwezigheden, sessie 4 van 6", without a number where the session does not go on."""
    if not number:
        return tr(N_("Aanwezigheden"))
    return tr(N_("Aanwezigheden, sessie {number} van {of}"), number=number, of=of)


def facts(line: SessionLine, tr: Translator) -> str:
    """Return the day, the hours, the place and the trainer."""
    when = [weekday_and_date(line.day, tr), hours_between(line.starts_at, line.ends_at, tr)]
    known = line.municipality in line.place
    where = [line.place, "" if known else line.municipality]
    by = tr(N_("lesgever {name}"), name=line.trainer) if line.trainer else ""
    parts = (", ".join(filter(None, when)), ", ".join(filter(None, where)), by)
    return " · ".join(part for part in parts if part)


def beforehand(line: SessionLine, today: dt.date, tr: Translator) -> str:
    """Return what can be noted before the day of a session; an empty text from that day on."""
    return sentence(UserError("session_ahead", day=show_date(line.day)), tr) if line.day > today else ""
