# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The columns of the list: a counsellor sees names, a coordinator numbers and birth years."""

import datetime as dt
from functools import partial

from ensure_desk.domain.day_words import short_day
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.people import PersonRow
from ensure_desk.ui import tones
from ensure_desk.ui.widgets.table import Column


def columns(tr: Translator, today: dt.date, *, by_number: bool) -> tuple[Column, ...]:
    """Return the columns for a role."""
    if by_number:
        who: tuple[Column, ...] = (
            Column("name", tr(N_("Dossiernummer")), 134, display=partial(_named, tr), bold=True),
            Column("birth_year", tr(N_("Geboren")), 78, sort=lambda r: r.birth_year or 0),
        )
    else:
        who = (
            Column(
                "name",
                tr(N_("Naam")),
                176,
                sort=lambda r: r.sort_name,
                display=partial(_named, tr),
                bold=True,
            ),
        )
    return (
        *who,
        Column("municipality", tr(N_("Gemeente")), 136),
        Column("status_text", tr(N_("Status")), 104, tone=_status_tone),
        Column("month", tr(N_("Maand")), 84, sort=lambda r: r.month_number, tip=lambda r: r.month_text),
        Column(
            "last_contact",
            tr(N_("Contact")),
            84,
            sort=_contact,
            display=partial(_day, today),
            whole=tr(N_("Laatste contact")),
        ),
        Column("signal", tr(N_("Signaal")), tone=lambda r: r.signal_tone, sort=_signal),
    )


def _named(tr: Translator, row: PersonRow) -> str:
    """Return the name, and that the same person has more dossiers where that was decided."""
    return tr(N_("{name} · {n} dossiers"), name=row.name, n=row.dossiers) if row.dossiers > 1 else row.name


def _day(today: dt.date, row: PersonRow) -> str:
    """Return the day of the last contact, with its year where that is another one."""
    day = row.last_contact
    return short_day(day) + (f"/{day.year % 100:02}" if day and day.year != today.year else "")


def _status_tone(row: PersonRow) -> str:
    return tones.PERSON.get(row.status, "neutral")


def _contact(row: PersonRow) -> str:
    return (row.last_contact or dt.date.min).isoformat()


def _signal(row: PersonRow) -> str:
    order = {"danger": "0", "warn": "1", "neutral": "2"}
    return f"{order.get(row.signal_tone, '3')}{row.signal}"
