"""Request, certificates and admission: believed in the right order, or not at all."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop_app.bundle import admission as admission_module
from desktop_app.bundle.admission import (
    ADMISSION_TYPE,
    Admission,
    AdmissionDraft,
    UnitEntry,
    accept_admission,
    read_admission,
    write_admission,
)
from desktop_app.bundle.assembly import Written
from desktop_app.bundle.chain import certify_operating_key, read_certificate
from desktop_app.bundle.container import MANIFEST_NAME, README_NAME, ContainerReader, ContainerWriter
from desktop_app.bundle.enrolment import REQUEST_TYPE, Request, RequestDraft, read_request, write_request
from desktop_app.bundle.envelope import decode_envelope, sign_envelope
from desktop_app.bundle.fingerprint import FingerprintDiffers, parse_fingerprint
from desktop_app.bundle.keys import generate_signing_seed, key_id, public_key
from desktop_app.bundle.refusals import (
    BadSignature,
    Damaged,
    MalformedManifest,
    NewerFormat,
    NotCanonical,
    Refusal,
    RevokedKey,
    TooLarge,
    UnknownKey,
    WrongDocument,
    WrongRecipient,
)
from desktop_app.bundle.sealing import generate_sealing_identity
from desktop_app.bundle.verifier import verify
from tests.bundle.forging import forged
from tests.fakes.office_simulator import OfficeSimulator

DEVICE = "00112233445566aa"


@dataclass
class Stage:
    """An office that asks and a province that answers."""

    folder: Path
    seed: bytes
    identity: str
    recipient: str
    root: bytes
    operating: bytes

    def ask(self) -> Request:
        draft = RequestDraft(
            unit="TAM-1A2B",
            unit_name="CĐCS xã Sin Suối Hồ",
            superior="LĐLĐ tỉnh Lai Châu",
            device=DEVICE,
            recipient=self.recipient,
        )
        target = self.folder / "xin.scd"
        target.unlink(missing_ok=True)
        return read_request(io.BytesIO(write_request(target, draft, self.seed).path.read_bytes()))

    def answer(
        self, *, certificates: tuple[bytes, ...] | None = None, signed_by: bytes | None = None, **changes: object
    ) -> Written:
        _, operating_recipient = generate_sealing_identity()
        _, paper_recipient = generate_sealing_identity()
        values: dict[str, Any] = {
            "device": DEVICE,
            "office_key": public_key(self.seed),
            "office_recipient": self.recipient,
            "province": "LĐLĐ tỉnh Lai Châu",
            "unit": "LC-SSH-01",
            "unit_name": "CĐCS xã Sin Suối Hồ",
            "admitted": ("LC-SSH-01", "TAM-1A2B"),
            "root_public": public_key(self.root),
            "certificates": certificates or (self.certificate(),),
            "recipients": (operating_recipient, paper_recipient),
            "units": (UnitEntry(code="LC-SSH-01", name="CĐCS xã Sin Suối Hồ", superior="LC"),),
        }
        target = self.folder / "nhan.scd"
        target.unlink(missing_ok=True)
        return write_admission(target, AdmissionDraft(**{**values, **changes}), signed_by or self.operating)

    def certificate(self, *, serial: int = 1, status: str = "active", root: bytes | None = None) -> bytes:
        return certify_operating_key(root or self.root, public_key(self.operating), serial=serial, status=status)

    def accept(self, written: Written, *, typed: str | None = None) -> Admission:
        source = io.BytesIO(written.path.read_bytes())
        offer = read_admission(source)
        return accept_admission(
            offer,
            source,
            parse_fingerprint(typed or str(offer.fingerprint)),
            identity=self.identity,
            own_public=public_key(self.seed),
            staging=self.folder,
        )


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    identity, recipient = generate_sealing_identity()
    return Stage(
        tmp_path, generate_signing_seed(), identity, recipient, generate_signing_seed(), generate_signing_seed()
    )


def contained(kind: str, members: dict[str, Any], readme: bytes, seed: bytes) -> io.BytesIO:
    target = io.BytesIO()
    container = ContainerWriter(target)
    container.add(MANIFEST_NAME, sign_envelope(kind, json.dumps(members).encode(), seed).encode())
    container.add(README_NAME, readme)
    container.finish()
    return target


def test_a_request_introduces_its_own_key(stage: Stage) -> None:
    request = stage.ask()
    assert request.public == public_key(stage.seed)
    assert request.claims.unit == "TAM-1A2B"
    assert request.claims.status == "requested"
    request.fingerprint.require(parse_fingerprint(str(request.fingerprint).replace(" ", "-")))
    key = request.admit(frozenset(("LC-SSH-01", "TAM-1A2B")))
    assert (key.device, key.office) == (DEVICE, "CĐCS xã Sin Suối Hồ")


def test_a_request_signed_by_another_key_is_refused(stage: Stage) -> None:
    path = stage.folder / "xin.scd"
    stage.ask()
    members = json.loads(decode_envelope(ContainerReader(io.BytesIO(path.read_bytes())).envelope(10**6)).payload)
    readme = path.read_bytes().split(b"DOC-TOI-TRUOC.txt")[1]
    readme = readme[: readme.index(b"PK\x01\x02")]
    read_request(contained(REQUEST_TYPE, members, readme, stage.seed))
    with pytest.raises(UnknownKey):
        read_request(contained(REQUEST_TYPE, members, readme, stage.root))
    with pytest.raises(NewerFormat):
        read_request(contained(REQUEST_TYPE, {**members, "critical": ["rotation"]}, readme, stage.seed))
    with pytest.raises(MalformedManifest):
        read_request(contained(REQUEST_TYPE, {**members, "key": "QQ=="}, readme, stage.seed))
    with pytest.raises(NotCanonical):
        read_request(contained(REQUEST_TYPE, members, readme + b"x", stage.seed))
    with pytest.raises(WrongDocument):
        read_request(contained(ADMISSION_TYPE, members, readme, stage.seed))


def test_a_request_in_other_bytes_is_refused(stage: Stage) -> None:
    stage.ask()
    content = (stage.folder / "xin.scd").read_bytes()
    for at in range(len(content)):
        with pytest.raises(Refusal):
            read_request(io.BytesIO(content[:at] + bytes((content[at] ^ 0x20,)) + content[at + 1 :]))


def test_an_admission_says_who_to_trust_and_whom_to_seal_to(stage: Stage) -> None:
    admission = stage.accept(stage.answer())
    assert admission.content.unit == "LC-SSH-01"
    assert admission.content.admitted == ("LC-SSH-01", "TAM-1A2B")
    assert len(admission.content.recipients) == 2
    assert admission.content.units[0].superior == "LC"
    assert admission.root_public == public_key(stage.root)
    assert [key.public for key in admission.operating] == [public_key(stage.operating)]
    assert sorted(path.name for path in stage.folder.iterdir()) == ["nhan.scd"]


def test_a_wrong_fingerprint_says_which_groups(stage: Stage) -> None:
    written = stage.answer()
    groups = list(read_admission(io.BytesIO(written.path.read_bytes())).fingerprint.groups)
    groups[2] = "99999" if groups[2] != "99999" else "00000"
    with pytest.raises(FingerprintDiffers) as refusal:
        stage.accept(written, typed=" ".join(groups))
    assert refusal.value.fields == {"groups": ["3"]}


def test_an_impostor_with_a_root_of_his_own_is_caught_by_the_digits(stage: Stage) -> None:
    honest = str(read_admission(io.BytesIO(stage.answer().path.read_bytes())).fingerprint)
    impostor = generate_signing_seed()
    written = stage.answer(root_public=public_key(impostor), certificates=(stage.certificate(root=impostor),))
    stage.accept(written)  # its own digits would do: the paper is what protects
    with pytest.raises(FingerprintDiffers):
        stage.accept(written, typed=honest)


def test_certificates_must_be_the_roots(stage: Stage) -> None:
    stranger = generate_signing_seed()
    with pytest.raises(UnknownKey):
        stage.accept(stage.answer(certificates=(stage.certificate(root=stranger),)))
    with pytest.raises(UnknownKey):
        stage.accept(stage.answer(signed_by=stranger))
    with pytest.raises(NotCanonical):
        stage.accept(stage.answer(certificates=(b"{}",)))
    own = decode_envelope(stage.certificate())
    forged = decode_envelope(stage.certificate(serial=2))
    with pytest.raises(BadSignature):
        read_certificate(type(own)(own.payload_type, forged.payload, own.signatures).encode(), public_key(stage.root))
    with pytest.raises(WrongDocument):
        read_certificate(sign_envelope(REQUEST_TYPE, own.payload, stage.root).encode(), public_key(stage.root))


def test_the_newest_certificate_decides(stage: Stage) -> None:
    revoked = stage.certificate(serial=2, status="revoked")
    with pytest.raises(RevokedKey):
        stage.accept(stage.answer(certificates=(stage.certificate(), revoked)))
    again = stage.certificate(serial=3)
    stage.accept(stage.answer(certificates=(again, revoked, stage.certificate())))


def test_a_certificate_that_is_not_base64(stage: Stage) -> None:
    source = io.BytesIO(stage.answer().path.read_bytes())
    offer = read_admission(source)
    forged = type(offer)(
        msgspec.structs.replace(offer.claims, certificates=("AAA",)),
        offer.envelope,
        offer.root_public,
        offer.fingerprint,
        offer.payload,
    )
    with pytest.raises(MalformedManifest):
        accept_admission(
            forged,
            source,
            offer.fingerprint,
            identity=stage.identity,
            own_public=offer.root_public,
            staging=stage.folder,
        )


def test_an_admission_of_absurd_size(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission_module, "MAX_ADMISSION_BYTES", 100)
    with pytest.raises(TooLarge):
        stage.accept(stage.answer())


def test_an_admission_for_another_device(stage: Stage) -> None:
    with pytest.raises(WrongRecipient):
        stage.accept(stage.answer(office_key=public_key(generate_signing_seed())))
    _, stranger = generate_sealing_identity()
    with pytest.raises(WrongRecipient):
        stage.accept(stage.answer(office_recipient=stranger))


def test_an_admission_must_admit_its_own_unit(stage: Stage) -> None:
    with pytest.raises(MalformedManifest):
        stage.answer(admitted=("TAM-1A2B",))
    with pytest.raises(MalformedManifest):
        stage.answer(recipients=())


def test_inside_and_outside_must_agree(stage: Stage) -> None:
    written = stage.answer()
    source = io.BytesIO(written.path.read_bytes())
    offer = read_admission(source)
    other = msgspec.structs.replace(offer.claims, device="9" * 16)
    forged = type(offer)(other, offer.envelope, offer.root_public, offer.fingerprint, offer.payload)
    with pytest.raises(MalformedManifest):
        accept_admission(
            forged,
            source,
            offer.fingerprint,
            identity=stage.identity,
            own_public=public_key(stage.seed),
            staging=stage.folder,
        )


def test_an_admission_of_another_devices_key(stage: Stage) -> None:
    """Its envelope names our key, so it is for us; what is sealed admits a key that is not ours."""
    stranger = public_key(generate_signing_seed())
    ours = {"device_key": key_id(public_key(stage.seed))}
    target = stage.folder / "doi-khoa.scd"
    target.write_bytes(forged(stage.answer().path.read_bytes(), stage.operating, ours))
    assert stage.accept(Written(target, "", 0, b"", "")).content.unit == "LC-SSH-01"
    target.write_bytes(forged(stage.answer(office_key=stranger).path.read_bytes(), stage.operating, ours))
    with pytest.raises(MalformedManifest) as refusal:
        stage.accept(Written(target, "", 0, b"", ""))
    assert refusal.value.fields == {"reason": "inside and outside differ"}


def test_an_admission_in_other_bytes_is_refused(stage: Stage) -> None:
    content = stage.answer().path.read_bytes()
    honest = str(read_admission(io.BytesIO(content)).fingerprint)
    changed = stage.folder / "changed"
    for at in range(0, len(content), 3):
        changed.write_bytes(content[:at] + bytes((content[at] ^ 0x20,)) + content[at + 1 :])
        written = Written(changed, "", 0, b"", "")
        with pytest.raises((Refusal, FingerprintDiffers)):
            stage.accept(written, typed=honest)


def test_an_admission_cut_short(stage: Stage) -> None:
    content = stage.answer().path.read_bytes()
    with pytest.raises(Damaged):
        read_admission(io.BytesIO(content[:-1]))


def test_documents_are_not_bundles(stage: Stage, office: OfficeSimulator) -> None:
    request = stage.folder / "xin.scd"
    stage.ask()
    with pytest.raises(UnknownKey):
        verify(io.BytesIO(request.read_bytes()), office.trust)
    bundle = office.bundle(stage.folder)
    for read in (read_request, read_admission):
        with pytest.raises(WrongDocument):
            read(io.BytesIO(bundle.path.read_bytes()))


def test_a_certificate_names_its_root(stage: Stage) -> None:
    claims, key = read_certificate(stage.certificate(), public_key(stage.root))
    assert claims.root == key_id(public_key(stage.root))
    assert key == public_key(stage.operating)
