# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which backups stay: the newest of 7 days, 4 weeks and 12 months, and the three newest of all.

Counted in days, weeks and months that have a backup, so that a month without work costs nothing. A backup
with a date in the future (a wrong clock made it) stays and takes no place.
"""

import datetime as dt
from collections.abc import Callable, Iterable

DAYS = 7
WEEKS = 4
MONTHS = 12
NEWEST = 3


def kept(moments: Iterable[dt.datetime], now: dt.datetime) -> frozenset[dt.datetime]:
    """Return the moments whose backups stay."""
    ordered = sorted(set(moments), reverse=True)
    future = [moment for moment in ordered if moment > now]
    past = [moment for moment in ordered if moment <= now]
    by_day = _newest_per(past, lambda moment: (moment.year, moment.month, moment.day), DAYS)
    by_week = _newest_per(past, lambda moment: moment.isocalendar()[:2], WEEKS)
    by_month = _newest_per(past, lambda moment: (moment.year, moment.month), MONTHS)
    return frozenset([*future, *past[:NEWEST], *by_day, *by_week, *by_month])


def _newest_per(
    moments: list[dt.datetime], period: Callable[[dt.datetime], tuple[int, ...]], count: int
) -> list[dt.datetime]:
    """Return the newest moment of each of the last `count` periods; `moments` come newest first."""
    newest: dict[tuple[int, ...], dt.datetime] = {}
    for moment in moments:
        newest.setdefault(period(moment), moment)
    return list(newest.values())[:count]
