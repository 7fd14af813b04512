"""A rule across records: nobody spends more from a fund source than there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop_app.domain.across import Other
from desktop_app.domain.answers import amount_of, is_record_id
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
    """Judges the spendings of one store."""

    connection: Connection

    def check(self, definition: Definition, data: Data, record: str, beside: Referring = _nothing) -> list[Problem]:
        """Return a warning at the amount when a spending exceeds what can be left of its source on that day.

        A warning only: the receipt may simply not be written yet. ``beside`` knows the records added with it, before
        it: none of them is in the store yet.
        """
        if definition.kind != FUND_MOVEMENT or data.get("direction") != SPENT:
            return []
        source, amount, when = data.get(FUND_SOURCE), amount_of(data.get("amount")), day_of(definition, data)
        if not isinstance(source, str) or not is_record_id(source) or amount is None or when is None:
            return []
        day = when.end.isoformat()
        left = FundMoves(self.connection).at_most(source, day, record)
        left += sum(_moved(other, day) for name, other in beside(source) if name == FUND_SOURCE)
        if amount <= left:
            return []
        known = Relations(self.connection).targets([source])
        title = known[source].title if source in known else ""
        return [
            Problem(
                "amount",
                "fund_overspent",
                "warning",
                details={"left": max(left, 0), "day": when.iso, "other_record": source, "other_title": title},
            )
        ]


def _moved(other: Other, day: str) -> int:
    """Return by how much a movement raises what can be left of its source on a day."""
    if other.kind != FUND_MOVEMENT or other.occurred_from is None or other.occurred_to is None:
        return 0
    amount = amount_of(other.answers().get("amount")) or 0
    if other.subtype == RECEIVED:
        return amount if other.occurred_from <= day else 0
    return -amount if other.occurred_to <= day else 0
