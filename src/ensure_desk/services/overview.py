# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Overzicht: the figures of the region on one page, chosen from those of `services.figures`.

The page is shown to others: as in a shared report, a count of one to four people is not told, nor one from which it
would follow, neither by subtracting one municipality from all nor those who took a step from those who stopped.
Cijfers, one click away, is for the desk itself and tells every count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ensure_desk.domain.formats import grouped
from ensure_desk.domain.small_counts import HIDDEN, LEAST, without_small
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.desk import Desk
from ensure_desk.services.figures import Counts, Figures, Group, figures
from ensure_desk.storage.figures import Period

STEPS = (
    "werk",
    "eigen_zaak",
    "opleiding",
    "stage_ibo",
    "tijdelijke_werkervaring_art60",
    "maatwerk_sociale_economie",
)
"""Reasons for an end that are a step to work or a training for a job."""
Told = Mapping[str, int | None]
"""A count of each municipality, and of all under ""; None is not told."""
NO_SHARE = "–"


@dataclass(frozen=True)
class KeyFigure:
    """A figure that stands large: what it is, its value, what it is taken of, and the subject of Cijfers behind it.

    Without a figure the value says so in words, and the detail says why.
    """

    subject: str
    title: str
    value: str
    detail: str
    is_told: bool = True


@dataclass(frozen=True)
class BarrierLine:
    """A barrier: the share of people for whom it was large at first, and for how many it became smaller or larger."""

    id: str
    label: str
    length: int
    share: str
    lower: str
    higher: str


@dataclass(frozen=True)
class Overview:
    """The page; `asked_twice` people were asked about their barriers at two moments."""

    places: tuple[str, ...]
    figures: tuple[KeyFigure, ...]
    barriers: tuple[BarrierLine, ...]
    asked_twice: str
    is_empty: bool


@dataclass(frozen=True)
class Counted:
    """The figures of a period, to be shown for one municipality or for all without counting again."""

    found: Figures
    tr: Translator

    def of(self, place: str = "") -> Overview:
        """Return the page for a municipality, for all where none is given."""
        return Overview(
            places=self.found.places,
            figures=tuple(self._key_figures(place)),
            barriers=self._barriers(place),
            asked_twice=shown(self._told["twice"][place]),
            is_empty=self.found.is_empty,
        )

    @cached_property
    def _told(self) -> Mapping[str, Told]:
        """What may be told, by what it counts."""
        places, found = self.found.places, self.found
        lines = {line.code: line.counts for line in found.group("tracks").lines}
        active, new, ended = (lines.get(code, {}) for code in ("active", "new", "ended"))
        stepped = [lines.get(f"reason {code}", {}) for code in STEPS]
        steps = {p: min(ended.get(p, 0), sum(counts.get(p, 0) for counts in stepped)) for p in places}
        twice = max(
            (line.of for line in found.group("lower").lines), key=lambda of: sum(of.values()), default={}
        )
        told = {"active": _told(places, active)[0], "new": _told(places, new)[0]}
        told["twice"] = _told(places, twice)[0]
        told["steps"], _, told["ended"] = _told(places, steps, _rest(places, ended, steps))
        for line in found.group("barriers").lines:
            part, _, whole = _told(places, line.counts, _rest(places, line.of, line.counts))
            told |= {f"part {line.code}": part, f"whole {line.code}": whole}
        return told | self._changes()

    def _changes(self) -> dict[str, Told]:
        """Return for how many each barrier became smaller and larger; it stayed the same for the rest."""
        places = self.found.places
        told: dict[str, Told] = {}
        larger = {line.code: line.counts for line in self.found.group("higher").lines}
        for line in self.found.group("lower").lines:
            more = larger.get(line.code, {})
            same = _rest(places, line.of, line.counts, more)
            told[f"lower {line.code}"], told[f"higher {line.code}"], *_ = _told(
                places, line.counts, more, same
            )
        return told

    def _key_figures(self, place: str) -> Iterable[KeyFigure]:
        tr, told = self.tr, {key: counts[place] for key, counts in self._told.items()}
        detail = tr(N_("{new} nieuw · {ended} beëindigd"), new=shown(told["new"]), ended=shown(told["ended"]))
        yield KeyFigure("tracks", tr(N_("Actieve wijk-werkers")), shown(told["active"]), detail)
        smaller = tr(N_("te vergelijken in deze periode"))
        yield KeyFigure("lower", tr(N_("Met eerste én tweede bevraging")), shown(told["twice"]), smaller)
        part, whole = _hours(self.found.group("attendance"), place)
        of_hours = tr(N_("van {n} uren in trainingen"), n=grouped(whole))
        none = tr(N_("nog geen uren in trainingen"))
        yield self._share(
            "attendance", N_("Aanwezig op trainingen"), share_shown(part, whole), (of_hours, none)
        )
        steps, ended = told["steps"], told["ended"]
        of_ended = tr(N_("{n} van {ended} die stopten"), n=shown(steps), ended=shown(ended))
        none = tr(N_("niemand stopte in deze periode"))
        yield self._share(
            "tracks", N_("Stap naar werk of opleiding"), share_shown(steps, ended), (of_ended, none)
        )

    def _share(self, subject: str, title: str, share: str, details: tuple[str, str]) -> KeyFigure:
        """Return a share; `details` say what it is of, and why there is none."""
        detail, none = details
        if share == NO_SHARE:
            return KeyFigure(subject, self.tr(title), self.tr(N_("Nog geen cijfer")), none, is_told=False)
        if share == HIDDEN:
            return KeyFigure(subject, self.tr(title), self.tr(N_("Verborgen (*)")), detail, is_told=False)
        return KeyFigure(subject, self.tr(title), share, detail)

    def _barriers(self, place: str) -> tuple[BarrierLine, ...]:
        told, lines = self._told, []
        for line in self.found.group("barriers").lines:
            part, whole = told[f"part {line.code}"][place], told[f"whole {line.code}"][place]
            share = share_shown(part, whole)
            less, more = (
                shown(told[key][place]) if key in told else ""
                for key in (f"lower {line.code}", f"higher {line.code}")
            )
            length = 0 if share in (NO_SHARE, HIDDEN) else int(share.split()[0])
            lines.append(BarrierLine(line.code, line.label, length, share, less, more))
        return tuple(sorted(lines, key=lambda barrier: -barrier.length))


def counted(desk: Desk, *, period: Period) -> Counted:
    """Count a period, and weigh what may be told of it."""
    found = Counted(figures(desk, period=period), desk.tr)
    found.of()
    return found


def shown(told: int | None) -> str:
    """Return a count as it may be told."""
    return HIDDEN if told is None else grouped(told)


def share_shown(part: int | None, whole: int | None) -> str:
    """Return a share in whole percent, a dash of nothing, a star where it would tell of few people."""
    if whole == 0:
        return NO_SHARE
    if part is None or whole is None or whole < LEAST or 0 < part < LEAST:
        return HIDDEN
    return f"{round(100 * part / whole)} %"


def _told(places: Sequence[str], *rows: Counts) -> list[Told]:
    """Return rows of counts that add up as they may be told, and a last row with their sums."""
    table = without_small([[row.get(place, 0) for place in places] for row in rows])
    return [dict(zip((*places, ""), row, strict=True)) for row in table]


def _rest(places: Sequence[str], whole: Counts, *parts: Counts) -> Counts:
    return {p: max(0, whole.get(p, 0) - sum(part.get(p, 0) for part in parts)) for p in places}


def _hours(attendance: Group, place: str) -> tuple[int, int]:
    """Return the hours attended and planned."""
    hours = next((line for line in attendance.lines if line.code == "hours"), None)
    if hours is None:
        return 0, 0
    return hours.count(place), hours.of.get(place, 0) if place else sum(hours.of.values())
