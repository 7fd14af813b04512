"""Names of backup files, and which of many are kept. Pure: no file is read or removed here (but one existence test).

A name carries the counter as well as the claimed time, because office clocks lie: the newest is the one with the
highest counter, and it is never thinned out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from desktop_app.base.clock import VIETNAM

SUFFIX: Final = ".scb"
KEEP_NEWEST: Final = 24
"""So many are kept whatever they claim: half-hourly backups of a long day."""
KEEP_DAYS: Final = 14
KEEP_WEEKS: Final = 9
_PERIODS: Final = (("%Y-%m-%d", KEEP_DAYS), ("%G-%V", KEEP_WEEKS), ("%Y-%m", None))

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


def thinning(names: Iterable[str]) -> list[str]:
    """Return the names of the backups to be removed: of each store, among anything else in a folder.

    Kept are the newest ones, the last of each day on which there is one for so many days, of each week, of each month
    for ever; and labelled ones (made before an upgrade). Newer and older go by counters, and days are counted by the
    backups there are, never by today's clock: one that runs ahead for an hour makes nothing old.
    """
    known = [(parsed, name) for name in names if (parsed := parse_backup_name(name)) and not parsed.label]
    known.sort(key=lambda pair: (pair[0].counter, pair[0].at, pair[0].copy), reverse=True)
    stores = {parsed.store_id: _Kept() for parsed, _name in known}
    return [name for parsed, name in known if not stores[parsed.store_id].takes(parsed.at.astimezone(VIETNAM))]


class _Kept:
    """What is kept of one store, asked from the newest backup to the oldest."""

    def __init__(self) -> None:
        self._asked = 0
        self._seen: dict[str, set[str]] = {form: set() for form, _most in _PERIODS}

    def takes(self, at: datetime) -> bool:
        """Tell whether the next backup is kept."""
        self._asked += 1
        last = [self._is_last(at.strftime(form), self._seen[form], most) for form, most in _PERIODS]
        return self._asked <= KEEP_NEWEST or any(last)

    @staticmethod
    def _is_last(period: str, seen: set[str], most: int | None) -> bool:
        """Tell whether this is the last backup of its period, and the period one of the newest."""
        if period in seen:
            return False
        seen.add(period)
        return most is None or len(seen) <= most
