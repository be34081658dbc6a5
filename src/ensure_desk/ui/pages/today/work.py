# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What Vandaag shows, worked out without a window: which items under which heading, which filters, which words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ensure_desk.domain.signals import GROUP_TEXTS
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.today import TodayItem

ALL = "all"
_WHAT: dict[str, Callable[[Translator, int], str]] = {
    "person": lambda tr, n: tr.plural("{n} persoon", "{n} personen", n),
    "intake": lambda tr, n: tr.plural("{n} intake", "{n} intakes", n),
    "track": lambda tr, n: tr.plural("{n} traject", "{n} trajecten", n),
    "referral": lambda tr, n: tr.plural("{n} toeleiding", "{n} toeleidingen", n),
    "benefit_period": lambda tr, n: tr.plural("{n} uitkering", "{n} uitkeringen", n),
    "suspension": lambda tr, n: tr.plural("{n} schorsing", "{n} schorsingen", n),
    "consent": lambda tr, n: tr.plural("{n} toestemming", "{n} toestemmingen", n),
}


@dataclass(frozen=True)
class WorkGroup:
    """Items below one heading."""

    title: str
    items: tuple[TodayItem, ...]


def grouped(items: Sequence[TodayItem], chosen: str, tr: Translator) -> tuple[WorkGroup, ...]:
    """Return what comes first and what comes then, narrowed to one group of signals; no empty heading."""
    shown = [item for item in items if chosen in (ALL, item.group)]
    parts = (
        (tr(N_("Eerst dit")), tuple(item for item in shown if item.urgent)),
        (tr(N_("Daarna")), tuple(item for item in shown if not item.urgent)),
    )
    return tuple(WorkGroup(title, found) for title, found in parts if found)


def filters(groups: Mapping[str, int], tr: Translator) -> tuple[tuple[str, str], ...]:
    """Return the parts of the filter with their counts; a group without items is left out."""
    found = [(ALL, tr(N_("Alles {n}"), n=sum(groups.values())))]
    for group, words in GROUP_TEXTS.items():
        if groups.get(group.value):
            found.append((group.value, f"{tr(words)} {groups[group.value]}"))
    return tuple(found)


def new_words(new_since: Mapping[str, int], tr: Translator) -> str:
    """Return what is new since the last hand-over in words, empty when nothing is."""
    parts = [words(tr, new_since[kind]) for kind, words in _WHAT.items() if new_since.get(kind)]
    other = sum(n for kind, n in new_since.items() if kind not in _WHAT)
    if other:
        parts.append(tr.plural("{n} andere wijziging", "{n} andere wijzigingen", other))
    return ", ".join(parts)
