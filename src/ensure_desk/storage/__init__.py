# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The only home of SQL and keys: the encrypted vault, its write path, its backups."""
