# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How large a statement is said: as large as the window lets it, for it is read by two people beside each other."""

from dataclasses import dataclass

from ensure_desk.ui.survey_form.choice_buttons import USUAL_KEY, KeySize


@dataclass(frozen=True)
class StatementSize:
    """A size, used from so much height and width on.

    `points` are those of statement, words beneath and hint; `needs` is about what a statement takes in height.
    """

    height: int
    width: int
    points: tuple[float, float, float]
    keys: KeySize
    gap: int
    widest: int
    needs: int
    subject: bool = True


SIZES = (
    StatementSize(700, 1000, (26.0, 16.0, 13.0), KeySize(22, 30.0, 13.0, has_level=True), 16, 1080, 540),
    StatementSize(380, 0, (20.0, 13.0, 11.0), USUAL_KEY, 10, 900, 460),
    StatementSize(330, 0, (17.0, 12.0, 10.5), KeySize(9, 18.0, 10.5, has_level=True), 6, 900, 330),
    StatementSize(
        0, 0, (14.0, 11.0, 10.0), KeySize(5, 15.0, 10.0, has_level=False), 0, 900, 260, subject=False
    ),
)


def size_for(height: int, width: int) -> StatementSize:
    """Return the largest size for a card of so much height and width."""
    return next(size for size in SIZES if height >= size.height and width >= size.width)
