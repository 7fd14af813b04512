"""What a receipt says inside its seal: how far each stream came, what became of each record, what the province counts.

Shapes only; ``receipt`` writes and reads the document. A receipt is complete in itself: whoever missed the ones before
loses nothing.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from desktop_app.bundle.admission import UnitEntry
from desktop_app.bundle.manifest import (
    AgeRecipient,
    Base64,
    Code,
    Count,
    Day,
    Hash,
    Hex16,
    Positive,
    Text,
    Totals,
    Word,
)

RecordId = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}$")]
Outcome = Literal["received", "accepted", "returned"]
DeviceStanding = Literal["admitted", "revoked", "replaced"]
MAX_OUTCOMES: Final = 100_000
MAX_ERASED: Final = 100_000
Words = Annotated[str, Meta(max_length=2_000)]


class StreamReached(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How far a stream of the unit was applied. ``applied``: the counter the next bundle has to begin from.

    ``missing``: numbers below ``last_number`` that never came (told, never blocking). ``replayed``: a number came twice
    with other bytes, so the device was set back: it begins a new epoch. ``last_sha256``: hash of the file that came
    under ``last_number``; a device that has another file of that number was set back.
    """

    device: Hex16
    epoch: Hex16
    applied: Count
    last_number: Positive | None = None
    missing: tuple[Positive, ...] = ()
    replayed: bool = False
    last_sha256: Hash | None = None


class RecordOutcome(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the province holds of one record: its head there, and what was decided about that very version.

    ``reason`` is a code of ``domain.review_reasons``, ``words`` what a person wrote beside it.
    """

    record: RecordId
    kind: Word
    version: Hash
    outcome: Outcome
    reason: Word | None = None
    words: Words = ""


class DeviceEntry(Struct, frozen=True, kw_only=True):
    """A device of the unit: so that a province without its ledger can believe it again without anybody enrolling."""

    device: Hex16
    label: Text
    key: Base64
    recipient: AgeRecipient
    units: tuple[Code, ...]
    status: DeviceStanding


class PeriodLockEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A period the province locked, both days included; up to ``open_until`` the unit may still add to it."""

    first: Day
    last: Day
    open_until: Day | None = None


class ReceiptContent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything sealed in a receipt. ``unit``, ``epoch`` and ``number`` repeat what stands outside.

    ``totals``: what the province counts of the unit, returned records left out. ``versions``: exact version bytes (as
    text) the office has to take in: decisions about forks, with all versions of those records; and the unit's own
    erasures with what is left of those records, where another PC of it, or a life put back, may not know them.
    ``forms``: definitions the province knows, by "kind-version" and hash. ``recipients``: to whom bundles are sealed
    from now on. ``locked``: periods. ``notes``: what the desk wants to say to the unit. ``left_out``: how many records
    are not listed because there are too many; of what is not listed nothing is said. Most of them are accepted ones
    whose outcome the unit has confirmed before; ``left_received`` and ``left_returned`` of them are undecided and
    returned ones it has confirmed, and ``later`` of them are news that did not fit: a next receipt tells them, once the
    unit has confirmed this one. ``former``: epochs the province's store has left: what still comes of them is older
    than this. ``erased``: ids of the unit's versions that were erased by law, of very many the newest. Whoever has the
    bytes of one went back to before its erasure: the province keeps them away, and "received" would not be true of
    them. An outcome of its own would make readers of before refuse the whole receipt; a member they do not know they
    pass over.
    """

    unit: Code
    epoch: Hex16
    number: Positive
    journal: Hash
    streams: tuple[StreamReached, ...]
    outcomes: Annotated[tuple[RecordOutcome, ...], Meta(max_length=MAX_OUTCOMES)]
    totals: Totals
    versions: tuple[str, ...]
    devices: tuple[DeviceEntry, ...]
    recipients: Annotated[tuple[AgeRecipient, ...], Meta(min_length=1)]
    units: tuple[UnitEntry, ...]
    forms: dict[str, Hash]
    locked: tuple[PeriodLockEntry, ...] = ()
    notes: tuple[Words, ...] = ()
    left_out: Count = 0
    left_received: Count = 0
    left_returned: Count = 0
    later: Count = 0
    former: tuple[Hex16, ...] = ()
    erased: Annotated[tuple[Hash, ...], Meta(max_length=MAX_ERASED)] = ()


def outcome_counts(content: ReceiptContent) -> dict[str, int]:
    """Return how many records a receipt tells of, by outcome: listed, or left out because the unit knows them."""
    accepted = content.left_out - content.left_received - content.left_returned - content.later
    counts = {"received": content.left_received, "accepted": accepted, "returned": content.left_returned}
    for one in content.outcomes:
        counts[one.outcome] += 1
    return counts
