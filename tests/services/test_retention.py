# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bewaartermijnen: the list, and nothing destroyed without a tick, a term that is over and a written approval."""

import datetime as dt
from dataclasses import replace

import pytest

from ensure_desk.domain.errors import UserError
from ensure_desk.services import dossier, notes, people, retention, rules, today
from ensure_desk.services.desk import Desk
from ensure_desk.services.retention import Approval
from ensure_desk.storage import erase
from tests.support import add_person

GRANTED = Approval("Rijksarchief", dt.date(2026, 11, 2), "RA/2026/17")


def gone(desk: Desk, end: str, *, name: str = "Aydin", referred: str = "2015-01-05") -> str:
    """Make a person whose track ended, with a note and a limit of health."""
    person = add_person(desk, last_name=name)
    with desk.store.write(desk.actor) as writer:
        (referral,) = writer.children("referral", person)
        writer.update("referral", referral.id, {"referral_date": referred})
        writer.create(
            "track", {"person_id": person, "status": "afgelopen", "start": "2016-01-01", "end_date": end}
        )
        writer.create("intake", {"person_id": person, "work_limits_note": "niet tillen", "talents": "zingt"})
    notes.add(desk, person_id=person, body="belde af")
    note = notes.add(desk, person_id=person, body="nog eens").value
    people.delete(desk, kind="note", record_id=note)
    return person


def listed(desk: Desk) -> list[tuple[str, str]]:
    return [(line.person_id, line.what) for line in retention.overdue(desk)]


@pytest.mark.parametrize(
    ("end", "what"),
    [
        ("2021-11-17", [retention.DOSSIER]),
        ("2021-11-18", [retention.NOTES]),
        ("2025-11-17", [retention.NOTES]),
        ("2025-11-18", []),
    ],
)
def test_a_term_counts_from_the_end_of_the_last_track(desk: Desk, end: str, what: list[str]) -> None:
    gone(desk, end)
    assert [line.what for line in retention.overdue(desk)] == what


def test_who_came_back_or_still_works_is_not_listed(desk: Desk) -> None:
    gone(desk, "2019-01-31", referred="2026-02-01")
    again = gone(desk, "2019-01-31", name="Peeters")
    with desk.store.write(desk.actor) as writer:
        writer.create("track", {"person_id": again, "status": "actief", "start": "2020-01-01"})
    assert listed(desk) == []


def test_a_deleted_dossier_is_still_kept_and_listed(desk: Desk) -> None:
    person = gone(desk, "2019-01-31")
    people.delete(desk, kind="person", record_id=person)
    assert listed(desk) == [(person, retention.DOSSIER)]


def test_the_term_is_a_dated_rule(desk: Desk) -> None:
    person = gone(desk, "2019-01-31")
    rules.set_value(desk, code="retention_years", value=10, valid_from=dt.date(2026, 1, 1))
    assert listed(desk) == [(person, retention.NOTES)]


def test_today_tells_it_in_one_line(desk: Desk) -> None:
    gone(desk, "2019-01-31")
    gone(desk, "2018-01-31", name="Maes")
    found = [item for item in today.today(desk).items if item.id == "retention_reached"]
    assert [(item.name, item.title, item.page) for item in found] == [
        ("2 dossiers", "ouder dan de bewaartermijn", "settings")
    ]


def test_only_ticked_lines_go_and_the_approval_stays_in_the_trail(desk: Desk) -> None:
    one, other = gone(desk, "2019-01-31"), gone(desk, "2018-01-31", name="Maes")
    done = retention.destroy(desk, ids=[f"dossier:{one}"], approval=GRANTED).value
    assert (done.dossiers, done.emptied) == (1, 0)
    assert listed(desk) == [(other, retention.DOSSIER)]
    (kept,) = retention.approvals(desk)
    assert kept.actor == "An Verlinden"
    assert (kept.by, kept.day, kept.reference, kept.lines) == (
        "Rijksarchief",
        dt.date(2026, 11, 2),
        "RA/2026/17",
        1,
    )
    with desk.store.read() as reader:
        assert reader.get("person", one) is None


def test_notes_and_health_are_emptied_and_the_dossier_stays(desk: Desk) -> None:
    person = gone(desk, "2024-01-31")
    done = retention.destroy(desk, ids=[f"notes:{person}"], approval=GRANTED).value
    assert (done.dossiers, done.emptied) == (0, 3)
    found = dossier.dossier(desk, person_id=person)
    assert found.intake is not None
    with desk.store.read() as reader:
        assert not reader.children("note", person)
        ids = erase.family(reader, "person", person)["note"]
        assert not any(row["body"] for row in reader.rows_by_id("note", ids).values())
    assert (found.intake.text("work_limits_note"), found.intake.text("talents")) == ("", "zingt")
    assert listed(desk) == []


def test_a_coordinator_sees_numbers_and_destroys_by_number(desk: Desk) -> None:
    person = gone(desk, "2019-01-31")
    region = replace(desk, role="coordinator")
    (line,) = retention.overdue(region)
    assert (line.name, line.dossier_number[:3]) == ("", "BOR")
    retention.destroy(region, ids=[line.id], approval=GRANTED)
    with desk.store.read() as reader:
        assert reader.get("person", person) is None


@pytest.mark.parametrize(
    "approval",
    [
        replace(GRANTED, by=" "),
        replace(GRANTED, reference=""),
        replace(GRANTED, day=None),
        replace(GRANTED, day=dt.date(2026, 11, 18)),
    ],
)
def test_without_a_whole_approval_nothing_goes(desk: Desk, approval: Approval) -> None:
    person = gone(desk, "2019-01-31")
    with pytest.raises(UserError) as refused:
        retention.destroy(desk, ids=[f"dossier:{person}"], approval=approval)
    assert refused.value.code == "approval_missing"
    assert listed(desk) == [(person, retention.DOSSIER)]


def test_what_is_not_over_its_term_is_refused_with_all_else(desk: Desk) -> None:
    over, young = gone(desk, "2019-01-31"), gone(desk, "2026-10-31", name="Maes")
    with pytest.raises(UserError) as refused:
        retention.destroy(desk, ids=[f"dossier:{over}", f"dossier:{young}"], approval=GRANTED)
    assert refused.value.code == "retention_not_reached"
    assert listed(desk) == [(over, retention.DOSSIER)]
    with pytest.raises(UserError):
        retention.overdue(replace(desk, role="administrator"))
