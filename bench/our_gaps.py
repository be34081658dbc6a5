# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long the window does not answer while jobs run, in a process that holds no more than the program does.

Arguments: the folder and the key of an office and of a coordinator, a package, a path for one. Prints milliseconds by
job. A process of its own, since the collector of cycles walks over everything that earlier jobs of the bench left.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from ensure_desk.bootstrap import open_with_key, real_world
from ensure_desk.services import handoff, imports
from ensure_desk.services.desk import Desk
from ensure_desk.system.single_instance import hold_folder
from ensure_desk.ui.jobs import GapProbe, Jobs

_IDLE_MS = 1_000


def main() -> None:
    """Run each job and tell its longest gap."""
    office, big = (_opened(*sys.argv[at : at + 2]) for at in (1, 3))
    package, path = Path(sys.argv[5]), Path(sys.argv[6])
    app = QCoreApplication(sys.argv[:1])
    jobs, plans = Jobs(), list[imports.ImportPlan]()
    work: dict[str, Callable[[], object]] = {
        "idle": lambda: time.sleep(_IDLE_MS / 1000),
        "export": lambda: handoff.export_coordinator(office, path=path),
        "import: plan": lambda: plans.append(imports.plan_import(big, paths=[package])),
        "import: apply": lambda: imports.apply_import(big, plan=plans.pop()),
    }
    gaps = {name: _longest_gap(jobs, what) for name, what in work.items()}
    jobs.stop()
    app.processEvents()
    print(json.dumps(gaps), flush=True)  # noqa: T201


def _opened(folder: str, key: str) -> Desk:
    world = real_world()
    lock = hold_folder(Path(folder), who="bench", clock=world.clock)
    return open_with_key(Path(folder), bytes.fromhex(key), world=world, name="bench", lock=lock)


def _longest_gap(jobs: Jobs, what: Callable[[], object]) -> float:
    loop, probe, errors = QEventLoop(), GapProbe(), list[Exception]()

    def failed(error: Exception) -> None:
        errors.append(error)
        loop.quit()

    probe.start()
    QTimer.singleShot(0, lambda: jobs.file(lambda _: what(), lambda _: loop.quit(), failed))
    loop.exec()
    gap = probe.stop()
    if errors:
        raise errors[0]
    return gap


if __name__ == "__main__":
    main()
