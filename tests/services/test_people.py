# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""People: made, found, changed, deleted and brought back."""

import pytest

from ensure_desk.domain.errors import UserError
from ensure_desk.services import pathway, people, rules
from ensure_desk.services.desk import Desk
from tests.support import PERSON, REFERRAL, StoppedClock, add_person


def test_a_person_is_found_by_the_beginning_of_a_name_without_accents(desk: Desk) -> None:
    add_person(desk, last_name="Dembélé", first_name="Awa")
    add_person(desk)
    found = people.search(desk, text="dembe")
    assert [row.name for row in found.rows] == ["Dembélé, Awa"]
    assert (found.matching, found.total) == (1, 2)


def test_a_person_is_found_by_phone_typed_in_groups_and_by_dossier_number(desk: Desk) -> None:
    add_person(desk, mobile="0451123431")
    assert people.search(desk, text="0451 12 34").rows[0].phone == "0451 12 34 31"
    assert people.search(desk, text="BOR-2026-A001").matching == 1


def test_a_dossier_number_names_municipality_year_laptop_and_counter(desk: Desk) -> None:
    add_person(desk)
    add_person(desk, municipality="Lier")
    add_person(desk, municipality="Gent")
    add_person(desk)
    numbers = sorted(row.dossier_number for row in people.search(desk).rows)
    assert numbers == ["BOR-2026-A001", "BOR-2026-A002", "EXT-2026-A001", "LIE-2026-A001"]


def test_the_number_of_a_deleted_person_is_not_given_again(desk: Desk) -> None:
    people.delete(desk, kind="person", record_id=add_person(desk))
    add_person(desk)
    assert people.search(desk).rows[0].dossier_number == "BOR-2026-A002"


def test_without_the_five_required_fields_there_is_no_dossier(desk: Desk) -> None:
    for slot, key in (("person", "first_name"), ("person", "municipality"), ("referral", "referrer_type")):
        values = {"person": dict(PERSON), "referral": dict(REFERRAL)}
        values[slot][key] = ""
        with pytest.raises(UserError, match="field_required"):
            people.add(desk, values=values)
    assert people.search(desk).total == 0


def test_a_required_field_cannot_be_emptied(desk: Desk) -> None:
    person = add_person(desk)
    with pytest.raises(UserError, match="field_required"):
        people.update(desk, person_id=person, kind="person", record_id=person, changes={"last_name": ""})


def test_a_postcode_of_the_region_fills_the_municipality(desk: Desk) -> None:
    person = add_person(desk)
    done = people.update(
        desk, person_id=person, kind="person", record_id=person, changes={"postcode": "2500"}
    )
    assert done.value.changed
    assert done.value.words == ()
    assert people.search(desk).rows[0].municipality == "Lier"


@pytest.mark.parametrize(
    ("postcode", "word"), [("9000", "buiten Rivierenland"), ("4000", "buiten Vlaanderen")]
)
def test_a_postcode_outside_the_region_is_accepted_with_a_word(desk: Desk, postcode: str, word: str) -> None:
    person = add_person(desk)
    done = people.update(
        desk, person_id=person, kind="person", record_id=person, changes={"postcode": postcode}
    )
    assert word in done.value.words[0]
    assert people.search(desk).rows[0].municipality == "Bornem"


def test_a_deleted_person_comes_back_with_everything_below(desk: Desk) -> None:
    person = add_person(desk)
    done = people.delete(desk, kind="person", record_id=person)
    assert done.changes.kinds >= {"person", "referral"}
    assert people.search(desk, text="benhaddou").rows == ()
    people.restore(desk, kind="person", record_id=person)
    assert people.search(desk, text="benhaddou").matching == 1
    with desk.store.read() as reader:
        assert len(reader.children("referral", person)) == 1


def test_what_was_deleted_before_the_person_stays_deleted_when_the_person_comes_back(
    desk: Desk, clock: StoppedClock
) -> None:
    person = add_person(desk)
    values = {"person_id": person, "note_date": desk.today(), "note_kind": "andere", "author": "Zoë"}
    with desk.store.write(desk.actor) as writer:
        wrong, right = (writer.create("note", {**values, "body": body}) for body in ("fout", "juist"))
    people.delete(desk, kind="note", record_id=wrong)
    clock.forward(minutes=1)
    people.delete(desk, kind="person", record_id=person)
    clock.forward(minutes=1)
    people.restore(desk, kind="person", record_id=person)
    with desk.store.read() as reader:
        assert [note.id for note in reader.children("note", person)] == [right]


def test_equal_numbers_after_a_clone_are_listed_and_renumbered(desk: Desk, clock: StoppedClock) -> None:
    first = add_person(desk)
    clock.forward(seconds=1)
    second = add_person(desk, dossier_number="BOR-2026-A001", first_name="Karim")
    (equal,) = people.equal_numbers(desk)
    assert [p.id for p in equal.people] == [first, second]
    assert people.renumber(desk, person_id=second).value == "BOR-2026-A002"
    assert people.equal_numbers(desk) == ()


def test_filters_narrow_by_municipality_status_and_signal(desk: Desk) -> None:
    add_person(desk)
    add_person(desk, municipality="Lier")
    by_place = people.PeopleFilter(municipalities=frozenset({"Lier"}))
    assert [r.municipality for r in people.search(desk, filters=by_place).rows] == ["Lier"]
    by_status = people.PeopleFilter(statuses=frozenset({"actief"}))
    assert people.search(desk, filters=by_status).rows == ()
    by_signal = people.PeopleFilter(signals=frozenset({"intake"}))
    assert people.search(desk, filters=by_signal).matching == 2


def test_a_typing_error_finds_those_made_after_the_last_one_too(desk: Desk) -> None:
    add_person(desk, last_name="Verhaeghe")
    assert people.search(desk, text="verheaghe").matching == 1
    add_person(desk, last_name="Verhaeghen")
    assert people.search(desk, text="verheaghe").matching == 2


def test_a_typing_error_in_one_word_leaves_the_beginning_of_another_alone(desk: Desk) -> None:
    add_person(desk, last_name="Verhaeghe", first_name="Annelies")
    add_person(desk, last_name="Verhaeghe", first_name="Bob")
    assert [r.name for r in people.search(desk, text="annel verheaghe").rows] == ["Verhaeghe, Annelies"]


def test_a_text_and_filters_narrow_together_and_names_stay_in_order(desk: Desk) -> None:
    for last, first, place in (("Maes", "Wim", "Lier"), ("maes", "Ann", "Lier"), ("Maes", "Bo", "Duffel")):
        add_person(desk, last_name=last, first_name=first, municipality=place)
    chosen = people.PeopleFilter(municipalities=frozenset({"Lier"}), statuses=frozenset({"kandidaat"}))
    found = people.search(desk, text="mae", filters=chosen)
    assert [row.name for row in found.rows] == ["maes, Ann", "Maes, Wim"]
    assert (found.matching, found.total) == (2, 3)


def test_a_new_rule_holds_at_the_next_search(desk: Desk) -> None:
    person = add_person(desk)
    pathway.start_track(desk, person_id=person, start=desk.today())
    assert people.search(desk, text="Benh").rows[0].month == "1/12"
    rules.set_value(desk, code="extension_months", value=0, valid_from=desk.today())
    assert people.search(desk, text="Benh").rows[0].month == "1/6"
