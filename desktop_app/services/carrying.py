"""What an office's next bundle carries back: the last receipt it took, before the first one its admission.

So a province that was restored, or made anew, finds its own decisions, and knows its devices again. Where an earlier
receipt brought decisions the last one does not know of, that one goes along: the province lost them between the two.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from desktop_app.bundle.keys import encode_base64
from desktop_app.bundle.manifest import Receipt
from desktop_app.bundle.receipt import MAX_CARRIED_BYTES
from desktop_app.storage.connection import Connection
from desktop_app.storage.receipts import ReceiptsTaken


@dataclass(frozen=True, slots=True)
class CarriedBack:
    """The two members of a manifest."""

    last: Receipt | None
    earlier: Receipt | None


def carried_back(connection: Connection) -> CarriedBack:
    """Return what is carried; a last receipt that is too large for a manifest is named by its hash alone."""
    taken = ReceiptsTaken(connection)
    last, earlier = taken.carried(), taken.unknown_to_the_last()
    if last is None:
        return CarriedBack(None, None)
    carried = last if len(last) <= MAX_CARRIED_BYTES else b""
    if earlier is None or len(carried) + len(earlier.content) > MAX_CARRIED_BYTES:
        return CarriedBack(_member(last, carried), None)
    return CarriedBack(_member(last, carried), _member(earlier.content, earlier.content))


def _member(file: bytes, carried: bytes) -> Receipt:
    return Receipt(sha256=hashlib.sha256(file).hexdigest(), content=encode_base64(carried))
