# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a column of an office's list can be: the Dutch targets and the field each one fills.

Labels and value lists come from the declared fields; only the pairs of names stand here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ensure_desk.domain.fields import FieldSpec, FieldType
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.texts import N_


class Format(StrEnum):
    """How the cells of a target are read."""

    NAME = "name"
    TEXT = "text"
    BIRTH_DATE = "birth_date"
    DATE = "date"
    PHONE = "phone"
    EMAIL = "email"
    MUNICIPALITY = "municipality"
    POSTCODE = "postcode"
    HOUSE_NUMBER = "house_number"
    CHOICE = "choice"
    CODES = "codes"  # several choices in one cell
    BOOL = "bool"
    HOURS = "hours"
    WHOLE = "whole"
    DECIMAL = "decimal"
    NATIONAL_NUMBER = "national_number"
    ATTENDANCE = "attendance"
    NOTE = "note"
    SCORE = "score"
    COUNTRY = "country"
    MOMENT = "moment"


@dataclass(frozen=True)
class Target:
    """A target: its Dutch name, the record field it fills (none = no place yet) and how to read it."""

    name: str
    kind: str
    field: str
    format: Format

    @property
    def spec(self) -> FieldSpec | None:
        """Return the declared field, or None when this program has no such field yet."""
        return KIND[self.kind].field.get(self.field) if self.kind in KIND else None

    @property
    def label(self) -> str:
        """Return the Dutch label for a person."""
        spec = self.spec
        return spec.label if spec else _LABELS.get(self.name.partition("[")[0], self.name)

    @property
    def choices(self) -> Mapping[str, str]:
        """Return the stored codes with their labels."""
        spec = self.spec
        return (spec.meta.choices or {}) if spec else {}


_LABELS = {
    "prestatie.uren": N_("Uren"),
    "prestatie.km": N_("Kilometers"),
    "prestatie.maand": N_("Maand"),
    "aanwezigheid.code": N_("Aanwezigheid"),
    "sessie.datum": N_("Datum van de sessie"),
    "sessie.van": N_("Begin van de sessie"),
    "sessie.tot": N_("Einde van de sessie"),
    "sessie.locatie": N_("Plaats van de sessie"),
    "sessie.gemeente": N_("Gemeente van de sessie"),
    "sessie.max": N_("Plaatsen in de sessie"),
    "training.lesgever": N_("Lesgever"),
    "training.titel": N_("Titel van de training"),
    "drempelafname.moment": N_("Moment van de afname"),
    "drempelafname.datum": N_("Datum van de afname"),
    "drempelantwoord.domein": N_("Drempel"),
    "drempelantwoord.wil_hulp": N_("Wil hulp"),
    "drempelantwoord.score": N_("Score van een drempel"),
    "persoon.dossiernr_oud": N_("Oud dossiernummer"),
}
_PAIRS = """
persoon.naam person.last_name name
persoon.voornaam person.first_name name
persoon.roepnaam person.call_name name
persoon.geboortedatum person.birth_date birth_date
persoon.gender person.gender
persoon.nationaliteit person.nationality country
persoon.straat person.street text
persoon.nr person.house_number house_number
persoon.bus person.box house_number
persoon.postcode person.postcode postcode
persoon.gemeente person.municipality municipality
persoon.gsm person.mobile phone
persoon.email person.email email
persoon.kanaalvoorkeur person.channel
persoon.noodcontact person.emergency_contact text
persoon.mag_voicemail person.may_leave_voicemail
persoon.contacttaal person.contact_language
persoon.moedertaal person.mother_tongue
persoon.nederlands_luisteren person.dutch_listening
persoon.nederlands_spreken person.dutch_speaking
persoon.nederlands_lezen person.dutch_reading
persoon.nederlands_schrijven person.dutch_writing
persoon.tolk_nodig person.interpreter_needed
persoon.gezinsvorm person.household
persoon.kinderen_ten_laste person.dependent_children
persoon.mantelzorg person.informal_care
persoon.diploma intake.diploma
persoon.diploma_erkend intake.diploma_recognised
persoon.lopende_opleiding intake.current_course text
persoon.laatste_job intake.last_job text
persoon.jaren_ervaring intake.years_experience
persoon.werkloos_sinds intake.unemployed_since date
persoon.vdab_klantnr intake.vdab_number text
persoon.rijbewijs intake.licences
persoon.vervoermiddelen intake.transport
persoon.max_reistijd intake.max_travel_minutes
persoon.max_afstand intake.max_distance_km
persoon.beschikbaar_vanaf intake.available_from
persoon.arbeidsbeperking intake.recognised_disability
persoon.rijksregisternummer national_number.number national_number
persoon.nota note.body note
persoon.dossiernr_oud - text
toeleiding.toeleider_type referral.referrer_type
toeleiding.dienst referral.service text
toeleiding.begeleider referral.referrer_name text
toeleiding.datum referral.referral_date
toeleiding.afsprakenblad referral.agreements_sheet
uitkering.type benefit_period.benefit_type
uitkering.van benefit_period.start
uitkering.tot benefit_period.end
uitkering.verwacht_einde benefit_period.expected_end
traject.start track.start
traject.gepland_einde track.planned_end
traject.verlenging_tot track.extension_until
traject.ex_pwa track.ex_pwa
traject.status track.status
traject.doel track.goal text
traject.einde_datum track.end_date
traject.einde_reden track.end_reason
traject.volgende_stap track.next_step
prestatie.uren - hours
prestatie.km - decimal
prestatie.maand - text
aanwezigheid.code - attendance
sessie.datum - date
sessie.van - text
sessie.tot - text
sessie.locatie - text
sessie.gemeente - municipality
sessie.max - whole
training.lesgever - text
training.titel - text
drempelafname.moment - moment
drempelafname.datum - date
drempelantwoord.domein - text
drempelantwoord.score - score
drempelantwoord.wil_hulp - text
"""
_BY_TYPE = {
    FieldType.DATE: Format.DATE,
    FieldType.PARTIAL_DATE: Format.BIRTH_DATE,
    FieldType.INTEGER: Format.WHOLE,
    FieldType.YES_NO: Format.BOOL,
    FieldType.CHOICE: Format.CHOICE,
    FieldType.MULTI_CHOICE: Format.CODES,
}
MANDATORY = (
    "persoon.naam",
    "persoon.voornaam",
    "persoon.gemeente",
    "toeleiding.toeleider_type",
    "toeleiding.datum",
)
CODE_SEPARATOR = ", "  # between several choices of one cell
UNKNOWN_FIELDS = frozenset({"persoon.dossiernr_oud", "prestatie.km"})
"""Targets that no data model knows: they are asked, column by column."""


@cache
def _targets() -> dict[str, Target]:
    found = {}
    for line in _PAIRS.split("\n"):
        if line:
            name, path, *given = line.split()
            kind, _, field = path.partition(".")
            type_ = KIND[kind].field[field].type if kind in KIND else None
            found[name] = Target(name, kind, field, Format(given[0]) if given else _BY_TYPE[type_])  # type: ignore[index]  # a pair without a format has a field
    return found


@cache
def target(name: str) -> Target | None:
    """Return a target by its Dutch name; the part in brackets (a month or a day) stays in the name."""
    base = _targets().get(name.partition("[")[0])
    if base is None or base.name == name:
        return base
    return Target(name, base.kind, base.field, base.format)


def all_targets() -> tuple[Target, ...]:
    """Return every target, for the list a person chooses from."""
    return tuple(_targets().values())
