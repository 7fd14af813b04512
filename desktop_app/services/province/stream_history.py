"""What the ledger knows of the stream a bundle belongs to, and what that means for the bundle.

A bundle applies when it begins within what was applied of its stream. Gaps between numbers never block: what a later
bundle carries is everything the office has not been told of. Two bundles under one number, and a bundle that names
another one before it than the one that came, show that the device was set back (a disk image, a copied folder): the
receipt leads it to a new epoch. No clock decides anything here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop_app.base.errors import FieldValue, Refused
from desktop_app.bundle.manifest import Manifest
from desktop_app.bundle.refusals import ReplayedNumber
from desktop_app.bundle.verifier import VerifiedManifest
from desktop_app.services.province.received import Notice
from desktop_app.services.session import Session
from desktop_app.storage.heard_streams import HeardStreams
from desktop_app.storage.ledger import Ledger, ReceivedBundle, StreamState
from desktop_app.storage.whole_streams import WholeStreams


class TooEarly(Refused):
    """The bundle begins beyond what was applied of its stream; it is held.

    Fields: ``counter`` (what was applied), ``base`` (where it begins), ``number``, ``unit``, ``device``, ``epoch``.
    """

    code = "held"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a stream stands before the bundle in hand. ``first``: nothing of it was applied yet.

    ``set_back``: what the bundle says of the one before it contradicts the one that came. ``again``: the very bytes
    were applied before.
    """

    state: StreamState
    first: bool
    set_back: bool = False
    again: ReceivedBundle | None = None
    notices: tuple[Notice, ...] = ()


class StreamHistory:
    """The history rules, for one session of a province."""

    def __init__(self, session: Session) -> None:
        self._ledger = Ledger(session.connection)
        self._streams = HeardStreams(session.connection)
        self._whole = WholeStreams(session.connection)

    def look(self, verified: VerifiedManifest, digest: str) -> Standing:
        """Return how the stream stands. ``digest``: of the whole file.

        Raises ReplayedNumber where the number was used for other bytes, TooEarly for what has to be held.
        """
        manifest, state = verified.manifest, self._state(verified)
        stream = manifest.stream
        before = self._ledger.received(stream.device, stream.epoch, manifest.number)
        if before is not None and before.sha256 != digest:
            raise ReplayedNumber(**_facts(manifest))
        if before is None and manifest.base > state.applied:
            raise TooEarly(**_facts(manifest), counter=state.applied, base=manifest.base)
        first = state.last_number is None
        set_back, notices = False, self._of_epoch(manifest, state) if first else []
        if before is None:
            set_back, told = self._beside(verified)
            notices += told
        return Standing(state, first, set_back, before, tuple(notices))

    def note_refused(self, verified: VerifiedManifest, refusal: Refused) -> None:
        """Keep what a refusal says of the stream, so that the receipt tells the office. Inside ``write()``."""
        stream = verified.manifest.stream
        if isinstance(refusal, TooEarly):
            self._streams.first_heard(self._state(verified))
        elif isinstance(refusal, ReplayedNumber):
            self._streams.mark_replayed(stream.device, stream.epoch)

    def note_applied(self, verified: VerifiedManifest, standing: Standing) -> StreamState:
        """Advance the stream, and return it as it is now. Inside ``write()``."""
        manifest, state = verified.manifest, standing.state
        now = replace(
            state,
            applied=max(state.applied, manifest.top),
            last_number=max(state.last_number or 0, manifest.number),
        )
        self._ledger.advance(now)
        if standing.set_back:
            self._streams.mark_replayed(now.device, now.epoch)
        return now

    def newest_version(self) -> int:
        """Return what ``lost_life`` has to know from before the merge."""
        return self._streams.newest_version()

    def lost_life(self, manifest: Manifest, standing: Standing, before: int) -> list[Notice]:
        """Tell of records only the province has, for their device was set back. Inside ``write()``, after the merge.

        Either the bundle opens an epoch and is all the office has; or it belongs to an epoch the office has left, and
        brings what came after the point it went back to.
        """
        stream, parent = manifest.stream, manifest.parent
        records = 0
        if standing.first and parent is not None and manifest.base == 0:
            records = self._streams.only_here(stream.device, parent.counter, before)
        else:
            for one in self._streams.of_device(stream.device):
                if one.parent_epoch == stream.epoch and one.last_number is not None:
                    counter = one.parent_counter or 0
                    records = max(records, self._streams.newly_here(stream.device, counter, before))
        return [Notice("only_province_has", {"records": records})] if records else []

    def _state(self, verified: VerifiedManifest) -> StreamState:
        """Return how far the stream was applied, under whichever unit code: numbers and counters are the device's.

        What it sent under a code it had before needs not come again, and a code it goes back to is not behind.
        """
        stream, parent = verified.manifest.stream, verified.manifest.parent
        known = self._whole.one(stream.device, stream.epoch)
        return StreamState(
            stream.unit,
            stream.device,
            stream.epoch,
            parent_epoch=parent.epoch if parent else None,
            parent_counter=parent.counter if parent else None,
            applied=known.applied if known else 0,
            last_number=known.last_number if known else None,
        )

    def _of_epoch(self, manifest: Manifest, state: StreamState) -> list[Notice]:
        """Tell that a device opened a new epoch, and whether the one it followed ever came here."""
        stream, parent = manifest.stream, manifest.parent
        known = {one.epoch for one in self._streams.of_device(stream.device) if one.last_number is not None}
        if parent is not None and parent.epoch in known:
            return [Notice("epoch_begun")]
        if known or (parent is not None and state.applied == 0):
            return [Notice("epoch_of_unknown_parent")]
        return []

    def _beside(self, verified: VerifiedManifest) -> tuple[bool, list[Notice]]:
        """Compare with the bundles numbered before and after, where they came: (was set back, what has to be told)."""
        manifest, stream = verified.manifest, verified.manifest.stream

        def came(number: int) -> ReceivedBundle | None:
            return self._ledger.received(stream.device, stream.epoch, number)

        earlier, later = came(manifest.number - 1), came(manifest.number + 1)
        breaks = (earlier is not None and earlier.summary.get("manifest", manifest.previous) != manifest.previous) or (
            later is not None and later.summary.get("previous", verified.sha256) != verified.sha256
        )
        if breaks:
            return True, [Notice("stream_rewritten", {"number": manifest.number})]
        heads = [one.summary.get("journal") for one in (earlier, later) if one is not None]
        if manifest.journal in heads:  # each export is itself an entry: a head that stood still was set back
            return False, [Notice("journal_rewritten", {"number": manifest.number})]
        return False, []


def versions_in(bundle: ReceivedBundle) -> int:
    """Return how many versions a bundle held that was applied."""
    counts = (bundle.summary.get("new"), bundle.summary.get("known"))
    return sum(one for one in counts if isinstance(one, int))


def summary_of(verified: VerifiedManifest) -> dict[str, str | None]:
    """Return what the ledger keeps of a bundle to compare the next ones with."""
    manifest = verified.manifest
    return {"manifest": verified.sha256, "previous": manifest.previous, "journal": manifest.journal}


def _facts(manifest: Manifest) -> dict[str, FieldValue]:
    stream = manifest.stream
    return {"unit": stream.unit, "number": manifest.number, "device": stream.device, "epoch": stream.epoch}
