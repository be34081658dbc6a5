# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The views behind the tabs of a dossier: each is made when it is first wanted, not with the page."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

Make = Callable[[], QWidget]
Wrap = Callable[[QWidget], QWidget]


def _as_it_is(view: QWidget) -> QWidget:
    return view


class LateViews(QStackedWidget):
    """Views by code."""

    def __init__(self) -> None:
        super().__init__()
        self._makers: dict[str, tuple[Make, Wrap]] = {}
        self._views: dict[str, QWidget] = {}
        self._shown: dict[str, QWidget] = {}

    def add(self, code: str, make: Make, wrap: Wrap = _as_it_is) -> None:
        """Tell how a view is made, and in what it stands."""
        self._makers[code] = (make, wrap)

    def has(self, code: str) -> bool:
        """Say whether a view was made already."""
        return code in self._views

    def view(self, code: str) -> QWidget:
        """Return a view, made where it is not yet."""
        if code not in self._views:
            make, wrap = self._makers[code]
            self._views[code] = make()
            self._shown[code] = wrap(self._views[code])
            self.addWidget(self._shown[code])
        return self._views[code]

    def bring(self, code: str) -> None:
        """Bring a view to the front."""
        self.view(code)
        self.setCurrentWidget(self._shown[code])
