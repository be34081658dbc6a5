# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The machine's randomness: the only place that draws it.

Keys, ids and tokens come from the operating system; a test passes its own sequence instead.
"""

import secrets


class SystemRandomness:
    """Draw from the operating system; implements `domain.ports.Randomness`."""

    def token(self, n: int) -> bytes:
        """Return `n` unpredictable bytes."""
        return secrets.token_bytes(n)
