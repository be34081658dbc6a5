# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""People: find, make, change, delete and bring back."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ensure_desk.domain import codes
from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.dates import age_on
from ensure_desk.domain.dossier_number import next_numbers, series_of
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.facts import Situation
from ensure_desk.domain.fields import EMPTY
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.municipalities import is_flemish_postcode, municipality_of_postcode
from ensure_desk.domain.names import plain_words
from ensure_desk.domain.places import judge_municipality
from ensure_desk.domain.records import missing_required
from ensure_desk.domain.signals import horizon_on, signals_of
from ensure_desk.domain.statuses import CANDIDATE, RUNNING
from ensure_desk.domain.texts import N_
from ensure_desk.domain.track_rules import programme_clock
from ensure_desk.services.clock_words import clock_words, no_clock_words
from ensure_desk.services.desk import LAPTOP_LETTER, Desk, person_name, rules_in
from ensure_desk.services.signal_texts import in_short
from ensure_desk.storage import identities, listing
from ensure_desk.storage.listing import ListQuestion
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.remembered import until_written
from ensure_desk.storage.writer import Writer

Values = Mapping[str, Mapping[str, object]]
"""Slot -> field -> value; a slot is a kind, or `consent/<purpose>`."""
REQUIRED_SLOTS = ("person", "referral")
OPEN_STATUSES = frozenset({CANDIDATE, *RUNNING})
_ALIVE = (*RUNNING, CANDIDATE)


@dataclass(frozen=True)
class PeopleFilter:
    """What the list is narrowed to; an empty set narrows nothing."""

    municipalities: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    signals: frozenset[str] = frozenset()
    archived: bool = False
    ids: tuple[str, ...] | None = None


@dataclass(frozen=True)
class PersonRow:
    """One line of the list."""

    id: str
    name: str
    dossier_number: str
    municipality: str
    status: str
    status_text: str
    month: str
    month_number: int
    month_text: str
    last_contact: dt.date | None
    signal: str
    signal_tone: str
    phone: str
    birth_year: int | None
    age: int | None
    intake_percent: int | None
    sort_name: str
    dossiers: int = 1


@dataclass(frozen=True)
class PeopleFound:
    """The rows shown, how many match, and how many people there are; not `counted`, the figures are of the rows."""

    rows: tuple[PersonRow, ...]
    matching: int
    total: int
    counted: bool = True


@dataclass(frozen=True)
class PostcodeWord:
    """The municipality of a postcode, and a remark where it lies outside the region."""

    municipality: str | None
    word: str


@dataclass(frozen=True)
class Saved:
    """What a save did; `words` are remarks that stop nothing."""

    record_id: str
    changed: bool
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class PersonRef:
    """A person in a short list."""

    id: str
    name: str
    municipality: str


@dataclass(frozen=True)
class EqualNumber:
    """A dossier number that several people have, the oldest of them first."""

    dossier_number: str
    people: tuple[PersonRef, ...]


def search(
    desk: Desk, *, text: str = "", filters: PeopleFilter | None = None, limit: int = 500, counted: bool = True
) -> PeopleFound:
    """Return the people found by name, dossier number or phone, sorted by name (a coordinator: by number).

    Counting takes longer the more people there are: without `counted` it is left to `count_found`.
    """
    chosen = filters or PeopleFilter()
    today = desk.today()
    question = _question(desk, text, chosen)
    with desk.store.read() as reader:
        rules = until_written(reader, f"rules {today}", lambda: rules_in(reader, today))
        if chosen.signals:
            near = replace(question, horizon=horizon_on(today, rules))
            everybody = listing.situations(reader, near, intakes=not desk.is_coordinator)
            found = [s for s in everybody if _has_signal(s, chosen.signals, today, rules)]
            matching: int | None = len(found)
        else:
            found, matching = listing.page(reader, question, limit=limit, intakes=not desk.is_coordinator)
        joined = identities.same_as(reader, (s.person_id for s in found[:limit]))
        shown = _one_each(found[:limit], joined) if joined else found[:limit]
        if matching is not None:
            matching -= len(found[:limit]) - len(shown)
        matching, total = _counted(reader, question, matching) if counted else (matching, None)
    rows = [_row(desk, s, today, rules) for s in shown]
    if joined:
        rows = [replace(row, dossiers=1 + len(joined.get(row.id, ()))) for row in rows]
    if matching is None or total is None:
        return PeopleFound(tuple(rows), len(rows), len(rows), counted=False)
    return PeopleFound(tuple(rows), matching, total)


def _one_each(found: Sequence[Situation], joined: Mapping[str, tuple[str, ...]]) -> list[Situation]:
    """Return one dossier of each person: the one with the track that is most alive, then the oldest."""
    here = {s.person_id: s for s in found}

    def speaks(person_id: str) -> tuple[int, str]:
        status = here[person_id].status
        return (_ALIVE.index(status) if status in _ALIVE else len(_ALIVE)), person_id

    return [
        s
        for s in found
        if s.person_id
        == min((s.person_id, *(o for o in joined.get(s.person_id, ()) if o in here)), key=speaks)
    ]


def count_found(desk: Desk, *, found: PeopleFound, filters: PeopleFilter) -> PeopleFound:
    """Return what was found without a text and without signals together with its figures."""
    with desk.store.read() as reader:
        matching, total = _counted(reader, _question(desk, "", filters), None)
    return replace(found, matching=matching, total=total, counted=True)


def _question(desk: Desk, text: str, chosen: PeopleFilter) -> ListQuestion:
    return ListQuestion(
        text,
        chosen.municipalities,
        chosen.statuses,
        chosen.archived,
        ids=chosen.ids,
        by_number=desk.is_coordinator,
    )


def _counted(reader: Reader, question: ListQuestion, matching: int | None) -> tuple[int, int]:
    """Return how many answer a question, where that is not known yet, and how many people there are."""
    if matching is None:
        matching = listing.count_people(reader, question)
    total = listing.people_in_all(reader) - identities.dossiers_beside(reader)
    return min(matching, total), total


def _has_signal(s: Situation, groups: frozenset[str], today: dt.date, rules: Mapping[str, int]) -> bool:
    return any(signal.group in groups for signal in signals_of(s, today, rules))


def _row(desk: Desk, s: Situation, today: dt.date, rules: Mapping[str, int]) -> PersonRow:
    clock = programme_clock(s.track, today, rules) if s.track else None
    found = signals_of(s, today, rules)
    name = "" if desk.is_coordinator else person_name({"last_name": s.last_name, "first_name": s.first_name})
    return PersonRow(
        id=s.person_id,
        name=desk.veiled(name or s.dossier_number, s.dossier_number),
        dossier_number=s.dossier_number,
        municipality=s.municipality,
        status=s.status,
        status_text=desk.tr(codes.TRACK_STATUS.get(s.status, s.status)).capitalize(),
        month=clock.in_short if clock else "–",
        month_number=clock.month if clock else 0,
        month_text=clock_words(clock, desk.tr) if clock else no_clock_words(s.track, desk.tr),
        last_contact=s.last_contact,
        signal=in_short(found[0], desk.tr, today) if found else "",
        signal_tone=found[0].tone.value if found else "",
        phone="" if desk.is_coordinator else desk.veiled_phone(s.mobile),
        birth_year=s.year_of_birth,
        age=age_in_years(s.birth_date, today),
        intake_percent=s.intake_percent,
        sort_name=" ".join(plain_words(name or s.dossier_number)),
    )


def age_in_years(birth_date: str, today: dt.date) -> int | None:
    """Return the age where the whole birth date is known."""
    return age_on(dt.date.fromisoformat(birth_date), today) if len(birth_date) == 10 else None


def in_all(desk: Desk) -> int:
    """Return how many people this desk knows."""
    with desk.store.read() as reader:
        return listing.people_in_all(reader)


def add(desk: Desk, *, values: Values) -> Done[str]:
    """Make a person with everything known of them in one write, and return the id.

    Raises UserError `field_required` or `value_not_valid`.
    """
    missing = still_required(values)
    if missing:
        raise UserError("field_required", field=missing[0])
    with desk.store.write(desk.actor) as writer:
        person_id = create_person(desk, writer, values)
        return Done(person_id, writer.changes)


def still_required(values: Values) -> tuple[str, ...]:
    """Return the labels of the fields without which there is no dossier."""
    return tuple(
        spec.label
        for slot in REQUIRED_SLOTS
        for spec in missing_required(KIND[slot], {k: v or None for k, v in values.get(slot, {}).items()})  # type: ignore[misc]  # plain values, checked when written
        if spec.key != "person_id"
    )


def create_person(desk: Desk, writer: Writer, values: Values) -> str:
    """Make a person and the records that hang below within a write that is already open."""
    person = dict(values.get("person", {}))
    municipality = str(person.get("municipality") or "")
    if not person.get("dossier_number"):
        person["dossier_number"] = new_numbers(desk, writer, municipality=municipality)[0]
    person_id = writer.create("person", person)
    for slot, given in values.items():
        kind, _, purpose = slot.partition("/")
        if kind == "person" or not any(v not in EMPTY for v in given.values()):
            continue
        link = {"person_id": person_id, "purpose": purpose} if purpose else {"person_id": person_id}
        writer.create(kind, {**given, **link})
    return person_id


def new_numbers(desk: Desk, writer: Writer, *, municipality: str, count: int = 1) -> list[str]:
    """Return the next dossier numbers of a municipality; take them within the write that uses them."""
    letter = writer.local(LAPTOP_LETTER) or "A"
    series = series_of(municipality, desk.today().year, letter)
    return next_numbers(series, listing.numbers_in_series(writer, series), count)


def update(
    desk: Desk, *, person_id: str, kind: str, record_id: str | None, changes: Mapping[str, object]
) -> Done[Saved]:
    """Write changed fields of a record of a person; without `record_id` the record is made.

    A new postcode fills the municipality. Raises UserError `value_not_valid`, `field_required` or
    `record_not_found`.
    """
    changed_values, words = _with_municipality(desk, kind, changes)
    _refuse_emptied(kind, changed_values)
    with desk.store.write(desk.actor) as writer:
        if record_id is None:
            link = {"person_id": person_id} if "person_id" in KIND[kind].field else {}
            record_id = writer.create(kind, {**changed_values, **link})
            changed = True
        else:
            changed = writer.update(kind, record_id, changed_values)
        return Done(Saved(record_id, changed, words), writer.changes)


def _refuse_emptied(kind: str, changes: Mapping[str, object]) -> None:
    for key, value in changes.items():
        spec = KIND[kind].field[key]
        if spec.meta.required and value in EMPTY:
            raise UserError("field_required", field=spec.label)


def _with_municipality(
    desk: Desk, kind: str, changes: Mapping[str, object]
) -> tuple[dict[str, object], tuple[str, ...]]:
    postcode, place = changes.get("postcode"), changes.get("municipality")
    if kind == "person" and place:
        return dict(changes), place_word(desk, place=str(place))
    if kind != "person" or not postcode:
        return dict(changes), ()
    found = postcode_word(desk, postcode=str(postcode))
    filled = {"municipality": found.municipality} if found.municipality else {}
    return {**changes, **filled}, (found.word,) if found.word else ()


def place_word(desk: Desk, *, place: str) -> tuple[str, ...]:
    """Return a word about a municipality outside the region or the country's north; every place is accepted."""
    reason = judge_municipality(place).reason
    words = {
        "place_outside_area": N_("Deze gemeente ligt buiten Rivierenland. Dat mag."),
        "place_outside_flanders": N_(
            "Deze gemeente ligt buiten Vlaanderen. Kijk na of wijk-werken hier kan."
        ),
        "place_unknown": N_("Deze gemeente is niet gekend. Kijk de naam na."),
    }
    return (desk.tr(words[reason]),) if reason in words else ()


def postcode_word(desk: Desk, *, postcode: str) -> PostcodeWord:
    """Return the municipality of a postcode; outside the region it is accepted with a word."""
    clean = postcode.strip()
    known = municipality_of_postcode(clean)
    if known is not None:
        return PostcodeWord(known.name, "")
    if not clean:
        return PostcodeWord(None, "")
    if is_flemish_postcode(clean):
        return PostcodeWord(None, desk.tr(N_("Deze postcode ligt buiten Rivierenland. Dat mag.")))
    return PostcodeWord(
        None, desk.tr(N_("Deze postcode ligt buiten Vlaanderen. Kijk na of wijk-werken hier kan."))
    )


def delete(desk: Desk, *, kind: str, record_id: str) -> Done[None]:
    """Delete a record with what hangs below it; `restore` takes it back."""
    return _switch(desk, kind, record_id, gone=True)


def restore(desk: Desk, *, kind: str, record_id: str) -> Done[None]:
    """Take a delete back."""
    return _switch(desk, kind, record_id, gone=False)


def _switch(desk: Desk, kind: str, record_id: str, *, gone: bool) -> Done[None]:
    with desk.store.write(desk.actor) as writer:
        if writer.get(kind, record_id) is None:
            raise UserError("record_not_found")
        if gone:
            writer.delete(kind, record_id)
        else:
            writer.restore(kind, record_id)
        return Done(None, writer.changes)


def equal_numbers(desk: Desk) -> tuple[EqualNumber, ...]:
    """Return the dossier numbers that several people have, as happens after a cloned disk."""
    with desk.store.read() as reader:
        found = listing.equal_numbers(reader)
    return tuple(
        EqualNumber(
            number,
            tuple(
                PersonRef(p["id"], desk.veiled(person_name(p) or number, number), p["municipality"] or "")
                for p in people
            ),
        )
        for number, people in found.items()
    )


def renumber(desk: Desk, *, person_id: str) -> Done[str]:
    """Give a person the next dossier number of this desk and return it."""
    with desk.store.write(desk.actor) as writer:
        person = writer.get("person", person_id)
        if person is None:
            raise UserError("record_not_found")
        number = new_numbers(desk, writer, municipality=person.text("municipality"))[0]
        writer.update("person", person_id, {"dossier_number": number})
        return Done(number, writer.changes)


def viewed(desk: Desk, *, person_id: str) -> Done[None]:
    """Note in the trail that this dossier was opened."""
    with desk.store.write(desk.actor) as writer:
        writer.note("view", kind="person", record_id=person_id)
    return Done(None, Changes())
