"""Giving a unit's new device what the province holds of the unit: every version and file, sealed to that device."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.base.following import NOBODY, Following
from desktop_app.bundle.assembly import Written
from desktop_app.bundle.history import HistoryDraft, history_name, write_history
from desktop_app.services.permissions import require
from desktop_app.services.province.devices import DeviceNotAdmitted, DeviceUnknown
from desktop_app.services.province.operating_keys import operating_seed
from desktop_app.services.session import Session
from desktop_app.services.stick import put_on_stick
from desktop_app.services.whose_store import own_province
from desktop_app.storage.attachments import BundleAttachments
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Device, Ledger
from desktop_app.storage.unit_versions import versions_of_units


@dataclass(frozen=True, slots=True)
class HistoryWritten:
    """A history on the stick: where, how many versions, its size in bytes."""

    path: Path
    unit: str
    unit_name: str
    versions: int
    size: int


class UnitHistory:
    """Writes histories for one session of a province store. Raises NotAProvince for another."""

    def __init__(self, session: Session) -> None:
        province = own_province(session)
        self._session = session
        self._province = province
        self._ledger = Ledger(session.connection)

    def write(
        self, device: str, to: Path, *, signer: str, passphrase: str, progress: Following = NOBODY
    ) -> HistoryWritten:
        """Write all the province holds of the device's unit for that device. It has to be admitted.

        The province's copy is whole while it is packed (one ``write()``); then it is copied like any file. Raises
        MayNotAdminister, DeviceUnknown, DeviceNotAdmitted, the refusals of signing, the problems of the stick.
        """
        session = self._session
        require(session, "administer")
        known = self._ledger.device(device)
        if known is None:
            raise DeviceUnknown(device=device[:16])
        unit = self._ledger.unit(known.unit)
        name = unit.name if unit else known.unit
        if known.status != "admitted":
            raise DeviceNotAdmitted(unit_name=name, label=known.label)
        seed = operating_seed(session, signer, passphrase)
        made: list[Written] = []
        progress.check()
        path = put_on_stick(
            session.folder,
            to,
            history_name(known.unit, known.id),
            lambda target: made.append(self._make(target, known, name, seed, progress)),
        )
        return HistoryWritten(path, known.unit, name, made[0].versions, made[0].size)

    def _make(self, target: Path, device: Device, unit_name: str, seed: bytes, by: Following) -> Written:
        session = self._session
        with session.connection.large_cache(), session.connection.write():
            versions = versions_of_units(session.connection, device.units)
            kinds = versions.totals()
            draft = self._draft(device, unit_name, kinds)
            files = BundleAttachments(session.connection).stored()
            total = sum(facts["versions"] for facts in kinds.values())
            written = write_history(target, draft, _told(versions.contents(), total, by), files, seed)
            Journal(session.connection).append(
                "history_given", session.operator.name, session.time.moment(), unit=device.unit, device=device.id
            )
        return written

    def _draft(self, device: Device, unit_name: str, kinds: dict[str, dict[str, int]]) -> HistoryDraft:
        definitions = self._session.definitions
        forms = {f"{form.kind}-{form.version}": form.source for kind in kinds for form in definitions.versions_of(kind)}
        return HistoryDraft(
            unit=device.unit,
            unit_name=unit_name,
            device=device.id,
            device_key=bytes.fromhex(device.signing_key),
            recipient=device.sealing_recipient,
            epoch=self._session.identity.epoch,
            province=self._province.name,
            root_public=self._province.root_public,
            certificates=self._province.certificates,
            forms=dict(sorted(forms.items())),
            codes=tuple(sorted(device.units)),
            claimed_at=self._session.time.claim(),
        )


def _told(contents: Iterable[bytes], total: int, by: Following) -> Iterator[bytes]:
    """Yield ``contents``, telling how many are packed; a stop undoes the whole history."""
    for done, content in enumerate(contents, 1):
        by.report(done, total)
        yield content
