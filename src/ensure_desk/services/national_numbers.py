# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The national number: off unless somebody noted the legal ground; masked, and each look is logged.

Law restricts it: never a key, never in a workbook, never needed by the program.
"""

import datetime as dt
import json
from dataclasses import dataclass

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.errors import UserError
from ensure_desk.services.desk import Desk
from ensure_desk.storage.reader import Reader

_SWITCH = "national_numbers"
_DIGITS = 11


@dataclass(frozen=True)
class NationalNumberSwitch:
    """Whether numbers may be kept, on which legal ground, and since when."""

    on: bool = False
    legal_reference: str = ""
    since: dt.date | None = None


@dataclass(frozen=True)
class NumberHint:
    """What a number says of its holder; a suggestion, and `mismatch` a warning. Nothing is overwritten."""

    birth_date: str
    gender: str
    mismatch: bool


def switch(desk: Desk) -> NationalNumberSwitch:
    """Return whether national numbers are on."""
    with desk.store.read() as reader:
        return _stored(reader)


def _stored(reader: Reader) -> NationalNumberSwitch:
    content = json.loads(reader.local(_SWITCH) or "{}")
    since = dt.date.fromisoformat(content["since"]) if content.get("since") else None
    return NationalNumberSwitch(bool(content.get("on")), content.get("legal_reference", ""), since)


def set_switch(
    desk: Desk, *, on: bool, legal_reference: str = "", since: dt.date | None = None
) -> Done[NationalNumberSwitch]:
    """Turn national numbers on with a legal reference and a day, or off; numbers that are kept stay masked.

    Raises UserError `legal_reference_empty`.
    """
    if on and not legal_reference.strip():
        raise UserError("legal_reference_empty")
    chosen = NationalNumberSwitch(on, legal_reference.strip(), since or desk.today())
    content = {"on": on, "legal_reference": chosen.legal_reference, "since": str(chosen.since)}
    with desk.store.write(desk.actor) as writer:
        writer.set_local(_SWITCH, json.dumps(content))
        writer.note("national_numbers_on" if on else "national_numbers_off")
    return Done(chosen, Changes(frozenset({"national_number"})))


def masked(desk: Desk, *, person_id: str) -> str:
    """Return the number with all but its check digits hidden, or an empty text."""
    number = _number(desk, person_id)
    return f"••.••.••-•••.{number[-2:]}" if number else ""


def reveal(desk: Desk, *, person_id: str) -> str:
    """Return the number in full and log the look; empty where there is none.

    Raises UserError `national_number_off`.
    """
    _refuse_off(desk)
    number = _number(desk, person_id)
    if number:
        with desk.store.write(desk.actor) as writer:
            writer.note("reveal", kind="national_number", record_id=person_id)
    return formatted(number)


def formatted(digits: str) -> str:
    """Return a number as it is printed: 85.07.30-033.28."""
    if len(digits) != _DIGITS:
        return digits
    return f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}-{digits[6:9]}.{digits[9:]}"


def keep(desk: Desk, *, person_id: str, number: str) -> Done[NumberHint]:
    """Keep a person's number, or remove it with an empty text; return what it says of its holder.

    Raises UserError `national_number_off` or `national_number_wrong`.
    """
    _refuse_off(desk)
    digits = checked(number, today=desk.today()) if number.strip() else ""
    with desk.store.write(desk.actor) as writer:
        person = writer.get("person", person_id)
        if person is None:
            raise UserError("record_not_found")
        held = writer.children("national_number", person_id)
        if held:
            writer.update("national_number", held[0].id, {"number": digits or None})
        elif digits:
            writer.create("national_number", {"person_id": person_id, "number": digits})
        birth_date, gender = said_by(digits) if digits else ("", "")
        born = person.text("birth_date")
        differs = bool(
            born and birth_date and not (born.startswith(birth_date) or birth_date.startswith(born))
        )
        known = person.text("gender")
        other = bool(gender and known in ("M", "V") and known != gender)
        return Done(NumberHint(birth_date, gender, differs or other), writer.changes)


def checked(number: str, *, today: dt.date) -> str:
    """Return the digits of a valid number (national or BIS), not of somebody who is born in the future.

    Raises UserError `national_number_wrong`.
    """
    # cold start: only who keeps numbers needs the checker
    from stdnum.be import bis, nn
    from stdnum.exceptions import ValidationError

    for checker in (nn, bis):
        try:
            digits = str(checker.validate(number))
        except ValidationError:
            continue
        if said_by(digits)[0] <= today.isoformat():
            return digits
    raise UserError("national_number_wrong")


def said_by(digits: str) -> tuple[str, str]:
    """Return the birth date (perhaps a year or a month only) and the gender code that a valid number tells."""
    century = "20" if _check("2" + digits[:9]) == int(digits[9:]) else "19"
    coded, day = int(digits[2:4]), int(digits[4:6])
    month, sex_known = coded % 20, coded < 20 or coded >= 40
    year = century + digits[:2]
    date = year
    if 1 <= month <= 12:
        date += f"-{month:02d}" + (f"-{day:02d}" if 1 <= day <= 31 else "")
    gender = ("M" if int(digits[6:9]) % 2 else "V") if sex_known else ""
    return date, gender


def _check(text: str) -> int:
    return 97 - int(text) % 97


def _number(desk: Desk, person_id: str) -> str:
    with desk.store.read() as reader:
        held = reader.children("national_number", person_id)
    return held[0].text("number") if held else ""


def _refuse_off(desk: Desk) -> None:
    if not switch(desk).on:
        raise UserError("national_number_off")
