# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two kinds of error: one for the person, one for us."""


class UserError(Exception):
    """Something the person can understand and act on; a sentence of `messages` with values."""

    def __init__(self, code: str, **params: str | int) -> None:
        """Keep the sentence's code and its values (never personal data)."""
        super().__init__(code)
        self.code = code
        self.params = params


class BugError(Exception):
    """Something that must not happen; the programmers are to blame."""
