# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Foreign files, looked at in a guarded child process before anything else may touch them."""
