# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers as people read them, on a page and in a paper alike."""


def grouped(count: int) -> str:
    """Return a count with a narrow space between thousands, as all three languages have it."""
    return f"{count:,}".replace(",", "\u202f")
