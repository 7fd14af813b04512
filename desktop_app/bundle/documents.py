"""How every paper beside the data bundle is written and read: enrolment, receipts, notices, histories, help.

Each is claims in a signed envelope, a text for whoever finds the file, and mostly something sealed. What is claimed,
who is believed, and in which order, is each paper's own business (``chain`` for those of the province).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar

import msgspec
from msgspec import Struct

from desktop_app.bundle.assembly import SealedFile, Written, write_container
from desktop_app.bundle.container import ContainerReader
from desktop_app.bundle.envelope import MAX_ENVELOPE_BYTES, Envelope, decode_envelope, sign_envelope
from desktop_app.bundle.keys import KEY_BYTES, decode_base64
from desktop_app.bundle.manifest import read_struct
from desktop_app.bundle.refusals import MalformedManifest
from desktop_app.bundle.strict_json import decode_object
from desktop_app.bundle.verifier import require_type

Claims = TypeVar("Claims", bound=Struct)
Content = TypeVar("Content", bound=Struct)


@dataclass(frozen=True, slots=True)
class Document(Generic[Claims]):
    """A document's head, as found: of the right type, but not yet believed. ``reader`` stands behind its envelope."""

    claims: Claims
    envelope: Envelope
    reader: ContainerReader


def write_document(
    target: Path, payload_type: str, claims: Struct, readme: bytes, seed: bytes, sealed: SealedFile | None = None
) -> Written:
    """Sign the claims and write the whole, which must not exist yet; what could not be read is not written.

    Raises FileExistsError, MalformedManifest, TooLarge, OSError.
    """
    signed = msgspec.json.encode(claims)
    read_struct(signed, type(claims))
    return write_container(target, sign_envelope(payload_type, signed, seed), readme, sealed)


def read_document(source: BinaryIO, payload_type: str, shape: type[Claims]) -> Document[Claims]:
    """Read what a document claims. Its payload and its text are still to be read, in this order.

    Raises NotABundle, UnsafeName, NotCanonical, Damaged, TooLarge, WrongDocument, NewerFormat, MalformedManifest;
    OSError.
    """
    reader = ContainerReader(source)
    envelope = decode_envelope(reader.envelope(MAX_ENVELOPE_BYTES))
    require_type(envelope, payload_type)
    claims, _ = read_struct(envelope.payload, shape)
    return Document(claims, envelope, reader)


def decoded(text: str, what: str, length: int | None = None) -> bytes:
    """Return bytes that stand in base64; ``what`` they are stands in the refusal's reason.

    Raises MalformedManifest (also where there are not ``length`` bytes).
    """
    try:
        return decode_base64(text, length)
    except ValueError as error:
        raise MalformedManifest(reason=f"{what}: {error}") from error


def decoded_key(text: str) -> bytes:
    """Return the 32 bytes of a public key. Raises MalformedManifest."""
    return decoded(text, "key", KEY_BYTES)


def read_inside(content: bytes, shape: type[Content], what: str) -> Content:
    """Read what was sealed; ``what`` it is stands in the refusal's reason. Raises MalformedManifest."""
    try:
        return msgspec.convert(decode_object(content), shape)
    except (ValueError, msgspec.ValidationError) as error:
        raise MalformedManifest(reason=f"{what}: {str(error)[:200]}") from error
