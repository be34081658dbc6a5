# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One form for each value, so that a detour through a spreadsheet changes nothing (HANDOFF.md 4).

Stored text is always canonical: composed letters, plain spaces and line ends, no control characters, no outer space.
"""

import re
import unicodedata

from ensure_desk.domain.fields import Value

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\ufeff": ""})


def canonical_text(text: str) -> str:
    """Return text in its canonical form."""
    if text.isascii() and text.isprintable():
        return text.strip()
    plain = unicodedata.normalize("NFC", text).translate(_SPACES)
    plain = plain.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    return _CONTROL.sub("", plain).strip()


def canonical_value(value: Value | bool) -> str:
    """Return a stored value as the text that is hashed; empty for no value."""
    if value is None or value is False:
        return ""
    if isinstance(value, list):
        return ";".join(sorted(value))
    return "1" if value is True else str(value)
