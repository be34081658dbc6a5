# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each colleague opens the vault with an own passphrase, and the trail names who wrote."""

from pathlib import Path

import pytest

from ensure_desk import bootstrap
from ensure_desk.domain.errors import UserError
from ensure_desk.services import accounts
from tests.support import CHEAP, PASSPHRASE, add_person, fresh_desk

OTHER = "molen rivier appel wagen"


def test_a_colleague_opens_the_vault_under_an_own_name_until_the_passphrase_is_taken_away(
    tmp_path: Path,
) -> None:
    desk = fresh_desk(tmp_path / "desk")
    first = desk.actor.name
    assert accounts.add(desk, name="  Zoë   Łukasz ", passphrase=OTHER, argon=CHEAP).value == "Zoë Łukasz"
    assert set(accounts.names(desk)) == {first, "Zoë Łukasz"}
    bootstrap.close_desk(desk)
    desk = bootstrap.open_desk(tmp_path / "desk", OTHER)
    assert desk.actor.name == "Zoë Łukasz"
    person = add_person(desk)
    with pytest.raises(UserError, match="own_account"):
        accounts.remove(desk, name="Zoë Łukasz")
    bootstrap.close_desk(desk)
    desk = bootstrap.open_desk(tmp_path / "desk", PASSPHRASE)
    accounts.remove(desk, name="Zoë Łukasz")
    with desk.store.read() as reader:
        assert reader.get("person", person) is not None
        actions = [row[0] for row in reader.connection.exec_driver_sql("SELECT action FROM audit")]
    assert {"add_account", "remove_account"} <= set(actions)
    bootstrap.close_desk(desk)
    with pytest.raises(UserError, match="wrong_passphrase"):
        bootstrap.open_desk(tmp_path / "desk", OTHER)


def test_a_name_is_given_once_and_never_empty(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "desk")
    for name, passphrase, code in (
        (" ", OTHER, "account_name_missing"),
        (desk.actor.name.upper(), OTHER, "account_exists"),
        ("Mia", "", "passphrase_empty"),
    ):
        with pytest.raises(UserError, match=code):
            accounts.add(desk, name=name, passphrase=passphrase, argon=CHEAP)
    assert accounts.names(desk) == (desk.actor.name,)
    bootstrap.close_desk(desk)
