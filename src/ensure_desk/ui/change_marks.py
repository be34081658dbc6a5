# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Colours and marks of a barrier between two moments, the same on every page that shows them."""

from ensure_desk.services.survey_compare import GONE, LARGER, NEW, OTHER, SAME, SMALLER

TONES = {LARGER: "danger", NEW: "warn", SMALLER: "ok", GONE: "ok", SAME: "neutral", OTHER: "line"}
MARKS = {LARGER: "▲", NEW: "●", SMALLER: "▼", GONE: "✓", SAME: "=", OTHER: "–"}
