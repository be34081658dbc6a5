# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Things made ahead on a thread come in order, with what went wrong, and stop when nobody wants more."""

import itertools
import threading
from collections.abc import Iterator

import pytest

from ensure_desk.gate.ahead import ahead


def test_what_is_made_ahead_comes_in_order() -> None:
    assert list(ahead(iter(range(100)), 3)) == list(range(100))
    assert list(ahead(iter([None, ()]))) == [None, ()]


def test_what_went_wrong_is_raised_after_what_went_well() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise MemoryError

    coming = ahead(items())
    assert next(coming) == 1
    with pytest.raises(MemoryError):
        next(coming)


def test_nobody_makes_more_once_no_more_is_wanted() -> None:
    before = threading.active_count()
    coming = ahead(itertools.count(), 2)
    assert next(coming) == 0
    coming.close()
    assert threading.active_count() == before
