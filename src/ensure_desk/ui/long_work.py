# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work on a file that may take long: a small window says how far it is and stops it, once it takes long indeed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_
from ensure_desk.ui.context import Context
from ensure_desk.ui.jobs import Cancelled, JobHandle
from ensure_desk.ui.pdf import Draw, write_pdf
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.progress import ProgressLine

PATIENCE_MS = 400
"""Work that ends sooner shows nothing."""


class PdfWork(QObject):
    """Writes one PDF at a time beside the window's thread; `written` is called when it stands there."""

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window
        self._job: JobHandle | None = None
        self._shown: Dialog | None = None
        self._line: ProgressLine | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show)

    def run(self, path: Path, draw: Draw, written: Callable[[], None], *, beside: str = "") -> None:
        """Draw the pages and put the file at `path`; nothing is written there when it is stopped.

        `beside` tells what was written before and stays. While a PDF is being made, another one is refused.
        """
        if self._job is not None and not self._job.finished:
            self._say(self._ctx.tr(N_("De vorige PDF wordt nog gemaakt. Deze is niet gemaakt.")), beside)
            return

        def done(_: Any) -> None:
            self._end()
            written()

        self._patience.start()
        self._job = self._ctx.jobs.file(
            lambda steps: write_pdf(path, draw, steps),
            done,
            lambda error: self._failed(error, beside),
            self._tell,
            receiver=self,
        )

    def _show(self) -> None:
        tr = self._ctx.tr
        self._line = ProgressLine(tr(N_("De bladen worden gemaakt.")))
        self._shown = Dialog(
            self._window, tr(N_("PDF maken")), "", [("stop", tr(N_("Stoppen")), "secondary")]
        )
        self._shown.content.addWidget(self._line)
        self._shown.finished.connect(self._stop)
        self._shown.open()

    def _tell(self, done: int, total: int, text: str) -> None:
        if self._line is not None:
            self._line.set_progress(done, total, text)

    def _stop(self) -> None:
        self._shown, self._line = None, None
        if self._job is not None and not self._job.finished:
            self._job.cancel()

    def _end(self) -> None:
        self._patience.stop()
        shown, self._shown, self._line = self._shown, None, None
        if shown is not None:
            shown.accept()

    def _failed(self, error: Exception, beside: str) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self._say(self._ctx.tr(N_("Gestopt. De PDF is niet gemaakt.")), beside)
            return
        self._ctx.show_error(error)
        if beside:
            self._say(beside)

    def _say(self, *sentences: str) -> None:
        self._ctx.toast(" ".join(filter(None, sentences)))
