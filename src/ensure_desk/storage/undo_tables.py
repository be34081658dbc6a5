# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables behind taking an import back, and behind receipts. Nothing in them travels.

`reading` tells of each package that came how it was read and whether it is taken back; `trace` what it did to which
record, with the values that stood there before (its lines lie between `first_line` and `last_line`); `beside` holds
the full registers of records whose row shows less.
"""

import sqlalchemy as sa

UNDO_METADATA = sa.MetaData()

READING = sa.Table(
    "reading",
    UNDO_METADATA,
    sa.Column("package_n", sa.Integer, primary_key=True),
    sa.Column("package_id", sa.Text, nullable=False, index=True),
    sa.Column("desk_id", sa.Text, nullable=False),
    sa.Column("signature", sa.Text, nullable=False),
    sa.Column("hand_edits", sa.Integer, nullable=False),
    sa.Column("refusals", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("lines", sa.Integer, nullable=False, server_default="0"),
    sa.Column("first_line", sa.Integer, nullable=False, server_default="0"),
    sa.Column("last_line", sa.Integer, nullable=False, server_default="0"),
    sa.Column("undone_at", sa.Text),
    sa.Column("undone", sa.Text, nullable=False, server_default="{}"),
)
TRACE = sa.Table(
    "trace",
    UNDO_METADATA,
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("package_n", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("record_id", sa.Text, nullable=False),
    sa.Column("created", sa.Text),
    sa.Column("changes", sa.Text),
)
BESIDE = sa.Table(
    "beside",
    UNDO_METADATA,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("record_id", sa.Text, primary_key=True),
    sa.Column("token", sa.Text, nullable=False),
    sa.Column("flat", sa.Text, nullable=False),
    sa.Column("others", sa.Text, nullable=False),
    sa.Column("hidden", sa.Integer, nullable=False),
)
RECEIPT = sa.Table(
    "receipt",
    UNDO_METADATA,
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("direction", sa.Text, nullable=False),
    sa.Column("package_id", sa.Text, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("municipality", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("read_at", sa.Text, nullable=False),
    sa.Column("counts", sa.Text, nullable=False),
    sa.Column("refused", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
)
