# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tour of the first day: a calm card at the edge of the page that goes from page to page.

It is offered once to who begins with example data, and can be asked for in the window of the manual. Nothing is
blocked while it shows: the page beneath works as ever.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from ensure_desk.domain.texts import N_
from ensure_desk.system.settings import TOUR_DONE, change_settings
from ensure_desk.ui import theme
from ensure_desk.ui.context import Context
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.shortcut import shortcut_within
from ensure_desk.ui.widgets.texts import body, caption, h2, key_hint

WIDTH, MARGIN = 372, 20


@dataclass(frozen=True)
class Step:
    """A page and what to tell about it; `person` says that the page is about somebody."""

    page: str
    title: str
    text: str
    person: bool = False


_TODAY = Step(
    "today",
    N_("Hier begint elke dag"),
    N_("Bovenaan staat wat het dringendst is. Enter op een regel brengt u meteen waar u moet zijn."),
)
_PEOPLE = Step(
    "people",
    N_("Iedereen die u volgt"),
    N_("Typ een stuk van een naam of nummer. Met Ctrl+K zoekt u vanaf elke pagina."),
)
_TRAININGS = Step(
    "trainings",
    N_("Trainingen die aan drempels werken"),
    N_("Open een training en kies Plannen: u ziet wie ze kan helpen, en waarom. U beslist wie u vraagt."),
)
_SETTINGS = Step(
    "settings",
    N_("Veilig bewaard"),
    N_(
        "Hier maakt u een reservekopie en kiest u een tweede map. F1 opent de handleiding, ? toont de toetsen."
    ),
)
_COUNSELLOR = (
    _TODAY,
    _PEOPLE,
    Step(
        "dossier",
        N_("Alles over één persoon"),
        N_("Noteer na een gesprek wat u besprak. F2 vult de intake aan. Wat u typt, is meteen bewaard."),
        person=True,
    ),
    Step(
        "intake",
        N_("Iemand nieuw aan het loket"),
        N_(
            "Ctrl+N begint een intake. Vijf vragen zijn verplicht, de rest mag later. Volg gerust het gesprek."
        ),
    ),
    Step(
        "survey",
        N_("Samen praten over drempels"),
        N_("Een cijfer is een antwoord, H betekent dat iemand hulp wil. U mag stoppen en later verdergaan."),
        person=True,
    ),
    _TRAININGS,
    Step(
        "handoff",
        N_("Uw werk naar de coördinator"),
        N_("Een keer per maand maakt u een overdracht, zonder namen. Wat u inleest, ziet u eerst."),
    ),
    _SETTINGS,
)
_COORDINATOR = (
    Step(
        "overview",
        N_("Hier begint elke dag"),
        N_(
            "Vier cijfers van de regio, wie overdroeg en welke drempels groot zijn. Enter opent wat erachter zit."
        ),
    ),
    _PEOPLE,
    Step(
        "handoff",
        N_("Overdrachten inlezen"),
        N_("Kies alle bestanden samen. U ziet eerst wat nieuw is, wat twijfel geeft en wat fout is."),
    ),
    Step(
        "matrix",
        N_("Twaalf kantoren, een keer per maand"),
        N_(
            "U ziet wie op tijd was, wie te laat is en wat ontbreekt. Enter gaat naar de overdrachten van die maand."
        ),
    ),
    Step(
        "questionnaires",
        N_("Eigen vragenlijsten"),
        N_("Kijk een werkmap na, publiceer ze, en stuur ze mee met de overdracht voor alle kantoren."),
    ),
    _TRAININGS,
    Step(
        "figures",
        N_("Cijfers om te delen"),
        N_(
            "Enter op een cijfer toont wie erachter staat. In een rapport blijven kleine aantallen verborgen."
        ),
    ),
    _SETTINGS,
)
STEPS: Mapping[str, tuple[Step, ...]] = {
    "counsellor": _COUNSELLOR,
    "coordinator": _COORDINATOR,
    "administrator": (_SETTINGS,),
}


class Tour(QFrame):
    """The card; it stays at the lower right edge of the pane that holds the pages."""

    def __init__(self, pane: QWidget, ctx: Context) -> None:
        super().__init__(pane)
        self._ctx, self._ = ctx, ctx.tr
        self._steps: tuple[Step, ...] = ()
        self._person, self.at = "", -1
        theme.mark(self, "dialog")
        self.place_line, self.heading, self.text = caption(""), h2(""), body("", "t2")
        self.heading.setWordWrap(True)
        self.stop = button(self._(N_("Stoppen")), kind="quiet")
        self.next = button(self._(N_("Volgende")), kind="primary")
        self.stop.clicked.connect(self.end)
        self.next.clicked.connect(self.go_on)
        foot = hbox(key_hint("Alt+→"), 1, self.stop, self.next, gap=8)
        self.setLayout(vbox(self.place_line, self.heading, self.text, foot, gap=8, margins=(16, 14, 16, 14)))
        self._listen(pane)
        self.hide()

    def _listen(self, pane: QWidget) -> None:
        """Go on by Alt and the right arrow from anywhere, stop by Escape on the card, stay at the edge."""
        self._onward = QShortcut(QKeySequence("Alt+Right"), pane.window())
        self._onward.activated.connect(self.go_on)
        self._onward.setEnabled(False)
        shortcut_within(self, "Esc", self.end)
        pane.installEventFilter(self)

    def offer(self) -> None:
        """Ask whether somebody wants it."""
        self.at = -1
        self._tell(
            "",
            self._(N_("Een korte rondleiding?")),
            self._(N_("In enkele stappen ziet u waar u wat vindt. U kunt altijd stoppen.")),
        )
        self.stop.setText(self._(N_("Nu niet")))
        self.next.setText(self._(N_("Beginnen")))

    def begin(self) -> None:
        """Begin at the first step."""
        desk = self._ctx.desk

        def somebody() -> str:
            from ensure_desk.services import people  # cold start: only a tour needs it here

            found = people.search(desk, limit=1).rows
            return found[0].id if found else ""

        self._ctx.jobs.read(somebody, self._on_person, receiver=self)

    def _on_person(self, person_id: str) -> None:
        self._person = person_id
        told = STEPS[self._ctx.desk.role]
        self._steps = tuple(step for step in told if person_id or not step.person)
        self._show_step(0)
        self._remember()

    def go_on(self) -> None:
        """Go to the next step; after the last one the tour ends."""
        if self.at < 0:
            self.begin()
        elif self.at + 1 < len(self._steps):
            self._show_step(self.at + 1)
        else:
            self.end()

    def end(self) -> None:
        """Put the card away, and do not offer it again."""
        self._onward.setEnabled(False)
        self.hide()
        self.at = -1
        self._remember()

    def _remember(self) -> None:
        file = self._ctx.desk.paths.settings
        self._ctx.jobs.write(lambda: change_settings(file, tour=TOUR_DONE), lambda _: None, receiver=self)

    def _show_step(self, number: int) -> None:
        self.at, step, count = number, self._steps[number], len(self._steps)
        self._ctx.navigate(step.page, **({"person_id": self._person} if step.person else {}))
        place = self._(N_("Stap {n} van {count}"), n=number + 1, count=count)
        self._tell(place, self._(step.title), self._(step.text))
        last = number + 1 == count
        self.stop.setText(self._(N_("Stoppen")))
        self.stop.setHidden(last)
        self.next.setText(self._(N_("Klaar")) if last else self._(N_("Volgende")))

    def _tell(self, place: str, heading: str, text: str) -> None:
        self.place_line.setText(place)
        self.place_line.setHidden(not place)
        self.heading.setText(heading)
        self.text.setText(text)
        self.setAccessibleName(f"{place} {heading}".strip())
        self.next.setAccessibleDescription(f"{place} {heading}. {text}".strip())
        self._onward.setEnabled(True)
        self.stop.show()
        self.show()
        self._stand()
        QTimer.singleShot(0, self, self.next.setFocus)

    def _stand(self) -> None:
        """Stand at the lower right edge, above what is there."""
        layout, pane = self.layout(), self.parentWidget()
        if layout is not None and pane is not None:
            width = max(WIDTH, layout.totalMinimumSize().width())  # large letters need more
            self.resize(width, layout.totalHeightForWidth(width))
            self.move(pane.width() - self.width() - MARGIN, pane.height() - self.height() - MARGIN)
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the edge when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._stand()
        return False
