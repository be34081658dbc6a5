# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The installation as a person does it, page by page, with a picture of each; `tools.windows_lifecycle` ends with it.

The pictures are for eyes, so what goes wrong here is told and decides nothing.
"""

from pathlib import Path

from tools.windows_machine import Machine, until

_WINDOW = "ensure-desk-window.exe"
_ON = "1"
_SECONDS = 120.0


class Person:
    """Somebody who looks at the pages of a box and goes on."""

    def __init__(self, machine: Machine, pictures: Path) -> None:
        self.machine, self.pictures = machine, pictures
        self.page = ""

    def sees(self, name: str, words: str = "") -> bool:
        """Wait for another page, with these words on it, take a picture of it and say whether it came."""
        before = self.page

        def shown() -> bool:
            code, self.page = self.machine.hands()
            return (
                code == 0 and self.page not in ("", "[]", before) and words.replace("\\", "\\\\") in self.page
            )

        came = until(shown, _SECONDS)
        print(f"{'page' if came else 'NO PAGE'} {name}: {self.page[:400]}", flush=True)
        self.machine.picture(self.pictures / f"{name}.png")
        return came

    def goes_on(self) -> None:
        """Press the button that goes on."""
        self.machine.hands("press", _ON)


def play(machine: Machine, setup: Path, pictures: Path, data: Path) -> None:
    """Install by hand, start the program from the last page, and remove it by hand."""
    person, where = Person(machine, pictures), machine.path(data)
    remover = machine.local / "Programs" / "ENSURE Desk" / "uninstall.exe"
    installer = machine.start(setup)
    came = person.sees("install-welcome")
    person.goes_on()
    came = came and person.sees("install-ready", where)
    person.goes_on()
    if came:
        until((data / "log").exists, _SECONDS)  # it begins with the first paint
        machine.picture(pictures / "started.png")
        machine.tool("taskkill", "/F", "/IM", _WINDOW)
        machine.start(remover)
        came = person.sees("uninstall-question", where)
        person.goes_on()
        came = came and person.sees("uninstall-done", where)
        person.goes_on()
    if not came:
        installer.kill()
    if not until(lambda: not remover.exists(), 20):
        machine.run(remover, "/S")
    print(f"by hand: {'as it should be' if came else 'not as it should be'}", flush=True)
