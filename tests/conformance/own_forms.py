# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Own questionnaires with what must be seen after every step, written by hand from the ODK XForms specification.

`own/NAME.md` is the XLSForm, `own/NAME.xml` its XForm, `own/NAME.json` the steps: an answer, a row more or less, a
value to judge, the choices on offer; with the state expected of some paths (a value, or whether it is relevant).
"""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ensure_desk.surveys.nodes import stored
from ensure_desk.surveys.runtime import Session, Surroundings
from ensure_desk.surveys.scope import choices, worded
from ensure_desk.surveys.xform import read_form
from tests.conformance.golden import alike

FOLDER = Path(__file__).with_name("own")
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


@dataclass(frozen=True)
class Finding:
    """Something checked: where, what was expected, what was found."""

    where: str
    wanted: Any
    found: Any

    @property
    def right(self) -> bool:
        """Say whether it is as it should be; texts as the recordings compare them."""
        if isinstance(self.wanted, str) and isinstance(self.found, str):
            return alike(self.found, self.wanted)
        return bool(self.wanted == self.found)


def findings(name: str) -> list[Finding]:
    """Play the steps of a form and return everything that was checked."""
    script = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    form = read_form((FOLDER / f"{name}.xml").read_bytes())
    today = dt.date.fromisoformat(script["today"])
    around = Surroundings(
        today, now=lambda: dt.datetime.combine(today, dt.time(12)), prop=lambda x: f"prop:{x}"
    )
    session = Session(form, around)
    found: list[Finding] = []
    for number, step in enumerate(script["steps"]):
        session = _taken(session, step)
        found += [Finding(f"{name} {number} {f.where}", f.wanted, f.found) for f in _checked(session, step)]
    return found


def _taken(session: Session, step: dict[str, Any]) -> Session:
    if "set" in step:
        session.set(*step["set"])
    if "add" in step:
        session.add_row(step["add"])
    if "drop" in step:
        session.remove_row(step["drop"])
    if "language" in step:
        session.language = step["language"]
    if "fill" in step:
        session.fill_rows()
    if "reopen" in step:
        return Session(session.form, session.around, session.answers())
    return session


def _checked(session: Session, step: dict[str, Any]) -> Iterator[Finding]:
    for path, wanted in step.get("expect", {}).items():
        node = session.node(path)
        seen: Any = node.relevant
        if isinstance(wanted, str):
            seen = stored(node.value, session.type_of(node)) if node.relevant else None
        yield Finding(path, wanted, seen)
    if "check" in step:
        path, text, valid = step["check"]
        yield Finding(f"{path} = {text!r}", valid, session.is_valid(path, text))
    if "choices" in step:
        path, *labels = step["choices"]
        node = session.node(path)
        control = session.form.by_path[node.definition.path]
        yield Finding(f"choices of {path}", labels, [label for _, label in choices(session, control, node)])
    for path, text in step.get("label", {}).items():
        node = session.node(path)
        yield Finding(
            f"label of {path}", text, worded(session, session.form.by_path[node.definition.path].label, node)
        )
