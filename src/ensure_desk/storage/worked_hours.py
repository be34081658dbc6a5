# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What worked hours ask of the vault: those of a person, and who comes near a limit or worked nothing for long."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from ensure_desk.domain.hours_signals import HoursFacts
from ensure_desk.domain.months import month_of
from ensure_desk.domain.statuses import RUNNING
from ensure_desk.domain.track_rules import add_months
from ensure_desk.storage.reader import Reader

_OF_PERSON = """SELECT w.id, w.track_id, w.month, w.hours, coalesce(w.activity, ''), coalesce(w.user_type, ''),
 coalesce(w.note, ''), w.token FROM track AS t JOIN worked_hours AS w ON w.track_id = t.id
 WHERE t.person_id = ? AND t.hidden = 0 AND w.hidden = 0 ORDER BY w.month, t.start, w.n"""
_WHO = "p.id, coalesce(p.dossier_number, ''), coalesce(p.first_name, ''), coalesce(p.last_name, '')"
_OPEN = "p.hidden = 0 AND coalesce(p.archived, 'nee') != 'ja'"
_SUMS = f"""SELECT {_WHO}, s.period, s.hours FROM (
  SELECT t.person_id, w.period, sum(w.total) AS hours FROM (
   SELECT track_id, substr(month, 1, :length) AS period, sum(hours) AS total FROM worked_hours
   WHERE hidden = 0 AND month BETWEEN :first AND :last GROUP BY track_id, period) AS w
  CROSS JOIN track AS t ON t.id = w.track_id WHERE t.hidden = 0
  GROUP BY t.person_id, w.period HAVING sum(w.total) >= :least) AS s
 CROSS JOIN person AS p ON p.id = s.person_id WHERE {_OPEN}"""  # noqa: S608 - only fixed parts
_SILENT = f"""SELECT {_WHO}, max(w.month) AS newest FROM track AS t CROSS JOIN person AS p ON p.id = t.person_id
 JOIN track AS o ON o.person_id = p.id AND o.hidden = 0
 JOIN worked_hours AS w ON w.track_id = o.id AND w.hidden = 0 AND w.hours > 0
 WHERE t.hidden = 0 AND t.ex_pwa = 'ja' AND t.start IS NOT NULL AND t.end_date IS NULL
 AND t.status IN {RUNNING} AND {_OPEN} GROUP BY p.id HAVING newest <= :limit"""  # noqa: S608 - as above


class Worked(NamedTuple):
    """The hours of a track in a month as they are stored."""

    id: str
    track_id: str
    month: str
    hours: int | None
    activity: str
    user_type: str
    note: str
    token: str


def of_person(reader: Reader, person_id: str) -> list[Worked]:
    """Return the hours of all tracks of a person, by month."""
    return [Worked(*row) for row in reader.driver.execute(_OF_PERSON, (person_id,))]


def hours_facts(reader: Reader, today: dt.date, rules: Mapping[str, int]) -> list[HoursFacts]:
    """Return the people whose hours may ask for something."""
    this, before, year = month_of(today), month_of(add_months(today, -1)), str(today.year)
    quiet = add_months(today.replace(day=1), -rules["ex_pwa_warn_months"] - 1)
    found: dict[str, HoursFacts] = {}
    for row in _sums(reader, (before, this), 7, _least(rules, "month")):
        held = _person(found, row)
        found[held.person_id] = replace(held, months={**held.months, row[4]: row[5]})
    for row in _sums(reader, (f"{year}-01", f"{year}-12"), 4, _least(rules, "year")):
        held = _person(found, row)
        found[held.person_id] = replace(held, years={row[4]: row[5]})
    for row in reader.driver.execute(_SILENT, {"limit": month_of(quiet)}):
        held = _person(found, row)
        found[held.person_id] = replace(held, last=row[4])
    return list(found.values())


def _least(rules: Mapping[str, int], span: str) -> int:
    """Return the hours from which a month or year may ask for something: a limit may lie below its warning."""
    return min(rules[f"hours_{span}_warn"], rules[f"hours_{span}_max"] + 1)


def _sums(reader: Reader, months: tuple[str, str], length: int, least: int) -> Iterable[Any]:
    params = {"first": months[0], "last": months[1], "length": length, "least": least}
    return reader.driver.execute(_SUMS, params)  # type: ignore[no-any-return]  # the driver's own rows


def _person(found: Mapping[str, HoursFacts], row: Any) -> HoursFacts:
    return found.get(row[0]) or HoursFacts(row[0], row[1], row[2], row[3])
