# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register of record kinds: name, model, sheet title, natural key. Everything that loops over records loops here.

The order is parents first; names are never reused.
"""

from dataclasses import dataclass
from functools import cached_property

from ensure_desk.domain.fields import Declared, FieldSpec, FieldType, PackageKind, field_specs
from ensure_desk.domain.intake import Intake
from ensure_desk.domain.pathway import BenefitPeriod, Consent, Note, Referral, Suspension, Track
from ensure_desk.domain.people import Person
from ensure_desk.domain.restricted import NationalNumber
from ensure_desk.domain.rules import RuleSetting
from ensure_desk.domain.same_person import SamePerson
from ensure_desk.domain.surveys import Answer, BarrierScore, Questionnaire, QuestionnairePart, Response
from ensure_desk.domain.texts import N_
from ensure_desk.domain.trainings import Attendance, Enrolment, ProfessionalAttendance, Session, Training
from ensure_desk.domain.worked_hours import WorkedHours


@dataclass(frozen=True)
class Kind:
    """A kind of record. `natural_key` names the fields that make its id; empty = an id of its own."""

    name: str
    model: type[Declared]
    sheet: str
    natural_key: tuple[str, ...] = ()

    @cached_property
    def fields(self) -> tuple[FieldSpec, ...]:
        """Return all declared fields."""
        return field_specs(self.model)

    @cached_property
    def field(self) -> dict[str, FieldSpec]:
        """Return the fields by key."""
        return {f.key: f for f in self.fields}

    @cached_property
    def links(self) -> tuple[FieldSpec, ...]:
        """Return the links to the records it hangs below, its parent first."""
        return tuple(f for f in self.fields if f.type is FieldType.LINK)

    @property
    def parent(self) -> FieldSpec | None:
        """Return the link to the parent record, or None for a root."""
        return next(iter(self.links), None)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Return the keys of all stored fields."""
        return tuple(f.key for f in self.fields)

    @cached_property
    def multi(self) -> frozenset[str]:
        """Return the keys of multi-choice fields, whose registers are per option."""
        return frozenset(f.key for f in self.fields if f.type is FieldType.MULTI_CHOICE)

    def carried(self, package: PackageKind) -> tuple[FieldSpec, ...]:
        """Return the fields that this kind of package may carry; empty = the kind stays home."""
        fields = tuple(f for f in self.fields if package in f.meta.packages)
        return fields if any(f.type is not FieldType.LINK for f in fields) else ()


KINDS: tuple[Kind, ...] = (
    Kind("person", Person, N_("Deelnemers")),
    Kind("intake", Intake, N_("Intakes"), natural_key=("person_id",)),
    Kind("referral", Referral, N_("Toeleidingen")),
    Kind("benefit_period", BenefitPeriod, N_("Uitkeringen")),
    Kind("track", Track, N_("Trajecten")),
    Kind("suspension", Suspension, N_("Schorsingen")),
    Kind("worked_hours", WorkedHours, N_("Uren"), natural_key=("track_id", "month")),
    Kind("consent", Consent, N_("Toestemmingen"), natural_key=("person_id", "purpose")),
    Kind("note", Note, N_("Notities")),
    Kind("national_number", NationalNumber, N_("Rijksregisternummers"), natural_key=("person_id",)),
    Kind("same_person", SamePerson, N_("Dezelfde persoon"), natural_key=("pair",)),
    Kind("response", Response, N_("Bevragingen")),
    Kind("answer", Answer, N_("Antwoorden"), natural_key=("response_id", "path")),
    Kind("barrier_score", BarrierScore, N_("Drempels"), natural_key=("response_id", "domain")),
    Kind("questionnaire", Questionnaire, N_("Vragenlijsten"), natural_key=("form_id", "version")),
    Kind(
        "questionnaire_part",
        QuestionnairePart,
        N_("Delen van vragenlijsten"),
        natural_key=("questionnaire_id", "role", "number"),
    ),
    Kind("training", Training, N_("Trainingen")),
    Kind("session", Session, N_("Sessies")),
    Kind("enrolment", Enrolment, N_("Inschrijvingen"), natural_key=("person_id", "training_id")),
    Kind("attendance", Attendance, N_("Aanwezigheid"), natural_key=("person_id", "session_id")),
    Kind("professional_attendance", ProfessionalAttendance, N_("Sensibilisering")),
    Kind("rule_setting", RuleSetting, N_("Regels"), natural_key=("code", "valid_from")),
)
TRAINING_KINDS = frozenset({"training", "session", "enrolment", "attendance", "professional_attendance"})
KIND: dict[str, Kind] = {k.name: k for k in KINDS}
BELOW: dict[str, tuple[tuple[Kind, str], ...]] = {
    k.name: tuple((c, f.key) for c in KINDS for f in c.links if f.meta.parent == k.name) for k in KINDS
}
"""Kind -> the kinds that hang below it, each with the link that says so."""
