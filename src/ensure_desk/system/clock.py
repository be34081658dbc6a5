# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The machine's clock: the only place that asks what time it is.

Everything below takes a `Clock` as an argument, so a test decides what day it is.
"""

import datetime as dt


class SystemClock:
    """Tell the machine's own time; implements `domain.ports.Clock`."""

    def now(self) -> dt.datetime:
        """Return the moment as aware UTC."""
        return dt.datetime.now(tz=dt.UTC)

    def today(self) -> dt.date:
        """Return the calendar day in the machine's own time zone: the day at the counter."""
        return self.now().astimezone().date()
