# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding trainings and sessions by what is known of them: a code, a title and a day, or what a person types."""

from ensure_desk.storage.reader import Reader

_CODES = "SELECT code FROM training WHERE code LIKE ?"
_TRAINING = "SELECT id FROM training WHERE hidden = 0 AND (id = ?1 OR code = ?1 COLLATE NOCASE)"
_SESSION = """SELECT s.id FROM session AS s JOIN training AS t ON t.id = s.training_id
 WHERE s.hidden = 0 AND t.hidden = 0 AND (s.id = ?1 OR t.code || '/' || s.held_on = ?1 COLLATE NOCASE)"""
_TITLED = """SELECT t.id, s.held_on FROM training AS t JOIN session AS s ON s.training_id = t.id
 WHERE t.hidden = 0 AND s.hidden = 0 AND t.title = ? AND coalesce(t.municipality, '') = ?"""
_CODED = "SELECT 1 FROM attendance WHERE session_id = ? AND hidden = 0 AND code IS NOT NULL LIMIT 1"


def codes_of_series(reader: Reader, series: str) -> list[str]:
    """Return the codes that begin with a series, deleted trainings too."""
    return list(reader.connection.exec_driver_sql(_CODES, (f"{series}%",)).scalars())


def trainings_named(reader: Reader, text: str) -> list[str]:
    """Return the trainings with this id or code."""
    return list(reader.connection.exec_driver_sql(_TRAINING, (text,)).scalars())


def sessions_named(reader: Reader, text: str) -> list[str]:
    """Return the sessions with this id, or with this code of the training and day (`T-LIE-26A01/2026-11-03`)."""
    return list(reader.connection.exec_driver_sql(_SESSION, (text,)).scalars())


def days_of_title(reader: Reader, title: str, municipality: str) -> list[tuple[str, str]]:
    """Return (training, day) of the sessions of an office's trainings with this title."""
    rows = reader.connection.exec_driver_sql(_TITLED, (title, municipality))
    return [(row[0], row[1]) for row in rows]


def has_codes(reader: Reader, session_id: str) -> bool:
    """Return whether anybody has a code at a session."""
    return reader.connection.exec_driver_sql(_CODED, (session_id,)).first() is not None
