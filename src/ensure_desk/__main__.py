# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door: opens the window, hands a word to the command line, or serves as a guarded child."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ensure_desk.cli.main import Asked

_GATE_CHILD, _SURVEY_WORKER = "--gate-child", "--survey-worker"
_CHILDREN = ([_GATE_CHILD], [_SURVEY_WORKER])
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_WINDOW_WORDS = ("shots", "self-test")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program for these words and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == [_GATE_CHILD]:
        from ensure_desk.gate.child import main as serve  # cold start: only a child needs the reader

        return serve()
    if words[:1] == [_SURVEY_WORKER]:
        from ensure_desk.surveys.worker import main as convert  # cold start: only a child converts

        return convert()
    if not words:
        return _open_window(None)
    from ensure_desk.cli.main import ask, run  # cold start: the window needs no command line

    asked = ask(words)
    if not asked.command:
        return _open_window(asked.data_dir)
    if asked.command in _WINDOW_WORDS:
        return _without_screen(asked)
    code = run(asked)
    return code or (_pictures(asked) if asked.command == "first-day" else code)


def window() -> int:
    """Open the window, whatever the words say; the entry of the windowed program."""
    words = sys.argv[1:]
    return main(words if words[:1] in _CHILDREN or "--data-dir" in words else [])


def _open_window(data_dir: Path | None) -> int:
    if not any(os.environ.get(name) for name in _SCREENS) and sys.platform == "linux":
        sys.stderr.write("There is no screen here: DISPLAY and WAYLAND_DISPLAY are empty.\n")
        return 1
    folder = data_dir or default_folder()
    from ensure_desk.ui.application import run_window  # cold start: Qt only for who wants a window

    return run_window(folder)


def default_folder() -> Path:
    """Return the default data folder, and load what the unlock page needs besides Qt.

    That comes first because Qt, once it is there, reads the source of every module that is loaded after it.
    """
    # cold start: only a window needs these
    import ensure_desk.domain.texts
    import ensure_desk.storage.keyfile_format
    import ensure_desk.system.i18n
    import ensure_desk.system.memory
    import ensure_desk.system.settings
    import ensure_desk.system.single_instance  # noqa: F401 - loaded for those who come later
    from ensure_desk.system.paths import default_data_dir

    return default_data_dir()


def _without_screen(asked: "Asked") -> int:
    # cold start: Qt only for pictures, the self-test and the first day
    from ensure_desk.cli.main import guarded
    from ensure_desk.ui import headless, self_test

    def pictures() -> int:
        chosen = asked.args
        return headless.shots(asked.path, size=chosen.size, language=chosen.language, scale=chosen.scale)

    work = {"shots": pictures, "self-test": lambda: self_test.self_test(asked.path)}
    return guarded(asked, work[asked.command])


def _pictures(asked: "Asked") -> int:
    # cold start: Qt only for pictures
    from ensure_desk.cli.main import guarded
    from ensure_desk.ui import headless

    return guarded(asked, lambda: headless.shots(asked.path / "pictures"))


if __name__ == "__main__":
    sys.exit(main())
