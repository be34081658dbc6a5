# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An erased person leaves no trace, and nothing brings the person back."""

import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from ensure_desk.bootstrap import close_desk, restore_backup
from ensure_desk.domain.changes import Actor
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import PackageKind
from ensure_desk.services import erasure, handoff, imports, intake, notes, pairing, people, vaults
from ensure_desk.services.desk import Desk
from ensure_desk.services.erasure_traces import is_owed, side_file
from ensure_desk.storage.engine import connect_raw, make_engine
from ensure_desk.storage.erase import family, purge
from ensure_desk.storage.store import Store
from ensure_desk.storage.tables import create_all
from ensure_desk.storage.undo_tables import UNDO_METADATA
from ensure_desk.storage.vault_paths import DATABASE_NAME
from tests.services.handoff_parts import Region, edit_cell, fill, paired_region, read, send
from tests.services.test_protected_packages import plain
from tests.support import COORDINATOR, CountedRandomness, StoppedClock, add_person, fresh_desk

MARKER = "Kanariewiek"


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as desks:
        yield desks


def full_person(desk: Desk) -> str:
    """Make a person with the marker in every text of a record of each kind."""
    person = add_person(desk, last_name=MARKER, first_name="Zwaluw", street=MARKER, municipality="Lier")
    with desk.store.write(desk.actor) as writer:
        writer.create("intake", {"person_id": person, "talents": f"{MARKER} zingt"})
        track = writer.create("track", {"person_id": person, "status": "actief", "start": "2026-02-01"})
        writer.create("suspension", {"track_id": track, "start": "2026-03-01", "reason": "ziekte"})
        writer.create("consent", {"person_id": person, "purpose": "foto", "answer": "ja"})
    notes.add(desk, person_id=person, body=f"Gesprek met {MARKER}")
    return person


def dumped(database: Path, key: bytes) -> str:
    """Return every row of every table, those behind the search index too."""
    rows = []
    with closing(connect_raw(database, key)) as connection:
        names = [r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            if name != "person_search":
                rows += [repr(row) for row in connection.execute(f'SELECT * FROM "{name}"')]
    return "\n".join(rows)


def traces(desk: Desk, words: tuple[str, ...]) -> list[str]:
    """Return where any of the words is left: in the vault, a backup, or a plain file."""
    databases = list(desk.data_dir.rglob(DATABASE_NAME))
    found = [str(p) for p in databases for w in words if w in dumped(p, desk.vault.data_key).casefold()]
    for path in desk.data_dir.rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            found += [str(path) for w in words if w.encode() in data]
    return found


def test_what_goes_is_told_first_and_nothing_changes(region: Region) -> None:
    person = full_person(region.lier)
    state = imports.state_hash(region.lier)
    told = erasure.plan(region.lier, person_id=person)
    assert (told.name, told.total) == (f"{MARKER}, Zwaluw", 7)
    assert told.records["Schorsingen"] == 1
    assert imports.state_hash(region.lier) == state


def test_no_trace_is_left_in_vault_log_backups_and_files(region: Region) -> None:
    desk = region.lier
    kept = add_person(desk, last_name="Blijver", first_name="Bo", municipality="Lier")
    person = full_person(desk)
    people.update(
        desk, person_id=person, kind="person", record_id=person, changes={"street": f"{MARKER}laan"}
    )
    vaults.backup_now(desk)
    send(desk, region.folder / "a.xlsx")
    words = (MARKER.casefold(), "zwaluw")
    assert traces(desk, words)
    done = erasure.erase(desk, person_id=person, reason="verzoek").value
    assert (done.records, done.backups, done.elsewhere) == (7, 1, ())
    assert not traces(desk, words)
    assert not desk.vault.paths.log.exists() or desk.vault.paths.log.stat().st_size == 0
    assert people.search(desk, text=MARKER).matching == 0
    assert people.search(desk, text="Blijver").rows[0].id == kept
    assert vaults.check(desk) == ()
    assert not is_owed(desk)


def test_a_pending_draft_of_somebody_else_stays(region: Region) -> None:
    person = full_person(region.lier)
    draft = intake.start_draft(region.lier).value
    erasure.erase(region.lier, person_id=person, reason="fout")
    assert intake.draft(region.lier, draft_id=draft.id).id == draft.id


def test_no_later_package_brings_an_erased_person_back(region: Region) -> None:
    person = full_person(region.lier)
    fill(region.lier, 1)
    first = send(region.lier, region.folder / "a.xlsx")
    edited = send(region.lier, region.folder / "b.xlsx")
    edit_cell(edited, "Deelnemers", "gender", 0, "man")
    office = handoff.export(region.lier, path=region.folder / "c.xlsx", kind=PackageKind.OFFICE).value
    erasure.erase(region.lier, person_id=person, reason="termijn")
    state = imports.state_hash(region.lier)
    plan = imports.plan_import(region.lier, paths=[first, edited, office.path], codes=[office.code])
    assert plan.totals.new == 0
    assert plan.totals.erased > 0
    imports.apply_import(region.lier, plan=plan)
    assert imports.state_hash(region.lier) == state


def test_an_erasure_waits_for_a_word_on_another_desk_and_blocks_export_meanwhile(region: Region) -> None:
    person = full_person(region.lier)
    fill(region.lier, 1)
    read(region.coordinator, send(region.lier, region.folder / "a.xlsx"))
    erasure.erase(region.lier, person_id=person, reason="verzoek")
    plan = imports.plan_import(region.coordinator, paths=[send(region.lier, region.folder / "b.xlsx")])
    assert (plan.erasures.people, plan.erasures.records, plan.erasures.senders) == (1, 6, ("Lier",))
    imports.apply_import(region.coordinator, plan=plan)
    waits = erasure.pending(region.coordinator)
    assert (waits.people, waits.records, waits.senders) == (1, 6, ("Lier",))
    with region.coordinator.store.read() as reader:
        assert reader.count("person") == 2
    done = erasure.accept(region.coordinator).value
    assert done.records == 6
    assert erasure.pending(region.coordinator).people == 0
    with region.coordinator.store.read() as reader:
        assert reader.count("person") == 1
    again = send(region.lier, region.folder / "c.xlsx")
    assert imports.plan_import(region.coordinator, paths=[again]).erasures.marks == frozenset()


def test_who_waits_to_be_erased_leaves_in_no_package(region: Region) -> None:
    person = full_person(region.lier)
    package = handoff.export(region.lier, path=region.folder / "a.xlsx", kind=PackageKind.OFFICE).value
    plan = imports.plan_import(region.nijlen, paths=[package.path], codes=[package.code])
    imports.apply_import(region.nijlen, plan=plan)
    erasure.erase(region.lier, person_id=person, reason="verzoek")
    second = handoff.export(region.lier, path=region.folder / "b.xlsx", kind=PackageKind.OFFICE).value
    plan = imports.plan_import(region.nijlen, paths=[second.path], codes=[second.code])
    imports.apply_import(region.nijlen, plan=plan)
    assert erasure.pending(region.nijlen).people == 1
    out = handoff.export(region.nijlen, path=region.folder / "c.xlsx", kind=PackageKind.OFFICE).value
    assert out.counts["Deelnemers"] == out.counts["Schorsingen"] == 0
    erasure.accept(region.nijlen)
    assert imports.state_hash(region.nijlen) == imports.state_hash(region.lier)


def test_the_coordinator_erases_and_the_office_follows(region: Region) -> None:
    person = full_person(region.lier)
    read(region.coordinator, send(region.lier, region.folder / "a.xlsx"))
    with region.coordinator.store.read() as reader:
        pseudonym = next(reader.all("person")).id
    assert pseudonym != person
    erasure.erase(region.coordinator, person_id=pseudonym, reason="verzoek")
    out = handoff.export(region.coordinator, path=region.folder / "r.xlsx", kind=PackageKind.REGION).value
    plan = imports.plan_import(region.lier, paths=[out.path])
    assert plan.erasures.people == 1
    imports.apply_import(region.lier, plan=plan, accept_erasures=True)
    assert not traces(region.lier, (MARKER.casefold(),))


def test_a_package_without_a_valid_signature_erases_nobody(region: Region, tmp_path: Path) -> None:
    person = full_person(region.lier)
    read(region.coordinator, send(region.lier, region.folder / "a.xlsx"))
    with region.lier.store.write(region.lier.actor) as writer:
        writer.set_secret("certificate", b"x" * 64)
    erasure.erase(region.lier, person_id=person, reason="verzoek")
    plan = imports.plan_import(region.coordinator, paths=[send(region.lier, region.folder / "b.xlsx")])
    assert plan.files[0].signature == "unknown"
    imports.apply_import(region.coordinator, plan=plan, accept_erasures=True)
    assert erasure.pending(region.coordinator).marks == frozenset()
    with region.coordinator.store.read() as reader:
        assert reader.count("person") == 1


def test_a_restored_backup_brings_nobody_back(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "desk")
    person = full_person(desk)
    backup = vaults.backup_now(desk)
    old = (backup.folder / DATABASE_NAME).read_bytes()
    erasure.erase(desk, person_id=person, reason="verzoek")
    assert MARKER not in side_file(desk).read_text(encoding="utf-8")
    (backup.folder / DATABASE_NAME).write_bytes(old)
    desk = restore_backup(desk, backup)
    with desk.store.read() as reader:
        assert reader.count("person") == reader.count("note") == 0
    assert people.search(desk, text=MARKER).matching == 0
    close_desk(desk)


def test_a_copy_out_of_reach_is_told_and_cleaned_when_it_is_back(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "desk")
    stick, away = tmp_path / "stick", tmp_path / "away"
    stick.mkdir()
    vaults.keep_second_folder(desk, folder=stick)
    person = full_person(desk)
    vaults.backup_now(desk)
    stick.rename(away)
    done = erasure.erase(desk, person_id=person, reason="verzoek").value
    assert done.elsewhere == (str(stick),)
    assert not is_owed(desk)
    away.rename(stick)
    assert is_owed(desk)
    vaults.daily(desk)
    assert not is_owed(desk)
    copies = list(stick.rglob(DATABASE_NAME))
    assert copies
    assert all(MARKER not in dumped(copy, desk.vault.data_key) for copy in copies)
    close_desk(desk)


def test_a_reason_is_a_code_and_unknown_people_are_told(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "desk")
    person = full_person(desk)
    with pytest.raises(UserError, match="reason_unknown"):
        erasure.erase(desk, person_id=person, reason=f"{MARKER} vroeg het")
    with pytest.raises(UserError, match="record_not_found"):
        erasure.plan(desk, person_id="nobody")
    close_desk(desk)


def test_not_even_the_freed_pages_hold_what_was_erased(tmp_path: Path) -> None:
    path = tmp_path / "plain.db"
    engine = make_engine(path, None, read_only=False, create=True)
    with engine.begin() as connection:
        create_all(connection)
        UNDO_METADATA.create_all(connection)
    store = Store(engine, engine, clock=StoppedClock(), random=CountedRandomness())
    actor = Actor("An", "counsellor", "desk")
    with store.write(actor) as writer:
        ids = writer.create_many(
            "person", [{"last_name": f"{MARKER}{n}", "municipality": "Lier"} for n in range(40)]
        )
        for person in ids:
            writer.create("note", {"person_id": person, "note_date": "2026-01-01", "body": MARKER * 200})
    assert MARKER.casefold().encode() in b"".join(f.read_bytes() for f in tmp_path.iterdir()).lower()
    with store.write(actor) as writer:
        for person in ids:
            purge(writer.connection, family(writer, "person", person))
    engine.dispose()
    with closing(connect_raw(path, None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir()).lower()
    assert left.startswith(b"sqlite format 3")
    assert MARKER.casefold().encode() not in left


def test_an_organisation_made_anew_from_its_sheet_knows_who_was_erased(tmp_path: Path) -> None:
    keys = []
    code = ""
    for name in ("first", "second"):
        desk = fresh_desk(tmp_path / name, COORDINATOR)
        code = pairing.make_organisation(desk, sheet_code=code).value.pseudonym_code
        with desk.store.read() as reader:
            keys.append((reader.secret("erasure_key"), reader.secret("organisation")))
        close_desk(desk)
    assert keys[0][0] == keys[1][0]
    assert keys[0][1] != keys[1][1]


def test_what_the_eraser_never_saw_goes_too_in_whatever_order_it_comes(region: Region) -> None:
    person = full_person(region.lier)
    first = handoff.export(region.lier, path=region.folder / "a.xlsx", kind=PackageKind.OFFICE).value
    with region.nijlen.store.read() as reader:
        assert reader.count("person") == 0
    imports.apply_import(
        region.nijlen, plan=imports.plan_import(region.nijlen, paths=[first.path], codes=[first.code])
    )
    with region.nijlen.store.write(region.nijlen.actor) as writer:
        track = writer.create("track", {"person_id": person, "status": "actief", "start": "2026-05-01"})
        writer.create("suspension", {"track_id": track, "start": "2026-06-01", "reason": "ziekte"})
    theirs = handoff.export(region.nijlen, path=region.folder / "b.xlsx", kind=PackageKind.OFFICE).value
    erasure.erase(region.lier, person_id=person, reason="verzoek")
    alone = region.folder / "suspensions.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(plain(theirs)))
    for sheet in ("Deelnemers", "Trajecten"):
        del book[sheet]
    book.save(alone)
    read(region.lier, alone)
    with region.lier.store.read() as reader:
        assert reader.count("suspension") == 1
    plan = imports.plan_import(region.lier, paths=[theirs.path], codes=[theirs.code])
    imports.apply_import(region.lier, plan=plan)
    with region.lier.store.read() as reader:
        assert reader.count("suspension") == 0
    assert not is_owed(region.lier)


def test_a_backup_of_an_older_version_is_cleaned_too(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "desk")
    person = full_person(desk)
    backup = vaults.backup_now(desk)
    with closing(connect_raw(backup.database, desk.vault.data_key)) as connection:
        connection.execute("ALTER TABLE person DROP COLUMN informal_care")
        for table in ("same_person", "match_hash", "trace"):
            connection.execute(f"DROP TABLE {table}")
    done = erasure.erase(desk, person_id=person, reason="verzoek").value
    assert (done.backups, done.elsewhere) == (1, ())
    assert MARKER not in dumped(backup.database, desk.vault.data_key)
    close_desk(desk)
