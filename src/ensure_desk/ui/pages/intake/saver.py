# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where an intake is kept while it is taken: nowhere, until somebody fills something in."""

from collections.abc import Mapping

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.services import intake
from ensure_desk.services.desk import Desk
from ensure_desk.services.intake import Draft


class DraftSaver:
    """Keeps the changes of one draft; called on the writer's thread, one call after the other."""

    def __init__(self, desk: Desk, draft: Draft, *, kept: bool) -> None:
        self._desk, self._draft, self._kept = desk, draft, kept

    def __call__(self, slot: str, changes: Mapping[str, object]) -> Done[Draft]:
        """Keep one change; the first one keeps the draft itself."""
        self._keep()
        return intake.save_draft(self._desk, draft_id=self._draft.id, slot=slot, changes=changes)

    def finish(self) -> Done[str]:
        """Make the dossier.

        Raises UserError `field_required` while something is missing.
        """
        if not self._kept:
            intake.check_ready(self._draft)
        return intake.finish_draft(self._desk, draft_id=self._draft.id)

    def drop(self) -> Done[Draft]:
        """Throw the draft away, kept or not."""
        if not self._kept:
            return Done(self._draft, Changes())
        self._kept = False
        return intake.drop_draft(self._desk, draft_id=self._draft.id)

    def _keep(self) -> None:
        if not self._kept:
            intake.bring_back_draft(self._desk, draft=self._draft)
            self._kept = True
