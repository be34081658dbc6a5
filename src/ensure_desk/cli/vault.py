# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The vault from the command line: init, check, backup, restore."""

import argparse
from pathlib import Path
from typing import Any

from ensure_desk.cli.output import Out


def add_parsers(commands: Any) -> None:
    """Add the words of this group."""
    init = commands.add_parser("init", help="make a new vault")
    init.add_argument("--role", choices=("counsellor", "coordinator", "administrator"), required=True)
    init.add_argument("--municipality", default="", help="one of the twelve municipalities")
    init.add_argument("--name", required=True, help="your own name")
    init.add_argument("--letter", default="A", help="letter of this laptop in dossier numbers")
    commands.add_parser("check", help="check vault, audit trail and records")
    backup = commands.add_parser("backup", help="make a backup")
    backup.add_argument("--second-folder", type=Path, help="folder on another disk for a checked copy")
    restore = commands.add_parser("restore", help="put a backup in the place of the vault")
    restore.add_argument("name", nargs="?", default="", help="name of the backup; without it they are listed")


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
    from ensure_desk.domain.municipalities import BY_NAME
    from ensure_desk.services.desk import Profile

    if args.role == "counsellor" and args.municipality not in BY_NAME:
        raise UserError("municipality_unknown", municipality=args.municipality or "?")
    profile = Profile(args.role, args.municipality, args.name, args.letter.upper())
    created = create_desk(args.data_dir, profile, passphrase_of(args))
    close_desk(created.desk)
    out.line(f"Vault made in {args.data_dir}")
    out.line("Recovery key, shown only now. Write it down and keep it apart from the computer:")
    out.line(f"  {created.recovery_key}")
    out.result({"data_dir": args.data_dir, "recovery_key": created.recovery_key})
    return 0


def _check(desk: Any, out: Out) -> int:
    from ensure_desk.services import vaults  # cold start: --help needs none of this

    found = vaults.check(desk)
    for finding in found:
        out.line(f"{finding.area}: {finding.text}")
    out.line("Found nothing wrong." if not found else f"{len(found)} findings.")
    out.result({"clean": not found, "findings": list(found)})
    return 1 if found else 0


def _backup(args: argparse.Namespace, desk: Any, out: Out) -> int:
    from ensure_desk.services import vaults  # cold start: --help needs none of this

    made = vaults.backup_now(desk, second_folder=args.second_folder)
    out.line(f"Backup {made.folder.name} made and checked ({made.size} bytes).")
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
