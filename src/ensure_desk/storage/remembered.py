# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a reading connection need not ask twice: kept with the connection until somebody writes."""

from collections.abc import Callable
from typing import TypeVar, cast

import sqlalchemy as sa

from ensure_desk.storage.reader import Reader

T = TypeVar("T")


def until_written(reader: Reader, name: str, make: Callable[[], T]) -> T:
    """Return what `make` gave, made anew after a write through another connection: for readers alone."""
    (stamp,) = reader.driver.execute("PRAGMA data_version").fetchone()
    return kept(reader.connection, name, stamp, make)


def kept(connection: sa.Connection, name: str, stamp: object, make: Callable[[], T]) -> T:
    """Return what `make` gave under this stamp; only the newest stamp of a name is kept."""
    box = connection.info
    if name not in box or box[name][0] != stamp:
        box[name] = (stamp, make())
    return cast(T, box[name][1])
