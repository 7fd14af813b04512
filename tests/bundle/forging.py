"""What somebody who holds the key, but wrote no code of ours, could sign: a document changed outside or inside."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence

from desktop_app.bundle.container import MANIFEST_NAME, PAYLOAD_NAME, README_NAME, ContainerWriter
from desktop_app.bundle.envelope import decode_envelope, sign_envelope
from desktop_app.bundle.sealing import seal


def sealed_for(inside: bytes, recipients: Sequence[str]) -> bytes:
    target = io.BytesIO()
    seal(io.BytesIO(inside), target, recipients)
    return target.getvalue()


def forged(
    content: bytes, seed: bytes, changes: Mapping[str, object] | None = None, *, payload: bytes | None = None
) -> bytes:
    """Return the document with ``changes`` to what stands outside and another sealed ``payload``, signed anew."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    envelope = decode_envelope(members[MANIFEST_NAME])
    claims = json.loads(envelope.payload)
    if payload is not None:
        members[PAYLOAD_NAME] = payload
        claims["payload"] = {"sha256": hashlib.sha256(payload).hexdigest(), "size": len(payload)}
    signed = json.dumps({**claims, **(changes or {})}).encode()
    members[MANIFEST_NAME] = sign_envelope(envelope.payload_type, signed, seed).encode()
    target = io.BytesIO()
    container = ContainerWriter(target)
    for name in (MANIFEST_NAME, PAYLOAD_NAME, README_NAME):
        if name in members:
            container.add(name, members[name])
    container.finish()
    return target.getvalue()
