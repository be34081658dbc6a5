# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One training: its sessions, its people, planning from barriers, professionals, and what changed."""
