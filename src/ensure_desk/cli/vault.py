# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The vault from the command line: init, check, backup, restore."""

import argparse
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from ensure_desk.cli.output import Out, counted
from ensure_desk.cli.refusals import Refusal, UsageError


def add_parsers(commands: Any) -> None:
    """Add the words of this group."""
    init = commands.add_parser("init", help="make a new vault")
    init.add_argument("--role", choices=("counsellor", "coordinator", "administrator"), required=True)
    init.add_argument("--municipality", default="", help="one of the twelve; not for a coordinator")
    init.add_argument("--name", required=True, help="your own name")
    init.add_argument(
        "--letter", type=_letter, default="A", help="letter A-Z of this laptop in dossier numbers"
    )
    commands.add_parser("check", help="check vault, audit trail and records")
    backup = commands.add_parser("backup", help="make a backup")
    backup.add_argument("--second-folder", type=Path, help="folder on another disk for a checked copy")
    restore = commands.add_parser("restore", help="put a backup in the place of the vault")
    restore.add_argument("name", nargs="?", default="", help="name of the backup; without it they are listed")


def _letter(text: str) -> str:
    if len(text) != 1 or text.upper() not in ascii_uppercase:
        raise argparse.ArgumentTypeError("give one letter, A to Z")
    return text.upper()


def check(args: argparse.Namespace) -> None:
    """Refuse words that lack something; raises UsageError."""
    if args.command == "init" and args.role == "counsellor" and not args.municipality:
        raise UsageError("a counsellor's vault needs --municipality NAME.")
    if args.command == "init" and args.role == "coordinator" and args.municipality:
        raise UsageError("a coordinator's vault is of all twelve: leave out --municipality.")


def run(args: argparse.Namespace, desk: Any, out: Out) -> int:
    """Carry out one of them."""
    if args.command == "init":
        return _init(args, out)
    if args.command == "restore":
        return _restore(args, out)
    if args.command == "backup":
        return _backup(args, desk, out)
    return _check(desk, out)


def _init(args: argparse.Namespace, out: Out) -> int:
    # cold start: --help needs none of this
    from ensure_desk.bootstrap import close_desk, create_desk
    from ensure_desk.cli.main import passphrase_of
    from ensure_desk.domain.errors import UserError
    from ensure_desk.domain.municipalities import municipality_named
    from ensure_desk.services.desk import Profile

    place = municipality_named(args.municipality)
    if place is None and args.municipality:
        raise UserError("municipality_unknown", municipality=args.municipality)
    profile = Profile(args.role, place.name if place else "", args.name, args.letter)
    created = create_desk(args.data_dir, profile, _strong(passphrase_of(args, twice=True)))
    close_desk(created.desk)
    out.line(f"Vault made in {args.data_dir}")
    out.line("Recovery key, shown only now. Write it down and keep it apart from the computer:")
    out.line(f"  {created.recovery_key}")
    out.result({"data_dir": args.data_dir, "recovery_key": created.recovery_key})
    return 0


def _strong(passphrase: str) -> str:
    """Return a passphrase that the window would take too; an empty one has its own sentence."""
    from ensure_desk.domain.passphrase import ENOUGH, strength  # cold start: --help needs none of this

    if passphrase and strength(passphrase).level < ENOUGH:
        raise Refusal(
            "passphrase_weak", "This passphrase is too weak. Nothing was made. Take three words or more."
        )
    return passphrase


def _check(desk: Any, out: Out) -> int:
    from ensure_desk.services import vaults  # cold start: --help needs none of this

    found = vaults.check(desk)
    for finding in found:
        out.line(f"{finding.area}: {finding.text}")
    out.line("Found nothing wrong." if not found else f"{counted(len(found), 'finding')}.")
    out.result({"clean": not found, "findings": list(found)})
    return 1 if found else 0


def _backup(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import vaults  # cold start: --help needs none of this

    folder = args.second_folder
    made = vaults.backup_now(desk, second_folder=folder if folder is None or folder.is_dir() else None)
    out.line(f"Backup {made.folder.name} made and checked ({made.size} bytes).")
    if folder is not None and not folder.is_dir():
        raise Refusal("second_folder_missing", f"{folder} is no folder within reach: there is no copy there.")
    out.result({"name": made.folder.name, "folder": made.folder, "size": made.size})
    return 0


def _restore(args: argparse.Namespace, out: Out) -> int:
    # cold start: --help needs none of this
    from ensure_desk.bootstrap import backups_of, restore_closed
    from ensure_desk.cli.main import passphrase_of

    if not args.name:
        found = backups_of(args.data_dir)
        for backup in found:
            out.line(f"{backup.folder.name}  {backup.made_at:%Y-%m-%d %H:%M}  {backup.reason}  {backup.size}")
        out.result(
            [{"name": b.folder.name, "made_at": b.made_at, "reason": b.reason, "size": b.size} for b in found]
        )
        return 0
    restore_closed(args.data_dir, args.name, passphrase_of(args))
    out.line(f"Restored {args.name}. What was there before is in the backups.")
    out.result({"restored": args.name})
    return 0
