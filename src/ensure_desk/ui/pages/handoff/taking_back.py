# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""After reading: the sentence with its undo, and packages that were taken back and are read again."""

from collections.abc import Sequence
from functools import partial

from ensure_desk.domain.changes import Done
from ensure_desk.domain.formats import grouped
from ensure_desk.domain.texts import N_
from ensure_desk.services import undo
from ensure_desk.services.imports import ImportPlan, ImportResult
from ensure_desk.ui.context import Context


def say_read(ctx: Context, result: ImportResult) -> None:
    """Say what was read, and offer to take it back."""
    counts = result.counts
    new, changed = grouped(counts.new), grouped(counts.changed)
    text = ctx.tr(N_("Ingelezen: {new} nieuw, {changed} gewijzigd."), new=new, changed=changed)
    brought = counts.new or counts.changed or counts.conflicting
    ctx.toast(text, (lambda: take_back(ctx, result.numbers)) if brought else None)


def take_back(ctx: Context, numbers: Sequence[int]) -> None:
    """Take back what was read."""
    back = N_("Ongedaan gemaakt: {new} weg, {changed} terug zoals het was, {kept} gebleven.")
    ctx.jobs.write(lambda: undo.undo_several(ctx.desk, numbers=numbers), lambda done: _said(ctx, done, back))


def apply_again(ctx: Context, packages: Sequence[str]) -> None:
    """Apply packages again that were taken back."""
    again = N_("Opnieuw toegepast: {new} terug, {changed} gewijzigd, {kept} gebleven.")
    for package_id in packages:
        work = partial(undo.redo, ctx.desk, package_id=package_id)
        ctx.jobs.write(work, lambda done: _said(ctx, done, again))


def _said(ctx: Context, done: Done[undo.Undone], text: str) -> None:
    told = done.value
    ctx.toast(ctx.tr(text, new=told.new, changed=told.changed, kept=told.kept))
    ctx.announce(done.changes.kinds)


def taken_back(plan: ImportPlan) -> list[str]:
    """Return the packages in a plan that were taken back here."""
    return sorted({file.undone for file in plan.files if file.undone})
