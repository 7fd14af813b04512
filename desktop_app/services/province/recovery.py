"""Devices a province made anew from the paper of its root knows nothing of, recognised by its own documents.

Their bundles wait in quarantine as a stranger's. Each carries the last receipt or the admission, which the root vouches
for and which names the device's key; only where the bundle is signed with that very key is the device offered, and not
where the key was withdrawn or left since the bundle came: such a one is never believed again. A person admits each one:
a document may be older than a revocation that was lost with the store.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.base.errors import Refused
from desktop_app.bundle.admission import Admission, UnitEntry
from desktop_app.bundle.container import ContainerReader
from desktop_app.bundle.documents import decoded_key
from desktop_app.bundle.envelope import MAX_ENVELOPE_BYTES, decode_envelope
from desktop_app.bundle.fingerprint import device_fingerprint
from desktop_app.bundle.keys import TrustedKey, TrustedKeys
from desktop_app.bundle.manifest import MANIFEST_TYPE, read_manifest
from desktop_app.bundle.receipt import Receipt
from desktop_app.bundle.receipt_content import DeviceEntry
from desktop_app.bundle.refusals import UnknownKey
from desktop_app.bundle.verifier import require_type, verify
from desktop_app.domain.units import Unit
from desktop_app.services import unit_entries
from desktop_app.services.permissions import may, require
from desktop_app.services.province.own_documents import OwnDocuments
from desktop_app.services.province.quarantine import Quarantine
from desktop_app.services.province.received import Progress, Received
from desktop_app.services.province.receiving import Receiving
from desktop_app.services.session import Session
from desktop_app.services.whose_store import require_province
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Device, Ledger
from desktop_app.storage.waiting_files import WaitingFiles


class DeviceNotRecoverable(Refused):
    """No document of this province in what waits names the device. Fields: ``device``."""

    code = "device_not_recoverable"


@dataclass(frozen=True, slots=True)
class RecoverableDevice:
    """A device our own root vouches for. ``fingerprint``: six groups of five digits, as on its sheet.

    ``receipt``: the number of the receipt that names it, None for its admission. ``known``: the ledger has the device,
    under another key. ``files``: hashes of its bundles that wait.
    """

    unit: str
    unit_name: str
    device: str
    label: str
    units: tuple[str, ...]
    fingerprint: tuple[str, ...]
    receipt: int | None
    known: bool
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Vouched:
    """What one document says of the device that signed the bundle it came in."""

    device: Device
    unit_name: str
    tree: tuple[UnitEntry, ...]
    receipt: int | None
    groups: tuple[str, ...]


class DeviceRecovery:
    """Takes them back for one session of a province. Raises NotAProvince for another."""

    def __init__(self, session: Session) -> None:
        require_province(session)
        self._session = session
        self._ledger = Ledger(session.connection)
        self._files = WaitingFiles(session.connection)
        self._bytes = Quarantine(session)
        self._documents = OwnDocuments(session)

    def candidates(self) -> list[RecoverableDevice]:
        """Return the devices that wait to be recognised, by unit. Reads all files of strangers: for the background."""
        found = sorted(self._vouched().values(), key=lambda pair: (pair[0].device.unit, pair[0].device.id))
        return [
            RecoverableDevice(
                unit=vouched.device.unit,
                unit_name=vouched.unit_name,
                device=vouched.device.id,
                label=vouched.device.label,
                units=tuple(sorted(vouched.device.units)),
                fingerprint=vouched.groups,
                receipt=vouched.receipt,
                known=self._ledger.device(vouched.device.id) is not None,
                files=tuple(files),
            )
            for vouched, files in found
        ]

    def admit(self, device: str, progress: Progress = lambda *_: None) -> list[Received]:
        """Admit a device again and take what waits of it; return what became of its files.

        Somebody who may not check admits only: the files wait on. Raises MayNotAdminister, DeviceNotRecoverable.
        """
        session = self._session
        require(session, "administer")
        pair = self._vouched().get(device)
        if pair is None:
            raise DeviceNotRecoverable(device=device)
        vouched, files = pair
        known = self._ledger.device(device)
        if known is None or known.signing_key != vouched.device.signing_key:  # else stopped before its files were taken
            self._believe(vouched)
        return Receiving(session).receive_kept(files, progress) if may(session, "check") else []

    def _believe(self, vouched: _Vouched) -> None:
        session, moment = self._session, self._session.time.moment()
        with session.connection.write():
            missing = [unit_entries.as_row(one) for one in vouched.tree if self._ledger.unit(one.code) is None]
            self._ledger.put_units(missing)
            if self._ledger.unit(vouched.device.unit) is None:
                own = session.identity.unit
                self._ledger.put_units([Unit(vouched.device.unit, vouched.unit_name, superior=own, level="base")])
            admitted = replace(vouched.device, admitted_at=moment.isoformat() if moment else None)
            self._ledger.put_device(admitted)
            Journal(session.connection).append(
                "device_recovered", session.operator.name, moment, unit=admitted.unit, device=admitted.id
            )

    def _vouched(self) -> dict[str, tuple[_Vouched, list[str]]]:
        """Return what the newest document says of each device, and its files, those that came first first."""
        found: dict[str, tuple[_Vouched, list[str]]] = {}
        left = {one.key for one in self._ledger.former_keys()}
        left |= {one.signing_key for one in self._ledger.devices() if one.status != "admitted"}
        for item in reversed(self._files.all(UnknownKey.code)):
            vouched = self._of(self._bytes.path(item.sha256))
            if vouched is None or vouched.device.signing_key in left:
                continue
            before, files = found.get(vouched.device.id, (vouched, []))
            newest = max((before, vouched), key=lambda one: one.receipt or 0)
            found[vouched.device.id] = newest, [*files, item.sha256]
        return found

    def _of(self, file: Path) -> _Vouched | None:
        """Return what a waiting bundle's own document says of its signer; None where there is nothing to believe."""
        try:
            with file.open("rb") as source:
                envelope = decode_envelope(ContainerReader(source).envelope(MAX_ENVELOPE_BYTES))
                require_type(envelope, MANIFEST_TYPE)
                claims, _raw = read_manifest(envelope.payload)  # believed only once its signature was verified below
                document = self._documents.carried(claims.receipt)
                vouched = None if document is None else _said_of(claims.stream.device, document)
                if vouched is None or vouched.device.units & self._session.own_units:
                    return None
                device = vouched.device
                key = TrustedKey(bytes.fromhex(device.signing_key), device.units, device.id, vouched.unit_name)
                verify(source, TrustedKeys([key]))
                return vouched
        except (Refused, OSError, ValueError):
            return None


def _said_of(device: str, document: Receipt | Admission) -> _Vouched | None:
    content = document.content
    if isinstance(document, Receipt):
        entry = next((one for one in document.content.devices if one.device == device), None)
        if entry is None or entry.status != "admitted":
            return None
        unit, receipt = document.content.unit, document.content.number
    else:
        admission = document.content
        if admission.device != device or admission.key is None or admission.recipient is None:
            return None
        unit, receipt = admission.unit, None
        entry = DeviceEntry(
            device=device,
            label=admission.label,
            key=admission.key,
            recipient=admission.recipient,
            units=admission.admitted,
            status="admitted",
        )
    return _vouched(entry, unit, _name(unit, content.units), content.units, receipt)


def _vouched(entry: DeviceEntry, unit: str, name: str, tree: Sequence[UnitEntry], receipt: int | None) -> _Vouched:
    public = decoded_key(entry.key)
    device = Device(
        id=entry.device,
        unit=unit,
        signing_key=public.hex(),
        sealing_recipient=entry.recipient,
        status="admitted",
        admitted_at=None,
        units=frozenset((unit, *entry.units)),
        label=entry.label,
    )
    groups = device_fingerprint(public, entry.recipient, entry.device).groups
    return _Vouched(device, name, tuple(tree), receipt, groups)


def _name(unit: str, tree: Sequence[UnitEntry]) -> str:
    return next((one.name for one in reversed(tree) if one.code == unit), unit)
