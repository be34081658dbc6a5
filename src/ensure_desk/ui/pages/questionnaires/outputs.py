# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves the page: the form on paper, the answers and the counts as workbooks, a look at the questions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from ensure_desk.domain.texts import N_
from ensure_desk.services import survey_analysis, survey_export, surveys
from ensure_desk.services.desk import Desk
from ensure_desk.services.questionnaires import QuestionnaireView, form_of
from ensure_desk.services.survey_paper import PaperForm, paper_form
from ensure_desk.surveys.model import Form
from ensure_desk.surveys.runtime import Session
from ensure_desk.ui import theme
from ensure_desk.ui.context import Context
from ensure_desk.ui.long_work import PdfWork
from ensure_desk.ui.save_dialog import ask_path
from ensure_desk.ui.survey_form.form import Seen, SurveyForm
from ensure_desk.ui.survey_form.reader import is_right_to_left
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.fields import TextField
from ensure_desk.ui.widgets.layout import vbox
from ensure_desk.ui.widgets.line_field import LabeledField
from ensure_desk.ui.widgets.segmented import SegmentedControl

LABELS, CODES = "labels", "codes"
_LOOK_SIZE = (1000, 640)


class Outputs(QObject):
    """Carries out the acts that make something of a questionnaire."""

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window
        self._ = ctx.tr
        self._pdf = PdfWork(ctx, window)

    # paper
    def print_form(self, view: QuestionnaireView, language: str) -> None:
        """Show a questionnaire as it will be on paper; from there it can be printed."""
        self._with_paper(view, language, lambda paper: self._preview(paper, language))

    def _preview(self, paper: PaperForm, language: str) -> None:
        from ensure_desk.ui.survey_paper import preview_paper  # cold start: printing is loaded when wanted

        preview_paper(self._window, paper, self._, mirrored=is_right_to_left(language))

    def ask_pdf(self, view: QuestionnaireView, language: str) -> None:
        """Ask where the form on paper goes."""
        self._ask_path(f"{view.title}.pdf", lambda path: self.save_pdf(view, language, path))

    def save_pdf(self, view: QuestionnaireView, language: str, path: Path) -> None:
        """Write a questionnaire as a form on paper."""

        def write(paper: PaperForm) -> None:
            from ensure_desk.ui.survey_paper import form_pages  # cold start: as above

            pages = form_pages(paper, self._, mirrored=is_right_to_left(language))
            self._pdf.run(path, pages, lambda: self._ctx.toast(self._(N_("Het formulier is bewaard."))))

        self._with_paper(view, language, write)

    def _with_paper(self, view: QuestionnaireView, language: str, then: Callable[[PaperForm], None]) -> None:
        desk = self._ctx.desk
        self._ctx.jobs.read(lambda: _paper(desk, view, language), then, receiver=self)

    # workbooks
    def ask_answers(self, view: QuestionnaireView) -> None:
        """Ask for words or codes, and a coordinator why; then where the answers go."""
        tr = self._
        acts = [("no", tr(N_("Annuleren")), "secondary"), ("yes", tr(N_("Verdergaan")), "primary")]
        text = tr(N_("Iedereen staat erin met het dossiernummer. Bewaar het bestand op een veilige plaats."))
        dialog = Dialog(self._window, tr(N_("Antwoorden in Excel")), text, acts)
        options = [(LABELS, tr(N_("Woorden"))), (CODES, tr(N_("Codes")))]
        how = SegmentedControl(options, name=tr(N_("Antwoorden als")))
        how.set_value(LABELS)
        dialog.content.addWidget(how)
        why = TextField(2)
        if self._ctx.desk.is_coordinator:
            dialog.content.addWidget(
                LabeledField(
                    tr(N_("Waarom hebt u deze antwoorden nodig?")),
                    why,
                    hint=tr(N_("Dit blijft bewaard in het logboek. Schrijf geen namen.")),
                    required=True,
                )
            )
        dialog.chosen.connect(
            lambda code: (
                self._ask_answers_path(view, how.value() == CODES, str(why.value() or ""))
                if code == "yes"
                else None
            )
        )
        dialog.open()

    def _ask_answers_path(self, view: QuestionnaireView, as_codes: bool, reason: str) -> None:
        def save(path: Path) -> None:
            self.save_answers(view, path, as_codes=as_codes, reason=reason)

        self._ask_path(self._(N_("{title} antwoorden"), title=view.title) + ".xlsx", save)

    def save_answers(
        self, view: QuestionnaireView, path: Path, *, as_codes: bool = False, reason: str = ""
    ) -> None:
        """Write the answers as a workbook, one row for each survey."""
        desk = self._ctx.desk

        def work() -> Any:
            return survey_export.export(
                desk, path=path, form_id=view.form_id, as_codes=as_codes, reason=reason
            )

        def done(found: Any) -> None:
            words = self._.plural(
                "{n} bevraging staat in het bestand.",
                "{n} bevragingen staan in het bestand.",
                found.value.responses,
            )
            self._ctx.toast(words)

        self._ctx.jobs.write(work, done, self._ctx.show_error, receiver=self)

    def ask_counts(self, view: QuestionnaireView) -> None:
        """Ask where the counts go."""
        name = self._(N_("{title} tellingen"), title=view.title)
        self._ask_path(f"{name}.xlsx", lambda path: self.save_counts(view, path))

    def save_counts(self, view: QuestionnaireView, path: Path) -> None:
        """Write how often each answer was given, question by question and moment by moment."""
        desk = self._ctx.desk
        words = self._(N_("De tellingen zijn bewaard."))
        self._ctx.jobs.write(
            lambda: survey_analysis.write(desk, path=path, form_id=view.form_id),
            lambda _: self._ctx.toast(words),
            self._ctx.show_error,
            receiver=self,
        )

    def _ask_path(self, name: str, then: Callable[[Path], None]) -> None:
        ask_path(self._window, self._(N_("Waar bewaren?")), name, then)

    # on the screen
    def look(self, view: QuestionnaireView) -> None:
        """Show the questions as they will be asked; nothing is kept."""
        desk = self._ctx.desk
        self._ctx.jobs.read(lambda: _fresh(desk, _form(desk, view)), self._show, receiver=self)

    def look_at(self, form: Form) -> None:
        """Show the questions of a workbook that is not published yet."""
        desk = self._ctx.desk
        self._ctx.jobs.read(lambda: _fresh(desk, form), self._show, receiver=self)

    def _show(self, session: Session) -> None:
        look = Look(self._ctx, self._window)
        look.form.begin(session, Seen())
        look.open()


class Look(QDialog):
    """A questionnaire to try; what is answered is kept nowhere."""

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.mark(self, "app")
        self.setWindowTitle(ctx.tr(N_("Bekijken: er wordt niets bewaard")))
        self.resize(*_LOOK_SIZE)
        self.form = SurveyForm(ctx.tr)
        self.form.finished.connect(self.accept)
        self.setLayout(vbox(self.form, margins=(20, 16, 20, 16)))


def _form(desk: Desk, view: QuestionnaireView) -> Form:
    with desk.store.read() as reader:
        return form_of(reader, view.form_id, view.version)


def _fresh(desk: Desk, form: Form) -> Session:
    return surveys.session_of(desk, form, None)


def _paper(desk: Desk, view: QuestionnaireView, language: str) -> PaperForm:
    return paper_form(desk, _form(desk, view), language)
