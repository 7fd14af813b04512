"""Unsaved typing: kept every few seconds apart from the records, offered after a crash, never applied by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.records import Data, Json
from desktop_app.services.permissions import require_to_write
from desktop_app.services.session import Session
from desktop_app.storage.unsaved import GRID_MARK, Unsaved
from desktop_app.storage.versions import VersionErased, Versions


@dataclass(frozen=True, slots=True)
class Offer:
    """Typing that was not saved: which form it belongs to and when it was kept (claimed, may be None).

    ``rows`` is 0 for a form. A whole grid has as many, and the ``campaign`` it was begun for ("" for none); its
    ``record`` is no record, and ``services.grid`` takes it up. ``seen``: the version of the record over
    which it was typed, "" where that is not known.
    """

    kind: str
    record: str | None
    form_version: int
    data: Data
    saved_at: str | None
    rows: int = 0
    campaign: str = ""
    seen: str = ""


class KeptTyping:
    """The drawer in which half-typed forms lie."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._unsaved = Unsaved(session.connection)
        self._versions = Versions(session.connection, session.lifting)

    def keep(self, kind: str, record: str | None, form_version: int, data: Data, *, seen: str = "") -> None:
        """Keep what stands in the form now, replacing what was kept of it before. Raises MayNotEnter, MayNotSign.

        ``seen``: the version of the record that the form showed before anything was typed. While another program
        writes: StoreBusy after a moment, since somebody is typing.
        """
        require_to_write(self._session, kind)
        with self._session.connection.hurried(), self._session.connection.write():
            self._unsaved.keep(kind, record or "", form_version, data, self._session.time.moment(), seen=seen)

    def add_files(
        self,
        kind: str,
        record: str | None,
        form_version: int,
        field: str,
        lines: Sequence[dict[str, Json]],
        *,
        otherwise: Data,
        seen: str = "",
    ) -> None:
        """Add attached files to what was kept of a form, or to ``otherwise`` where nothing was; none twice.

        ``seen``: the version whose answers ``otherwise`` are.
        Who works by now is not asked: whoever had them taken in might, and nothing kept is changed by it.
        """
        with self._session.connection.write():
            offered = self._unsaved.offered(kind, record or "")
            kept = next((one for one in offered if one.form_version == form_version), None)
            data, seen = (kept.answers, kept.seen) if kept is not None else (otherwise, seen)
            before = data.get(field)
            files: dict[Json, Json] = {}
            for line in [*(before if isinstance(before, list) else []), *lines]:
                files.setdefault(line.get("sha256") if isinstance(line, dict) else None, line)
            changed = {**data, field: list(files.values())}
            self._unsaved.keep(kind, record or "", form_version, changed, self._session.time.moment(), seen=seen)

    def discard(self, kind: str, record: str | None, form_version: int) -> None:
        """Forget what was kept: it was saved, or the clerk chose to drop it. Raises MayNotEnter, MayNotSign."""
        require_to_write(self._session, kind)
        with self._session.connection.hurried(), self._session.connection.write():
            self._unsaved.discard(kind, record or "", form_version)

    @property
    def erasures(self) -> int:
        """How many erasures there were since the store was opened."""
        return len(self._session.forgotten)

    def is_erased(self, record: str | None, data: Data, since: int) -> bool:
        """Tell whether one of the erasures after the first ``since`` takes what is typed, wherever it still lies."""
        typed: Json = {"record": record or "", "data": data}
        return any(takes(typed) for takes in self._session.forgotten[since:])

    def offers(self, kind: str | None = None) -> list[Offer]:
        """Return everything kept (of ``kind``), newest first.

        What was typed for a record in the bin waits until that is taken out: nobody could go on with it.
        """
        return [
            Offer(
                kept.kind,
                kept.record or None,
                kept.form_version,
                kept.answers,
                kept.saved_at,
                len(kept.rows),
                kept.record.removeprefix(GRID_MARK) if kept.is_grid else "",
                kept.seen,
            )
            for kept in self._unsaved.offered(kind)
            if kept.is_grid or not self._is_in_bin(kept.record)
        ]

    def holds(self, record: str) -> bool:
        """Tell whether something was typed for a record there is, and not saved."""
        return self._unsaved.holds(record)

    def shown_then(self, seen: str) -> Data | None:
        """Return the answers of the version over which something was typed, None where it is gone."""
        try:
            stored = self._versions.get(seen)
        except VersionErased:
            return None
        return stored.version.data if stored is not None else None

    def _is_in_bin(self, record: str) -> bool:
        facts = self._versions.facts(record) if record else None
        return facts is not None and facts.state == "deleted"
