# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checking a workbook and publishing it: everything to mend, with sheet and row, and what changes for who took it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.questionnaire_versions import SinceCurrent
from ensure_desk.services.questionnaires import Checked, IssueLine
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.texts import body, h3, small

_MOST_CHANGES = 6


@dataclass(frozen=True)
class Found:
    """A checked workbook, and what it changes of the version in use."""

    checked: Checked
    since: SinceCurrent | None


class Checking(Card):
    """What was found in a workbook."""

    published = Signal()
    looked = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self._found = h3(tr(N_("Nog geen werkmap nagekeken")))
        self._told = body(
            tr(N_("Kies een werkmap. U ziet dan alles wat u moet verbeteren, met blad en rij.")), "t2"
        )
        self._since = small("", "t2", wrap=True)
        self._since.hide()
        self.issues = RowsTable(
            (
                Column("place", tr(N_("Waar")), 190, bold=True),
                Column("what", tr(N_("Wat")), display=lambda line: f"{line.what} {line.proposal}"),
                Column("is_error", "", 90, display=self._severity, tone=_severity_tone),
            ),
            sortable=False,
        )
        self.issues.setAccessibleName(tr(N_("Wat er in de werkmap staat")))
        self.look = button(tr(N_("Bekijken")), icon="eye")
        self.publish = button(tr(N_("Publiceren")), icon="check", kind="primary")
        self.look.clicked.connect(self.looked)
        self.publish.clicked.connect(self.published)
        for press in (self.look, self.publish):
            press.setEnabled(False)
        for label in (self._found, self._told, self._since):
            self.body.addWidget(label)
        self.body.addWidget(self.issues, 1)
        foot = self.footer()
        foot.addWidget(self.look)
        foot.addWidget(self.publish)

    def _severity(self, line: IssueLine) -> str:
        return self._(N_("fout")) if line.is_error else self._(N_("let op"))

    def show_found(self, name: str, found: Found) -> None:
        """Show what there is to mend, or that it is ready."""
        checked = found.checked
        errors = sum(line.is_error for line in checked.lines)
        self._found.setText(name)
        self._told.setText(
            self._.plural(
                "Verbeter {n} fout en kijk weer na.", "Verbeter {n} fouten en kijk weer na.", errors
            )
            if errors
            else self._(N_("Deze werkmap is klaar om te publiceren."))
        )
        self._since.setText(since_words(self._, found.since))
        self._since.setVisible(bool(self._since.text()))
        self.issues.set_rows(checked.lines)
        self.publish.setEnabled(checked.is_ready)
        self.look.setEnabled(bool(checked.converted.xform))
        (self.publish if checked.is_ready else self.issues).setFocus()


def since_words(tr: Translator, since: SinceCurrent | None) -> str:
    """Return what changed since the version in use and whether scores compare; empty for a new questionnaire."""
    if since is None:
        return ""
    changes = [f"{change.label}: {tr(change.what)}" for change in since.changes]
    more = len(changes) - _MOST_CHANGES
    lines: Sequence[str] = changes[:_MOST_CHANGES]
    head = tr.plural(
        "{n} vraag is anders dan in versie {version}.",
        "{n} vragen zijn anders dan in versie {version}.",
        len(changes),
        version=since.version,
    )
    rest = [tr(N_("en nog {n}"), n=more)] if more > 0 else []
    said = N_("Scores kunt u blijven vergelijken.")
    if not since.comparable:
        said = N_("Scores kunt u niet meer vergelijken met die versie.")
    return "\n".join([head, *lines, *rest, tr(said)])


def _severity_tone(line: IssueLine) -> str:
    return "danger" if line.is_error else "warn"
