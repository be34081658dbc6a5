# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cards of the preview: counts, sheets, doubts and faults, changes with here and file, doubles."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from ensure_desk.domain.formats import grouped
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.differences import Shown
from ensure_desk.services.import_doubles import Doubles
from ensure_desk.services.import_plan import Counts
from ensure_desk.ui import theme
from ensure_desk.ui.pages.handoff.words import ProblemRow, SheetRow
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import hbox, line, vbox
from ensure_desk.ui.widgets.quiet_table import QuietTable
from ensure_desk.ui.widgets.segmented import SegmentedControl
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.texts import Elided, body, caption, small, title
from ensure_desk.ui.widgets.whole_rows import WholeRows

_COUNTS = (
    ("new", N_("nieuw"), "acc"),
    ("changed", N_("gewijzigd"), "acc"),
    ("unchanged", N_("ongewijzigd"), "t2"),
    ("conflicting", N_("twijfel"), "warn"),
    ("refused", N_("fout, niet ingelezen"), "danger"),
)
_CHANGES, _DOUBLES = "changes", "doubles"
_HEAD, _ROW, _LEAST_ROW, _FEW = 34, 40, 34, 2
"""The heights of the head of a list, of a row, of the lowest one; so many doubts leave the rest to the sheets."""
_SHEETS = _HEAD + 4 * _ROW
"""The least height of the list of sheets."""
QWIDGETSIZE_MAX = 16_777_215
_VIEWS = ((_CHANGES, N_("Wat er verandert")), (_DOUBLES, N_("Mogelijk dubbel")))


class CountsRow(QWidget):
    """Five numbers: what the files bring, in records."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._numbers: dict[str, QLabel] = {}
        cards = []
        for key, words, tone in _COUNTS:
            card, number = Card(), title("0")
            number.setProperty("tone", tone)
            self._numbers[key] = number
            card.body.setContentsMargins(15, 8, 15, 8)
            card.body.setSpacing(2)
            card.body.addWidget(number)
            card.body.addWidget(Elided(tr(words), 9, "t2"))
            cards.append(card)
        self.setLayout(hbox(*cards, gap=12))

    def show_counts(self, counts: Counts) -> None:
        """Show other numbers."""
        for key, _, tone in _COUNTS:
            count, number = getattr(counts, key), self._numbers[key]
            number.setText(grouped(count))
            theme.mark(number, "", tone=tone if count else "t3")


class _QuietWithMore(QuietTable):
    """A quiet list with words below it about the row at hand."""

    keeps_edge = True


class _FullTable(QuietTable):
    """A list that fills its place with whole rows, a little lower ones: no blank foot looks like its end."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height."""
        super().resizeEvent(event)
        room = self.viewport().height()
        each = max(_LEAST_ROW, room // max(1, -(-room // _ROW)))
        self.verticalHeader().setDefaultSectionSize(each)
        self.verticalScrollBar().setSingleStep(each)


class SheetsCard(Card):
    """What each sheet brings."""

    def __init__(self, tr: Translator) -> None:
        super().__init__(padded=False)
        names = (N_("Nieuw"), N_("Gewijz."), N_("Gelijk"), N_("Twijfel"), N_("Fout"))
        keys = ("new", "changed", "unchanged", "conflicting", "refused")
        self._table = _FullTable(
            (
                Column("id", tr(N_("Blad")), bold=True),
                *(_number_column(key, tr(name)) for key, name in zip(keys, names, strict=True)),
            ),
            sortable=False,
        )
        self._table.setAccessibleName(tr(N_("Wat elk blad brengt")))
        self._table.set_empty(tr(N_("Er is geen blad gelezen.")))
        self._table.setMinimumHeight(_SHEETS)
        self.body.addWidget(self._table)

    def show_rows(self, rows: Sequence[SheetRow]) -> None:
        """Show other sheets, those that bring something first."""
        brings = ("new", "changed", "conflicting", "refused")
        self._table.set_rows(sorted(rows, key=lambda row: not any(getattr(row, key) for key in brings)))
        for key in brings[1:]:
            self._table.hide_column(key, hidden=not any(getattr(row, key) for row in rows))


class ProblemsCard(Card):
    """Doubts and faults with their addresses; the faults can be saved as a workbook to correct."""

    errors_asked = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr(N_("Twijfel en fouten")), padded=False)
        self._table = _QuietWithMore(
            (
                Column("address", tr(N_("Waar")), 138, bold=True),
                Column("text", tr(N_("Wat"))),
                Column("chip", "", 88, tone=lambda r: r.tone),
            ),
            sortable=False,
        )
        self._table.setAccessibleName(tr(N_("Twijfel en fouten")))
        self._table.set_empty(tr(N_("Geen twijfel en geen fouten.")))
        self.has_few = True
        self._table.selected.connect(self._tell)
        self._told = small("", "t1", wrap=True)
        self._save = button(tr(N_("Foutenwerkmap bewaren")), icon="file-spreadsheet", size="sm")
        self._save.setToolTip(
            tr(N_("Alleen de rijen met fouten, om in Excel te verbeteren en weer in te lezen."))
        )
        self._save.clicked.connect(self.errors_asked)
        self.body.setSpacing(0)
        self._place = WholeRows(self._table)
        self.body.addWidget(self._place, 1)
        self._below = QWidget()
        self._below.setLayout(vbox(line(), vbox(self._told, margins=(16, 8, 16, 10)), gap=0))
        self.body.addWidget(self._below)
        self.header.addWidget(self._save)

    def show_rows(self, rows: Sequence[ProblemRow], marked: int) -> None:
        """Show other doubts and faults; `marked` faults stand in a row that can be saved."""
        self._table.set_rows(list(rows), keep="address")
        self.has_few = len(rows) <= _FEW
        least = _HEAD + max(1, min(len(rows), _FEW)) * _ROW
        self._place.setMinimumHeight(least)
        self._place.setMaximumHeight(least if self.has_few else QWIDGETSIZE_MAX)
        self._save.setVisible(marked > 0)

    def _tell(self, row: ProblemRow | None) -> None:
        self._told.setText((row.more or row.text) if row else "")
        self._below.setVisible(row is not None)


class ChangesCard(Card):
    """Every difference with what was, is here and comes; the doubles in a list of their own."""

    def __init__(self, tr: Translator) -> None:
        super().__init__(padded=False)
        self._ = tr
        self._views = SegmentedControl(
            [(_CHANGES, tr(N_("Wat er verandert"))), (_DOUBLES, tr(N_("Mogelijk dubbel")))],
            name=tr(N_("Lijst")),
        )
        self._views.set_value(_CHANGES)
        self._stack = QStackedWidget()
        self._views.changed.connect(lambda code: self._stack.setCurrentIndex(int(code == _DOUBLES)))
        self._stack.addWidget(self._changes())
        self._stack.addWidget(self._double_list())
        self.body.setSpacing(0)
        self.body.addLayout(hbox(self._views, 1, margins=(12, 10, 12, 10)))
        self.body.addWidget(line())
        self.body.addWidget(self._stack, 1)
        note = N_(
            "Bij twijfel blijven beide waarden bewaard tot u kiest. Inlezen kunt u later ongedaan maken."
        )
        self.footer().addWidget(small(tr(note), "t2", wrap=True), 1)

    def _changes(self) -> QWidget:
        tr = self._
        self._table = _QuietWithMore(
            (
                Column("label", tr(N_("Over wie")), 136, bold=True),
                Column("field_label", tr(N_("Veld")), 118),
                Column("ours", tr(N_("Hier")), 102),
                Column("theirs", tr(N_("Bestand"))),
                Column("state", "", 124, display=self._state, tone=lambda r: "warn" if r.conflict else ""),
            )
        )
        self._table.setAccessibleName(tr(N_("Wat er verandert")))
        self._table.set_empty(tr(N_("Geen wijzigingen aan wat u hier al hebt.")))
        self._table.selected.connect(self._tell)
        names = (N_("Nu hier"), N_("In het bestand"))
        self._values = tuple(body("", "t1") for _ in names)
        columns = [vbox(caption(tr(n)), v, 1, gap=2) for n, v in zip(names, self._values, strict=True)]
        row = hbox(*columns, gap=16)
        for place in range(len(columns)):
            row.setStretch(place, 1)
        self._about = Elided("", bold=True)
        self._detail = QWidget()
        self._detail.setLayout(vbox(line(), vbox(self._about, row, gap=6, margins=(16, 8, 16, 10)), gap=0))
        self._detail.hide()
        page = QWidget()
        layout = vbox(WholeRows(self._table), self._detail, gap=0)
        layout.setStretch(0, 1)
        page.setLayout(layout)
        return page

    def _double_list(self) -> QWidget:
        tr = self._
        self._doubles = RowsTable(
            (
                Column("arriving", tr(N_("In het bestand")), 190, bold=True),
                Column("other", tr(N_("Lijkt op")), 190),
                Column("reasons", tr(N_("Waarom"))),
                Column(
                    "certainty_text",
                    "",
                    124,
                    tone=lambda d: "warn" if d.certainty != "suspect" else "neutral",
                ),
            ),
            sortable=False,
        )
        self._doubles.setAccessibleName(tr(N_("Mogelijk dubbel")))
        return self._doubles

    def _state(self, row: Shown) -> str:
        return self._(N_("twijfel")) if row.conflict else ""

    def _tell(self, row: Shown | None) -> None:
        self._detail.setVisible(row is not None)
        if row is not None:
            self._about.setText(f"{row.label} · {row.field_label}")
            for label, text in zip(self._values, (row.ours, row.theirs), strict=True):
                label.setText(text or "–")

    def show_changes(self, differences: Sequence[Shown], doubles: Doubles) -> None:
        """Show other differences and doubles."""
        self._table.set_rows(list(differences), keep="record_id")
        self._doubles.set_empty(
            self._(N_("Niemand in het bestand lijkt op iemand anders."))
            if doubles.complete
            else self._(N_("Veel nieuwe mensen: na het inlezen vindt u ze bij Dubbele dossiers."))
        )
        self._doubles.set_rows(list(doubles.rows))
        counts = {_CHANGES: len(differences), _DOUBLES: len(doubles.rows)}
        for code, words in _VIEWS:
            count = counts[code]
            self._views.set_text(code, f"{self._(words)} ({count})" if count else self._(words))
        self._views.setFixedWidth(self._views.sizeHint().width())


def _number_column(key: str, name: str) -> Column:
    def shown(row: SheetRow) -> str:
        count: int = getattr(row, key)
        return grouped(count) if count else "" if tone else "–"

    tone = {"conflicting": "warn", "refused": "danger"}.get(key)
    return Column(key, name, 50, align="right", display=shown, tone=(lambda _: tone) if tone else None)
