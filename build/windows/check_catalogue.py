# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Look up each file of Python's library in the signed catalogue that its makers give along.

Empty files and a few of the installer's own are not in it; more than a handful means that something was changed.
"""

import hashlib
import sys
from pathlib import Path

FEW = 12


def main(base: Path) -> int:
    """Return 0 when all but a few files are in the catalogue."""
    catalogue = (base / "DLLs" / "python_lib.cat").read_bytes()
    library = base / "Lib"
    files = [f for f in sorted(library.rglob("*.py")) if "site-packages" not in f.parts]
    strange = [f for f in files if f.stat().st_size and not _known(f.read_bytes(), catalogue)]
    print(f"wine: {len(files) - len(strange)} files of Python's library are in the catalogue, {len(strange)} are not")
    return 0 if len(strange) <= FEW < len(files) else 1


def _known(data: bytes, catalogue: bytes) -> bool:
    marks = [make(data) for make in (hashlib.sha256, hashlib.sha1)]  # the catalogue has either
    return any(
        mark.digest() in catalogue or mark.hexdigest().upper().encode("utf-16-le") in catalogue for mark in marks
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
