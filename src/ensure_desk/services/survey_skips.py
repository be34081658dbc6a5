# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Relevance said in words for paper: where to go on after an answer, and for whom a question is."""

from collections.abc import Iterator, Mapping, Sequence

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.survey_questions import Question
from ensure_desk.surveys.graph import sources_of
from ensure_desk.surveys.nodes import Node
from ensure_desk.surveys.runtime import Session
from ensure_desk.surveys.xpath.errors import ExpressionError
from ensure_desk.surveys.xpath.parser import Binary, Call, Expression, Number, Path, Text, parse

_COMPARED = {
    "=": N_("vraag {n} is {what}"),
    "!=": N_("vraag {n} is niet {what}"),
    ">": N_("vraag {n} is meer dan {what}"),
    ">=": N_("vraag {n} is {what} of meer"),
    "<": N_("vraag {n} is minder dan {what}"),
    "<=": N_("vraag {n} is {what} of minder"),
}


class Skips:
    """What a form on paper must say about one questionnaire."""

    def __init__(
        self, session: Session, asked: Sequence[Question], numbers: Mapping[str, str], tr: Translator
    ) -> None:
        self._session, self._asked, self._tr = session, asked, tr
        self.numbers = numbers
        self._origin = ""
        self._places = {q.path: n for n, q in enumerate(asked)}

    def after(self, question: Question, code: str) -> str:
        """Return where to go on after an answer; empty when the next question is simply the next."""
        following = self._asked[self._places[question.path] + 1 :]
        shown = self._with(question, code)
        skipped = 0
        for later in following:
            if later.repeat != question.repeat or self.hangs_on(later.path) != {question.path}:
                return self._go(later) if skipped else ""
            if later.path in shown:
                return self._go(later) if skipped else ""
            skipped += later.path in self.numbers
        return self._tr(N_("ga naar het einde")) if skipped else ""

    def _go(self, question: Question) -> str:
        following = self._asked[self._places[question.path] :]
        number = next((self.numbers[q.path] for q in following if q.path in self.numbers), "")
        return self._tr(N_("ga naar vraag {n}"), n=number) if number else self._tr(N_("ga naar het einde"))

    def _with(self, question: Question, code: str) -> set[str]:
        session = self._session
        node = next(iter(session.nodes(question.path)), None)
        if node is not None:
            session.set(node.path, code)
        shown = {n.definition.path for n in session.root.every() if n.relevant}
        if node is not None:
            session.set(node.path, "")
        return shown

    def hangs_on(self, path: str) -> set[str]:
        """Return the questions that decide whether a question is asked, through whatever is calculated."""
        parts = path.split("/")
        found: set[str] = set()
        for end in range(2, len(parts) + 1):
            above = "/".join(parts[:end])
            if relevant := self._session.form.bind(above).relevant:
                found |= self._questions_in(relevant, above, frozenset())
        return found

    def _questions_in(self, expression: str, path: str, seen: frozenset[str]) -> set[str]:
        found: set[str] = set()
        for source in sources_of(expression, path):
            calculate = self._session.form.bind(source).calculate
            if not calculate or source in self._places:
                found.add(source)
            elif source not in seen:
                found |= self._questions_in(calculate, source, seen | {source})
        return found

    def only_if(self, question: Question) -> str:
        """Return for whom a question is, where no answer before it already says so."""
        if question.path not in self.numbers:
            return ""
        causes = self.hangs_on(question.path)
        if not causes or causes <= self._explained(question):
            return ""
        told = [self._words(expression) for expression in self._conditions(question.path)]
        if told and all(told):
            return self._tr(N_("Alleen als {condition}."), condition=_joined(told, self._tr(N_("en"))))
        known = sorted(int(self.numbers[c]) for c in causes if c in self.numbers)
        if not known:
            return self._tr(N_("Alleen als dit voor u geldt."))
        listed = ", ".join(map(str, known))
        return self._tr(N_("Alleen als dit voor u geldt; kijk naar vraag {listed}."), listed=listed)

    def _explained(self, question: Question) -> set[str]:
        """Return the one question of which the answers skip over this one, if it is such a one."""
        causes = self.hangs_on(question.path)
        if len(causes) != 1:
            return set()
        cause = next(iter(causes))
        if cause not in self._places or not self._asked[self._places[cause]].options:
            return set()
        between = self._asked[self._places[cause] + 1 : self._places[question.path]]
        one = self._asked[self._places[cause]].kind == "one"
        return causes if one and all(self.hangs_on(q.path) == causes for q in between) else set()

    def _conditions(self, path: str) -> Iterator[str]:
        parts = path.split("/")
        for end in range(2, len(parts) + 1):
            if relevant := self._session.form.bind("/".join(parts[:end])).relevant:
                self._origin = "/".join(parts[:end])
                yield relevant

    def _words(self, expression: str) -> str:
        try:
            return self._told(parse(expression))
        except ExpressionError:
            return ""

    def _told(self, tree: Expression) -> str:
        """Return a simple condition in words; empty when it is not simple."""
        if isinstance(tree, Binary) and tree.operator in ("and", "or"):
            parts = [self._told(tree.left), self._told(tree.right)]
            word = N_("en") if tree.operator == "and" else N_("of")
            return _joined(parts, self._tr(word)) if all(parts) else ""
        if isinstance(tree, Binary) and tree.operator in _COMPARED:
            return self._compared(_COMPARED[tree.operator], tree.left, tree.right)
        if isinstance(tree, Call) and tree.name == "selected" and len(tree.arguments) == 2:
            return self._compared(N_("bij vraag {n} is {what} aangekruist"), *tree.arguments)
        return ""

    def _compared(self, text: str, left: Expression, right: Expression) -> str:
        if not isinstance(left, Path) or not isinstance(right, Text | Number):
            return ""
        node: Node | None = next(iter(self._session.nodes(self._origin)), None)
        path = self._session.generic(left, node) if node is not None else ""
        if path not in self.numbers:
            return ""
        code = right.value if isinstance(right, Text) else f"{right.value:g}"
        labels = dict(self._asked[self._places[path]].options)
        what = f"“{labels[code]}”" if code in labels else code
        return self._tr(text, n=self.numbers[path], what=what) if what else ""


def _joined(parts: Sequence[str], word: str) -> str:
    return f" {word} ".join(parts)
