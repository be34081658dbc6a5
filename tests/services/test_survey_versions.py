# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A newer version beside the one in use: what changed, question by question, and whether scores still compare."""

import pytest

from ensure_desk.services.desk import Desk
from ensure_desk.services.questionnaire_versions import (
    ADDED,
    REMOVED,
    RULED,
    SCALED,
    WORDED,
    scores_comparable,
    since_current,
    version_changes,
)
from ensure_desk.services.questionnaires import SHIPPED, Checked, shipped
from ensure_desk.surveys.model import Form
from ensure_desk.surveys.publish import Converted
from ensure_desk.surveys.xform import read_form
from ensure_desk.system.paths import resource

XFORM = resource(f"questionnaires/{SHIPPED[0]}.xml").read_text(encoding="utf-8")
MOBILITY = "/data/g_MOB/MOB"


def changed(old: str, new: str) -> Form:
    assert old in XFORM
    return read_form(XFORM.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "what", "comparable"),
    [
        ("Ik geraak moeilijk op het werk of de les", "Werk is ver", WORDED, True),
        ("<name>4</name>", "<name>5</name>", SCALED, False),
        (f'nodeset="{MOBILITY}"', f'nodeset="{MOBILITY}" required="true()"', RULED, True),
    ],
)  # fmt: skip
def test_a_change_is_named_and_judged(old: str, new: str, what: str, comparable: bool) -> None:
    of = changed(old, new)
    found = {c.what for c in version_changes(shipped(SHIPPED[0]), of) if c.path == MOBILITY}
    assert found == {what}
    assert scores_comparable(shipped(SHIPPED[0]), of) is comparable


def test_questions_that_came_and_went_are_told() -> None:
    fewer = changed('<input ref="/data/g_MOB/MOB_nota"', '<input ref="/data/g_MOB/MOB_other"')
    both = {c.path: c.what for c in version_changes(shipped(SHIPPED[0]), fewer)}
    assert both == {"/data/g_MOB/MOB_other": ADDED, "/data/g_MOB/MOB_nota": REMOVED}


def checked(xform: str) -> Checked:
    return Checked(Converted({}, xform, "", "", ()), (), b"")


def test_a_checked_workbook_is_laid_beside_the_version_in_use(desk: Desk) -> None:
    newer = checked(XFORM.replace("<name>4</name>", "<name>5</name>"))
    found = since_current(desk, checked=newer)
    assert found is not None
    assert (found.version, found.comparable) == (shipped(SHIPPED[0]).version, False)
    assert len(found.changes) >= 16


def test_a_new_questionnaire_is_compared_with_nothing(desk: Desk) -> None:
    new = XFORM.replace('id="ensure_drempelbevraging"', 'id="nieuw"')
    assert since_current(desk, checked=checked(new)) is None
    assert since_current(desk, checked=checked("")) is None
