# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the keyboard is while answers make questions come and go: it is never at a question that is gone."""

from ensure_desk.ui.survey_form.page_view import PageView, Part


class KeyboardPlace:
    """The question in focus before a change, and those that could be answered then."""

    def __init__(self, page: PageView) -> None:
        self._page = page
        self._part = next((part for part in page.parts if part.has_focus()), None)
        self._able = set(_able(page)) if self._part is not None else set()

    def keep(self) -> bool:
        """Go to the first new question, or a neighbour, where the one in focus vanished; say whether there is one."""
        if self._part is None or self._part.can_answer:
            return True
        able = _able(self._page)
        new = [part for part in able if part not in self._able]
        for part in new[:1] or self._neighbours(able)[:1]:
            part.enter()
            return True
        return False

    def _neighbours(self, able: list[Part]) -> list[Part]:
        """Return what follows the vanished question, then what comes before it."""
        order = _in_turn(self._page)
        at = order.index(self._part) if self._part in order else len(order)
        return [p for p in order[at:] if p in able] + [p for p in reversed(order[:at]) if p in able]


def _able(page: PageView) -> list[Part]:
    return [part for part in _in_turn(page) if part.can_answer and page.is_open(part)]


def _in_turn(page: PageView) -> list[Part]:
    """Return the parts in the order of the questionnaire; places on the screen are old while a change is shown."""
    every = page.reader.session.root.every()
    return list(dict.fromkeys(part for node in every if (part := page.by_node.get(node)) is not None))
