# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""ENSURE Desk: follow-up of wijk-werkers, from the counter to the coordinator, on one laptop without a network."""

__version__ = "0.1.0"
