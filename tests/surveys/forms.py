# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small questionnaires of our own, written as XForms."""

import datetime as dt
from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from ensure_desk.surveys.model import Form
from ensure_desk.surveys.runtime import Session, Surroundings
from ensure_desk.surveys.xform import read_form

TODAY = dt.date(2026, 6, 30)
_FRAME = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:ensure="urn:ensure-desk:questionnaire">
<h:head><h:title>Proef</h:title><model>{itext}
<instance><data id="proef" version="1">{instance}</data></instance>{lists}{binds}</model></h:head>
<h:body>{body}</h:body></h:html>"""


def bind(path: str, **rules: str) -> str:
    """Return a bind; underscores in names of rules become colons (`jr_preload`)."""
    written = " ".join(f"{k.replace('_', ':')}={quoteattr(v)}" for k, v in rules.items())
    return f'<bind nodeset="/data/{path}" {written}/>'


def form(instance: str, binds: Iterable[str], body: str = "", lists: str = "", itext: str = "") -> Form:
    """Return a questionnaire from its instance, binds and controls."""
    return read_form(xml(instance, binds, body, lists, itext))


def xml(instance: str, binds: Iterable[str], body: str = "", lists: str = "", itext: str = "") -> str:
    """Return a questionnaire as it is written."""
    return _FRAME.format(instance=instance, binds="".join(binds), body=body, lists=lists, itext=itext)


def session(of: Form, answers: dict[str, str] | None = None) -> Session:
    """Return a session on a fixed day."""
    return Session(of, Surroundings(TODAY, now=lambda: dt.datetime.combine(TODAY, dt.time(9, 30))), answers)


HOUSEHOLD = form(
    "<naam/><leeftijd/><volwassen/><werk/><uren/><groep><hulp/><welke/></groep>"
    '<kind jr:template=""><voornaam/><geboren/><oud/><eerste/></kind><kind><voornaam/><geboren/><oud/><eerste/></kind>'
    "<aantal/><jongste/><namen/><totaal/>",
    [
        bind("naam", type="string", required="true()"),
        bind("leeftijd", type="int", constraint=". >= 0 and . <= 120"),
        bind("volwassen", type="string", calculate="if(/data/leeftijd >= 18, 'ja', 'nee')"),
        bind("werk", type="string", relevant="/data/volwassen = 'ja'"),
        bind("uren", type="decimal", relevant="/data/werk = 'ja'", required="/data/werk = 'ja'"),
        bind("groep", relevant="/data/uren > 20 or /data/leeftijd = ''"),
        bind("groep/hulp", type="string"),
        bind("groep/welke", type="string", relevant="selected(../hulp, 'ja')"),
        bind("kind/geboren", type="date", constraint=". <= today()"),
        bind("kind/oud", type="string", calculate="int((today() - ../geboren) div 365.25)"),
        bind("kind/eerste", type="string", calculate="position(..) = 1"),
        bind("aantal", type="string", calculate="count(/data/kind)"),
        bind("jongste", type="string", calculate="min(/data/kind/oud)"),
        bind("namen", type="string", calculate="join(', ', /data/kind/voornaam)"),
        bind("totaal", type="string", calculate="/data/uren * 4 + count-selected(/data/groep/hulp)"),
    ],
    '<input ref="/data/naam"><label>Naam</label></input><group ref="/data/kind"><repeat nodeset="/data/kind">'
    '<input ref="/data/kind/voornaam"><label>Voornaam</label></input></repeat></group>',
)
