# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bare references: the library's recommended call and nothing else; they change only with a written reason."""
