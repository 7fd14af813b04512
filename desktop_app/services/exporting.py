"""Export: sign, seal and number a bundle in the outbox, then copy it to the stick and prove the copy.

Everything the province has not acknowledged goes in. The number is given in the same transaction that notes what
travels, after the sealed bytes are final: a crash before leaves a nameless file that the next export removes, a crash
after leaves a bundle that can be written again.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.base.errors import Bug, EnvironmentProblem, Refused
from desktop_app.base.following import NOBODY, Following
from desktop_app.bundle.assembly import Written
from desktop_app.bundle.manifest import ManifestDraft, Parent, Signer, Stream
from desktop_app.bundle.writer import bundle_name, write_bundle
from desktop_app.domain.definition import Definitions
from desktop_app.domain.records import Json
from desktop_app.media.durable import Outcome, Progress
from desktop_app.media.filesystem import Filesystem
from desktop_app.media.problems import DriveProblem, DriveRemoved
from desktop_app.services.carrying import carried_back
from desktop_app.services.consents import Consents
from desktop_app.services.device_keys import Province
from desktop_app.services.figures import KindFigures, from_totals
from desktop_app.services.leftovers import OUTBOX, free_target
from desktop_app.services.own_standing import require_admitted
from desktop_app.services.session import Session
from desktop_app.services.signing import signing_seed, title_of
from desktop_app.services.stick import copy_beside
from desktop_app.storage.attachments import BundleAttachments
from desktop_app.storage.bundle_versions import BundleVersions
from desktop_app.storage.epochs import HighWater, read_epoch
from desktop_app.storage.errors import from_system
from desktop_app.storage.exportable import Exportable
from desktop_app.storage.journal import Journal
from desktop_app.storage.list_questions import Question
from desktop_app.storage.listing import Listing
from desktop_app.storage.moments import claimed
from desktop_app.storage.outbox import Outbox, OutboxEntry
from desktop_app.storage.settings import Settings
from desktop_app.storage.versions import Versions

_NO_JOURNAL: Final = "0" * 64
"""What a manifest says of an empty journal."""


class NotEnrolled(Refused):
    """No admission was accepted yet: there is nobody to seal for."""

    code = "not_enrolled"


class NothingToExport(Refused):
    """No completed record the province has not acknowledged."""

    code = "nothing_to_export"


class SensitiveWithheld(Refused):
    """The bundle would carry sensitive answers of persons who do not agree to it.

    Fields: ``records`` (how many hold them), ``names``, ``persons`` (their records).
    """

    code = "sensitive_withheld"


class AttachmentLost(Refused):
    """Records that would travel name attached files that are not in the store. Fields: ``records``, ``title``."""

    code = "attachment_lost"


class BundleUnknown(Refused):
    """No bundle of that number was made here. Fields: ``number``."""

    code = "bundle_unknown"


class BundleGone(Refused):
    """The sealed file is not in the outbox any more. Fields: ``number``."""

    code = "bundle_gone"


class OutboxBroken(Bug):
    """A file of the outbox is not the one its row describes. Fields: ``name``."""

    code = "outbox_broken"


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """What the next bundle would hold. ``number`` it would get, ``recipient`` the province's name ("" not enrolled)."""

    figures: tuple[KindFigures, ...]
    records: int
    drafts: int
    enrolled: bool
    number: int
    recipient: str


@dataclass(frozen=True, slots=True)
class ExportResult:
    """A bundle and how writing it ended. ``outcome`` is a value of ``media.durable.Outcome``.

    ``written_to`` has another name than the bundle where another file had the bundle's.
    """

    bundle: str
    number: int
    stream: str
    records: dict[str, int]
    outcome: str
    figures: tuple[KindFigures, ...]
    written_to: Path
    signer: str
    size: int
    sha256: str
    on_stick: bool = False
    """Whether it was written to a stick, which has to be let go of before it is pulled out."""

    @property
    def beside(self) -> str:
        """Return the name of the file where it is not the bundle's, "" where it is."""
        return self.written_to.name if self.written_to.name != self.bundle else ""


@dataclass(frozen=True, slots=True)
class SentBundle:
    """One bundle made here, as a list of them shows it."""

    number: int
    name: str
    made_at: str
    records: int
    outcome: str
    acknowledged: bool


class Exporting:
    """Exports of one session. ``filesystem`` is the stick's; tests give one that fails."""

    def __init__(
        self, session: Session, *, filesystem: Filesystem | None = None, high_water: HighWater | None = None
    ) -> None:
        self._session = session
        self._filesystem = filesystem
        self._high_water = high_water or session.opened.high_water
        self._outbox = Outbox(session.connection)
        self._exportable = Exportable(session.connection, session.identity.device)
        self._attachments = BundleAttachments(session.connection)
        self._folder = session.folder / OUTBOX

    def preview(self, by: Following = NOBODY) -> ExportPreview:
        """Return what would be exported now. ``by`` may stop it at any row."""
        connection = self._session.connection
        with connection.followed(by):
            with connection.write():  # gathering needs a temporary table; nothing is changed
                totals = self._exportable.gather(*self._range()).totals()
            by.check()
            drafts = self._drafts()
        province = self._province()
        figures = from_totals(totals, self._session.definitions)
        return ExportPreview(
            figures=figures,
            records=sum(one.records for one in figures),
            drafts=drafts,
            enrolled=province is not None,
            number=self._outbox.next_number(self._session.identity.epoch),
            recipient=province.name if province else "",
        )

    def export(self, to: Path, *, signer: str, passphrase: str, progress: Progress = lambda *_: None) -> ExportResult:
        """Make the next bundle and write it to the folder ``to``.

        Raises NotEnrolled, NothingToExport, SensitiveWithheld, AttachmentLost, WrongPassphrase, NotASigner, the
        problems of the store's disk; then those of the stick, after which the bundle exists and can be written again by
        its number.
        """
        province = self._province()
        if province is None:
            raise NotEnrolled()
        require_admitted(self._session.connection)
        if not to.is_dir():
            raise DriveRemoved(drive=str(to))  # before a number is given for a stick that is not there
        seed = signing_seed(self._session, signer, passphrase)
        entry = self._make(province, seed, signer)
        if self._high_water is not None:
            self._high_water.raise_if_possible(self._session.connection)
        return self._write(entry, to, progress)

    def write_again(self, number: int, to: Path, *, progress: Progress = lambda *_: None) -> ExportResult:
        """Write the very same bytes of a bundle again. Raises BundleUnknown, BundleGone, the stick's problems."""
        return self._write(self.entry(number), to, progress)

    def latest(self) -> SentBundle | None:
        """Return the newest bundle of this epoch, or None."""
        entry = self._outbox.latest(self._session.identity.epoch)
        return None if entry is None else _sent(entry, self._session.definitions)

    def entry(self, number: int | None = None) -> OutboxEntry:
        """Return a bundle of this epoch by its number, the newest without one. Raises BundleUnknown."""
        epoch = self._session.identity.epoch
        for one in self._outbox.entries():
            if one.epoch == epoch and number in (None, one.number):
                return one
        raise BundleUnknown(number=number or 0)

    def sent(self) -> list[SentBundle]:
        """Return all bundles made here, newest first."""
        return [_sent(entry, self._session.definitions) for entry in self._outbox.entries()]

    def _province(self) -> Province | None:
        return Province.read(Settings(self._session.connection))

    def _range(self) -> tuple[int, int]:
        """Return the acknowledged counter and the newest one."""
        base = self._outbox.acknowledged_counter(self._session.identity.epoch)
        return base, Versions(self._session.connection, self._session.lifting).counter()

    def _drafts(self) -> int:
        listing = Listing(self._session.connection, self._session.identity.device)
        return sum(listing.totals(Question(definition.kind)).drafts for definition in self._session.definitions)

    def _make(self, province: Province, seed: bytes, signer: str) -> OutboxEntry:
        """Seal and number the next bundle. One ``write()``: nothing is saved while it is being packed."""
        session = self._session
        made: Path | None = None
        try:
            with session.connection.large_cache(), session.connection.write():
                base, top = self._range()
                versions = self._exportable.gather(base, top)
                totals = versions.totals()
                if not totals:
                    raise NothingToExport()
                self._refuse_withheld(versions)
                self._refuse_lacking()
                number = self._outbox.next_number(session.identity.epoch)
                draft = self._manifest(number, base, top, totals, signer, province.name)
                made = free_target(self._folder, bundle_name(draft.stream, number))
                written = self._seal(made, versions, draft, province, seed)
                return self._note(written, versions, draft, signer)
        except BaseException:
            if made is not None:
                with contextlib.suppress(OSError):  # told is what went wrong first; the name is free next time
                    made.unlink(missing_ok=True)
            raise

    def _refuse_withheld(self, versions: BundleVersions) -> None:
        """Stop what consent does not cover: it is for the office to blank it, not for the bundle to leave it out."""
        found = Consents(self._session).travelling(versions)
        if found:
            records = {record for one in found for record in one.records}
            names, persons = [one.name for one in found], [one.person for one in found]
            raise SensitiveWithheld(records=len(records), names=names, persons=persons)

    def _refuse_lacking(self) -> None:
        """Stop at a record whose attached file was lost here: the province would refuse the bundle."""
        lacking = self._attachments.lacking()
        if lacking:
            facts = Versions(self._session.connection, self._session.lifting).facts(lacking[0])
            raise AttachmentLost(records=len(lacking), title=facts.title if facts else "")

    def _manifest(
        self, number: int, base: int, top: int, totals: dict[str, dict[str, int]], signer: str, addressee: str
    ) -> ManifestDraft:
        session, identity = self._session, self._session.identity
        epoch = read_epoch(session.connection)
        before = self._outbox.latest(identity.epoch)
        carried = carried_back(session.connection)
        return ManifestDraft(
            stream=Stream(unit=identity.unit, device=identity.device, epoch=identity.epoch),
            number=number,
            base=base,
            top=top,
            journal=Journal(session.connection).head() or _NO_JOURNAL,
            signer=Signer(name=_named(signer, title_of(session, signer)), office=identity.unit_name),
            totals=totals,
            previous=before.manifest_sha256 if before else None,
            parent=Parent(epoch=epoch.parent, counter=epoch.parent_counter) if epoch.parent else None,
            receipt=carried.last,
            earlier=carried.earlier,
            claimed_at=session.time.claim(),
            addressee=addressee,
        )

    def _seal(
        self, target: Path, versions: BundleVersions, draft: ManifestDraft, province: Province, seed: bytes
    ) -> Written:
        definitions = self._session.definitions
        forms = {
            f"{form.kind}-{form.version}": form.source
            for kind in draft.totals
            for form in definitions.versions_of(kind)
        }
        try:
            return write_bundle(
                target,
                manifest=draft,
                versions=versions.contents(),
                forms=dict(sorted(forms.items())),
                attachments=self._attachments.stored(),
                recipients=province.recipients,
                signer_seed=seed,
            )
        except OSError as error:
            raise from_system(error, target) from error

    def _note(self, written: Written, versions: BundleVersions, draft: ManifestDraft, signer: str) -> OutboxEntry:
        """Give the bundle its number for good. Inside ``write()``."""
        session, moment = self._session, self._session.time.moment()
        name = written.path.name
        summary: dict[str, Json] = {
            "signer": signer,
            "totals": {kind: dict(sums) for kind, sums in draft.totals.items()},
            "unit": draft.stream.unit,
            "recipient": draft.addressee,
        }
        entry = OutboxEntry(
            epoch=draft.stream.epoch,
            number=draft.number,
            name=name,
            sha256=written.sha256,
            size=written.size,
            manifest_sha256=written.manifest_sha256,
            base=draft.base,
            top=draft.top,
            made_at=claimed(moment),
            summary=summary,
            outcome=Outcome.NOT_WRITTEN.value,
        )
        self._outbox.record(entry)
        versions.mark_exported(name, moment)
        Journal(session.connection).append(
            "export", session.operator.name, moment, bundle=name, sha256=written.sha256, signer=signer
        )
        return entry

    def _write(self, entry: OutboxEntry, to: Path, progress: Progress) -> ExportResult:
        source = self._folder / entry.name
        if not source.exists():
            raise BundleGone(number=entry.number)
        try:
            outcome, path = copy_beside(source, to, entry.name, filesystem=self._filesystem, progress=progress)
        except DriveProblem as problem:
            problem.fields.setdefault("number", entry.number)  # the bundle exists: it can be written again
            raise
        with contextlib.suppress(EnvironmentProblem), self._session.connection.write():
            # The bundle is on the stick: a store that cannot note it (its disk is full) must not deny it.
            self._outbox.set_outcome(entry.epoch, entry.number, outcome.value)
        figures = entry_figures(entry, self._session.definitions)
        identity = self._session.identity
        return ExportResult(
            bundle=entry.name,
            number=entry.number,
            stream=f"{entry.summary.get('unit', identity.unit)}-{identity.device}-{entry.epoch}",
            records={one.kind: one.records for one in figures},
            outcome=outcome.value,
            figures=figures,
            written_to=path,
            signer=str(entry.summary.get("signer", "")),
            size=entry.size,
            sha256=entry.sha256,
        )


def entry_figures(entry: OutboxEntry, definitions: Definitions) -> tuple[KindFigures, ...]:
    """Return the figures the signed manifest of a bundle declares. Raises OutboxBroken."""
    totals = entry.summary.get("totals")
    if not isinstance(totals, dict):
        raise OutboxBroken(name=entry.name)
    sums = {
        kind: {name: value for name, value in one.items() if isinstance(value, int)}
        for kind, one in totals.items()
        if isinstance(one, dict)
    }
    return from_totals(sums, definitions)


def _sent(entry: OutboxEntry, definitions: Definitions) -> SentBundle:
    records = sum(one.records for one in entry_figures(entry, definitions))
    return SentBundle(entry.number, entry.name, entry.made_at, records, entry.outcome, entry.acknowledged)


def _named(signer: str, title: str) -> str:
    return f"{signer}, {title}" if title else signer
