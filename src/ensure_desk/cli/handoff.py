# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The hand-over from the command line: pair, export, import, state-hash."""

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import Any

from ensure_desk.cli.output import Out, counted
from ensure_desk.cli.refusals import Refusal, UsageError
from ensure_desk.cli.sheets import sheet_in_english

CODE_VARIABLE = "ENSURE_DESK_CODE"


def add_parsers(commands: Any) -> None:
    """Add the words of this group."""
    pair = commands.add_parser(
        "pair", help="get the organisation's keys, or (coordinator) make a pairing file"
    )
    pair.add_argument(
        "file", type=Path, nargs="?", help="pairing file to read or make; without it the state is told"
    )
    pair.add_argument("--code", default="", help="code of the pairing file, told by phone")
    pair.add_argument(
        "--make-for", default="", metavar="MUNICIPALITY", help="make a pairing file for this office"
    )
    pair.add_argument(
        "--sheet-code",
        default="",
        help="code on the organisation's printed sheet; with --new-organisation that of an earlier one",
    )
    pair.add_argument("--new-organisation", action="store_true", help="make the organisation's keys, once")
    export = commands.add_parser("export", help="write a workbook for the coordinator or the offices")
    export.add_argument(
        "--kind",
        choices=("coordinator", "named", "office", "region"),
        default="coordinator",
        help="named = for the coordinator, with names; named and office are protected with a code of six words",
    )
    export.add_argument("file", type=Path)
    read = commands.add_parser("import", help="read workbooks that were handed over")
    read.add_argument("files", type=Path, nargs="+", metavar="FILE")
    read.add_argument(
        "--code", action="append", default=[], help="six words of a protected workbook; may be repeated"
    )
    read.add_argument(
        "--accept-erasures", action="store_true", help="carry out the erasures that the workbooks bring"
    )
    read.add_argument("--dry-run", action="store_true", help="only tell what would change")
    read.add_argument("--errors", type=Path, metavar="FILE", help="save the rows with faults as a workbook")
    commands.add_parser("state-hash", help="hash of all records; equal on desks that hold the same")


def check(args: argparse.Namespace) -> None:
    """Refuse words that lack something; raises UsageError."""
    if args.command != "pair" or args.new_organisation:
        return
    if args.file is None and (args.make_for or args.sheet_code):
        raise UsageError("--make-for MUNICIPALITY --sheet-code CODE needs FILE, the pairing file to make.")
    if args.file is None and args.code:
        raise UsageError("--code CODE needs FILE, the pairing file to read.")
    if args.make_for and not args.sheet_code:
        raise UsageError("--make-for needs --sheet-code, the code on the organisation's printed sheet.")
    if args.file and not args.make_for and not args.code:
        raise UsageError("reading a pairing file needs --code, the code that the coordinator tells by phone.")


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """Carry out one of them."""
    work = {"pair": _pair, "export": _export, "import": _import, "state-hash": _state_hash}
    return work[args.command](args, desk, out)


def _pair(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import pairing  # cold start: --help needs none of this

    if args.new_organisation:
        code = pairing.make_organisation(desk, sheet_code=args.sheet_code).value.pseudonym_code
        out.line(f"Organisation made. Print this pseudonym code, it is kept nowhere: {code}")
        out.result({"pseudonym_code": code})
    elif args.file is None:
        paired = pairing.is_paired(desk)
        out.line("This desk is paired." if paired else "This desk is not paired.")
        out.result({"paired": paired})
    elif args.make_for:
        _make_pairing_file(args, desk, out)
    else:
        if not args.file.exists():
            raise Refusal("file_not_found", f"{args.file} is not found. Check the name.")
        municipality = pairing.read_pairing_file(desk, path=args.file, code=args.code).value
        out.line(f"Paired for {municipality}.")
        out.result({"paired": True, "municipality": municipality})
    return 0


def _make_pairing_file(args: argparse.Namespace, desk: Any, out: Out) -> None:
    # cold start: --help needs none of this
    from ensure_desk.domain.errors import UserError
    from ensure_desk.domain.municipalities import municipality_named
    from ensure_desk.services import pairing

    place = municipality_named(args.make_for)
    if place is None:
        raise UserError("municipality_unknown", municipality=args.make_for)
    if desk.is_coordinator and not pairing.is_paired(desk):
        raise Refusal(
            "organisation_missing",
            "There are no keys of the organisation yet. First: pair --new-organisation",
        )
    code = pairing.make_pairing_file(
        desk, path=args.file, municipality=place.name, pseudonym_key=args.sheet_code
    )
    out.line(f"Pairing file for {place.name} written. Tell this code by phone: {code}")
    out.result({"file": args.file, "municipality": place.name, "code": code})


def _export(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.domain.fields import PackageKind  # cold start: --help needs none of this
    from ensure_desk.services import handoff  # cold start: see above

    exported = handoff.export(desk, path=args.file, kind=PackageKind(args.kind), progress=out).value
    for title, count in exported.counts.items():
        out.line(f"{sheet_in_english(title)}: {count}")
    out.line(f"Package {exported.number} written to {exported.path}")
    if exported.code:
        out.line("Code of the package. Tell it by phone, never in the same message; it is kept nowhere:")
        out.line(f"  {exported.code}")
    out.result(exported)
    return 0


def _import(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import imports  # cold start: --help needs none of this

    codes = _codes(args)
    plan = imports.plan_import(desk, paths=args.files, codes=codes, progress=out)
    if any(f.refusal and f.refusal.code == "package_needs_code" for f in plan.files) and _may_ask():
        codes = [getpass.getpass("Code of the package (six words): ")]
        plan = imports.plan_import(desk, paths=args.files, codes=codes, progress=out)
    for file in plan.files:
        _say_file(file, out)
    if args.errors and any(f.refusals for f in plan.files):
        _save_errors(desk, plan, (args.errors, codes), out)
    if not args.dry_run:
        imports.apply_import(desk, plan=plan, accept_erasures=args.accept_erasures, progress=out)
    counts = plan.totals
    changes = counts.new + counts.changed + counts.conflicting
    brought = plan.erasures
    if brought.marks:
        word = "carried out" if args.accept_erasures and not args.dry_run else "waiting for --accept-erasures"
        people = counted(brought.people, "person", "people")
        out.line(f"To erase here: {people} ({counted(brought.records, 'record')}), {word}")
    out.line(counted(changes, "change") + (" (dry run, nothing is stored)" if args.dry_run else ""))
    out.result(
        {
            "dry_run": args.dry_run,
            "changes": changes,
            "totals": counts,
            "erasures": {
                "marks": len(brought.marks),
                "people": brought.people,
                "records": brought.records,
                "senders": brought.senders,
            },
            "files": [_plain(f) for f in plan.files],
        }
    )
    return 1 if plan.files and all(f.refusal for f in plan.files) else 0


def _codes(args: argparse.Namespace) -> list[str]:
    """Return the codes that were given, on the line or in the environment."""
    return [*args.code, *filter(None, [os.environ.get(CODE_VARIABLE)])]


def _may_ask() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _save_errors(desk: Any, plan: Any, target: tuple[Path, Any], out: Out) -> None:
    from ensure_desk.services import errors_workbook  # cold start: only where faults are saved

    path, codes = target
    if errors_workbook.marked(plan):
        saved = errors_workbook.save_errors(desk, plan=plan, path=path, codes=codes).value
        out.line(f"{counted(saved.rows, 'row')} with faults saved to {', '.join(map(str, saved.paths))}")


def _say_file(file: Any, out: Out) -> None:
    from ensure_desk.cli.main import english  # cold start: only when something is said
    from ensure_desk.domain.errors import UserError  # cold start: see above
    from ensure_desk.domain.messages import sentence  # cold start: see above
    from ensure_desk.services.provenance import provenance  # cold start: see above

    if file.refusal:
        out.line(f"{file.path.name}: {sentence(file.refusal, english())}")
        return
    if file.undone:
        out.line(f"{file.path.name}: taken back here; `redo {file.undone}` applies it again")
    if file.known:
        out.line(f"{file.path.name}: read before, nothing new")
        return
    if file.package.manifest.kind == "receipt":
        from ensure_desk.services.receipts import receipt_text  # cold start: only for a receipt

        out.line(f"{file.path.name}: {receipt_text(file.package, english())}")
        return
    told = provenance(file, english()).text
    out.line(f"{file.path.name}: {file.municipality}, package {file.number}, {told}")
    if file.undone_rows:
        out.line(f"  {counted(file.undone_rows, 'record')} in it taken back here before; that stays so")
    for title, c in file.sheets.items():
        parts = {name: getattr(c, name) for name in c.__dataclass_fields__}
        told = ", ".join(f"{n} {name}" for name, n in parts.items() if n)
        out.line(f"  {sheet_in_english(title)}: {told or 'empty'}")
    for refusal in file.refusals[:50]:
        out.line(
            "  " + sentence(UserError(refusal.code, address=refusal.address, **refusal.params), english())
        )


def _plain(file: Any) -> dict[str, Any]:
    return {
        "file": file.path,
        "refused": file.refusal.code if file.refusal else None,
        "known": file.known,
        "undone": file.undone or None,
        "undone_rows": file.undone_rows,
        "municipality": file.municipality,
        "number": file.number,
        "signature": file.signature,
        "encryption": file.encryption,
        "provenance": _provenance(file),
        "hand_edits": file.hand_edits,
        "sheets": file.sheets,
        "refusals": [{"address": r.address, "code": r.code, "params": r.params} for r in file.refusals],
    }


def _provenance(file: Any) -> dict[str, str]:
    from ensure_desk.cli.main import english  # cold start: only when something is said
    from ensure_desk.services.provenance import provenance  # cold start: see above

    found = provenance(file, english())
    return {"text": found.text, "tone": found.tone}


def _state_hash(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import imports  # cold start: --help needs none of this

    value = imports.state_hash(desk)
    out.line(value)
    out.result({"state_hash": value})
    return 0
