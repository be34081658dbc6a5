# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers that are chosen: one or several of a list, as buttons, large keys or a folded list."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QCompleter, QGridLayout, QLayout, QWidget

from ensure_desk.ui.survey_form.answers import Answer
from ensure_desk.ui.survey_form.arrows import Arrows
from ensure_desk.ui.survey_form.choice_buttons import (
    USUAL_KEY,
    BigChoice,
    CheckChoice,
    KeySize,
    RadioChoice,
    Segment,
    SmallChoice,
)
from ensure_desk.ui.survey_form.line_layout import LineLayout
from ensure_desk.ui.survey_form.reader import Option
from ensure_desk.ui.survey_form.reveal import reveal
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.layout import vbox

DOWN, ACROSS = 1, 0
MOST_BUTTONS = 25
"""A longer list is folded, and searched by typing."""
MOST_BLOCKS = 5
LETTERS = {"zln": "Z", "nvt": "N"}
"""The keys of what is no number: would rather not say, does not apply."""


class _Buttons(Answer):
    """A group of buttons, below each other, side by side or in columns."""

    gap: ClassVar[int] = 6
    """Between buttons side by side."""
    widest: ClassVar[int] = 640
    """Below each other they are no wider: words and mark stay together."""

    def __init__(self, columns: int = DOWN) -> None:
        super().__init__()
        self.buttons: dict[str, QAbstractButton] = {}
        self._columns = columns
        self._value = ""
        self._arrows = Arrows(self)
        self._grid = QGridLayout()
        self._place: QLayout = LineLayout(gap=self.gap) if columns == ACROSS else self._grid
        self._place.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self.setLayout(self._place)
        if columns == DOWN:
            self.setMaximumWidth(self.widest)

    def _make(self, option: Option) -> QAbstractButton:
        raise NotImplementedError

    def _marked(self) -> set[str]:
        return set(self._value.split())

    def show_options(self, options: Sequence[Option]) -> None:
        """Offer these choices; a button that stays keeps its focus."""
        wanted = [option.code for option in options]
        if list(self.buttons) == wanted:
            for option in options:
                self._dress(self.buttons[option.code], option)
            return
        for code in [code for code in self.buttons if code not in wanted]:
            gone = self.buttons.pop(code)
            gone.hide()
            gone.deleteLater()
        while self._place.takeAt(0) is not None:
            pass
        old, self.buttons = self.buttons, {}
        for place, option in enumerate(options):
            button = old.get(option.code) or self._fresh(option)
            self._dress(button, option)
            self.buttons[option.code] = button
            self._put(button, place)
        self._arrows.watch(list(self.buttons.values()))
        self._mark()

    def _fresh(self, option: Option) -> QAbstractButton:
        button = self._make(option)
        button.clicked.connect(lambda _=False, code=option.code: self._on_clicked(code))
        return button

    def _dress(self, button: QAbstractButton, option: Option) -> None:
        if (
            isinstance(button, RadioChoice | CheckChoice | BigChoice | SmallChoice)
            and button.option != option
        ):
            button.dress(option)

    def _put(self, button: QAbstractButton, place: int) -> None:
        if self._columns == ACROSS:
            self._place.addWidget(button)
        else:
            self._grid.addWidget(button, *divmod(place, self._columns))

    def _on_clicked(self, code: str) -> None:
        raise NotImplementedError

    def _mark(self) -> None:
        marked = self._marked()
        for code, button in self.buttons.items():
            button.setChecked(code in marked)
        entrance = next((b for c, b in self.buttons.items() if c in marked), None)
        if entrance is not None and not any(b.hasFocus() for b in self.buttons.values()):
            self._arrows.enter_at(entrance)

    def show_value(self, text: str) -> None:
        """Mark what was answered."""
        self._value = text
        self._mark()

    def set_names(self, label: str, description: str) -> None:
        """Name the group."""
        self.setAccessibleName(label)
        self.setAccessibleDescription(description)

    def entrance(self) -> QWidget:
        """Return the marked button, or the first."""
        return self.focusProxy() or self

    def pick(self, number: int) -> bool:
        """Choose the option whose code is the number, else the one in that place."""
        codes = list(self.buttons)
        by_place = codes[number - 1] if 1 <= number <= len(codes) else ""
        code = str(number) if str(number) in codes else "" if any(c.isdigit() for c in codes) else by_place
        if not code or not self.isEnabled():
            return False
        self._press(code)
        return True

    def _press(self, code: str) -> None:
        self.buttons[code].setFocus(Qt.FocusReason.ShortcutFocusReason)
        reveal(self.buttons[code])
        self._on_number(code)

    def pick_first(self) -> None:
        """Press the first choice."""
        for code in list(self.buttons)[:1]:
            self._on_clicked(code)

    def _on_number(self, code: str) -> None:
        self.buttons[code].click()


class OneChoice(_Buttons):
    """One of a list."""

    goes_on = True
    gap = 0

    def __init__(self, columns: int = DOWN) -> None:
        super().__init__(columns)
        self._row: list[QAbstractButton] = []

    def show_options(self, options: Sequence[Option]) -> None:
        """Offer these choices; side by side they touch."""
        super().show_options(options)
        self._row[:] = self.buttons.values()

    def _make(self, option: Option) -> QAbstractButton:
        return Segment(option, self._row) if self._columns == ACROSS else RadioChoice(option)

    def _marked(self) -> set[str]:
        return {self._value}

    def _on_number(self, code: str) -> None:
        if self._value != code:
            self._on_clicked(code)

    def _on_clicked(self, code: str) -> None:
        self._value = "" if self._value == code else code
        self._mark()
        self.answered.emit(self._value)


class ManyChoice(_Buttons):
    """Any number of a list."""

    def _make(self, option: Option) -> QAbstractButton:
        return CheckChoice(option)

    def _on_clicked(self, code: str) -> None:
        marked = self._marked() ^ {code}
        known = [c for c in self.buttons if c in marked]
        self._value = " ".join(known + [c for c in self._value.split() if c in marked and c not in known])
        self._mark()
        self.answered.emit(self._value)


class BigChoices(OneChoice):
    """Large keys for the numbers, small buttons for what is no number (a refusal, not applicable)."""

    widest = (1 << 24) - 1

    def __init__(self) -> None:
        super().__init__(DOWN)
        self._below = LineLayout(gap=2)
        self._above = QGridLayout()
        self._above.setSpacing(6)
        holder_above, holder_below = QWidget(), QWidget()
        holder_above.setLayout(self._above)
        self._above.setContentsMargins(0, 0, 0, 0)
        holder_below.setLayout(self._below)
        self._grid.addLayout(vbox(holder_above, holder_below, gap=6), 0, 0)
        self._numbers: dict[str, str] = {}
        self._levels: dict[str, tuple[int, int]] = {}
        self._has_letters = False
        self._size = USUAL_KEY

    def show_letters(self) -> None:
        """Show the keys of what is no number, on a page that listens to letters."""
        self._has_letters = True
        for code, button in self.buttons.items():
            if isinstance(button, SmallChoice):
                button.set_key(LETTERS.get(code, ""))

    def resize_to(self, size: KeySize) -> None:
        """Be larger or smaller."""
        self._size = size
        for button in self.buttons.values():
            if isinstance(button, BigChoice):
                button.resize_to(size)

    def press_letter(self, letter: str) -> bool:
        """Answer with the key of a letter; say whether that is an answer here."""
        code = next((c for c in self.buttons if LETTERS.get(c) == letter), "")
        if not code or not self.isEnabled():
            return False
        self._press(code)
        return True

    def show_options(self, options: Sequence[Option]) -> None:
        """Offer these choices."""
        wanted = [option.code for option in options]
        if list(self.buttons) == wanted:
            for option in options:
                self._dress(self.buttons[option.code], option)
            return
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        self.buttons = {}
        digits = [code for code in wanted if code.isdigit()]
        self._numbers = {c: c for c in digits} or {c: str(n) for n, c in enumerate(wanted, 1)}
        self._levels = levels(digits)
        for option in options:
            button = self.buttons[option.code] = self._fresh(option)
            if option.code in self._numbers:
                self._above.addWidget(button, 0, self._above.count())
            else:
                self._below.addWidget(button)
        self._arrows.watch(list(self.buttons.values()))
        self._mark()

    def _make(self, option: Option) -> QAbstractButton:
        code = option.code
        number = self._numbers.get(code)
        if number is None:
            return SmallChoice(option, LETTERS.get(code, "") if self._has_letters else "")
        key = BigChoice(option, number, self._levels.get(code, (0, 0)))
        key.resize_to(self._size)
        return key


def levels(codes: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return how many of how many blocks a number is; none where they do not count up from none at all."""
    most = len(codes) - 1
    if not 2 <= most <= MOST_BLOCKS or list(codes) != [str(n) for n in range(len(codes))]:
        return {}
    return {code: (int(code), most) for code in codes}


class ListChoice(Answer):
    """One of a folded list; a long one is searched by typing."""

    goes_on = True

    def __init__(self) -> None:
        super().__init__()
        self.field = ChoiceField(())
        self.field.setMaximumWidth(480)
        self.field.edited.connect(self._on_edited)
        self._value = ""
        self._options: tuple[Option, ...] = ()
        self.setLayout(vbox(self.field))

    def show_options(self, options: Sequence[Option]) -> None:
        """Offer these choices."""
        if tuple(options) == self._options:
            return
        self._options = tuple(options)
        self.field.clear()
        self.field.addItem("", None)
        for option in options:
            self.field.addItem(
                f"{option.label} ({option.gloss})" if option.gloss else option.label, option.code
            )
        if len(options) > MOST_BUTTONS and not self.field.isEditable():
            self._let_type()
        self._mark()

    def _let_type(self) -> None:
        self.field.setEditable(True)
        self.field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.field.completer()
        if completer is None:
            return
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def _mark(self) -> None:
        place = self.field.findData(self._value) if self._value else 0
        self.field.setCurrentIndex(max(place, 0))

    def _on_edited(self, value: object) -> None:
        self._value = str(value or "")
        self.answered.emit(self._value)

    def show_value(self, text: str) -> None:
        """Show the choice."""
        self._value = text
        self._mark()

    def entrance(self) -> QWidget:
        """Return the list."""
        return self.field


class Acknowledge(Answer):
    """A tick that says a text was read."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.box = CheckChoice(Option("OK", words))
        self.box.clicked.connect(lambda on=False: self.answered.emit("OK" if on else ""))
        self.setLayout(vbox(self.box))

    def show_value(self, text: str) -> None:
        """Show whether it was ticked."""
        self.box.setChecked(bool(text))

    def entrance(self) -> QWidget:
        """Return the tick."""
        return self.box
