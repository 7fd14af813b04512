"""A new device takes back what the province holds of its unit: merged by the ids of versions, so nothing counts twice.

The versions stay those of the devices that wrote them, and it sends none of them again; only where it forgot some of
its own does its counter move (``lost_life``). What the unit erased is erased here too. What the province decided comes
with the next receipt, or came with the last one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from desktop_app.base.errors import FileUnreadable
from desktop_app.base.following import NOBODY, Following
from desktop_app.bundle.chain import believed
from desktop_app.bundle.history import History, accept_history, read_history
from desktop_app.bundle.payload import Payload
from desktop_app.bundle.refusals import WrongRecipient
from desktop_app.domain.file_types import file_type
from desktop_app.domain.records import decode
from desktop_app.services.arriving_erasures import ArrivingErasures, journal_erased
from desktop_app.services.device_keys import DeviceKeys, Province
from desktop_app.services.lost_life import LostLife, session_follows
from desktop_app.services.own_standing import NoProvinceYet
from desktop_app.services.owned_versions import owned
from desktop_app.services.session import Session
from desktop_app.services.stick import staging_folder
from desktop_app.services.whose_store import require_office
from desktop_app.storage.attachments import Attachments, BundleAttachments, StoredFile
from desktop_app.storage.bundle_versions import CHUNK, BundleVersions
from desktop_app.storage.errors import FULL_NUMBERS, from_system
from desktop_app.storage.journal import Journal
from desktop_app.storage.merge import Merge
from desktop_app.storage.placing import Arrival
from desktop_app.storage.receipts import ReceiptsTaken
from desktop_app.storage.settings import Settings
from desktop_app.storage.told_outcomes import ToldOutcomes


@dataclass(frozen=True, slots=True)
class HistoryTaken:
    """What came of a history: versions new here and known before, records that became forked, files stored.

    ``new_epoch``: it brought back what this very device had saved and forgotten; the next bundle brings everything.
    """

    new: int
    known: int
    forked: int
    files: int
    new_epoch: bool = False


class OfficeHistory:
    """Takes histories into one office's session. Raises NotAnOffice for another."""

    def __init__(self, session: Session) -> None:
        require_office(session)
        self._session = session
        self._settings = Settings(session.connection)
        self._merge = Merge(session.connection, session.lifting)

    def take(self, file: Path, by: Following = NOBODY) -> HistoryTaken:
        """Take a history in, all of it or nothing; ``by`` is told how many versions are in, and may stop it.

        Raises NoProvinceYet, NotVouchedFor, NoLongerVouchedFor, the refusals of ``bundle.history`` (WrongRecipient:
        for another device or unit), ForeignRecord, UnknownForm, FileUnreadable, and what the store's disk says.
        """
        province, own = Province.read(self._settings), DeviceKeys.read(self._settings)
        if province is None:
            raise NoProvinceYet()
        FileUnreadable.unless_regular(file)
        try:
            with file.open("rb") as source:
                history = self._opened(source, province, own)
                with history.payload:
                    return self._merged(history, by)
        except OSError as error:
            if error.errno in FULL_NUMBERS:  # what only writing meets: the store's disk, where the seal is opened
                raise from_system(error, self._session.folder) from error
            raise FileUnreadable.because(file.name, error) from error

    def _opened(self, source: BinaryIO, province: Province, own: DeviceKeys) -> History:
        history = believed(
            lambda: accept_history(
                read_history(source),
                source,
                root_public=province.root_public,
                own_public=own.signing_public,
                identities=own.identities,
                staging=staging_folder(self._session.folder),
                known=province.certificates,
            )
        )
        identity, claims = self._session.identity, history.claims
        if (claims.unit, claims.device) != (identity.unit, identity.device):
            history.payload.close()
            raise WrongRecipient()
        return history

    def _merged(self, history: History, by: Following) -> HistoryTaken:
        session, payload = self._session, history.payload
        with session.connection.write():
            session.own_too(history.claims.codes)
            erasures, lost = ArrivingErasures(session, session.own_units), LostLife(session)
            versions = BundleVersions(session.connection)
            counts = self._merge.put_many(self._arrivals(history, erasures, lost, by), versions.add)
            files = self._files(payload)
            blanked = erasures.carry_out()
            journal_erased(session, blanked)
            lost.leave(epoch=True)
            self._decided()
            Journal(session.connection).append(
                "history_taken", session.operator.name, session.time.moment(), new=counts.new, known=counts.known
            )
        if blanked:
            session.connection.flush_log()
        if lost.found:
            session_follows(session)
        return HistoryTaken(counts.new, counts.known, counts.forked, files, lost.found)

    def _decided(self) -> None:
        """Take what the last receipt said of records that were not here yet: opened again it would say nothing new."""
        session = self._session
        last = ReceiptsTaken(session.connection).latest()
        if last is not None:
            told = ToldOutcomes(session.connection, session.identity.device)
            told.note_arrived(f"{last.epoch}-{last.number}", session.time.moment())

    def _arrivals(
        self, history: History, erasures: ArrivingErasures, lost: LostLife, by: Following
    ) -> Iterator[Arrival]:
        contents, done = history.payload.iter_versions(), 0
        while chunk := [decode(content) for content in islice(contents, CHUNK)]:
            by.report(done, history.claims.payload.versions)
            done += len(chunk)
            lost.look(chunk)
            yield from owned(self._session, self._merge, erasures.keep_away(chunk))

    def _files(self, payload: Payload) -> int:
        files, moment = Attachments(self._session.connection), self._session.time.moment()
        wanted = BundleAttachments(self._session.connection).wanted()
        if not wanted & payload.attachments.keys():
            return 0
        return sum(
            files.put(StoredFile(sha256, file_type(content) or "", content), moment)
            for sha256, content in payload.iter_attachments()
            if sha256 in wanted
        )
