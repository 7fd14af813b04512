"""What a manifest may say, and what makes it too new."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from desktop_app.bundle import envelope as dsse
from desktop_app.bundle.container import MANIFEST_NAME, ContainerReader, ContainerWriter
from desktop_app.bundle.keys import TrustedKey, TrustedKeys
from desktop_app.bundle.manifest import Manifest, read_manifest
from desktop_app.bundle.refusals import (
    BadSignature,
    MalformedManifest,
    NewerFormat,
    NotCanonical,
    Refusal,
    RevokedKey,
    StreamMismatch,
    UnknownKey,
    WrongDocument,
)
from desktop_app.bundle.verifier import verify
from tests.fakes.office_simulator import OfficeSimulator

PAYLOAD = b"sealed"


def refusal_of(office: OfficeSimulator, manifest: bytes | dict[str, Any], trust: TrustedKeys | None = None) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        verify(io.BytesIO(office.forge(manifest, PAYLOAD)), office.trust if trust is None else trust)
    return refusal.value


def test_the_plainest_manifest_verifies(office: OfficeSimulator) -> None:
    content = office.forge(office.manifest_members(PAYLOAD), PAYLOAD)
    verified = verify(io.BytesIO(content), office.trust)
    assert verified.manifest.stream == office.stream
    assert verified.readme == "xin chao"
    assert verified.signers == (office.trusted,)


def test_unknown_members_are_kept(office: OfficeSimulator) -> None:
    members = office.manifest_members(PAYLOAD, chair={"name": "Vàng A Dế"})
    verified = verify(io.BytesIO(office.forge(members, PAYLOAD)), office.trust)
    assert verified.raw["chair"] == {"name": "Vàng A Dế"}
    assert json.loads(verified.content) == members


def test_unknown_critical_members_are_refused(office: OfficeSimulator) -> None:
    refusal = refusal_of(office, office.manifest_members(PAYLOAD, critical=["chair", "totals"], chair={}))
    assert isinstance(refusal, NewerFormat)
    assert refusal.fields == {"format": 1, "reader": 1, "critical": ["chair"], "unit": office.unit}


@pytest.mark.parametrize("name", [[], {}, None, 1])
def test_critical_members_that_are_no_names_are_unknown(name: object, office: OfficeSimulator) -> None:
    assert isinstance(refusal_of(office, office.manifest_members(PAYLOAD, critical=[name])), NewerFormat)


def test_a_newer_format_says_newer_even_when_its_shape_is_another(office: OfficeSimulator) -> None:
    refusal = refusal_of(office, {"format": 2, "reader": 2, "critical": [], "everything": "else"})
    assert isinstance(refusal, NewerFormat)
    assert refusal.fields["reader"] == 2


def test_a_newer_format_that_we_may_read_is_read(office: OfficeSimulator) -> None:
    manifest, _ = read_manifest(json.dumps(office.manifest_members(PAYLOAD, format=2)).encode())
    assert manifest.format == 2


def test_only_an_earlier_receipt_may_be_missing(office: OfficeSimulator) -> None:
    members = office.manifest_members(PAYLOAD)
    assert "earlier" not in members
    manifest, _ = read_manifest(json.dumps(members).encode())
    assert manifest.earlier is None
    assert isinstance(refusal_of(office, members | {"earlier": {"sha256": "ab"}}), MalformedManifest)


@pytest.mark.parametrize("name", [name for name in Manifest.__struct_encode_fields__ if name != "earlier"])
def test_every_member_is_required(name: str, office: OfficeSimulator) -> None:
    members = office.manifest_members(PAYLOAD)
    del members[name]
    assert isinstance(refusal_of(office, members), MalformedManifest)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("number", 0),
        ("number", True),
        ("number", "1"),
        ("number", 2**63),
        ("base", -1),
        ("base", 4),
        ("format", "1"),
        ("reader", True),
        ("critical", "no"),
        ("stream", {"unit": "", "device": "0" * 16, "epoch": "0" * 16}),
        ("stream", {"unit": "A\u202eB", "device": "0" * 16, "epoch": "0" * 16}),
        ("stream", {"unit": "A\nB", "device": "0" * 16, "epoch": "0" * 16}),
        ("stream", {"unit": "A", "device": "0" * 15 + "G", "epoch": "0" * 16}),
        ("previous", "AB" * 32),
        ("journal", None),
        ("totals", {"gift": {"value": 1.0}}),
        ("totals", {"Gift!": {"value": 1}}),
        ("recipients", []),
        ("recipients", ["nobody"]),
        ("claimed_at", "yesterday"),
        ("period", {"from": "2026-01-01"}),
        ("signer", {"name": "\u0007", "office": ""}),
        ("readme", "x"),
        ("payload", {}),
    ],
)
def test_wrong_members_are_refused(name: str, value: object, office: OfficeSimulator) -> None:
    assert isinstance(refusal_of(office, office.manifest_members(PAYLOAD, **{name: value})), MalformedManifest)


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{", b"\xff", b'{"format":1,"format":1}', b'{"format":NaN}', b'{"x":"\\ud800"}', b"[" * 100_000],
)
def test_what_is_not_one_object_is_refused(content: bytes, office: OfficeSimulator) -> None:
    assert isinstance(refusal_of(office, content), MalformedManifest)


def test_the_text_must_be_text(office: OfficeSimulator) -> None:
    members = office.manifest_members(PAYLOAD, b"\xff")
    with pytest.raises(NotCanonical) as refusal:
        verify(io.BytesIO(office.forge(members, PAYLOAD, readme=b"\xff")), office.trust)
    assert refusal.value.fields["number"] == 1


def test_a_key_of_several_units_does_not_guess_whose_a_newer_file_is(office: OfficeSimulator) -> None:
    trust = TrustedKeys([TrustedKey(office.trusted.public, frozenset(("A", "B")))])
    assert "unit" not in refusal_of(office, {"format": 2, "reader": 2, "critical": []}, trust).fields


def test_no_member_may_stand_twice(office: OfficeSimulator) -> None:
    content = json.dumps(office.manifest_members(PAYLOAD)).encode()
    for twice in (content.replace(b'"number": 1', b'"number": 1, "number": 1'), content[:-1] + b',"x":1,"x":1}'):
        assert twice != content
        assert isinstance(refusal_of(office, twice), MalformedManifest)


def test_another_document_is_told_apart(office: OfficeSimulator) -> None:
    content = office.forge({}, PAYLOAD, kind="application/vnd.so-cong-doan.admission+json")
    with pytest.raises(WrongDocument) as refusal:
        verify(io.BytesIO(content), office.trust)
    assert refusal.value.fields["found"] == "application/vnd.so-cong-doan.admission+json"


def test_nothing_is_parsed_before_the_signature(office: OfficeSimulator) -> None:
    assert isinstance(refusal_of(office, b"not json at all", TrustedKeys()), UnknownKey)
    stranger = OfficeSimulator()
    # A key under another key's name cannot happen through TrustedKeys; a forged signature can.
    with pytest.raises(BadSignature):
        verify(io.BytesIO(_resigned(office.forge(b"not json at all", PAYLOAD), stranger, office)), office.trust)


def _resigned(content: bytes, stranger: OfficeSimulator, office: OfficeSimulator) -> bytes:
    """Put the stranger's signature under the office's name."""
    own = dsse.decode_envelope(ContainerReader(io.BytesIO(content)).envelope(10**6))
    other = dsse.sign_envelope(own.payload_type, own.payload, stranger.seed).signatures[0]
    forged = dsse.Envelope(own.payload_type, own.payload, (dsse.Signature(office.trusted.id, other.signature),))
    target = io.BytesIO()
    ContainerWriter(target).add(MANIFEST_NAME, forged.encode())
    return target.getvalue()


def test_a_revoked_key_is_told_apart_from_an_unknown_one(office: OfficeSimulator) -> None:
    revoked = TrustedKey(office.trusted.public, office.trusted.units, office=office.name, status="revoked")
    refusal = refusal_of(office, office.manifest_members(PAYLOAD), TrustedKeys([revoked]))
    assert isinstance(refusal, RevokedKey)
    assert refusal.fields["office"] == office.name


@pytest.mark.parametrize("changes", [{"unit": "LC-KHAC"}, {"device": "9" * 16}])
def test_a_key_speaks_only_for_its_own_stream(changes: dict[str, str], office: OfficeSimulator) -> None:
    members = office.manifest_members(PAYLOAD)
    members["stream"] |= changes
    refusal = refusal_of(office, members)
    assert isinstance(refusal, StreamMismatch)
    assert refusal.fields["what"] in changes


def test_a_key_without_device_and_with_several_units_speaks_for_each(office: OfficeSimulator) -> None:
    token = TrustedKey(office.trusted.public, frozenset((office.unit, "TAM-1")))
    content = office.forge(office.manifest_members(PAYLOAD), PAYLOAD)
    assert verify(io.BytesIO(content), TrustedKeys([token])).signers == (token,)
