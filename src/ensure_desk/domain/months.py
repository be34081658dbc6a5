# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Months as text YYYY-MM: reading what people write, and counting.

A month may name a record, so it is stored in one form only.
"""

import datetime as dt
import re

from ensure_desk.domain.dates import LATEST_YEAR, MONTHS, OLDEST_YEAR, tidy
from ensure_desk.domain.texts import Translator
from ensure_desk.domain.track_rules import MONTH_NAMES, add_months

_STORED = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_DIGITS = re.compile(r"(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/. ](\d{4})")
_NAMED = re.compile(r"([a-z]+)\.?[ \-/]*(\d{4})")
_FRENCH = str.maketrans("éèû", "eeu")


def is_month(text: str) -> bool:
    """Say whether a text is a month as it is stored."""
    return _STORED.fullmatch(text) is not None and OLDEST_YEAR <= int(text[:4]) <= LATEST_YEAR


def month_text(text: str) -> str | None:
    """Return a month as people write it (2026-04, 4/2026, april 2026) as YYYY-MM, None when it is no month."""
    clean = tidy(text).lower().translate(_FRENCH)
    if found := _DIGITS.fullmatch(clean):
        year, month = found[1] or found[4], int(found[2] or found[3])
    elif (named := _NAMED.fullmatch(clean)) and named[1] in MONTHS:
        year, month = named[2], MONTHS[named[1]]
    else:
        return None
    stored = f"{year}-{month:02d}"
    return stored if is_month(stored) else None


def month_of(day: dt.date) -> str:
    """Return the month of a day."""
    return f"{day:%Y-%m}"


def first_day(month: str) -> dt.date:
    """Return the first day of a month."""
    return dt.date.fromisoformat(f"{month}-01")


def last_day(month: str) -> dt.date:
    """Return the last day of a month."""
    return add_months(first_day(month), 1) - dt.timedelta(days=1)


def month_words(month: str, tr: Translator) -> str:
    """Return a month in words, "apr 2026"."""
    return f"{tr(MONTH_NAMES[int(month[5:]) - 1])} {month[:4]}"
