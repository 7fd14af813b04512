"""How a store's tables came to be, step by step.

Append-only: a step that was released is never edited; the next change is the next step. Steps use SQL alone (nothing
of ``domain`` or of the other storage modules, whose meaning changes with time). The number of steps is the store's
version, kept in ``user_version``; ``schema.sql`` beside this file is what all steps make together (a test compares).
"""

from __future__ import annotations

from typing import Final

import sqlite_utils
from sqlite_utils.migrations import Migrations

from desktop_app.storage.connection import Connection
from desktop_app.storage.errors import NewerStore, StoreDamaged
from desktop_app.storage.first_steps import (
    ATTACHMENTS_3,
    FILTERED_LISTS_4,
    PAPER_6,
    REFERENCES_AND_STOCKS_2,
    RETURNED_5,
    TABLES_1,
)
from desktop_app.storage.report_steps import REPORTS_8

APPLICATION_ID: Final = 0x53434431
"""Marks our databases: "SCD1"."""

MIGRATIONS: Final = Migrations("store")


@MIGRATIONS(name="1-first-tables")
def _first_tables(database: sqlite_utils.Database) -> None:
    _run_script(database, TABLES_1)


@MIGRATIONS(name="2-references-and-stocks")
def _references_and_stocks(database: sqlite_utils.Database) -> None:
    _run_script(database, REFERENCES_AND_STOCKS_2)


@MIGRATIONS(name="3-attachments")
def _attachments(database: sqlite_utils.Database) -> None:
    _run_script(database, ATTACHMENTS_3)


@MIGRATIONS(name="4-filtered-lists")
def _filtered_lists(database: sqlite_utils.Database) -> None:
    _run_script(database, FILTERED_LISTS_4)


@MIGRATIONS(name="5-returned")
def _returned(database: sqlite_utils.Database) -> None:
    _run_script(database, RETURNED_5)


@MIGRATIONS(name="6-paper")
def _paper(database: sqlite_utils.Database) -> None:
    _run_script(database, PAPER_6)


_TRUST_7: Final = """
ALTER TABLE record_state ADD COLUMN reason_code TEXT;
ALTER TABLE record_state ADD COLUMN operator TEXT;
ALTER TABLE device ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE stream ADD COLUMN replayed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quarantine ADD COLUMN settled TEXT;
CREATE INDEX record_state_ready ON record_state (seq) WHERE state = 'ready';
CREATE TABLE former_key (
  key TEXT PRIMARY KEY,
  device TEXT NOT NULL,
  status TEXT NOT NULL,
  since TEXT,
  reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE TABLE review_queue (
  record INTEGER PRIMARY KEY REFERENCES record (seq),
  unit TEXT NOT NULL,
  kind TEXT NOT NULL,
  bundle TEXT NOT NULL,
  version TEXT NOT NULL,
  verdict TEXT NOT NULL,
  findings TEXT NOT NULL
) STRICT;
CREATE INDEX review_queue_by_unit ON review_queue (unit, verdict, kind);
CREATE INDEX review_queue_by_bundle ON review_queue (bundle, verdict);
CREATE INDEX review_queue_by_verdict ON review_queue (verdict, kind);
CREATE TABLE receipt_made (
  unit TEXT NOT NULL,
  epoch TEXT NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  made_at TEXT,
  summary TEXT NOT NULL,
  outcome TEXT NOT NULL,
  confirmed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (unit, epoch, number)
) STRICT;
CREATE TABLE receipt_taken (
  seq INTEGER PRIMARY KEY,
  epoch TEXT NOT NULL,
  number INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  at TEXT,
  summary TEXT NOT NULL,
  content BLOB,
  UNIQUE (epoch, number)
) STRICT;
CREATE TABLE province_holds (
  record TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  version TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason_code TEXT,
  reason TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE recovered_outcome (
  version TEXT PRIMARY KEY,
  record TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason_code TEXT,
  reason TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE period_lock (
  seq INTEGER PRIMARY KEY,
  start TEXT NOT NULL,
  "end" TEXT NOT NULL,
  newest_version INTEGER NOT NULL,
  operator TEXT NOT NULL,
  locked_at TEXT,
  lifted TEXT
) STRICT;
CREATE TABLE lock_exception (
  seq INTEGER PRIMARY KEY,
  lock INTEGER NOT NULL REFERENCES period_lock (seq),
  unit TEXT NOT NULL,
  until TEXT NOT NULL,
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  given_at TEXT,
  ended TEXT
) STRICT;
CREATE TABLE person_link (
  first TEXT NOT NULL,
  second TEXT NOT NULL,
  decision TEXT NOT NULL,
  operator TEXT NOT NULL,
  decided_at TEXT,
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_link_by_second ON person_link (second);
CREATE TABLE desk_note (
  seq INTEGER PRIMARY KEY,
  unit TEXT NOT NULL,
  record TEXT,
  words TEXT NOT NULL,
  for_unit INTEGER NOT NULL,
  operator TEXT NOT NULL,
  written_at TEXT,
  done TEXT
) STRICT;
CREATE INDEX desk_note_by_unit ON desk_note (unit, seq);
CREATE INDEX record_by_unit ON record (unit, seq);
"""


@MIGRATIONS(name="7-trust")
def _trust(database: sqlite_utils.Database) -> None:
    _run_script(database, _TRUST_7)


@MIGRATIONS(name="8-reports")
def _reports(database: sqlite_utils.Database) -> None:
    _run_script(database, REPORTS_8)


STORE_VERSION: Final = 8
"""Version of the store this program writes: the number of steps above."""


def _run_script(database: sqlite_utils.Database, script: str) -> None:
    """Run statements one by one, each ending with ";" at a line's end (``executescript`` would commit first)."""
    for statement in script.split(";\n"):
        if statement.strip():
            database.execute(statement)


def migrate(connection: Connection) -> None:
    """Take an empty or older database to ``STORE_VERSION`` in one transaction. For new stores and for copies."""
    with connection.write():
        MIGRATIONS.apply(connection.database)
        connection.run(f"PRAGMA user_version = {STORE_VERSION}")
        connection.run(f"PRAGMA application_id = {APPLICATION_ID}")


def check_version(connection: Connection) -> bool:
    """Return whether the store needs an upgrade. Raises NewerStore; StoreDamaged when it is no store of ours."""
    found = int(connection.value("PRAGMA user_version"))
    if connection.value("PRAGMA application_id") != APPLICATION_ID or found < 1:
        raise StoreDamaged(file=connection.path.name, reason="not a store of this program")
    if found > STORE_VERSION:
        raise NewerStore(found=found, known=STORE_VERSION)
    return found < STORE_VERSION


def schema(connection: Connection) -> str:
    """Return the text of ``schema.sql``: every statement of ours as SQLite keeps it, by type and name."""
    rows = connection.read(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'search\\__%' ESCAPE '\\'"
        " AND tbl_name NOT LIKE '\\_sqlite%' ESCAPE '\\' ORDER BY type DESC, name"
    )
    heading = "-- Generated from migrations.py by python -m tests.storage.write_schema; never edited.\n"
    return heading + "".join(f"\n{sql};\n" for (sql,) in rows)
