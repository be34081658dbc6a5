# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a file goes: one dialog for everything that is saved, so that names and endings are right everywhere."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

_KINDS = {"xlsx": "Excel (*.xlsx)", "pdf": "PDF (*.pdf)", "txt": "Tekst (*.txt)"}
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def ask_path(parent: QWidget, title: str, name: str, then: Callable[[Path], None]) -> None:
    """Ask where a file goes and hand the place to `then`; the ending of the proposed `name` tells its kind."""
    suffix = name.rpartition(".")[2]
    dialog = QFileDialog(parent, title, "", _KINDS.get(suffix, f"*.{suffix}"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(_NOT_IN_NAMES.sub("", name))
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
