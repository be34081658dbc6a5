# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Start of the frozen program that opens the window."""

import sys

from ensure_desk.__main__ import window

sys.exit(window())
