# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A stored value in words.

Apart from what an import changes, so that the first pages come without the reading of workbooks.
"""

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.fields import FieldType
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.texts import N_, Translator

NOTHING = "–"


def value_text(tr: Translator, kind: str, key: str, value: object) -> str:
    """Return a value as a person reads it."""
    spec = KIND[kind].field.get(key.partition("/")[0])
    if value is None or spec is None:
        return NOTHING
    if isinstance(value, bool):
        return tr(N_("ja")) if value else tr(N_("nee"))
    if spec.type in (FieldType.DATE, FieldType.PARTIAL_DATE):
        return show_date(str(value))
    choices = spec.meta.choices or {}
    if isinstance(value, list):
        return ", ".join(tr(choices.get(code, code)) for code in value) or NOTHING
    return tr(choices[str(value)]) if str(value) in choices else str(value)
