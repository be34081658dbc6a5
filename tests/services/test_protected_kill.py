# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The battery is taken out while a protected package is made or read: nothing plain is left on the disk."""

import signal
from pathlib import Path

import pytest

from ensure_desk.domain.fields import PackageKind
from ensure_desk.services import handoff
from tests.services.handoff_parts import fill, paired_region
from tests.services.test_handoff_kill import die

MARKERS = (b"Janssens", b"xl/worksheets", b"0451051052")


def plain_traces(folder: Path) -> list[str]:
    """Return the files in which a name or a part of a workbook can be read."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [str(path) for path in files if any(marker in path.read_bytes() for marker in MARKERS)]


@pytest.mark.logs_warnings
@pytest.mark.parametrize(("phase", "count"), [("file_replace", 2), ("before_begin", 1), ("after_commit", 1)])
def test_a_kill_leaves_nothing_plain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, phase: str, count: int
) -> None:
    temporary, out = tmp_path / "temporary", tmp_path / "out"
    temporary.mkdir()
    out.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    with paired_region(tmp_path / "region") as region:
        fill(region.lier, 5)
        package = handoff.export(region.lier, path=out / "a.xlsx", kind=PackageKind.OFFICE).value
    folder = tmp_path / "region"
    made = ("export", "--kind", "office", str(out / "b.xlsx"))
    assert die(folder / "lier", phase, count, *made) == -signal.SIGKILL
    read = ("import", str(package.path), "--code", package.code)
    assert die(folder / "nijlen", phase, count, *read) == -signal.SIGKILL
    assert not plain_traces(tmp_path)
