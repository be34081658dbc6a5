# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The question that the search field and the filters ask together, and the words of its answer."""

from collections.abc import Collection
from dataclasses import dataclass

from ensure_desk.domain.formats import grouped
from ensure_desk.domain.signals import GROUP_TEXTS, Group
from ensure_desk.domain.statuses import ACTIVE, CANDIDATE, OVER, SUSPENDED
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.people import PeopleFilter, PeopleFound

STATUSES: tuple[tuple[str, str], ...] = (
    (ACTIVE, N_("Actief")),
    (CANDIDATE, N_("Kandidaat")),
    (SUSPENDED, N_("Geschorst")),
    (OVER, N_("Afgelopen")),
)
SIGNALS: tuple[tuple[str, str], ...] = tuple(
    (group.value, GROUP_TEXTS[group]) for group in (Group.INTAKE, Group.TRACK, Group.BENEFIT)
)
STEP = 100
"""So many people are shown at first, and come with each "Meer tonen"."""
TYPED = 50
"""So many are shown for a text: who types another letter has fewer to look at."""


@dataclass(frozen=True)
class Question:
    """What is asked of the list."""

    text: str = ""
    filters: PeopleFilter = PeopleFilter()
    limit: int = STEP

    @property
    def is_narrow(self) -> bool:
        """Say whether anything narrows the list."""
        f = self.filters
        return bool(self.text.strip() or f.statuses or f.signals or f.municipalities or f.ids is not None)

    @property
    def counts_late(self) -> bool:
        """Say whether the figures may come after the rows: nothing but a walk past everybody gives them."""
        return not self.text.strip() and not self.filters.signals


def question(text: str, chosen: Collection[str], municipality: str, limit: int = STEP) -> Question:
    """Return the question for a text, the pills that are on and a municipality."""
    on = frozenset(chosen)
    return Question(
        text,
        PeopleFilter(
            municipalities=frozenset({municipality} if municipality else ()),
            statuses=on & {code for code, _ in STATUSES},
            signals=on & {code for code, _ in SIGNALS},
        ),
        limit if not text.strip() else limit - STEP + TYPED,
    )


def count_words(found: PeopleFound, tr: Translator) -> str:
    """Return "47 van 63"."""
    return tr(N_("{matching} van {total}"), matching=grouped(found.matching), total=grouped(found.total))


def more_words(found: PeopleFound, tr: Translator) -> str:
    """Return the sentence below a list that is cut off, empty when all is shown."""
    if len(found.rows) >= found.matching:
        return ""
    return tr(N_("Hier staan de eerste {n}. Zoek op naam, of toon er meer."), n=grouped(len(found.rows)))
