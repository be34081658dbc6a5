# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Put `resources/`, the manual and the compiled translations into a built package.

They lie at the top of the checkout because others than programmers work on them; an installed package needs
them inside. An editable install finds them in the checkout and copies nothing.
"""

import shutil
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent


class BuildWithShare(build_py):
    """Build the modules, then add `ensure_desk/share/`."""

    def run(self) -> None:
        """Build as ever and copy the share, but for an editable install."""
        super().run()
        if self.editable_mode:
            return
        share = Path(self.build_lib) / "ensure_desk" / "share"
        for folder in ("resources", "docs/manual", "docs/pictures/manual"):
            shutil.copytree(HERE / folder, share / folder, dirs_exist_ok=True)
        for page in HERE.glob("docs/it-*.md"):
            shutil.copy(page, share / "docs")
        for source in sorted((HERE / "translations").glob("*/LC_MESSAGES/*.po")):
            target = share / "translations" / source.relative_to(HERE / "translations").with_suffix(".mo")
            target.parent.mkdir(parents=True, exist_ok=True)
            with source.open("rb") as stream, target.open("wb") as out:
                write_mo(out, read_po(stream))


setup(cmdclass={"build_py": BuildWithShare})
