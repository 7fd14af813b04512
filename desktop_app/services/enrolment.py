"""Making an office's device known to the province, by a file on the stick and thirty digits on paper.

Neither side believes the other's file before a person has typed the digits of the other's signed sheet. The office's
side is ``office_enrolment``; what both need is named here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.base.errors import FileUnreadable, Refused
from desktop_app.bundle.admission import AdmissionDraft, admission_name, write_admission
from desktop_app.bundle.enrolment import Request, read_request
from desktop_app.bundle.fingerprint import parse_fingerprint
from desktop_app.domain import vietnamese
from desktop_app.domain.unit_names import checked_code, checked_name
from desktop_app.domain.units import Unit, UnitTree
from desktop_app.services import unit_entries
from desktop_app.services.office_enrolment import EnrolmentState, OfficeEnrolment
from desktop_app.services.province.operating_keys import operating_seed
from desktop_app.services.session import Session
from desktop_app.services.stick import put_on_stick
from desktop_app.services.unit_codes import recorded_as
from desktop_app.services.whose_store import own_province
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Device, DeviceStatus, Ledger

__all__ = [
    "DeviceRow",
    "EnrolmentState",
    "KeyWithdrawn",
    "OfficeEnrolment",
    "ProvinceEnrolment",
    "RequestPreview",
    "UnitCarriedElsewhere",
    "UnitNameDiffers",
    "UnitOfAnotherDevice",
    "UnitOfProvince",
]


class UnitOfAnotherDevice(Refused):
    """A request itself claims a code that is another unit's, or that another device is admitted for.

    Fields: ``unit``, ``unit_name``.
    """

    code = "unit_of_another_device"


class UnitCarriedElsewhere(Refused):
    """A code was to be given under which a device of another unit records. Fields: ``unit``, ``unit_name`` of that."""

    code = "unit_carried_elsewhere"


class UnitNameDiffers(Refused):
    """A code of the unit tree was to be given under another name. Fields: ``unit``, ``unit_name``, ``typed``."""

    code = "unit_name_differs"


class KeyWithdrawn(Refused):
    """The request is signed with a key the province withdrew: it is never believed again. Fields: ``unit``."""

    code = "key_withdrawn"


class UnitOfProvince(Refused):
    """The province's own code was to be given. Fields: ``unit``; ``claimed``, the same, when the request claims it."""

    code = "unit_of_province"


@dataclass(frozen=True, slots=True)
class RequestPreview:
    """What a request claims, to be compared with the paper. The digits are not shown: they are to be typed.

    ``known``: the device is admitted already and would get another key.
    """

    unit: str
    unit_name: str
    superior: str
    device: str
    known: bool = False


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """One admitted device. ``label``: what the province calls it, "" for nothing."""

    unit: str
    unit_name: str
    device: str
    status: str
    admitted_at: str | None
    label: str = ""


class ProvinceEnrolment:
    """The province's side. Raises NotAProvince for another session."""

    def __init__(self, session: Session) -> None:
        province = own_province(session)
        self._session = session
        self._province = province
        self._ledger = Ledger(session.connection)

    def fingerprint(self) -> tuple[str, ...]:
        """Return the thirty digits of the province's sheet."""
        return self._province.fingerprint().groups

    def devices(self) -> list[DeviceRow]:
        """Return the admitted devices."""
        names = {unit.code: unit.name for unit in self._ledger.units()}
        return [
            DeviceRow(one.unit, names.get(one.unit, one.unit), one.id, one.status, one.admitted_at, one.label)
            for one in self._ledger.devices()
        ]

    def read_request(self, file: Path) -> RequestPreview:
        """Return what a request claims. Raises the refusals of ``bundle.enrolment``, FileUnreadable."""
        claims = _read(file).claims
        known = self._ledger.device(claims.device) is not None
        return RequestPreview(claims.unit, claims.unit_name, claims.superior, claims.device, known)

    def approve(
        self,
        file: Path,
        typed: str,
        *,
        to: Path,
        signer: str,
        passphrase: str,
        unit: str | None = None,
        name: str | None = None,
        label: str = "",
        replaces: str = "",
    ) -> Path:
        """Admit the device of a request whose digits were typed from its sheet; return the admission's path.

        A device that is known gets the new key: its office lost the old one with a forgotten passphrase, and the typed
        digits vouch for the new one as they did for the first. A code that is another device's is given only if the
        province itself says so in ``unit``: a request may not claim it, nor one of another unit, unless the unit it is
        admitted for took that up. A code under which a device of another unit records is not given: both would sign for
        it. The province's own code is never given: whoever
        had it could sign over the province's own records. ``label``: what the device is called; ``replaces``: an old
        device of the same unit the new one stands in for, which is believed no more. Raises FingerprintMalformed,
        FingerprintDiffers, CodeOdd, KeyWithdrawn, UnitOfAnotherDevice, UnitCarriedElsewhere, UnitOfProvince,
        UnitNameDiffers, WrongPassphrase, NotASigner, OperatingKeyUnknown, the refusals of ``bundle.enrolment`` and the
        problems of the stick.
        """
        request = _read(file)
        request.fingerprint.require(parse_fingerprint(typed))
        claims = request.claims
        # Codes are kept as words of one text (``FORMER_UNITS``): one with a space in it would be several.
        code, _claimed = checked_code(unit or claims.unit), checked_code(claims.unit)
        self._require_not_own(code, claims.unit)
        if claims.unit != unit:
            self._require_unclaimed(claims.unit, claims.device, code)
        self._require_not_carried(code, claims.device)
        self._require_not_withdrawn(request, code)
        title = self._title(code, name, claims.unit_name)
        seed = operating_seed(self._session, signer, passphrase)
        device = self._device(request, code, label)
        draft = self._draft(request, code, title, device)
        file_name = admission_name(code, claims.device)
        path = put_on_stick(self._session.folder, to, file_name, lambda target: write_admission(target, draft, seed))
        self._admit(device, title, replaces)
        return path

    def _device(self, request: Request, code: str, label: str) -> Device:
        """Return the device as it is to be admitted, with all codes it may sign for.

        Its records keep the codes it began with, also under a new key; and it goes on with records of the unit's other
        devices, which keep theirs.
        """
        claims, moment = request.claims, self._session.time.moment()
        known = self._ledger.device(claims.device)
        return Device(
            id=claims.device,
            unit=code,
            signing_key=request.public.hex(),
            sealing_recipient=claims.recipient,
            status="admitted",
            admitted_at=moment.isoformat() if moment else None,
            units=frozenset({code, claims.unit, *(known.units if known else ()), *self._recorded_as(code)}),
            label=checked_name(label) or (known.label if known else ""),
        )

    def _recorded_as(self, code: str) -> frozenset[str]:
        """Return the codes the unit's devices began with, and its own."""
        return recorded_as(code, UnitTree(self._ledger.units()), self._ledger.devices())

    def _require_not_withdrawn(self, request: Request, code: str) -> None:
        key, known = request.public.hex(), self._ledger.device(request.claims.device)
        withdrawn = {one.key for one in self._ledger.former_keys() if one.status == "revoked"}
        if key in withdrawn or (known is not None and known.status == "revoked" and known.signing_key == key):
            raise KeyWithdrawn(unit=code)

    def _title(self, code: str, typed: str | None, claimed: str) -> str:
        """Return the unit's name: the tree's when it has the code, and then nothing else may be typed."""
        known = self._ledger.unit(code)
        if known is None:
            return typed or claimed
        if typed is not None and vietnamese.clean(typed) != known.name:
            raise UnitNameDiffers(unit=code, unit_name=known.name, typed=typed)
        return known.name

    def _require_not_own(self, code: str, claimed: str) -> None:
        own = self._session.own_units
        if claimed in own:
            raise UnitOfProvince(unit=claimed, claimed=claimed)
        if code in own:
            raise UnitOfProvince(unit=code)

    def _require_unclaimed(self, claimed: str, device: str, code: str) -> None:
        known, own = self._ledger.unit(claimed), self._ledger.device(device)
        carried = any(claimed in one.units and one.id != device for one in self._ledger.devices())
        foreign = known is not None and claimed != code and not self._went_into(claimed, code)
        if carried or (foreign and (own is None or claimed not in own.units)):
            raise UnitOfAnotherDevice(unit=claimed, unit_name=known.name if known else claimed)

    def _require_not_carried(self, code: str, device: str) -> None:
        """Raise UnitCarriedElsewhere for a code a device of another unit began with, while it is admitted."""
        for one in self._ledger.devices():
            elsewhere = one.unit != code and one.id != device and not self._went_into(code, one.unit)
            if elsewhere and code in one.units and one.status == "admitted":
                known = self._ledger.unit(one.unit)
                raise UnitCarriedElsewhere(unit=code, unit_name=known.name if known else one.unit)

    def _went_into(self, before: str, after: str) -> bool:
        """Tell whether unit ``before`` was taken up by unit ``after``, directly or through others."""
        return before in {one.code for one in UnitTree(self._ledger.units()).predecessors(after)}

    def _draft(self, request: Request, code: str, title: str, device: Device) -> AdmissionDraft:
        rows = self._ledger.units()
        if code not in {row.code for row in rows}:
            rows.append(self._new_unit(code, title))
        return AdmissionDraft(
            device=request.claims.device,
            office_key=request.public,
            office_recipient=request.claims.recipient,
            province=self._province.name,
            unit=code,
            unit_name=title,
            admitted=tuple(sorted(device.units)),
            root_public=self._province.root_public,
            certificates=self._province.certificates,
            recipients=self._province.recipients,
            units=tuple(unit_entries.told(row) for row in rows),
            claimed_at=self._session.time.claim(),
            label=device.label,
            epoch=self._session.identity.epoch,
        )

    def _admit(self, device: Device, title: str, replaces: str) -> None:
        """Keep the device, and let the unit's others sign for the code it began with, in one step."""
        session, moment = self._session, self._session.time.moment()
        with session.connection.write():
            known = self._ledger.device(device.id)
            event = "device_admitted" if known is None else "device_key_replaced"
            if self._ledger.unit(device.unit) is None:
                self._ledger.put_units([self._new_unit(device.unit, title)])
            self._ledger.put_device(device)
            self._share_codes(device, replaces)
            Journal(session.connection).append(
                event, session.operator.name, moment, unit=device.unit, device=device.id, replaces=replaces
            )

    def _share_codes(self, device: Device, replaces: str) -> None:
        codes = self._recorded_as(device.unit)
        for other in self._ledger.devices():
            if other.unit == device.unit and other.id != device.id:
                gone = other.id == replaces and other.status == "admitted"
                status: DeviceStatus = "replaced" if gone else other.status
                self._ledger.put_device(replace(other, units=other.units | codes, status=status))

    def _new_unit(self, code: str, title: str) -> Unit:
        """Return a unit the tree does not know yet: under the province, since when is not said."""
        return Unit(code, title, superior=self._session.identity.unit, level="base")


def _read(file: Path) -> Request:
    FileUnreadable.unless_regular(file)
    try:
        with file.open("rb") as source:
            return read_request(source)
    except OSError as error:
        raise FileUnreadable.because(file.name, error) from error
