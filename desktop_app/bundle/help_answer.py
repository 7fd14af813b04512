"""The province answers an office that asked it to open its store: the help slot's secret, sealed to the asker alone.

Signed by an operating key, with root and certificates outside the seal as in every document of the province. The
office's store is locked, so all it knows of the province is the hash of its root (``HelpSlot.root``).
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import msgspec
from msgspec import Struct

from desktop_app.bundle.assembly import Written, sealed_file
from desktop_app.bundle.chain import Sealed, SealedFacts, opened, require_vouched
from desktop_app.bundle.container import Member
from desktop_app.bundle.documents import decoded, decoded_key, read_document, read_inside, write_document
from desktop_app.bundle.keys import KEY_BYTES, encode_base64, key_id
from desktop_app.bundle.manifest import (
    FORMAT,
    READER,
    Base64,
    Code,
    Hash,
    Hex16,
    Moment,
    Positive,
    Text,
    Word,
)
from desktop_app.bundle.readme import help_answer_readme
from desktop_app.bundle.refusals import MalformedManifest, UnknownKey
from desktop_app.bundle.writer import document_name

HELP_ANSWER_TYPE: Final = "application/vnd.so-cong-doan.help-answer+json"
MAX_ANSWER_BYTES: Final = 64 * 1024


class HelpAnswerClaims(Struct, frozen=True, kw_only=True):
    """What stands outside the seal: which request is answered (its hash), of which unit and device."""

    format: Positive
    reader: Positive
    critical: tuple[Word, ...]
    request: Hash
    unit: Code
    device: Hex16
    province: Text
    root: Base64
    certificates: tuple[Base64, ...]
    claimed_at: Moment | None
    payload: SealedFacts
    readme: Hash


class HelpAnswerContent(Struct, frozen=True, kw_only=True):
    """What is sealed to the asker: ``request`` repeats what stands outside; ``store`` is whose ``secret`` it is."""

    request: Hash
    store: Hex16
    secret: Base64


class HelpAnswerDraft(Struct, frozen=True, kw_only=True):
    """What the province says. ``recipient`` is the request's one-time key."""

    request: str
    unit: str
    unit_name: str
    device: str
    store: str
    secret: bytes
    recipient: str
    province: str
    root_public: bytes
    certificates: tuple[bytes, ...]
    claimed_at: str | None = None


@dataclass(frozen=True, slots=True)
class HelpAnswerOffer:
    """An answer that is believed, its seal not yet opened."""

    claims: HelpAnswerClaims
    payload: Member


def help_answer_name(unit: str, device: str) -> str:
    """Return ``giup-mo-so-<unit>-<device8>.scd`` in harmless ASCII."""
    return document_name("giup-mo-so", unit, device)


def write_help_answer(target: Path, draft: HelpAnswerDraft, operating_seed: bytes) -> Written:
    """Write an answer, which must not exist yet. Raises FileExistsError, MalformedManifest, OSError."""
    readme = help_answer_readme(office=draft.province, unit=draft.unit, addressee=draft.unit_name)
    content = HelpAnswerContent(request=draft.request, store=draft.store, secret=encode_base64(draft.secret))
    with sealed_file(target) as sealed:
        sealed.fill(io.BytesIO(msgspec.json.encode(content)), (draft.recipient,))
        claims = HelpAnswerClaims(
            format=FORMAT,
            reader=READER,
            critical=(),
            request=draft.request,
            unit=draft.unit,
            device=draft.device,
            province=draft.province,
            root=encode_base64(draft.root_public),
            certificates=tuple(encode_base64(one) for one in draft.certificates),
            claimed_at=draft.claimed_at,
            payload=SealedFacts(sha256=sealed.sha256, size=sealed.size),
            readme=hashlib.sha256(readme).hexdigest(),
        )
        return write_document(target, HELP_ANSWER_TYPE, claims, readme, operating_seed, sealed)


def read_help_answer(source: BinaryIO, root: str) -> HelpAnswerOffer:
    """Read an answer and believe it: by the root whose key id is ``root``, its certificates, the signature.

    Raises NotABundle, UnsafeName, NotCanonical, Damaged, TooLarge, WrongDocument, NewerFormat, MalformedManifest,
    UnknownKey (another province's), RevokedKey, BadSignature; OSError.
    """
    found = read_document(source, HELP_ANSWER_TYPE, HelpAnswerClaims)
    claims, public = found.claims, decoded_key(found.claims.root)
    if key_id(public) != root:
        raise UnknownKey(key=key_id(public))
    require_vouched(found.envelope, claims, public)
    payload = found.reader.payload(claims.payload.size, claims.payload.sha256)
    found.reader.readme(claims.readme)
    return HelpAnswerOffer(claims, payload)


def opened_answer(
    offer: HelpAnswerOffer, source: BinaryIO, *, store: str, identities: Sequence[str], staging: Path
) -> bytes:
    """Return the secret for ``store`` that a believed answer brings.

    Raises WrongRecipient, Damaged, TooLarge, MalformedManifest; OSError.
    """
    sealed = Sealed(offer.payload, offer.claims.payload.sha256)
    inside = opened(source, sealed, identities, staging, what="help answer", limit=MAX_ANSWER_BYTES)
    content = read_inside(inside, HelpAnswerContent, "help answer")
    secret = decoded(content.secret, "help answer", KEY_BYTES)
    if (content.request, content.store) != (offer.claims.request, store):
        raise MalformedManifest(reason="inside and outside differ")
    return secret
