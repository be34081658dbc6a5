# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reservekopie: make one, see which there are, keep them in a second place, and put one back."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from ensure_desk import bootstrap
from ensure_desk.domain.day_words import date_and_clock
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.messages import sentence
from ensure_desk.domain.texts import N_
from ensure_desk.services import vaults
from ensure_desk.storage.backup import Backup
from ensure_desk.ui.context import Context
from ensure_desk.ui.errors import bug_dialog
from ensure_desk.ui.pages.settings.section import Section
from ensure_desk.ui.widgets.banner import Banner
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.layout import clear, vbox
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.texts import body
from ensure_desk.ui.widgets.whole_rows import WholeRows

_REASONS = {
    "daily": N_("Elke dag"),
    "import": N_("Voor het inlezen"),
    "migration": N_("Voor een nieuwe versie"),
    "restore": N_("Voor het terugzetten"),
    "manual": N_("Zelf gemaakt"),
}


_LEAST = 234
"""The least height of the list: its head and five rows."""


@runtime_checkable
class Lockable(Protocol):
    """The shell around the page: it can lock and be put out of use."""

    def lock(self) -> None:
        """Lock the desk."""
        ...


@dataclass(frozen=True)
class Loaded:
    """What the section shows."""

    backups: tuple[Backup, ...]
    second_folder: Path | None
    notices: tuple[UserError, ...]


class BackupsSection(Section):
    """The list, the second folder, and the sentences about a vault that was put back."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._notices = vbox(gap=8)
        self.column.addLayout(self._notices)
        self.column.addWidget(self._list_card(), 1)
        self.column.addWidget(self._second_card())

    def _list_card(self) -> Card:
        _ = self._
        card = Card(_(N_("Reservekopieën op deze computer")), padded=False)
        self.table = RowsTable(
            (
                Column(
                    "made_at",
                    _(N_("Wanneer")),
                    180,
                    sort=lambda b: b.made_at,
                    display=self._moment,
                    bold=True,
                ),
                Column("reason", _(N_("Waarom")), display=lambda b: _(_REASONS[b.reason])),
                Column("size", _(N_("Grootte")), 110, display=lambda b: megabytes(b.size), align="right"),
            ),
            sortable=False,
        )
        self.table.setAccessibleName(_(N_("Reservekopieën op deze computer")))
        self.table.set_empty(_(N_("Nog geen reservekopie.")))
        self.table.selected.connect(lambda backup: self.back.setEnabled(backup is not None))
        self.make = button(_(N_("Maak nu een reservekopie")), icon="archive", kind="primary")
        self.make.clicked.connect(self._make)
        self.back: QPushButton = button(_(N_("Terugzetten")), icon="history")
        self.back.setEnabled(False)
        self.back.clicked.connect(self._ask)
        place = WholeRows(self.table)
        place.setMinimumHeight(_LEAST)
        card.body.addWidget(place)
        foot = card.footer()
        foot.addWidget(self.make)
        foot.addWidget(self.back)
        foot.addStretch(1)
        return card

    def _moment(self, backup: Backup) -> str:
        """Return when a backup was made, on this computer's clock."""
        return date_and_clock(backup.made_at.astimezone(), self._)

    def _second_card(self) -> Card:
        _ = self._
        card = Card(_(N_("Tweede map")))
        text = _(
            N_(
                "Een kopie op een stick of een netwerkmap helpt als deze computer stukgaat. Ze is versleuteld."
            )
        )
        self.folder = body("", bold=True)
        card.body.addWidget(body(text, "t2"))
        card.body.addWidget(self.folder)
        choose = button(_(N_("Map kiezen")), icon="folder")
        choose.clicked.connect(self._ask_folder)
        self.forget = button(_(N_("Geen tweede map meer")), kind="quiet")
        self.forget.clicked.connect(lambda: self.keep_folder(None))
        foot = card.footer()
        foot.addWidget(choose)
        foot.addWidget(self.forget)
        foot.addStretch(1)
        return card

    def load(self) -> None:
        """Fetch the backups."""
        desk = self.ctx.desk

        def work() -> Loaded:
            return Loaded(vaults.backups(desk), vaults.kept_second_folder(desk), vaults.notices(desk))

        self.ctx.jobs.read(work, self._show, receiver=self)

    def _show(self, loaded: Loaded) -> None:
        self.table.set_rows(loaded.backups, keep="folder")
        folder = loaded.second_folder
        self.folder.setText(str(folder) if folder else self._(N_("Nog geen tweede map gekozen.")))
        self.forget.setVisible(folder is not None)
        clear(self._notices)
        for notice in loaded.notices:
            restored = notice.code == "vault_restored"
            action = self._(N_("Dit is juist")) if restored else ""
            banner = Banner(sentence(notice, self._), action=action)
            banner.action.connect(self._confirm)
            self._notices.addWidget(banner)

    def _confirm(self) -> None:
        desk = self.ctx.desk
        self.ctx.jobs.write(lambda: vaults.confirm_right_vault(desk), lambda _: self.load(), receiver=self)

    def _make(self) -> None:
        desk = self.ctx.desk
        self.make.setEnabled(False)
        self.ctx.jobs.write(lambda: vaults.backup_now(desk), self._made, self._not_made, receiver=self)

    def _made(self, backup: Backup) -> None:
        self.make.setEnabled(True)
        self.ctx.toast(self._(N_("De reservekopie van {moment} is gemaakt."), moment=self._moment(backup)))
        self.load()

    def _not_made(self, error: Exception) -> None:
        self.make.setEnabled(True)
        self.ctx.show_error(error)
        self.load()

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self._(N_("Map kiezen")))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.keep_folder(Path(name)))
        dialog.open()

    def keep_folder(self, folder: Path | None) -> None:
        """Keep a second folder, or none."""
        desk = self.ctx.desk
        self.ctx.jobs.write(
            lambda: vaults.keep_second_folder(desk, folder=folder), lambda _: self.load(), receiver=self
        )

    def _ask(self) -> None:
        backup: Backup | None = self.table.current()
        if backup is None:
            return
        _ = self._
        text = _(
            N_(
                "Alles wordt weer zoals op {moment}. Wat u daarna noteerde, is dan niet meer te zien. "
                "Van nu wordt eerst een reservekopie gemaakt. Daarna vraagt het programma uw wachtzin."
            ),
            moment=self._moment(backup),
        )
        actions = (("stop", _(N_("Annuleren")), "secondary"), ("go", _(N_("Terugzetten")), "danger"))
        dialog = Dialog(self, _(N_("Deze reservekopie terugzetten?")), text, actions)
        dialog.chosen.connect(lambda code: self.restore(backup) if code == "go" else None)
        dialog.open()

    def restore(self, backup: Backup) -> None:
        """Put a backup in the place of the vault, then lock: the pages in view are of before."""
        desk, shell = self.ctx.desk, self._shell()
        if isinstance(shell, QWidget):
            shell.setEnabled(False)

        def work() -> None:
            bootstrap.close_desk(bootstrap.restore_backup(desk, backup))

        self.ctx.jobs.write(
            work, lambda _: self._leave(shell), lambda e: self._not_restored(e, shell), receiver=self
        )

    def _not_restored(self, error: Exception, shell: Any) -> None:
        _, window = self._, self.window()
        if isinstance(error, UserError):
            close = (("close", _(N_("Sluiten")), "primary"),)
            Dialog(window, _(N_("Het terugzetten is niet gelukt")), sentence(error, _), close).open()
        else:
            bug_dialog(window, _, error).open()
        self._leave(shell)

    def _leave(self, shell: Any) -> None:
        """The vault is closed by now, whatever happened: only unlocking leads on."""
        if isinstance(shell, QWidget):
            shell.setEnabled(True)
        if isinstance(shell, Lockable):
            shell.lock()

    def _shell(self) -> Any:
        widget = self.parentWidget()
        while widget is not None and not isinstance(widget, Lockable):
            widget = widget.parentWidget()
        return widget


def megabytes(size: int) -> str:
    """Return a size in bytes for people, with a comma."""
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
