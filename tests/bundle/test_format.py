"""FORMAT.md is true: its examples are read by our own readers, its commands run with the stock programs."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest

from desktop_app import bundle as package
from desktop_app.bundle import refusals
from desktop_app.bundle.admission import (
    ADMISSION_TYPE,
    AdmissionClaims,
    AdmissionContent,
)
from desktop_app.bundle.chain import CERTIFICATE_TYPE, CertificateClaims
from desktop_app.bundle.enrolment import REQUEST_TYPE, RequestClaims
from desktop_app.bundle.envelope import decode_envelope, sign_envelope, verify_envelope
from desktop_app.bundle.fingerprint import province_fingerprint
from desktop_app.bundle.help_answer import HELP_ANSWER_TYPE, HelpAnswerClaims, HelpAnswerContent
from desktop_app.bundle.help_request import HELP_REQUEST_TYPE, HelpRequestClaims, HelpSecret
from desktop_app.bundle.history import HISTORY_TYPE, HistoryClaims
from desktop_app.bundle.keys import TrustedKey, TrustedKeys, encode_base64, public_key
from desktop_app.bundle.layout import StreamFacts
from desktop_app.bundle.manifest import MANIFEST_TYPE, Manifest, read_manifest, read_struct
from desktop_app.bundle.receipt import RECEIPT_TYPE, ReceiptClaims
from desktop_app.bundle.receipt_content import (
    DeviceEntry,
    PeriodLockEntry,
    ReceiptContent,
    RecordOutcome,
    StreamReached,
)
from desktop_app.bundle.sealing import is_recipient, unseal
from desktop_app.domain.records import decode
from desktop_app.storage.keyslots import HelpSlot
from tests.fakes.office_simulator import OfficeSimulator

FORMAT = (Path(package.__file__).parent / "FORMAT.md").read_text(encoding="utf-8")
SEED = bytes(range(32))


def example(name: str) -> bytes:
    """Return the one example called ``name``."""
    (found,) = re.findall(rf"^```\w+ {re.escape(name)}\n(.*?)^```$", FORMAT, re.MULTILINE | re.DOTALL)
    return str(found).strip().encode()


def test_the_envelope() -> None:
    content = example("envelope")
    assert content == sign_envelope(MANIFEST_TYPE, b'{"format":1}', SEED).encode()
    verify_envelope(decode_envelope(content), TrustedKeys([TrustedKey(public_key(SEED))]))


def test_the_manifest_shows_and_explains_every_member() -> None:
    manifest, raw = read_manifest(example("manifest"))
    assert list(raw) == list(Manifest.__struct_encode_fields__)
    assert manifest.period is not None
    assert manifest.period.first == "2025-12-01"
    explained = re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.*?) \|", FORMAT.split("## 5.")[0], re.MULTILINE)))
    assert set(raw) <= set(explained)


def test_stream_facts_are_those_of_the_manifest() -> None:
    facts = msgspec.json.decode(example("stream.json"), type=StreamFacts)
    manifest, _ = read_manifest(example("manifest"))
    assert (facts.stream, facts.number, facts.base, facts.top) == (
        manifest.stream, manifest.number, manifest.base, manifest.top,
    )  # fmt: skip


def test_the_version_is_a_version() -> None:
    assert decode(example("version")).version.counter == 101


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("request", RequestClaims),
        ("certificate", CertificateClaims),
        ("admission", AdmissionClaims),
        ("receipt", ReceiptClaims),
        ("history", HistoryClaims),
        ("help-request", HelpRequestClaims),
        ("help-answer", HelpAnswerClaims),
    ],
)
def test_the_documents(name: str, shape: type[msgspec.Struct]) -> None:
    _, raw = read_struct(example(name), shape)
    assert list(raw) == list(shape.__struct_encode_fields__)


def test_the_insides_of_the_help() -> None:
    for name, shape in (("help-secret", HelpSecret), ("help-answer-content", HelpAnswerContent)):
        raw = json.loads(example(name))
        msgspec.convert(raw, shape)
        assert list(raw) == list(shape.__struct_encode_fields__)
    own = msgspec.convert(json.loads(example("help-member")), HelpSlot)
    assert is_recipient(own.recipients[0])


def test_the_inside_of_an_admission() -> None:
    raw = json.loads(example("admission-content"))
    assert list(raw) == list(AdmissionContent.__struct_encode_fields__)
    msgspec.convert(raw, AdmissionContent)


def test_the_inside_of_a_receipt_shows_and_explains_every_member() -> None:
    raw = json.loads(example("receipt-content"))
    msgspec.convert(raw, ReceiptContent)
    assert list(raw) == list(ReceiptContent.__struct_encode_fields__)
    for name, shape in (
        ("streams", StreamReached),
        ("outcomes", RecordOutcome),
        ("devices", DeviceEntry),
        ("locked", PeriodLockEntry),
    ):
        assert list(raw[name][0]) == list(shape.__struct_encode_fields__)
    before = msgspec.defstruct("Before", [(name, object) for name in raw if name != "erased"])
    msgspec.convert(raw, before)  # a reader from before this member passes over it
    section = FORMAT.split("## 8. What comes back")[1].split("## 9.")[0]
    assert {name for name in raw if f"`{name}`" not in section} == set()


def test_the_trust_file() -> None:
    content = example("trust")
    assert TrustedKeys.from_json(content).to_json() == content


def test_what_else_the_page_states() -> None:
    for stated in (
        MANIFEST_TYPE,
        REQUEST_TYPE,
        CERTIFICATE_TYPE,
        ADMISSION_TYPE,
        RECEIPT_TYPE,
        HISTORY_TYPE,
        HELP_REQUEST_TYPE,
        HELP_ANSWER_TYPE,
    ):
        assert f"`{stated}`" in FORMAT
    assert str(province_fingerprint(bytes(32))) in FORMAT
    assert "`so-cong-doan help fingerprint v1`" in FORMAT
    assert encode_base64(public_key(SEED)) in FORMAT
    codes = {one.code for one in vars(refusals).values() if isinstance(one, type) and issubclass(one, refusals.Refusal)}
    assert {code for code in codes if f"`{code}`" not in FORMAT} == {"bundle_refused"}


def test_the_stock_programs_check_and_open_a_bundle(office: OfficeSimulator, tmp_path: Path) -> None:
    missing = [one for one in ("unzip", "openssl", "age", "zstd", "tar", "sha256sum") if shutil.which(one) is None]
    if missing and "CI" not in os.environ:
        pytest.skip(f"not installed: {missing}")
    written = office.bundle(tmp_path, attachments=[b"anh"])
    written.path.rename(tmp_path / "bundle.scd")
    (tmp_path / "identity.txt").write_text(office.province.paper_identity + "\n", encoding="ascii")
    done = _run(tmp_path, office)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Signature Verified Successfully\n"
    versions = (tmp_path / "versions.jsonl").read_bytes().splitlines()
    assert versions == [office.version(counter) for counter in (1, 2, 3)]
    assert (tmp_path / "manifest.json").read_bytes() == written.manifest


def test_the_commands_notice_another_key(office: OfficeSimulator, tmp_path: Path) -> None:
    if shutil.which("unzip") is None and "CI" not in os.environ:
        pytest.skip("not installed: unzip")
    office.bundle(tmp_path).path.rename(tmp_path / "bundle.scd")
    assert _run(tmp_path, OfficeSimulator()).returncode != 0


def _run(folder: Path, office: OfficeSimulator) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", example("commands").decode()],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "KEY": encode_base64(public_key(office.seed))},
        capture_output=True,
        text=True,
        check=False,
    )


def test_age_written_by_the_program_opens_here(office: OfficeSimulator, tmp_path: Path) -> None:
    """The other direction: a payload sealed by the ``age`` program is read by ours."""
    if shutil.which("age") is None and "CI" not in os.environ:
        pytest.skip("not installed: age")
    sealed = subprocess.run(
        ["age", "-r", office.province.recipient], input=b"noi dung" * 20_000, capture_output=True, check=True
    ).stdout
    target = io.BytesIO()
    unseal(io.BytesIO(sealed), target, [office.province.identity])
    assert target.getvalue() == b"noi dung" * 20_000
