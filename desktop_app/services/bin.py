"""Taking records out of the bin: each kind of deletion is taken back in its own way.

A merged person is parted from the record she was merged into, so that no answer stays in both; a closing comes back
only while no other one closes its days; what was erased by law never comes back.
"""

from __future__ import annotations

from desktop_app.services.entry import Entry
from desktop_app.services.merging import Merging
from desktop_app.services.returning import RecordErased
from desktop_app.services.session import Session
from desktop_app.storage.same_persons import SAME_AS
from desktop_app.storage.versions import Versions


class Bin:
    """The bin of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._versions = Versions(session.connection, session.lifting)

    def take_out(self, record: str) -> None:
        """Make a deleted record what it was before.

        Raises RecordErased, RecordUnknown, ForeignRecord, and as ``Entry.restore``.
        """
        shown = self._versions.shown(record)
        if shown is not None and shown.version.state == "deleted":
            data, kind = shown.version.data, shown.version.kind
            if not data:
                raise RecordErased(record=record)
            if SAME_AS in data and kind == "person":
                Merging(self._session).undo(record)
                return
        Entry(self._session).restore(record)
