# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One form for each value, so that a detour through a spreadsheet changes nothing.

Stored text is always canonical: composed letters, plain spaces and line ends, no control characters, no outer space.
"""

import re
import unicodedata

from ensure_desk.domain.fields import Value

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_LINE_END = re.compile("(?:\r|_x000D_)*\n")
"""However often programs wrapped the end of a line, it stays one."""
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\ufeff": ""})


def writable_text(text: str) -> str:
    """Return text without the characters that no workbook can hold."""
    return _CONTROL.sub("", text)


def canonical_text(text: str) -> str:
    """Return text in its canonical form."""
    if text.isascii() and text.isprintable():
        return text.strip()
    plain = writable_text(text).translate(_SPACES)
    plain = _LINE_END.sub("\n", plain).replace("\r", "\n").replace("_x000D_", "")
    return unicodedata.normalize("NFC", plain).strip()


def canonical_value(value: Value | bool) -> str:
    """Return a stored value as the text that is hashed; empty for no value."""
    if value is None or value is False:
        return ""
    if isinstance(value, list):
        return ";".join(sorted(value))
    return "1" if value is True else str(value)
