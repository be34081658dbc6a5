# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which questions stand on one page: a group of the top is a page, neighbours without a group stand together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ensure_desk.surveys.model import Control, Form
from ensure_desk.surveys.nodes import Node
from ensure_desk.surveys.runtime import Session

MOST_LOOSE = 8
"""So many neighbours without a group stand on one page."""
MOST_TOGETHER = 24
"""A group with more questions than this is spread over pages, unless its maker asked for one screen."""


@dataclass(frozen=True)
class PagePlan:
    """The controls of a page and the groups around them."""

    controls: tuple[Control, ...]
    around: tuple[Control, ...] = ()

    @cached_property
    def questions(self) -> tuple[Control, ...]:
        """Return the questions of the page, those in groups and rows too."""
        return tuple(questions_in(self.controls))


def pages_of(form: Form) -> tuple[PagePlan, ...]:
    """Return the pages of a questionnaire."""
    return tuple(_pages(form.controls, ()))


def _pages(controls: Sequence[Control], around: tuple[Control, ...]) -> Iterator[PagePlan]:
    loose: list[Control] = []
    for control in controls:
        if loose and (control.children or (len(loose) >= MOST_LOOSE and not _continues(control))):
            yield PagePlan(tuple(loose), around)
            loose = []
        if not control.children:
            loose.append(control)
        elif _is_long(control):
            yield from _pages(control.children, (*around, control))
        else:
            yield PagePlan((control,), around)
    if loose:
        yield PagePlan(tuple(loose), around)


def _continues(control: Control) -> bool:
    """Say whether a question is a row of a table that began before it."""
    return "list-nolabel" in control.appearance


def _is_long(control: Control) -> bool:
    if control.kind != "group" or "field-list" in control.appearance:
        return False
    if any(child.is_repeat for child in control.children):
        return False
    return sum(1 for _ in questions_in(control.children)) > MOST_TOGETHER


def questions_in(controls: Sequence[Control]) -> Iterator[Control]:
    """Yield the questions among controls and in their groups."""
    for control in controls:
        if control.children:
            yield from questions_in(control.children)
        else:
            yield control


def node_below(parent: Node, path: str) -> Node | None:
    """Return the node of a generic path in the same rows as a node above it."""
    at, above = parent, parent.definition.path
    if path == above:
        return parent
    for name in path[len(above) + 1 :].split("/"):
        found = at.named(name)
        if not found:
            return None
        at = found[0]
    return at


def is_shown(session: Session, plan: PagePlan) -> bool:
    """Say whether a page has anything to show now: a question that counts, or a repeat that may get rows."""
    if any(node.relevant for control in plan.questions for node in session.nodes(control.path)):
        return True
    return any(_may_grow(session, control) for control in plan.controls)


def _may_grow(session: Session, control: Control) -> bool:
    repeat = next((c for c in (control, *control.children) if c.is_repeat), None)
    if repeat is None or repeat.count or repeat.fixed or session.nodes(repeat.path):
        return False
    above = session.nodes(repeat.path.rpartition("/")[0])
    return any(node.relevant for node in above)


def is_answered(session: Session, plan: PagePlan) -> bool:
    """Say whether anything on a page was answered."""
    return any(
        node.value != "" and node.relevant and not node.readonly
        for control in plan.questions
        for node in session.nodes(control.path)
    )


def lacks_an_answer(session: Session, plan: PagePlan) -> bool:
    """Say whether a page has a question that must be answered and is not."""
    return any(
        node.relevant and node.required and node.value == ""
        for control in plan.questions
        for node in session.nodes(control.path)
    )


def shown_pages(session: Session, plans: Sequence[PagePlan]) -> list[int]:
    """Return the places of the pages that have anything to show now."""
    return [n for n, plan in enumerate(plans) if is_shown(session, plan)]


@dataclass(frozen=True)
class Place:
    """Where a conversation is: the page in view, the pages that have anything to show, those with an answer."""

    at: int
    shown: tuple[int, ...]
    answered: frozenset[int]

    @property
    def is_first(self) -> bool:
        """Say whether no page comes before it."""
        return not self.shown or self.shown[0] >= self.at

    @property
    def is_last(self) -> bool:
        """Say whether no page comes after it."""
        return not self.shown or self.shown[-1] <= self.at


def place_of(session: Session, plans: Sequence[PagePlan], at: int) -> Place:
    """Return where a conversation is."""
    shown = tuple(shown_pages(session, plans))
    return Place(at, shown, frozenset(n for n in shown if is_answered(session, plans[n])))


def where_it_stopped(session: Session, plans: Sequence[PagePlan]) -> int:
    """Return the page after the last one with an answer, that one itself where it still needs an answer."""
    shown = shown_pages(session, plans)
    done = [n for n in shown if is_answered(session, plans[n])]
    if done and lacks_an_answer(session, plans[done[-1]]):
        return done[-1]
    after = [n for n in shown if done and n > done[-1]]
    return after[0] if after else done[-1] if done else (shown or [0])[0]
