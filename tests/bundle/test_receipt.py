"""Receipts and histories: believed in the right order or not at all; no byte of them is free."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import msgspec
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.bundle import receipt as receipt_module
from desktop_app.bundle.admission import read_admission, recognise_admission
from desktop_app.bundle.chain import document_type
from desktop_app.bundle.enrolment import RequestDraft, read_request, write_request
from desktop_app.bundle.history import read_history
from desktop_app.bundle.keys import generate_signing_seed, public_key
from desktop_app.bundle.receipt import (
    MAX_CONTENT_BYTES,
    MAX_SEALED_BYTES,
    RECEIPT_TYPE,
    accept_receipt,
    read_receipt,
    receipt_name,
)
from desktop_app.bundle.refusals import (
    BadSignature,
    MalformedManifest,
    Refusal,
    RevokedKey,
    TooLarge,
    UnknownKey,
    WrongDocument,
    WrongRecipient,
)
from desktop_app.bundle.sealing import generate_sealing_identity
from tests.bundle.forging import forged, sealed_for
from tests.bundle.province_papers import EPOCH, ProvincePapers
from tests.fakes.office_simulator import OfficeSimulator


@pytest.fixture
def papers(office: OfficeSimulator, tmp_path: Path) -> ProvincePapers:
    return ProvincePapers(tmp_path, office, *generate_sealing_identity())


def altered(content: bytes, at: int, by: int = 0x20) -> bytes:
    return content[:at] + bytes((content[at] ^ by,)) + content[at + 1 :]


def test_office_and_province_read_the_same(papers: ProvincePapers) -> None:
    written = papers.receipt()
    content = written.path.read_bytes()
    receipt = papers.accept(content)
    assert receipt.content == papers.content()
    assert receipt.sha256 == written.sha256 == hashlib.sha256(content).hexdigest()
    for identity in (papers.office.province.identity, papers.office.province.paper_identity):
        assert papers.accept(content, identity=identity).content == receipt.content
    assert document_type(io.BytesIO(content)) == RECEIPT_TYPE
    assert [path.name for path in papers.folder.iterdir()] == ["1.scd"]


def test_its_name_is_harmless() -> None:
    assert receipt_name("Đơn vị/../1", EPOCH, 7) == "phieu-nhan-Don-vi-1-00ffeedd-7.scd"


def test_who_may_not_open_it(papers: ProvincePapers) -> None:
    content = papers.receipt().path.read_bytes()
    stranger, _ = generate_sealing_identity()
    with pytest.raises(WrongRecipient) as refusal:
        papers.accept(content, identity=stranger)
    assert refusal.value.fields == {"unit": papers.office.unit, "number": 1}


def test_who_may_not_sign_it(papers: ProvincePapers) -> None:
    impostor = generate_signing_seed()
    forged = papers.receipt(root=impostor, certificates=(papers.certificate(root=impostor),))
    with pytest.raises(UnknownKey):  # another root, however whole its chain
        papers.accept(forged.path.read_bytes())
    with pytest.raises(UnknownKey):  # our root named, the certificate another's
        papers.accept(papers.receipt(certificates=(papers.certificate(root=impostor),)).path.read_bytes())
    with pytest.raises(UnknownKey):  # a key without certificate: an office that calls itself the province
        papers.accept(papers.receipt(signed_by=papers.office.seed).path.read_bytes())
    withdrawn = papers.certificate(serial=2, status="revoked")
    with pytest.raises(RevokedKey):
        papers.accept(papers.receipt(certificates=(papers.certificate(), withdrawn)).path.read_bytes())


def test_a_withdrawn_key_does_not_come_back_with_its_old_certificate(papers: ProvincePapers) -> None:
    content = papers.receipt().path.read_bytes()
    papers.accept(content, known=(papers.certificate(),))
    with pytest.raises(RevokedKey):
        papers.accept(content, known=(papers.certificate(serial=2, status="revoked"),))


def test_what_no_receipt_says(papers: ProvincePapers) -> None:
    outcome = papers.content().outcomes[0]
    with pytest.raises(MalformedManifest):
        papers.receipt(papers.content(outcomes=(outcome, outcome)))
    with pytest.raises(MalformedManifest):
        papers.receipt(papers.content(recipients=()))
    with pytest.raises(MalformedManifest):
        papers.receipt(papers.content(outcomes=(msgspec.structs.replace(outcome, outcome="lost"),)))
    assert list(papers.folder.iterdir()) == []


def test_a_receipt_too_great_is_not_written(papers: ProvincePapers, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(msgspec.json.encode(papers.content()))
    monkeypatch.setattr(receipt_module, "MAX_CONTENT_BYTES", size - 1)
    with pytest.raises(TooLarge) as refusal:
        papers.receipt()
    assert refusal.value.fields == {"what": "receipt", "limit": size - 1}
    assert list(papers.folder.iterdir()) == []
    monkeypatch.setattr(receipt_module, "MAX_CONTENT_BYTES", size)
    papers.receipt()


def test_a_receipt_that_claims_too_great_a_seal(papers: ProvincePapers) -> None:
    content = papers.receipt().path.read_bytes()
    facts = {"sha256": "ab" * 32, "size": MAX_SEALED_BYTES + 1}
    with pytest.raises(TooLarge) as refusal:
        read_receipt(io.BytesIO(forged(content, papers.operating, {"payload": facts})))
    assert refusal.value.fields == {"what": "receipt", "limit": MAX_SEALED_BYTES}


@pytest.mark.parametrize("changes", [{"number": 2}, {"epoch": "9" * 16}, {"unit": "LC-KHAC-01"}])
def test_a_receipt_says_the_same_inside_and_outside(papers: ProvincePapers, changes: dict[str, object]) -> None:
    content = papers.receipt().path.read_bytes()
    assert papers.accept(forged(content, papers.operating)).content == papers.content()
    with pytest.raises(MalformedManifest) as refusal:
        papers.accept(forged(content, papers.operating, changes))
    outside = {"unit": papers.office.unit, "number": 1, **changes}
    assert refusal.value.fields == {
        "reason": "inside and outside differ", "unit": outside["unit"], "number": outside["number"],
    }  # fmt: skip


def test_what_is_sealed_in_a_receipt_must_unpack(papers: ProvincePapers) -> None:
    content, whose = papers.receipt().path.read_bytes(), {"unit": papers.office.unit, "number": 1}

    def refused(packed: bytes) -> Refusal:
        payload = sealed_for(packed, (papers.office_recipient,))
        with pytest.raises(Refusal) as refusal:
            papers.accept(forged(content, papers.operating, payload=payload))
        return refusal.value

    pack = zstandard.ZstdCompressor().compress
    loose = refused(msgspec.json.encode(papers.content()))
    assert (type(loose), loose.fields) == (MalformedManifest, {"reason": "compression", **whose})
    bomb = refused(pack(bytes(MAX_CONTENT_BYTES + 1)))
    assert (type(bomb), bomb.fields) == (TooLarge, {"what": "receipt", "limit": MAX_CONTENT_BYTES, **whose})
    listed = refused(pack(b"[]"))
    assert (type(listed), listed.fields) == (MalformedManifest, {"reason": "receipt: not an object", **whose})


def test_a_receipt_is_no_other_document(papers: ProvincePapers, bundle: bytes) -> None:
    receipt, admission = papers.receipt().path.read_bytes(), papers.admission().path.read_bytes()
    for read, content in (
        (read_receipt, admission), (read_receipt, bundle), (read_admission, receipt),
        (read_request, receipt), (read_history, receipt),
    ):  # fmt: skip
        with pytest.raises(WrongDocument):
            read(io.BytesIO(content))


def test_a_province_knows_its_own_admission_again(papers: ProvincePapers) -> None:
    source = papers.admission().path.open("rb")
    with source:
        offer = read_admission(source)
        identities = (papers.office.province.paper_identity,)
        root = public_key(papers.root)
        found = recognise_admission(offer, source, root_public=root, identities=identities, staging=papers.folder)
        assert found.content.key is not None
        assert (found.content.recipient, found.content.label, found.content.epoch) == (
            papers.office_recipient, "Máy văn phòng", EPOCH,
        )  # fmt: skip
        other = public_key(generate_signing_seed())
        with pytest.raises(UnknownKey):
            recognise_admission(offer, source, root_public=other, identities=identities, staging=papers.folder)
        revoked = papers.certificate(serial=2, status="revoked")
        with pytest.raises(RevokedKey):
            recognise_admission(
                offer, source, root_public=root, identities=identities, staging=papers.folder, known=(revoked,)
            )


def test_a_history_brings_everything_back(papers: ProvincePapers) -> None:
    versions = [papers.office.version(counter) for counter in range(1, 400)]
    picture = b"\xff\xd8\xff\xe0 anh"
    written = papers.history(versions, [(hashlib.sha256(picture).hexdigest(), picture)])
    history = papers.take_history(written.path.read_bytes())
    with history.payload as payload:
        assert list(payload.iter_versions()) == versions
        assert [content for _, content in payload.iter_attachments()] == [picture]
    assert (written.versions, history.claims.unit) == (399, papers.office.unit)


def test_a_history_is_for_one_device(papers: ProvincePapers) -> None:
    content = papers.history([papers.office.version(1)]).path.read_bytes()
    with pytest.raises(WrongRecipient):
        papers.take_history(content, own=public_key(generate_signing_seed()))
    papers.office_identity, _ = generate_sealing_identity()
    with pytest.raises(WrongRecipient):
        papers.take_history(content)


def test_no_byte_of_a_receipt_is_free(papers: ProvincePapers) -> None:
    content = papers.receipt().path.read_bytes()
    for at in range(len(content)):
        with pytest.raises(Refusal):
            papers.accept(altered(content, at))
    for end in (0, 1, 30, len(content) // 2, len(content) - 1):
        with pytest.raises(Refusal):
            papers.accept(content[:end])
    with pytest.raises(Refusal):
        papers.accept(content + b"\0")


def test_no_byte_of_a_history_is_free(papers: ProvincePapers) -> None:
    content = papers.history([papers.office.version(1)]).path.read_bytes()
    for at in range(len(content)):
        with pytest.raises(Refusal):
            papers.take_history(altered(content, at))


def test_no_byte_of_an_admission_is_free(papers: ProvincePapers) -> None:
    content = papers.admission().path.read_bytes()
    for at in range(len(content)):
        source = io.BytesIO(altered(content, at))
        with pytest.raises(Refusal):
            recognise_admission(
                read_admission(source),
                source,
                root_public=public_key(papers.root),
                identities=(papers.office.province.identity,),
                staging=papers.folder,
            )


def test_no_byte_of_a_request_is_free(papers: ProvincePapers) -> None:
    draft = RequestDraft(
        unit="TAM-1A2B", unit_name="CĐCS xã Sin Suối Hồ", superior="LĐLĐ tỉnh", device="00112233445566aa",
        recipient=papers.office_recipient,
    )  # fmt: skip
    content = write_request(papers.folder / "xin.scd", draft, papers.office.seed).path.read_bytes()
    for at in range(len(content)):
        for by in (0x01, 0x20, 0x80):
            with pytest.raises(Refusal):
                read_request(io.BytesIO(altered(content, at, by)))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_mutation_is_taken(papers: ProvincePapers, data: st.DataObject) -> None:
    """Cuts, repeats, swaps and insertions anywhere: a refusal each time, never a crash, never a receipt."""
    if papers.written == 0:
        papers.receipt()
    content = (papers.folder / "1.scd").read_bytes()
    first, second = sorted((data.draw(st.integers(0, len(content))), data.draw(st.integers(0, len(content)))))
    middle = data.draw(st.one_of(st.binary(max_size=40), st.just(content[first:second] * 2), st.just(b"")))
    mutant = content[:first] + middle + content[second:]
    if mutant == content:
        return
    with pytest.raises(Refusal):
        papers.accept(mutant)


def test_a_signature_of_another_receipt_does_not_do(papers: ProvincePapers) -> None:
    one, two = papers.receipt().path.read_bytes(), papers.receipt(papers.content(number=2)).path.read_bytes()
    offers = [read_receipt(io.BytesIO(content)) for content in (one, two)]
    forged = type(offers[0].envelope)(
        offers[0].envelope.payload_type, offers[0].envelope.payload, offers[1].envelope.signatures
    )
    source = io.BytesIO(one)
    with pytest.raises(BadSignature):
        accept_receipt(
            type(offers[0])(offers[0].claims, forged, offers[0].payload, offers[0].sha256),
            source,
            root_public=public_key(papers.root),
            identities=(papers.office_identity,),
            staging=papers.folder,
        )
