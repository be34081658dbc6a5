# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The statuses that rules ask for, by name: of tracks, trainings, sessions, enrolments and questionnaires taken.

Their words for people stand in `codes`. Nothing is imported here, so that whoever starts early pays nothing.
"""

CANDIDATE, ACTIVE, SUSPENDED = "kandidaat", "actief", "geschorst"
RUNNING = (ACTIVE, SUSPENDED)
"""Of a track that has begun; one that has ended is over, as a training is."""
PLANNED, BUSY, OVER, CANCELLED = "gepland", "bezig", "afgelopen", "geannuleerd"
"""Of a training; a session and an enrolment are cancelled by the same code."""
HELD = "gehouden"
"""Of a session that took place."""
ENROLLED, INVITED, WAITING = "ingeschreven", "uitgenodigd", "wachtlijst"
DONE = "klaar"
"""Of a questionnaire that was taken to its end; before that it is busy."""
