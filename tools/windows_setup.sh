#!/bin/bash
# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
# Make a checkout on Windows ready (Git Bash): .venv with the locked packages, the program itself, the translations.
set -euo pipefail
cd "$(dirname "$0")/.."
python -m venv .venv
PY=.venv/Scripts/python
"$PY" -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
"$PY" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
"$PY" -m tools.i18n compile
