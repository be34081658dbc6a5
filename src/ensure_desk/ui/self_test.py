# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The self-test of an installation: everything that packing or a strict machine can break, in a temporary folder.

IT runs it after an installation, and every built program runs it before anybody gets it. The people in it are
fictional, so what went wrong may be told in full.
"""

import datetime as dt
import json
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ensure_desk import __version__
from ensure_desk.system import paths
from ensure_desk.system.i18n import LANGUAGES, Language
from ensure_desk.ui.headless import offscreen, paired_desks

_PEOPLE = 5


@dataclass(frozen=True)
class Trial:
    """What the steps work on: an office and its coordinator, with all they write below one folder."""

    folder: Path
    desk: Any
    coordinator: Any


Step = Callable[[Trial], None]


def self_test(report: Path) -> int:
    """Try this installation from vault to paper, write a report, and return 0 when all is well."""
    report.touch()  # where it cannot be written, nothing needs to be tried
    offscreen()
    began = time.monotonic()
    steps: dict[str, str] = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        steps["vault"] = _said(lambda: _try_all(Path(folder), steps))
    told = {
        "ok": all(said == "ok" for said in steps.values()),
        "version": __version__,
        "frozen": bool(getattr(sys, "frozen", False)),
        "platform": platform.platform(),
        "seconds": round(time.monotonic() - began, 1),
        "steps": steps,
    }
    report.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0 if told["ok"] else 1


def _try_all(folder: Path, steps: dict[str, str]) -> None:
    with paired_desks(folder, _PEOPLE) as (desk, coordinator):
        trial = Trial(folder, desk, coordinator)
        for step in STEPS:
            steps[step.__name__] = _said(lambda step=step: step(trial))  # type: ignore[misc]  # bound at once


def _said(work: Callable[[], None]) -> str:
    try:
        work()
    except Exception:  # noqa: BLE001 - the report says what failed
        return traceback.format_exc()
    return "ok"


def _expect(true: object, otherwise: str) -> None:
    if not true:
        raise RuntimeError(otherwise)


def search(trial: Trial) -> None:
    """Rename a person and find them by the beginning of the new name."""
    from ensure_desk.services import people  # cold start: only the self-test needs it

    person = people.search(trial.desk, limit=1).rows[0].id
    changes = {"last_name": "Wałęsa-Proef"}
    people.update(trial.desk, person_id=person, kind="person", record_id=person, changes=changes)
    found = [row.id for row in people.search(trial.desk, text="walesa").rows]
    _expect(found == [person], "the name that was written is not found")


def backup(trial: Trial) -> None:
    """Make a backup, and look at every page and token of the vault."""
    from ensure_desk.services import vaults  # cold start: see above

    vaults.backup_now(trial.desk)
    found = [finding.text for finding in vaults.check(trial.desk)]
    _expect(not found, "; ".join(found))


def workbook(trial: Trial) -> None:
    """Write a workbook for the coordinator, and read it back through the guarded child."""
    from ensure_desk.services import handoff, imports  # cold start: see above

    package = trial.folder / "Łódź pakket.xlsx"
    handoff.export_coordinator(trial.desk, path=package)
    plan = imports.plan_import(trial.coordinator, paths=[package])
    _expect(plan.files[0].package is not None, f"not read: {plan.files[0]}")


def protected_workbook(trial: Trial) -> None:
    """Write a workbook that opens with a code only, and read it back through the guarded child."""
    # cold start: see above
    from ensure_desk.domain.fields import PackageKind
    from ensure_desk.services import handoff, imports

    package = trial.folder / "kantoor.xlsx"
    code = handoff.export(trial.desk, path=package, kind=PackageKind.OFFICE).value.code
    plan = imports.plan_import(trial.desk, paths=[package], codes=[code])
    _expect(plan.files[0].package is not None, f"not read: {plan.files[0]}")


def questionnaires(trial: Trial) -> None:
    """Check every shipped questionnaire in its child, publish the first, and open all."""
    from ensure_desk.services import questionnaires as forms  # cold start: see above

    for name in forms.SHIPPED:
        data = paths.resource(f"questionnaires/{name}.xlsx").read_bytes()
        checked = forms.check(trial.coordinator, workbook=data, name=name)
        _expect(checked.is_ready, f"{name}: {[line.what for line in checked.lines]}")
        _expect(forms.shipped(name).title, f"{name} has no title")
        if name == forms.SHIPPED[0]:
            forms.publish(trial.coordinator, checked=checked)
    published = forms.published(trial.coordinator)[0]
    with trial.coordinator.store.read() as reader:
        _expect(forms.form_of(reader, published.form_id, published.version).binds, "nothing in it")


def paper(trial: Trial) -> None:
    """Write the first questionnaire as a PDF in each of its languages."""
    # cold start: see above
    from ensure_desk.services import questionnaires as forms
    from ensure_desk.services.survey_paper import paper_form
    from ensure_desk.ui.application import application
    from ensure_desk.ui.pdf import Unwatched, write_pdf
    from ensure_desk.ui.survey_paper import form_pages

    application()
    form = forms.shipped(forms.SHIPPED[0])
    for language in form.languages:
        file = trial.folder / f"{language}.pdf"
        write_pdf(file, form_pages(paper_form(trial.desk, form, language), trial.desk.tr), Unwatched())
        _expect(file.read_bytes().startswith(b"%PDF"), f"no PDF in {language}")


def languages(trial: Trial) -> None:
    """Build the first page in each language; no two speak alike."""
    texts = [Language(code)("Er ging iets mis.") for code in LANGUAGES]
    _expect(len(set(texts)) == len(LANGUAGES), f"the same words: {texts}")
    for code in LANGUAGES:
        trial.desk.tr.use(code)
        _expect(_colours(trial) > 8, f"the first page in {code} is blank")


def holidays(trial: Trial) -> None:
    """Name the public holidays of a year in each language."""
    from ensure_desk.services.training_series import holidays_between  # cold start: see above

    first, last = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    names = set()
    for code in LANGUAGES:
        trial.desk.tr.use(code)
        names.add(holidays_between(trial.desk, first=first, last=last)[dt.date(2026, 7, 21)])
    _expect(len(names) == len(LANGUAGES), f"the same words: {names}")


def calendar(trial: Trial) -> None:
    """Write the sessions of a training as a calendar file."""
    from ensure_desk.services import training_papers, trainings  # cold start: see above

    made = trainings.make(trial.desk, values={"title": "Proef"}).value
    values = {"held_on": "2026-03-02", "starts_at": "09:00", "ends_at": "12:00"}
    trainings.add_session(trial.desk, training_id=made, values=values)
    file = trial.folder / "proef.ics"
    training_papers.save_calendar(trial.desk, training_id=made, path=file)
    _expect(b"BEGIN:VEVENT" in file.read_bytes(), "no session in it")


def manual(_: Trial) -> None:
    """Open the manual and the quick cards in every language there is of them."""
    from ensure_desk.ui import manual as pages  # cold start: see above
    from ensure_desk.ui import quick_cards

    for code in LANGUAGES:
        _expect(len(pages.chapters(code)) > 5, f"few chapters in {code}")
        _expect(quick_cards.cards(code), f"no cards in {code}")


def icons(_: Trial) -> None:
    """Draw every icon."""
    from ensure_desk.ui import icons as drawn  # cold start: see above

    for file in sorted(paths.resource("icons").glob("*.svg")):
        _expect(not drawn.icon(file.stem, "acc", 24).pixmap(24, 24).isNull(), f"{file.name} is not drawn")


STEPS: tuple[Step, ...] = (
    search, backup, workbook, protected_workbook, questionnaires, paper, languages, holidays, calendar, manual, icons
)  # fmt: skip


def _colours(trial: Trial) -> int:
    """Return how many colours the first page has, which tells a page from an empty window."""
    # cold start: see above
    from ensure_desk.ui import theme
    from ensure_desk.ui.application import application, build_shell
    from ensure_desk.ui.jobs import InlineJobs

    app = application()
    theme.apply(app)
    shell = build_shell(trial.desk, InlineJobs())
    shell.resize(1366, 768)
    shell.show()
    app.sendPostedEvents()
    image = shell.grab().toImage().scaled(200, 112)
    shell.close()
    shell.deleteLater()
    app.sendPostedEvents(None, 52)
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})
