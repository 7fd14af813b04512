"""A province in memory that signs receipts and histories, for tests of their format. No storage."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop_app.bundle.admission import AdmissionDraft, UnitEntry, write_admission
from desktop_app.bundle.assembly import Written
from desktop_app.bundle.chain import certify_operating_key
from desktop_app.bundle.history import History, HistoryDraft, accept_history, read_history, write_history
from desktop_app.bundle.keys import encode_base64, generate_signing_seed, public_key
from desktop_app.bundle.receipt import Receipt, ReceiptDraft, accept_receipt, read_receipt, write_receipt
from desktop_app.bundle.receipt_content import DeviceEntry, ReceiptContent, RecordOutcome, StreamReached
from tests.fakes.office_simulator import FORM, OfficeSimulator

EPOCH = "00ffeeddccbbaa99"
NAME = "LĐLĐ tỉnh Lai Châu"


@dataclass
class ProvincePapers:
    """The province of an office: root, operating key, and what it writes into ``folder``."""

    folder: Path
    office: OfficeSimulator
    office_identity: str
    office_recipient: str
    root: bytes = field(default_factory=generate_signing_seed)
    operating: bytes = field(default_factory=generate_signing_seed)
    written: int = 0

    def certificate(self, *, serial: int = 1, status: str = "active", root: bytes | None = None) -> bytes:
        return certify_operating_key(root or self.root, public_key(self.operating), serial=serial, status=status)

    def content(self, **changes: object) -> ReceiptContent:
        device = DeviceEntry(
            device=self.office.device,
            label="",
            key=encode_base64(public_key(self.office.seed)),
            recipient=self.office_recipient,
            units=(self.office.unit,),
            status="admitted",
        )
        outcome = RecordOutcome(record="0" * 31 + "1", kind="gift", version="ab" * 32, outcome="accepted")
        values: dict[str, Any] = {
            "unit": self.office.unit,
            "epoch": EPOCH,
            "number": 1,
            "journal": "cd" * 32,
            "streams": (StreamReached(device=self.office.device, epoch=self.office.epoch, applied=3, last_number=1),),
            "outcomes": (outcome,),
            "totals": {"gift": {"records": 1, "value": 500_001}},
            "versions": (),
            "devices": (device,),
            "recipients": self.office.province.recipients,
            "units": (UnitEntry(code=self.office.unit, name=self.office.name),),
            "forms": {"gift-1": "ef" * 32},
        }
        return ReceiptContent(**{**values, **changes})

    def receipt(
        self,
        content: ReceiptContent | None = None,
        *,
        certificates: tuple[bytes, ...] | None = None,
        signed_by: bytes | None = None,
        root: bytes | None = None,
    ) -> Written:
        draft = ReceiptDraft(
            content=content or self.content(),
            unit_name=self.office.name,
            province=NAME,
            root_public=public_key(root or self.root),
            certificates=(self.certificate(),) if certificates is None else certificates,
            sealed_to=(self.office_recipient,),
        )
        return write_receipt(self._target(), draft, signed_by or self.operating)

    def admission(self) -> Written:
        draft = AdmissionDraft(
            device=self.office.device,
            office_key=public_key(self.office.seed),
            office_recipient=self.office_recipient,
            province=NAME,
            unit=self.office.unit,
            unit_name=self.office.name,
            admitted=(self.office.unit,),
            root_public=public_key(self.root),
            certificates=(self.certificate(),),
            recipients=self.office.province.recipients,
            label="Máy văn phòng",
            epoch=EPOCH,
        )
        return write_admission(self._target(), draft, self.operating)

    def history(self, versions: list[bytes], attachments: list[tuple[str, bytes]] | None = None) -> Written:
        draft = HistoryDraft(
            unit=self.office.unit,
            unit_name=self.office.name,
            device=self.office.device,
            device_key=public_key(self.office.seed),
            recipient=self.office_recipient,
            epoch=EPOCH,
            province=NAME,
            root_public=public_key(self.root),
            certificates=(self.certificate(),),
            forms={"gift-1": FORM},
        )
        return write_history(self._target(), draft, versions, attachments or [], self.operating)

    def accept(self, content: bytes, *, identity: str | None = None, known: tuple[bytes, ...] = ()) -> Receipt:
        source = io.BytesIO(content)
        return accept_receipt(
            read_receipt(source),
            source,
            root_public=public_key(self.root),
            identities=(identity or self.office_identity,),
            staging=self.folder,
            known=known,
        )

    def take_history(self, content: bytes, *, own: bytes | None = None) -> History:
        source = io.BytesIO(content)
        return accept_history(
            read_history(source),
            source,
            root_public=public_key(self.root),
            own_public=own or public_key(self.office.seed),
            identities=(self.office_identity,),
            staging=self.folder,
        )

    def _target(self) -> Path:
        self.written += 1
        return self.folder / f"{self.written}.scd"
