# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tools of the workshop: set-up, locking, translations; never part of the program."""
