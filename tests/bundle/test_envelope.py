"""Our DSSE is the specification's: compared with securesystemslib both ways, and strict beyond it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from securesystemslib.dsse import Envelope as Reference
from securesystemslib.signer._key import SSlibKey
from securesystemslib.signer._signature import Signature as ReferenceSignature

from desktop_app.bundle.envelope import (
    decode_envelope,
    pre_authentication_encoding,
    sign_envelope,
    verify_envelope,
)
from desktop_app.bundle.keys import TrustedKey, TrustedKeys, generate_signing_seed, key_id, public_key, sign
from desktop_app.bundle.refusals import BadSignature, NotCanonical, RevokedKey, UnknownKey

SEED = bytes(range(32))
OTHER = bytes(range(1, 33))
KIND = "application/vnd.so-cong-doan.manifest+json"


def reference_key(seed: bytes) -> SSlibKey:
    public = public_key(seed)
    return SSlibKey(key_id(public), "ed25519", "ed25519", {"public": public.hex()})


def test_pae_is_the_example_of_the_specification() -> None:
    assert pre_authentication_encoding("http://example.com/HelloWorld", b"hello world") == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )


@given(kind=st.text(max_size=40), payload=st.binary(max_size=200))
def test_pae_equals_securesystemslib(kind: str, payload: bytes) -> None:
    assert pre_authentication_encoding(kind, payload) == Reference(payload, kind, {}).pae()


def test_securesystemslib_verifies_ours() -> None:
    envelope = sign_envelope(KIND, b'{"a":1}', SEED, OTHER)
    read = Reference.from_dict(json.loads(envelope.encode()))
    assert len(read.verify([reference_key(SEED), reference_key(OTHER)], 2)) == 2


def test_we_verify_what_securesystemslib_made() -> None:
    made = Reference(b'{"a":1}', KIND, {})
    identifier = key_id(public_key(SEED))
    made.signatures[identifier] = ReferenceSignature(identifier, sign(SEED, made.pae()).hex())
    ours = decode_envelope(json.dumps(made.to_dict(), separators=(",", ":")).encode())
    assert [key.id for key in verify_envelope(ours, TrustedKeys([TrustedKey(public_key(SEED))]))] == [identifier]


def test_every_signature_present_must_be_trusted_and_fit() -> None:
    both = sign_envelope(KIND, b"x", SEED, OTHER)
    first, second = TrustedKey(public_key(SEED)), TrustedKey(public_key(OTHER))
    assert len(verify_envelope(both, TrustedKeys([first, second]))) == 2
    with pytest.raises(UnknownKey) as unknown:
        verify_envelope(both, TrustedKeys([first]))
    assert unknown.value.fields["key"] == second.id
    with pytest.raises(RevokedKey):
        verify_envelope(both, TrustedKeys([first, TrustedKey(public_key(OTHER), status="revoked")]))


def test_a_signature_of_other_bytes_is_refused() -> None:
    envelope = sign_envelope(KIND, b"x", SEED)
    changed = type(envelope)(KIND, b"y", envelope.signatures)
    with pytest.raises(BadSignature):
        verify_envelope(changed, TrustedKeys([TrustedKey(public_key(SEED))]))
    other_type = type(envelope)("application/json", b"x", envelope.signatures)
    with pytest.raises(BadSignature):
        verify_envelope(other_type, TrustedKeys([TrustedKey(public_key(SEED))]))


def test_only_one_spelling_is_read() -> None:
    content = sign_envelope(KIND, b'{"a":12}', SEED).encode()
    assert decode_envelope(content).encode() == content
    members = json.loads(content)
    spellings = [
        json.dumps(members).encode(),
        json.dumps(members, indent=1).encode(),
        content + b"\n",
        b"\xef\xbb\xbf" + content,
        content.replace(b"+json", b"\\u002bjson"),
        json.dumps({**members, "more": 1}, separators=(",", ":")).encode(),
        json.dumps({key: members[key] for key in reversed(members)}, separators=(",", ":")).encode(),
        content.replace(b'"keyid"', b'"keyid":"x","keyid"'),
        json.dumps({**members, "signatures": members["signatures"] * 2}, separators=(",", ":")).encode(),
        json.dumps({**members, "signatures": []}, separators=(",", ":")).encode(),
        json.dumps({**members, "payload": "eyJhIjoxMn1="}, separators=(",", ":")).encode(),
        json.dumps({**members, "signatures": [1]}, separators=(",", ":")).encode(),
        json.dumps({**members, "signatures": [{"keyid": "x", "sig": ""}]}, separators=(",", ":")).encode(),
        json.dumps({**members, "payload": 1.5}, separators=(",", ":")).encode(),
        b"[]",
        b"",
        b"{" * 100_000,
    ]
    for spelling in spellings:
        with pytest.raises(NotCanonical):
            decode_envelope(spelling)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with pytest.raises(NotCanonical):
        decode_envelope(content)


def test_seeds_differ() -> None:
    assert generate_signing_seed() != generate_signing_seed()
