# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Write the shipped questionnaires, workbook and XForm: `python -m tools.questionnaires`."""

import datetime as dt
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from ensure_desk.surveys.lint.check import lint_converted
from ensure_desk.surveys.publish import convert
from tools import questionnaire_texts as t

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "questionnaires"
NAMESPACE = 'ensure="urn:ensure-desk:questionnaire"'
MOMENT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
FEWEST = 12  # so many of the sixteen answered give a mean
Row = dict[str, str]


def texts(block: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the codes of a block with their texts by language."""
    for line in block.strip().split("\n"):
        code, _, rest = line.partition(": ")
        yield code, dict(zip(t.LANGUAGES, (part.strip() for part in rest.split(" | ")), strict=False))


def labels(words: dict[str, str], column: str = "label") -> Row:
    """Return the cells of a text in the languages it has."""
    return {f"{column}::{t.LANGUAGES[language]}": text for language, text in words.items()}


def barriers() -> tuple[list[Row], list[Row], Row]:
    """Return survey, choices and settings of the barrier questionnaire: one statement a page."""
    asks = dict(texts(t.ASKS))
    rows: list[Row] = []
    for code, words in texts(t.STATEMENTS):
        answered = f"${{{code}}} >= 1"
        hint = {
            x: f"{text} ({t.GLOSS_MARK[x]})" if x in t.GLOSSES else text for x, text in asks["intro"].items()
        }
        rows += [
            {"type": "begin group", "name": f"g_{code}", "appearance": "field-list"},
            {"type": "select_one drempel", "name": code, "appearance": "likert", "bind::ensure:domain": code}
            | labels(words)
            | labels(hint, "hint"),
            {
                "type": "select_one hulp",
                "name": f"{code}_hulp",
                "relevant": answered,
                "appearance": "horizontal",
            }
            | labels(asks["hulp"]),
            {"type": "select_one drempel", "name": f"{code}_bem", "appearance": "minimal"}
            | labels(asks["bem"]),
            {"type": "text", "name": f"{code}_nota", "appearance": "multiline"} | labels(asks["nota"]),
            {"type": "end group"},
        ]
    codes = [code for code, _ in texts(t.STATEMENTS)]
    answered = " + ".join(f"if(${{{c}}} >= 0, 1, 0)" for c in codes)
    large = " + ".join(f"if(${{{c}}} >= 3, 1, 0)" for c in codes)
    total = " + ".join(f"if(${{{c}}} >= 0, ${{{c}}}, 0)" for c in codes)
    mean = f"if(${{beantwoord}} >= {FEWEST}, ({total}) div ${{beantwoord}}, '')"
    for name, sum_ in (("beantwoord", answered), ("n_groot", large), ("gemiddelde", mean)):
        rows.append({"type": "calculate", "name": name, "calculation": sum_})
    choices = [
        {"list_name": "drempel", "name": code, "score": code if code.isdigit() else ""} | labels(words)
        for code, words in texts(t.SCALE)
    ]
    choices += [{"list_name": "hulp", "name": code} | labels(words) for code, words in texts(t.HELP)]
    return rows, choices, {"form_title": "ENSURE drempelbevraging", "form_id": "ensure_drempelbevraging"}


def opinions(title: str, form_id: str, block: str) -> tuple[list[Row], list[Row], Row]:
    """Return survey, choices and settings of a short form of statements to agree with."""
    rows: list[Row] = [{"type": "begin group", "name": "stellingen", "appearance": "field-list"}]
    rows += [
        {"type": "select_one akkoord", "name": code, "appearance": "likert"} | labels(words)
        for code, words in texts(block)
    ]
    rows += [{"type": "end group"}]
    rows += [{"type": "text", "name": c, "appearance": "multiline"} | labels(w) for c, w in texts(t.OPEN)]
    choices = [{"list_name": "akkoord", "name": c, "score": c} | labels(w) for c, w in texts(t.AGREE)]
    return rows, choices, {"form_title": title, "form_id": form_id}


def workbook(rows: list[Row], choices: list[Row], settings: Row) -> bytes:
    """Return the bytes of an XLSForm workbook; the same every time."""
    book = Workbook()
    full = {**settings, "version": "1", "default_language": t.LANGUAGES["nl"], "namespaces": NAMESPACE}
    for name, content in (("survey", rows), ("choices", choices), ("settings", [full])):
        sheet = book.create_sheet(name)
        columns = list(dict.fromkeys(key for row in content for key in row))
        sheet.append(columns)
        for row in content:
            sheet.append([row.get(column, "") or None for column in columns])
        sheet.freeze_panes = "C2"
    del book["Sheet"]
    book.properties.creator = ""
    book.properties.created = book.properties.modified = MOMENT
    out = BytesIO()
    book.save(out)
    return out.getvalue()


QUESTIONNAIRES = {
    "drempelbevraging": barriers(),
    "tevredenheid-intake": opinions(
        "Tevredenheid over de intake", "ensure_tevredenheid_intake", t.SATISFACTION
    ),
    "evaluatie-training": opinions("Evaluatie van een training", "ensure_evaluatie_training", t.EVALUATION),
}


def main() -> int:
    """Write every questionnaire; the exit code is 1 when lint has something to say."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wrong = 0
    for name, parts in QUESTIONNAIRES.items():
        data = workbook(*parts)
        converted = convert(data, name)
        for issue in lint_converted(converted):
            wrong += issue.level == "error"
            sys.stderr.write(f"{name}: {issue}\n") if issue.level == "error" else None
        (FOLDER / f"{name}.xlsx").write_bytes(data)
        (FOLDER / f"{name}.xml").write_text(converted.xform, encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
