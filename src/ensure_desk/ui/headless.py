# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Without a screen: pictures of every page."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ensure_desk.domain.municipalities import MUNICIPALITIES
from ensure_desk.domain.statuses import DONE
from ensure_desk.domain.surveys import BARRIERS

_SIZE = (1366, 768)
_REST_MS = 150
_TOLD = {"MOB": "3", "ZORG": "2", "TAAL": "1", "GELET": "2", "DIGI": "1", "GELD": "3", "INKOM": "3"}
"""What is answered in a picture of a conversation, up to the page in view."""
_ENDS = ("2027-05-31", "2027-02-28")
_PASSPHRASE = "voorbeeld alleen voor plaatjes"  # noqa: S105 - opens a vault that is gone a minute later


def offscreen() -> None:
    """Draw in memory, unless another way of drawing was chosen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@contextmanager
def _one_line_less() -> Iterator[None]:
    """Keep back what Qt says of every window that is drawn in memory; everything else is still said."""
    from PySide6.QtCore import qInstallMessageHandler  # cold start: see shots

    def say(_kind: Any, _where: Any, text: str) -> None:
        if "propagateSizeHints" not in text:
            sys.stderr.write(text + "\n")

    before = qInstallMessageHandler(say)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


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


def shots(
    out: Path, *, size: tuple[int, int] = _SIZE, language: str = "nl", scale: int = 100, people: int = 60
) -> int:
    """Save every page of counsellor and coordinator as PNG, light and dark, with fictional people.

    `size` is the window in pixels before scaling, `scale` in percent.
    """
    offscreen()
    os.environ["QT_SCALE_FACTOR"] = str(scale / 100)
    # cold start: Qt only for pictures
    from ensure_desk.ui import icons, theme
    from ensure_desk.ui.application import application

    app = application()
    out.mkdir(parents=True, exist_ok=True)
    with (
        _one_line_less(),
        tempfile.TemporaryDirectory() as folder,
        paired_desks(Path(folder), people=people) as desks,
    ):
        for desk in desks:
            desk.tr.use(language)
        package = _handed_over(*desks, Path(folder))
        for dark in (False, True):
            theme.apply(app, dark)
            icons.forget()
            for name, widget in _all_views(*desks, package):
                _save(widget, out / f"{name}{'-dark' if dark else ''}.png", app, size)
    return 0


def _handed_over(desk: Any, coordinator: Any, folder: Path) -> Path:
    """Bring what the office has to the coordinator, and make a second package that is still to be read."""
    from ensure_desk.services import demo_doubts, handoff, imports  # cold start: see shots

    first, second = folder / "first.xlsx", folder / "second.xlsx"
    handoff.export_coordinator(desk, path=first)
    imports.apply_import(coordinator, plan=imports.plan_import(coordinator, paths=[first]))
    demo_doubts.add_doubts(desk)
    _worked_on(desk, coordinator)
    handoff.export_coordinator(desk, path=second)
    return second


def _worked_on(desk: Any, coordinator: Any) -> None:
    """Let both go on: the office moves the end of some tracks, the coordinator that of the first."""
    with desk.store.write(desk.actor) as writer:
        tracks = [track.id for track in writer.all("track")][:4]
        for track in tracks:
            writer.update("track", track, {"planned_end": _ENDS[0]})
    with coordinator.store.write(coordinator.actor) as writer:
        for track in tracks[:1]:
            writer.update("track", track, {"planned_end": _ENDS[1]})


def _rest(app: Any) -> None:
    """Let the window turn for a moment: a list shows more of who is chosen a little later."""
    from PySide6.QtCore import QTimer  # cold start: see shots

    QTimer.singleShot(_REST_MS, app.exit)
    app.exec()


def _save(widget: Any, path: Path, app: Any, size: tuple[int, int]) -> None:
    widget.resize(*size)
    widget.show()
    _rest(app)
    widget.grab().save(str(path))
    widget.close()
    widget.deleteLater()
    app.sendPostedEvents(None, 52)


def _all_views(desk: Any, coordinator: Any, package: Path) -> Iterator[tuple[str, Any]]:
    # cold start: see shots
    from ensure_desk.ui.context import Target
    from ensure_desk.ui.first_start import FirstStart
    from ensure_desk.ui.unlock import UnlockPage

    yield "unlock", UnlockPage(desk.tr, desk.actor.name, desk.municipality)
    yield "first-start", FirstStart(desk.tr, [m.name for m in MUNICIPALITIES])
    yield from _views(desk, "")
    yield from _views(coordinator, "coordinator-")
    shell = _shell(coordinator, Target("handoff"))
    shell.page("handoff").look_at([package])
    yield "coordinator-import-preview", shell
    yield "trainings-month", _shell(desk, Target("trainings", {"view": "month"}))
    shell = _shell(desk, Target("survey", _a_talk(desk)))
    shell.page("survey").form.show_page(len(_TOLD) - 1)
    yield "survey-talk", shell


def _a_talk(desk: Any) -> dict[str, str]:
    """Return a conversation halfway, with words beneath; it is begun at the first call."""
    from ensure_desk.services import survey_trail, surveys  # cold start: see shots

    with desk.store.read() as reader:
        for talk in reader.all("response"):
            if talk["status"] != DONE:
                return {"person_id": talk.text("person_id"), "response_id": talk.id}
        person_id = sorted(person.id for person in reader.all("person"))[-1]
    form = next(view for view in surveys.available(desk) if view.form_id == BARRIERS)
    language = survey_trail.said(form.languages[0], form.languages[1])
    answers = {f"/data/g_{code}/{code}": level for code, level in _TOLD.items()}
    answers |= {"/data/g_INKOM/INKOM_hulp": "ja"}
    made = surveys.start(desk, person_id=person_id, form_id=form.form_id, moment="T1", language=language)
    surveys.save(desk, response_id=made.value, changes=answers)
    return {"person_id": person_id, "response_id": made.value}


def _views(desk: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    # cold start: see shots
    from ensure_desk.ui.context import Target
    from ensure_desk.ui.pages_registry import available

    wanted = arguments(desk)
    for page in available(desk.role):
        yield f"{prefix}{page.key}", _shell(desk, Target(page.key, wanted.get(page.key, {})))


def arguments(desk: Any) -> dict[str, dict[str, str]]:
    """Return what the pages about one person, training or session are asked to show."""
    from ensure_desk.services import people, training_lists  # cold start: see shots

    person = {"person_id": people.search(desk, limit=1).rows[0].id}
    wanted: dict[str, dict[str, str]] = {
        "dossier": person,
        "survey": person,
        "evolution": {"person_id": _twice_asked(desk) or person["person_id"]},
    }
    held = training_lists.trainings(desk)
    if held:
        view = training_lists.training(desk, training_id=held[0].id)
        wanted["training"] = {"training_id": view.line.id}
        wanted["attendance"] = {"session_id": view.sessions[0].id} if view.sessions else {}
    return wanted


def _twice_asked(desk: Any) -> str:
    """Return somebody who was asked at two moments, empty when nobody was."""
    with desk.store.read() as reader:
        asked = [r.text("person_id") for r in reader.all("response") if r["status"] == DONE]
    return next((who for who in asked if asked.count(who) > 1), "")


def _shell(desk: Any, target: Any) -> Any:
    # cold start: see shots
    from ensure_desk.ui.application import build_shell
    from ensure_desk.ui.jobs import InlineJobs

    shell = build_shell(desk, InlineJobs())
    shell.go(target)
    return shell
