# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the search over everything finds: people, trainings, pages, actions."""

from collections.abc import Sequence

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.names import fold
from ensure_desk.domain.texts import N_
from ensure_desk.services import people, training_find
from ensure_desk.services.desk import Desk
from ensure_desk.ui.context import Target
from ensure_desk.ui.pages_registry import PageSpec
from ensure_desk.ui.search_palette import Hit

PEOPLE_SHOWN, TRAININGS_SHOWN = 6, 4
_ACTIONS = (
    (N_("Nieuwe intake"), "user-plus", Target("intake")),
    (N_("Nieuwe training"), "calendar-check", Target("training", {"training_id": ""})),
    (N_("Overdracht maken"), "file-up", Target("handoff")),
    (N_("Bestand inlezen"), "file-down", Target("handoff")),
    (N_("Lijst inlezen"), "file-spreadsheet", Target("lists")),
    (N_("Formulier intypen"), "list-checks", Target("keying")),
    (N_("Geschiedenis"), "history", Target("history")),
    (N_("Ongedaan maken"), "undo-2", Target("history")),
    (N_("Overdrachten per maand"), "calendar-check", Target("matrix")),
    (N_("Reservekopie maken"), "save", Target("settings")),
    (N_("Taal kiezen"), "globe", Target("settings")),
)


def find(desk: Desk, text: str, pages: Sequence[PageSpec]) -> list[Hit]:
    """Return what fits the text: people by name, trainings, people who are spelt like it, pages and actions."""
    hits = [_person_hit(row) for row in people.search(desk, text=text, limit=PEOPLE_SHOWN).rows]
    hits.sort(key=lambda hit: not _says(hit, text))
    named = sum(_says(hit, text) for hit in hits)
    held = training_find.by_words(desk, text=text, limit=TRAININGS_SHOWN)
    hits[named:named] = [_training_hit(one) for one in held]
    wanted = fold(text)
    keys = {page.key for page in pages}
    places = [(page.title, page.icon, Target(page.key)) for page in pages if page.in_rail]
    actions = [a for a in _ACTIONS if a[2].page in keys]
    for title, icon, target in (*places, *actions):
        if wanted in fold(desk.tr(title)):
            hits.append(Hit(desk.tr(title), "", icon, target))
    return hits


def _says(hit: Hit, text: str) -> bool:
    """Return whether the words themselves stand in a hit, not only something like them."""
    said = fold(f"{hit.title} {hit.detail}")
    return all(word in said for word in fold(text).split())


def _person_hit(row: people.PersonRow) -> Hit:
    where = Target("dossier", {"person_id": row.id})
    return Hit(row.name, f"{row.dossier_number} · {row.municipality}", "user", where)


def _training_hit(found: training_find.FoundTraining) -> Hit:
    facts = (found.code, found.place_text, show_date(found.day))
    detail = " · ".join(fact for fact in facts if fact)
    return Hit(found.title, detail, "calendar-check", Target("training", {"training_id": found.id}))
