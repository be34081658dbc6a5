# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The data dictionary says what the program declares."""

from ensure_desk.domain.kinds import KINDS
from tools import data_dictionary


def test_the_page_is_what_the_declarations_say() -> None:
    written = data_dictionary.PAGE.read_text(encoding="utf-8")
    assert written == data_dictionary.page(), "run: make dictionary"


def test_every_field_has_a_row_with_its_class() -> None:
    page = data_dictionary.page()
    for kind in KINDS:
        for field in kind.fields:
            assert f"| `{field.key}`" in page
            assert f"| {field.meta.sensitivity.value} |" in data_dictionary.row(kind, field)
