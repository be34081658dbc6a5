# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The windowed program: unlock first, everything heavy later (cold start is measured in `make bench`)."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.system import memory
from ensure_desk.system.i18n import Language
from ensure_desk.system.paths import DataPaths
from ensure_desk.system.settings import TOUR_OFFERED, change_settings, language_of, read_settings
from ensure_desk.system.single_instance import call_window, hold_window, take_call, window_folder
from ensure_desk.ui import icons, theme
from ensure_desk.ui.unlock import TroublePage, UnlockPage

if TYPE_CHECKING:
    from ensure_desk.ui.idle import IdleLock
    from ensure_desk.ui.jobs import InlineJobs, Jobs

SIZE = (1366, 768)
_BACKUP_MS = 5_000
"""So long after unlocking the daily backup begins: the first page comes first."""
_NEXT_MS = 500
"""So long after loading what is needed first the rest comes, unless somebody unlocked."""
_WRONG_SECRET = (
    "wrong_passphrase",
    "unlock_wait",
    "recovery_key_mistyped",
    "recovery_key_wrong",
    "passphrase_empty",
)


def run_window(data_dir: Path) -> int:
    """Open the window on a data folder and return the exit code; where one is open, that one comes forward."""
    try:
        place = hold_window(data_dir)
    except OSError:
        return _run_alone(data_dir)  # the first page says what is wrong with the folder
    if place is None:
        _call_first(data_dir)
        return 0
    with place:
        return _run_alone(data_dir)


def _call_first(data_dir: Path) -> None:
    call_window(data_dir)
    tr = Language(language_of(DataPaths(data_dir).settings))
    if sys.stderr is not None:  # a windowed program has none
        sys.stderr.write(tr(N_("ENSURE Desk is al open. Dat venster komt nu naar voren.")) + "\n")


def _run_alone(data_dir: Path) -> int:
    app = application()
    settings = read_settings(DataPaths(data_dir).settings)
    theme.apply(app, dark=theme.seems_dark(settings.theme))
    frame = Frame(data_dir)
    frame.resize(*SIZE)
    frame.begin()
    frame.show()
    with ExitStack() as end:
        frame.painted.connect(lambda: end.callback(_start_log(DataPaths(data_dir).log)))
        frame.painted.connect(lambda: _settle(app, settings.theme, frame))
        frame.painted.connect(lambda: Caller(frame, data_dir))
        code = app.exec()
        frame.jobs.stop()
    return code


def _start_log(file: Path) -> Callable[[], None]:
    """Log from now on, and return what ends it."""
    from ensure_desk.system.log import start_log, stop_log  # cold start: after the first paint

    handler = start_log(file)
    return lambda: stop_log(handler)


def _settle(app: QApplication, look: str, frame: "Frame") -> None:
    """Do what could wait for the first paint."""
    from ensure_desk.ui import first_help, qt_words  # cold start: after the first paint

    first_help.FirstHelp(frame)
    qt_words.use(frame.tr_.code)
    app.setWindowIcon(icons.icon("ensure-desk", "acc", 64))
    dark = theme.wants_dark(look)
    if dark != theme.is_dark():
        theme.apply(app, dark)
        icons.forget()


def application() -> QApplication:
    """Return the one application object."""
    memory.look_seldom()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([*sys.argv[:1], "-style", theme.STYLE])
    app.setApplicationName("ENSURE Desk")
    return app


class Frame(QMainWindow):
    """Holds the page in view before and after unlocking: trouble, first start, unlock, shell.

    `painted` tells once that the first page stands on the screen; what is not needed for that comes afterwards.
    """

    painted = Signal()

    def __init__(self, data_dir: Path, jobs: "Jobs | InlineJobs | None" = None) -> None:
        super().__init__()
        self.setWindowTitle("ENSURE Desk")
        theme.mark(self, "app")
        self._paths = DataPaths(data_dir)
        self._jobs = jobs
        self._seen = False
        self.tr_ = Language(language_of(self._paths.settings))
        self.desk: Any = None
        self._idle: IdleLock | None = None
        self.painted.connect(self._load)

    @property
    def jobs(self) -> "Jobs | InlineJobs":
        """Return the threads, made when the first work comes."""
        if self._jobs is None:
            from ensure_desk.ui.jobs import Jobs  # cold start: after the first paint

            self._jobs = Jobs()
        return self._jobs

    def begin(self) -> None:
        """Show unlock, or the first start where there is nothing to unlock."""
        if (self._paths.root / "vault.key").exists() or (self._paths.root / "vault.db").exists():
            self._show_unlock()
        else:
            self._show_first_start()

    def _load(self) -> None:
        from ensure_desk.ui import loading  # cold start: after the first paint

        self.jobs.file(lambda _: loading.first(), lambda _: self._on_loaded(), self._failed, receiver=self)

    def _on_loaded(self) -> None:
        memory.leave_loaded()
        self._tell_backup()
        QTimer.singleShot(_NEXT_MS, self, self._load_next)

    def _load_next(self) -> None:
        """Load more while nobody unlocks; after that the shell does so itself."""
        if self.desk is None:
            from ensure_desk.ui import loading  # cold start: after the first paint

            self.jobs.file(lambda _: loading.more(), lambda _: None)

    def _tell_backup(self) -> None:
        page = self.centralWidget()
        made = _bootstrap().newest_backup(self._paths.root)
        if made is not None and isinstance(page, UnlockPage):
            page.tell_backup(made)

    def _show_unlock(self) -> None:
        page = UnlockPage(self.tr_, _first_name(self._paths.root))
        page.unlock.connect(self._unlock)
        page.recover.connect(self._recover)
        self.setCentralWidget(page)
        page.field.setFocus()
        if self._seen:
            self._tell_backup()

    def _unlock(self, passphrase: str) -> None:
        root = self._paths.root
        self.jobs.write(
            lambda: _bootstrap().open_desk(root, passphrase), self._enter, self._failed, receiver=self
        )

    def _recover(self, key: str, passphrase: str) -> None:
        root = self._paths.root
        self.jobs.write(
            lambda: _bootstrap().open_desk_with_recovery(root, key, passphrase),
            self._enter,
            self._failed,
            receiver=self,
        )

    def _failed(self, error: Exception) -> None:
        page: Any = self.centralWidget()
        words = _in_words(error, self.tr_)
        if isinstance(page, UnlockPage) and isinstance(error, UserError) and error.code in _WRONG_SECRET:
            page.show_message(words)
            wait = error.params.get("seconds") or _bootstrap().seconds_to_wait(self._paths.root)
            page.wait(int(wait))
        elif hasattr(page, "show_error"):
            page.show_error(words)
        else:
            trouble = TroublePage(self.tr_, words)
            trouble.retry.connect(self.begin)
            self.setCentralWidget(trouble)

    def _show_first_start(self) -> None:
        # cold start: only once in a vault's life
        from ensure_desk.domain.municipalities import MUNICIPALITIES
        from ensure_desk.ui.first_start import FirstStart

        page = FirstStart(self.tr_, [m.name for m in MUNICIPALITIES])
        page.finished.connect(self._create)
        page.saved.connect(self._save_key)
        page.printed.connect(self._print_key)
        page.entered.connect(self._enter_new)
        self.setCentralWidget(page)

    def _create(self, answers: Any) -> None:
        root = self._paths.root

        def work() -> Any:
            from ensure_desk.services.desk import Profile  # cold start: loaded with the first vault

            profile = Profile(answers.role, answers.municipality, answers.name)
            return _bootstrap().create_desk(root, profile, answers.passphrase)

        self.jobs.write(work, self._created, self._failed, receiver=self)

    def _created(self, created: Any) -> None:
        self.desk = created.desk
        page: Any = self.centralWidget()
        page.show_key(created.recovery_key)

    def _enter_new(self, with_demo: bool) -> None:
        if not with_demo:
            self._enter(self.desk)
            return

        def work() -> Any:
            from ensure_desk.services import demo  # cold start: only for who wants to practise

            demo.fill(self.desk, people=40)
            change_settings(self._paths.settings, tour=TOUR_OFFERED)
            return self.desk

        self.jobs.write(work, self._enter, self._failed, receiver=self)

    def _save_key(self, key: str) -> None:
        from ensure_desk.ui.save_dialog import ask_path  # cold start: only once in a vault's life

        title, name = self.tr_(N_("Herstelsleutel bewaren")), "ENSURE Desk herstelsleutel.txt"
        ask_path(self, title, name, lambda path: self._write_key(path, key))

    def _write_key(self, path: Path, key: str) -> None:
        try:
            path.write_text(key + "\n", encoding="utf-8")
        except OSError:
            self._failed(UserError("file_not_writable", file=path.name))

    def _print_key(self, key: str) -> None:
        from ensure_desk.ui.printing import print_code  # cold start: printing is rare

        title = self.tr_(N_("Herstelsleutel van ENSURE Desk"))
        words = N_(
            "Bent u uw wachtzin kwijt, dan opent alleen deze sleutel uw dossiers. Bewaar hem op papier."
        )
        print_code(self, self.tr_, title, key, self.tr_(words))

    def _enter(self, desk: Any, target: Any = None) -> None:
        if desk is None:
            return
        self.desk = desk
        shell = build_shell(desk, self.jobs)
        shell.locked.connect(self.lock)
        shell.anew.connect(self._build_anew)
        shell.ctx.bus.restyle.connect(self._restyle)
        self.setCentralWidget(shell)
        if target is not None:
            shell.go(target)
        QTimer.singleShot(_BACKUP_MS, shell, lambda: self._back_up(desk))
        self._watch_hands()

    def _watch_hands(self) -> None:
        if self._idle is None:
            from ensure_desk.ui.idle import IdleLock  # cold start: nothing is locked before it was opened

            self._idle = IdleLock(self, self.lock)
        self._idle.start(read_settings(self._paths.settings).idle_lock_minutes)

    def _back_up(self, desk: Any) -> None:
        if self.desk is desk:
            self.jobs.file(lambda _: _daily_backup(desk), lambda _: None)

    def _restyle(self) -> None:
        """Build the shell anew in another language or look, on the page where that was chosen."""
        from ensure_desk.ui.context import Target  # cold start: after unlocking

        self.tr_.use(self.desk.tr.code)
        self._build_anew(Target("settings"))

    def _build_anew(self, target: Any) -> None:
        QTimer.singleShot(0, self, lambda: self._enter(self.desk, target))

    def lock(self) -> None:
        """Drop the key and everything shown, and ask for the passphrase again; running writes finish first."""
        if self.desk is None:
            return
        desk, self.desk = self.desk, None
        self._show_unlock()
        self.jobs.write(lambda: _bootstrap().close_desk(desk), lambda _: None, self._failed, receiver=self)

    def come_forward(self) -> None:
        """Show the window in front of the others, where the desktop allows it; else it asks for attention."""
        state = QtCore.Qt.WindowState
        self.setWindowState(self.windowState() & ~state.WindowMinimized | state.WindowActive)
        self.raise_()
        self.activateWindow()
        application().alert(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is there."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is being typed and close the vault."""
        shell: Any = self.centralWidget()
        if hasattr(shell, "lock"):
            shell.lock()
        self.lock()  # where a desk is open and no shell shows it yet: it was just made
        super().closeEvent(event)


def _first_name(data_dir: Path) -> str:
    """Return the name on the only passphrase; empty where there are more, or the key file cannot say."""
    from ensure_desk.storage.keyfile_format import read_key_file  # cold start: not for the first start

    try:
        people = read_key_file(data_dir).people
    except UserError:
        return ""
    return people[0].name if len(people) == 1 else ""


def _in_words(error: Exception, tr: Translator) -> str:
    from ensure_desk.domain.messages import sentence  # cold start: a start without trouble needs no sentences

    return sentence(error, tr) if isinstance(error, UserError) else tr(N_("Er ging iets mis."))


def _daily_backup(desk: Any) -> None:
    from ensure_desk.services import vaults  # cold start: after the first paint

    vaults.daily(desk)


def _bootstrap() -> Any:
    from ensure_desk import bootstrap  # cold start: the unlock page needs Qt only

    return bootstrap


def build_shell(desk: Any, jobs: "Jobs | InlineJobs") -> Any:
    """Return the shell of an open desk, on its first page, which is read while the shell is loaded."""
    # cold start: the shell comes after unlocking
    from ensure_desk.ui import qt_words
    from ensure_desk.ui.context import Bus, Context, Target
    from ensure_desk.ui.pages_registry import begin_reading, first_page

    qt_words.use(desk.tr.code)
    ctx = Context(desk, jobs, Bus(), desk.tr)
    jobs.on_error = ctx.show_error
    begin_reading(ctx, first := first_page(desk.role))
    from ensure_desk.ui.main_window import MainWindow  # cold start: while the first page is read

    window = MainWindow(ctx)
    window.go(Target(first))
    return window


class Caller(QObject):
    """Brings the window forward when the program is started a second time."""

    def __init__(self, frame: Frame, data_dir: Path) -> None:
        super().__init__(frame)
        self._frame, self._folder = frame, data_dir
        self._watcher = QtCore.QFileSystemWatcher([str(window_folder(data_dir))], self)
        self._watcher.directoryChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        if take_call(self._folder):
            self._frame.come_forward()
