# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What Vandaag shows, worked out without a window: which items under which heading, which filters, which words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ensure_desk.domain.day_words import weekday_and_date
from ensure_desk.domain.signals import GROUP_TEXTS, Group
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.desk import Desk
from ensure_desk.services.intake import Draft
from ensure_desk.services.today import TodayItem
from ensure_desk.ui.widgets.worklist import WorkItem

ALL = "all"
_WHAT: dict[str, Callable[[Translator, int], str]] = {
    "person": lambda tr, n: tr.plural("{n} persoon", "{n} personen", n),
    "intake": lambda tr, n: tr.plural("{n} intake", "{n} intakes", n),
    "track": lambda tr, n: tr.plural("{n} traject", "{n} trajecten", n),
}


def work_items(
    items: Sequence[TodayItem], chosen: str, tr: Translator, drafts: Sequence[WorkItem], most: int
) -> tuple[list[WorkItem], int]:
    """Return the first rows of a group of signals, and how many there are in all.

    What comes first stands in front, then begun intakes, then what comes after.
    """
    shown = [item for item in items if chosen in (ALL, item.group)]
    begun = drafts if chosen in (ALL, Group.INTAKE.value) else ()
    first: list[TodayItem | WorkItem] = [item for item in shown if item.urgent]
    then: list[TodayItem | WorkItem] = [*begun, *(item for item in shown if not item.urgent)]
    rows = [item if isinstance(item, WorkItem) else _row(item) for item in (first + then)[:most]]
    for at, title, group in ((0, tr(N_("Eerst dit")), first), (len(first), tr(N_("Daarna")), then)):
        if group and at < len(rows):
            rows[at] = replace(rows[at], heading=f"{title}  {len(group)}")
    return rows, len(first) + len(then)


def _row(item: TodayItem) -> WorkItem:
    words = item.words
    return WorkItem(
        id=item.id,
        icon=words.icon,
        tone=words.chip_tone,
        title=item.name,
        reason=words.title,
        detail=words.detail,
        chip=words.chip,
        chip_tone=words.chip_tone,
        button=words.button,
        data=(item.page, dict(item.args)),
    )


def draft_items(
    drafts: Sequence[Draft], tr: Translator, veiled: Callable[[str], str] = str
) -> tuple[WorkItem, ...]:
    """Return a row for each intake that is begun and no dossier yet; `veiled` tells how names are shown."""
    return tuple(
        WorkItem(
            id=f"draft:{draft.id}",
            icon="clipboard-list",
            tone="neutral",
            title=veiled(draft.name) or tr(N_("Nieuwe intake")),
            reason=tr(N_("intake is begonnen")),
            detail=tr(
                N_("Nog nodig: {fields}."), fields=", ".join(tr(f.label).lower() for f in draft.missing)
            )
            if draft.missing
            else tr(N_("Alles wat nodig is, staat er. Maak er een dossier van.")),
            chip=tr(N_("bewaard")),
            button=tr(N_("Verder doen")),
            data=("intake", {"draft_id": draft.id}),
        )
        for draft in drafts
    )


def filters(groups: Mapping[str, int], tr: Translator, *, drafts: int = 0) -> tuple[tuple[str, str], ...]:
    """Return the parts of the filter with their counts; a group without items is left out, and the one hand-over."""
    counts = {**groups}
    if drafts:
        counts[Group.INTAKE.value] = counts.get(Group.INTAKE.value, 0) + drafts
    found = [(ALL, tr(N_("Alles {n}"), n=sum(counts.values())))]
    for group, words in GROUP_TEXTS.items():
        if counts.get(group.value) and group is not Group.HANDOFF:
            found.append((group.value, f"{tr(words)} {counts[group.value]}"))
    return tuple(found)


def subtitle(desk: Desk, tr: Translator) -> str:
    """Return the day and the place: "Dinsdag 17 november 2026 · Bornem"."""
    day = weekday_and_date(desk.today(), tr)
    return f"{day} · {desk.municipality}" if desk.municipality else day


def new_words(new_since: Mapping[str, int], tr: Translator) -> str:
    """Return what is new since the last hand-over in words, empty when nothing is."""
    parts = [words(tr, new_since[kind]) for kind, words in _WHAT.items() if new_since.get(kind)]
    other = sum(n for kind, n in new_since.items() if kind not in _WHAT)
    if other:
        parts.append(tr.plural("{n} andere wijziging", "{n} andere wijzigingen", other))
    return ", ".join(parts)
