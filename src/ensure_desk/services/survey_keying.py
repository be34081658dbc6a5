# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keying in a form from paper: fast, by the numbers beside the boxes, and twice, so that slips of the finger show.

Both passes wait on this desk alone until they agree or somebody chose; only then there is a response.
"""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.dates import parse_date, show_date
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ids import new_record_id
from ensure_desk.services import survey_taking
from ensure_desk.services.desk import Desk
from ensure_desk.services.survey_paper import Item, PaperForm
from ensure_desk.services.survey_taking import TakenAtOnce, Wanted
from ensure_desk.storage.local_values import drop_local, local_values

KEYING = "keying_"
_SIGNS = re.compile(r"[,;.\s]+")


@dataclass(frozen=True)
class Keyed:
    """A form being keyed: whose it is, and what each pass typed so far (path -> stored text)."""

    id: str
    wanted: Wanted
    first: Mapping[str, str]
    second: Mapping[str, str]


@dataclass(frozen=True)
class Difference:
    """A question that the two passes answer differently; texts as people read them."""

    path: str
    number: str
    label: str
    first: str
    second: str


def keyed_items(paper: PaperForm) -> tuple[Item, ...]:
    """Return the questions in the order of the paper, those of a matrix one by one."""
    found: list[Item] = []
    for item in paper.items:
        found += item.rows if item.kind == "matrix" else (item,)
    return tuple(item for item in found if item.path and item.kind not in ("note", "heading"))


def typed(item: Item, keys: str, today: dt.date) -> str:
    """Return what is stored for what was typed: marks of boxes, a number, a date without signs ("030476").

    Raises UserError `keyed_not_understood`.
    """
    text = keys.strip()
    if not text:
        return ""
    if item.kind in ("one", "many", "matrix"):
        return _chosen(item, text)
    if item.kind == "number":
        if not re.fullmatch(r"-?\d+([.,]\d+)?", text):
            raise UserError("keyed_not_understood", number=item.number, typed=text)
        return text.replace(",", ".")
    return _day(item, text, today) if item.kind == "date" else text


def _chosen(item: Item, text: str) -> str:
    by_mark = {box.mark: box.code for box in item.boxes} | {box.code: box.code for box in item.boxes}
    marks = _SIGNS.split(text)
    if any(mark not in by_mark for mark in marks) or (item.kind != "many" and len(marks) > 1):
        raise UserError("keyed_not_understood", number=item.number, typed=text)
    chosen = {by_mark[mark] for mark in marks}
    return " ".join(box.code for box in item.boxes if box.code in chosen)


def _day(item: Item, text: str, today: dt.date) -> str:
    if re.fullmatch(r"\d{6}|\d{8}", text):
        text = f"{text[:2]}/{text[2:4]}/{text[4:]}"
    try:
        short = re.search(r"\D\d\d$", text) is not None
        return parse_date(text, today=today, past_only=short).isoformat()
    except UserError as error:
        raise UserError("keyed_not_understood", number=item.number, typed=text) from error


def differences(
    paper: PaperForm, first: Mapping[str, str], second: Mapping[str, str]
) -> tuple[Difference, ...]:
    """Return only the questions where two passes differ, in the order of the paper."""
    return tuple(
        Difference(
            i.path,
            i.number,
            i.text,
            read_answer(i, first.get(i.path, "")),
            read_answer(i, second.get(i.path, "")),
        )
        for i in keyed_items(paper)
        if not _same(i, first.get(i.path, ""), second.get(i.path, ""))
    )


def read_answer(item: Item, text: str) -> str:
    """Return a stored answer as people read it."""
    labels = {box.code: box.label for box in item.boxes}
    if item.kind == "date":
        return show_date(text)
    return ", ".join(labels.get(code, code) for code in text.split()) if labels else text


def _same(item: Item, one: str, other: str) -> bool:
    """Say whether two answers mean the same: order of boxes, spaces and capitals aside."""
    if item.boxes:
        return set(one.split()) == set(other.split())
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def merged(paper: PaperForm, keyed: Keyed, chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return one set of answers: what both say, and what was chosen where they differ (path -> stored text).

    Raises UserError `keying_undecided` while a difference has no choice.
    """
    decided = dict(chosen or {})
    open_ = [d for d in differences(paper, keyed.first, keyed.second) if d.path not in decided]
    if open_:
        raise UserError("keying_undecided", n=len(open_))
    return {path: text for path, text in {**keyed.second, **keyed.first, **decided}.items() if text}


def begin(desk: Desk, *, wanted: Wanted) -> Done[Keyed]:
    """Begin to key a form of a person."""
    keyed = Keyed(new_record_id(desk.clock, desk.randomness), wanted, {}, {})
    _store(desk, keyed)
    return Done(keyed, Changes())


def waiting(desk: Desk) -> tuple[Keyed, ...]:
    """Return the forms that are being keyed, the oldest first."""
    with desk.store.read() as reader:
        return tuple(_read_back(key, text) for key, text in local_values(reader, KEYING).items())


def keep(desk: Desk, *, keyed: Keyed, second: bool, answers: Mapping[str, str]) -> Done[Keyed]:
    """Keep what a pass typed so far."""
    first, other = (keyed.first, answers) if second else (answers, keyed.second)
    kept = Keyed(keyed.id, keyed.wanted, dict(first), dict(other))
    _store(desk, kept)
    return Done(kept, Changes())


def finish(
    desk: Desk, *, keyed: Keyed, paper: PaperForm, chosen: Mapping[str, str] | None = None
) -> Done[TakenAtOnce]:
    """Make the response of two passes and forget them; raises as `merged` and `survey_taking.take` do."""
    done = survey_taking.take(desk, wanted=keyed.wanted, answers=merged(paper, keyed, chosen))
    drop(desk, keyed=keyed)
    return done


def drop(desk: Desk, *, keyed: Keyed) -> Done[None]:
    """Forget what was typed."""
    with desk.store.write(desk.actor, "keying dropped") as writer:
        drop_local(writer, KEYING + keyed.id)
        return Done(None, writer.changes)


def _store(desk: Desk, keyed: Keyed) -> None:
    held = {"wanted": vars(keyed.wanted), "first": dict(keyed.first), "second": dict(keyed.second)}
    with desk.store.write(desk.actor, "keying kept") as writer:
        writer.set_local(KEYING + keyed.id, json.dumps(held))


def _read_back(key: str, text: str) -> Keyed:
    held = json.loads(text)
    return Keyed(key, Wanted(**held["wanted"]), held["first"], held["second"])
