#!/bin/sh
# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
# Resolve requirements/*.in into hash-locked requirements/*.txt that name no index and no host, for every system and
# every Python we support. What is locked already keeps its version; `make lock LOCK=--upgrade` takes the newest.
set -eu
cd "$(dirname "$0")/../requirements"
export UV_CUSTOM_COMPILE_COMMAND="make lock"
for name in runtime dev build sbom; do
    ../.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --annotation-style line \
        --no-emit-index-url --no-emit-find-links ${LOCK:-} -o "$name.txt" "$name.in"
done
! grep -nE '[a-z]+://|--(index|extra-index|find-links|trusted)' ./*.txt
