"""The devices of the units as the province keeps them: what they are called, and which of them it still believes.

Admitting one is ``enrolment``; a lost laptop is withdrawn here, an old PC that another one follows is marked as
replaced. Either is signed, and told to the device by a notice on the stick and to its unit by the next receipt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.base.errors import Refused
from desktop_app.bundle.fingerprint import device_fingerprint
from desktop_app.bundle.standing_notice import NoticeDraft, notice_name, write_notice
from desktop_app.domain import vietnamese
from desktop_app.domain.unit_names import checked_name
from desktop_app.services.permissions import require
from desktop_app.services.province.operating_keys import operating_seed
from desktop_app.services.session import Session
from desktop_app.services.stick import put_on_stick
from desktop_app.services.whose_store import own_province
from desktop_app.storage.former_keys import FormerKey, FormerKeys
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Device, DeviceStatus, Ledger


class DeviceUnknown(Refused):
    """No device of that id was ever admitted. Fields: ``device``."""

    code = "device_unknown"


class DeviceNotAdmitted(Refused):
    """The device is not admitted now, so there is nothing to take from it. Fields: ``unit_name``, ``label``."""

    code = "device_not_admitted"


class DeviceNotReplaced(Refused):
    """Only a device that was marked as replaced comes back by a word. Fields: ``unit_name``, ``label``."""

    code = "device_not_replaced"


class ReasonNeeded(Refused):
    """A device is withdrawn with a reason somebody can read in a year."""

    code = "device_reason_needed"


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """One device. ``fingerprint``: the thirty digits of its sheet; ``reason``: why it was withdrawn, "" else.

    ``admitted_at`` ISO, None unknown; ``last_number`` and ``last_at``: of its newest bundle that was applied;
    ``former``: how many keys it had before.
    """

    device: str
    unit: str
    unit_name: str
    label: str
    status: DeviceStatus
    admitted_at: str | None
    fingerprint: tuple[str, ...]
    reason: str = ""
    last_number: int | None = None
    last_at: str = ""
    former: int = 0


class Devices:
    """Looks after the devices of a province's session. Raises NotAProvince for another."""

    def __init__(self, session: Session) -> None:
        province = own_province(session)
        self._session = session
        self._province = province
        self._ledger = Ledger(session.connection)

    def all(self, unit: str = "") -> list[DeviceLine]:
        """Return all devices, or those of one unit, by unit."""
        names = {one.code: one.name for one in self._ledger.units()}
        former = self._ledger.former_keys()
        newest = self._ledger.newest_by_device()
        return [
            _line(device, names.get(device.unit, device.unit), former, newest.get(device.id))
            for device in self._ledger.devices()
            if unit in ("", device.unit)
        ]

    def rename(self, device: str, label: str) -> None:
        """Call a device something ("máy kế toán"). Raises MayNotAdminister, DeviceUnknown, NameTooLong, NameOdd."""
        require(self._session, "administer")
        known, label = self._known(device), checked_name(label)
        if label != known.label:
            self._put(replace(known, label=label), "device_named", label=label)

    def revoke(self, device: str, reason: str, *, signer: str, passphrase: str, to: Path | None = None) -> Path | None:
        """Believe a device no more: it was lost, stolen or lent. Its key is never believed again.

        Bundles it signed are refused from now on, those on the way too; what was applied stays. ``to``: where a notice
        for the device is written, and its path is returned. Raises MayNotAdminister, DeviceUnknown, DeviceNotAdmitted
        (for one that is withdrawn already), ReasonNeeded, the refusals of signing, the problems of the stick.
        """
        require(self._session, "administer")
        words, known = vietnamese.clean(reason), self._known(device)
        if not words:
            raise ReasonNeeded()
        if known.status == "revoked":
            raise DeviceNotAdmitted(unit_name=self._name(known), label=known.label)
        return self._end(replace(known, status="revoked"), words, signer, passphrase, to)

    def mark_replaced(self, device: str, *, signer: str, passphrase: str, to: Path | None = None) -> Path | None:
        """Mark an old PC another one stands in for: it is to send nothing more. Raises as ``revoke`` does."""
        require(self._session, "administer")
        known = self._known(device)
        if known.status != "admitted":
            raise DeviceNotAdmitted(unit_name=self._name(known), label=known.label)
        return self._end(replace(known, status="replaced"), "", signer, passphrase, to)

    def take_back(self, device: str, *, signer: str, passphrase: str) -> None:
        """Believe a replaced PC again: a bundle of its last days turned up, or it goes on working.

        Raises MayNotAdminister, DeviceUnknown, DeviceNotReplaced (a withdrawn one is admitted anew, with a new key),
        and the refusals of signing.
        """
        require(self._session, "administer")
        known = self._known(device)
        if known.status != "replaced":
            raise DeviceNotReplaced(unit_name=self._name(known), label=known.label)
        operating_seed(self._session, signer, passphrase)
        self._put(replace(known, status="admitted"), "device_taken_back", unit=known.unit)

    def notice(self, device: str, to: Path, *, signer: str, passphrase: str) -> Path:
        """Write the notice for a device that is not admitted any more, again. Raises as ``revoke`` does."""
        known = self._known(device)
        if known.status == "admitted":
            raise DeviceNotReplaced(unit_name=self._name(known), label=known.label)
        return self._write(known, to, operating_seed(self._session, signer, passphrase))

    def _end(self, changed: Device, reason: str, signer: str, passphrase: str, to: Path | None) -> Path | None:
        session = self._session
        seed, moment = operating_seed(session, signer, passphrase), session.time.moment()
        path = self._write(changed, to, seed) if to is not None else None
        with session.connection.write():
            self._ledger.put_device(changed)
            if changed.status == "revoked":
                since = moment.isoformat() if moment else None
                key = FormerKey(changed.signing_key, changed.id, "revoked", since, reason)
                FormerKeys(session.connection).put(key)
            Journal(session.connection).append(
                f"device_{changed.status}",
                session.operator.name,
                moment,
                unit=changed.unit,
                device=changed.id,
                label=changed.label,
                reason=reason,
            )
        return path

    def _write(self, device: Device, to: Path, seed: bytes) -> Path:
        draft = NoticeDraft(
            unit=device.unit,
            unit_name=self._name(device),
            device=device.id,
            device_key=bytes.fromhex(device.signing_key),
            standing="revoked" if device.status == "revoked" else "replaced",
            province=self._province.name,
            root_public=self._province.root_public,
            certificates=self._province.certificates,
            claimed_at=self._session.time.claim(),
        )
        name = notice_name(device.unit, device.id)
        return put_on_stick(self._session.folder, to, name, lambda target: write_notice(target, draft, seed))

    def _put(self, device: Device, event: str, **facts: str) -> None:
        session = self._session
        with session.connection.write():
            self._ledger.put_device(device)
            Journal(session.connection).append(
                event, session.operator.name, session.time.moment(), device=device.id, **facts
            )

    def _known(self, device: str) -> Device:
        found = self._ledger.device(device)
        if found is None:
            raise DeviceUnknown(device=device[:16])
        return found

    def _name(self, device: Device) -> str:
        unit = self._ledger.unit(device.unit)
        return unit.name if unit else device.unit


def _line(device: Device, unit_name: str, former: list[FormerKey], newest: tuple[int, str] | None) -> DeviceLine:
    own = next((one for one in former if one.key == device.signing_key), None)
    public = bytes.fromhex(device.signing_key)
    return DeviceLine(
        device=device.id,
        unit=device.unit,
        unit_name=unit_name,
        label=device.label,
        status=device.status,
        admitted_at=device.admitted_at,
        fingerprint=device_fingerprint(public, device.sealing_recipient, device.id).groups,
        reason=own.reason if own else "",
        last_number=newest[0] if newest else None,
        last_at=newest[1] if newest else "",
        former=sum(one.device == device.id and one.key != device.signing_key for one in former),
    )
