# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with an expression, as codes that lint puts into words."""


class ExpressionError(Exception):
    """An expression that cannot be read or worked out: `code` and `params` for a sentence."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params
