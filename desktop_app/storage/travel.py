"""Where a record is on its way to the province: rows of ``record_state``, never part of a version.

A row speaks of one version. A newer version of the record is on no way yet: it is ready to be sent again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from desktop_app.storage.connection import Connection

Step = Literal["exported", "received", "accepted", "returned", "erased", "ready"]
Travel = Literal["draft", "ready", "exported", "received", "accepted", "returned", "erased", "own"]
TOLD_ERASED: Final = "travel.told_erased"
"""Setting: there are steps ``erased``. Most stores have none, and an export need not look for them at each version."""


def travel_sql(until: int | None = None) -> str:
    """Return the SQL of the travel state of version ``v`` of record ``r``.

    ``:device`` is this device (another's version was received). What the province records itself travels nowhere: it is
    its ``own``. ``until``: the row of the last step that is known, None for all.
    """
    known = "" if until is None else f" AND s.seq <= {until:d}"
    return (
        "CASE WHEN v.state = 'draft' THEN 'draft' ELSE coalesce((SELECT s.state FROM record_state s"  # noqa: S608
        f" WHERE s.record = r.seq AND s.version = v.id{known} ORDER BY s.seq DESC LIMIT 1),"
        " CASE WHEN v.device <> :device THEN 'received'"
        " WHEN (SELECT value FROM setting WHERE name = 'identity.role') = 'province' THEN 'own' ELSE 'ready' END) END"
    )


TRAVEL_SQL: Final = travel_sql()
"""The travel state as everything known tells it."""


@dataclass(frozen=True, slots=True)
class TravelStep:
    """One step: ``version`` is the id it speaks of, ``bundle`` a file name, ``at`` an ISO time.

    ``reason_code`` is one of ``domain.review_reasons``, ``reason`` the words beside it; ``operator`` who decided, None
    where a receipt told it. At the province ``bundle`` is the SHA-256 of what brought the version.
    ``erased``: a receipt told that this version was erased by law; the province keeps it away, so it does not travel.
    ``ready`` as a step: the province does not hold the version any more (it was restored), so it travels again.
    """

    step: Step
    version: str
    bundle: str | None
    reason: str | None
    at: str | None
    reason_code: str | None = None
    operator: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the other side said about one version of a record; reason (words) and its code are for ``returned``."""

    record: str
    version: str
    step: Step
    reason: str | None = None
    reason_code: str | None = None
    operator: str | None = None


class TravelStates:
    """Writes and reads the steps. ``device`` is this store's own (16 hex digits)."""

    def __init__(self, connection: Connection, device: str) -> None:
        self._connection = connection
        self._device = device

    def add(self, outcomes: Iterable[Outcome], bundle: str | None, at: datetime | None) -> int:
        """Note outcomes told by ``bundle`` (a receipt's name, or None); return how many named a record known here.

        Inside ``write()``. An outcome that is the version's last step already is not noted again.
        """
        time = None if at is None else at.isoformat()
        noted = 0
        for outcome in outcomes:
            noted += self._connection.run(
                "INSERT INTO record_state (record, state, version, bundle, reason, at, reason_code, operator)"
                " SELECT r.seq, :step, :version, :bundle, :reason, :at, :code, :operator FROM record r"
                " WHERE r.id = :record AND (:step, :reason, :code) IS NOT (SELECT s.state, s.reason, s.reason_code"
                " FROM record_state s WHERE s.record = r.seq AND s.version = :version ORDER BY s.seq DESC LIMIT 1)",
                {
                    "record": outcome.record,
                    "version": outcome.version,
                    "step": outcome.step,
                    "reason": outcome.reason,
                    "code": outcome.reason_code,
                    "operator": outcome.operator,
                    "bundle": bundle,
                    "at": time,
                },
            )
        return noted

    def of(self, record: str) -> list[TravelStep]:
        """Return all steps of a record, oldest first."""
        rows = self._connection.read(
            "SELECT s.state, s.version, s.bundle, s.reason, s.at, s.reason_code, s.operator FROM record r"
            " JOIN record_state s ON s.record = r.seq WHERE r.id = ? ORDER BY s.seq",
            (record,),
        )
        return [TravelStep(*row) for row in rows]

    def any_exported(self, records: Sequence[str], *, drafts: bool = False) -> bool:
        """Tell whether one of the records, or with ``drafts`` of the drafts among them, was exported once.

        One question for all: twenty thousand take some hundredths of a second.
        """
        found = self._connection.value(
            "SELECT EXISTS (SELECT 1 FROM json_each(:records) j CROSS JOIN record r ON r.id = j.value"
            " WHERE (:drafts = 0 OR r.state = 'draft') AND EXISTS"
            " (SELECT 1 FROM record_state s WHERE s.record = r.seq AND s.state = 'exported'))",
            {"records": json.dumps(list(records)), "drafts": int(drafts)},
        )
        return bool(found)

    def sent_again(self, records: Sequence[str]) -> int:
        """Return how many of the records were exported once and travel anew with the next bundle. One question.

        A draft travels nowhere, the finished version below it does.
        """
        found: int = self._connection.value(
            "SELECT count(*) FROM json_each(:records) j CROSS JOIN record r ON r.id = j.value"  # noqa: S608
            f" JOIN version v ON v.seq = coalesce(r.head, r.shown) WHERE {TRAVEL_SQL} = 'ready' AND EXISTS"
            " (SELECT 1 FROM record_state s WHERE s.record = r.seq AND s.state = 'exported')",
            {"records": json.dumps(list(records)), "device": self._device},
        )
        return found

    def counts(self) -> dict[Travel, int]:
        """Return how many live records stand where. Reads all of them: for the background."""
        rows = self._connection.read(
            f"SELECT {TRAVEL_SQL} AS step, count(*) FROM record r JOIN version v ON v.seq = r.shown"  # noqa: S608
            " WHERE r.state <> 'deleted' GROUP BY step",
            {"device": self._device},
        )
        return {step: count for step, count in rows}

    def state(self, record: str) -> Travel | None:
        """Return the travel state of what a record shows, or None if there is no such record."""
        found: Travel | None = self._connection.value(
            f"SELECT {TRAVEL_SQL} FROM record r JOIN version v ON v.seq = r.shown WHERE r.id = :record",  # noqa: S608
            {"device": self._device, "record": record},
        )
        return found
