# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires for tests of the screen: one with every kind of question, the shipped one, and a long one."""

from functools import cache
from typing import Any

from PySide6.QtTest import QTest

from ensure_desk.domain.texts import SourceText
from ensure_desk.surveys.model import Form
from ensure_desk.surveys.runtime import Session
from ensure_desk.surveys.xform import read_form
from ensure_desk.system.paths import resource
from ensure_desk.ui.survey_form.form import Seen, SurveyForm
from tests.surveys.forms import bind, form, session

_CHOICES = "<item><label>Ja</label><value>1</value></item><item><label>Nee</label><value>2</value></item>"
KINDS = (
    ("tekst", "string", "input", ""),
    ("lang", "string", "input", "multiline"),
    ("cijfers", "string", "input", "numbers"),
    ("aantal", "int", "input", ""),
    ("bedrag", "decimal", "input", ""),
    ("dag", "date", "input", ""),
    ("dag2", "date", "input", "no-calendar"),
    ("jaar", "date", "input", "year"),
    ("maand", "date", "input", "month-year"),
    ("uur", "time", "input", ""),
    ("moment", "dateTime", "input", ""),
    ("plaats", "geopoint", "input", ""),
    ("foto", "binary", "upload", ""),
    ("een", "string", "select1", ""),
    ("een_vouw", "string", "select1", "minimal"),
    ("een_naast", "string", "select1", "horizontal-compact"),
    ("een_kolom", "string", "select1", "columns-2"),
    ("een_groot", "string", "select1", "likert"),
    ("veel", "string", "select", ""),
    ("veel_kolom", "string", "select", "columns"),
    ("volgorde", "odk:rank", "rank", ""),
    ("bereik", "int", "range", ""),
    ("gelezen", "string", "trigger", ""),
)


def every_kind() -> Form:
    """Return a questionnaire with a question of every kind."""
    binds = [bind(name, type=type_) for name, type_, _, _ in KINDS]
    body = "".join(
        f'<{kind} ref="/data/{name}" appearance="{look}"'
        + (' start="0" end="10" step="2"' if kind == "range" else "")
        + f"><label>Vraag {name}</label>{_CHOICES if 'select' in kind or kind == 'rank' else ''}</{kind}>"
        for name, _, kind, look in KINDS
    )
    return form("".join(f"<{name}/>" for name, *_ in KINDS), binds, body)


def long_form(questions: int = 300, on_page: int = 10) -> Form:
    """Return a questionnaire of groups with text, choices and skip logic."""
    instance, binds, body = "", [], ""
    for group in range(questions // on_page):
        inner, controls = "", ""
        for n in range(on_page):
            name = f"g{group}/v{n}"
            inner += f"<v{n}/>"
            rules = {"relevant": f"/data/g{group}/v0 = '1'"} if n % 3 == 1 else {}
            binds.append(bind(name, type="string", **rules))
            if n % 2 == 0:
                controls += f'<select1 ref="/data/{name}"><label>Vraag {n}</label>{_CHOICES}</select1>'
            else:
                controls += f'<input ref="/data/{name}"><label>Vraag {n}</label></input>'
        instance += f"<g{group}>{inner}</g{group}>"
        body += f'<group ref="/data/g{group}"><label>Deel {group}</label>{controls}</group>'
    return form(instance, binds, body)


@cache
def barriers() -> Form:
    """Return the shipped barrier questionnaire."""
    return read_form((resource("questionnaires") / "drempelbevraging.xml").read_text("utf-8"))


class Played:
    """A questionnaire on the screen, with what it handed on."""

    def __init__(self, of: Form, answers: dict[str, str] | None = None, seen: Seen | None = None) -> None:
        self.session: Session = session(of, answers)
        self.handed: list[dict[str, str]] = []
        self.ends: list[bool] = []
        self.form = SurveyForm(SourceText())
        self.form.answered.connect(self.handed.append)
        self.form.finished.connect(lambda: self.ends.append(True))
        self.form.resize(1100, 640)
        self.form.show()
        self.form.activateWindow()
        QTest.qWaitForWindowActive(self.form)
        self.form.begin(self.session, seen)
        self.whole()

    def whole(self) -> None:
        """Build all of the page in view."""
        assert self.form.page is not None
        self.form.page.complete()

    def part(self, path: str) -> Any:
        """Return the question or table of a path on the page in view."""
        assert self.form.page is not None
        return self.form.page.by_node[self.session.node(path)]

    @property
    def kept(self) -> dict[str, str]:
        """Return everything handed on, the last word for each path."""
        return {path: text for changes in self.handed for path, text in changes.items()}
