# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages there are, in the order of the rail. A page's module is loaded at the first visit."""

from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

from ensure_desk.domain.texts import N_
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import Page

EVERYBODY = frozenset({"counsellor", "coordinator", "administrator"})
CONTENT = frozenset({"counsellor", "coordinator"})
COORDINATOR = frozenset({"coordinator"})
COUNSELLOR = frozenset({"counsellor"})


@dataclass(frozen=True)
class PageSpec:
    """How the shell knows a page.

    A page outside the rail belongs `under` a page of it, or to one of `also` for who came from there.
    """

    key: str
    title: str
    icon: str
    roles: frozenset[str] = CONTENT
    in_rail: bool = True
    below: bool = False
    under: str = "people"
    also: frozenset[str] = frozenset()

    def marked(self, came_from: str) -> str:
        """Return the page that the rail marks for somebody who came from a page that it marked."""
        if self.in_rail:
            return self.key
        return came_from if came_from in self.also else self.under

    def load(self) -> Any:
        """Load the page's module; any thread may do that ahead."""
        return import_module(f"ensure_desk.ui.pages.{self.key}.page")

    def create(self, ctx: Context) -> Page:
        """Load the page's module and make the page."""
        page: Page = self.load().create(ctx)
        return page


PAGES: tuple[PageSpec, ...] = (
    PageSpec("overview", N_("Overzicht"), "house", roles=COORDINATOR),
    PageSpec("today", N_("Vandaag"), "sun"),
    PageSpec("people", N_("Wijk-werkers"), "users"),
    PageSpec("dossier", N_("Dossier"), "user", in_rail=False),
    PageSpec("training", N_("Training"), "calendar-check", in_rail=False, under="trainings"),
    PageSpec("attendance", N_("Aanwezigheden"), "list-checks", in_rail=False, under="trainings"),
    PageSpec("survey", N_("Bevraging"), "clipboard-list", roles=COUNSELLOR, in_rail=False),
    PageSpec("evolution", N_("Evolutie"), "route", in_rail=False),
    PageSpec("intake", N_("Nieuwe intake"), "user-plus", in_rail=False),
    PageSpec("trainings", N_("Trainingen"), "calendar-check"),
    PageSpec("handoff", N_("Overdracht"), "arrow-left-right"),
    PageSpec("figures", N_("Cijfers"), "chart-column"),
    PageSpec("questionnaires", N_("Vragenlijsten"), "clipboard-list"),
    PageSpec(
        "keying",
        N_("Formulier intypen"),
        "list-checks",
        roles=COUNSELLOR,
        in_rail=False,
        under="questionnaires",
    ),
    PageSpec("history", N_("Geschiedenis"), "history", in_rail=False, under="handoff"),
    PageSpec(
        "matrix",
        N_("Overdrachten per maand"),
        "calendar-check",
        roles=COORDINATOR,
        in_rail=False,
        under="handoff",
    ),
    PageSpec(
        "lists", N_("Lijst inlezen"), "file-spreadsheet", in_rail=False, also=frozenset({"today", "handoff"})
    ),
    PageSpec("conflicts", N_("Twee waarden"), "git-merge", in_rail=False, under="handoff"),
    PageSpec("duplicates", N_("Dubbele dossiers"), "users", in_rail=False, also=frozenset({"handoff"})),
    PageSpec("settings", N_("Instellingen"), "settings", roles=EVERYBODY, below=True),
)


OF_THE_REGION: dict[str, dict[str, Any]] = {
    "today": {"in_rail": False, "under": "overview"},
    "figures": {"title": N_("Rapporten")},
}
"""What is otherwise for a coordinator, who begins with the region."""


def available(role: str) -> tuple[PageSpec, ...]:
    """Return the pages for a role."""
    otherwise = OF_THE_REGION if role in COORDINATOR else {}
    return tuple(replace(page, **otherwise.get(page.key, {})) for page in PAGES if role in page.roles)


def first_page(role: str) -> str:
    """Return the page on which a role begins."""
    return {"administrator": "settings", "coordinator": "overview"}.get(role, "today")


def begin_reading(ctx: Context, key: str) -> None:
    """Have read what a page shows first, where it can be read before the page is made."""
    read = next((getattr(page.load(), "read", None) for page in PAGES if page.key == key), None)
    if read is not None:
        ctx.ahead[key] = ctx.jobs.ahead(lambda: read(ctx.desk))
