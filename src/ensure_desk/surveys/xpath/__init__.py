# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The expression language of XLSForm: lexer, parser, values, functions, compilation to closures."""
