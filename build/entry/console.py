# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Start of the frozen program that takes words."""

import sys

from ensure_desk.__main__ import main

sys.exit(main())
