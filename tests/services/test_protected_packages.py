# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Packages with names are always protected: six words open them, and nothing else does."""

import io
import struct
from collections.abc import Iterator
from hashlib import sha1
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.container.ecma376_encrypted import ECMA376Encrypted
from msoffcrypto.method.ecma376_agile import ECMA376Agile
from msoffcrypto.method.ecma376_standard import ECMA376Standard

from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.words import WORDS, as_typed, new_code, unknown_words
from ensure_desk.gate.model import GateRefusal
from ensure_desk.gate.open import read_workbook
from ensure_desk.services import handoff, imports
from ensure_desk.services.handoff import Exported
from tests.services.handoff_parts import Region, fill, paired_region
from tests.support import CountedRandomness


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as desks:
        yield desks


@pytest.fixture
def package(region: Region) -> Exported:
    fill(region.lier, 3)
    return handoff.export(region.lier, path=region.folder / "a.xlsx", kind=PackageKind.OFFICE).value


def plain(exported: Exported) -> bytes:
    """Open a package as Excel would."""
    out = io.BytesIO()
    with exported.path.open("rb") as stream:
        locked = OOXMLFile(stream)
        locked.load_key(password=exported.code, verify_password=True)
        locked.decrypt(out, verify_integrity=True)
    return out.getvalue()


def in_old_scheme(workbook: bytes, code: str) -> bytes:
    """Protect a workbook as LibreOffice does: AES-128 without a seal."""
    salt = b"0123456789abcdef"
    key = ECMA376Standard.makekey_from_password(code, 0x660E, 0x8004, 0x18, 128, 16, salt)
    aes = Cipher(algorithms.AES(bytes(key)), modes.ECB()).encryptor()  # noqa: S305 - the old scheme
    name = "Microsoft Enhanced RSA and AES Cryptographic Provider\0".encode("utf-16-le")
    header = struct.pack("<8I", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0) + name
    proof = b"a verifier of 16"
    seal = aes.update(proof) + aes.update(sha1(proof).digest().ljust(32, b"\0"))  # noqa: S324 - the old scheme
    verifier = struct.pack("<I", 16) + salt + seal[:16] + struct.pack("<I", 20) + seal[16:]
    info = struct.pack("<HHII", 3, 2, 0x24, len(header)) + header + verifier
    padded = workbook + b"\0" * (-len(workbook) % 16)
    out = io.BytesIO()
    ECMA376Encrypted(struct.pack("<Q", len(workbook)) + aes.update(padded), info).write_to(out)
    return out.getvalue()


def test_an_office_package_brings_everything_to_whom_knows_the_six_words(
    region: Region, package: Exported
) -> None:
    assert b"Janssens" not in package.path.read_bytes()
    assert len(package.code.split()) == 6
    spoken = package.code.upper().replace(" ", " - ")
    plan = imports.plan_import(region.nijlen, paths=[package.path], codes=["kat", spoken])
    assert (plan.totals.new, plan.totals.refused) == (15, 0)
    assert plan.files[0].encryption == "agile"
    imports.apply_import(region.nijlen, plan=plan)
    assert imports.state_hash(region.nijlen) == imports.state_hash(region.lier)


@pytest.mark.parametrize(
    ("codes", "refused"),
    [((), "package_needs_code"), ((" ",), "package_needs_code"), (("een twee",), "gate_wrong_code")],
)
def test_without_the_code_nothing_changes(
    region: Region, package: Exported, codes: tuple[str, ...], refused: str
) -> None:
    before = imports.state_hash(region.nijlen)
    plan = imports.plan_import(region.nijlen, paths=[package.path], codes=codes)
    assert plan.files[0].refusal is not None
    assert plan.files[0].refusal.code == refused
    imports.apply_import(region.nijlen, plan=plan)
    assert imports.state_hash(region.nijlen) == before


def test_the_plain_workbook_never_touches_the_disk(region: Region) -> None:
    fill(region.lier, 1)
    path = region.folder / "deep" / "a.xlsx"
    path.parent.mkdir()
    exported = handoff.export(region.lier, path=path, kind=PackageKind.NAMED).value
    assert [p.name for p in path.parent.iterdir()] == ["a.xlsx"]
    assert path.read_bytes()[:4] == b"\xd0\xcf\x11\xe0"
    assert plain(exported)[:2] == b"PK"


def test_the_older_scheme_is_read_and_told(region: Region, package: Exported) -> None:
    package.path.write_bytes(in_old_scheme(plain(package), package.code))
    plan = imports.plan_import(region.nijlen, paths=[package.path], codes=[package.code])
    assert (plan.files[0].encryption, plan.totals.new) == ("standard", 15)


def test_a_changed_byte_breaks_the_seal(region: Region, package: Exported) -> None:
    data = bytearray(package.path.read_bytes())
    data[len(data) // 2] ^= 1
    package.path.write_bytes(data)
    with pytest.raises(GateRefusal, match="gate_damaged"):
        read_workbook(package.path, codes=[package.code])


def test_a_file_that_asks_for_too_much_hashing_is_refused_at_once(region: Region, package: Exported) -> None:
    slow = ECMA376Agile.encrypt(package.code, io.BytesIO(plain(package)), spin_count=200_001)
    package.path.write_bytes(slow)
    with pytest.raises(GateRefusal, match="gate_slow_code"):
        read_workbook(package.path, codes=[package.code])


def test_a_document_type_in_the_description_is_refused(region: Region, package: Exported) -> None:
    xml = b'<?xml version="1.0"?><!DOCTYPE e [<!ENTITY a "b">]><encryption>&a;</encryption>'
    out = io.BytesIO()
    ECMA376Encrypted(b"x" * 5000, struct.pack("<HHI", 4, 4, 0x40) + xml).write_to(out)
    package.path.write_bytes(out.getvalue())
    with pytest.raises(GateRefusal, match="gate_dtd"):
        read_workbook(package.path, codes=[package.code])


def test_what_was_hidden_passes_the_gate_like_any_file(region: Region, package: Exported) -> None:
    package.path.write_bytes(ECMA376Agile.encrypt("kat", io.BytesIO(b"PK\x03\x04" + b"x" * 5000)))
    with pytest.raises(GateRefusal, match="gate_damaged"):
        read_workbook(package.path, codes=["kat"])


def test_an_office_package_is_not_for_the_coordinator(region: Region, package: Exported) -> None:
    plan = imports.plan_import(region.coordinator, paths=[package.path], codes=[package.code])
    assert plan.files[0].refusal is not None
    assert plan.files[0].refusal.code == "package_not_for_coordinator"


def test_names_and_pseudonyms_of_one_person_are_one_record_at_the_coordinator(region: Region) -> None:
    fill(region.lier, 2)
    first = handoff.export(region.lier, path=region.folder / "a.xlsx", kind=PackageKind.COORDINATOR).value
    named = handoff.export(region.lier, path=region.folder / "b.xlsx", kind=PackageKind.NAMED).value
    for exported in (first, named, first):
        codes = [exported.code] if exported.code else []
        plan = imports.plan_import(region.coordinator, paths=[exported.path], codes=codes)
        assert plan.files[0].refusal is None
        imports.apply_import(region.coordinator, plan=plan)
    with region.coordinator.store.read() as reader:
        people = list(reader.all("person"))
    assert [(p["last_name"], p["birth_year"], p["mobile"]) for p in people] == [
        ("Janssens0", 1960, None),
        ("Janssens1", 1961, None),
    ]


def test_the_words_cannot_be_confused() -> None:
    assert len(set(WORDS)) == 1296
    assert all(4 <= len(word) <= 9 and word.isascii() and word.islower() for word in WORDS)
    assert len({new_code(CountedRandomness(str(n))) for n in range(50)}) == 50
    code = " ".join(WORDS[:6])
    assert as_typed("  Mijn Eigen Wachtwoord ") == "Mijn Eigen Wachtwoord"
    assert as_typed(code.title().replace(" ", ",\n")) == code
    assert unknown_words(code + " qwerty") == ("qwerty",)
