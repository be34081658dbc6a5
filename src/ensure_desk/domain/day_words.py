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


def _number(day: dt.date, tr: Translator) -> str:
    """Return the day of a month; some languages say the first otherwise."""
    return tr(N_("1")) if day.day == 1 else str(day.day)


def day_and_month(day: dt.date, tr: Translator) -> str:
    """Return "3 december"."""
    return tr(N_("{day} {month}"), day=_number(day, tr), month=tr(MONTHS[day.month - 1]))


def day_month_year(day: dt.date, tr: Translator) -> str:
    """Return "3 december 2026"."""
    return tr(
        N_("{day} {month} {year}"), day=_number(day, tr), month=tr(MONTHS[day.month - 1]), year=day.year
    )


def weekday_and_date(day: dt.date, tr: Translator) -> str:
    """Return "Dinsdag 17 november 2026"."""
    text = tr(N_("{weekday} {date}"), weekday=tr(WEEKDAYS[day.weekday()]), date=day_month_year(day, tr))
    return text[:1].upper() + text[1:]


def hour(time: str, tr: Translator) -> str:
    """Return a stored time as people read it: "9.00", an empty text for none."""
    hours, _, minutes = time.partition(":")
    return tr(N_("{hour}.{minutes}"), hour=int(hours), minutes=minutes[:2]) if minutes else ""


def clock(moment: dt.datetime, tr: Translator) -> str:
    """Return the time of a moment on the office's clock: "9.14"."""
    return hour(f"{moment:%H:%M}", tr)


def date_and_clock(moment: dt.datetime, tr: Translator) -> str:
    """Return a moment on the office's clock as a list has it: "22/11/2026 9.14"."""
    return f"{moment:%d/%m/%Y} {clock(moment, tr)}"


def hours_between(starts: str, ends: str, tr: Translator) -> str:
    """Return "9.00 – 12.00 uur", as much of it as is known."""
    first, last = hour(starts, tr), hour(ends, tr)
    if first and last:
        return tr(N_("{first} – {last} uur"), first=first, last=last)
    return tr(N_("{time} uur"), time=first or last) if first or last else ""


def short_day(day: dt.date | None) -> str:
    """Return "09/11" for a narrow column, an empty text for no day."""
    return f"{day.day:02}/{day.month:02}" if day else ""
