"""The province helps an office that lost passphrases and recovery sheet to open its book again.

What it opens is the office's own sealed secret, and what it gives back only the PC that asked can read. Whether the
office did ask, only the paper says: chair's signature, seal, and the thirty digits that are typed from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.base.errors import FileUnreadable, Refused
from desktop_app.bundle.fingerprint import parse_fingerprint
from desktop_app.bundle.help_answer import HelpAnswerDraft, help_answer_name, write_help_answer
from desktop_app.bundle.help_request import HelpRequest, opened_secret, read_help_request
from desktop_app.services.device_keys import DeviceKeys
from desktop_app.services.help_refusals import HelpDeviceWithdrawn, HelpOfAnotherDevice, as_request_refusal
from desktop_app.services.permissions import require
from desktop_app.services.province.operating_keys import operating_seed
from desktop_app.services.session import Session
from desktop_app.services.stick import put_on_stick
from desktop_app.services.whose_store import own_province
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Device, Ledger
from desktop_app.storage.settings import Settings


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """Who asks, as the province's own list of devices knows them. The digits are not shown: they are to be typed."""

    unit: str
    unit_name: str
    device: str
    label: str


class GivingHelp:
    """Answers requests for help in a province's session."""

    def __init__(self, session: Session) -> None:
        province = own_province(session)
        self._session = session
        self._province = province
        self._ledger = Ledger(session.connection)

    def look(self, file: Path) -> HelpAsked:
        """Return who asks; nothing of it is proven before the digits were typed.

        Raises HelpDamaged, HelpWrongFile, HelpOfAnotherDevice, HelpDeviceWithdrawn, FileUnreadable.
        """
        return self._asked(self._device(_read(file)))

    def give(self, file: Path, typed: str, *, to: Path, signer: str, passphrase: str) -> Path:
        """Answer a request whose digits were typed from the signed paper; return the answer's path.

        Raises MayNotSign, FingerprintMalformed, FingerprintDiffers, HelpSealedElsewhere, HelpOfAnotherDevice,
        HelpDeviceWithdrawn, HelpDamaged, HelpWrongFile, WrongPassphrase, NotASigner, OperatingKeyUnknown,
        FileUnreadable, the problems of the stick.
        """
        session = self._session
        require(session, "sign")
        request = _read(file)
        request.fingerprint.require(parse_fingerprint(typed))
        device = self._device(request)
        seed = operating_seed(session, signer, passphrase)
        draft = self._draft(request, device, self._secret(request))

        def make(target: Path) -> None:
            with session.connection.write():
                Journal(session.connection).append(
                    "help_given",
                    signer,
                    session.time.moment(),
                    unit=device.unit,
                    device=device.id,
                    request=request.sha256,
                )
                write_help_answer(target, draft, seed)

        return put_on_stick(session.folder, to, help_answer_name(device.unit, device.id), make)

    def _secret(self, request: HelpRequest) -> bytes:
        identities = DeviceKeys.read(Settings(self._session.connection)).identities
        try:
            return opened_secret(request, identities)
        except Refused as refusal:
            if refusal.code == "malformed_manifest":  # the digits fit, yet the secret is another PC's
                raise HelpOfAnotherDevice() from refusal
            raise as_request_refusal(refusal) from refusal

    def _device(self, request: HelpRequest) -> Device:
        claims = request.claims
        device = self._ledger.device(claims.device)
        if device is None or claims.unit not in device.units | {device.unit}:
            raise HelpOfAnotherDevice()
        if device.status != "admitted":
            raise HelpDeviceWithdrawn(unit_name=self._asked(device).unit_name)
        return device

    def _asked(self, device: Device) -> HelpAsked:
        unit = self._ledger.unit(device.unit)
        return HelpAsked(device.unit, unit.name if unit else device.unit, device.id, device.label)

    def _draft(self, request: HelpRequest, device: Device, secret: bytes) -> HelpAnswerDraft:
        return HelpAnswerDraft(
            request=request.sha256,
            unit=device.unit,
            unit_name=self._asked(device).unit_name,
            device=device.id,
            store=request.claims.store,
            secret=secret,
            recipient=request.claims.recipient,
            province=self._province.name,
            root_public=self._province.root_public,
            certificates=self._province.certificates,
            claimed_at=self._session.time.claim(),
        )


def _read(file: Path) -> HelpRequest:
    FileUnreadable.unless_regular(file)
    try:
        with file.open("rb") as source:
            return read_help_request(source)
    except Refused as refusal:
        raise as_request_refusal(refusal) from refusal
    except OSError as error:
        raise FileUnreadable.because(file.name, error) from error
