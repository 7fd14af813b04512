"""SQL of the eighth step: reports that left the book, what they rested on, and an index that sums in one pass.

``kept_fact`` holds what else a report rested on (units, devices, decisions about persons), once for each state of it.
"""

from __future__ import annotations

from typing import Final

REPORTS_8: Final = """
CREATE TABLE kept_fact (
  sha256 TEXT PRIMARY KEY,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE kept_report (
  seq INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  report TEXT NOT NULL,
  title TEXT NOT NULL,
  wish TEXT NOT NULL,
  version INTEGER NOT NULL,
  state INTEGER NOT NULL,
  facts TEXT NOT NULL REFERENCES kept_fact (sha256),
  content TEXT NOT NULL,
  operator TEXT NOT NULL,
  kept_at TEXT
) STRICT;
DROP INDEX version_current;
CREATE INDEX version_current ON version
  (kind, unit, subtype, occurred_from, occurred_to, value, turns, ended, ended_from) WHERE current = 1;
"""
