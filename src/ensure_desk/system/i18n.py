# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The language people read: gettext catalogues with the Dutch sentences as their keys.

Dutch is the source, so it needs no catalogue and a missing one falls back to it. One `Language` object is
handed to everybody who speaks; changing its language changes the next sentence, so a switch needs no
restart.
"""

import os
import sys
from typing import TYPE_CHECKING

from ensure_desk.domain.formats import grouped
from ensure_desk.domain.texts import Words
from ensure_desk.system import paths

if TYPE_CHECKING:
    import gettext

LANGUAGES = ("nl", "fr", "en")
"""The languages of the program; the first is the source and the fallback."""

_DOMAIN = "ensure_desk"
_OF_WINDOWS = {0x13: "nl", 0x0C: "fr", 0x09: "en"}
"""The primary languages of Windows that we speak."""


class _Source:
    """The catalogue of the language that the texts are written in."""

    def gettext(self, text: str) -> str:
        """Return the text."""
        return text

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Return the form that belongs to `n`."""
        return one if n == 1 else many


class Language:
    """Translate into one language that can be changed; implements `domain.texts.Translator`."""

    def __init__(self, code: str = LANGUAGES[0]) -> None:
        self.use(code)

    def use(self, code: str) -> None:
        """Speak `code` from now on; an unknown language means Dutch."""
        self.code = code if code in LANGUAGES else LANGUAGES[0]
        self._catalogue: _Source | gettext.NullTranslations = _catalogue(self.code)

    def __call__(self, text: str, **params: object) -> str:
        """Translate, then fill in the named placeholders."""
        if isinstance(text, Words):
            return " ".join(map(self._catalogue.gettext, text.parts))
        translated = self._catalogue.gettext(text) if text else text
        return translated.format(**params) if params else translated

    def plural(self, one: str, many: str, n: int, **params: object) -> str:
        """Translate the form that belongs to `n`, then fill in `n` and the named placeholders."""
        return self._catalogue.ngettext(one, many, n).format(n=grouped(n), **params)


def machine_language() -> str:
    """Return the language of this machine's desktop when the program speaks it, else Dutch."""
    told = [os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)]
    codes = [text[:2].lower() for text in told] or [_windows_language()]
    return next((code for code in codes if code in LANGUAGES), LANGUAGES[0])


def _windows_language() -> str:
    """Return the language of the menus of Windows; elsewhere the environment tells it."""
    if sys.platform == "win32":
        import ctypes  # cold start: only until somebody chose a language

        return _OF_WINDOWS.get(ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF, "")
    return ""


def _catalogue(code: str) -> "_Source | gettext.NullTranslations":
    if code != LANGUAGES[0]:
        import gettext  # cold start: Dutch needs no catalogue

        for folder in paths.translation_dirs():
            file = folder / code / "LC_MESSAGES" / f"{_DOMAIN}.mo"
            if file.is_file():
                with file.open("rb") as stream:
                    return gettext.GNUTranslations(stream)
    return _Source()
