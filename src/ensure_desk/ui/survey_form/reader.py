# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a question says now: label, hint, choices and messages, in the language in use and in one beneath it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ensure_desk.domain.codes import BARRIER, BARRIER_SHORT
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.surveys.graph import sources_of
from ensure_desk.surveys.model import Control, Output, Wording
from ensure_desk.surveys.nodes import Node, stored
from ensure_desk.surveys.runtime import Session
from ensure_desk.surveys.scope import choices, worded
from ensure_desk.surveys.scoring import NAMESPACE
from ensure_desk.surveys.xpath.errors import ExpressionError
from ensure_desk.ui.survey_form.paging import PagePlan, shown_pages

_CODE = re.compile(r"\(([A-Za-z]{2,3})[^)]*\)\s*$")
_KEY = re.compile(r"jr:itext\(['\"](.+)['\"]\)")
_LIST = re.compile(r"instance\(\s*['\"]([^'\"]+)['\"]\s*\)")
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True)
class Option:
    """A choice: its code, its words, and the words in the language beneath."""

    code: str
    label: str
    gloss: str = ""


def language_name(language: str) -> str:
    """Return the name of a language without its code."""
    return _CODE.sub("", language).strip() or language


def is_right_to_left(language: str) -> bool:
    """Say whether a language of a questionnaire is written from right to left."""
    found = _CODE.search(language)
    if found:
        return found[1].lower() in _RIGHT_TO_LEFT
    return any("\u0590" <= letter <= "\u08ff" for letter in language)


class Reader:
    """Reads the texts of one session; `gloss` is the language beneath, empty for none."""

    def __init__(self, session: Session, tr: Translator) -> None:
        self.session, self.tr = session, tr
        self.gloss = ""
        self.read_only = False
        self.mode = "samen"
        self._sources: dict[int, frozenset[str]] = {}

    def label(self, control: Control, node: Node) -> str:
        """Return the words of a question, group or row."""
        return worded(self.session, control.label, node)

    def subject(self, control: Control, *, short: bool = False) -> str:
        """Return the barrier that a question is about, empty for none; in one word where that is asked."""
        code = self.session.form.bind(control.path).extra.get(NAMESPACE + "domain", "")
        words = BARRIER_SHORT if short else BARRIER
        return self.tr(words[code]) if code in words else ""

    def hint(self, control: Control, node: Node) -> str:
        """Return the sentence that explains a question."""
        return worded(self.session, control.hint, node)

    def label_beneath(self, control: Control, node: Node) -> str:
        """Return the words in the language beneath, empty where they are the same."""
        if not self.gloss or self.gloss == self.session.language:
            return ""
        words = self.label(control, node)
        kept, self.session.language = self.session.language, self.gloss
        try:
            beneath = self.label(control, node)
        finally:
            self.session.language = kept
        return "" if beneath == words else beneath

    def options(self, control: Control, node: Node) -> tuple[Option, ...]:
        """Return the choices a question offers now; none where the list cannot be worked out."""
        found = self._choices(control, node)
        beneath: dict[str, str] = {}
        if self.gloss and self.gloss != self.session.language:
            kept, self.session.language = self.session.language, self.gloss
            beneath = dict(self._choices(control, node))
            self.session.language = kept
        return tuple(
            Option(code, label or code, "" if beneath.get(code) == label else beneath.get(code, ""))
            for code, label in found
        )

    def _choices(self, control: Control, node: Node) -> list[tuple[str, str]]:
        try:
            return choices(self.session, control, node)
        except ExpressionError:
            return []

    def text(self, node: Node) -> str:
        """Return the answer as stored text."""
        return stored(node.value, self.session.type_of(node))

    def said(self, control: Control, node: Node) -> str:
        """Return the answer as people read it: the words of choices, else the stored text."""
        text = self.text(node)
        if not control.items and control.itemset is None:
            return text
        words = {option.code: option.label for option in self.options(control, node)}
        return ", ".join(words.get(code, code) for code in text.split())

    def constraint_message(self, node: Node) -> str:
        """Return what to say when an answer breaks the rule of its question."""
        own = self._message(self.session.form.bind(node.definition.path).constraint_message, node)
        return own or self.tr(N_("Dit antwoord kan niet. Kijk het na."))

    def required_message(self, node: Node) -> str:
        """Return what to say when an answer is missing."""
        own = self._message(self.session.form.bind(node.definition.path).required_message, node)
        return own or self.tr(N_("Hier is een antwoord nodig."))

    def _message(self, text: str, node: Node) -> str:
        key = _KEY.fullmatch(text.strip())
        return worded(self.session, Wording(key=key[1]), node) if key else text

    def fault(self, node: Node) -> str:
        """Return the sentence about an answer that cannot stay, empty when it can."""
        if not node.relevant or node.readonly:
            return ""
        if node.value == "":
            return self.required_message(node) if node.required else ""
        try:
            good = self.session.is_valid(node.path)
        except ExpressionError:
            good = True
        return "" if good else self.constraint_message(node)

    # what a question's words depend on
    def sources(self, control: Control) -> frozenset[str]:
        """Return the paths of the answers that stand in the words or rule the choices of a question."""
        found = self._sources.get(id(control))
        if found is None:
            found = self._sources[id(control)] = frozenset(self._read(control))
        return found

    def _read(self, control: Control) -> Iterator[str]:
        for wording in (control.label, control.hint, *(i.label for i in control.items)):
            yield from self._outputs(wording, control.path)
        if control.itemset is not None:
            yield from _safe(control.itemset.nodeset, control.path)
            for key in self._keys_of_lists(control.itemset.nodeset):
                yield from self._outputs(Wording(key=key), control.path)

    def _outputs(self, wording: Wording, path: str) -> Iterator[str]:
        wordings: Iterable[Wording] = (wording,)
        if wording.key:
            tables = self.session.form.texts.values()
            wordings = [w for t in tables if wording.key in t for w in t[wording.key].values()]
        for one in wordings:
            for part in one.parts:
                if isinstance(part, Output):
                    yield from _safe(part.expression, path)

    def _keys_of_lists(self, nodeset: str) -> list[str]:
        names = tuple(f"{name}-" for name in _LIST.findall(nodeset))
        return [key for key in self._living_keys if key.startswith(names)] if names else []

    @cached_property
    def _living_keys(self) -> frozenset[str]:
        """Return the keys of texts in which answers stand."""
        return frozenset(
            key
            for table in self.session.form.texts.values()
            for key, forms in table.items()
            if any(isinstance(part, Output) for wording in forms.values() for part in wording.parts)
        )


def _safe(expression: str, path: str) -> list[str]:
    try:
        return list(sources_of(expression, path))
    except ExpressionError:
        return []


def touches(sources: frozenset[str], changed: Iterable[str]) -> bool:
    """Say whether a change of some paths may change what reads the sources."""
    return any(
        path == source or path.startswith(source + "/") or source.startswith(path + "/")
        for path in changed
        for source in sources
    )


def faults_in(reader: Reader, plans: Sequence[PagePlan]) -> list[int]:
    """Return for every answer that is missing or cannot stay the page it is on."""
    session = reader.session
    return [
        at
        for at in shown_pages(session, plans)
        for control in plans[at].questions
        for node in session.nodes(control.path)
        if reader.fault(node)
    ]
