# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The colours of statuses, the same on every page that shows them."""

from ensure_desk.domain.statuses import ACTIVE, CANDIDATE, ENROLLED, INVITED, SUSPENDED, WAITING

PERSON = {ACTIVE: "ok", SUSPENDED: "warn", CANDIDATE: "acc"}
ENROLMENT = {ENROLLED: "ok", WAITING: "warn", INVITED: "acc"}
