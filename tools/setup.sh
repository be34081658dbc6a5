#!/bin/sh
# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
# Make this checkout ready to run: Python >= 3.11, Qt's system libraries, .venv with the locked packages.
# A second run finds its stamp and does nothing. Environment: PYTHON=/path/to/python to choose one.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
stop() { say "setup: $*"; exit 1; }

# --- system packages -------------------------------------------------------------------------------------------
APT_FRESH=""
as_root() {
    if [ "$(id -u)" = 0 ]; then echo "env"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then echo "sudo -n env"
    else return 1; fi
}
install() { # install PACKAGE...: through apt when we may, else one line with the command
    command -v apt-get >/dev/null 2>&1 || stop "missing on this system: $* (names as in Debian); install them and try again"
    root=$(as_root) || stop "please run: sudo apt-get install -y --no-install-recommends $*"
    say "setup: installing $*"
    if [ -z "$APT_FRESH" ]; then $root apt-get update -qq || true; APT_FRESH=1; fi
    $root DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

good_python() { # prints the first Python from 3.11 to 3.13 that really starts
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            command -v "$candidate"; return 0
        fi
    done
    return 1
}

need_python() {
    PY=$(good_python) || { install python3 python3-venv; PY=$(good_python) || stop "Python 3.11, 3.12 or 3.13 is needed"; }
    "$PY" -c 'import ensurepip, venv' 2>/dev/null || install python3-venv
    "$PY" -c 'import ensurepip, venv' 2>/dev/null ||
        install "$("$PY" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
}

has_library() {
    { /sbin/ldconfig -p 2>/dev/null || ldconfig -p 2>/dev/null; } | grep -q "^[[:space:]]*$1 "
}
need_libraries() {
    missing=""
    want() { has_library "$1" || missing="$missing $2"; }
    want libEGL.so.1 libegl1
    want libGL.so.1 libgl1
    want libxkbcommon.so.0 libxkbcommon0
    want libdbus-1.so.3 libdbus-1-3
    want libfontconfig.so.1 libfontconfig1
    want libglib-2.0.so.0 libglib2.0-0
    want libmagic.so.1 libmagic1
    if [ -n "${DISPLAY:-}" ]; then
        want libxcb-cursor.so.0 libxcb-cursor0
        want libxcb-icccm.so.4 libxcb-icccm4
        want libxcb-keysyms.so.1 libxcb-keysyms1
        want libxcb-shape.so.0 libxcb-shape0
        want libxcb-xkb.so.1 libxcb-xkb1
        want libxkbcommon-x11.so.0 libxkbcommon-x11-0
        want libxcb-image.so.0 libxcb-image0
        want libxcb-render-util.so.0 libxcb-render-util0
    fi
    [ -n "$(find /usr/share/fonts "$HOME/.fonts" -name '*.ttf' -o -name '*.otf' 2>/dev/null | head -n 1)" ] ||
        missing="$missing fonts-dejavu-core"
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install $missing
}

# --- the venv --------------------------------------------------------------------------------------------------
stamp_now() { pwd; cat requirements/dev.txt pyproject.toml setup.py tools/setup.sh | cksum; }
venv_fits() { # a .venv of this very folder with a Python we support
    [ -x .venv/bin/python ] && PYTHON=.venv/bin/python good_python | grep -q '^\.venv' &&
        head -n 1 .venv/bin/pip 2>/dev/null | grep -qF "$(pwd)/.venv/bin/"
}

if [ -x .venv/bin/python ] && [ "$(cat .venv/ensure-desk.stamp 2>/dev/null)" = "$(stamp_now)" ]; then exit 0; fi

[ "$(uname -s)" != Linux ] || need_libraries
if ! venv_fits; then
    need_python
    say "setup: making .venv with $("$PY" --version)"
    "$PY" -m venv --clear .venv
fi
say "setup: installing the locked packages (a few minutes the first time)"
.venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
.venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
stamp_now > .venv/ensure-desk.stamp
say "setup: ready"
