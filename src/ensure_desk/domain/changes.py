# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an action did: its result, and the kinds of record it touched, so that pages know whether to reload."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Changes:
    """The record kinds an action touched, and the record ids where there are few."""

    kinds: frozenset[str] = frozenset()
    ids: frozenset[str] = field(default_factory=frozenset)

    def __or__(self, other: "Changes") -> "Changes":
        """Return what both touched."""
        return Changes(self.kinds | other.kinds, self.ids | other.ids)

    def __bool__(self) -> bool:
        """Say whether anything was touched."""
        return bool(self.kinds)


@dataclass(frozen=True)
class Done(Generic[T]):
    """The result of an action together with what it touched."""

    value: T
    changes: Changes


@dataclass(frozen=True)
class Actor:
    """Who acts: the person's name on this desk, and the desk's id that marks the origin of writes."""

    name: str
    role: str
    desk_id: str
