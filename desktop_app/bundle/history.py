"""A unit's history: all versions and attachments the province holds of it, sealed to one device.

For an office whose PC died: its new device gets back what had left. The payload is laid out like a bundle's; its
``stream.json`` names the unit, the device it is for and the province's epoch. It is believed like a receipt.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final

from msgspec import Struct

from desktop_app.bundle.assembly import Written, sealed_file
from desktop_app.bundle.chain import require_vouched
from desktop_app.bundle.container import Member
from desktop_app.bundle.documents import decoded_key, read_document, write_document
from desktop_app.bundle.envelope import Envelope
from desktop_app.bundle.keys import encode_base64, key_id
from desktop_app.bundle.layout import StreamFacts
from desktop_app.bundle.manifest import (
    FORMAT,
    READER,
    Base64,
    Code,
    Hash,
    Hex16,
    Moment,
    PayloadFacts,
    Positive,
    Stream,
    Text,
    Word,
)
from desktop_app.bundle.packing import PayloadPacker, pack_versions
from desktop_app.bundle.payload import Payload, unseal_member
from desktop_app.bundle.readme import history_readme
from desktop_app.bundle.refusals import Refusal, WrongRecipient
from desktop_app.bundle.scratch import Scratch
from desktop_app.bundle.writer import SUFFIX, ascii_name

HISTORY_TYPE: Final = "application/vnd.so-cong-doan.history+json"


class HistoryClaims(Struct, frozen=True, kw_only=True):
    """What stands outside the seal: of which unit, for which device. ``epoch`` is the province's.

    ``codes``: all codes the unit's records may bear, provisional ones of its other devices among them.
    """

    format: Positive
    reader: Positive
    critical: tuple[Word, ...]
    unit: Code
    device: Hex16
    device_key: Hash
    epoch: Hex16
    number: Positive
    province: Text
    root: Base64
    certificates: tuple[Base64, ...]
    claimed_at: Moment | None
    payload: PayloadFacts
    readme: Hash
    codes: tuple[Code, ...] = ()


class HistoryDraft(Struct, frozen=True, kw_only=True):
    """What the province says. ``device``, ``device_key`` (32 bytes) and ``recipient`` are of whom it is for.

    ``number`` tells histories of one unit apart; ``forms``: TOML bytes by "<kind>-<version>".
    """

    unit: str
    unit_name: str
    device: str
    device_key: bytes
    recipient: str
    epoch: str
    province: str
    root_public: bytes
    certificates: tuple[bytes, ...]
    forms: Mapping[str, bytes]
    codes: tuple[str, ...] = ()
    number: int = 1
    claimed_at: str | None = None


@dataclass(frozen=True, slots=True)
class HistoryOffer:
    """A history as found: whole, but not yet believed."""

    claims: HistoryClaims
    envelope: Envelope
    payload: Member


@dataclass(frozen=True, slots=True)
class History:
    """A believed, opened and fully checked history. Close ``payload`` when done."""

    claims: HistoryClaims
    payload: Payload


def history_name(unit: str, device: str, number: int = 1) -> str:
    """Return ``ho-so-<unit>-<device8>-<number>.scd`` in harmless ASCII."""
    return f"ho-so-{ascii_name(unit)}-{device[:8]}-{number}{SUFFIX}"


def write_history(
    target: Path,
    draft: HistoryDraft,
    versions: Iterable[bytes],
    attachments: Iterable[tuple[str, Path | bytes]],
    operating_seed: bytes,
) -> Written:
    """Write a history, which must not exist yet; flat in memory. ``versions`` and ``attachments`` as for a bundle.

    Raises BundleInputWrong, AttachmentDiffers, TooLarge, FileExistsError, MalformedManifest, OSError.
    """
    readme = history_readme(office=draft.province, unit=draft.unit, addressee=draft.unit_name)
    facts = _facts(Stream(unit=draft.unit, device=draft.device, epoch=draft.epoch), draft.number)
    with Scratch(target.parent) as scratch, sealed_file(target) as sealed:
        packed = pack_versions(versions, scratch)
        packer = PayloadPacker(facts, packed, attachments, draft.forms)
        sealed.fill(packer, (draft.recipient,))
        claims = HistoryClaims(
            format=FORMAT,
            reader=READER,
            critical=(),
            unit=draft.unit,
            device=draft.device,
            device_key=key_id(draft.device_key),
            epoch=draft.epoch,
            number=draft.number,
            province=draft.province,
            root=encode_base64(draft.root_public),
            certificates=tuple(encode_base64(one) for one in draft.certificates),
            claimed_at=draft.claimed_at,
            payload=PayloadFacts(
                sha256=sealed.sha256,
                size=sealed.size,
                unpacked=packer.unpacked,
                members=packer.members,
                versions=packed.count,
            ),
            readme=hashlib.sha256(readme).hexdigest(),
            codes=draft.codes,
        )
        written = write_document(target, HISTORY_TYPE, claims, readme, operating_seed, sealed)
    return replace(written, versions=packed.count, members=packer.members)


def read_history(source: BinaryIO) -> HistoryOffer:
    """Read a history without believing it; every byte outside the seal is accounted for.

    Raises NotABundle, UnsafeName, NotCanonical, Damaged, TooLarge, WrongDocument, NewerFormat, MalformedManifest;
    OSError.
    """
    found = read_document(source, HISTORY_TYPE, HistoryClaims)
    claims = found.claims
    payload = found.reader.payload(claims.payload.size, claims.payload.sha256)
    found.reader.readme(claims.readme)
    decoded_key(claims.root)
    return HistoryOffer(claims, found.envelope, payload)


def accept_history(
    offer: HistoryOffer,
    source: BinaryIO,
    *,
    root_public: bytes,
    own_public: bytes,
    identities: Sequence[str],
    staging: Path,
    known: Sequence[bytes] = (),
) -> History:
    """Believe and open a history, staged encrypted; everything in it is checked before anything is handed out.

    ``own_public`` is this device's signing key: a history is for one device. Raises as ``accept_receipt`` does, and
    MalformedPayload, StreamMismatch, UnsafeName; OSError.
    """
    claims = offer.claims
    require_vouched(offer.envelope, claims, root_public, known=known)
    with ExitStack() as stack:
        scratch = stack.enter_context(Scratch(staging))
        try:
            if claims.device_key != key_id(own_public):
                raise WrongRecipient()
            unseal_member(source, offer.payload, claims.payload.sha256, identities, scratch)
            stream = Stream(unit=claims.unit, device=claims.device, epoch=claims.epoch)
            payload = Payload(scratch, _facts(stream, claims.number), claims.payload)
        except Refusal as refusal:
            refusal.concerning(claims.unit)
            raise
        stack.pop_all()
        return History(claims, payload)


def _facts(stream: Stream, number: int) -> StreamFacts:
    return StreamFacts(format=FORMAT, stream=stream, number=number, base=0, top=0)
