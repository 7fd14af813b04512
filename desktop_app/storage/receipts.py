"""Receipts: those a province made, by unit, and those an office took; in both stores the tables exist.

A number is given when the sealed bytes are final, as a bundle's is. The files are ``services``' business; what an
office took last it keeps whole, for the next bundle to carry back.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop_app.base.errors import Bug
from desktop_app.domain.records import Json
from desktop_app.storage.connection import Connection, Row
from desktop_app.storage.settings import Settings

_MADE: Final = "unit, epoch, number, name, sha256, size, made_at, summary, outcome, confirmed"
_TAKEN: Final = "epoch, number, sha256, at, summary"
_ADMISSION: Final = "province.admission"
"""Setting: the bytes of the admission, base64, for bundles to carry until there is a receipt."""
_FORMER: Final = "receipts.former_epochs"
"""Setting: epochs a province heard of that were its own once: in no table of a store that was made anew."""


class ReceiptNumberTaken(Bug):
    """A receipt recorded under a number that is not the next. Fields: ``unit``, ``number``, ``next``."""

    code = "receipt_number_taken"


@dataclass(frozen=True, slots=True)
class MadeReceipt:
    """A receipt of the province. ``sha256`` is the file's; ``outcome`` of writing it last; ``summary`` what it told."""

    unit: str
    epoch: str
    number: int
    name: str
    sha256: str
    size: int
    made_at: str
    summary: dict[str, Json]
    outcome: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class TakenReceipt:
    """A receipt an office took; ``at`` the claimed time, "" when the clock was not to be believed."""

    epoch: str
    number: int
    sha256: str
    at: str
    summary: dict[str, Json]


@dataclass(frozen=True, slots=True)
class KeptReceipt:
    """The bytes of a receipt that is not the last one, and the decisions (version ids) it holds."""

    content: bytes
    decided: tuple[str, ...]


class ReceiptsMade:
    """Reads and keeps the receipts made here; what changes them runs inside ``write()``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_number(self, unit: str, epoch: str) -> int:
        """Return the number the next receipt of the unit gets in this epoch, from 1."""
        return int(
            self._connection.value(
                "SELECT coalesce(max(number), 0) + 1 FROM receipt_made WHERE unit = ? AND epoch = ?", (unit, epoch)
            )
        )

    def record(self, made: MadeReceipt) -> None:
        """Give ``made`` its number for good. Raises ReceiptNumberTaken."""
        expected = self.next_number(made.unit, made.epoch)
        if made.number != expected:
            raise ReceiptNumberTaken(unit=made.unit, number=made.number, next=expected)
        self._connection.run(
            f"INSERT INTO receipt_made ({_MADE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (
                made.unit,
                made.epoch,
                made.number,
                made.name,
                made.sha256,
                made.size,
                made.made_at,
                json.dumps(made.summary, ensure_ascii=False),
                made.outcome,
                int(made.confirmed),
            ),
        )

    def of(self, unit: str) -> list[MadeReceipt]:
        """Return the receipts of a unit, newest first."""
        return self._found("WHERE unit = ? ORDER BY rowid DESC", unit)

    def latest(self) -> dict[str, MadeReceipt]:
        """Return the newest receipt of each unit."""
        return {one.unit: one for one in self._found("WHERE ? <> '' ORDER BY rowid", "*")}

    def by_sha256(self, sha256: str) -> MadeReceipt | None:
        """Return the receipt whose file has this hash, or None: not made by this store, or by a life of it it lost."""
        return next(iter(self._found("WHERE sha256 = ?", sha256)), None)

    def set_outcome(self, made: MadeReceipt, outcome: str) -> None:
        """Note how the last writing of a receipt ended."""
        self._connection.run(
            "UPDATE receipt_made SET outcome = ? WHERE unit = ? AND epoch = ? AND number = ?",
            (outcome, made.unit, made.epoch, made.number),
        )

    def confirm(self, made: MadeReceipt) -> list[str]:
        """Note that the unit has opened ``made``; return the names of files that need not be kept any longer."""
        names = self._connection.read(
            "SELECT name FROM receipt_made WHERE unit = ? AND epoch = ? AND number <= ? AND confirmed = 0",
            (made.unit, made.epoch, made.number),
        )
        self._connection.run(
            "UPDATE receipt_made SET confirmed = 1 WHERE unit = ? AND epoch = ? AND number <= ?",
            (made.unit, made.epoch, made.number),
        )
        return [name for (name,) in names]

    def remember_former(self, epoch: str) -> None:
        """Note an epoch this province had in a life the store does not know of (a receipt of ours came back)."""
        settings = Settings(self._connection)
        known = (settings.get(_FORMER) or "").split()
        if epoch not in known:
            settings.set(_FORMER, " ".join((*known, epoch)))

    def former_epochs(self) -> list[str]:
        """Return the epochs this store has left, as far as it knows."""
        settings = Settings(self._connection)
        made = self._connection.read("SELECT DISTINCT epoch FROM receipt_made ORDER BY epoch")
        found = dict.fromkeys(
            [*(epoch for (epoch,) in made), *(settings.get(_FORMER) or "").split(), settings.get("epoch.parent") or ""]
        )
        return [epoch for epoch in found if epoch and epoch != settings.text("epoch.id")]

    def _found(self, condition: str, parameter: str) -> list[MadeReceipt]:
        rows = self._connection.read(f"SELECT {_MADE} FROM receipt_made {condition}", (parameter,))  # noqa: S608
        return [_made(row) for row in rows]


class ReceiptsTaken:
    """Reads and keeps the receipts an office took; what changes them runs inside ``write()``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._settings = Settings(connection)

    def get(self, epoch: str, number: int) -> TakenReceipt | None:
        """Return the receipt taken under this number, or None."""
        row = self._connection.one(
            f"SELECT {_TAKEN} FROM receipt_taken WHERE epoch = ? AND number = ?",  # noqa: S608
            (epoch, number),
        )
        return None if row is None else _taken(row)

    def latest(self) -> TakenReceipt | None:
        """Return the receipt taken last, or None."""
        row = self._connection.one(f"SELECT {_TAKEN} FROM receipt_taken ORDER BY seq DESC LIMIT 1")  # noqa: S608
        return None if row is None else _taken(row)

    def all(self) -> list[TakenReceipt]:
        """Return all receipts taken, the newest first."""
        rows = self._connection.read(f"SELECT {_TAKEN} FROM receipt_taken ORDER BY seq DESC")  # noqa: S608
        return [_taken(row) for row in rows]

    def last_number(self, epoch: str) -> int:
        """Return the greatest number taken of an epoch of the province, 0 for none."""
        return int(
            self._connection.value("SELECT coalesce(max(number), 0) FROM receipt_taken WHERE epoch = ?", (epoch,))
        )

    def former_epochs(self) -> frozenset[str]:
        """Return the epochs that receipts taken here have called former ones of the province."""
        rows = self._connection.read("SELECT DISTINCT j.value FROM receipt_taken, json_each(summary, '$.former') j")
        return frozenset(str(epoch) for (epoch,) in rows)

    def record(self, taken: TakenReceipt, content: bytes) -> None:
        """Keep a receipt; its bytes take the place of those before, unless they hold decisions it does not know of.

        ``summary["decided"]`` names the versions that are decisions of the province.
        """
        self._let_go(set(_decided(taken.summary)))
        self._connection.run(
            f"INSERT INTO receipt_taken ({_TAKEN}, content) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
            (
                taken.epoch,
                taken.number,
                taken.sha256,
                taken.at,
                json.dumps(taken.summary, ensure_ascii=False),
                content,
            ),
        )
        self._settings.remove(_ADMISSION)

    def _let_go(self, known: set[str]) -> None:
        """Drop the bytes of all receipts but those that alone hold a decision; ``known``: what the newest one holds."""
        kept = self._connection.read(
            "SELECT seq, summary FROM receipt_taken WHERE content IS NOT NULL ORDER BY seq DESC"
        )
        for seq, summary in kept:
            theirs = set(_decided(json.loads(summary))) - known
            if theirs - self._erased(theirs):
                known |= theirs
            else:
                self._connection.run("UPDATE receipt_taken SET content = NULL WHERE seq = ?", (seq,))

    def _erased(self, versions: Iterable[str]) -> set[str]:
        """Return those that were erased by law: no receipt tells of them any more, and nobody misses them."""
        rows = self._connection.read(
            "SELECT e.id FROM json_each(?) j CROSS JOIN erased_version e ON e.id = j.value", (json.dumps([*versions]),)
        )
        return {version for (version,) in rows}

    def keep_admission(self, content: bytes) -> None:
        """Keep the admission's bytes, for bundles to carry until a receipt has come."""
        self._settings.set(_ADMISSION, base64.b64encode(content).decode("ascii"))

    def unknown_to_the_last(self) -> KeptReceipt | None:
        """Return the newest receipt before the last one that holds decisions later ones do not know of, or None."""
        row = self._connection.one(
            "SELECT content, summary FROM receipt_taken WHERE content IS NOT NULL ORDER BY seq DESC LIMIT 1 OFFSET 1"
        )
        return None if row is None else KeptReceipt(bytes(row[0]), tuple(_decided(json.loads(row[1]))))

    def carried(self) -> bytes | None:
        """Return what the next bundle carries back: the last receipt, before the first one the admission."""
        content: bytes | None = self._connection.value(
            "SELECT content FROM receipt_taken WHERE content IS NOT NULL ORDER BY seq DESC LIMIT 1"
        )
        if content is not None:
            return content
        admission = self._settings.get(_ADMISSION)
        return base64.b64decode(admission) if admission else None


def _decided(summary: dict[str, Json]) -> list[str]:
    decided = summary.get("decided")
    return [str(version) for version in decided] if isinstance(decided, list) else []


def _made(row: Row) -> MadeReceipt:
    unit, epoch, number, name, sha256, size, made_at, summary, outcome, confirmed = row
    return MadeReceipt(
        unit, epoch, number, name, sha256, size, made_at or "", json.loads(summary), outcome, bool(confirmed)
    )


def _taken(row: Row) -> TakenReceipt:
    epoch, number, sha256, at, summary = row
    return TakenReceipt(epoch, number, sha256, at or "", json.loads(summary))
