# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Evolutie: a spider web beside the list of what grew and what shrank; never one number for a person."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextDocument
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.day_words import day_month_year, short_day
from ensure_desk.domain.statuses import DONE
from ensure_desk.domain.surveys import BARRIERS
from ensure_desk.domain.texts import N_
from ensure_desk.services import enrolments, survey_compare, survey_trail, surveys, training_match
from ensure_desk.services.desk import Desk
from ensure_desk.services.dossier import dossier
from ensure_desk.services.survey_compare import ComparedRow, Comparison
from ensure_desk.services.surveys import ResponseLine
from ensure_desk.services.training_match import TrainingFit
from ensure_desk.ui.context import Context
from ensure_desk.ui.long_work import PdfWork
from ensure_desk.ui.names_on_paper import before_preview, kept_words
from ensure_desk.ui.page import Page, scrolled
from ensure_desk.ui.pages.evolution.sheet import sheet
from ensure_desk.ui.pages.evolution.sides import Sides
from ensure_desk.ui.pages.evolution.why import Why
from ensure_desk.ui.pages.evolution.words import both_answers
from ensure_desk.ui.pdf import Steps, Unwatched, document_pages, screen_dots
from ensure_desk.ui.save_dialog import ask_path
from ensure_desk.ui.widgets.buttons import back_button, button, icon_button
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.empty import EmptyState
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.flow import FlowLayout
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.segmented import SegmentedControl
from ensure_desk.ui.widgets.texts import small

LEAST, NARROW = QSize(520, 320), 1040
PERSON, BESIDE = "person", "beside"
NOTHING = N_("Er is nog geen afgeronde bevraging van deze persoon. Begin met T0, het eerste gesprek.")
_KINDS = frozenset({"response", "barrier_score", "person", "training", "session", "enrolment"})
NO_BARRIERS = N_("Deze vragenlijst heeft geen drempels om te vergelijken.")


@dataclass(frozen=True)
class _Loaded:
    name: str
    whole_name: str
    """As it stands on the person's own paper, also while names are hidden on the screen."""
    moments: tuple[ResponseLine, ...]
    comparison: Comparison | None
    begun: ResponseLine | None = None
    """A survey that was begun and not finished."""
    fits: tuple[TrainingFit, ...] = ()


def _load(desk: Desk, person_id: str, before: str, after: str) -> _Loaded:
    """Read the moments of the questionnaire of `after` (the barriers where none is asked) and compare two of them."""
    header = dossier(desk.for_paper, person_id=person_id).header
    has_none = header.name == header.dossier_number
    names = (header.name if has_none else desk.veiled(header.name), header.name)
    lines = surveys.overview(desk, person_id=person_id)
    form_id = next((line.form_id for line in lines if line.id == after), BARRIERS)
    moments = survey_compare.moments(desk, person_id=person_id, form_id=form_id)
    ids = [line.id for line in moments]
    if not ids:
        return _Loaded(*names, (), None, next((line for line in lines if line.status != DONE), None))
    last = after if after in ids else ids[-1]
    earlier = ids[: ids.index(last)]
    first = before if before in earlier else earlier[-1] if earlier else None
    found = survey_compare.compare(desk, person_id=person_id, before=first, after=last)
    if not found.rows:
        return _Loaded(*names, moments, None)
    fits = training_match.trainings_for_person(desk, person_id=person_id)
    return _Loaded(*names, moments, found, fits=fits)


class EvolutionPage(Page):
    """What changed for one person."""

    key = "evolution"
    title = N_("Evolutie")
    keys = (
        ("T", N_("naar de tabel")),
        ("Enter", N_("beide antwoorden van een drempel")),
        ("Ctrl+P", N_("blad voor de persoon")),
        ("Ctrl+S", N_("blad bewaren als PDF")),
    )

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        tr = self._
        self._person_id, self._after, self._before = "", "", ""
        self._loaded: _Loaded | None = None
        self._reasons: dict[str, str] = {}
        self._noted: tuple[str, ...] = ()
        self._pdf = PdfWork(ctx, self)
        self._back = back_button(tr(N_("Dossier")))
        self._head = PageHeader(tr(N_("Wat is er veranderd?")))
        options = [(PERSON, tr(N_("Persoon"))), (BESIDE, tr(N_("Naast bemiddelaar")))]
        self.view = SegmentedControl(options, name=tr(N_("Wie")))
        self.view.set_value(PERSON)
        self.print_it = button(tr(N_("Blad voor de persoon")), icon="printer")
        self.save_it = icon_button("file-down", tr(N_("Bewaren als PDF")))
        self.again = button(tr(N_("Nieuwe bevraging")), icon="clipboard-list", kind="primary")
        self.first, self.last = ChoiceField((), empty=False), ChoiceField((), empty=False)
        for field, name in ((self.first, N_("Eerste moment")), (self.last, N_("Tweede moment"))):
            field.setAccessibleName(tr(name))
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._between = small(tr(N_("naast")), "t2")
        self._between.setMinimumHeight(self.first.sizeHint().height())
        self.sides = Sides(tr, invites=not ctx.desk.is_coordinator)
        act = "" if ctx.desk.is_coordinator else tr(N_("Naar de bevragingen"))
        self._nothing = EmptyState("clipboard-list", tr(NOTHING), act)
        self._stack = QStackedWidget()
        self._found = scrolled(self.sides)
        self._why = Why(tr)
        for view in (QWidget(), self._nothing, self._found, self._why):
            self._stack.addWidget(view)
        top = vbox(vbox(hbox(self._back, 1), self._head, gap=4), self._tools(), gap=10)
        column = vbox(top, self._stack, gap=16, margins=(28, 12, 24, 20))
        column.setStretch(1, 1)
        self.setLayout(column)
        self._connect()

    def _tools(self) -> QWidget:
        tools = QWidget()
        flow = FlowLayout(tools, gap=10)
        moments = (self.first, self._between, self.last)
        for widget in (*moments, self.view):
            flow.addWidget(widget)
        for press in (self.save_it, self.print_it, self.again):
            self._head.actions.addWidget(press)  # type: ignore[attr-defined]  # the head's row of buttons
        return tools

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self.ctx.navigate("dossier", person_id=self._person_id))
        self._nothing.action.connect(self._begin)
        self._why.given.connect(self._on_reason)
        self.again.clicked.connect(self._begin)
        self.again.setHidden(self.ctx.desk.is_coordinator)
        self.view.changed.connect(lambda _: self._show_web())
        self.first.edited.connect(lambda value: self._choose(before=str(value)))
        self.last.edited.connect(lambda value: self._choose(after=str(value)))
        self.sides.table.opened.connect(self._open_row)
        self.sides.fitting.invited.connect(self._invite)
        self.sides.fitting.opened.connect(lambda t: self.ctx.navigate("training", training_id=t))
        self.print_it.clicked.connect(self.show_preview)
        self.save_it.clicked.connect(self._ask_path)
        QShortcut(QKeySequence("T"), self).activated.connect(self.sides.table.setFocus)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.show_preview)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._ask_path)

    def open(self, **target: str) -> None:
        """Compare the response `response_id` (or the last) of `person_id` with the one before it."""
        self._person_id = target.get("person_id", self._person_id)
        self._before, self._after, self._noted = "", target.get("response_id", ""), ()
        self._read()

    def refresh(self, changes: frozenset[str]) -> None:
        """Load again when responses changed."""
        if self._person_id and changes & _KINDS:
            self._read()

    def _choose(self, before: str = "", after: str = "") -> None:
        self._before, self._after = before or self._before, after or self._after
        self._read()

    def _read(self) -> None:
        desk, person_id, before, after = self.ctx.desk, self._person_id, self._before, self._after
        if person_id and desk.is_coordinator and person_id not in self._reasons:
            self._ask_why()
        elif person_id:
            self.ctx.jobs.read(lambda: _load(desk, person_id, before, after), self._on_loaded, receiver=self)

    def _ask_why(self) -> None:
        """Ask who does not talk with people for a reason, before anything is read."""
        self._loaded = None
        self._head.set_subtitle("")
        for widget in (self.view, self.print_it, self.save_it, self.first, self.last, self._between):
            widget.hide()
        self._stack.setCurrentWidget(self._why)
        self._why.ask()

    def _on_reason(self, reason: str) -> None:
        self._reasons[self._person_id] = reason
        for widget in (self.view, self.print_it, self.save_it):
            widget.show()
        self._read()

    def _begin(self) -> None:
        self.ctx.navigate("survey", person_id=self._person_id)

    def _on_loaded(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        self._head.set_subtitle(loaded.name)
        comparison = loaded.comparison
        for widget in (self.view, self.print_it, self.save_it):
            widget.setEnabled(comparison is not None)
        self._show_moments(loaded)
        self._nothing.set_text(self._nothing_words(loaded))
        self._stack.setCurrentWidget(self._nothing if comparison is None else self._found)
        self.ctx.bus.title.emit(loaded.name)
        if comparison is None:
            return
        self._after = comparison.after.id
        self._note_view(comparison)
        self.sides.show_comparison(comparison, self.ctx.desk.today(), beside=self.view.value() == BESIDE)
        self.sides.fitting.show_fits(loaded.fits)
        self._arrange()

    def _nothing_words(self, loaded: _Loaded) -> str:
        """Say why there is nothing to compare, and the next step."""
        if loaded.moments:
            return self._(NO_BARRIERS)
        if loaded.begun is None or loaded.begun.taken_on is None:
            return self._(NOTHING)
        day = day_month_year(loaded.begun.taken_on, self._)
        return self._(N_("De bevraging van {day} is nog niet afgerond. Ga eerst verder."), day=day)

    def _note_view(self, comparison: Comparison) -> None:
        """Leave a line in the trail for what is seen, once for each pair of moments."""
        desk, seen = self.ctx.desk, _shown_in(comparison)
        reason = self._reasons.get(self._person_id, "")
        if seen != self._noted:
            self._noted = seen
            self.ctx.jobs.write(
                lambda: survey_trail.viewed(desk, response_ids=seen, reason=reason),
                lambda _: None,
                receiver=self,
            )

    def minimumSizeHint(self) -> QSize:
        """Let the window become narrow; the page arranges itself."""
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make do with little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < NARROW
        words = self._(N_("Blad voor de persoon"))
        self.print_it.setText("" if narrow else words)
        self.print_it.setToolTip(words if narrow else "")
        self.sides.set_narrow(narrow=narrow)

    def _show_moments(self, loaded: _Loaded) -> None:
        found = loaded.comparison
        for field, line in ((self.first, found and found.before), (self.last, found and found.after)):
            field.clear()
            for moment in loaded.moments:
                field.addItem(f"{moment.moment_text} · {short_day(moment.taken_on)}", moment.id)
            if line:
                field.set_value(line.id)
            field.setVisible(len(loaded.moments) > 1)
        self._between.setVisible(len(loaded.moments) > 1)

    def _show_web(self) -> None:
        if self._loaded is not None and self._loaded.comparison is not None:
            self.sides.show_web(self._loaded.comparison, beside=self.view.value() == BESIDE)

    def _invite(self, training_id: str, title: str) -> None:
        """Put the person on the list of a training as asked."""
        desk, person_id = self.ctx.desk, self._person_id

        def take_back() -> None:
            self.ctx.jobs.write(
                lambda: enrolments.cancel(desk, training_id=training_id, person_id=person_id),
                lambda done: self.ctx.announce(done.changes.kinds),
                receiver=self,
            )

        def done(result: Done[int]) -> None:
            self.ctx.toast(self._(N_("Uitgenodigd voor {title}."), title=title), take_back)
            self.ctx.announce(result.changes.kinds)

        self.ctx.jobs.write(
            lambda: enrolments.invite(desk, training_id=training_id, person_ids=[person_id]),
            done,
            receiver=self,
        )

    def _open_row(self, row: ComparedRow) -> None:
        if self._loaded is not None and self._loaded.comparison is not None:
            text = both_answers(self._, row, self._loaded.comparison)
            Dialog(self, row.label, text, [("close", self._(N_("Sluiten")), "primary")]).open()

    # paper
    def show_preview(self) -> None:
        """Show the sheet for the person as it will be on paper."""
        if self._loaded is not None and self._loaded.comparison is not None:
            before_preview(self.ctx, self, self._preview)

    def _preview(self) -> None:
        from ensure_desk.ui.printing import preview  # cold start: printing is loaded when somebody prints

        if self._loaded is not None and self._loaded.comparison is not None:
            document = _sheet(self.ctx, self._loaded, self._loaded.comparison)(Unwatched())
            document.setParent(self)
            self._note_print(self._loaded.comparison, kept=False)
            preview(self, self._(N_("Blad voor de persoon")), document)

    def _ask_path(self) -> None:
        name = self._(N_("Blad voor de persoon")) + ".pdf"
        ask_path(self, self._(N_("Bewaren als PDF")), name, self.save_pdf)

    def save_pdf(self, path: Path) -> None:
        """Write the sheet for the person to a file."""
        loaded = self._loaded
        if loaded is None or loaded.comparison is None:
            return
        comparison = loaded.comparison

        def written() -> None:
            self._note_print(comparison, kept=True)
            self.ctx.toast(kept_words(self.ctx, self._(N_("Het blad is bewaard."))))

        self._pdf.run(path, document_pages(_sheet(self.ctx, loaded, comparison)), written)

    def _note_print(self, comparison: Comparison, *, kept: bool) -> None:
        desk, shown = self.ctx.desk, _shown_in(comparison)
        self.ctx.jobs.write(
            lambda: survey_trail.printed(desk, response_ids=shown, kept=kept), lambda _: None, receiver=self
        )


def _sheet(ctx: Context, loaded: _Loaded, comparison: Comparison) -> Callable[[Steps], QTextDocument]:
    """Return what writes the sheet on any thread, without the page."""
    tr, name, today, dots = ctx.tr, loaded.whole_name, ctx.desk.today(), screen_dots()
    return lambda _: sheet(tr, name, comparison, today, dots)


def _shown_in(comparison: Comparison) -> tuple[str, ...]:
    """Return the responses that a comparison shows."""
    return tuple(line.id for line in (comparison.before, comparison.after) if line is not None)


def create(ctx: Context) -> EvolutionPage:
    """Return the page."""
    return EvolutionPage(ctx)
