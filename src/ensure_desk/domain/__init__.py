# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What things are and which rules hold: no clock, no files, no language, no windows."""
