"""SQL of the eighth step: reports that left the book, what they rested on, and what lets reports add up in one pass.

``kept_fact`` holds what else a report rested on (units, devices, decisions about persons), once for each state of it.
The ``counted_…`` tables are what counts of dated records (``current``), in the order in which reports of all units read
it: ``counted_person`` every person, the others sums by day, each in two numbers (thousand millions, and what is left)
that no book can make too large: who sends absurd amounts for a day shall not keep others from saving theirs. Triggers
keep them, so that they cannot fall behind whoever changes what counts, nor inside a transaction of which nothing stays.
``counted_upkeep`` makes them anew and compares.
"""

from __future__ import annotations

from typing import Final

_DATED: Final = "{v}.current = 1 AND {v}.occurred_from IS NOT NULL AND {v}.occurred_to IS NOT NULL"
_DAYS: Final = "{v}.occurred_from, {v}.occurred_to"
_KEYS: Final = {
    "counted_day": "{v}.kind, coalesce({v}.subtype, ''), " + _DAYS,
    "counted_number": "{v}.kind, coalesce({v}.subtype, ''), {s}.field, " + _DAYS,
    "counted_funding": "{unit}, {v}.kind, {s}.source, " + _DAYS,
}
_ADDED: Final = {
    "counted_day": ("records", "value_high", "value_low", "turns_high", "turns_low"),
    "counted_number": ("records", "count_high", "count_low"),
    "counted_funding": ("lines", "amount_high", "amount_low"),
}
_HIGH: Final = 10**9
_SIDES: Final = {"counted_number": ("version_rows", "count"), "counted_funding": ("version_funding", "amount")}
_PERSON: Final = "(kind, role, person_key, unit, version, place)"


def _add(table: str, sign: str, *, v: str, s: str, sums: tuple[str, ...], rest: str) -> str:
    """Return the statements that add what ``rest`` finds to a table of sums, or take it off: rows of 0 stay.

    ``v`` and ``s`` call the version and the row of its side table; money is added up for all units ("") and for each.
    """
    more = ", ".join(f"{one} = {one} + excluded.{one}" for one in _ADDED[table])
    signed = ", ".join([f"{sign}1", *(f"{sign}({one} {part} {_HIGH})" for one in sums for part in "/%")])
    units = ("''", f"{v}.unit") if table == "counted_funding" else ("",)
    return " ".join(
        f"INSERT INTO {table} SELECT {_KEYS[table].format(v=v, s=s, unit=unit)}, {signed}{rest}"
        f" ON CONFLICT DO UPDATE SET {more};"
        for unit in units
    )


def _day(sign: str, v: str) -> str:
    sums = f"coalesce({v}.value, 0)", f"coalesce({v}.turns, 0)"
    return _add("counted_day", sign, v=v, s="", sums=sums, rest=f" WHERE {_DATED.format(v=v)}")


def _one_row(table: str, sign: str, s: str) -> str:
    """Return how a row ``s`` (NEW or OLD) of a side table is added, or taken off."""
    rest = f" FROM version v WHERE v.seq = {s}.version AND {_DATED.format(v='v')}"
    return _add(table, sign, v="v", s=s, sums=(f"{s}.{_SIDES[table][1]}",), rest=rest)


def _all_rows(table: str, sign: str, v: str) -> str:
    """Return how all rows of a side table that belong to the version ``v`` (NEW or OLD) are added, or taken off."""
    side, amount = _SIDES[table]
    rest = f" FROM {side} s WHERE s.version = {v}.seq AND {_DATED.format(v=v)}"
    return _add(table, sign, v=v, s="s", sums=(f"s.{amount}",), rest=rest)


def _triggers(table: str) -> str:
    """Return the triggers of a side table that is summed up in ``table``."""
    side, add, take = _SIDES[table][0], _one_row(table, "", "NEW"), _one_row(table, "-", "OLD")
    return (
        f"CREATE TRIGGER {table}_added AFTER INSERT ON {side} BEGIN {add} END;\n"
        f"CREATE TRIGGER {table}_taken AFTER DELETE ON {side} BEGIN {take} END;\n"
        f"CREATE TRIGGER {table}_changed AFTER UPDATE ON {side} BEGIN {take} {add} END;\n"
    )


_TAKE_PERSON: Final = (
    f"DELETE FROM counted_person WHERE {_PERSON} = (SELECT v.kind, OLD.role, OLD.person_key, v.unit, OLD.version,"  # noqa: S608
    " OLD.place FROM version v WHERE v.seq = OLD.version);"
)
_ADD_PERSON: Final = (
    "INSERT INTO counted_person SELECT v.kind, NEW.role, NEW.person_key, v.unit, NEW.version, NEW.place,"  # noqa: S608
    " coalesce(v.subtype, ''), v.occurred_from, v.occurred_to FROM version v"
    f" WHERE v.seq = NEW.version AND {_DATED.format(v='v')};"
)
_TAKE_ALL_PERSONS: Final = (
    f"DELETE FROM counted_person WHERE {_PERSON} IN (SELECT OLD.kind, s.role, s.person_key, OLD.unit, s.version,"  # noqa: S608
    " s.place FROM version_person s WHERE s.version = OLD.seq);"
)
_ADD_ALL_PERSONS: Final = (
    "INSERT INTO counted_person SELECT NEW.kind, s.role, s.person_key, NEW.unit, s.version, s.place,"  # noqa: S608
    " coalesce(NEW.subtype, ''), NEW.occurred_from, NEW.occurred_to FROM version_person s"
    f" WHERE s.version = NEW.seq AND {_DATED.format(v='NEW')};"
)
_TAKE_SIDES: Final = " ".join(_all_rows(table, "-", "OLD") for table in _SIDES)
_ADD_SIDES: Final = " ".join(_all_rows(table, "", "NEW") for table in _SIDES)
_WHAT_COUNTS: Final = "current, kind, unit, subtype, occurred_from, occurred_to"

REPORTS_8: Final = f"""
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
CREATE TABLE counted_day (
  kind TEXT NOT NULL,
  subtype TEXT NOT NULL,
  occurred_from TEXT NOT NULL,
  occurred_to TEXT NOT NULL,
  records INTEGER NOT NULL,
  value_high INTEGER NOT NULL,
  value_low INTEGER NOT NULL,
  turns_high INTEGER NOT NULL,
  turns_low INTEGER NOT NULL,
  PRIMARY KEY (kind, subtype, occurred_from, occurred_to)
) STRICT, WITHOUT ROWID;
CREATE TABLE counted_number (
  kind TEXT NOT NULL,
  subtype TEXT NOT NULL,
  field TEXT NOT NULL,
  occurred_from TEXT NOT NULL,
  occurred_to TEXT NOT NULL,
  records INTEGER NOT NULL,
  count_high INTEGER NOT NULL,
  count_low INTEGER NOT NULL,
  PRIMARY KEY (kind, subtype, field, occurred_from, occurred_to)
) STRICT, WITHOUT ROWID;
CREATE TABLE counted_funding (
  unit TEXT NOT NULL,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  occurred_from TEXT NOT NULL,
  occurred_to TEXT NOT NULL,
  lines INTEGER NOT NULL,
  amount_high INTEGER NOT NULL,
  amount_low INTEGER NOT NULL,
  PRIMARY KEY (unit, kind, source, occurred_from, occurred_to)
) STRICT, WITHOUT ROWID;
CREATE TABLE counted_person (
  kind TEXT NOT NULL,
  role TEXT NOT NULL,
  person_key TEXT NOT NULL,
  unit TEXT NOT NULL,
  version INTEGER NOT NULL,
  place INTEGER NOT NULL,
  subtype TEXT NOT NULL,
  occurred_from TEXT NOT NULL,
  occurred_to TEXT NOT NULL,
  PRIMARY KEY (kind, role, person_key, unit, version, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER counted_day_added AFTER INSERT ON version WHEN NEW.current = 1 BEGIN {_day("", "NEW")} END;
CREATE TRIGGER counted_day_taken AFTER DELETE ON version WHEN OLD.current = 1 BEGIN {_day("-", "OLD")} END;
CREATE TRIGGER counted_day_changed AFTER UPDATE OF {_WHAT_COUNTS}, value, turns ON version
  WHEN OLD.current = 1 OR NEW.current = 1 BEGIN {_day("-", "OLD")} {_day("", "NEW")} END;
CREATE TRIGGER counted_sides_changed AFTER UPDATE OF {_WHAT_COUNTS} ON version
  WHEN OLD.current = 1 OR NEW.current = 1
  BEGIN {_TAKE_SIDES} {_ADD_SIDES} {_TAKE_ALL_PERSONS} {_ADD_ALL_PERSONS} END;
{_triggers("counted_number")}{_triggers("counted_funding")}
CREATE TRIGGER counted_person_added AFTER INSERT ON version_person BEGIN {_ADD_PERSON} END;
CREATE TRIGGER counted_person_taken AFTER DELETE ON version_person BEGIN {_TAKE_PERSON} END;
CREATE TRIGGER counted_person_changed AFTER UPDATE ON version_person BEGIN {_TAKE_PERSON} {_ADD_PERSON} END;
"""
