"""Bundles no honest office would make, signed with an admitted office's real key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from desktop_app.bundle.keys import encode_base64
from desktop_app.bundle.manifest import ManifestDraft, Parent, Receipt, Signer, Stream
from desktop_app.bundle.writer import bundle_name, write_bundle
from desktop_app.domain.records import Version, encode
from desktop_app.services.device_keys import Province
from desktop_app.services.session import Session
from desktop_app.services.signing import signing_seed
from desktop_app.storage.settings import Settings
from tests.services.stores import OPERATOR, PASSPHRASE, gift_of

NO_RECORD = "0" * 32
VALUE = 1_300_000


def honest(records: int, value: int = VALUE) -> dict[str, dict[str, int]]:
    """Return the true totals of ``records`` gifts to different persons."""
    return {
        "gift": {
            "versions": records,
            "records": records,
            "deleted": 0,
            "value": value * records,
            "turns": records,
            "persons": records,
        }
    }


def carried(content: bytes) -> Receipt:
    """Return the manifest's member for a receipt or an admission that a bundle carries back."""
    return Receipt(sha256=hashlib.sha256(content).hexdigest(), content=encode_base64(content))


@dataclass
class Forger:
    """Writes bundles of ``office`` into ``folder``."""

    office: Session
    folder: Path
    _numbers: Iterable[int] = field(default_factory=lambda: count(100))

    def version(self, counter: int, **changes: Any) -> bytes:  # noqa: ANN401 - any member
        """Return the bytes of a complete gift, the same every time."""
        members: dict[str, Any] = {
            "record": f"{counter:032x}",
            "kind": "gift",
            "form_version": 1,
            "unit": self.office.identity.unit,
            "device": self.office.identity.device,
            "counter": counter,
            "operator": OPERATOR,
            "state": "complete",
            "data": gift_of(NO_RECORD, f"Lò Văn {counter}"),
        }
        return encode(Version(**{**members, **changes})).content

    def bundle(
        self,
        versions: Iterable[bytes],
        totals: Mapping[str, Mapping[str, int]],
        *,
        number: int | None = None,
        base: int = 0,
        top: int = 1_000,
        forms: Mapping[str, bytes] | None = None,
        parent: Parent | None = None,
        previous: str | None = None,
        journal: str | None = None,
        receipt: bytes | None = None,
        earlier: bytes | None = None,
        **stream: str,
    ) -> Path:
        """Write one bundle; ``stream`` changes unit, device or epoch.

        ``receipt`` and ``earlier`` are files it carries back.
        """
        identity = self.office.identity
        own = {"unit": identity.unit, "device": identity.device, "epoch": identity.epoch}
        number = next(iter(self._numbers)) if number is None else number
        draft = ManifestDraft(
            stream=Stream(**{**own, **stream}),
            number=number,
            base=base,
            top=top,
            journal=journal or f"{number:064x}",
            signer=Signer(name=OPERATOR, office=identity.unit_name),
            totals=totals,
            parent=parent,
            previous=previous,
            receipt=None if receipt is None else carried(receipt),
            earlier=None if earlier is None else carried(earlier),
        )
        target = self.folder / bundle_name(draft.stream, draft.number)
        target.unlink(missing_ok=True)
        province = Province.read(Settings(self.office.connection))
        assert province is not None
        return write_bundle(
            target,
            manifest=draft,
            versions=versions,
            forms={"gift-1": self.office.definitions.current("gift").source} if forms is None else forms,
            recipients=province.recipients,
            signer_seed=signing_seed(self.office, OPERATOR, PASSPHRASE),
        ).path
