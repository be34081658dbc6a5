# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Desks of the simulation: the program's own store, merge and hand-over on a database in memory."""

import datetime as dt
import functools
import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from ensure_desk.domain.changes import Actor
from ensure_desk.domain.kinds import KINDS
from ensure_desk.domain.registers import Alternatives, State, decode
from ensure_desk.exchange.manifest import DeskKeys, certified
from ensure_desk.services import erasure_traces, imports, pairing
from ensure_desk.services.desk import Desk
from ensure_desk.storage import carry, erase
from ensure_desk.storage.engine import begin_with
from ensure_desk.storage.migrate import migrate
from ensure_desk.storage.rows import state_of
from ensure_desk.storage.store import Store
from ensure_desk.system.i18n import Language
from ensure_desk.system.paths import DataPaths

START = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
_NO_FILE = SimpleNamespace(paths=None, data_key=b"simulation" * 3)
States = dict[tuple[str, str], State]
Screen = dict[tuple[str, str], tuple[Any, ...]]


class Fact(NamedTuple):
    """A value that somebody wrote, as one who looks over shoulders notes it."""

    kind: str
    record_id: str
    key: str
    write: str
    text: str


class Knowledge(NamedTuple):
    """What a desk must hold: facts, and facts of people that it knows by another id and may know derived."""

    facts: set[Fact]
    heard: set[Fact]

    def copy(self) -> "Knowledge":
        return Knowledge(set(self.facts), set(self.heard))


class JumpingClock:
    """A clock that a schedule sets wrong by years."""

    def __init__(self) -> None:
        self.moment = START

    def now(self) -> dt.datetime:
        self.moment += dt.timedelta(milliseconds=1)
        return self.moment

    def today(self) -> dt.date:
        return self.moment.date()


class SeededRandomness:
    """Bytes that a seed decides; a restored or cloned desk goes on with new ones, as a real machine does."""

    def __init__(self, seed: str) -> None:
        self._seed, self._count = seed, 0

    def token(self, n: int) -> bytes:
        self._count += 1
        return hashlib.shake_256(f"{self._seed} {self._count}".encode()).digest(n)


@functools.cache
def organisation_keys(name: str = "Rivierenland", pseudonyms: bool = True) -> DeskKeys:
    """Return the keys of a desk of an organisation; a coordinator has no pseudonym key."""

    def raw(what: str) -> bytes:
        return hashlib.sha256(f"{name} {what}".encode()).digest()

    whole = Ed25519PrivateKey.from_private_bytes(raw("organisation"))
    own = Ed25519PrivateKey.from_private_bytes(raw("desk"))
    return DeskKeys(
        organisation=name,
        row_key=raw("rows"),
        organisation_public=whole.public_key().public_bytes_raw(),
        certified_name=name,
        seed=raw("desk"),
        certificate=whole.sign(certified(name, own.public_key().public_bytes_raw())),
        pseudonym_key=raw("pseudonyms") if pseudonyms else None,
    )


def _connect() -> Any:
    connection = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA secure_delete = ON")
    return connection


_COMPILED: dict[Any, Any] = {}
"""Statements that were compiled once; all desks share one dialect, so all can use them."""


@functools.cache
def _dialect() -> sa.Dialect:
    engine = sa.create_engine("sqlite://", module=dbapi2, creator=_connect, poolclass=StaticPool)
    engine.connect().close()
    begin_with(engine.dialect, "BEGIN")
    return engine.dialect


def _engine(connection: Any) -> sa.Engine:
    engine = sa.Engine(
        StaticPool(lambda: connection), _dialect(), sa.make_url("sqlite://"), hide_parameters=True
    )
    return engine.execution_options(compiled_cache=_COMPILED)


@functools.cache
def _empty(role: str) -> Any:
    """Return a database without records, with the keys of a desk of this role."""
    connection = _connect()
    engine = _engine(connection)
    migrate(engine, backup=lambda: None)
    store = Store(engine, engine, clock=JumpingClock(), random=SeededRandomness(role))
    with store.write(Actor("pairing", role, ""), "pair") as writer:
        pairing._keep(writer, keys_of(role))
    return connection


def keys_of(role: str) -> DeskKeys:
    """Return the keys of a desk of a role."""
    return organisation_keys(pseudonyms=role != "coordinator")


@dataclass
class SimDesk:
    """A desk, the database below it that can be copied, put back and cloned, and what it must know."""

    name: str
    role: str
    connection: Any
    desk: Desk
    is_newer: bool = False
    knows: Knowledge = field(default_factory=lambda: Knowledge(set(), set()))
    older: tuple[Any, Knowledge] | None = None
    _asked: dict[str, tuple[tuple[int, int], Any]] = field(default_factory=dict)
    _restores: int = 0

    @property
    def is_coordinator(self) -> bool:
        return self.role == "coordinator"

    @property
    def version(self) -> tuple[int, int]:
        """Return something that changes whenever anything is written in the database."""
        return self.connection.total_changes, self._restores

    def _ask(self, what: str, work: Callable[[], Any]) -> Any:
        asked_at, answer = self._asked.get(what, (None, None))
        if asked_at != self.version:
            answer = work()
            self._asked[what] = (self.version, answer)
        return answer

    def keep_copy(self) -> None:
        """Make a backup of the database as it is now."""
        copy = _connect()
        self.connection.backup(copy)
        self.older = (copy, self.knows.copy())

    def put_back(self, installation: str) -> None:
        """Restore the backup; the desk gets a new installation id, as after every restore."""
        if self.older is not None:
            database, knows = self.older
            with self.desk.store.read() as reader:
                erased = erasure_traces._gone(self.desk, reader)
            database.backup(self.connection)
            self._restores += 1
            self.knows = knows.copy()
            self.desk = replace(self.desk, actor=replace(self.desk.actor, desk_id=installation))
            if erased.marks or erased.here:  # the file beside the vault outlives a restore
                with swapped(erase, "empty_log", lambda _vault: True):
                    erasure_traces._erase_again(self.desk, erased)

    def clone(self, name: str) -> "SimDesk":
        """Return a second desk with a copy of the disk, who still thinks it is the first."""
        twin = make_desk(name, self.role, source=self.connection)
        twin.desk = replace(twin.desk, actor=self.desk.actor)
        twin.knows, twin.is_newer = self.knows.copy(), self.is_newer
        return twin

    def states(self) -> States:
        """Return the registers of every record; not to be changed."""
        return self._ask("states", self._states)  # type: ignore[no-any-return]

    def _states(self) -> States:
        """Read the tables as they are, without the program's questions, which are tried elsewhere."""
        held: dict[tuple[str, str], Alternatives] = {}
        for row in self._rows("conflict"):
            values = held.setdefault((row["kind"], row["record_id"]), {}).setdefault(row["field"], {})
            values[row["write_id"]] = json.loads(row["value"])
        states = {
            (k.name, row["id"]): state_of(k, row, held.get((k.name, row["id"])))
            for k in KINDS
            for row in self._rows(k.name)
        }
        for row in self._rows("beside"):  # of what was taken back here, all that is known
            state = decode(row["token"], json.loads(row["flat"]), json.loads(row["others"]))
            states[row["kind"], row["record_id"]] = state
        return states

    def _rows(self, table: str) -> Iterator[dict[str, Any]]:
        cursor = self.connection.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, row, strict=True)) for row in cursor)

    def pages(self) -> bytes:
        """Return the whole database as it would be on a disk, free pages and all."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "pages"
            disk = dbapi2.connect(str(file))
            self.connection.backup(disk)
            disk.close()
            return file.read_bytes()

    def hash(self) -> str:
        """Return the state hash that the program prints."""
        return str(self._ask("hash", lambda: imports.state_hash(self.desk)))

    def screen(self) -> Screen:
        """Return what is shown: visible records with their values, and the values in conflict."""
        return self._ask("screen", self._screen)  # type: ignore[no-any-return]

    def _screen(self) -> Screen:
        shown: Screen = {}
        with self.desk.store.read() as reader:
            for kind in sorted(carry.filled_kinds(reader)):
                for record in reader.all(kind):
                    others = {k: sorted(v) for k, v in record.others.items()}
                    shown[kind, record.id] = (dict(record.values), others)
        return shown


def make_desk(name: str, role: str, *, source: Any = None) -> SimDesk:
    """Open a desk on a fresh database, or on a copy of another's."""
    connection = _connect()
    (source or _empty(role)).backup(connection)
    engine = _engine(connection)
    clock, randomness = JumpingClock(), SeededRandomness(name)
    desk = Desk(
        store=Store(engine, engine, clock=clock, random=randomness),
        vault=_NO_FILE,  # type: ignore[arg-type]  # nothing to back up: see without_backups
        actor=Actor(name, role, hashlib.sha256(name.encode()).hexdigest()[:16]),
        clock=clock,
        randomness=randomness,
        tr=Language("nl"),
        paths=DataPaths(Path("nowhere")),
        role=role,
        municipality=name,
    )
    return SimDesk(name, role, connection, desk)


@contextmanager
def swapped(owner: Any, name: str, value: Any) -> Iterator[None]:
    """Put something else in the place of an attribute for a while."""
    before = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, before)


@contextmanager
def without_backups() -> Iterator[None]:
    """Leave out backups and their cleaning: a database in memory has no files."""
    cleaned = erasure_traces.Cleaned(0, ())
    with (
        swapped(imports, "backup_beside", lambda *_args, **_named: nullcontext(lambda: None)),
        swapped(erasure_traces, "clean", lambda *_args, **_named: cleaned),
    ):
        yield
