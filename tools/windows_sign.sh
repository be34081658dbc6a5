#!/bin/bash
# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
# In the workflow: lay the certificate ready and tell `tools.installer` how to sign. Without one it says so.
# The password stays in the environment: the command names only the variable.
set -euo pipefail
if [ -z "${SIGN_PFX:-}" ]; then echo "No certificate is configured: nothing will be signed."; exit 0; fi
base64 -d <<<"$SIGN_PFX" >"$RUNNER_TEMP/sign.pfx"
tools=$(find "/c/Program Files (x86)/Windows Kits/10/bin" -path '*/x64/signtool.exe' | sort -V | tail -n 1)
cygpath -w "$(dirname "$tools")" >>"$GITHUB_PATH"
file=$(cygpath -w "$RUNNER_TEMP/sign.pfx")
stamp=${SIGN_TIMESTAMP:+/td sha256 /tr $SIGN_TIMESTAMP}
echo "ENSURE_DESK_SIGN=signtool sign /fd sha256 $stamp /f $file /p %SIGN_PASSWORD%" >>"$GITHUB_ENV"
