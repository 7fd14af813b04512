"""Names of backup files, and which of many are kept. Pure: no file is read or removed here (but one existence test).

A name carries the counter as well as the claimed time, because office clocks lie: the newest is the one with the
highest counter, and it is never thinned out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from desktop_app.base.clock import VIETNAM

SUFFIX: Final = ".scb"
KEEP_ALL: Final = timedelta(days=1)
KEEP_DAILY: Final = timedelta(days=14)
KEEP_WEEKLY: Final = timedelta(days=61)

_PATTERN: Final = re.compile(r"so-([0-9a-f]{8})-(\d{9,})-(\d{8}-\d{6})(?:-([a-z-]*[a-z]))?(?:\.(\d+))?\.scb")
_TIME: Final = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class BackupName:
    """Store, counter, claimed time and label of a backup; ``copy`` tells equal names apart."""

    store_id: str
    counter: int
    at: datetime
    label: str = ""
    copy: int = 0

    def file_name(self) -> str:
        """Return the name as written: ``so-<store>-<counter>-<time>[-label][.n].scb``."""
        label = f"-{self.label}" if self.label else ""
        copy = f".{self.copy}" if self.copy else ""
        at = self.at.astimezone(VIETNAM).strftime(_TIME)
        return f"so-{self.store_id[:8]}-{self.counter:09d}-{at}{label}{copy}{SUFFIX}"


def parse_backup_name(name: str) -> BackupName | None:
    """Read a file name back (the store id is its first 8 digits), None for anything else."""
    match = _PATTERN.fullmatch(name)
    if match is None:
        return None
    store, counter, at, label, copy = match.groups()
    try:
        claimed = datetime.strptime(at, _TIME).replace(tzinfo=VIETNAM)
    except ValueError:
        return None
    return BackupName(store, int(counter), claimed, label or "", int(copy or 0))


def unused_path(folder: Path, name: BackupName) -> Path:
    """Return a path for ``name`` in ``folder`` that nothing has yet."""
    copy = 0
    while (path := folder / BackupName(name.store_id, name.counter, name.at, name.label, copy).file_name()).exists():
        copy += 1
    return path


def thinning(names: Iterable[str], now: datetime) -> list[str]:
    """Return the names of the backups to be removed: one store's, among anything else in a folder.

    Kept are all of the last day (and any from the "future"), the last of each day for two weeks, of each week for two
    months, of each month after; the one with the highest counter; and labelled ones (made before an upgrade).
    """
    known = [(parsed, name) for name in names if (parsed := parse_backup_name(name)) and not parsed.label]
    known.sort(key=lambda pair: (pair[0].counter, pair[0].at, pair[0].copy), reverse=True)
    kept_periods: set[tuple[str, str]] = set()
    removed: list[str] = []
    for place, (parsed, name) in enumerate(known):
        period = _period(parsed.at, now)
        if period is None:
            continue
        if (parsed.store_id, period) in kept_periods and place > 0:
            removed.append(name)
        kept_periods.add((parsed.store_id, period))
    return removed


def _period(at: datetime, now: datetime) -> str | None:
    """Return the period of which one backup is kept, None where all are."""
    age = now - at
    local = at.astimezone(VIETNAM)
    if age < KEEP_ALL:
        return None
    if age < KEEP_DAILY:
        return local.strftime("day %Y-%m-%d")
    if age < KEEP_WEEKLY:
        return local.strftime("week %G-%V")
    return local.strftime("month %Y-%m")
