# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Without a screen: pictures of every page."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ensure_desk.domain.municipalities import MUNICIPALITIES

_SIZE = (1366, 768)
_REST_MS = 150
_PASSPHRASE = "voorbeeld alleen voor plaatjes"  # noqa: S105 - opens a vault that is gone a minute later


def offscreen() -> None:
    """Draw in memory, unless another way of drawing was chosen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@contextmanager
def paired_desks(folder: Path, people: int) -> Iterator[tuple[Any, Any]]:
    """Make an office with fictional people and its coordinator, and hand out both."""
    # cold start: only these words need the services
    from ensure_desk.bootstrap import close_desk, create_desk
    from ensure_desk.services import demo, pairing
    from ensure_desk.services.desk import Profile

    coordinator = create_desk(
        folder / "c", Profile("coordinator", "Mechelen", "Rik Peeters"), _PASSPHRASE
    ).desk
    desk = create_desk(folder / "o", Profile("counsellor", "Bornem", "An Verlinden"), _PASSPHRASE).desk
    try:
        code = pairing.make_organisation(coordinator).value.pseudonym_code
        pair = folder / "pair"
        told = pairing.make_pairing_file(coordinator, path=pair, municipality="Bornem", pseudonym_key=code)
        pairing.read_pairing_file(desk, path=pair, code=told)
        demo.fill(desk, people=people)
        yield desk, coordinator
    finally:
        close_desk(desk)
        close_desk(coordinator)


def shots(out: Path) -> int:
    """Save every page as PNG at 1366x768, light and dark, with fictional people."""
    offscreen()
    # cold start: Qt only for pictures
    from ensure_desk.ui import icons, theme
    from ensure_desk.ui.application import application

    app = application()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, paired_desks(Path(folder), people=60) as (desk, _):
        for dark in (False, True):
            theme.apply(app, dark)
            icons.forget()
            for name, widget in _views(desk, Path(folder)):
                _save(widget, out / f"{name}{'-dark' if dark else ''}.png", app)
    return 0


def _rest(app: Any) -> None:
    """Let the window turn for a moment: a list shows more of who is chosen a little later."""
    from PySide6.QtCore import QTimer  # cold start: see shots

    QTimer.singleShot(_REST_MS, app.exit)
    app.exec()


def _save(widget: Any, path: Path, app: Any) -> None:
    widget.resize(*_SIZE)
    widget.show()
    _rest(app)
    widget.grab().save(str(path))
    widget.close()
    widget.deleteLater()
    app.sendPostedEvents(None, 52)


def _views(desk: Any, folder: Path) -> Iterator[tuple[str, Any]]:
    # cold start: see shots
    from ensure_desk.services import demo_doubts, handoff, people
    from ensure_desk.ui.application import build_shell
    from ensure_desk.ui.context import Target
    from ensure_desk.ui.first_start import FirstStart
    from ensure_desk.ui.jobs import InlineJobs
    from ensure_desk.ui.pages_registry import available
    from ensure_desk.ui.unlock import UnlockPage

    yield "unlock", UnlockPage(desk.tr, desk.actor.name, desk.municipality)
    yield "first-start", FirstStart(desk.tr, [m.name for m in MUNICIPALITIES])
    demo_doubts.add_doubts(desk)
    person = people.search(desk, limit=1).rows[0].id
    arguments: dict[str, dict[str, str]] = {"dossier": {"person_id": person}}
    for page in available(desk.role):
        shell = build_shell(desk, InlineJobs())
        shell.go(Target(page.key, arguments.get(page.key, {})))
        yield page.key, shell
    package = folder / "package.xlsx"
    handoff.export_coordinator(desk, path=package)
    shell = build_shell(desk, InlineJobs())
    shell.go(Target("handoff"))
    shell.page("handoff").look_at([package])
    yield "import-preview", shell
