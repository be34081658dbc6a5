# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the law restricts: the national number, off by default.

It is a record of its own, so that nothing that reads a person reads the number by accident.
"""

from typing import Annotated as A

from ensure_desk.domain.declare import RESTRICTED, code_text, link
from ensure_desk.domain.fields import NOWHERE, Declared
from ensure_desk.domain.texts import N_


class NationalNumber(Declared):
    """A person's national number; never a key, never in any workbook."""

    person_id: A[str | None, link(N_("Wijk-werker"), "person", NOWHERE)] = None
    number: A[str | None, code_text(N_("Rijksregisternummer"), RESTRICTED, NOWHERE, counts=False)] = None
