# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The key file: right, wrong, mistyped, damaged and missing are five different things."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ensure_desk.domain.errors import UserError
from ensure_desk.storage import keyfile, keyfile_format
from ensure_desk.storage.keyfile import NewKeys
from ensure_desk.storage.keyslots import new_recovery_key, read_recovery_key
from ensure_desk.storage.slot import ArgonCost
from ensure_desk.storage.unlock_delay import SIDE_NAME, delay_after
from tests.storage.vault_parts import CHEAP, PASSPHRASE, SeededRandomness


class Seconds:
    """A clock in seconds that a test moves."""

    def __init__(self) -> None:
        self.value = 1_000_000.0

    def __call__(self) -> float:
        return self.value


@pytest.fixture
def keys(tmp_path: Path) -> NewKeys:
    return keyfile.create_key_file(
        tmp_path, name="Zoë", passphrase=PASSPHRASE, random=SeededRandomness(), argon=CHEAP
    )


def code_of(error: pytest.ExceptionInfo[UserError]) -> str:
    return error.value.code


def test_the_passphrase_gives_the_data_key(tmp_path: Path, keys: NewKeys) -> None:
    assert keyfile.unlock(tmp_path, PASSPHRASE) == keys.data_key
    assert keyfile.unlock_person(tmp_path, PASSPHRASE).name == "Zoë"
    assert keyfile.slots(tmp_path) == ("Zoë",)


def test_the_file_holds_neither_key_nor_passphrase(tmp_path: Path, keys: NewKeys) -> None:
    content = (tmp_path / keyfile.KEY_NAME).read_text()
    assert keys.data_key.hex() not in content
    assert PASSPHRASE not in content
    assert keys.recovery_key not in content


def test_a_passphrase_typed_on_another_keyboard_is_the_same(tmp_path: Path) -> None:
    made = keyfile.create_key_file(
        tmp_path, name="a", passphrase="caf\u00e9", random=SeededRandomness(), argon=CHEAP
    )
    assert keyfile.unlock(tmp_path, "cafe\u0301") == made.data_key


def test_a_wrong_passphrase_is_called_wrong(tmp_path: Path, keys: NewKeys) -> None:
    with pytest.raises(UserError) as error:
        keyfile.unlock(tmp_path, "iets anders")
    assert code_of(error) == "wrong_passphrase"


def test_the_name_limits_the_try_to_one_slot(tmp_path: Path, keys: NewKeys) -> None:
    with pytest.raises(UserError) as error:
        keyfile.unlock(tmp_path, PASSPHRASE, name="iemand anders")
    assert code_of(error) == "wrong_passphrase"


def test_the_recovery_key_opens_however_it_is_typed(tmp_path: Path, keys: NewKeys) -> None:
    typed = keys.recovery_key.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert keyfile.unlock_with_recovery(tmp_path, typed) == keys.data_key


def test_a_typing_error_in_the_recovery_key_is_called_that_and_costs_no_time(
    tmp_path: Path, keys: NewKeys
) -> None:
    other = "B" if keys.recovery_key[3] != "B" else "C"
    for _ in range(5):
        with pytest.raises(UserError) as error:
            keyfile.unlock_with_recovery(tmp_path, keys.recovery_key[:3] + other + keys.recovery_key[4:])
        assert code_of(error) == "recovery_key_mistyped"
    assert keyfile.seconds_to_wait(tmp_path) == 0


def test_the_recovery_key_of_another_vault_is_called_that(tmp_path: Path, keys: NewKeys) -> None:
    with pytest.raises(UserError) as error:
        keyfile.unlock_with_recovery(tmp_path, new_recovery_key(SeededRandomness(99)))
    assert code_of(error) == "recovery_key_wrong"


@given(seed=st.integers(0, 10_000), place=st.integers(0, 41), step=st.integers(1, 31))
def test_the_check_of_a_recovery_key_never_takes_a_wrong_sign_for_the_right_key(
    seed: int, place: int, step: int
) -> None:
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    signs = list(new_recovery_key(SeededRandomness(seed)).replace("-", ""))
    right = read_recovery_key("".join(signs))
    signs[place] = alphabet[(alphabet.index(signs[place]) + step) % 32]
    with suppress(UserError):
        assert read_recovery_key("".join(signs)) != right


def test_a_recovery_key_is_eight_groups_of_five_and_a_check() -> None:
    groups = new_recovery_key(SeededRandomness()).split("-")
    assert [len(group) for group in groups] == [5] * 8 + [2]


@pytest.mark.parametrize("name", [keyfile.KEY_NAME, keyfile.COPY_NAME])
@pytest.mark.parametrize("content", [None, b"", b"{", b"\0" * 900])
def test_one_bad_copy_is_mended_from_the_other(
    tmp_path: Path, keys: NewKeys, name: str, content: bytes | None
) -> None:
    good = (tmp_path / name).read_bytes()
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert keyfile.unlock(tmp_path, PASSPHRASE) == keys.data_key
    assert (tmp_path / name).read_bytes() == good


def test_damage_anywhere_is_never_called_a_wrong_passphrase(tmp_path: Path, keys: NewKeys) -> None:
    whole = (tmp_path / keyfile.KEY_NAME).read_bytes()
    for place in range(0, len(whole), 7):
        broken = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        read = keyfile_format.from_bytes(broken)
        assert read is None or read == keyfile_format.from_bytes(whole)


def test_two_bad_copies_are_a_damaged_key_file(tmp_path: Path, keys: NewKeys) -> None:
    for name in (keyfile.KEY_NAME, keyfile.COPY_NAME):
        (tmp_path / name).write_bytes(b"rubbish")
    with pytest.raises(UserError) as error:
        keyfile.unlock(tmp_path, PASSPHRASE)
    assert code_of(error) == "key_file_damaged"


def test_no_copy_is_a_missing_key_file(tmp_path: Path) -> None:
    with pytest.raises(UserError) as error:
        keyfile.unlock(tmp_path, PASSPHRASE)
    assert code_of(error) == "key_file_missing"


def test_a_key_file_of_a_later_version_is_refused(tmp_path: Path, keys: NewKeys) -> None:
    body = json.loads((tmp_path / keyfile.KEY_NAME).read_bytes())
    body.pop("checksum")
    body["version"] = 2
    body["checksum"] = keyfile_format._checksum(body)
    (tmp_path / keyfile.KEY_NAME).write_text(json.dumps(body))
    with pytest.raises(UserError) as error:
        keyfile.unlock(tmp_path, PASSPHRASE)
    assert code_of(error) == "key_file_too_new"


def test_a_file_that_asks_for_a_year_of_work_is_damaged() -> None:
    assert not ArgonCost(memory_kib=1 << 30).is_sane()
    assert not ArgonCost(time=10_000).is_sane()
    assert ArgonCost().is_sane()


def test_words_of_a_slot_are_bound_to_its_box(tmp_path: Path, keys: NewKeys) -> None:
    file = keyfile_format.read_key_file(tmp_path)
    body = json.loads(keyfile_format.to_bytes(file))
    body.pop("checksum")
    body["slots"][0]["name"] = "Eve"
    body["checksum"] = keyfile_format._checksum(body)
    for name in (keyfile.KEY_NAME, keyfile.COPY_NAME):
        (tmp_path / name).write_text(json.dumps(body))
    with pytest.raises(UserError, match="wrong_passphrase"):
        keyfile.unlock(tmp_path, PASSPHRASE)


def test_a_changed_passphrase_is_the_only_one_that_opens(tmp_path: Path, keys: NewKeys) -> None:
    keyfile.change_passphrase(
        tmp_path, PASSPHRASE, "acht rode boten", random=SeededRandomness(2), argon=CHEAP
    )
    assert keyfile.unlock(tmp_path, "acht rode boten") == keys.data_key
    assert keyfile.unlock_with_recovery(tmp_path, keys.recovery_key) == keys.data_key
    with pytest.raises(UserError, match="wrong_passphrase"):
        keyfile.unlock(tmp_path, PASSPHRASE)


def test_a_change_that_was_cut_off_between_the_copies_counts(tmp_path: Path, keys: NewKeys) -> None:
    old = (tmp_path / keyfile.COPY_NAME).read_bytes()
    keyfile.change_passphrase(tmp_path, PASSPHRASE, "nieuw", random=SeededRandomness(2), argon=CHEAP)
    (tmp_path / keyfile.COPY_NAME).write_bytes(old)
    assert keyfile.unlock(tmp_path, "nieuw") == keys.data_key
    assert (tmp_path / keyfile.COPY_NAME).read_bytes() == (tmp_path / keyfile.KEY_NAME).read_bytes()


def test_a_forgotten_passphrase_is_replaced_by_way_of_the_recovery_key(tmp_path: Path, keys: NewKeys) -> None:
    data_key = keyfile.unlock_with_recovery(tmp_path, keys.recovery_key)
    person = keyfile.Unlocked(data_key, "Zoë")
    keyfile.set_passphrase(tmp_path, person, "nieuw", random=SeededRandomness(3), argon=CHEAP)
    assert keyfile.unlock(tmp_path, "nieuw") == keys.data_key
    assert keyfile.slots(tmp_path) == ("Zoë",)


def test_colleagues_have_their_own_slot_and_can_leave(tmp_path: Path, keys: NewKeys) -> None:
    colleague = keyfile.Unlocked(keys.data_key, "Łukasz")
    keyfile.set_passphrase(tmp_path, colleague, "van Łukasz", random=SeededRandomness(3), argon=CHEAP)
    assert keyfile.unlock_person(tmp_path, "van Łukasz").name == "Łukasz"
    keyfile.remove_slot(tmp_path, "Łukasz")
    assert keyfile.slots(tmp_path) == ("Zoë",)
    with pytest.raises(UserError, match="last_slot"):
        keyfile.remove_slot(tmp_path, "Zoë")
    with pytest.raises(UserError, match="slot_missing"):
        keyfile.remove_slot(tmp_path, "Łukasz")


def test_a_key_of_another_vault_gets_no_slot(tmp_path: Path, keys: NewKeys) -> None:
    stranger = keyfile.Unlocked(bytes(32), "Eve")
    with pytest.raises(UserError, match="key_file_other_vault"):
        keyfile.set_passphrase(tmp_path, stranger, "x", random=SeededRandomness(), argon=CHEAP)


def test_a_new_recovery_key_makes_the_old_paper_worthless(tmp_path: Path, keys: NewKeys) -> None:
    fresh = keyfile.renew_recovery_key(tmp_path, keys.data_key, random=SeededRandomness(5))
    assert keyfile.unlock_with_recovery(tmp_path, fresh) == keys.data_key
    with pytest.raises(UserError, match="recovery_key_wrong"):
        keyfile.unlock_with_recovery(tmp_path, keys.recovery_key)


def test_a_finished_key_file_is_never_written_over(tmp_path: Path, keys: NewKeys) -> None:
    keyfile_format.mark_finished(tmp_path)
    with pytest.raises(UserError, match="vault_exists"):
        keyfile.create_key_file(tmp_path, name="x", passphrase="y", random=SeededRandomness(1), argon=CHEAP)
    assert keyfile.unlock(tmp_path, PASSPHRASE) == keys.data_key


def test_an_empty_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="passphrase_empty"):
        keyfile.create_key_file(tmp_path, name="x", passphrase="", random=SeededRandomness(), argon=CHEAP)


def test_no_key_file_is_made_on_a_share(tmp_path: Path) -> None:
    share = Path("//server/share/kluis")
    with pytest.raises(UserError, match="vault_on_network"):
        keyfile.create_key_file(share, name="x", passphrase="y", random=SeededRandomness(), argon=CHEAP)
    assert not share.exists()


def test_the_pause_grows_from_nothing_to_a_minute() -> None:
    assert [delay_after(n) for n in range(10)] == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60]


def test_wrong_tries_cost_time_and_survive_a_restart(tmp_path: Path, keys: NewKeys) -> None:
    now = Seconds()
    for wait in (0, 0, 1, 2, 4):
        now.value += wait
        with pytest.raises(UserError, match="wrong_passphrase"):
            keyfile.unlock(tmp_path, "mis", now=now)
    assert keyfile.seconds_to_wait(tmp_path, now=now) == 8
    with pytest.raises(UserError) as error:
        keyfile.unlock(tmp_path, PASSPHRASE, now=now)
    assert (code_of(error), error.value.params) == ("unlock_wait", {"seconds": 8})
    now.value += 8
    assert keyfile.unlock(tmp_path, PASSPHRASE, now=now) == keys.data_key
    assert keyfile.seconds_to_wait(tmp_path, now=now) == 0


def test_a_clock_that_was_put_back_locks_nobody_out(tmp_path: Path, keys: NewKeys) -> None:
    now = Seconds()
    (tmp_path / SIDE_NAME).write_text(json.dumps({"failures": 30, "last": now.value + 315_000_000}))
    assert keyfile.seconds_to_wait(tmp_path, now=now) == 60
    now.value += 60
    assert keyfile.unlock(tmp_path, PASSPHRASE, now=now) == keys.data_key


@pytest.mark.parametrize("content", ["", "[]", '{"failures": "x"}', '{"failures": 1e999, "last": 0}'])
def test_a_broken_side_file_locks_nobody_out(tmp_path: Path, keys: NewKeys, content: str) -> None:
    (tmp_path / SIDE_NAME).write_text(content)
    assert keyfile.unlock(tmp_path, PASSPHRASE) == keys.data_key
