"""An office and a province in memory: honest bundles, and the hostile ones no honest writer would make. No storage."""

from __future__ import annotations

import hashlib
import io
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyrage  # type: ignore[import-untyped]
import zstandard

from desktop_app.bundle.assembly import Written
from desktop_app.bundle.container import MANIFEST_NAME, PAYLOAD_NAME, README_NAME, ContainerWriter
from desktop_app.bundle.envelope import sign_envelope
from desktop_app.bundle.keys import TrustedKey, TrustedKeys, generate_signing_seed, public_key
from desktop_app.bundle.manifest import MANIFEST_TYPE, ManifestDraft, Signer, Stream
from desktop_app.bundle.sealing import generate_sealing_identity
from desktop_app.bundle.tarball import END, padding, tar_header
from desktop_app.bundle.writer import bundle_name, write_bundle
from desktop_app.domain.records import Version, encode

FORM = b'kind = "gift"\nversion = 1\n'


@dataclass
class ProvinceSimulator:
    """Who bundles are sealed to."""

    identity: str = ""
    recipient: str = ""
    paper_identity: str = ""
    paper_recipient: str = ""

    def __post_init__(self) -> None:
        self.identity, self.recipient = generate_sealing_identity()
        self.paper_identity, self.paper_recipient = generate_sealing_identity()

    @property
    def recipients(self) -> tuple[str, str]:
        return self.recipient, self.paper_recipient


@dataclass
class OfficeSimulator:
    """An office with one device; ``bundle`` writes an honest bundle, ``forge`` whatever it is told."""

    province: ProvinceSimulator = field(default_factory=ProvinceSimulator)
    unit: str = "LC-SSH-01"
    name: str = "CĐCS Trường PTDTBT Tiểu học Sin Suối Hồ"
    device: str = "00112233445566aa"
    epoch: str = "ffeeddccbbaa0099"
    seed: bytes = field(default_factory=generate_signing_seed)

    @property
    def trusted(self) -> TrustedKey:
        return TrustedKey(public_key(self.seed), frozenset((self.unit,)), self.device, self.name)

    @property
    def trust(self) -> TrustedKeys:
        return TrustedKeys([self.trusted])

    @property
    def stream(self) -> Stream:
        return Stream(unit=self.unit, device=self.device, epoch=self.epoch)

    def version(self, counter: int, **changes: object) -> bytes:
        """Return the exact bytes of a gift version."""
        values: dict[str, Any] = {
            "record": f"{counter:032x}",
            "kind": "gift",
            "form_version": 1,
            "unit": self.unit,
            "device": self.device,
            "counter": counter,
            "operator": "Lò Thị Mai",
            "state": "complete",
            "data": {"recipient": {"name": f"Giàng A Páo {counter}"}, "value": 500_000 + counter},
        }
        return encode(Version(**{**values, **changes})).content

    def draft(self, *, number: int = 1, base: int = 0, top: int = 3, **changes: object) -> ManifestDraft:
        values: dict[str, Any] = {
            "stream": self.stream,
            "number": number,
            "base": base,
            "top": top,
            "journal": "ab" * 32,
            "signer": Signer(name="Lò Thị Mai", office=self.name),
            "totals": {"gift": {"versions": top - base, "records": top - base, "persons": 3, "turns": 3, "value": 7}},
            "claimed_at": "2026-06-05T08:00:00+07:00",
            "period": ("2025-12-01", "2026-05-31"),
            "addressee": "LĐLĐ tỉnh Lai Châu",
        }
        return ManifestDraft(**{**values, **changes})

    def bundle(
        self,
        folder: Path,
        *,
        versions: Iterable[bytes] | None = None,
        attachments: Iterable[bytes] = (),
        draft: ManifestDraft | None = None,
        forms: Mapping[str, bytes] | None = None,
    ) -> Written:
        """Write an honest bundle into ``folder`` under its usual name."""
        manifest = draft or self.draft()
        return write_bundle(
            folder / bundle_name(manifest.stream, manifest.number),
            manifest=manifest,
            versions=[self.version(counter) for counter in (1, 2, 3)] if versions is None else versions,
            attachments=sorted((hashlib.sha256(one).hexdigest(), one) for one in attachments),
            forms={"gift-1": FORM} if forms is None else forms,
            recipients=self.province.recipients,
            signer_seed=self.seed,
        )

    def manifest_members(self, payload: bytes, readme: bytes = b"xin chao", /, **changes: object) -> dict[str, Any]:
        """Return a manifest as a plain object, to be changed at will."""
        members: dict[str, Any] = {
            "format": 1,
            "reader": 1,
            "critical": [],
            "stream": {"unit": self.unit, "device": self.device, "epoch": self.epoch},
            "number": 1,
            "previous": None,
            "base": 0,
            "top": 3,
            "parent": None,
            "receipt": None,
            "journal": "ab" * 32,
            "signer": {"name": "Lò Thị Mai", "office": self.name},
            "claimed_at": None,
            "period": None,
            "totals": {},
            "payload": {
                "sha256": hashlib.sha256(payload).hexdigest(),
                "size": len(payload),
                "unpacked": 1,
                "members": 4,
                "versions": 3,
            },
            "recipients": list(self.province.recipients),
            "readme": hashlib.sha256(readme).hexdigest(),
        }
        return {**members, **changes}

    def forge(
        self,
        manifest: bytes | dict[str, Any],
        payload: bytes,
        *,
        kind: str = MANIFEST_TYPE,
        readme: bytes = b"xin chao",
    ) -> bytes:
        """Sign and contain whatever it is given."""
        signed = manifest if isinstance(manifest, bytes) else json.dumps(manifest).encode()
        target = io.BytesIO()
        container = ContainerWriter(target)
        container.add(MANIFEST_NAME, sign_envelope(kind, signed, self.seed).encode())
        container.add_stream(PAYLOAD_NAME, zlib.crc32(payload), len(payload), iter((payload,)))
        container.add(README_NAME, readme)
        container.finish()
        return target.getvalue()

    def honest_members(self) -> list[tuple[str, bytes]]:
        """Return the members an honest payload has."""
        facts = {
            "format": 1,
            "stream": {"unit": self.unit, "device": self.device, "epoch": self.epoch},
            "number": 1,
            "base": 0,
            "top": 3,
        }
        versions = b"".join(self.version(counter) + b"\n" for counter in (1, 2, 3))
        return [
            ("stream.json", json.dumps(facts).encode()),
            ("versions.jsonl", versions),
            ("datapackage.json", b"{}"),
            ("forms/gift-1.toml", FORM),
        ]

    def forge_payload(self, tar: bytes, *, packed: bytes | None = None, **changes: object) -> bytes:
        """Return a well signed bundle around any tar; ``changes`` go into the manifest's ``payload``."""
        sealed = pyrage.encrypt(
            zstandard.ZstdCompressor().compress(tar) if packed is None else packed,
            [pyrage.x25519.Recipient.from_str(one) for one in self.province.recipients],
        )
        members = self.manifest_members(sealed)
        members["payload"] |= {"unpacked": len(tar), **changes}
        return self.forge(members, sealed)


def tar_of(members: Iterable[tuple[str, bytes]], end: bytes = END) -> bytes:
    """Return a tar of any members, as our headers would have them."""
    return b"".join(tar_header(name, len(content)) + content + padding(len(content)) for name, content in members) + end
