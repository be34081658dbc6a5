# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values looked up in a list: the same rows as when every row is tried."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ensure_desk.surveys.attached import with_lists
from ensure_desk.surveys.xpath.lookup import lookup_of
from ensure_desk.surveys.xpath.parser import parse
from tests.surveys.forms import bind, form, session

_VALUES = st.sampled_from(["", "a", "b", "1", "1.0", "01", "2026-01-01", "a b"])
_ROWS = st.lists(st.tuples(_VALUES, _VALUES), max_size=8)
_TRIED = "count(instance('l')/root/item[({filter}) or false()])"
_LOOKED = "count(instance('l')/root/item[{filter}])"
FILTERS = [
    "k = /data/x",
    "/data/x = k",
    "k = /data/x and m = /data/y",
    "m != 'a' and k = /data/x",
    "k = concat(/data/x, '') and string-length(m) > 0",
    "k = /data/n",
    "none = /data/x",
]


@settings(max_examples=60, deadline=None)
@given(_ROWS, _VALUES, _VALUES)
def test_a_lookup_finds_what_trying_every_row_finds(rows: list[tuple[str, str]], x: str, y: str) -> None:
    items = "".join(f"<item><k>{k}</k><m>{m}</m></item>" for k, m in rows)
    binds = [bind("n", type="int")]
    for place, text in enumerate(FILTERS):
        binds.append(bind(f"l{place}", calculate=_LOOKED.format(filter=text)))
        binds.append(bind(f"t{place}", calculate=_TRIED.format(filter=text)))
    names = "".join(f"<l{place}/><t{place}/>" for place in range(len(FILTERS)))
    filled = session(
        form(f"<x/><y/><n/>{names}", binds, "", f'<instance id="l"><root>{items}</root></instance>')
    )
    filled.set("/data/x", x)
    filled.set("/data/y", y)
    filled.set("/data/n", "1")
    for place, text in enumerate(FILTERS):
        assert filled.node(f"/data/l{place}").value == filled.node(f"/data/t{place}").value, text


@pytest.mark.parametrize(
    "predicate",
    ["k > /data/x", "k = m", "../k = 'a'", "k = 'a' or m = 'b'", "position() = 1 and k = 'a'", "k = ../x"],
)
def test_a_filter_that_needs_every_row_is_no_lookup(predicate: str) -> None:
    assert lookup_of(parse(predicate)) is None


def test_a_list_beside_the_form_comes_from_the_sheet_of_its_name() -> None:
    xform = '<model><instance id="dorp" src="jr://file-csv/Dorpen.csv"/><instance id="x" src="jr://file-csv/x.csv"/></model>'
    sheets = {"dorpen": [["name", "label", "1x"], ["a", "A & <B>", "?"], ["b"]], "survey": [["type"]]}
    filled = with_lists(xform, sheets)
    assert (
        '<instance id="dorp"><root><item><name>a</name><label>A &amp; &lt;B&gt;</label></item><item><name>b</name>'
        in filled
    )
    assert '<instance id="x" src="jr://file-csv/x.csv"/>' in filled
