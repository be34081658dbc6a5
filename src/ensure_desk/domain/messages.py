# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The catalogue of sentences for errors: what happened, what is safe, what to do.

One place, so that window and command line say the same and no refusal goes without a sentence.
"""

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.texts import N_, Translator

MESSAGES: dict[str, str] = {
    # records
    "record_not_found": N_("Dit dossier staat niet op deze computer. Er is niets gewijzigd."),
    "value_not_valid": N_(
        "{field}: deze waarde kan niet. Er is niets gewijzigd. Verbeter ze en probeer opnieuw."
    ),
    "date_not_understood": N_("{text} is geen datum. Schrijf ze als 3/4/1976 of 1976-04-03."),
    "date_doubtful": N_("{text} kan op twee manieren gelezen worden. Schrijf het jaar met vier cijfers."),
    "field_required": N_("{field} moet u invullen."),
    # dates
    "date_impossible": N_("{text} bestaat niet als datum. Kijk dag en maand na."),
    "date_in_future": N_("{text} ligt in de toekomst. Kijk het jaar na."),
}


def sentence(error: UserError, tr: Translator) -> str:
    """Return the sentence for an error in the language of `tr`; an unknown code shows itself."""
    text = MESSAGES.get(error.code)
    if text is None:
        return f"{error.code} {error.params}" if error.params else error.code
    return tr(text, **error.params)
