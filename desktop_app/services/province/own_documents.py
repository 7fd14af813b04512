"""Documents of this province that offices bring back inside their bundles, believed as an office believes them.

By the root alone: a store that was restored, or made anew from the paper of its root, knows nothing else of them.
"""

from __future__ import annotations

import hashlib
import io

from desktop_app.bundle.admission import ADMISSION_TYPE, Admission, read_admission, recognise_admission
from desktop_app.bundle.chain import document_type
from desktop_app.bundle.keys import decode_base64
from desktop_app.bundle.manifest import Receipt as Carried
from desktop_app.bundle.receipt import RECEIPT_TYPE, Receipt, accept_receipt, read_receipt
from desktop_app.bundle.refusals import MalformedManifest, WrongDocument
from desktop_app.services.device_keys import DeviceKeys, Province
from desktop_app.services.session import Session
from desktop_app.services.stick import staging_folder
from desktop_app.services.whose_store import NotAProvince
from desktop_app.storage.settings import Settings


class OwnDocuments:
    """Reads them, for one session of a province."""

    def __init__(self, session: Session) -> None:
        self._settings = Settings(session.connection)
        self._folder = session.folder

    def carried(self, member: Carried | None) -> Receipt | Admission | None:
        """Return what a member of a manifest carries back, believed; None where it carries nothing.

        Raises the refusals of receipts and admissions, MalformedManifest where the hash is not that of the bytes,
        WrongDocument for anything else.
        """
        if member is None or not member.content:
            return None
        try:
            content = decode_base64(member.content)
        except ValueError as error:
            raise MalformedManifest(reason="receipt") from error
        if hashlib.sha256(content).hexdigest() != member.sha256:
            raise MalformedManifest(reason="receipt")
        return self._read(content)

    def _read(self, content: bytes) -> Receipt | Admission:
        province, keys, source = Province.read(self._settings), DeviceKeys.read(self._settings), io.BytesIO(content)
        if province is None:
            raise NotAProvince()
        found = document_type(source)
        root, identities, known = province.root_public, keys.identities, province.certificates
        staging = staging_folder(self._folder)
        if found == RECEIPT_TYPE:
            return accept_receipt(
                read_receipt(source), source, root_public=root, identities=identities, staging=staging, known=known
            )
        if found == ADMISSION_TYPE:
            return recognise_admission(
                read_admission(source), source, root_public=root, identities=identities, staging=staging, known=known
            )
        raise WrongDocument(expected=RECEIPT_TYPE, found=found[:120])
