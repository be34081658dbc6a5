# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Random stories of edits, packages, undoing and redoing: what shows follows from what is taken back alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

import pytest

from ensure_desk.domain.fields import PackageKind
from ensure_desk.services import history, undo
from tests.simulation import people
from tests.simulation.carriage import Parcel, deliver, pack
from tests.simulation.desks import Screen, SimDesk, make_desk, without_backups

ACTS = (people.make, people.make, people.change, people.change, people.change, people.choose, people.delete)


@dataclass
class Story:
    """Two desks that write to each other; the first takes packages back and applies them again."""

    dice: Random
    here: SimDesk
    there: SimDesk
    parcels: list[Parcel] = field(default_factory=list)

    def act(self, sim: SimDesk) -> None:
        """Let somebody do something."""
        with sim.desk.store.write(sim.desk.actor) as writer:
            self.dice.choice(ACTS)(self.dice, writer, self.dice.random() < 0.5)

    def meet(self) -> None:
        """Let the other desk work and make a package; at times it reads one of ours first."""
        if self.dice.random() < 0.4:
            deliver(self.there, pack(self.here, PackageKind.OFFICE))
        for _ in range(self.dice.randint(1, 3)):
            self.act(self.there)
        self.parcels.append(pack(self.there, PackageKind.OFFICE))

    def read(self) -> str:
        """Read a package here, the last or an older one; return its id."""
        parcel = self.dice.choice(self.parcels[-3:])
        deliver(self.here, parcel)
        return parcel.manifest.package_id

    def packages(self, *, away: bool) -> list[str]:
        """Return the packages that are taken back, or that can be."""
        lines = history.lines(self.here.desk)
        return sorted({line.package_id for line in lines if (line.can_redo if away else line.can_undo)})

    def turn(self, *, away: bool) -> None:
        """Take some package back, or apply one again."""
        found = self.packages(away=not away)
        if found:
            work = undo.undo if away else undo.redo
            work(self.here.desk, package_id=self.dice.choice(found))

    def live(self) -> None:
        """Let one thing happen."""
        if not self.parcels or self.dice.random() < 0.3:
            self.meet()
        what = self.dice.randrange(6)
        if what < 2:
            self.act(self.here)
        elif what < 4:
            self.read()
        else:
            self.turn(away=what == 4)

    def look(self) -> tuple[Screen, str]:
        """Return what is shown, and the hash of what is known."""
        return self.here.screen(), self.here.hash()


SEEDS = [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 33))]


@pytest.fixture(params=SEEDS)
def story(request: pytest.FixtureRequest) -> Iterator[Story]:
    seed = request.param
    dice = Random(seed)  # noqa: S311 - no secret
    told = Story(dice, make_desk(f"here {seed}", "counsellor"), make_desk(f"there {seed}", "counsellor"))
    with without_backups():
        yield told


def test_undo_and_redo_change_nothing_known_and_together_nothing_shown(story: Story) -> None:
    for _ in range(10):
        story.live()
        before = story.look()
        for package in story.packages(away=False)[:2]:
            undo.undo(story.here.desk, package_id=package)
            assert story.here.hash() == before[1]
            undo.redo(story.here.desk, package_id=package)
            assert story.look() == before


def test_taking_back_the_package_that_was_just_read_shows_what_was_there(story: Story) -> None:
    for _ in range(10):
        story.live()
        before = story.here.screen()
        story.meet()
        package = story.read()
        if package in story.packages(away=False) and _read_once(story, package):
            undo.undo(story.here.desk, package_id=package)
            assert story.here.screen() == before
            undo.redo(story.here.desk, package_id=package)


def test_the_order_of_taking_back_does_not_matter(story: Story) -> None:
    for _ in range(12):
        story.live()
    chosen = story.packages(away=False)[:3]
    screens = []
    for order in (chosen, chosen[::-1]):
        for package in order:
            undo.undo(story.here.desk, package_id=package)
        screens.append(story.here.screen())
        for package in chosen:
            undo.redo(story.here.desk, package_id=package)
    assert screens[0] == screens[1]


def test_what_was_typed_here_since_stays(story: Story) -> None:
    for _ in range(12):
        story.live()
    desk = story.here.desk
    with desk.store.write(desk.actor) as writer:
        shown = people.ids_of(writer, "person")
        for person in shown[:3]:
            writer.update("person", person, {"first_name": "Getypt", "gender": "X"})
            writer.update("person", person, {"gender": "V"})
    for package in story.packages(away=False):
        undo.undo(desk, package_id=package)
    screen = story.here.screen()
    for person in shown[:3]:
        values = screen["person", person][0]
        assert (values["first_name"], values["gender"]) == ("Getypt", "V")


def test_with_nothing_taken_back_every_row_shows_all_that_is_known(story: Story) -> None:
    for _ in range(10):
        story.live()
    for package in story.packages(away=True):
        undo.redo(story.here.desk, package_id=package)
    before = story.look()
    with story.here.desk.store.read() as reader:
        assert reader.connection.exec_driver_sql("SELECT count(*) FROM beside").scalar() == 0
    deliver(story.there, pack(story.here, PackageKind.OFFICE))
    deliver(story.here, pack(story.there, PackageKind.OFFICE))
    deliver(story.there, pack(story.here, PackageKind.OFFICE))
    assert story.here.hash() == story.there.hash()
    assert story.here.screen() == story.there.screen()
    assert before[1]


def _read_once(story: Story, package: str) -> bool:
    return (
        sum(line.package_id == package and line.direction == "in" for line in history.lines(story.here.desk))
        == 1
    )
