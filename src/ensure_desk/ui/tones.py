# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The colours of statuses, the same on every page that shows them."""

PERSON = {"actief": "ok", "geschorst": "warn", "kandidaat": "acc"}
ENROLMENT = {"ingeschreven": "ok", "wachtlijst": "warn", "uitgenodigd": "acc"}
