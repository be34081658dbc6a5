# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The simulation of the hand-over: many desks, every fault, and what must hold afterwards (HANDOFF.md 6)."""
