"""Receiving bundles into the province's store: verify, look at history, open, recompute, and apply whole or not at all.

What is refused is kept in quarantine with its reason; what came too early is held there too. One bad file stops no
other.
"""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from desktop_app.base.errors import EnvironmentProblem, FieldValue, FileUnreadable, Refused
from desktop_app.bundle.keys import TrustedKeys
from desktop_app.bundle.payload import Payload, open_payload
from desktop_app.bundle.refusals import AttachmentLacking, ForeignRecord, ReplayedNumber, TotalsDiffer, UnknownForm
from desktop_app.bundle.verifier import VerifiedManifest, verify
from desktop_app.domain.file_types import file_type
from desktop_app.domain.records import StoredVersion, decode
from desktop_app.services.device_keys import DeviceKeys
from desktop_app.services.enrolment import NotAProvince
from desktop_app.services.figures import KindFigures, from_totals
from desktop_app.services.permissions import require
from desktop_app.services.province.quarantine import Quarantine, sha256_of
from desktop_app.services.province.received_erasures import Notice, ReceivedErasures
from desktop_app.services.province.trusted import trusted_keys
from desktop_app.services.session import Session
from desktop_app.services.stick import staging_folder
from desktop_app.storage.attachments import Attachments, BundleAttachments, StoredFile
from desktop_app.storage.bundle_versions import CHUNK, BundleVersions
from desktop_app.storage.errors import from_system
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Ledger, ReceivedBundle, StreamState
from desktop_app.storage.merge import Merge
from desktop_app.storage.placing import Arrival, MergeCounts
from desktop_app.storage.settings import Settings

HELD: Final = "held"
_BUNDLE: Final = re.compile(r"-[0-9a-f]{8}-[0-9a-f]{8}-[0-9]+\.scd$")
"""How the names of data bundles end; a stick carries requests and admissions beside them."""

_STORE_FULL: Final = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
"""What only writing can meet: while a bundle is opened, the store's own disk."""

_NEVER_SHOWN: Final = frozenset(("Cc", "Cf", "Zl", "Zp"))
"""Unicode categories: controls, direction marks, line and paragraph ends."""

Progress = Callable[[int, int], None]
"""Told (files done, files in all). What it raises stops after the file in hand."""


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one file. ``code`` "" when it was applied; ``new`` and ``known`` count versions.

    ``stopped_by``: what this PC met at this file (its disk is full): the files after it were not tried. ``notices``:
    what has to be known about a bundle that was applied.
    """

    file: str
    ok: bool
    unit: str = ""
    unit_name: str = ""
    number: int | None = None
    new: int = 0
    known: int = 0
    held: bool = False
    code: str = ""
    fields: dict[str, FieldValue] = field(default_factory=dict)
    figures: tuple[KindFigures, ...] = ()
    stopped_by: EnvironmentProblem | None = None
    notices: tuple[Notice, ...] = ()


class NotTried(EnvironmentProblem):
    """An earlier file stopped this PC, so the one in question was not read. Fields: ``file``."""

    code = "not_tried"


class TooEarly(Refused):
    """The bundle begins beyond what was applied of its stream; it is held.

    Fields: ``counter`` (what was applied), ``number``, ``unit``.
    """

    code = HELD


@dataclass(frozen=True, slots=True)
class _Merged:
    """What applying a bundle came to."""

    counts: MergeCounts
    notices: tuple[Notice, ...]


class Receiving:
    """Receives for one session of a province store."""

    def __init__(self, session: Session) -> None:
        if session.identity.role != "province":
            raise NotAProvince()
        self._session = session
        self._ledger = Ledger(session.connection)
        self._merge = Merge(session.connection, session.lifting)
        self._quarantine = Quarantine(session)
        self._keys = DeviceKeys.read(Settings(session.connection))

    def trusted(self) -> TrustedKeys:
        """Return the keys of all devices, admitted or former."""
        return trusted_keys(self._ledger)

    def receive(self, given: Iterable[Path], progress: Progress = lambda *_: None) -> list[Received]:
        """Receive files, and every bundle in folders; return one answer a file.

        What the store's disk does not let in stops there: that file's answer holds the problem, those after it were
        not tried, and what was applied before is told all the same.
        """
        require(self._session, "check")
        files, trusted = bundles_in(given), self.trusted()
        answers: list[Received] = []
        for number, file in enumerate(files):
            progress(number, len(files))
            try:
                answers.append(self._receive(file, trusted))
            except EnvironmentProblem as problem:
                answers.append(_unread(shown_name(file), problem, stopped_by=problem))
                answers += [_unread(name, NotTried(file=name)) for name in map(shown_name, files[number + 1 :])]
                break
        progress(len(files), len(files))
        return answers

    def _receive(self, file: Path, trusted: TrustedKeys) -> Received:
        name = shown_name(file)
        try:
            FileUnreadable.unless_regular(file)
            with file.open("rb") as source:
                return self._take(name, source, trusted)
        except FileUnreadable as problem:
            return _unread(name, problem)
        except OSError as error:
            if error.errno in _STORE_FULL:
                raise from_system(error, self._session.folder) from error
            return _unread(name, FileUnreadable.because(name, error))

    def _take(self, name: str, source: BinaryIO, trusted: TrustedKeys) -> Received:
        try:
            verified = verify(source, trusted)
            return self._apply(name, source, verified)
        except Refused as refusal:
            fields = {**refusal.fields, "unit_name": self._name(str(refusal.fields.get("unit", "")))}
            self._quarantine.keep(source, name, refusal)
            unit, number = str(fields.get("unit", "")), fields.get("number")
            return Received(
                name,
                ok=False,
                unit=unit,
                unit_name=self._name(unit),
                number=number if isinstance(number, int) else None,
                held=refusal.code == HELD,
                code=refusal.code,
                fields=fields,
            )

    def _apply(self, name: str, source: BinaryIO, verified: VerifiedManifest) -> Received:
        manifest = verified.manifest
        state = self._state(verified)
        digest = sha256_of(source, name)
        self._check_history(verified, state, digest)
        try:
            own, staging = self._keys, staging_folder(self._session.folder)
            with open_payload(verified, source, own.sealing_identity, staging, retired=own.retired) as payload:
                self._check_forms(payload)
                merged = self._merge_whole(verified, payload, state, digest)
        except Refused as refusal:
            refusal.fields.setdefault("unit", manifest.stream.unit)
            refusal.fields.setdefault("number", manifest.number)
            raise
        return Received(
            name,
            ok=True,
            unit=manifest.stream.unit,
            unit_name=self._name(manifest.stream.unit),
            number=manifest.number,
            new=merged.counts.new,
            known=merged.counts.known,
            figures=from_totals(manifest.totals, self._session.definitions),
            notices=merged.notices,
        )

    def _state(self, verified: VerifiedManifest) -> StreamState:
        manifest = verified.manifest
        stream, parent = manifest.stream, manifest.parent
        known = self._ledger.stream(stream.unit, stream.device, stream.epoch)
        if known is not None:
            return known
        return StreamState(
            stream.unit,
            stream.device,
            stream.epoch,
            parent_epoch=parent.epoch if parent else None,
            parent_counter=parent.counter if parent else None,
        )

    def _check_history(self, verified: VerifiedManifest, state: StreamState, digest: str) -> None:
        """Refuse a number that was used for other bytes, and hold what begins beyond what was applied."""
        manifest = verified.manifest
        unit, number = manifest.stream.unit, manifest.number
        before = self._ledger.received(unit, manifest.stream.device, manifest.stream.epoch, number)
        if before is not None and before.sha256 != digest:
            raise ReplayedNumber(unit=unit, number=number)
        if manifest.base > state.applied:
            raise TooEarly(unit=unit, number=number, counter=state.applied)

    def _check_forms(self, payload: Payload) -> None:
        """Require that every definition the bundle names is known here by its hash."""
        for name, sha256 in payload.forms.items():
            if self._session.definitions.by_hash(sha256) is None:
                kind, _dash, version = name.rpartition("-")
                raise UnknownForm(kind=kind, form_version=version)

    def _merge_whole(self, verified: VerifiedManifest, payload: Payload, state: StreamState, digest: str) -> _Merged:
        manifest, session = verified.manifest, self._session
        units, newest = verified.signers[0].units, manifest.number > (state.last_number or 0)
        erasures = ReceivedErasures(session, units, newest=newest)
        with session.connection.write():
            versions = BundleVersions(session.connection)
            counts = self._merge.put_many(self._arrivals(payload, units, erasures), versions.add)
            if not erasures.changed_sums:
                _compare(versions.totals(), manifest.totals)
            self._take_attachments(payload)
            blanked, notices = erasures.carry_out()
            self._note(verified, state, digest, counts, notices)
        # What fails from here on must not be told as if the bundle had not been applied.
        if blanked and not session.connection.flush_log():
            notices = [*notices, Notice("erased_log_left")]
        return _Merged(counts, tuple(notices))

    def _arrivals(self, payload: Payload, units: frozenset[str], erasures: ReceivedErasures) -> Iterator[Arrival]:
        """Decode and lift the versions, checking a chunk at a time whose records they are; erased ones stay away."""
        contents = payload.iter_versions()
        while chunk := [decode(content) for content in islice(contents, CHUNK)]:
            yield from self._lifted(erasures.keep_away(chunk), units)

    def _lifted(self, chunk: Sequence[StoredVersion], units: frozenset[str]) -> Iterator[Arrival]:
        owners = self._merge.units_of([stored.version.record for stored in chunk])
        for stored in chunk:
            version = stored.version
            foreign = {version.unit, owners.get(version.record, version.unit)} - units
            if foreign:
                raise ForeignRecord(record_unit=foreign.pop(), record=version.record)
            try:
                lifted = self._session.lifting(stored.version)
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

    def _note(
        self,
        verified: VerifiedManifest,
        state: StreamState,
        digest: str,
        counts: MergeCounts,
        notices: Sequence[Notice],
    ) -> None:
        """Advance the stream and journal the arrival. Inside ``write()``."""
        manifest, moment = verified.manifest, self._session.time.moment()
        stream = manifest.stream
        self._ledger.advance(
            StreamState(
                stream.unit,
                stream.device,
                stream.epoch,
                state.parent_epoch,
                state.parent_counter,
                applied=max(state.applied, manifest.top),
                last_number=max(state.last_number or 0, manifest.number),
            )
        )
        self._ledger.remember(
            ReceivedBundle(
                stream.unit,
                stream.device,
                stream.epoch,
                manifest.number,
                digest,
                moment.isoformat() if moment else "",
                {
                    "new": counts.new,
                    "known": counts.known,
                    "signer": manifest.signer.name,
                    "notices": {one.code: dict(one.fields.items()) for one in notices},
                },
            )
        )
        self._ledger.release(digest, moment)
        self._ledger.release_overtaken(stream.unit, manifest.number, moment)
        Journal(self._session.connection).append(
            "received", self._session.operator.name, moment, unit=stream.unit, number=manifest.number, sha256=digest
        )

    def _name(self, unit: str) -> str:
        found = self._ledger.unit(unit) if unit else None
        return found.name if found else unit


def _compare(found: Mapping[str, Mapping[str, int]], declared: Mapping[str, Mapping[str, int]]) -> None:
    """Raise TotalsDiffer for the first figure that is not as declared."""
    for kind in sorted({*found, *declared}):
        ours, theirs = found.get(kind, {}), declared.get(kind, {})
        for measure in sorted({*ours, *theirs}):
            if ours.get(measure) != theirs.get(measure):
                raise TotalsDiffer(
                    kind=kind, measure=measure, declared=theirs.get(measure, 0), found=ours.get(measure, 0)
                )


def bundles_in(given: Iterable[Path]) -> list[Path]:
    """Return the files given, and the bundles in the folders given, each once, by name."""
    found: dict[Path, None] = {}
    for path in given:
        found |= dict.fromkeys(_bundles_of(path))
    return list(found)


def _bundles_of(path: Path) -> list[Path]:
    """Return what to read for one path given; one that cannot be looked into is itself read, and reported."""
    try:
        if path.is_dir():
            return sorted(one for one in path.iterdir() if _BUNDLE.search(one.name) and one.is_file())
    except OSError:
        return [path]
    return [path]


def _unread(name: str, problem: EnvironmentProblem, stopped_by: EnvironmentProblem | None = None) -> Received:
    return Received(name, ok=False, code=problem.code, fields=problem.fields, stopped_by=stopped_by)


def shown_name(file: Path) -> str:
    """Return the file's name as text that can be stored and shown, whatever bytes a foreign system gave it.

    What moves the cursor or turns the reading direction is shown as the sign for an unreadable letter.
    """
    name = os.fsencode(file.name).decode("utf-8", errors="replace")
    return "".join("\ufffd" if unicodedata.category(letter) in _NEVER_SHOWN else letter for letter in name)
