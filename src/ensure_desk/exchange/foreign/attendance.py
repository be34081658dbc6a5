# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Attendance grids: persons down, dates across, with the list's own codes."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from ensure_desk.domain.lists import NOTHING, Judgement, Plain, accept, ask
from ensure_desk.domain.names import plain_words
from ensure_desk.exchange.foreign.days import across_new_year, heading_day
from ensure_desk.exchange.foreign.headings import Targets
from ensure_desk.exchange.foreign.layout import GRID_DATES, Grid
from ensure_desk.exchange.foreign.mapping import SheetMap
from ensure_desk.exchange.foreign.rawcell import RawCell

CODES = "ALVGOUS-"
_MEANINGS_TEXT = """
O: niet verwittig*, niet gewettig*, zonder verwittig*, zonder reden, zonder geldige reden, niet
  verontschuldig*, onverwittig*,
  zonder bericht, zonder melding, zonder iets te laten weten, niets laten weten, niet laten weten, niet gemeld,
  niet afgemeld, zonder afmeld*, zonder verontschuldiging, zonder excuus, ongewettigd, ongew, onwettig, no show,
  noshow, ongeoorloofd, onbekend afwezig, niet komen opdagen, non justifie*, injustifie*, sans prevenir,
  sans justification, non excuse*, without notice, no notice, unexcused, unauthorised
G: met reden, met attest, met ziektebriefje, met briefje, met bewijs, met doktersbriefje, doktersattest
V: vroeger weg, vroeger vertrokken, eerder weg, eerder vertrokken, vroeger gestopt, vroegtijdig vertrokken,
  parti plus tot,
  depart anticipe, left early
-: niet ingeschreven, niet meer ingeschreven, nog niet, niet verwacht, niet voorzien, niet van toepassing, nvt,
  hoefde niet te komen, moest niet komen, al gestopt, uitgeschreven, non inscrit*, pas inscrit*, not
  expected, not enrolled,
  not registered
U: afgemeld, verontsch*, veront, verw, verwittigd, excuse*, belde af, heeft gebeld, afgebeld, prevenu*, with notice
L: te laat, laat, en retard, retard, late
G: ziek, ziekte, gewettigd, gew, geoorloofd, wettig, attest, malade, maladie, justifie*, certificat, sick, ill
S: geannuleerd, afgelast, annule*, cancelled, canceled, ging niet door, gaat niet door
A: aanwezig, aanw, present*, was er, presence, attended, gekomen
"""
_OWN_SIGNS = "ALGOUS-"  # V is left out: many offices write it for "verontschuldigd"
_TICKS = frozenset({"✓", "✔", "√", "☑"})
_PRESENT = frozenset({"x", "v", "p", "1", "j", "ja", "aw", "ok", "+"})
_BESIDE_PRESENT = {"z": "G", "zk": "G", "-": "-", "l": "L", "tl": "L", "ver": "U", "verw": "U", "vw": "U"}
HOURS_SHARE = 0.4
_HOURS = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?(?:\s?u(?:ur)?)?")
FILLS = 0.5  # of the filled cells of a grid hold the sign for present
SPOKEN, MOST_WORDS = 3, 3
OWN_SHARE, PRESENT_SHARE = 0.9, 0.3
_NEGATIONS = frozenset({"niet", "geen", "zonder", "on", "non", "pas", "sans", "not", "no", "without"})
_DASHES = dict.fromkeys(map(ord, "–—‐‑−"), "-")
_CROSSES = {"×", "х", "Х", "✕", "✗"}


def grid_columns(grid: Grid, sheet: SheetMap, years: tuple[int, ...]) -> dict[int, Targets]:
    """Return the target of every attendance column, none for a date that stands twice; empty = no grid."""
    row = sheet.header_row
    dated = [d for c in range(grid.width) if (d := grid.at(row, c).date)]
    years = (dated[0].year, *years) if dated else years
    groups = {c.column: c.heading.rpartition(" / ")[0] for c in sheet.columns}
    read = {c: heading_day(grid.at(row, c), years, groups.get(c, "")) for c in range(grid.width)}
    days = across_new_year(
        {c: day for c, (day, _) in read.items()}, all(a for day, a in read.values() if day)
    )
    if sum(day is not None for day in days.values()) < GRID_DATES:
        return {}
    if months := _month_columns(grid, sheet, {c: d for c, d in days.items() if d}):
        return months
    found: dict[int, Targets] = {}
    seen: set[dt.date] = set()
    for column, day in days.items():
        if day:
            found[column] = () if day in seen else (f"aanwezigheid.code[{day.isoformat()}]",)
            seen.add(day)
    return found


def _month_columns(grid: Grid, sheet: SheetMap, days: dict[int, dt.date]) -> dict[int, Targets]:
    """Return the hours of a month per column, when first days of months stand above numbers."""
    months = {(d.year, d.month) for d in days.values()}
    if len(months) < len(days) or any(d.day != 1 for d in days.values()):
        return {}
    rows = [r for r in range(sheet.first, sheet.last + 1) if r not in sheet.skip]
    cells = [raw for c in days for r in rows if not (raw := grid.at(r, c)).empty]
    if sum(raw.number is not None for raw in cells) <= len(cells) / 2:
        return {}
    return {c: (f"prestatie.uren[{d:%Y-%m}]",) for c, d in days.items()}


def holds_hours(texts: Iterable[str]) -> bool:
    """Say whether a grid counts hours: many cells hold a number other than 1 and 0, which tick somebody off."""
    filled = [t for t in texts if t]
    hours = [t for t in filled if _HOURS.fullmatch(t) and t not in ("0", "1")]
    return len(hours) > HOURS_SHARE * len(filled)


def legend_map(legend: Mapping[str, str]) -> dict[str, Plain]:
    """Return the codes that a list's legend means, to confirm once; a cross is present when nothing else is said."""
    found: dict[str, Plain] = {}
    for sign, words in (legend or {"x": "aanwezig"}).items():
        code = meaning_of(words) or ("-" if sign == "-" else "")
        if code:
            found[sign] = code
            if sign.upper() not in CODES:
                found[sign.upper()] = code
    return found


def spoken_map(texts: Iterable[str]) -> dict[str, Plain]:
    """Return what the words and letters of a grid without a legend mean: our own codes, ticks, words in full."""
    filled = list(texts)
    counted = Counter(t for t in filled if t and "?" not in t)
    ours = _our_letters(counted, len(filled))
    found: dict[str, Plain] = {}
    usual = {} if ours else _usual_signs(counted)
    for text in counted:
        if ours and text in _OWN_SIGNS:
            found[text] = text
        elif text.lower() in usual:
            found[text] = usual[text.lower()]
        elif text in _TICKS:
            found[text] = "A"
        elif _is_spoken(text) and (code := meaning_of(text)):
            found[text] = code
    return found


def _is_spoken(text: str) -> bool:
    """Say whether a cell is a few words; a figure in it says more than that somebody was there."""
    few = len(plain_words(text)) <= MOST_WORDS
    return few and len(text) >= SPOKEN and not any(c.isdigit() for c in text)


def _usual_signs(counted: Counter[str]) -> dict[str, str]:
    """Return what the signs of a grid without a legend usually mean: the one that fills it is present."""
    lower = Counter[str]()
    for text, n in counted.items():
        lower[text.lower()] += n
    sign, most = lower.most_common(1)[0] if lower else ("", 0)
    return {sign: "A", **_BESIDE_PRESENT} if sign in _PRESENT and most >= FILLS * lower.total() else {}


def _our_letters(counted: Counter[str], cells: int) -> bool:
    """Say whether a grid is filled in with our own letters: nearly only these, and A so often that it is present."""
    marked = sum(counted.values())
    own = sum(n for text, n in counted.items() if len(text) == 1 and text in _OWN_SIGNS)
    return own >= OWN_SHARE * marked and counted["A"] >= PRESENT_SHARE * max(marked, cells / 2)


@cache
def _meanings() -> tuple[tuple[tuple[str, ...], str], ...]:
    lines = (line.partition(": ") for line in _MEANINGS_TEXT.replace("\n  ", " ").strip().split("\n"))
    return tuple((tuple(phrase.split()), code) for code, _, phrases in lines for phrase in phrases.split(","))


def meaning_of(text: str) -> str:
    """Return the presence code that words surely mean; a denial of something known means nothing sure."""
    words = plain_words(text)
    for wanted, code in _meanings():
        if any(_says(words[i:], wanted) for i in range(len(words))):
            denied = _NEGATIONS & set(words) and wanted[0] not in _NEGATIONS
            return "" if code != "-" and denied else code
    return ""


def _says(words: list[str], wanted: tuple[str, ...]) -> bool:
    """Say whether words begin with a phrase; `*` stands for the rest of a word."""
    return len(words) >= len(wanted) and all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for word, part in zip(words, wanted, strict=False)
    )


def judge_attendance(raw: RawCell, meanings: Mapping[str, Plain]) -> Judgement:
    """Judge a cell of a grid; blank is nothing known, never absent."""
    if raw.empty:
        return NOTHING
    if raw.date:
        return ask("damaged_by_spreadsheet")
    text = raw.text
    if text in meanings:
        return accept(meanings[text])
    plain = text.translate(_DASHES)
    if plain != text and plain in meanings:
        return accept(meanings[plain], "lookalike_repaired", value=plain)
    if text in _CROSSES and "x" in meanings:
        return ask("choice_lookalike", meanings["x"], typed=text, label="x")
    return ask("choice_unknown", *_likely(text, meanings), typed=text, field="Aanwezigheid")


def _likely(text: str, meanings: Mapping[str, Plain]) -> list[Plain]:
    signs = [meanings[c] for c in text.lower() if c in meanings]
    words = [code] if (code := meaning_of(text)) else []
    own = [text.upper()] if text.upper() in CODES else []
    return [*words, *signs, *own]
