# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules of law as dated settings, never constants."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Annotated as A

from ensure_desk.domain.declare import NEUTRAL, date, integer, text
from ensure_desk.domain.fields import REGIONAL, Declared, Value
from ensure_desk.domain.texts import N_

RULE_LABELS: dict[str, str] = {
    "track_months": N_("Duur van een traject (maanden)"),
    "extension_months": N_("Duur van een verlenging (maanden)"),
    "extension_decision_month": N_("Beslis over verlenging in maand"),
    "next_step_month": N_("Bespreek volgende stap in maand"),
    "hours_month_max": N_("Hoogstens uren per maand"),
    "hours_month_warn": N_("Waarschuw vanaf uren per maand"),
    "hours_year_max": N_("Hoogstens uren per jaar"),
    "hours_year_warn": N_("Waarschuw vanaf uren per jaar"),
    "ex_pwa_warn_months": N_("Ex-PWA: waarschuw na maanden zonder uren"),
    "ex_pwa_lost_months": N_("Ex-PWA: recht vervalt na maanden zonder uren"),
    "benefit_warn_days": N_("Waarschuw voor einde uitkering (dagen)"),
    "benefit_urgent_days": N_("Dringend voor einde uitkering (dagen)"),
    "intake_open_days": N_("Intake afwerken binnen (dagen)"),
    "interim_days_max": N_("Hoogstens interimdagen in 28 dagen"),
    "survey_first_days": N_("Eerste bevraging binnen (dagen)"),
    "survey_after_months": N_("Laatste bevraging na het einde (maanden)"),
    "help_score": N_("Hulp opvolgen vanaf score"),
    "help_action_days": N_("Hulp opvolgen binnen (dagen)"),
    "handoff_days": N_("Overdracht om de (dagen)"),
    "handoff_day": N_("Overdracht ten laatste op dag van de maand"),
    "retention_years": N_("Dossier bewaren na het einde (jaren)"),
    "retention_notes_months": N_("Notities en gezondheid bewaren na het einde (maanden)"),
}
DEFAULT_RULES: dict[str, int] = {
    "track_months": 6,
    "extension_months": 6,
    "extension_decision_month": 6,
    "next_step_month": 12,
    "hours_month_max": 60,
    "hours_month_warn": 50,
    "hours_year_max": 630,
    "hours_year_warn": 560,
    "ex_pwa_warn_months": 9,
    "ex_pwa_lost_months": 12,
    "benefit_warn_days": 90,
    "benefit_urgent_days": 30,
    "intake_open_days": 14,
    "interim_days_max": 10,
    "survey_first_days": 30,
    "survey_after_months": 6,
    "help_score": 3,
    "help_action_days": 14,
    "handoff_days": 31,
    "handoff_day": 25,
    "retention_years": 5,
    "retention_notes_months": 12,
}


class RuleSetting(Declared):
    """A rule's value from a day on; the value of a day is that of the latest start on or before it."""

    code: A[str | None, text(N_("Regel"), NEUTRAL, REGIONAL, required=True)] = None
    valid_from: A[dt.date | None, date(N_("Geldig van"), NEUTRAL, REGIONAL, required=True)] = None
    value: A[int | None, integer(N_("Waarde"), NEUTRAL, REGIONAL)] = None
    valid_to: A[dt.date | None, date(N_("Geldig tot"), NEUTRAL, REGIONAL)] = None
    source: A[str | None, text(N_("Bron"), NEUTRAL, REGIONAL)] = None


def rules_on(day: dt.date, settings: Iterable[Mapping[str, Value]]) -> dict[str, int]:
    """Return every rule's value on a day: the default unless a dated setting, as stored, covers the day."""
    values, at = dict(DEFAULT_RULES), day.isoformat()
    for setting in sorted(settings, key=lambda s: str(s.get("valid_from") or "")):
        code, value = str(setting.get("code")), setting.get("value")
        begins, ends = str(setting.get("valid_from") or ""), str(setting.get("valid_to") or at)
        if code in values and isinstance(value, int) and begins and begins <= at <= ends:
            values[code] = value
    return values
