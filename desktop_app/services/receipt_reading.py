"""A receipt's bytes, opened and believed by the root this office believes: when it is taken, and what is kept of it."""

from __future__ import annotations

import io

from desktop_app.base.errors import Refused
from desktop_app.bundle.receipt import Receipt, accept_receipt, read_receipt
from desktop_app.services.device_keys import DeviceKeys, Province
from desktop_app.services.receipt_refusals import as_receipt_refusal
from desktop_app.services.session import Session
from desktop_app.services.stick import staging_folder
from desktop_app.storage.errors import from_system
from desktop_app.storage.settings import Settings


def believed_receipt(session: Session, province: Province, content: bytes) -> Receipt:
    """Return the receipt in a file's bytes, which are read once: a stick may change between two reads.

    Raises the refusals of ``receipt_refusals``, and the problems of this PC's own disk, where the seal is opened.
    """
    source = io.BytesIO(content)
    try:
        return accept_receipt(
            read_receipt(source),
            source,
            root_public=province.root_public,
            identities=(DeviceKeys.read(Settings(session.connection)).sealing_identity,),
            staging=staging_folder(session.folder),
            known=province.certificates,
        )
    except Refused as refusal:
        raise as_receipt_refusal(refusal) from refusal
    except OSError as error:
        raise from_system(error, session.folder) from error
