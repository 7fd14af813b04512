"""Applying a verified bundle: open, compare definitions, merge, recompute, note — in one ``write()``, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, Final

from desktop_app.bundle.payload import Payload, open_payload
from desktop_app.bundle.refusals import (
    AttachmentLacking,
    ForeignDevice,
    ForeignRecord,
    TooLarge,
    TotalsDiffer,
    UnknownForm,
)
from desktop_app.bundle.verifier import VerifiedManifest
from desktop_app.domain.file_types import file_type
from desktop_app.domain.records import Json, StoredVersion, Version, decode
from desktop_app.services.arriving_erasures import ArrivingErasures
from desktop_app.services.device_keys import DeviceKeys
from desktop_app.services.province.embedded import Embedded, EmbeddedDocuments
from desktop_app.services.province.received import Notice
from desktop_app.services.province.received_erasures import ReceivedErasures
from desktop_app.services.province.stream_history import Standing, StreamHistory, summary_of
from desktop_app.services.session import Session
from desktop_app.services.stick import staging_folder
from desktop_app.storage.arrivals import Arrivals
from desktop_app.storage.attachments import Attachments, BundleAttachments, StoredFile
from desktop_app.storage.bundle_versions import CHUNK, BundleVersions
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Ledger, ReceivedBundle, StreamState
from desktop_app.storage.merge import Merge
from desktop_app.storage.placing import Arrival, MergeCounts
from desktop_app.storage.record_rows import NOTHING_LIFTED
from desktop_app.storage.review_queue import ReviewQueue
from desktop_app.storage.settings import Settings
from desktop_app.storage.waiting_files import APPLIED, WaitingFiles

MOST_VALUE: Final = 10**16
"""Đồng of one kind in one bundle: more than there is, and little enough that many bundles can be added up."""
_VALUE: Final = "value"


@dataclass(frozen=True, slots=True)
class Applied:
    """What applying a bundle came to. ``stream``: how far its stream is applied now."""

    counts: MergeCounts
    notices: tuple[Notice, ...]
    stream: StreamState


@dataclass(frozen=True, slots=True)
class InHand:
    """A verified bundle about to be applied: the open file, the hash of all of it, how its stream stands."""

    verified: VerifiedManifest
    source: BinaryIO
    digest: str
    standing: Standing


class Applying:
    """Applies for one session of a province."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ledger = Ledger(session.connection)
        self._history = StreamHistory(session)
        self._embedded = EmbeddedDocuments(session)
        self._merge = Merge(session.connection, session.lifting)
        self._waiting = WaitingFiles(session.connection)
        self._arrived = Arrivals(session.connection)
        self._queue = ReviewQueue(session.connection)
        self._keys = DeviceKeys.read(Settings(session.connection))

    def apply(self, bundle: InHand, check: Callable[[], None] = lambda: None) -> Applied:
        """Apply all of a bundle. ``check`` is called at each chunk; what it raises undoes the bundle.

        Raises the refusals of the payload, UnknownForm, ForeignRecord, ForeignDevice, TotalsDiffer, AttachmentLacking,
        those of merging, and the problems of the store's disk. Nothing of the bundle is in the store then.
        """
        carried = self._embedded.look(bundle.verified)
        own, folder = self._keys, staging_folder(self._session.folder)
        with open_payload(bundle.verified, bundle.source, own.sealing_identity, folder, retired=own.retired) as payload:
            self._check_forms(payload)
            return self._merge_whole(bundle, payload, carried, check)

    def _check_forms(self, payload: Payload) -> None:
        """Require that every definition the bundle names is known here by its hash."""
        for name, sha256 in payload.forms.items():
            if self._session.definitions.by_hash(sha256) is None:
                kind, _dash, version = name.rpartition("-")
                raise UnknownForm(kind=kind, form_version=version)

    def _merge_whole(self, bundle: InHand, payload: Payload, carried: Embedded, check: Callable[[], None]) -> Applied:
        manifest, session, standing = bundle.verified.manifest, self._session, bundle.standing
        verified, newest = bundle.verified, manifest.number > (standing.state.last_number or 0)
        erasures = ReceivedErasures(session, verified.signers[0].units, newest=newest)
        with session.connection.write():
            before = self._history.newest_version()
            taken_back = self._take_back(carried, verified.signers[0].units)
            versions = BundleVersions(session.connection)
            counts = self._merge.put_many(self._arrivals(payload, verified, erasures, check), versions.add)
            if not erasures.changed_sums:
                _compare(versions.totals(), manifest.totals)
            self._take_attachments(payload)
            blanked, notices = erasures.carry_out()
            notices = [*standing.notices, *self._history.lost_life(manifest, standing, before), *notices]
            notices += self._embedded.take(carried, bundle.digest, merged=True)
            self._queue.arrived(bundle.digest)
            stream = self._note(bundle, counts, notices)
        # What fails from here on must not be told as if the bundle had not been applied.
        if (blanked or taken_back) and not session.connection.flush_log():
            notices = [*notices, Notice("erased_log_left")]
        return Applied(counts, tuple(notices), stream)

    def _take_back(self, carried: Embedded, units: frozenset[str]) -> int:
        """Store decisions about forks, and erase again, out of a receipt of a life the province lost.

        Returns how many versions lost their bytes.
        """
        texts = [text for one in (carried.earlier, carried.lost) if one is not None for text in one.content.versions]
        found = [decode(text.encode("utf-8")) for text in texts]
        erasures = ArrivingErasures(self._session, units)
        self._merge.put_many(
            (stored, self._session.lifting(stored.version))
            for stored in erasures.keep_away(found)
            if stored.version.unit in units and self._known_form(stored.version)
        )
        return erasures.carry_out()

    def _known_form(self, version: Version) -> bool:
        try:
            self._session.definitions.version(version.kind, version.form_version)
        except KeyError:
            return False
        return True

    def _arrivals(
        self, payload: Payload, verified: VerifiedManifest, erasures: ReceivedErasures, check: Callable[[], None]
    ) -> Iterator[Arrival]:
        """Decode and lift the versions, checking a chunk at a time whose records they are; erased ones stay away."""
        contents = payload.iter_versions()
        while chunk := [decode(content) for content in islice(contents, CHUNK)]:
            check()
            yield from self._lifted(erasures.keep_away(chunk), verified)

    def _lifted(self, chunk: Sequence[StoredVersion], verified: VerifiedManifest) -> Iterator[Arrival]:
        units = verified.signers[0].units
        devices = {one.id for one in self._ledger.devices() if one.units & units} | {verified.manifest.stream.device}
        owners = self._merge.units_of([stored.version.record for stored in chunk])
        known = self._arrived.known(stored.id for stored in chunk)
        for stored in chunk:
            version = stored.version
            for unit in (version.unit, owners.get(version.record, version.unit)):
                if unit not in units:
                    raise ForeignRecord(record_unit=unit, record=version.record)
            if version.device not in devices and stored.id not in known:  # nobody speaks as the province does
                raise ForeignDevice(record=version.record)
            try:
                # A lost stick's content comes again with the next one: lifting is most of the work, and known already.
                lifted = NOTHING_LIFTED if stored.id in known else self._session.lifting(stored.version)
            except KeyError:
                raise UnknownForm(kind=version.kind, form_version=version.form_version) from None
            yield stored, lifted

    def _take_attachments(self, payload: Payload) -> None:
        """Store the attached files that the versions of the bundle name, and pass over any other. Inside ``write()``.

        What erased versions named was erased with them: it is not named here and stays away.
        """
        bundle, files = BundleAttachments(self._session.connection), Attachments(self._session.connection)
        wanted, moment = bundle.wanted(), self._session.time.moment()
        if wanted & payload.attachments.keys():
            for sha256, content in payload.iter_attachments():
                if sha256 in wanted:
                    files.put(StoredFile(sha256, file_type(content) or "", content), moment)
        lacking = bundle.lacking()
        if lacking:
            raise AttachmentLacking(records=len(lacking))

    def _note(self, bundle: InHand, counts: MergeCounts, notices: Sequence[Notice]) -> StreamState:
        """Advance the stream and journal the arrival. Inside ``write()``."""
        manifest, moment = bundle.verified.manifest, self._session.time.moment()
        stream, number = manifest.stream, manifest.number
        state = self._history.note_applied(bundle.verified, bundle.standing)
        summary: dict[str, Json] = {
            "new": counts.new,
            "known": counts.known,
            "signer": manifest.signer.name,
            "notices": {one.code: dict[str, Json](one.fields) for one in notices},
            **summary_of(bundle.verified),
        }
        self._ledger.remember(
            ReceivedBundle(
                stream.unit,
                stream.device,
                stream.epoch,
                number,
                bundle.digest,
                moment.isoformat() if moment else "",
                summary,
            )
        )
        self._waiting.settle(bundle.digest, APPLIED, moment)
        self._waiting.settle_overtaken(state, number, moment)
        Journal(self._session.connection).append(
            "received", self._session.operator.name, moment, unit=stream.unit, number=number, sha256=bundle.digest
        )
        return state


def _compare(found: Mapping[str, Mapping[str, int]], declared: Mapping[str, Mapping[str, int]]) -> None:
    """Raise TotalsDiffer for the first figure that is not as declared."""
    for kind in sorted({*found, *declared}):
        ours, theirs = found.get(kind, {}), declared.get(kind, {})
        for measure in sorted({*ours, *theirs}):
            if measure == _VALUE and abs(ours.get(measure, 0)) > MOST_VALUE:
                raise TooLarge(what="totals", limit=MOST_VALUE)
            if ours.get(measure) != theirs.get(measure):
                raise TotalsDiffer(
                    kind=kind, measure=measure, declared=theirs.get(measure, 0), found=ours.get(measure, 0)
                )
