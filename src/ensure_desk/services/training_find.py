# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding a training or session by what a person types: an id, the code of a training, or code and day."""

from ensure_desk.domain.errors import UserError
from ensure_desk.services.desk import Desk

_TRAINING = "SELECT id FROM training WHERE hidden = 0 AND (id = ?1 OR code = ?1 COLLATE NOCASE)"
_SESSION = """SELECT s.id FROM session AS s JOIN training AS t ON t.id = s.training_id
 WHERE s.hidden = 0 AND t.hidden = 0 AND (s.id = ?1 OR t.code || '/' || s.held_on = ?1 COLLATE NOCASE)"""


def training(desk: Desk, *, text: str) -> str:
    """Return the training with this id or code; raises UserError `training_not_found`."""
    return _only(desk, _TRAINING, text)


def session(desk: Desk, *, text: str) -> str:
    """Return the session with this id, or of a training on a day (`T-LIE-26A01/2026-11-03`)."""
    return _only(desk, _SESSION, text)


def _only(desk: Desk, query: str, text: str) -> str:
    with desk.store.read() as reader:
        found = list(reader.connection.exec_driver_sql(query, (text.strip(),)).scalars())
    if len(found) != 1:
        raise UserError("training_not_found", typed=text)
    return str(found[0])
