# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The papers of a training: sign-in list, invitations, attests and an overview for the person."""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtGui import QTextDocument

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.day_words import day_month_year
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.attest import Attest, Overview
from ensure_desk.services.training_papers import Letter, SignInList
from ensure_desk.ui.paper import HEAD, SMALL, TITLE, Paper

_SIGN = "_" * 36
_ROOM = "\n"


def sign_in_sheet(tr: Translator, found: SignInList) -> QTextDocument:
    """Return the list to sign, with a box for each signature."""
    paper = Paper()
    paper.number_pages(tr, found.title)
    paper.write(found.title, TITLE, bold=True)
    for line in found.about:
        paper.write(line, SMALL)
    heads = (tr(N_("Nr.")), tr(N_("Naam")), tr(N_("Handtekening")))
    rows = [(str(n), name, _ROOM) for n, name in enumerate(found.names, 1)]
    paper.table(heads, rows, (8, 46, 46))
    return paper.document


def letters(found: Iterable[Letter]) -> QTextDocument:
    """Return the invitations, each on a page of its own."""
    paper = Paper()
    for letter in found:
        paper.break_page()
        for line in letter.address:
            paper.write(line)
        paper.write(letter.heading, TITLE, bold=True, above=28)
        for paragraph in letter.paragraphs:
            paper.write(paragraph, above=12)
    return paper.document


def attest_sheets(tr: Translator, found: Iterable[Attest]) -> QTextDocument:
    """Return the attests, each on a page of its own."""
    paper = Paper()
    for attest in found:
        paper.break_page()
        paper.write(tr(N_("Attest van deelname")), TITLE, bold=True, above=40)
        paper.write(attest.name, HEAD, bold=True, above=24)
        if attest.birth_date:
            paper.write(tr(N_("geboren op {day}"), day=show_date(attest.birth_date)))
        paper.write(tr(N_("nam deel aan")), above=20)
        paper.write(attest.title, HEAD, bold=True)
        if attest.themes:
            paper.write(attest.themes)
        when = _span(tr, attest.first, attest.last)
        days = tr.plural("{n} dag", "{n} dagen", attest.days)
        paper.write(tr(N_("Wanneer: {when} ({days})"), when=when, days=days), above=20)
        paper.write(
            tr(N_("Aanwezig: {attended} van {planned}"), attended=attest.attended, planned=attest.planned)
        )
        if attest.trainer:
            paper.write(tr(N_("Lesgever: {name}"), name=attest.trainer))
        paper.write(tr(N_("Organisatie: wijk-werken {place}"), place=attest.organiser))
        day = day_month_year(attest.made_on, tr)
        paper.write(tr(N_("{place}, {day}"), place=attest.organiser, day=day), above=40)
        paper.write(_SIGN, above=40)
        paper.write(attest.signed_by)
    return paper.document


def overview_sheet(tr: Translator, found: Overview) -> QTextDocument:
    """Return the trainings of one person with the hours attended."""
    paper = Paper()
    paper.number_pages(tr, found.name)
    paper.write(tr(N_("Mijn trainingen")), TITLE, bold=True)
    paper.write(tr(N_("Van {name}"), name=found.name), HEAD)
    heads = (tr(N_("Training")), tr(N_("Wanneer")), tr(N_("Uren aanwezig")))
    rows = [
        (
            line.title,
            _span(tr, line.first, line.last),
            tr(N_("{attended} van {planned}"), attended=line.attended, planned=line.planned),
        )
        for line in found.lines
    ]
    paper.table(heads, rows, (38, 36, 26))
    paper.write(tr(N_("Gemaakt op {day}."), day=day_month_year(found.made_on, tr)), SMALL, above=16)
    return paper.document


def _span(tr: Translator, first: dt.date | None, last: dt.date | None) -> str:
    if first is None or last is None or first == last:
        return show_date(first or last)
    return tr(N_("{first} tot {last}"), first=show_date(first), last=show_date(last))
