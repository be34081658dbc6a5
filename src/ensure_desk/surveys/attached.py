# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists that a questionnaire expects as a csv file beside it, taken from a sheet of the same name in its workbook.

The standard has such lists (`pulldata`, `select_one_from_file`) travel as files beside the form. Here a questionnaire
is one workbook and one XForm: a sheet `villages` stands for `villages.csv`. What has no sheet stays an empty list.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

_EXTERNAL = re.compile(r'<instance id="([^"]*)" src="jr://file-csv/([^"/]*)\.csv"\s*/>')
_NAME = re.compile(r"[^\W\d][\w.\-]*")


def with_lists(xform: str, sheets: Mapping[str, Sequence[Sequence[str]]]) -> str:
    """Return an XForm in which the lists that the workbook holds stand themselves."""
    by_name = {title.strip().casefold(): rows for title, rows in sheets.items()}

    def filled(found: re.Match[str]) -> str:
        rows = by_name.get(found[2].casefold())
        return (
            found[0]
            if not rows
            else f'<instance id="{found[1]}"><root>{"".join(_items(rows))}</root></instance>'
        )

    return _EXTERNAL.sub(filled, xform)


def _items(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    columns = [(place, name.strip()) for place, name in enumerate(rows[0]) if _NAME.fullmatch(name.strip())]
    for row in rows[1:]:
        cells = ((name, row[place]) for place, name in columns if place < len(row))
        yield f"<item>{''.join(f'<{name}>{escape(text)}</{name}>' for name, text in cells)}</item>"
