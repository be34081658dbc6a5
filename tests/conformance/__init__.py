# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The survey engine beside recorded answers of the reference engine: `python -m tests.conformance FOLDER`."""
