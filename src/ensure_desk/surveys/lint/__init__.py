# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that is wrong with a questionnaire's workbook, at once: where, what, and what to do."""
