# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Import workbooks in a process of its own: prints seconds and megabytes.

Arguments: `plan` or `apply`, the folder of the vault, its key in hex, the workbooks.
"""

import json
import sys
import time
from pathlib import Path

from ensure_desk.bootstrap import open_with_key, real_world
from ensure_desk.services import imports
from ensure_desk.system.single_instance import hold_folder


def main() -> None:
    """Plan, apply when that is asked, and tell."""
    todo, folder, key, *paths = sys.argv[1:]
    world = real_world()
    lock = hold_folder(Path(folder), who="bench", clock=world.clock)
    desk = open_with_key(Path(folder), bytes.fromhex(key), world=world, name="bench", lock=lock)
    started = time.perf_counter()
    plan = imports.plan_import(desk, paths=[Path(p) for p in paths])
    if todo == "apply":
        imports.apply_import(desk, plan=plan)
    seconds = time.perf_counter() - started
    refused = [str(f.refusal) for f in plan.files if f.refusal]
    told = {
        "seconds": seconds,
        "megabytes": _most_megabytes(),
        "new": plan.totals.new,
        "refused": refused,
    }
    print(json.dumps(told), flush=True)  # noqa: T201


def _most_megabytes() -> float:
    """Return the most memory this process held; `getrusage` would count what the process that started it held."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


if __name__ == "__main__":
    main()
