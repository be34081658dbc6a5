# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make engines on a vault: one SQLCipher connection raw data key, safe settings.

The writer has one connection, that one thread uses at a time (a second thread waits for it); the reader may
have three. The writer opens each transaction with BEGIN IMMEDIATE, the reader with a plain BEGIN, so that
reading goes on during a long write.
"""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

CACHE_KIBIBYTES = 64 * 1024
BUSY_MILLISECONDS = 5_000
CHECKOUT_SECONDS = 60

_PRAGMAS = (
    f"busy_timeout = {BUSY_MILLISECONDS}",
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
    f"cache_size = -{CACHE_KIBIBYTES}",
    "synchronous = FULL",
)


def make_engine(path: Path, data_key: bytes | None, *, read_only: bool, create: bool = False) -> sa.Engine:
    """Make the engine of one role on the database at `path`; connect on first use.

    An absent encrypted file is made only with `create`: opening must never make an empty vault. Without a key
    the file is plain SQLite, for measurements and tests of other parts only.
    """
    may_create = create or data_key is None

    def connect() -> Any:
        connection = connect_raw(path, data_key, create=may_create)
        connection.execute("PRAGMA journal_mode = WAL")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        return connection

    engine = sa.create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=2 if read_only else 0,
        pool_timeout=CHECKOUT_SECONDS,
        pool_reset_on_return=None,  # every transaction ends before its connection goes back
        hide_parameters=True,
    )
    begin_with(engine.dialect, "BEGIN" if read_only else "BEGIN IMMEDIATE")
    return engine


def begin_with(dialect: sa.Dialect, statement: str) -> None:
    """Let every transaction open with this statement; listening for an event costs calls in every statement."""

    def do_begin(dbapi_connection: Any) -> None:
        dbapi_connection.driver_connection.execute(statement)

    dialect.do_begin = do_begin  # type: ignore[method-assign]  # a dialect belongs to one engine


def connect_raw(path: Path, data_key: bytes | None, *, create: bool = False) -> Any:
    """Open one driver connection in autocommit mode, keyed and with the safe settings; the caller closes it.

    For what cannot run in a transaction: VACUUM INTO, integrity checks, checkpoints.
    """
    connection = connect_keyed(path, data_key, create=create)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_keyed(path: Path, data_key: bytes | None, *, create: bool = False) -> Any:
    """Open one driver connection with its key and nothing else: no page has been read yet."""
    mode = "rwc" if create else "rw"
    address = path.absolute().as_uri() + f"?mode={mode}"
    connection = dbapi2.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    if data_key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
    return connection


def page_findings(connection: Any) -> list[str]:
    """List the pages whose seal is broken."""
    return [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]


def integrity_findings(connection: Any, *, encrypted: bool = True) -> list[str]:
    """List what is wrong with the file behind a driver connection; an empty list is a sound vault."""
    findings = page_findings(connection) if encrypted else []
    if not findings:
        rows = [str(row[0]) for row in connection.execute("PRAGMA quick_check(20)")]
        findings += [row for row in rows if row != "ok"]
    return findings
