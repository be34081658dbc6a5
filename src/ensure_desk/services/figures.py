# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cijfers: what happened in a period, for one municipality or the region. One person counts once.

Each group of figures is a table of counts by category and municipality. Groups that divide the same people are marked,
so that a shared report can hide small counts in all of them together (`services.figures_report`).
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from operator import attrgetter
from typing import Any, NamedTuple

from ensure_desk.domain import codes
from ensure_desk.domain.attendance import ABSENT, Share, planned_minutes, share_of
from ensure_desk.domain.derived import DERIVED
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.gate.collector import collector_paused
from ensure_desk.services.desk import Desk
from ensure_desk.storage import figures as storage
from ensure_desk.storage import identities
from ensure_desk.storage.figures import Member, Period
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.remembered import until_written

UNKNOWN = "onbekend"
AGES = ((18, N_("jonger dan 18")), (30, N_("18 tot 29")), (55, N_("30 tot 54")), (200, N_("55 en ouder")))
MONTHS_WITHOUT_WORK = (
    (12, N_("minder dan een jaar")),
    (24, N_("een tot twee jaar")),
    (60, N_("twee tot vijf jaar")),
    (1200, N_("vijf jaar of langer")),
)
HOURS = (
    (1, N_("geen uren ingevuld")),
    (60, N_("1 tot 59 uren")),
    (180, N_("60 tot 179 uren")),
    (360, N_("180 tot 359 uren")),
    (10**6, N_("360 uren of meer")),
)
SCHOOLING = {
    "0-1": N_("lager onderwijs of geen"),
    "2": N_("eerste of tweede graad secundair"),
    "3": N_("derde graad secundair"),
    "3-4": N_("secundair na secundair"),
    "5": N_("HBO5 of graduaat"),
    "6": N_("bachelor"),
    "7": N_("master"),
    "8": N_("doctoraat"),
}
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Line:
    """A figure: its code and words, and the count of each municipality. `of`: what a share is taken of.

    `people`: how many people stand behind a count that is not of people.
    """

    code: str
    label: str
    counts: Counts
    of: Counts = field(default_factory=dict)
    people: Counts = field(default_factory=dict)

    def count(self, place: str = "") -> int:
        """Return the count of a municipality, or of all."""
        return self.counts.get(place, 0) if place else sum(self.counts.values())

    def share(self, place: str = "") -> int | None:
        """Return the share in whole percent; None where it is a share of nothing."""
        whole = self.of.get(place, 0) if place else sum(self.of.values())
        return round(100 * self.count(place) / whole) if whole else None


@dataclass(frozen=True)
class Group:
    """Figures that belong together. `divides`: its lines divide the people of the period, each in one line."""

    key: str
    title: str
    lines: tuple[Line, ...]
    note: str = ""
    divides: bool = False


@dataclass(frozen=True)
class Figures:
    """The figures of a period; `places` are the municipalities that have people in it, by name."""

    period: Period
    places: tuple[str, ...]
    groups: tuple[Group, ...]

    def group(self, key: str) -> Group:
        """Return a group by its key."""
        return next(g for g in self.groups if g.key == key)

    @property
    def is_empty(self) -> bool:
        """Say whether there is nobody to count."""
        return not self.places


class _Division(NamedTuple):
    """How people are divided: the title, the category of what `told` says, and the categories with their words."""

    key: str
    title: str
    told: str
    category: Callable[[Any], str]
    words: Mapping[str, str]

    def of(self, person: Member) -> str:
        """Return somebody's category."""
        return self.category(getattr(person, self.told))


def figures(desk: Desk, *, period: Period) -> Figures:
    """Count everything of a period; counted anew only after something was written."""
    asked = f"figures {period} {desk.today()} {desk.tr.code}"
    with desk.store.read() as reader:
        return until_written(reader, asked, lambda: _counted(desk, reader, period))


def _counted(desk: Desk, reader: Reader, period: Period) -> Figures:
    with collector_paused():
        # in this order each finds in memory what the one before it read
        tracks, worked = storage.tracks(reader, period), storage.worked(reader, period)
        everybody = storage.members(reader, period)
        people = _each_once(reader, everybody)
        scores, changes = storage.barriers(reader, period)
        groups = [
            _tracks(desk.tr, reader, _places(tracks, everybody), period),
            *(_divided(desk.tr, people, d) for d in _divisions(reader, period, worked)),
            *_worked(desk.tr, reader, worked),
            _barriers(desk.tr, scores),
            *_changes(desk.tr, changes),
            *_trainings(desk, reader, period),
        ]
    places = sorted(
        {p.place for p in people} | {name for g in groups for li in g.lines for name in li.counts}
    )
    return Figures(period, tuple(places), tuple(groups))


def people_behind(desk: Desk, *, period: Period, group: str, code: str, place: str = "") -> tuple[str, ...]:
    """Return the ids of the people whom a figure counts; none for figures that do not count people."""
    with desk.store.read() as reader:
        if group in ("hours", "activities"):
            activity = code if group == "activities" else ""
            at_work = _at_work(reader, storage.worked(reader, period)).items()
            here = (ids for (done, town), ids in at_work if done == activity and place in ("", town))
            return tuple({who: dossier for ids in here for who, dossier in ids.items()}.values())
        people = _each_once(reader, storage.members(reader, period))
        if group == "tracks":
            days = [day.isoformat() for day in period]
            wanted = {t.person_id for t in storage.tracks(reader, period) if code in _states(t, *days)}
            found = [p for p in people if p.id in wanted]
        else:
            worked = storage.worked(reader, period) if group == "worked" else ()
            division = next((d for d in _divisions(reader, period, worked) if d.key == group), None)
            found = [p for p in people if division is not None and division.of(p) == code]
    return tuple(p.id for p in found if not place or p.place == place)


def _at_work(
    reader: Reader, worked: Iterable[storage.WorkedRow]
) -> Mapping[tuple[str, str], Mapping[str, str]]:
    """Return by activity (none: by any) and municipality who has hours there: each once, with a dossier of there."""
    once = {i: ids[0] for i, ids in identities.joined(reader).items()}
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in worked:
        for code in ("", row.activity or UNKNOWN):
            here = found.setdefault((code, row.place), {})
            here.setdefault(once.get(row.person_id, row.person_id), row.person_id)
    return found


def _each_once(reader: Reader, people: Sequence[Member]) -> Sequence[Member]:
    """Leave out the further dossiers of people who have more than one."""
    joined = identities.joined(reader)
    if not joined:
        return people
    here = {p.id for p in people}
    return [p for p in people if p.id not in joined or p.id == min(i for i in joined[p.id] if i in here)]


def _divisions(reader: Reader, period: Period, worked: Iterable[storage.WorkedRow]) -> tuple[_Division, ...]:
    unknown, last = {UNKNOWN: N_("onbekend")}, period.last
    hours = _hours_each(reader, worked)
    return (
        _Division("gender", N_("Gender"), "gender", _known, codes.GENDER),
        _Division("age", N_("Leeftijd"), "born", partial(_age, last), dict(_named(AGES)) | unknown),
        _Division("referrer", N_("Toeleider"), "referrer", _known, codes.REFERRER_TYPE | unknown),
        _Division("benefit", N_("Uitkering"), "benefit", _known, codes.BENEFIT_TYPE),
        _Division("schooling", N_("Scholing"), "schooling", _schooling, SCHOOLING | unknown),
        _Division(
            "unemployed",
            N_("Zonder werk"),
            "unemployed",
            partial(_without_work, last),
            dict(_named(MONTHS_WITHOUT_WORK)) | unknown,
        ),
        _Division(
            "worked",
            N_("Uren per persoon"),
            "id",
            lambda person_id: _band(hours.get(person_id, 0), HOURS),
            dict(_named(HOURS)),
        ),
    )


def _known(told: str) -> str:
    return told or UNKNOWN


def _hours_each(reader: Reader, worked: Iterable[storage.WorkedRow]) -> Mapping[str, int]:
    """Return the hours of everybody who worked; who has more dossiers has those of all of them in each."""
    found: Counter[str] = Counter()
    joined = identities.joined(reader)
    for row in worked:
        for dossier in joined.get(row.person_id, (row.person_id,)):
            found[dossier] += row.hours
    return found


def _worked(tr: Translator, reader: Reader, worked: Sequence[storage.WorkedRow]) -> Iterable[Group]:
    """Yield all hours of the period with the people behind them, and how many people did which activity."""
    hours: Counter[str] = Counter()
    for row in worked:
        hours[row.place] += row.hours
    counts = {key: len(people) for key, people in _at_work(reader, worked).items()}
    whole = {place: n for (code, place), n in counts.items() if not code}
    total = Line("hours", tr(N_("Uren samen")), hours, people=whole)
    yield Group("hours", tr(N_("Gewerkte uren")), (total,) if hours else ())
    words = codes.ACTIVITY | {UNKNOWN: N_("activiteit niet genoteerd")}
    lines = _lines(tr, {key: n for key, n in counts.items() if key[0]}, words)
    note = tr(N_("Van wie uren heeft in deze periode. Wie meer activiteiten deed, telt in elke mee."))
    yield Group("activities", tr(N_("Activiteiten")), tuple(replace(line, of=whole) for line in lines), note)


def _named(bands: Iterable[tuple[int, str]]) -> Iterable[tuple[str, str]]:
    return ((str(limit), words) for limit, words in bands)


def _band(value: int, bands: Iterable[tuple[int, str]]) -> str:
    return next((str(limit) for limit, _ in bands if value < limit), UNKNOWN)


def _age(last: dt.date, born: int | None) -> str:
    """Return the band of the age reached in the year: the coordinator knows the year of birth alone."""
    return _band(last.year - born, AGES) if born else UNKNOWN


def _without_work(last: dt.date, since: str) -> str:
    if len(since) < len("2026"):
        return UNKNOWN
    year, month = int(since[:4]), int(since[5:7] or 1)
    return _band(max(0, (last.year - year) * 12 + last.month - month), MONTHS_WITHOUT_WORK)


def _schooling(known: str) -> str:
    return known if known in SCHOOLING else str(DERIVED["isced_band"](known) or UNKNOWN)


def _divided(tr: Translator, people: Iterable[Member], division: _Division) -> Group:
    counts: Counter[tuple[str, str]] = Counter()
    for (told, place), times in Counter(map(attrgetter(division.told, "place"), people)).items():
        counts[division.category(told), place] += times
    return Group(division.key, tr(division.title), _lines(tr, counts, division.words), divides=True)


def _lines(
    tr: Translator, counts: Mapping[tuple[str, str], int], words: Mapping[str, str]
) -> tuple[Line, ...]:
    """Return a line for each category that has people, in the order of the words; others come last."""
    by_code: dict[str, dict[str, int]] = {code: {} for code in words}
    for (code, place), count in counts.items():
        by_code.setdefault(code, {})[place] = count
    return tuple(Line(code, tr(words.get(code, code)), found) for code, found in by_code.items() if found)


def _states(track: storage.TrackRow, first: str, last: str) -> Iterable[str]:
    """Yield what a track counts for: at work in the period, and begun or ended in it."""
    yield "active"
    if first <= track.start <= last:
        yield "new"
    if first <= track.end_date <= last:
        yield "ended"
        yield "reason " + track.end_reason


def _places(
    tracks: Iterable[storage.TrackRow], everybody: Iterable[Member]
) -> Iterable[tuple[storage.TrackRow, str]]:
    """Yield the tracks of people who are here, each with the place."""
    places = {p.id: p.place for p in everybody}
    return ((track, places[track.person_id]) for track in tracks if track.person_id in places)


def _tracks(
    tr: Translator, reader: Reader, tracks: Iterable[tuple[storage.TrackRow, str]], period: Period
) -> Group:
    words = {
        "active": N_("Actieve wijk-werkers"),
        "new": N_("Nieuw gestart"),
        "ended": N_("Gestopt"),
    }
    reasons = {f"reason {code}": label for code, label in codes.END_REASON.items()}
    reasons["reason "] = N_("reden niet genoteerd")
    people: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    once = {i: ids[0] for i, ids in identities.joined(reader).items()}
    days = [day.isoformat() for day in period]
    for track, place in tracks:
        for state in _states(track, *days):
            people[state, place].add(once.get(track.person_id, track.person_id))
    counts = {key: len(ids) for key, ids in people.items()}
    return Group("tracks", tr(N_("Wijk-werkers")), _lines(tr, counts, words | reasons))


def _barriers(tr: Translator, found: Iterable[storage.ScoreCount]) -> Group:
    large: dict[str, dict[str, int]] = {}
    answered: dict[str, dict[str, int]] = {}
    for row in found:
        large.setdefault(row.barrier, {})[row.place] = row.large
        answered.setdefault(row.barrier, {})[row.place] = row.answered
    lines = (
        Line(code, tr(label), large[code], answered[code])
        for code, label in codes.BARRIER.items()
        if code in large
    )
    ordered = sorted(lines, key=lambda line: -(line.share() or 0))
    note = tr(N_("Van wie voor het eerst bevraagd werd: voor hoeveel is dit een grote drempel."))
    return Group("barriers", tr(N_("Grote drempels")), tuple(ordered), note)


def _changes(tr: Translator, found: Sequence[storage.ChangeCount]) -> Iterable[Group]:
    note = tr(N_("Van de eerste bevraging naar de laatste in deze periode. Geen uitspraak over de oorzaak."))
    for key, title in (
        ("lower", N_("Drempel werd kleiner")),
        ("higher", N_("Drempel werd groter")),
    ):
        lines = []
        for code, label in codes.BARRIER.items():
            rows = [row for row in found if row.barrier == code]
            counts = {row.place: int(getattr(row, key)) for row in rows}
            whole = {row.place: row.lower + row.same + row.higher for row in rows}
            if rows:
                lines.append(Line(code, tr(label), counts, whole))
        yield Group(key, tr(title), tuple(lines), note)


def _trainings(desk: Desk, reader: Reader, period: Period) -> Iterable[Group]:
    tr = desk.tr
    held = storage.sessions_held(reader, period, desk.today())
    counts = {(audience or UNKNOWN, place): n for place, audience, n in held}
    words = codes.TRAINING_AUDIENCE | {UNKNOWN: N_("doelgroep niet genoteerd")}
    yield Group("sessions", tr(N_("Sessies van trainingen")), _lines(tr, counts, words))
    presences = storage.presences(reader, period)
    yield Group("attendance", tr(N_("Aanwezigheid")), tuple(_attendance(tr, presences)))
    reasons: Counter[tuple[str, str]] = Counter()
    for row in presences:
        if row.code in ABSENT and not desk.is_coordinator:
            reasons[row.reason or "", row.place] += row.times
    named = codes.ABSENCE_REASON | {"": N_("reden niet genoteerd")}
    yield Group("absences", tr(N_("Redenen van afwezigheid")), _lines(tr, reasons, named))
    kinds = codes.ORGANISATION_KIND | {UNKNOWN: N_("organisatie niet genoteerd")}
    reached = {(kind or UNKNOWN, place): n for place, kind, n in storage.professionals(reader, period)}
    yield Group("professionals", tr(N_("Professionals in sessies")), _lines(tr, reached, kinds))


def _attendance(tr: Translator, presences: Iterable[storage.Presence]) -> Iterable[Line]:
    """Yield the hours attended of the hours planned, and how often each code was given."""
    shares: dict[str, Share] = {}
    codes_given: Counter[tuple[str, str]] = Counter()
    for row in presences:
        planned = planned_minutes(row.starts_at, row.ends_at)
        each = share_of(row.code, planned)
        whole = Share(max(0, each.attended * row.times - row.missed), each.planned * row.times)
        shares[row.place] = shares.get(row.place, Share()) + whole
        codes_given[row.code, row.place] += row.times
    if shares:
        attended = {place: share.attended // 60 for place, share in shares.items()}
        planned_hours = {place: share.planned // 60 for place, share in shares.items()}
        yield Line("hours", tr(N_("Uren aanwezig")), attended, planned_hours)
    yield from _lines(tr, codes_given, codes.ATTENDANCE)
