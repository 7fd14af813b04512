"""Help to open a store: a signed request or answer that says nonsense inside is refused by name, never by a crash."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from desktop_app.bundle.chain import certify_operating_key
from desktop_app.bundle.help_answer import (
    HelpAnswerContent,
    HelpAnswerDraft,
    opened_answer,
    read_help_answer,
    write_help_answer,
)
from desktop_app.bundle.help_request import (
    HelpRequestDraft,
    HelpSecret,
    opened_secret,
    read_help_request,
    seal_help_secret,
    write_help_request,
)
from desktop_app.bundle.keys import encode_base64, generate_signing_seed, key_id, public_key
from desktop_app.bundle.refusals import MalformedManifest
from desktop_app.bundle.sealing import generate_sealing_identity
from tests.bundle.forging import forged, sealed_for

DEVICE = "00112233445566aa"
STORE = "ffeeddccbbaa9988"
OTHER = "9" * 16
SECRET = bytes(range(32))
REQUEST = "ab" * 32


@dataclass
class Helping:
    """A locked office's request and its province's answer; ``identity`` opens what is sealed, in either direction."""

    folder: Path
    identity: str
    recipient: str
    root: bytes
    operating: bytes

    def request(self, sealed: bytes | None = None) -> bytes:
        draft = HelpRequestDraft(
            unit="LC-SSH-01",
            unit_name="CĐCS xã Sin Suối Hồ",
            superior="LĐLĐ tỉnh Lai Châu",
            device=DEVICE,
            store=STORE,
            recipient=self.recipient,
            sealed=sealed or seal_help_secret(SECRET, store=STORE, device=DEVICE, recipients=(self.recipient,)),
        )
        return write_help_request(self.folder / "nho.scd", draft).written.path.read_bytes()

    def asked(self, inside: bytes) -> bytes:
        request = read_help_request(io.BytesIO(self.request(sealed_for(inside, (self.recipient,)))))
        return opened_secret(request, (self.identity,))

    def answer(self) -> bytes:
        draft = HelpAnswerDraft(
            request=REQUEST,
            unit="LC-SSH-01",
            unit_name="CĐCS xã Sin Suối Hồ",
            device=DEVICE,
            store=STORE,
            secret=SECRET,
            recipient=self.recipient,
            province="LĐLĐ tỉnh Lai Châu",
            root_public=public_key(self.root),
            certificates=(certify_operating_key(self.root, public_key(self.operating), serial=1),),
        )
        return write_help_answer(self.folder / "giup.scd", draft, self.operating).path.read_bytes()

    def taken(self, content: bytes, store: str = STORE) -> bytes:
        source = io.BytesIO(content)
        offer = read_help_answer(source, key_id(public_key(self.root)))
        return opened_answer(offer, source, store=store, identities=(self.identity,), staging=self.folder)

    def answered(self, inside: bytes) -> bytes:
        return self.taken(forged(self.answer(), self.operating, payload=sealed_for(inside, (self.recipient,))))


@pytest.fixture
def helping(tmp_path: Path) -> Helping:
    return Helping(tmp_path, *generate_sealing_identity(), generate_signing_seed(), generate_signing_seed())


def in_request(*, store: str = STORE, device: str = DEVICE, secret: str = encode_base64(SECRET)) -> bytes:
    return msgspec.json.encode(HelpSecret(store=store, device=device, secret=secret))


def in_answer(*, request: str = REQUEST, store: str = STORE, secret: str = encode_base64(SECRET)) -> bytes:
    return msgspec.json.encode(HelpAnswerContent(request=request, store=store, secret=secret))


def test_the_secret_comes_through_both_ways(helping: Helping) -> None:
    assert helping.asked(in_request()) == SECRET
    assert helping.answered(in_answer()) == SECRET
    assert helping.taken((helping.folder / "giup.scd").read_bytes()) == SECRET


@pytest.mark.parametrize(
    ("sealed", "reason"), [("AAA", "sealed: not base64"), ("QR==", "sealed: base64 in another spelling")]
)
def test_a_request_whose_sealed_part_is_no_base64(helping: Helping, sealed: str, reason: str) -> None:
    seed = generate_signing_seed()  # the request's own key is gone; whoever forges one names a key of his
    content, own = helping.request(), {"key": encode_base64(public_key(seed))}
    assert read_help_request(io.BytesIO(forged(content, seed, own))).claims.store == STORE
    with pytest.raises(MalformedManifest) as refusal:
        read_help_request(io.BytesIO(forged(content, seed, {**own, "sealed": sealed})))
    assert refusal.value.fields == {"reason": reason}


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        (b"[]", "help secret: not an object"),
        (in_request(secret="AAA"), "help secret: not base64"),
        (in_request(secret=encode_base64(SECRET[:-1])), "help secret: not 32 bytes"),
        (in_request(store="x"), "help secret: Expected `str` matching regex"),
        (in_request(store=OTHER), "inside and outside differ"),
        (in_request(device=OTHER), "inside and outside differ"),
    ],
)
def test_a_request_that_seals_something_else(helping: Helping, inside: bytes, reason: str) -> None:
    with pytest.raises(MalformedManifest) as refusal:
        helping.asked(inside)
    assert str(refusal.value.fields["reason"]).startswith(reason)


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        (b"[]", "help answer: not an object"),
        (in_answer(secret="AAA"), "help answer: not base64"),
        (in_answer(secret=encode_base64(SECRET[:-1])), "help answer: not 32 bytes"),
        (in_answer(store="x"), "help answer: Expected `str` matching regex"),
        (in_answer(store=OTHER), "inside and outside differ"),
        (in_answer(request="cd" * 32), "inside and outside differ"),
    ],
)
def test_an_answer_that_seals_something_else(helping: Helping, inside: bytes, reason: str) -> None:
    with pytest.raises(MalformedManifest) as refusal:
        helping.answered(inside)
    assert str(refusal.value.fields["reason"]).startswith(reason)


def test_an_answer_for_another_store(helping: Helping) -> None:
    with pytest.raises(MalformedManifest) as refusal:
        helping.taken(helping.answer(), store=OTHER)
    assert refusal.value.fields == {"reason": "inside and outside differ"}
