"""Streams as a whole: a device in one epoch, under whatever unit codes its bundles came.

The ledger notes what came under each code, for a bundle is signed in a unit's name. Numbers and counters are the
device's: an office that is given another code, or goes into another unit, counts on. So how far a stream came, and
which numbers never did, is asked here and nowhere else: desk, receipts, command line and the rules of receiving agree.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from desktop_app.storage.connection import Connection

MOST_MISSING: Final = 1_000
"""Of very many missing numbers so many are named, the newest."""

_WHOLE: Final = (
    "SELECT device, epoch, max(applied), max(last_number), max(replayed), json_group_array(unit) FROM stream"
    " WHERE (:device = '' OR device = :device) AND (:epoch = '' OR epoch = :epoch)"
    " GROUP BY device, epoch ORDER BY min(rowid)"
)
_NUMBERS: Final = (
    "SELECT DISTINCT number FROM received WHERE unit IN (SELECT unit FROM stream WHERE device = :device"
    " AND epoch = :epoch) AND device = :device AND epoch = :epoch ORDER BY number"
)
"""By the codes first, as the rows are ordered: the inbox asks this two hundred times."""


@dataclass(frozen=True, slots=True)
class WholeStream:
    """How far a device came in an epoch: ``applied`` a counter, ``last_number`` the highest number that was applied.

    ``codes``: the units in whose name it was heard of. ``last_number`` None: nothing of it could be applied yet.
    ``replayed``: a number came twice with other bytes, so the device was set back.
    """

    device: str
    epoch: str
    applied: int
    last_number: int | None
    replayed: bool
    codes: frozenset[str]


class WholeStreams:
    """Reads them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[WholeStream]:
        """Return all streams, in the order they were first heard of."""
        return self._found("", "")

    def one(self, device: str, epoch: str) -> WholeStream | None:
        """Return one stream, or None when nothing was ever heard of it."""
        return next(iter(self._found(device, epoch)), None)

    def of(self, codes: Collection[str]) -> list[WholeStream]:
        """Return the streams that were heard of in the name of one of ``codes``."""
        return [one for one in self.all() if not one.codes.isdisjoint(codes)]

    def missing(self, device: str, epoch: str) -> list[int]:
        """Return the numbers below the highest received that never came, of very many the newest.

        They are shown and never block: an office may skip to any number, and everybody would have to hold them all.
        """
        rows = self._connection.read(_NUMBERS, {"device": device, "epoch": epoch})
        missing: list[int] = []
        next_came = None
        for number in (*reversed([number for (number,) in rows]), 0):
            if next_came is not None:
                room = MOST_MISSING - len(missing)
                missing += range(next_came - 1, max(number, next_came - 1 - room), -1)
            next_came = number
        return missing[::-1]

    def gaps(self) -> dict[tuple[str, str], int]:
        """Return how many numbers never came, by device and epoch: of very many all are counted."""
        rows = self._connection.read(
            "SELECT device, epoch, max(number) - count(DISTINCT number) FROM received GROUP BY device, epoch"
        )
        return {(device, epoch): gaps for device, epoch, gaps in rows}

    def _found(self, device: str, epoch: str) -> list[WholeStream]:
        rows = self._connection.read(_WHOLE, {"device": device, "epoch": epoch})
        return [
            WholeStream(device, epoch, applied, last, bool(replayed), frozenset(json.loads(codes)))
            for device, epoch, applied, last, replayed, codes in rows
        ]
