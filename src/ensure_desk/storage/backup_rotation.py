# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which backups stay: the ten newest, the newest of 30 days and of 12 months, and those that somebody counts on.

Counted in days and months that have a backup, so that a month without work costs nothing. A backup
with a date in the future (a wrong clock made it) stays and takes no place; neither do the spared ones: made by
hand in the last seven days, or restored in the last thirty.
"""

import datetime as dt
from collections.abc import Callable, Iterable

NEWEST = 10
DAYS = 30
MONTHS = 12
BY_HAND = dt.timedelta(days=7)
"""So long a backup that somebody made by hand stays, however many there are."""
RESTORED = dt.timedelta(days=30)
"""So long a backup stays after it was restored."""


def kept(
    moments: Iterable[dt.datetime], now: dt.datetime, spared: Iterable[dt.datetime] = ()
) -> frozenset[dt.datetime]:
    """Return the moments whose backups stay; the `spared` ones do in any case."""
    ordered = sorted(set(moments), reverse=True)
    future = [moment for moment in ordered if moment > now]
    past = [moment for moment in ordered if moment <= now]
    by_day = _newest_per(past, lambda moment: (moment.year, moment.month, moment.day), DAYS)
    by_month = _newest_per(past, lambda moment: (moment.year, moment.month), MONTHS)
    return frozenset([*future, *spared, *past[:NEWEST], *by_day, *by_month])


def is_spared(
    made_at: dt.datetime, now: dt.datetime, *, by_hand: bool, restored_at: dt.datetime | None
) -> bool:
    """Say whether somebody counts on a backup: young and made by hand, or restored not long ago."""
    young = by_hand and now - made_at < BY_HAND
    return young or (restored_at is not None and now - restored_at < RESTORED)


def _newest_per(
    moments: list[dt.datetime], period: Callable[[dt.datetime], tuple[int, ...]], count: int
) -> list[dt.datetime]:
    """Return the newest moment of each of the last `count` periods; `moments` come newest first."""
    newest: dict[tuple[int, ...], dt.datetime] = {}
    for moment in moments:
        newest.setdefault(period(moment), moment)
    return list(newest.values())[:count]
