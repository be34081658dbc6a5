# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first working day, played without a screen: from an office's list and an intake to the coordinator's desk."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ensure_desk.domain.errors import UserError
from ensure_desk.services import imports, intake, lists
from ensure_desk.services.demo_dice import Dice
from ensure_desk.services.demo_people import FictionalPerson, invent
from ensure_desk.services.desk import Desk, Profile, spoken_name
from ensure_desk.services.district import Door, hand_over, pair
from ensure_desk.services.dossier import dossier
from ensure_desk.services.notes import add as add_note
from ensure_desk.services.pairing import make_organisation

MUNICIPALITY = "Lier"
STORY = "first-day.txt"
"""The account of the day; its presence says that the folder is ours to play in again."""
_SEED = "first day"


@dataclass(frozen=True)
class FirstDay:
    """What the day left behind, and its account line by line."""

    office: Path
    coordinator: Path
    package: Path
    lines: tuple[str, ...]


def play(out: Path, door: Door, *, office_list: Path | None = None) -> FirstDay:
    """Play the day in `out`, which is empty or was played in before.

    Raises UserError `folder_not_empty`.
    """
    _make_room(out)
    office = door.make(out / "vaults" / MUNICIPALITY, Profile("counsellor", MUNICIPALITY, "An Verlinden"))
    coordinator = door.make(out / "vaults" / "coordinator", Profile("coordinator", "", "Rik Hoefkens"))
    package = out / f"{MUNICIPALITY}.xlsx"
    try:
        lines = tuple(_day(office, coordinator, out, office_list))
    finally:
        door.close(office)
        door.close(coordinator)
    (out / STORY).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return FirstDay(office.data_dir, coordinator.data_dir, package, lines)


def _make_room(out: Path) -> None:
    if out.exists() and any(out.iterdir()):
        if not (out / STORY).is_file():
            raise UserError("folder_not_empty")
        shutil.rmtree(out / "vaults", ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    (out / STORY).write_text("", encoding="utf-8")


def _day(office: Desk, coordinator: Desk, out: Path, office_list: Path | None) -> Iterator[str]:
    pair(coordinator, office, out / "vaults" / "pairing", make_organisation(coordinator).value.pseudonym_code)
    yield f"{office.actor.name} opens a vault in {office.municipality}; {coordinator.actor.name} pairs it."
    if office_list is not None:
        yield _read_list(office, office_list)
    yield _full_intake(office)
    package = hand_over(office, out)
    yield f"The hand-over is written: {package.name}."
    yield _import(coordinator, package)
    yield "The same workbook again: " + _import(coordinator, package)


def _read_list(desk: Desk, path: Path) -> str:
    today = desk.today().strftime("%d/%m/%Y")
    answers = lists.with_defaults(
        desk, answers=lists.answers_from_text("{}"), municipality=MUNICIPALITY, date=today
    )
    plan = lists.preview(desk, path=path, answers=answers)
    stored = lists.apply(desk, plan=plan).value
    return f"The office's own list {path.name} is read: {stored.people} people stored, the rest waits for answers."


def _full_intake(desk: Desk) -> str:
    """Take an intake as the window does: a draft, field by field, until it can become a dossier."""
    made = _invented(desk)
    draft = intake.start_draft(desk).value
    for slot, values in _slots(made).items():
        for key, value in values.items():
            draft = intake.save_draft(desk, draft_id=draft.id, slot=slot, changes={key: value}).value
    person_id = intake.finish_draft(desk, draft_id=draft.id).value
    add_note(desk, person_id=person_id, body="Eerste gesprek aan de balie.", kind="gesprek")
    page = dossier(desk, person_id=person_id)
    name = spoken_name(page.person.values)
    return f"Intake of {name} (fictional), {page.header.dossier_number}: {page.completeness.percent} % filled in."


def _invented(desk: Desk) -> FictionalPerson:
    dice = Dice(_SEED)
    while True:
        made = invent(dice, desk.municipality, desk.actor.name, desk.today())
        if len(made.intake) > 30 and made.benefits and len(made.consents) == 4:
            return made


def _slots(made: FictionalPerson) -> dict[str, dict[str, object]]:
    slots = {"person": made.person, "intake": made.intake, "referral": made.referrals[0]}
    slots["benefit_period"] = made.benefits[0]
    for consent in made.consents:
        slots[f"consent/{consent['purpose']}"] = {k: v for k, v in consent.items() if k != "purpose"}
    return slots


def _import(desk: Desk, package: Path) -> str:
    plan = imports.plan_import(desk, paths=[package])
    counts = plan.totals
    changes = counts.new + counts.changed + counts.conflicting
    if changes:
        imports.apply_import(desk, plan=plan)
    return f"{desk.actor.name} reads {package.name}: {changes} changes, {counts.refused} refused."
