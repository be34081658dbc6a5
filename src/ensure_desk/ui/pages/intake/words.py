# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentences of the intake page, made without a window."""

from ensure_desk.domain.fields import EMPTY
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.intake import Draft

DEFAULTS = frozenset({("person", "municipality"), ("intake", "intake_date"), ("referral", "referral_date")})
"""What a fresh intake holds before anybody typed."""


def needed_words(draft: Draft, tr: Translator) -> str:
    """Return what is still needed for a dossier, or that nothing is."""
    if draft.is_ready:
        return tr(N_("Alles wat nodig is, staat er. De rest mag later."))
    return tr(N_("Nog nodig: {fields}."), fields=", ".join(tr(f.label).lower() for f in draft.missing))


def is_untouched(draft: Draft) -> bool:
    """Say whether a draft holds nothing that somebody typed."""
    typed = {
        (slot, key)
        for slot, held in draft.values.items()
        for key, value in held.items()
        if value not in EMPTY
    }
    return typed <= DEFAULTS


def begun_words(draft: Draft, tr: Translator) -> str:
    """Return the sentence about an intake that was begun before."""
    if draft.name:
        return tr(N_("De intake van {name} is begonnen en bewaard."), name=draft.name)
    return tr(N_("Er is een intake begonnen en bewaard."))
