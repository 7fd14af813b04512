"""The versions an erasure writes: records without those who are erased, their own records empty. Inside ``write()``."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.definition import Definition
from desktop_app.domain.erased_reasons import ERASED
from desktop_app.domain.records import Data, StoredVersion
from desktop_app.services.entry import Entry
from desktop_app.services.session import Session
from desktop_app.storage.attachments import Attachments
from desktop_app.storage.versions import Versions

Without = Callable[[Definition, Data], Data]
"""Takes whoever is erased out of a record's answers."""


class ErasedVersions:
    """Writes them for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._entry = Entry(session)
        self._versions = Versions(session.connection, session.lifting)
        self._contents = Attachments(session.connection)
        self._named: set[str] = set()

    def write_without(self, record: str, without: Without, reason: str = ERASED) -> None:
        """Write what a record shows anew, without them: its head (a fork ends here), and its draft."""
        self._named.update(self._contents.named_in(record))
        draft, heads = self._versions.draft(record), self._versions.heads(record)
        last = heads
        if heads:
            last = [self._write_after(heads, without(self._definition(heads[0]), heads[0].version.data), reason)]
        if draft is not None:
            data = without(self._definition(draft), draft.version.data)
            self._entry.write_next(last or [draft], self._definition(draft), data, "draft", reason)

    def write_empty(self, record: str) -> None:
        """Put an empty version over a person's record; one that was only a draft goes altogether."""
        self._named.update(self._contents.named_in(record))
        heads = self._versions.heads(record)
        if not heads:
            self._versions.discard_draft(record)
            return
        definition = self._definition(heads[0])
        if heads[0].version.state == "deleted":
            heads = [self._entry.write_next(heads, definition, {}, "complete", ERASED)]
        self._entry.write_next(heads, definition, {}, "deleted", ERASED)

    def write_said(self, definition: Definition, data: Data) -> str:
        """Write the record that says what was erased, and return it."""
        return self._entry.write_next([], definition, data, "complete").version.record

    def empty_files(self) -> None:
        """Let go of attached files that nothing names any more: drafts were replaced, which no erasure blanks.

        Once the older versions are erased.
        """
        self._contents.empty(sorted(self._named))

    def _write_after(self, heads: list[StoredVersion], data: Data, reason: str) -> StoredVersion:
        """Write ``data`` in the state the record is in. The bin is reached through the list: life has no other way."""
        definition = self._definition(heads[0])
        written = self._entry.write_next(heads, definition, data, "complete", reason)
        if heads[0].version.state == "deleted":
            written = self._entry.write_next([written], definition, data, "deleted", reason)
        return written

    def _definition(self, stored: StoredVersion) -> Definition:
        return self._session.definitions.version(stored.version.kind, stored.version.form_version)
