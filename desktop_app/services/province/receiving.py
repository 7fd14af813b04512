"""Receiving bundles into the province's store: verify, look at history, apply whole or not at all, file by file.

What is refused is kept in quarantine with its reason; what came too early is held there too, and applied by itself as
soon as what it waits for came. One bad file stops no other. What is no bundle is only told of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop_app.base.errors import EnvironmentProblem, FieldValue, FileUnreadable, Refused
from desktop_app.bundle.keys import TrustedKeys
from desktop_app.bundle.verifier import VerifiedManifest, verify
from desktop_app.services.figures import from_totals
from desktop_app.services.permissions import require
from desktop_app.services.province.applying import Applying, InHand
from desktop_app.services.province.embedded import Embedded, EmbeddedDocuments
from desktop_app.services.province.given import NotForReceiving, as_told, bundles_in, shown_name
from desktop_app.services.province.quarantine import Quarantine, sha256_of
from desktop_app.services.province.received import Notice, NotTried, Progress, Received, unread
from desktop_app.services.province.stream_history import StreamHistory, TooEarly, versions_in
from desktop_app.services.province.trusted import trusted_keys
from desktop_app.services.session import Session
from desktop_app.services.whose_store import NotAProvince
from desktop_app.storage.errors import FULL_NUMBERS, from_system
from desktop_app.storage.ledger import Ledger, StreamState
from desktop_app.storage.waiting_files import WaitingFiles

__all__ = ["NotTried", "Received", "Receiving", "TooEarly", "bundles_in"]


class Receiving:
    """Receives for one session of a province store."""

    def __init__(self, session: Session) -> None:
        if session.identity.role != "province":
            raise NotAProvince()
        self._session = session
        self._ledger = Ledger(session.connection)
        self._history = StreamHistory(session)
        self._applying = Applying(session)
        self._embedded = EmbeddedDocuments(session)
        self._quarantine = Quarantine(session)
        self._waiting = WaitingFiles(session.connection)

    def trusted(self) -> TrustedKeys:
        """Return the keys of all devices, admitted or former."""
        return trusted_keys(self._ledger)

    def receive(self, given: Iterable[Path], progress: Progress = lambda *_: None) -> list[Received]:
        """Receive files, and every bundle in folders; return one answer a file.

        A file that had to be held and was applied in the same go has the answer of having been applied; one held from
        before that was applied now has an answer of its own, at the end. What the store's disk does not let in stops
        there: that file's answer holds the problem, those after it were not tried, and what was applied before is told
        all the same.
        """
        require(self._session, "check")
        self._quarantine.sweep()
        return self._round(bundles_in(given), shown_name, progress)

    def receive_kept(self, hashes: Iterable[str], progress: Progress = lambda *_: None) -> list[Received]:
        """Try files of the quarantine again, as ``receive`` does; those whose bytes are gone are left out."""
        require(self._session, "check")
        kept = [one for sha256 in hashes if (one := self._waiting.of(sha256)) is not None]
        names = {self._quarantine.path(one.sha256): one.name for one in kept}
        files = [path for path in names if path.exists()]
        return self._round(files, names.__getitem__, progress)

    def _round(self, files: Sequence[Path], name_of: Callable[[Path], str], progress: Progress) -> list[Received]:
        connection = self._session.connection
        with connection.large_cache(), connection.writes_in_a_row():
            return _Round(partial(self._receive, self.trusted()), self._released, progress).over(files, name_of)

    def _receive(self, trusted: TrustedKeys, file: Path, name: str, check: Callable[[], None]) -> _Answer:
        try:
            FileUnreadable.unless_regular(file)
            with file.open("rb") as source:
                return self._take(name, source, trusted, check)
        except FileUnreadable as problem:
            return unread(name, problem), None
        except OSError as error:
            if error.errno in FULL_NUMBERS:  # what only writing meets
                raise from_system(error, self._session.folder) from error
            return unread(name, FileUnreadable.because(name, error)), None

    def _take(self, name: str, source: BinaryIO, trusted: TrustedKeys, check: Callable[[], None]) -> _Answer:
        verified: VerifiedManifest | None = None
        try:
            verified = verify(source, trusted)
            return self._apply(name, source, verified, check)
        except Refused as refusal:
            return self._refuse(name, source, as_told(refusal, name, source), verified), None

    def _refuse(self, name: str, source: BinaryIO, refusal: Refused, verified: VerifiedManifest | None) -> Received:
        unit, number = str(refusal.fields.get("unit", "")), refusal.fields.get("number")
        fields = {**refusal.fields, "unit_name": self._name(unit)}
        digest, notices = None, list[Notice]()
        if not isinstance(refusal, NotForReceiving):
            note = self._noting(verified, refusal, notices)
            digest = self._quarantine.keep(source, name, refusal, note)
        return Received(
            name,
            ok=False,
            unit=unit,
            unit_name=self._name(unit),
            number=number if isinstance(number, int) else None,
            held=isinstance(refusal, TooEarly),
            code=refusal.code,
            fields=fields,
            sha256=digest or "",
            kept=digest is not None,
            notices=tuple(notices),
        )

    def _noting(self, verified: VerifiedManifest | None, refusal: Refused, notices: list[Notice]) -> Callable[[], None]:
        """Return what the ledger notes of a refusal; of a held bundle what it carries back is taken all the same.

        A restored province holds everybody's bundles until its receipts have told them where it stands.
        """
        if verified is None:
            return lambda: None
        early = isinstance(refusal, TooEarly)
        carried = self._embedded.look(verified) if early else Embedded()

        def note() -> None:
            self._history.note_refused(verified, refusal)
            if early:
                notices.extend(self._embedded.take(carried, verified.sha256, merged=False))

        return note

    def _apply(self, name: str, source: BinaryIO, verified: VerifiedManifest, check: Callable[[], None]) -> _Answer:
        manifest = verified.manifest
        unit = manifest.stream.unit
        digest = sha256_of(source, name)
        standing = self._history.look(verified, digest)
        answer = Received(
            name,
            ok=True,
            unit=unit,
            unit_name=self._name(unit),
            number=manifest.number,
            figures=from_totals(manifest.totals, self._session.definitions),
            sha256=digest,
        )
        if standing.again is not None:
            return replace(answer, known=versions_in(standing.again)), None
        try:
            applied = self._applying.apply(InHand(verified, source, digest, standing), check)
        except Refused as refusal:
            stream = manifest.stream
            known: dict[str, FieldValue] = {
                "unit": unit,
                "number": manifest.number,
                "device": stream.device,
                "epoch": stream.epoch,
            }
            for field_name, value in known.items():
                refusal.fields.setdefault(field_name, value)
            raise
        self._quarantine.forget(digest)
        counts = applied.counts
        return replace(answer, new=counts.new, known=counts.known, notices=applied.notices), applied.stream

    def _released(self, stream: StreamState) -> list[tuple[Path, str]]:
        """Return what was held of a stream and can be applied now, with the names the files came under."""
        found = [(self._quarantine.path(one.sha256), one.name) for one in self._waiting.held(stream)]
        return [(path, name) for path, name in found if path.exists()]

    def _name(self, unit: str) -> str:
        found = self._ledger.unit(unit) if unit else None
        return found.name if found else unit


_Answer = tuple[Received, StreamState | None]
"""What became of a file, and how far its stream is applied now where it was applied."""
_Receive = Callable[[Path, str, Callable[[], None]], _Answer]
_Released = Callable[[StreamState], list[tuple[Path, str]]]


class _Round:
    """One go over many files: tells the progress, retries what is held, stops where the store's disk does."""

    def __init__(self, receive: _Receive, released: _Released, progress: Progress) -> None:
        self._receive = receive
        self._released = released
        self._progress = progress
        self._late: dict[str, Received] = {}

    def over(self, files: Sequence[Path], name_of: Callable[[Path], str]) -> list[Received]:
        """Receive ``files`` in their order; see ``Receiving.receive``."""
        answers: list[Received] = []
        for place, file in enumerate(files):
            check = partial(self._progress, place, len(files))
            check()
            try:
                answer, stream = self._receive(file, name_of(file), check)
                answers.append(answer)
                self._go_on(stream, check)
            except EnvironmentProblem as problem:
                if len(answers) == place:
                    answers.append(unread(name_of(file), problem, stopped_by=problem))
                answers += [unread(name, NotTried(file=name)) for name in map(name_of, files[place + 1 :])]
                break
        self._progress(len(files), len(files))
        return self._with_late(answers)

    def _go_on(self, stream: StreamState | None, check: Callable[[], None]) -> None:
        """Apply what was held of a stream that was brought forward, and what that brings forward in turn."""
        while stream is not None:
            reached, stream = stream, None
            for path, name in self._released(reached):
                if path.stem not in self._late:
                    answer, now = self._receive(path, name, check)
                    self._late[path.stem] = replace(answer, waited=True)
                    stream = now or stream

    def _with_late(self, answers: Iterable[Received]) -> list[Received]:
        """Give a file that was held and then applied the answer it has in the end, once."""
        late, told = self._late, []
        for answer in answers:
            in_the_end = late.pop(answer.sha256, None)
            told.append(answer if in_the_end is None else replace(in_the_end, file=answer.file, waited=False))
        return [*told, *late.values()]
