# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days in words, as they stand in a sentence: "3 december", "dinsdag 17 november 2026"."""

import datetime as dt

from ensure_desk.domain.texts import N_, Translator

MONTHS = (
    N_("januari"), N_("februari"), N_("maart"), N_("april"), N_("mei"), N_("juni"),
    N_("juli"), N_("augustus"), N_("september"), N_("oktober"), N_("november"), N_("december"),
)  # fmt: skip
WEEKDAYS = (
    N_("maandag"), N_("dinsdag"), N_("woensdag"), N_("donderdag"),
    N_("vrijdag"), N_("zaterdag"), N_("zondag"),
)  # fmt: skip


def day_and_month(day: dt.date, tr: Translator) -> str:
    """Return "3 december"."""
    return tr(N_("{day} {month}"), day=day.day, month=tr(MONTHS[day.month - 1]))


def day_month_year(day: dt.date, tr: Translator) -> str:
    """Return "3 december 2026"."""
    return tr(N_("{day} {month} {year}"), day=day.day, month=tr(MONTHS[day.month - 1]), year=day.year)


def weekday_and_date(day: dt.date, tr: Translator) -> str:
    """Return "Dinsdag 17 november 2026"."""
    text = tr(N_("{weekday} {date}"), weekday=tr(WEEKDAYS[day.weekday()]), date=day_month_year(day, tr))
    return text[:1].upper() + text[1:]


def hour(time: str, tr: Translator) -> str:
    """Return a stored time as it stands in a sentence: "9.00", an empty text for none."""
    hours, _, minutes = time.partition(":")
    return tr(N_("{hour}.{minutes}"), hour=int(hours), minutes=minutes) if minutes else ""


def hours_between(starts: str, ends: str, tr: Translator) -> str:
    """Return "9.00 – 12.00 uur", as much of it as is known."""
    told = " – ".join(part for part in (hour(starts, tr), hour(ends, tr)) if part)
    return tr(N_("{times} uur"), times=told) if told else ""


def short_day(day: dt.date | None) -> str:
    """Return "09/11" for a narrow column, an empty text for no day."""
    return f"{day.day:02}/{day.month:02}" if day else ""
