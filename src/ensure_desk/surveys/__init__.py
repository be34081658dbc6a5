# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires in the XLSForm standard: published as XForm, run as a session; no Qt, no database."""
