# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of a repeat: an answer is followed in the rows that read it, and nowhere else."""

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ensure_desk.surveys.graph import graph_of
from ensure_desk.surveys.runtime import Session, Surroundings
from tests.surveys.forms import TODAY, bind, form, session

_READS = {
    "uren": "",
    "soort": "",
    "bedrag": "../uren * 2",
    "eigen": "sum(/data/rij/uren)",
    "vorige": "indexed-repeat(/data/rij/uren, /data/rij, position(..) - 1)",
    "lopend": "if(position(..) > 1, concat(indexed-repeat(/data/rij/lopend, /data/rij, position(..) - 1), ../uren), "
    "../uren)",
    "alle": "sum(../../rij/uren)",
    "eerste": "/data/rij[1]/uren",
    "deel": "../uren div /data/totaal",
    "gezien": "../groep/wat",
    "plaats": "position(..)",
    "meer": "count(/data/rij[uren > current()/../uren])",
}
_INNER = {"x": "", "y": "../x + ../../uren", "z": "sum(../../binnen/x)"}
ROWS = form(
    f"<mag/><rij>{''.join(f'<{n}/>' for n in _READS)}<groep><wat/></groep>"
    "<binnen><x/><y/><z/></binnen><binnen><x/><y/><z/></binnen></rij><totaal/><binnenin/>",
    [
        *(bind(f"rij/{n}", type="string", **({"calculate": c} if c else {})) for n, c in _READS.items()),
        *(
            bind(f"rij/binnen/{n}", type="string", **({"calculate": c} if c else {}))
            for n, c in _INNER.items()
        ),
        bind("rij", relevant="/data/mag != 'nee'"),
        bind("rij/groep", relevant="../soort = 'ja'"),
        bind("rij/binnen", relevant="../uren != '3'"),
        bind("totaal", calculate="sum(/data/rij/bedrag)"),
        bind("binnenin", calculate="sum(/data/rij/binnen/x)"),
    ],
    '<group ref="/data/rij"><repeat nodeset="/data/rij"><group ref="/data/rij/binnen">'
    '<repeat nodeset="/data/rij/binnen"/></group></repeat></group>',
)
_ASKED = ("mag", "rij[{}]/uren", "rij[{}]/soort", "rij[{}]/groep/wat", "rij[{}]/binnen[2]/x")
_STEPS = st.lists(
    st.tuples(st.sampled_from(_ASKED), st.integers(1, 3), st.sampled_from(["", "1", "3", "8", "ja", "nee"])),
    max_size=15,
)


def three_rows() -> Session:
    filled = session(ROWS)
    filled.add_row("/data/rij")
    filled.add_row("/data/rij")
    return filled


def told(filled: Session) -> list[tuple[str, bool, object]]:
    return [(node.path, node.relevant, node.value) for node in filled.root.every()]


@settings(max_examples=60, deadline=None)
@given(_STEPS)
def test_an_answer_in_a_row_gives_what_working_everything_out_gives(
    steps: list[tuple[str, int, str]],
) -> None:
    filled = three_rows()
    for path, row, answer in steps:
        filled.set("/data/" + path.format(row), answer)
    before = told(filled)
    filled.refresh()
    assert told(filled) == before


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("bedrag", True),
        ("eigen", True),
        ("vorige", False),
        ("alle", False),
        ("eerste", False),
        ("meer", False),
    ],
)
def test_what_a_rule_reads_of_its_own_row_alone_is_known(name: str, near: bool) -> None:
    (rule,) = (r for r in graph_of(ROWS).rules if r.path == f"/data/rij/{name}")
    assert ("/data/rij/uren" in rule.near) is near


def test_an_answer_leaves_the_other_rows_alone() -> None:
    moments = itertools.count()
    asked = form(
        "<rij><uren/><toen/></rij>",
        [bind("rij/uren", type="string"), bind("rij/toen", calculate="if(../uren != '', now(), '')")],
        '<group ref="/data/rij"><repeat nodeset="/data/rij"/></group>',
    )
    start = dt.datetime.combine(TODAY, dt.time())
    around = Surroundings(TODAY, now=lambda: start + dt.timedelta(minutes=next(moments)))
    filled = Session(asked, around)
    filled.add_row("/data/rij")
    filled.set("/data/rij[1]/uren", "1")
    first = filled.node("/data/rij[1]/toen").value
    filled.set("/data/rij[2]/uren", "1")
    assert filled.node("/data/rij[1]/toen").value == first != filled.node("/data/rij[2]/toen").value
