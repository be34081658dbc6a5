# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`python -m tests.conformance FOLDER [--details]`: one JSON line on how far the engine agrees with the recordings.

FOLDER has `golden/`, `xforms/`, `forms/`, `manifest.json` and `xpath_cases.json`; what is missing is skipped.
"""

import argparse
import json
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from tests.conformance.golden import KINDS, Tally, play
from tests.conformance.literals import literals
from tests.conformance.workbooks import outcome

ALLOWED = Path(__file__).with_name("allowed.json")
PROCESSES = 2


def main() -> int:
    """Play everything in a folder; the exit code is 1 when something crashed."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--details", action="store_true", help="the first differences, on standard error")
    parser.add_argument("--no-workbooks", action="store_true", help="leave the workbooks out")
    args = parser.parse_args()
    allowed = json.loads(ALLOWED.read_text(encoding="utf-8"))
    report = traces(args.folder, allowed, details=args.details)
    report["literals"] = literals(args.folder / "xpath_cases.json", allowed)
    if not args.no_workbooks:
        report["workbooks"] = workbooks(args.folder)
    sys.stdout.write(json.dumps(report) + "\n")
    return 1 if report["crashed_forms"] or report.get("workbooks", {}).get("crashed") else 0


def traces(folder: Path, allowed: dict[str, str], *, details: bool = False) -> dict[str, Any]:
    """Return the counts over all recorded answers."""
    found = sorted((folder / "golden").glob("*.json.gz"))
    total, clean, crashed = Tally(), 0, []
    with ProcessPoolExecutor(PROCESSES) as pool:
        for path, tally in zip(found, pool.map(partial(_played, folder, allowed), found), strict=True):
            if isinstance(tally, str):
                crashed.append(f"{path.name.partition('.')[0]}: {tally}")
                continue
            total.add(tally)
            clean += not any(tally.wrong.values())
    if details:
        sys.stderr.write("\n".join([*crashed, *total.first, ""]))
    kinds = {kind: {"checked": total.checked[kind], "wrong": total.wrong[kind]} for kind in KINDS}
    head = {"forms": len(found), "traces": total.traces, "steps": total.steps}
    return {**head, **kinds, "forms_without_difference": clean, "crashed_forms": crashed}


def _played(folder: Path, allowed: dict[str, str], golden: Path) -> Tally | str:
    try:
        return play(folder, golden, allowed)
    except Exception as error:  # noqa: BLE001  # a form that stops the engine is counted, not hidden
        return f"{type(error).__name__}: {error}"


def workbooks(folder: Path) -> dict[str, int]:
    """Return how many workbooks open, give a report, or crash."""
    found = sorted(p for p in (folder / "forms").glob("*") if p.suffix in (".xlsx", ".xls", ".xlsm"))
    counts = {"opened": 0, "reported": 0, "crashed": 0}
    with ThreadPoolExecutor(PROCESSES) as pool:
        for name in pool.map(outcome, found):
            counts[name] += 1
    return counts


if __name__ == "__main__":
    sys.exit(main())
