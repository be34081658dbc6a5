# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is seen and printed of answers leaves a line in the trail; the languages of a talk are remembered with it."""

from collections.abc import Iterable

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.statuses import BUSY
from ensure_desk.services.desk import Desk

PLUS = " + "


def viewed(desk: Desk, *, response_ids: Iterable[str], reason: str = "") -> Done[None]:
    """Note in the trail that these responses were opened."""
    return _noted(desk, "view", response_ids, reason)


def printed(desk: Desk, *, response_ids: Iterable[str], kept: bool = False) -> Done[None]:
    """Note in the trail that the sheet of these responses was printed, or kept as a file."""
    return _noted(desk, "print", response_ids, "pdf" if kept else "paper")


def _noted(desk: Desk, action: str, response_ids: Iterable[str], detail: str) -> Done[None]:
    with desk.store.write(desk.actor) as writer:
        for response_id in response_ids:
            writer.note(action, kind="response", record_id=response_id, detail=detail)
    return Done(None, Changes())


def speak(desk: Desk, *, response_id: str, language: str, beneath: str = "") -> Done[None]:
    """Remember the languages on the screen: the large one, and the one beneath it where there is one."""
    with desk.store.write(desk.actor) as writer:
        record = writer.get("response", response_id)
        words = said(language, beneath)
        if record is not None and record.text("status") == BUSY and record.text("language") != words:
            writer.update("response", response_id, {"language": words})
        return Done(None, writer.changes)


def said(language: str, beneath: str = "") -> str:
    """Return the languages of a talk as they are stored."""
    return PLUS.join(filter(None, (language, "" if beneath == language else beneath)))


def spoken(text: str, languages: Iterable[str]) -> tuple[str, str]:
    """Return the large language and the one beneath it; empty where the questionnaire does not have it."""
    known = set(languages)
    large, _, beneath = text.partition(PLUS)
    return large if large in known else "", beneath if beneath in known else ""
