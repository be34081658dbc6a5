# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Speed as ratios: every job against the library's bare call in the same run (`make bench`)."""
