# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bevraging: choose a questionnaire and talk it through with the person beside you."""
