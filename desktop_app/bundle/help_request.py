"""An office that lost passphrases and recovery sheet asks the province to open its store: the request.

Its store is locked, so its signing key is too: the request is signed with a key made for it alone. Whose it is only
the thirty digits say, typed from a paper with the chair's signature and seal; that the sealed secret belongs to the
device it names the secret itself says, once it is opened.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, BinaryIO, Final

import msgspec
from msgspec import Meta, Struct

from desktop_app.bundle.assembly import Written
from desktop_app.bundle.documents import decoded, decoded_key, read_document, read_inside, write_document
from desktop_app.bundle.envelope import verify_envelope
from desktop_app.bundle.fingerprint import Fingerprint, help_fingerprint
from desktop_app.bundle.keys import (
    KEY_BYTES,
    TrustedKey,
    TrustedKeys,
    encode_base64,
    generate_signing_seed,
    public_key,
)
from desktop_app.bundle.manifest import (
    FORMAT,
    READER,
    AgeRecipient,
    Base64,
    Code,
    Hash,
    Hex16,
    Positive,
    Text,
    Word,
)
from desktop_app.bundle.readme import help_request_readme
from desktop_app.bundle.refusals import MalformedManifest
from desktop_app.bundle.sealing import seal, unseal
from desktop_app.bundle.writer import document_name

HELP_REQUEST_TYPE: Final = "application/vnd.so-cong-doan.help-request+json"
_MAX_SECRET: Final = 8192


class HelpSecret(Struct, frozen=True, kw_only=True):
    """What is sealed to the province: the secret of the help slot, and of which store on which device it is."""

    store: Hex16
    device: Hex16
    secret: Base64


class HelpRequestClaims(Struct, frozen=True, kw_only=True):
    """The signed content of a request. ``key`` is the one-time signing key, ``recipient`` the one-time age key.

    ``sealed`` is the help slot's secret as the store keeps it, sealed to the province.
    """

    format: Positive
    reader: Positive
    critical: tuple[Word, ...]
    status: Word
    unit: Code
    unit_name: Text
    device: Hex16
    store: Hex16
    key: Base64
    recipient: AgeRecipient
    sealed: Annotated[Base64, Meta(max_length=_MAX_SECRET)]
    readme: Hash


class HelpRequestDraft(Struct, frozen=True, kw_only=True):
    """What the office says of itself. ``sealed``: the sealed secret."""

    unit: str
    unit_name: str
    superior: str
    device: str
    store: str
    recipient: str
    sealed: bytes


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """A request signed by its own one-time key. ``fingerprint`` is to be compared with the paper's."""

    claims: HelpRequestClaims
    sealed: bytes
    fingerprint: Fingerprint
    sha256: str


@dataclass(frozen=True, slots=True)
class WrittenHelpRequest:
    """A request just written: its hash and the digits for the paper."""

    written: Written
    fingerprint: Fingerprint


def help_request_name(unit: str, device: str) -> str:
    """Return ``nho-mo-so-<unit>-<device8>.scd`` in harmless ASCII."""
    return document_name("nho-mo-so", unit, device)


def seal_help_secret(secret: bytes, *, store: str, device: str, recipients: Sequence[str]) -> bytes:
    """Return the secret sealed to the province, together with whose it is."""
    inside = msgspec.json.encode(HelpSecret(store=store, device=device, secret=encode_base64(secret)))
    target = io.BytesIO()
    seal(io.BytesIO(inside), target, recipients)
    return target.getvalue()


def write_help_request(target: Path, draft: HelpRequestDraft) -> WrittenHelpRequest:
    """Write a request, which must not exist yet, under a key of its own that is then gone.

    Raises FileExistsError, MalformedManifest, OSError.
    """
    seed = generate_signing_seed()
    readme = help_request_readme(office=draft.unit_name, unit=draft.unit, addressee=draft.superior)
    claims = HelpRequestClaims(
        format=FORMAT,
        reader=READER,
        critical=(),
        status="locked",
        unit=draft.unit,
        unit_name=draft.unit_name,
        device=draft.device,
        store=draft.store,
        key=encode_base64(public_key(seed)),
        recipient=draft.recipient,
        sealed=encode_base64(draft.sealed),
        readme=hashlib.sha256(readme).hexdigest(),
    )
    written = write_document(target, HELP_REQUEST_TYPE, claims, readme, seed)
    return WrittenHelpRequest(written, help_fingerprint(public_key(seed), draft.recipient, draft.device))


def read_help_request(source: BinaryIO) -> HelpRequest:
    """Read a request and check that it is signed by the very key it names.

    Raises NotABundle, UnsafeName, NotCanonical, Damaged, TooLarge, WrongDocument, NewerFormat, MalformedManifest,
    UnknownKey, BadSignature; OSError.
    """
    found = read_document(source, HELP_REQUEST_TYPE, HelpRequestClaims)
    claims = found.claims
    public = decoded_key(claims.key)
    verify_envelope(found.envelope, TrustedKeys([TrustedKey(public)]))
    found.reader.readme(claims.readme)
    return HelpRequest(
        claims=claims,
        sealed=decoded(claims.sealed, "sealed"),
        fingerprint=help_fingerprint(public, claims.recipient, claims.device),
        sha256=hashlib.sha256(found.envelope.payload).hexdigest(),
    )


def opened_secret(request: HelpRequest, identities: Sequence[str]) -> bytes:
    """Return the help slot's secret of the store and device the request names; after its digits were compared.

    Raises WrongRecipient (sealed to another province), Damaged, MalformedManifest (another store's secret).
    """
    target = io.BytesIO()
    unseal(io.BytesIO(request.sealed), target, identities)
    inside = read_inside(target.getvalue(), HelpSecret, "help secret")
    secret = decoded(inside.secret, "help secret", KEY_BYTES)
    if (inside.store, inside.device) != (request.claims.store, request.claims.device):
        raise MalformedManifest(reason="inside and outside differ")
    return secret
