# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line: reads the words, opens the desk, and turns refusals into sentences and exit codes.

Exit codes: 0 done, 1 refused, 2 usage, 3 a bug.
"""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from ensure_desk.cli.output import Out
from ensure_desk.cli.refusals import DONE, Refusal, answered

PASSPHRASE_VARIABLE = "ENSURE_DESK_PASSPHRASE"  # noqa: S105 - the name of a variable
_GROUPS = {
    "vault": ("init", "check", "backup", "restore"),
    "people": ("people",),
    "demo": ("demo", "first-day"),
    "handoff": ("pair", "export", "import", "state-hash"),
    "history": ("history", "undo", "redo", "receipt", "matrix"),
    "questionnaires": ("questionnaire",),
    "surveys": ("survey",),
    "trainings": ("training", "session", "attendance"),
    "hours": ("hours",),
    "figures": ("figures",),
    "lists": ("import-list",),
    "erasure": ("erase",),
    "access": ("access",),
    "retention": ("retention",),
    "duplicates": ("duplicates",),
    "conflicts": ("conflicts",),
}
_WITHOUT_DESK = ("init", "restore", "demo", "first-day")
_WINDOW_WORDS = {
    "shots": "every page as a picture",
    "self-test": "test this installation",
}


@dataclass(frozen=True)
class Asked:
    """What was asked: the command (empty = the window) and everything else that was typed."""

    command: str
    data_dir: Path
    path: Path
    args: argparse.Namespace
    out: Out


def ask(words: Sequence[str]) -> Asked:
    """Understand the words; wrong usage ends the program with code 2."""
    args = _parser(words).parse_args(words)
    command = args.command or ""
    if args.data_dir is None:
        from ensure_desk.system.paths import default_data_dir  # cold start: --help needs no paths

        args.data_dir = default_data_dir()
    path = getattr(args, "path", None) or Path()
    return Asked(command, args.data_dir, path, args, Out(as_json=args.json))


def run(asked: Asked) -> int:
    """Carry out a command and return the exit code."""
    group = _module(next(name for name, words in _GROUPS.items() if asked.command in words))
    return guarded(asked, lambda: _carry_out(asked, group))


def _carry_out(asked: Asked, group: ModuleType) -> int:
    """Check the words of a group that can tell, and run it, with the desk where it needs one."""
    getattr(group, "check", lambda _: None)(asked.args)
    needs_desk = getattr(group, "needs_desk", lambda _: True)
    if asked.command in _WITHOUT_DESK or not needs_desk(asked.args):
        return int(group.run(asked.args, None, asked.out) or DONE)
    return _with_desk(asked, group)


def guarded(asked: Asked, work: Callable[[], int | None]) -> int:
    """Do some work; a refusal is a sentence and code 1, anything unforeseen one line, a log entry and code 3."""
    with _logged(asked):
        return answered(asked, work)


def _with_desk(asked: Asked, group: ModuleType) -> int:
    from ensure_desk import bootstrap  # cold start: only commands that open the vault

    desk = bootstrap.open_desk(asked.data_dir, passphrase_of(asked.args))
    try:
        return int(group.run(asked.args, desk, asked.out) or DONE)
    finally:
        bootstrap.close_desk(desk)


@contextmanager
def _logged(asked: Asked) -> Iterator[None]:
    """Log beside the vault, where there is a folder; a command never makes one for its log alone."""
    from ensure_desk.system.log import ROOT, start_log, stop_log  # cold start: --help needs no log
    from ensure_desk.system.paths import DataPaths  # cold start: see above

    if not os.path.isdir(asked.data_dir):  # says no, where Path raises for a forbidden folder
        logging.getLogger(ROOT).addHandler(logging.NullHandler())
        yield
        return
    handler = start_log(DataPaths(asked.data_dir).log)
    try:
        yield
    finally:
        stop_log(handler)


def passphrase_of(args: argparse.Namespace, *, twice: bool = False) -> str:
    """Return the passphrase from the file, the environment, or a person at a terminal, who may type it twice.

    Raises UserError `passphrase_not_given` or `file_not_found`, and Refusal when the two are not the same.
    """
    from ensure_desk.domain.errors import UserError  # cold start: --help needs no domain

    if args.passphrase_file is not None:
        return _passphrase_in(args.passphrase_file)
    if PASSPHRASE_VARIABLE in os.environ:
        return os.environ[PASSPHRASE_VARIABLE]
    if sys.stdin is not None and sys.stdin.isatty():
        from getpass import getpass  # cold start: only at a terminal

        typed = getpass("Passphrase: ")
        if twice and getpass("The same passphrase again: ") != typed:
            raise Refusal("passphrases_differ", "The two passphrases are not the same. Nothing was made.")
        return typed
    raise UserError("passphrase_not_given")


def _passphrase_in(file: Path) -> str:
    from ensure_desk.domain.errors import UserError  # cold start: --help needs no domain

    try:
        return file.read_text(encoding="utf-8").rstrip("\r\n")
    except FileNotFoundError as error:
        raise UserError("file_not_found", file=str(file)) from error
    except UnicodeDecodeError as error:
        raise Refusal("passphrase_file_unreadable", f"{file} is not a text file in UTF-8.") from error


def english() -> Any:
    """Return the translator of the command line."""
    from ensure_desk.system.i18n import Language  # cold start: only when something is said

    return Language("en")


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    common = _common(argparse.SUPPRESS)
    parser = argparse.ArgumentParser(
        prog="ensure-desk",
        description="Follow-up of wijk-werkers. Without a command the window opens.",
        parents=[_common(None)],
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    add: Callable[..., argparse.ArgumentParser] = commands.add_parser

    def add_command(name: str, **named: Any) -> argparse.ArgumentParser:
        made = add(name, **{**named, "parents": [*named.get("parents", ()), common]})
        made.add_subparsers = lambda **told: _words(made, common, told)  # type: ignore[method-assign]  # as above
        return made

    commands.add_parser = add_command  # type: ignore[method-assign]  # every command takes the common options
    asked = [name for name, group in _GROUPS.items() if any(word in group for word in words)]
    for name in asked or _GROUPS:
        _add_group(_module(name), commands)
    for name, text in _WINDOW_WORDS.items():
        commands.add_parser(name, help=text).add_argument("path", type=Path)
    pictures = commands.choices["shots"]
    pictures.add_argument("--size", type=_size, default=(1366, 768), help="of the window, as 1920x1080")
    pictures.add_argument("--language", default="nl", choices=("nl", "fr", "en"))
    pictures.add_argument("--scale", type=int, default=100, choices=(100, 125, 150, 200), help="in percent")
    return parser


def _size(text: str) -> tuple[int, int]:
    width, cross, height = text.lower().partition("x")
    if not (cross and width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is no size, like 1920x1080")
    return int(width), int(height)


def _words(parser: argparse.ArgumentParser, common: argparse.ArgumentParser, told: dict[str, Any]) -> Any:
    """Return a place for the words of a command, each of which takes the common options too."""
    words = argparse.ArgumentParser.add_subparsers(parser, **told)
    add: Callable[..., argparse.ArgumentParser] = words.add_parser

    def add_word(name: str, **named: Any) -> argparse.ArgumentParser:
        return add(name, parents=[common], **named)

    words.add_parser = add_word  # type: ignore[method-assign]  # every word takes the common options
    return words


def _add_group(module: ModuleType, commands: Any) -> None:
    adder = getattr(module, "add_parsers", None) or module.add_parser
    adder(commands)


def _common(default: Any) -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data-dir", type=Path, default=default, help="folder of the vault")
    common.add_argument(
        "--passphrase-file", type=Path, default=default, help="file that holds the passphrase"
    )
    json_default = False if default is None else default
    common.add_argument("--json", action="store_true", default=json_default, help="answer in JSON")
    return common


def _module(name: str) -> ModuleType:
    return _LOADERS[name]()


def _vault() -> ModuleType:
    from ensure_desk.cli import vault  # cold start: a command loads only its own group

    return vault


def _people() -> ModuleType:
    from ensure_desk.cli import people  # cold start: a command loads only its own group

    return people


def _demo() -> ModuleType:
    from ensure_desk.cli import demo  # cold start: a command loads only its own group

    return demo


def _handoff() -> ModuleType:
    from ensure_desk.cli import handoff  # cold start: a command loads only its own group

    return handoff


def _questionnaires() -> ModuleType:
    from ensure_desk.cli import questionnaires  # cold start: a command loads only its own group

    return questionnaires


def _hours() -> ModuleType:
    from ensure_desk.cli import hours  # cold start: a command loads only its own group

    return hours


def _figures() -> ModuleType:
    from ensure_desk.cli import figures  # cold start: a command loads only its own group

    return figures


def _surveys() -> ModuleType:
    from ensure_desk.cli import surveys  # cold start: a command loads only its own group

    return surveys


def _trainings() -> ModuleType:
    from ensure_desk.cli import trainings  # cold start: a command loads only its own group

    return trainings


def _history() -> ModuleType:
    from ensure_desk.cli import history  # cold start: a command loads only its own group

    return history


def _lists() -> ModuleType:
    from ensure_desk.cli import lists  # cold start: a command loads only its own group

    return lists


def _duplicates() -> ModuleType:
    from ensure_desk.cli import duplicates  # cold start: a command loads only its own group

    return duplicates


def _conflicts() -> ModuleType:
    from ensure_desk.cli import conflicts  # cold start: a command loads only its own group

    return conflicts


def _access() -> ModuleType:
    from ensure_desk.cli import access  # cold start: a command loads only its own group

    return access


def _retention() -> ModuleType:
    from ensure_desk.cli import retention  # cold start: a command loads only its own group

    return retention


def _erasure() -> ModuleType:
    from ensure_desk.cli import erasure  # cold start: a command loads only its own group

    return erasure


_LOADERS: dict[str, Callable[[], ModuleType]] = {
    "vault": _vault,
    "people": _people,
    "demo": _demo,
    "handoff": _handoff,
    "history": _history,
    "questionnaires": _questionnaires,
    "surveys": _surveys,
    "trainings": _trainings,
    "hours": _hours,
    "figures": _figures,
    "lists": _lists,
    "erasure": _erasure,
    "access": _access,
    "retention": _retention,
    "duplicates": _duplicates,
    "conflicts": _conflicts,
}
