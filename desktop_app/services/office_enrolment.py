"""The office's side of enrolment: its request, and what it believes of the province's answer.

It believes nothing before a person has typed the digits of the province's signed sheet.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.base.errors import FileUnreadable, Refused
from desktop_app.bundle.admission import (
    MAX_ADMISSION_FILE,
    AdmissionContent,
    accept_admission,
    read_admission,
)
from desktop_app.bundle.chain import believed, certificate_bytes, newest_certificates
from desktop_app.bundle.enrolment import RequestDraft, request_name, write_request
from desktop_app.bundle.fingerprint import parse_fingerprint
from desktop_app.bundle.keys import generate_signing_seed, public_key
from desktop_app.bundle.refusals import TooLarge
from desktop_app.services import unit_entries
from desktop_app.services.device_keys import STANDING, DeviceKeys, Province
from desktop_app.services.help_renewing import renew_help
from desktop_app.services.session import FORMER_UNITS, Session
from desktop_app.services.signing import signing_seed
from desktop_app.services.stick import put_on_stick, staging_folder
from desktop_app.services.whose_store import require_office
from desktop_app.storage.connection import Connection
from desktop_app.storage.errors import from_system
from desktop_app.storage.factory import change_identity
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import load_keys, save_keys
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.operators import with_new_signing
from desktop_app.storage.receipts import ReceiptsTaken
from desktop_app.storage.settings import Settings


class EnrolledElsewhere(Refused):
    """An admission of another root than the one this office believes. Fields: ``province`` (the one it is with)."""

    code = "enrolled_elsewhere"


class AdmissionOutdated(Refused):
    """An admission of the key the province has withdrawn since. Fields: ``province``."""

    code = "admission_outdated"


@dataclass(frozen=True, slots=True)
class EnrolmentState:
    """Where an office stands: whether it is admitted, by whom, under which code; its own thirty digits."""

    enrolled: bool
    province: str
    unit: str
    fingerprint: tuple[str, ...]


class OfficeEnrolment:
    """The office's side. Raises NotAnOffice for another session."""

    def __init__(self, session: Session) -> None:
        require_office(session)
        self._session = session
        self._settings = Settings(session.connection)
        self._keys = DeviceKeys.read(self._settings)

    def state(self) -> EnrolmentState:
        """Return where the office stands."""
        province, identity = Province.read(self._settings), self._session.identity
        return EnrolmentState(
            enrolled=province is not None,
            province=province.name if province else "",
            unit=identity.unit,
            fingerprint=self._keys.fingerprint(identity.device).groups,
        )

    def write_request(self, to: Path, *, signer: str, passphrase: str) -> Path:
        """Write the request onto the stick and return its path.

        A device that was told it is withdrawn asks with a new key: the old one is never believed again. Raises
        WrongPassphrase, NotASigner, KeysAltered, and the problems of the stick.
        """
        identity = self._session.identity
        seed = signing_seed(self._session, signer, passphrase)
        self._take_back_key(public_key(seed))
        if self._settings.get(STANDING) == "revoked":
            seed = self._renewed(signer)
        draft = RequestDraft(
            unit=identity.unit,
            unit_name=identity.unit_name,
            superior=identity.superior,
            device=identity.device,
            recipient=self._keys.sealing_recipient,
            commune=identity.commune,
            claimed_at=self._session.time.claim(),
        )
        name = request_name(identity.unit, identity.device)
        path = put_on_stick(self._session.folder, to, name, lambda target: write_request(target, draft, seed))
        self._note("enrolment_requested", name=name)
        return path

    def accept(self, file: Path, typed: str, *, another_province: bool = False) -> EnrolmentState:
        """Believe an admission whose root fits the typed digits; from then on only that root is trusted.

        ``another_province``: the office leaves the province it is enrolled with; nobody does that by typing alone, for
        a planted file may come with a planted sheet. Raises the refusals of ``bundle.admission``, EnrolledElsewhere,
        AdmissionOutdated, NotVouchedFor, NoLongerVouchedFor, FingerprintMalformed, FingerprintDiffers, FileUnreadable,
        and the problems of the store's disk.
        """
        digits, document = parse_fingerprint(typed), _bytes_of(file)
        source = io.BytesIO(document)
        offer = read_admission(source)
        known = Province.read(self._settings)
        if known is not None and offer.root_public != known.root_public and not another_province:
            raise EnrolledElsewhere(province=known.name)
        same = known if known is not None and offer.root_public == known.root_public else None
        before = same.certificates if same else ()
        try:
            admission = believed(
                lambda: accept_admission(
                    offer,
                    source,
                    digits,
                    identity=self._keys.sealing_identity,
                    own_public=self._keys.signing_public,
                    staging=staging_folder(self._session.folder),
                    known=before,
                )
            )
        except OSError as error:  # the file is read: what fails is this PC's own disk, where the seal is opened
            raise from_system(error, self._session.folder) from error
        if same and self._settings.get(STANDING) == "revoked":  # of the very key it is for: never believed again
            raise AdmissionOutdated(province=admission.province)
        content = admission.content
        brought = (*before, *(certificate_bytes(one) for one in content.certificates))
        certificates = newest_certificates(brought, admission.root_public)
        province = Province(admission.province, admission.root_public, certificates, content.recipients)
        self._become(province, content, document)
        return self.state()

    def _become(self, province: Province, content: AdmissionContent, document: bytes) -> None:
        """Store the province and take the unit code it gave, in one step; provisional codes stay known as our own."""
        session, unit, units = self._session, content.unit, content.units
        former = (session.own_units | set(content.admitted)) - {unit}

        def believe(connection: Connection) -> None:
            self._settings.set_all(province.settings())
            ReceiptsTaken(connection).keep_admission(document)
            self._settings.set(FORMER_UNITS, " ".join(sorted(former)))
            self._settings.remove(STANDING)
            Ledger(connection).put_units(unit_entries.as_row(entry) for entry in units)
            Journal(connection).append(
                "enrolled", session.operator.name, session.time.moment(), unit=unit, province=province.name
            )

        identity = replace(session.identity, unit=unit, unit_name=content.unit_name)
        change_identity(session.opened, identity, inside=believe)
        with session.connection.write():
            renew_help(session)

    def _take_back_key(self, public: bytes) -> None:
        """Be known by the key that signs: a recovery cut off half-way has named another, which nobody has."""
        if public == self._keys.signing_public:
            return
        with self._session.connection.write():
            self._settings.set_all(DeviceKeys.signing_setting(public))
            Province.forget(self._settings)
            Journal(self._session.connection).append(
                "signing_key_taken_back", self._session.operator.name, self._session.time.moment()
            )
        self._keys = DeviceKeys.read(self._settings)

    def _renewed(self, signer: str) -> bytes:
        """Give everybody who signs a new signing key, in one step, and return it."""
        session, seed = self._session, generate_signing_seed()
        changed = with_new_signing(load_keys(session.folder).keys, session.connection.key, signer, seed)
        with session.connection.write():
            self._settings.set_all(DeviceKeys.signing_setting(public_key(seed)))
            Province.forget(self._settings)
            self._settings.remove(STANDING)
            Journal(session.connection).append(
                "signing_renewed", session.operator.name, session.time.moment(), name=signer
            )
            save_keys(session.folder, changed)
        session.opened.keys, self._keys = changed, DeviceKeys.read(self._settings)
        return seed

    def _note(self, event: str, **facts: str) -> None:
        session = self._session
        with session.connection.write():
            Journal(session.connection).append(event, session.operator.name, session.time.moment(), **facts)


def _bytes_of(file: Path) -> bytes:
    """Return what a file holds, read once: a stick may change between two reads. Raises FileUnreadable, TooLarge."""
    FileUnreadable.unless_regular(file)
    try:
        with file.open("rb") as source:
            content = source.read(MAX_ADMISSION_FILE + 1)
    except OSError as error:
        raise FileUnreadable.because(file.name, error) from error
    if len(content) > MAX_ADMISSION_FILE:
        raise TooLarge(what="admission", limit=MAX_ADMISSION_FILE)
    return content
