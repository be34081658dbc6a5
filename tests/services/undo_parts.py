# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a desk shows and knows, for tests of taking imports back."""

from ensure_desk.domain.kinds import KINDS
from ensure_desk.services import imports
from ensure_desk.services.desk import Desk


def screen(desk: Desk) -> dict[str, object]:
    """Return everything that a page could show: values and conflicts of all records that are not hidden."""
    with desk.store.read() as reader:
        return {
            record.id: (
                dict(record.values),
                {k: sorted(map(str, o.values())) for k, o in record.others.items()},
            )
            for kind in KINDS
            for record in reader.all(kind.name)
        }


def knowledge(desk: Desk) -> str:
    """Return the hash of all that the desk knows."""
    return imports.state_hash(desk)
