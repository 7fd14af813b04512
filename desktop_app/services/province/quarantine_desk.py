"""What waits in quarantine, for people: to look at, to try again once the cause is solved, to throw away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.base.errors import FieldValue, Refused
from desktop_app.domain import vietnamese
from desktop_app.services.permissions import require
from desktop_app.services.province.quarantine import Quarantine
from desktop_app.services.province.received import Progress, Received
from desktop_app.services.province.receiving import Receiving
from desktop_app.services.session import Session
from desktop_app.services.whose_store import require_province
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Ledger, Quarantined
from desktop_app.storage.waiting_files import WaitingFiles


class WaitingFileUnknown(Refused):
    """No file waits under this hash. Fields: ``sha256``."""

    code = "waiting_file_unknown"


class DiscardUnexplained(Refused):
    """A file was to be thrown away without a reason."""

    code = "discard_unexplained"


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file that was not applied. ``code`` and ``fields`` say why, ``at`` when ("" unknown).

    ``unit`` and ``number``: as far as a signature vouches for them. ``held``: it is applied by itself when what it
    waits for came. ``kept``: its bytes lie here, so it can be tried again.
    """

    sha256: str
    name: str
    code: str
    fields: dict[str, FieldValue]
    unit: str
    unit_name: str
    number: int | None
    at: str
    held: bool
    kept: bool


class QuarantineDesk:
    """The quarantine of one province's session. Raises NotAProvince for another."""

    def __init__(self, session: Session) -> None:
        require_province(session)
        self._session = session
        self._files = WaitingFiles(session.connection)
        self._bytes = Quarantine(session)
        self._ledger = Ledger(session.connection)

    def waiting(self, unit: str | None = None) -> list[WaitingFile]:
        """Return what waits (of one unit), what came last first."""
        names = {one.code: one.name for one in self._ledger.units()}
        found = [self._row(item, names) for item in self._files.all()]
        return [row for row in found if unit in (None, row.unit)]

    def retry(self, hashes: Iterable[str] | None = None, progress: Progress = lambda *_: None) -> list[Received]:
        """Try files again, all that wait when none are named; each is applied, or waits on with its reason of now.

        Raises MayNotCheck, WaitingFileUnknown.
        """
        wanted = [one.sha256 for one in reversed(self._files.all())] if hashes is None else list(hashes)
        for sha256 in wanted:
            self._required(sha256)
        return Receiving(self._session).receive_kept(wanted, progress)

    def discard(self, sha256: str, reason: str) -> None:
        """Throw a file away: the reason stays, its bytes go.

        Raises MayNotCheck, WaitingFileUnknown, DiscardUnexplained.
        """
        session = self._session
        require(session, "check")
        words = vietnamese.clean(reason)
        if not words:
            raise DiscardUnexplained()
        item, moment = self._required(sha256), session.time.moment()
        with session.connection.write():
            self._files.settle(sha256, words, moment)
            Journal(session.connection).append(
                "discarded", session.operator.name, moment, sha256=sha256, code=item.code, words=words
            )
        self._bytes.forget(sha256)

    def _required(self, sha256: str) -> Quarantined:
        item = self._files.of(sha256)
        if item is None:
            raise WaitingFileUnknown(sha256=sha256)
        return item

    def _row(self, item: Quarantined, names: dict[str, str]) -> WaitingFile:
        unit, number = str(item.fields.get("unit", "")), item.fields.get("number")
        name = names.get(unit, unit)
        return WaitingFile(
            item.sha256,
            item.name,
            item.code,
            {**item.fields, "unit_name": name},
            unit,
            name,
            number if isinstance(number, int) else None,
            item.at,
            item.code == "held",
            self._bytes.path(item.sha256).exists(),
        )
