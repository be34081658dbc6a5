# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The intake: a draft at once, a dossier with five fields, the rest later."""

import pytest

from ensure_desk.domain.errors import UserError
from ensure_desk.services import intake, people
from ensure_desk.services.desk import Desk
from ensure_desk.services.dossier import dossier
from tests.support import add_person


def test_a_draft_keeps_every_change_and_is_no_record(desk: Desk) -> None:
    draft = intake.start_draft(desk).value
    intake.save_draft(desk, draft_id=draft.id, slot="person", changes={"last_name": "Aydin"})
    intake.save_draft(desk, draft_id=draft.id, slot="intake", changes={"transport": ["fiets", "auto"]})
    (kept,) = intake.drafts(desk)
    assert kept.name == "Aydin"
    assert kept.values["intake"]["transport"] == ["auto", "fiets"]
    assert [spec.key for spec in kept.missing] == ["first_name", "referrer_type"]
    assert people.search(desk).total == 0


def test_a_draft_with_the_five_fields_becomes_one_dossier_in_one_write(desk: Desk) -> None:
    draft = intake.start_draft(desk).value
    intake.save_draft(
        desk, draft_id=draft.id, slot="person", changes={"last_name": "Aydin", "first_name": "Yusuf"}
    )
    intake.save_draft(desk, draft_id=draft.id, slot="consent/foto", changes={"answer": "ja"})
    ready = intake.save_draft(desk, draft_id=draft.id, slot="referral", changes={"referrer_type": "ocmw"})
    assert ready.value.is_ready
    done = intake.finish_draft(desk, draft_id=draft.id)
    assert done.changes.kinds == {"person", "intake", "referral", "consent", "draft"}
    page = dossier(desk, person_id=done.value)
    assert page.header.via_text == "Via OCMW"
    assert page.consents[0]["purpose"] == "foto"
    assert intake.drafts(desk) == ()


def test_an_unready_draft_stays_a_draft(desk: Desk) -> None:
    draft = intake.start_draft(desk).value
    with pytest.raises(UserError, match="field_required"):
        intake.finish_draft(desk, draft_id=draft.id)
    assert len(intake.drafts(desk)) == 1


def test_a_value_that_cannot_be_is_refused_and_nothing_changes(desk: Desk) -> None:
    draft = intake.start_draft(desk).value
    with pytest.raises(UserError, match="value_not_valid"):
        intake.save_draft(desk, draft_id=draft.id, slot="person", changes={"gender": "Q"})
    assert intake.draft(desk, draft_id=draft.id) == draft


def test_a_draft_that_was_thrown_away_comes_back(desk: Desk) -> None:
    draft = intake.start_draft(desk).value
    gone = intake.drop_draft(desk, draft_id=draft.id).value
    with pytest.raises(UserError, match="record_not_found"):
        intake.draft(desk, draft_id=draft.id)
    intake.bring_back_draft(desk, draft=gone)
    assert intake.draft(desk, draft_id=draft.id) == draft


def test_completeness_in_the_list_equals_that_of_the_dossier(desk: Desk) -> None:
    person = add_person(desk, birth_date="1985", mobile="0451123456", languages_spoken=["fr"])
    people.update(desk, person_id=person, kind="intake", record_id=None, changes={"diploma": "lager"})
    row = people.search(desk).rows[0]
    assert row.intake_percent == dossier(desk, person_id=person).completeness.percent


def test_a_track_asked_for_in_the_intake_starts_with_its_planned_end(desk: Desk) -> None:
    for asked, status, planned in (
        ({"start": "2026-11-23"}, "actief", "2027-05-22"),
        ({"start": "2026-11-23", "ex_pwa": "ja"}, "actief", ""),
        ({"goal": "Meer mensen zien"}, "kandidaat", ""),
    ):
        draft = intake.start_draft(desk).value
        for slot, changes in (
            ("person", {"last_name": "De Smet", "first_name": "Ann", "municipality": "Lier"}),
            ("referral", {"referrer_type": "vdab"}),
            ("track", asked),
        ):
            intake.save_draft(desk, draft_id=draft.id, slot=slot, changes=changes)
        person_id = intake.finish_draft(desk, draft_id=draft.id).value
        (track,) = dossier(desk, person_id=person_id).tracks
        assert (track.record.text("status"), track.record.text("planned_end")) == (status, planned)


def test_a_fresh_draft_is_kept_nowhere(desk: Desk) -> None:
    fresh = intake.new_draft(desk)
    assert fresh.values["referral"]["referral_date"] == desk.today().isoformat()
    assert intake.drafts(desk) == ()
