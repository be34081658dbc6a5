# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making a package: for whom, where to, and the six words of a protected one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QRadioButton, QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.handoff import Exported
from ensure_desk.ui.context import Context
from ensure_desk.ui.save_dialog import ask_path
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.layout import hbox
from ensure_desk.ui.widgets.once import OnceDialog, Secret
from ensure_desk.ui.widgets.texts import small

CHOICES: tuple[tuple[PackageKind, str, str], ...] = (
    (
        PackageKind.COORDINATOR,
        N_("Voor de coördinator"),
        N_("Zonder namen. Dit is de gewone overdracht."),
    ),
    (
        PackageKind.OFFICE,
        N_("Voor een ander kantoor of een tweede laptop"),
        N_("Met alle gegevens, beveiligd met zes woorden."),
    ),
    (
        PackageKind.NAMED,
        N_("Voor de coördinator, met namen"),
        N_("Alleen als het moet. Beveiligd met zes woorden, en genoteerd in het logboek."),
    ),
)
"""What an office can make; the coordinator has one kind only."""


def usual_kind(coordinator: bool) -> PackageKind:
    """Return the kind of package that this desk makes without asking."""
    return PackageKind.REGION if coordinator else PackageKind.COORDINATOR


def file_name(kind: PackageKind, municipality: str, day: str, tr: Translator) -> str:
    """Return a name for the file that tells whose it is and for whom, never about whom."""
    words = {
        PackageKind.COORDINATOR: N_("Overdracht {municipality} {day}"),
        PackageKind.NAMED: N_("Overdracht met namen {municipality} {day}"),
        PackageKind.OFFICE: N_("Overdracht kantoor {municipality} {day}"),
        PackageKind.REGION: N_("Regels {municipality} {day}"),
    }
    return tr(words[kind], municipality=municipality, day=day) + ".xlsx"


class KindDialog(Dialog):
    """For whom the package is; a named one is chosen, never the first choice."""

    def __init__(self, parent: QWidget | None, tr: Translator) -> None:
        super().__init__(parent, tr(N_("Voor wie is de overdracht?")), "", ())
        self.setMinimumWidth(480)
        self._choices: dict[PackageKind, QRadioButton] = {}
        for kind, label, hint in CHOICES:
            choice = self._choices[kind] = QRadioButton(tr(label))
            choice.setAccessibleDescription(tr(hint))
            self.content.addWidget(choice)
            self.content.addWidget(small(tr(hint), "t3", wrap=True))
        self._choices[PackageKind.COORDINATOR].setChecked(True)
        cancel, go = button(tr(N_("Annuleren"))), button(tr(N_("Verder")), kind="primary")
        cancel.clicked.connect(self.reject)
        go.clicked.connect(lambda: self._choose(self.kind().value))
        go.setDefault(True)
        self.content.addLayout(hbox(1, cancel, go, gap=8))

    def choose(self, kind: PackageKind) -> None:
        """Tick a kind."""
        self._choices[kind].setChecked(True)

    def kind(self) -> PackageKind:
        """Return the kind that is ticked."""
        return next(kind for kind, choice in self._choices.items() if choice.isChecked())


class Sender(QObject):
    """Asks what must be asked before a package is written, and shows its code afterwards."""

    def __init__(self, ctx: Context, page: QWidget, send: Callable[[Path, PackageKind], None]) -> None:
        super().__init__(page)
        self._ctx, self._page, self._send, self._ = ctx, page, send, ctx.tr

    def usual(self) -> None:
        """Make the usual package: ask where it goes."""
        self.ask_target(usual_kind(self._ctx.desk.is_coordinator))

    def ask_kind(self) -> None:
        """Ask for whom it is, then where it goes."""
        dialog = KindDialog(self._page.window(), self._)
        dialog.chosen.connect(lambda code: self.ask_target(PackageKind(code)))
        dialog.open()

    def ask_target(self, kind: PackageKind) -> None:
        """Ask where the file goes."""
        desk = self._ctx.desk
        name = file_name(kind, desk.municipality, f"{desk.today():%Y-%m-%d}", self._)
        title = self._(N_("Overdracht bewaren"))
        ask_path(self._page, title, name, lambda path: self._send(path, kind))

    def sent(self, done: Done[Exported]) -> None:
        """Tell that a package is written; show its code, this once."""
        exported = done.value
        self._ctx.toast(self._(N_("Overdracht {number} is bewaard."), number=exported.number))
        self._ctx.announce(done.changes.kinds)
        if exported.code:
            text = N_(
                "Alleen wie deze zes woorden kent, kan het bestand openen. Zeg ze aan de telefoon. "
                "Stuur ze nooit mee met het bestand: ze staan nergens anders."
            )
            title = self._(N_("Zes woorden bij de overdracht"))
            OnceDialog(self._page.window(), self._, Secret(exported.code, title, self._(text))).open()
