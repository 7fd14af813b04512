"""Reconciliation: ours against theirs by kind, and the records that explain each difference.

Ours is what this book counts, theirs what the last receipt says the province counts. Every difference is told by
records: what the reasons of a kind add up to is exactly ours less theirs, and what no record explains says so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from desktop_app.services.figures import gives_money
from desktop_app.services.session import Session
from desktop_app.services.whose_store import require_office
from desktop_app.storage.receipts import ReceiptsTaken, TakenReceipt
from desktop_app.storage.reconciliation import Compared, compared
from desktop_app.storage.unit_records import UnitRecords

ReasonCode = Literal[
    "returned", "erased", "never_sent", "sent_not_received", "changed_since", "deleted_here", "other_device",
    "draft_only", "told_later", "unexplained",
]  # fmt: skip
"""``draft_only`` counts on neither side; it is told so that a clerk who misses a record finds it.

``erased``: its data was erased by law and is in this book still, or again; the province has what the erasure left of
the record. ``told_later``: what is left over while the receipt could not list every record; a next one does.
"""
_ARRIVED: Final = ("received", "accepted", "returned")
_UNKNOWN_THERE: Final[tuple[ReasonCode, ...]] = ("other_device", "erased")
"""Of these the province holds versions that are not known here: together they make what is left of the difference."""
_ORDER: Final[tuple[ReasonCode, ...]] = get_args(ReasonCode)


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record that explains a difference: đồng counted here and there; ``reason_code``, ``words``: why returned."""

    record: str
    title: str
    ours_value: int
    theirs_value: int
    reason_code: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class DifferenceReason:
    """One reason with its records, and what they make of the difference (ours less theirs)."""

    code: ReasonCode
    records: tuple[RecordLine, ...]
    records_difference: int
    value_difference: int


@dataclass(frozen=True, slots=True)
class KindDifference:
    """One kind on both sides; the reasons add up to ours less theirs. Values of kinds that give no money are 0."""

    kind: str
    ours_records: int
    ours_value: int
    theirs_records: int
    theirs_value: int
    reasons: tuple[DifferenceReason, ...]

    @property
    def agree(self) -> bool:
        """Whether both sides count the same."""
        return (self.ours_records, self.ours_value) == (self.theirs_records, self.theirs_value)


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Ours against theirs as of a receipt (``receipt_number`` 0: none was opened yet); ``at`` when it was opened."""

    receipt_number: int
    at: str
    lines: tuple[KindDifference, ...]

    @property
    def agree(self) -> bool:
        """Whether both sides count the same in every kind."""
        return all(line.agree for line in self.lines)

    @property
    def explained(self) -> bool:
        """Whether records explain every difference."""
        return all(reason.code != "unexplained" for line in self.lines for reason in line.reasons)


class Reconciling:
    """Compares one office's book with what it knows of the province's. Raises NotAnOffice for another session."""

    def __init__(self, session: Session) -> None:
        require_office(session)
        self._session = session

    def table(self) -> Reconciliation:
        """Return the comparison. Reads every record: for the background."""
        session = self._session
        ours = UnitRecords(session.connection, session.own_units).totals(with_returned=True)
        receipt = ReceiptsTaken(session.connection).latest()
        theirs, later = _totals(receipt), bool(receipt and receipt.summary.get("later"))
        gathered: dict[str, _Kind] = defaultdict(lambda: _Kind(later=later))
        for one in compared(session.connection, session.own_units):
            gathered[one.kind].add(one, money=self._gives_money(one.kind))
        lines = [
            self._line(kind, ours.get(kind, {}), theirs.get(kind, {}), gathered[kind])
            for kind in sorted({*ours, *theirs, *gathered})
        ]
        shown = tuple(line for line in lines if line.ours_records or line.theirs_records or line.reasons)
        return Reconciliation(receipt.number if receipt else 0, receipt.at if receipt else "", shown)

    def _line(self, kind: str, ours: dict[str, int], theirs: dict[str, int], gathered: _Kind) -> KindDifference:
        money = self._gives_money(kind)
        line = KindDifference(
            kind,
            ours.get("records", 0),
            ours.get("value", 0) if money else 0,
            theirs.get("records", 0),
            theirs.get("value", 0) if money else 0,
            (),
        )
        reasons = gathered.reasons(line.ours_records - line.theirs_records, line.ours_value - line.theirs_value)
        return KindDifference(kind, line.ours_records, line.ours_value, line.theirs_records, line.theirs_value, reasons)

    def _gives_money(self, kind: str) -> bool:
        definitions = self._session.definitions
        return kind in definitions and gives_money(definitions.current(kind))


@dataclass(slots=True)
class _Sums:
    """Lines of one reason and what they add up to."""

    lines: list[RecordLine] = field(default_factory=list)
    records: int = 0
    value: int = 0


@dataclass(slots=True)
class _Kind:
    """The differences of one kind as records are walked through."""

    later: bool = False
    by_code: dict[ReasonCode, _Sums] = field(default_factory=dict)

    def add(self, one: Compared, *, money: bool) -> None:
        if self.later and one.held is None and one.step in _ARRIVED:
            return  # the province has it, as the counter says: the receipt had no room to name it
        code = _code(one)
        if code is None:
            return
        ours, theirs = one.state == "complete", _counted_there(one)
        ours_value, theirs_value = one.value * (ours and money), one.held_value * (theirs and money)
        if code in ("changed_since", "returned") and (ours, ours_value) == (theirs, theirs_value):
            return  # the sums do not show it
        sums = self.by_code.setdefault(code, _Sums())
        sums.lines.append(RecordLine(one.record, one.title, ours_value, theirs_value, one.reason_code or "", one.words))
        if code not in _UNKNOWN_THERE:
            sums.records += ours - theirs
            sums.value += ours_value - theirs_value

    def reasons(self, records: int, value: int) -> tuple[DifferenceReason, ...]:
        """Return the reasons; what is left the first of those makes whose values are not known here."""
        explained = [sums for code, sums in self.by_code.items() if code not in _UNKNOWN_THERE]
        left_records = records - sum(one.records for one in explained)
        left_value = value - sum(one.value for one in explained)
        rest = next((self.by_code[code] for code in _UNKNOWN_THERE if code in self.by_code), None)
        if rest is None and (left_records or left_value):
            rest = self.by_code["told_later" if self.later else "unexplained"] = _Sums()
        if rest is not None:
            rest.records, rest.value = left_records, left_value
        return tuple(
            DifferenceReason(code, tuple(sums.lines), sums.records, sums.value)
            for code in _ORDER
            if (sums := self.by_code.get(code)) is not None
        )


def _code(one: Compared) -> ReasonCode | None:
    """Return why a record may count differently here and there, None when it does not."""
    if one.step == "erased":
        return "erased"
    if one.held is None:
        return _not_there(one)
    if one.held_state is None:
        return "other_device"
    if one.held == one.head:
        return "returned" if one.outcome == "returned" and one.state == "complete" else None
    return "deleted_here" if one.state == "deleted" else "changed_since"


def _not_there(one: Compared) -> ReasonCode | None:
    if one.head is None:
        return "draft_only"
    if one.state != "complete":
        return None
    return "sent_not_received" if one.step == "exported" else "never_sent"


def _counted_there(one: Compared) -> bool:
    return one.held_state == "complete" and one.outcome != "returned"


def _totals(receipt: TakenReceipt | None) -> dict[str, dict[str, int]]:
    found = receipt.summary.get("totals") if receipt else None
    if not isinstance(found, dict):
        return {}
    return {
        kind: {name: value for name, value in sums.items() if isinstance(value, int)}
        for kind, sums in found.items()
        if isinstance(sums, dict)
    }
