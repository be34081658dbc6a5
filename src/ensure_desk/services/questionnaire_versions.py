# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changed between two versions of a questionnaire, and whether its scores can still be compared."""

from dataclasses import dataclass

from ensure_desk.domain.texts import N_
from ensure_desk.services.desk import Desk
from ensure_desk.services.questionnaires import Checked, available, form_of
from ensure_desk.surveys.model import Control, Form, ItemSet, ListNode, Output, Wording
from ensure_desk.surveys.scoring import NAMESPACE, cell_text

ADDED, REMOVED = N_("nieuw"), N_("weg")
WORDED, SCALED, RULED = N_("andere tekst"), N_("andere antwoorden"), N_("andere voorwaarde")


@dataclass(frozen=True)
class VersionChange:
    """A question that differs; `comparable` says whether its answers can be laid beside the older ones."""

    path: str
    label: str
    what: str
    comparable: bool


@dataclass(frozen=True)
class SinceCurrent:
    """A checked workbook beside the version that is taken now."""

    version: str
    changes: tuple[VersionChange, ...]
    comparable: bool


def since_current(desk: Desk, *, checked: Checked) -> SinceCurrent | None:
    """Return what a checked workbook changes of the version in use; None for a new questionnaire or one with errors."""
    if not checked.is_ready:
        return None
    new = checked.converted.form()
    view = next((v for v in available(desk) if v.form_id == new.form_id), None)
    if view is None:
        return None
    with desk.store.read() as reader:
        old = form_of(reader, view.form_id, view.version)
    return SinceCurrent(view.version, version_changes(old, new), scores_comparable(old, new))


def version_changes(old: Form, new: Form) -> tuple[VersionChange, ...]:
    """Return the questions that differ, in the order of the newer version, those that went last."""
    before, after = _questions(old), _questions(new)
    found = [c for path, control in after.items() for c in _differences(old, new, before.get(path), control)]
    gone = [VersionChange(p, _label(old, c), REMOVED, False) for p, c in before.items() if p not in after]
    return tuple(found + gone)


def scores_comparable(old: Form, new: Form) -> bool:
    """Say whether every question that counts for a score asks the same with the same answers."""
    scored = {p for p, b in old.binds.items() if b.extra.get(NAMESPACE + "domain")}
    return all(c.comparable for c in version_changes(old, new) if c.path in scored)


def _questions(form: Form) -> dict[str, Control]:
    return {p: c for p, c in form.by_path.items() if c.kind not in ("group", "repeat")}


def _differences(old: Form, new: Form, before: Control | None, after: Control) -> list[VersionChange]:
    label = _label(new, after)
    if before is None:
        return [VersionChange(after.path, label, ADDED, False)]
    found = []
    if _scale(old, before) != _scale(new, after):
        found.append(VersionChange(after.path, label, SCALED, False))
    if _label(old, before) != label:
        found.append(VersionChange(after.path, label, WORDED, True))
    one, other = old.bind(after.path), new.bind(after.path)
    if (one.relevant, one.required, one.constraint) != (other.relevant, other.required, other.constraint):
        found.append(VersionChange(after.path, label, RULED, True))
    return found


def _label(form: Form, control: Control) -> str:
    return _words(form, control.label) or control.path.rpartition("/")[2]


def _words(form: Form, wording: Wording) -> str:
    if wording.key:
        table = form.texts.get(form.default_language, {})
        wording = table.get(wording.key, {}).get("", Wording())
    return "".join("…" if isinstance(p, Output) else p for p in wording.parts).strip()


def _scale(form: Form, control: Control) -> tuple[object, ...]:
    """Return what makes answers comparable: their type, their codes and scores, and how they count."""
    bind = form.bind(control.path)
    counted = sorted((k, v) for k, v in bind.extra.items() if k.startswith(NAMESPACE))
    codes = _listed(form, control.itemset) if control.itemset else [(item.code, "") for item in control.items]
    return (bind.type, *codes, *counted)


def _listed(form: Form, wanted: ItemSet) -> list[tuple[str, str]]:
    """Return code and score in the list an item set draws from, whatever its filter lets through."""
    name = wanted.nodeset.partition("instance('")[2].partition("'")[0]
    above = form.lists.get(name)
    rows: list[ListNode] = [row for root in (above.children if above else []) for row in root.children]
    return [(cell_text(row, wanted.code), cell_text(row, "score")) for row in rows]
