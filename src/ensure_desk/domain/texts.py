# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Marks for translatable texts.

Domain, storage and exchange speak to people through codes and sentences; the language is chosen at the edge,
so a translator is always passed in.
"""

from typing import Protocol

from ensure_desk.domain.formats import grouped


def N_(text: str) -> str:  # noqa: N802 - the gettext community's own name
    """Mark a Dutch source text for extraction and return it unchanged."""
    return text


class Words(str):
    """A text put together from source texts that are translated one by one."""

    parts: tuple[str, ...]

    def __new__(cls, *parts: str) -> "Words":
        """Join the source texts."""
        made = super().__new__(cls, " ".join(parts))
        made.parts = parts
        return made


class Translator(Protocol):
    """Turn a Dutch source text into the person's language."""

    def __call__(self, text: str, **params: object) -> str:
        """Translate, then fill in the named placeholders."""
        ...

    def plural(self, one: str, many: str, n: int, **params: object) -> str:
        """Translate the form that belongs to `n`, then fill in `n` and the named placeholders."""
        ...


class SourceText:
    """The translator that leaves the Dutch source texts as they are."""

    def __call__(self, text: str, **params: object) -> str:
        """Fill in the named placeholders."""
        return text.format(**params) if params else text

    def plural(self, one: str, many: str, n: int, **params: object) -> str:
        """Choose by number, then fill in."""
        return (one if n == 1 else many).format(n=grouped(n), **params)
