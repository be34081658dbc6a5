# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Overzicht: the figures of the region on one page, chosen from those of `services.figures`.

A count of one to four people is never told here: the page is shown to others.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ensure_desk.domain.small_counts import HIDDEN, LEAST
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.desk import Desk
from ensure_desk.services.figures import Figures, Group, Line, figures
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


@dataclass(frozen=True)
class KeyFigure:
    """A figure that stands large: what it is, its value, what it is taken of, and the subject of Cijfers behind it."""

    subject: str
    title: str
    value: str
    detail: str


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
        twice = max((_whole(line, place) for line in self.found.group("lower").lines), default=0)
        return Overview(
            places=self.found.places,
            figures=tuple(_key_figures(self.tr, self.found, place, twice)),
            barriers=_barriers(self.found, place),
            asked_twice=shown(twice),
            is_empty=self.found.is_empty,
        )


def counted(desk: Desk, *, period: Period) -> Counted:
    """Count a period."""
    return Counted(figures(desk, period=period), desk.tr)


def shown(count: int) -> str:
    """Return a count as it may be told."""
    return HIDDEN if 0 < count < LEAST else grouped(count)


def grouped(count: int) -> str:
    """Return a count with a narrow space between thousands, as all three languages have it."""
    return f"{count:,}".replace(",", "\u202f")


def share_shown(part: int, whole: int) -> str:
    """Return a share in whole percent, a dash where it would be of nothing or tell of few people."""
    return f"{round(100 * part / whole)} %" if whole >= LEAST and not 0 < part < LEAST else "–"


def _whole(line: Line, place: str) -> int:
    return line.of.get(place, 0) if place else sum(line.of.values())


def _counts(group: Group, codes: Iterable[str], place: str) -> int:
    wanted = set(codes)
    return sum(line.count(place) for line in group.lines if line.code in wanted)


def _key_figures(tr: Translator, found: Figures, place: str, twice: int) -> Iterable[KeyFigure]:
    tracks = found.group("tracks")
    active, new, ended = (_counts(tracks, [code], place) for code in ("active", "new", "ended"))
    told = tr(N_("{new} nieuw · {ended} beëindigd"), new=shown(new), ended=shown(ended))
    yield KeyFigure("tracks", tr(N_("Actieve wijk-werkers")), shown(active), told)
    smaller = tr(N_("te vergelijken in deze periode"))
    yield KeyFigure("lower", tr(N_("Met eerste én tweede bevraging")), shown(twice), smaller)
    hours = next((line for line in found.group("attendance").lines if line.code == "hours"), None)
    part, whole = (hours.count(place), _whole(hours, place)) if hours else (0, 0)
    of_hours = tr(N_("van {n} uren in trainingen"), n=grouped(whole))
    yield KeyFigure("attendance", tr(N_("Aanwezig op trainingen")), share_shown(part, whole), of_hours)
    steps = _counts(tracks, (f"reason {code}" for code in STEPS), place)
    of_ended = tr(N_("{n} van {ended} die stopten"), n=shown(steps), ended=shown(ended))
    yield KeyFigure("tracks", tr(N_("Stap naar werk of opleiding")), share_shown(steps, ended), of_ended)


def _barriers(found: Figures, place: str) -> tuple[BarrierLine, ...]:
    lower, higher = ({li.code: li for li in found.group(key).lines} for key in ("lower", "higher"))
    lines = []
    for line in found.group("barriers").lines:
        part, whole = line.count(place), _whole(line, place)
        share = share_shown(part, whole)
        less, more = (
            shown(kind[line.code].count(place)) if line.code in kind else "" for kind in (lower, higher)
        )
        length = round(100 * part / whole) if share != "–" else 0
        lines.append(BarrierLine(line.code, line.label, length, share, less, more))
    return tuple(sorted(lines, key=lambda barrier: -barrier.length))
