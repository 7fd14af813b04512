"""What an office's next bundle carries back: the last receipt it took, before the first one its admission.

So a province that was restored, or made anew, finds its own decisions, and knows its devices again.
"""

from __future__ import annotations

import hashlib

from desktop_app.bundle.keys import encode_base64
from desktop_app.bundle.manifest import Receipt
from desktop_app.bundle.receipt import MAX_CARRIED_BYTES
from desktop_app.storage.connection import Connection
from desktop_app.storage.receipts import ReceiptsTaken


def carried_back(connection: Connection) -> Receipt | None:
    """Return the manifest's member; a file that is too large for a manifest is named by its hash alone."""
    content = ReceiptsTaken(connection).carried()
    if content is None:
        return None
    carried = content if len(content) <= MAX_CARRIED_BYTES else b""
    return Receipt(sha256=hashlib.sha256(content).hexdigest(), content=encode_base64(carried))
