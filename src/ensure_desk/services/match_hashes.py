# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Match hashes in the coordinator's package: the same person at two offices shows, and nobody's name does.

They are made with the key that only offices hold, each of several things at once, so the coordinator can neither work
out a name nor count how often one occurs.
"""

from collections.abc import Iterator

from ensure_desk.domain.duplicate_pairs import match_hashes
from ensure_desk.domain.duplicates import PersonFacts
from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.ids import pseudonym
from ensure_desk.exchange.manifest import DeskKeys
from ensure_desk.storage import identities
from ensure_desk.storage.reader import Reader


def told(
    reader: Reader, kind: PackageKind, keys: DeskKeys, without: frozenset[str] = frozenset()
) -> Iterator[tuple[str, str]]:
    """Yield the pseudonym and the hashes of everybody, for a package in which people have no names."""
    key = keys.pseudonym_key
    if kind is not PackageKind.COORDINATOR or key is None:
        return
    for row in identities.everybody(reader):
        facts = PersonFacts(row["last_name"] or "", row["first_name"] or "", row["birth_date"] or "")
        hashes = match_hashes(key, facts)
        if hashes and row["id"] not in without:
            yield pseudonym(key, row["id"]), " ".join(hashes)
