"""A rule across records: nobody spends more from a fund source than there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop_app.domain.across import Other
from desktop_app.domain.answers import amount_of, is_record_id
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Definition
from desktop_app.domain.lifting import day_of
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data
from desktop_app.storage.connection import Connection
from desktop_app.storage.fund_moves import FUND_MOVEMENT, FUND_SOURCE, RECEIVED, SPENT, FundMoves
from desktop_app.storage.relations import Relations

Referring = Callable[[str], Sequence[tuple[str, Other]]]
"""What refers to a record, each with the field it does so in."""


def _nothing(_record: str) -> Sequence[tuple[str, Other]]:
    return ()


@dataclass(frozen=True, slots=True)
class FundChecks:
    """Judges the movements of one store."""

    connection: Connection

    def check(self, definition: Definition, data: Data, record: str, beside: Referring = _nothing) -> list[Problem]:
        """Return a warning at the amount when a source certainly holds too little, on that day or on a later one.

        A warning only: a receipt may simply not be written yet. ``beside`` knows the records added with it, before
        it: none of them is in the store yet.
        """
        if definition.kind != FUND_MOVEMENT:
            return []
        source, amount, when = data.get(FUND_SOURCE), amount_of(data.get("amount")), day_of(definition, data)
        if not isinstance(source, str) or not is_record_id(source) or amount is None or when is None:
            return []
        if data.get("direction") == SPENT:
            return self._spending(source, amount, when, self._moves(source, record, beside))
        if data.get("direction") == RECEIVED and record:
            return self._receipt(record, {source: (when.start.isoformat(), amount)}, beside)
        return []

    def _spending(self, source: str, amount: int, when: PartialDate, moves: Mapping[str, int]) -> list[Problem]:
        """Look at the day of a spending and at all later ones: what goes out then was already counted on."""
        own = when.end.isoformat()
        lowest, day = min((left, day) for day, left in _left({own: 0, **moves}).items() if day >= own)
        if amount <= lowest:
            return []
        return [
            Problem(
                "amount",
                "fund_overspent",
                "warning",
                details={
                    "left": max(lowest, 0),
                    "day": when.iso if day == own else day,
                    "other_record": source,
                    "other_title": self._title(source),
                },
            )
        ]

    def _receipt(self, record: str, now: Mapping[str, tuple[str, int]], beside: Referring) -> list[Problem]:
        """Look at what a corrected receipt no longer covers: less came, or later, or to another source."""
        known = FundMoves(self.connection).receipt(record)
        if known is None:
            return []
        source, day, amount = known
        moves = self._moves(source, record, beside)
        new_day, new_amount = now.get(source, (day, 0))
        days = {day: 0, new_day: 0, **moves}
        before = _left({**days, day: days[day] + amount})
        after = _left({**days, new_day: days[new_day] + new_amount})
        short = [(left, one) for one, left in after.items() if left < min(before[one], 0)]
        if not short:
            return []
        left, last = min(short)
        return [
            Problem(
                "amount",
                "fund_not_covered",
                "warning",
                details={"short": -left, "day": last, "other_record": source, "other_title": self._title(source)},
            )
        ]

    def _moves(self, source: str, record: str, beside: Referring) -> dict[str, int]:
        moves = FundMoves(self.connection).by_day(source, record)
        for name, other in beside(source):
            day, amount = _moved(other)
            if name == FUND_SOURCE and day is not None:
                moves[day] = moves.get(day, 0) + amount
        return moves

    def _title(self, source: str) -> str:
        known = Relations(self.connection).targets([source])
        return known[source].title if source in known else ""


def _left(moves: Mapping[str, int]) -> dict[str, int]:
    """Return what is left at the end of each day."""
    days = sorted(moves)
    return dict(zip(days, accumulate(moves[day] for day in days), strict=True))


def _moved(other: Other) -> tuple[str | None, int]:
    """Return from which ISO day on a movement changes what can be left of its source (None: never), and by how much."""
    if other.kind != FUND_MOVEMENT:
        return None, 0
    amount = amount_of(other.answers().get("amount")) or 0
    return (other.occurred_from, amount) if other.subtype == RECEIVED else (other.occurred_to, -amount)
