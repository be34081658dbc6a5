# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The colours, light and dark: the only place with hex values (contrast figures are computed in a test)."""

from typing import NamedTuple


class Tokens(NamedTuple):
    """One set of colours; names as in the design."""

    app: str
    content: str
    card: str
    subtle: str
    hover: str
    sel: str
    line: str
    line2: str
    field: str
    t1: str
    t2: str
    t3: str
    acc: str
    acc_hover: str
    acc_pressed: str
    onacc: str
    tint: str
    danger: str
    danger_tint: str
    danger_line: str
    ondanger: str
    warn: str
    warn_tint: str
    warn_line: str
    ok: str
    ok_tint: str
    ok_line: str
    low: str
    high: str
    empty: str
    toast: str
    ontoast: str
    toast_link: str


LIGHT = Tokens(
    app="#F1F4F4", content="#F9FAFA", card="#FFFFFF", subtle="#F4F6F6", hover="#EEF2F2", sel="#E2F0F1",
    line="#E0E5E6", line2="#CBD3D5", field="#7E8B90", t1="#172124", t2="#46545A", t3="#5E6B70",
    acc="#0B6470", acc_hover="#095560", acc_pressed="#074650", onacc="#FFFFFF", tint="#E2F0F1",
    danger="#B3261E", danger_tint="#FCECEA", danger_line="#F0C4BF", ondanger="#FFFFFF",
    warn="#8A4B00", warn_tint="#FDF2DF", warn_line="#EBD2A6",
    ok="#1B6B3A", ok_tint="#E6F4EA", ok_line="#BCDDC7", low="#75858A", high="#B0532A", empty="#DDE3E4",
    toast="#20292C", ontoast="#F2F5F5", toast_link="#86D6DF",
)  # fmt: skip
DARK = Tokens(
    app="#141A1C", content="#1A2123", card="#21292C", subtle="#272F33", hover="#2B3538", sel="#173C42",
    line="#343F43", line2="#445156", field="#7E8D94", t1="#EAEFF0", t2="#B8C4C8", t3="#98A6AB",
    acc="#63C6D1", acc_hover="#82D4DD", acc_pressed="#4DB4C0", onacc="#062B30", tint="#173C42",
    danger="#FFA79D", danger_tint="#43211E", danger_line="#6B342F", ondanger="#3A0905",
    warn="#F3C277", warn_tint="#3D2C10", warn_line="#5E4519",
    ok="#8DD6A7", ok_tint="#1A3725", ok_line="#2B5539", low="#8B9AA0", high="#EE9A6C", empty="#3C484C",
    toast="#343F43", ontoast="#EAEFF0", toast_link="#82D4DD",
)  # fmt: skip
