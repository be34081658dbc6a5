# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier read at one go: the same records, and the same facts for the rules, as lists find them."""

import datetime as dt
from itertools import product

import pytest

from ensure_desk.domain.completeness import completeness
from ensure_desk.services import demo, pathway
from ensure_desk.services.desk import Desk
from ensure_desk.services.dossier import _parts, _purposes, _situation, dossier, latest_values
from ensure_desk.storage.family import family
from ensure_desk.storage.listing import ListQuestion, situations
from tests.support import add_person

BELOW = ("intake", "referral", "benefit_period", "track", "consent", "note")


def test_the_rules_see_in_a_dossier_what_they_see_in_a_list(desk: Desk) -> None:
    demo.fill(desk, people=25)
    with desk.store.read() as reader:
        for listed in situations(reader, ListQuestion(archived=True)):
            parts = _parts(family(reader, listed.person_id))
            share = completeness(latest_values(parts), _purposes(parts.consents))
            assert _situation(parts, share, asks_intakes=True) == listed


def test_dossier_and_list_agree_on_what_is_filled_in_for_every_benefit(desk: Desk) -> None:
    with desk.store.write(desk.actor) as writer:
        for kind, *days in product(("geen", "leefloon", None), (None, "2026-01-05"), (None, "2026-12-31")):
            person_id = writer.create("person", {"last_name": "Peeters"})
            values = dict(zip(("benefit_type", "start", "expected_end"), (kind, *days), strict=True))
            writer.create("benefit_period", {"person_id": person_id, **values})
        writer.create("person", {"last_name": "Peeters"})
    with desk.store.read() as reader:
        listed = {s.person_id: s.intake_done for s in situations(reader, ListQuestion())}
        shares = {i: completeness(latest_values(_parts(family(reader, i))), 0) for i in listed}
    assert len(listed) == 13
    assert {i: share.done for i, share in shares.items()} == listed


def test_who_has_no_benefit_lacks_no_end_of_it(desk: Desk) -> None:
    person_id = add_person(desk)
    for kind, lacks in (("leefloon", True), ("geen", False)):
        pathway.add_benefit(desk, person_id=person_id, values={"benefit_type": kind, "start": "2026-11-01"})
        sections = dossier(desk, person_id=person_id).completeness.sections
        assert ("expected_end" in {f.key for s in sections for f in s.missing}) is lacks


@pytest.mark.parametrize(
    ("start", "told"),
    [
        ("2026-11-18", "Nog niet begonnen"),
        ("2026-11-17", "Maand 1 van 12"),
        ("2025-11-18", "Maand 12 van 12"),
        ("2025-11-17", "1 maand over de 12"),
        ("2025-09-18", "2 maanden over de 12"),
    ],
)
def test_the_clock_tells_the_month_and_past_the_longest_end_how_many_have_begun(
    desk: Desk, start: str, told: str
) -> None:
    person_id = add_person(desk)
    pathway.start_track(desk, person_id=person_id, start=dt.date.fromisoformat(start))
    assert dossier(desk, person_id=person_id).clock_text == told


def test_a_family_holds_the_records_that_each_kind_has(desk: Desk) -> None:
    demo.fill(desk, people=5)
    with desk.store.read() as reader:
        for person in reader.all("person"):
            held = family(reader, person.id)
            assert list(held.of("person")) == [person]
            assert all(list(held.of(kind)) == reader.children(kind, person.id) for kind in BELOW)
            pauses = [p for t in held.of("track") for p in reader.children("suspension", t.id)]
            assert sorted(p.id for p in held.of("suspension")) == sorted(p.id for p in pauses)


def test_who_is_not_here_has_no_family(desk: Desk) -> None:
    with desk.store.read() as reader:
        assert not family(reader, "nobody").records
