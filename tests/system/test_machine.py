# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Paths, settings, clock and chance: what the machine gives."""

import datetime as dt
import os
import sys
from dataclasses import replace
from pathlib import Path

import platformdirs
import pytest

from ensure_desk.domain.ports import Clock, Randomness
from ensure_desk.system import paths
from ensure_desk.system.clock import SystemClock
from ensure_desk.system.randomness import SystemRandomness
from ensure_desk.system.settings import Settings, read_settings, write_settings


def test_the_clock_gives_aware_utc_and_the_local_day() -> None:
    clock: Clock = SystemClock()
    assert clock.now().utcoffset() == dt.timedelta(0)
    assert clock.today() in {(clock.now().astimezone() + dt.timedelta(seconds=s)).date() for s in (-5, 0)}


def test_randomness_gives_the_asked_length_and_never_the_same() -> None:
    chance: Randomness = SystemRandomness()
    assert len(chance.token(16)) == 16
    assert chance.token(16) != chance.token(16)


def test_resources_of_a_checkout_are_found_beside_the_source() -> None:
    assert paths.share_roots()[-1] == Path(__file__).resolve().parents[2]


def test_resources_of_a_frozen_program_are_found_in_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources" / "icons").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("icons") == tmp_path / "resources" / "icons"
    assert paths.translation_dirs() == []


def test_a_missing_resource_is_an_error_with_its_name() -> None:
    with pytest.raises(FileNotFoundError, match="icons/none.svg"):
        paths.resource("icons/none.svg")


@pytest.mark.skipif(
    sys.platform != "linux", reason="each system tells in its own way where a person's data lie"
)
@pytest.mark.parametrize("told", ["", "relative/folder", "/data/of/mia"])
def test_the_folder_of_a_person_is_where_the_desktop_keeps_it(
    told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", told)
    wanted = platformdirs.user_data_dir("ENSURE Desk", appauthor=False, roaming=False)
    assert str(paths.default_data_dir()) == wanted


def test_settings_come_back_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "map" / "settings.json"
    settings = replace(Settings(), language="fr", idle_lock_minutes=9, window="C:/Kluis é")
    write_settings(file, settings)
    assert read_settings(file) == settings
    assert os.listdir(file.parent) == ["settings.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"language": 3, "other": 1}', "\x00"])
def test_settings_that_cannot_be_read_are_the_defaults(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text, encoding="utf-8")
    assert read_settings(file) == Settings()
    assert read_settings(tmp_path / "none.json") == Settings()


def test_settings_that_cannot_be_written_leave_the_old_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    write_settings(file, Settings(theme="dark"))

    def broken(_handle: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="disk full"):
        write_settings(file, Settings(theme="light"))
    assert read_settings(file).theme == "dark"
    assert os.listdir(tmp_path) == ["settings.json"]
