"""Receipts and admissions of a real province, written without its receipt desk, for what a bundle carries back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from desktop_app.bundle.admission import UnitEntry
from desktop_app.bundle.keys import encode_base64, generate_signing_seed
from desktop_app.bundle.receipt import ReceiptDraft, write_receipt
from desktop_app.bundle.receipt_content import DeviceEntry, ReceiptContent, RecordOutcome
from desktop_app.services.device_keys import Province
from desktop_app.services.session import Session
from desktop_app.services.signing import signing_seed
from desktop_app.storage.epochs import read_epoch
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.settings import Settings
from tests.services.stores import OFFICE, OPERATOR, PASSPHRASE, UNIT


def outcome(record: str, version: str, what: str = "accepted", reason: str | None = None) -> RecordOutcome:
    """Return what a receipt says of one record."""
    words = "" if reason is None else "xem lại"
    members: dict[str, Any] = {"outcome": what, "reason": reason, "words": words}
    return RecordOutcome(record=record, kind="gift", version=version, **members)


def receipt_of(
    province: Session,
    target: Path,
    outcomes: Iterable[RecordOutcome],
    *,
    number: int = 1,
    epoch: str | None = None,
    unit: str = UNIT,
    versions: Iterable[bytes] = (),
    forged: bool = False,
) -> bytes:
    """Return the bytes of a receipt of ``province``; a ``forged`` one bears a stranger's signature.

    ``versions``: exact bytes it brings.
    """
    ours = Province.read(Settings(province.connection))
    assert ours is not None
    devices = tuple(
        DeviceEntry(
            device=one.id,
            label="Máy văn phòng",
            key=encode_base64(bytes.fromhex(one.signing_key)),
            recipient=one.sealing_recipient,
            units=tuple(sorted(one.units)),
            status=one.status,
        )
        for one in Ledger(province.connection).devices()
        if unit in one.units
    )
    content = ReceiptContent(
        unit=unit,
        epoch=epoch or read_epoch(province.connection).id,
        number=number,
        journal="cd" * 32,
        streams=(),
        outcomes=tuple(outcomes),
        totals={},
        versions=tuple(version.decode("utf-8") for version in versions),
        devices=devices,
        recipients=ours.recipients,
        units=(UnitEntry(code=unit, name=OFFICE),),
        forms={},
    )
    draft = ReceiptDraft(
        content=content,
        unit_name=OFFICE,
        province=ours.name,
        root_public=ours.root_public,
        certificates=ours.certificates,
        sealed_to=tuple(one.recipient for one in devices),
    )
    seed = generate_signing_seed() if forged else signing_seed(province, OPERATOR, PASSPHRASE)
    target.unlink(missing_ok=True)
    return write_receipt(target, draft, seed).path.read_bytes()
