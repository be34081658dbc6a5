# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A passphrase that is chosen: typed twice, with a word on how strong it is."""

from PySide6.QtWidgets import QWidget

from ensure_desk.domain.passphrase import ENOUGH, strength
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui.unlock import PassphraseField
from ensure_desk.ui.widgets.fields import CheckField
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.line_field import LabeledField
from ensure_desk.ui.widgets.meters import CompletenessBar
from ensure_desk.ui.widgets.texts import small


class NewPassphrase(QWidget):
    """The two fields, the bar between them, and a tick that shows what is typed; `before` are shown and hidden too."""

    def __init__(self, tr: Translator, label: str, again: str, before: tuple[LabeledField, ...] = ()) -> None:
        super().__init__()
        self._ = tr
        hint = tr(N_("Vier gewone woorden na elkaar zijn sterk en goed te onthouden."))
        self.new = LabeledField(label, PassphraseField(), hint=hint)
        self.again = LabeledField(again, PassphraseField())
        self._all = (*before, self.new, self.again)
        self._bar, self.word = CompletenessBar(), small("", "t2")
        self.word.setMinimumWidth(90)
        self.new.field.textChanged.connect(self._weigh)
        self.new.field.returnPressed.connect(self.again.field.setFocus)
        show = CheckField(tr(N_("Toon wat ik typ")))
        show.toggled.connect(self._reveal)
        strong = hbox(self._bar, self.word, gap=12)
        strong.setStretch(0, 1)
        self.setLayout(vbox(self.new, strong, self.again, show, gap=12))

    def text(self) -> str:
        """Return the passphrase."""
        return str(self.new.field.text())

    def problem(self) -> tuple[LabeledField, str] | None:
        """Return the field to mend and the sentence that says why; None when all is well."""
        if strength(self.text()).level < ENOUGH:
            return self.new, N_("Deze wachtzin is te zwak. Neem vier gewone woorden.")
        if self.text() != self.again.field.text():
            return self.again, N_("De twee wachtzinnen zijn niet gelijk.")
        return None

    def forget(self) -> None:
        """Empty every field and its message."""
        for field in self._all:
            field.field.set_value(None)
            field.set_message("")

    def _weigh(self, text: str) -> None:
        found = strength(text)
        self._bar.set_share(found.level if text else 0, 4, self._(found.word))
        self.word.setText(self._(found.word) if text else "")

    def _reveal(self, on: bool) -> None:
        for field in self._all:
            if isinstance(field.field, PassphraseField):
                field.field.show_text(on)


def tell(problem: tuple[LabeledField, str], tr: Translator) -> None:
    """Say below the field what is wrong and go there."""
    field, words = problem
    field.set_message(tr(words))
    field.field.setFocus()
