# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the sheets of a workbook are called on the command line: in English, whoever made the workbook."""

from functools import cache


def sheet_in_english(title: str) -> str:
    """Return the English name of a sheet that is titled in any of our languages; another title as it is."""
    return _names().get(title, title)


@cache
def _names() -> dict[str, str]:
    # cold start: --help needs none of this
    from ensure_desk.cli.main import english
    from ensure_desk.domain.kinds import KINDS
    from ensure_desk.system.i18n import LANGUAGES, Language

    tongues, told = [Language(code) for code in LANGUAGES], english()
    return {tr(kind.sheet): told(kind.sheet) for tr in tongues for kind in KINDS}
