"""Which records of a unit one receipt lists where there is not room for all, and what the unit knows afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop_app.bundle.receipt_content import Outcome
from desktop_app.domain.records import Json
from desktop_app.storage.unit_records import HeldRecord

_BY_NEED: Final[tuple[Outcome, ...]] = ("returned", "received", "accepted")
"""Of what the unit knows already: what it still has to work on goes before what is over."""
_HEADS: Final = "known_heads"
_RETURNED: Final = "known_returned"


@dataclass(frozen=True, slots=True)
class Known:
    """What a unit knows by a receipt it has opened, told by row numbers so that nothing is kept a record.

    ``heads``: pairs (version, step): every head up to the version, as decided up to the step. ``returned``: what was
    returned up to that step. What was true of such a pair once stays true: a new head or decision has greater numbers.
    """

    heads: tuple[tuple[int, int], ...] = ()
    returned: int = 0

    @classmethod
    def read(cls, summary: Mapping[str, Json]) -> Known:
        """Return what the summary of a receipt tells; nothing where it tells nothing."""
        heads, returned = summary.get(_HEADS), summary.get(_RETURNED)
        if not isinstance(heads, list) or not isinstance(returned, int):
            return cls()
        pairs = [one for one in heads if isinstance(one, list)]
        return cls(tuple((_number(version), _number(step)) for version, step in pairs), returned)

    def summary(self) -> dict[str, Json]:
        """Return it as it is kept with a receipt."""
        return {_HEADS: [list(pair) for pair in self.heads], _RETURNED: self.returned}

    def includes(self, held: HeldRecord) -> bool:
        """Tell whether the unit knows of the record's head and of what was decided about it."""
        if held.outcome == "returned":
            return held.outcome_seq <= self.returned
        return any(held.version_seq <= version and held.outcome_seq <= step for version, step in self.heads)

    def extended(self, version: int, step: int, returned: int) -> Known:
        """Return what it knows once it was told one pair more; older pairs that say less are dropped."""
        kept = (pair for pair in self.heads if pair[0] > version or pair[1] > step)
        return Known((*kept, (version, step)), returned)


@dataclass(frozen=True, slots=True)
class Listed:
    """The records a receipt lists; of the others how many are known, by outcome, and how many come later.

    ``known``: what the unit knows once it has opened the receipt.
    """

    records: Sequence[HeldRecord]
    known: Known
    left: Counter[Outcome] = field(default_factory=Counter)
    later: int = 0


def listed(found: Sequence[HeldRecord], known: Known, step: int, most: int) -> Listed:
    """Choose ``most`` records; ``step`` is the newest decision of all, up to which the receipt tells.

    First what the unit does not know yet: what was returned, which needs somebody there, then the oldest, so that
    receipt after receipt tells all of it. What it knows already fills the rest.
    """
    if len(found) <= most:
        return Listed(found, _after(known, found, (), step))
    news = sorted((one for one in found if not known.includes(one)), key=_urgency)
    told, later = news[:most], news[most:]
    again = sorted((one for one in found if known.includes(one)), key=lambda one: _BY_NEED.index(outcome_told(one)))
    room = most - len(told)
    chosen = {one.record for one in (*told, *again[:room])}
    return Listed(
        [one for one in found if one.record in chosen],
        _after(known, found, later, step),
        Counter(outcome_told(one) for one in again[room:]),
        len(later),
    )


def outcome_told(held: HeldRecord) -> Outcome:
    """Return the outcome that is told of a record; a deletion needs no decision."""
    if held.outcome == "returned":
        return "returned"
    return "accepted" if held.outcome == "accepted" or held.state == "deleted" else "received"


def _urgency(held: HeldRecord) -> tuple[bool, int]:
    returned = held.outcome == "returned"
    return not returned, held.outcome_seq if returned else held.version_seq


def _after(known: Known, found: Iterable[HeldRecord], later: Sequence[HeldRecord], step: int) -> Known:
    """Return what the unit knows once it has opened the receipt that leaves ``later`` out."""
    newest = max((one.version_seq for one in found), default=0)
    heads = [one.version_seq - 1 for one in later if one.outcome != "returned"]
    returned = [one.outcome_seq - 1 for one in later if one.outcome == "returned"]
    return known.extended(min(heads, default=newest), step, min(returned, default=step))


def _number(value: Json) -> int:
    return value if isinstance(value, int) else 0
