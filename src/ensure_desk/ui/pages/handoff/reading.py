# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading packages: which files, what they would change, and reading them in after a look."""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.texts import N_
from ensure_desk.gate.open import cool_down, warm_up
from ensure_desk.services import errors_workbook, imports
from ensure_desk.services.desk import Desk
from ensure_desk.services.differences import Shown, shown_differences
from ensure_desk.services.import_doubles import Doubles, doubles
from ensure_desk.services.import_doubts import DoubtfulColumn, take_them
from ensure_desk.services.import_proposals import Proposal, make_them, proposals
from ensure_desk.services.imports import ImportPlan, ImportResult
from ensure_desk.ui.context import Context
from ensure_desk.ui.jobs import Progress
from ensure_desk.ui.page import scrolled
from ensure_desk.ui.pages.handoff.asking_code import CodeDialog, locked_files, was_wrong
from ensure_desk.ui.pages.handoff.preview import ImportPreview
from ensure_desk.ui.pages.handoff.taking_back import apply_again, say_read
from ensure_desk.ui.pages.handoff.work import Work
from ensure_desk.ui.saving_errors import ask_errors_path, saved_words

Planned = tuple[ImportPlan, tuple[Shown, ...], Doubles, tuple[Proposal, ...]]


def planned(desk: Desk, plan: ImportPlan) -> Planned:
    """Return a plan with everything the preview shows of it; for a worker, not for the window."""
    return plan, shown_differences(desk, plan=plan), doubles(desk, plan=plan), proposals(desk, plan=plan)


class Reader(QObject):
    """Puts the preview in the place of the page's first view while a file is looked at."""

    def __init__(self, ctx: Context, stack: QStackedWidget, work: Work) -> None:
        super().__init__(stack)
        self._ctx, self._stack, self._work, self._ = ctx, stack, work, ctx.tr
        self._codes: tuple[str, ...] = ()

    @cached_property
    def preview(self) -> ImportPreview:
        """The preview, built while the first file is read: opening the page does not wait for it."""
        preview = ImportPreview(self._ctx)
        preview.applied.connect(self._apply)
        preview.again.connect(self._apply_again)
        preview.errors_asked.connect(self._ask_errors_path)
        preview.taking.connect(self._take)
        preview.adding.connect(self._add_row)
        preview.cancelled.connect(self._leave)
        self._stack.addWidget(scrolled(preview))
        return preview

    def ask_files(self) -> None:
        """Ask which files to look at."""
        dialog = QFileDialog(self._stack, self._(N_("Overdrachten kiezen")), "", "Excel (*.xlsx)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.look_at([Path(n) for n in names]))
        dialog.rejected.connect(cool_down)
        dialog.finished.connect(dialog.deleteLater)
        warm_up()
        dialog.open()

    def look_at(self, paths: Sequence[Path], codes: tuple[str, ...] = ()) -> None:
        """Read files and show what they would change; protected ones ask for their six words first."""
        desk = self._ctx.desk

        def work(progress: Progress) -> Planned:
            plan = imports.plan_import(desk, paths=paths, codes=codes, progress=progress)
            return planned(desk, plan)

        self._work.run(work, partial(self._planned, self.preview, codes))

    def _planned(self, preview: ImportPreview, codes: tuple[str, ...], result: Planned) -> None:
        self._codes = codes
        plan, differences, arriving, typed = result
        preview.show_plan(plan, differences, arriving)
        preview.show_typed(typed)
        self._stack.setCurrentIndex(1)
        locked = locked_files(plan)
        if locked:
            dialog = CodeDialog(self._stack.window(), self._, locked, was_wrong(plan))
            paths = [file.path for file in plan.files]
            dialog.given.connect(lambda code: self.look_at(paths, (*codes, code)))
            dialog.open()

    def _take(self, plan: ImportPlan, column: DoubtfulColumn) -> None:
        desk = self._ctx.desk
        self._ctx.jobs.file(
            lambda progress: planned(desk, take_them(desk, plan=plan, columns=[column])),
            partial(self._planned, self.preview, self._codes),
            self._work.not_done,
            receiver=self,
        )

    def _add_row(self, plan: ImportPlan, row: Proposal) -> None:
        desk = self._ctx.desk
        self._ctx.jobs.file(
            lambda progress: planned(desk, make_them(desk, plan=plan, chosen=[row])),
            partial(self._planned, self.preview, self._codes),
            self._work.not_done,
            receiver=self,
        )

    def _ask_errors_path(self, plan: ImportPlan) -> None:
        ask_errors_path(self._stack, self._, lambda path: self.save_errors(plan, path))

    def save_errors(self, plan: ImportPlan, path: Path) -> None:
        """Save the rows with faults as a workbook of their own."""
        desk, codes = self._ctx.desk, self._codes
        self._ctx.jobs.file(
            lambda progress: errors_workbook.save_errors(desk, plan=plan, path=path, codes=codes),
            lambda done: self._ctx.toast(saved_words(done.value, self._)),
            receiver=self,
        )

    def _apply(self, plan: ImportPlan) -> None:
        agreed = self.preview.accepts_erasures
        self._leave()
        desk = self._ctx.desk
        self._work.run(
            lambda progress: imports.apply_import(desk, plan=plan, accept_erasures=agreed, progress=progress),
            self._applied,
        )

    def _applied(self, done: Done[ImportResult]) -> None:
        say_read(self._ctx, done.value)
        self._ctx.announce({"package", "person", "track", "referral"})
        self._ctx.jobs.write(self._ctx.desk.store.settle, lambda _done: None)

    def _apply_again(self, packages: list[str]) -> None:
        self._leave()
        apply_again(self._ctx, packages)

    def _leave(self) -> None:
        self._stack.setCurrentIndex(0)
