#!/bin/sh
# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
# Resolve requirements/*.in into hash-locked requirements/*.txt that name no index and no host.
# Run with the oldest Python we support, so that the lock holds for all of them.
set -eu
cd "$(dirname "$0")/../requirements"
export CUSTOM_COMPILE_COMMAND="make lock"
for name in runtime dev; do
    "${PYTHON:-../.venv/bin/python}" -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --annotation-style=line \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options -o "$name.txt" "$name.in"
done
! grep -nE '[a-z]+://|--(index|extra-index|find-links|trusted)' ./*.txt
