# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists that offices kept before ENSURE Desk: find the table, guess the columns, judge each cell."""
