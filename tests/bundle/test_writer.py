"""Writing a bundle: complete under its name or not there, never over another file, plain text nowhere."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from frictionless import Package

from desktop_app.bundle import assembly, packing
from desktop_app.bundle.container import read_blocks
from desktop_app.bundle.layout import MAX_LINE
from desktop_app.bundle.manifest import Parent, Receipt
from desktop_app.bundle.packing import AttachmentDiffers, BundleInputWrong
from desktop_app.bundle.payload import open_payload
from desktop_app.bundle.refusals import TooLarge
from desktop_app.bundle.tarball import TarReader
from desktop_app.bundle.verifier import verify
from desktop_app.bundle.writer import ascii_name, bundle_name, write_bundle
from tests.fakes.office_simulator import FORM, OfficeSimulator


def test_what_is_written_is_what_is_said(office: OfficeSimulator, outbox: Path) -> None:
    draft = office.draft(
        number=12,
        base=5,
        top=9,
        previous="cd" * 32,
        parent=Parent(epoch="1" * 16, counter=4),
        receipt=Receipt(sha256="ef" * 32, content="QUJD"),
    )
    written = office.bundle(outbox, draft=draft)
    content = written.path.read_bytes()
    assert written.path.name == "LC-SSH-01-00112233-ffeeddcc-12.scd"
    assert (written.sha256, written.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert list(outbox.iterdir()) == [written.path]
    verified = verify(io.BytesIO(content), office.trust)
    assert verified.sha256 == written.manifest_sha256
    assert verified.content == written.manifest
    manifest = verified.manifest
    assert (manifest.number, manifest.base, manifest.top) == (12, 5, 9)
    assert (manifest.previous, manifest.parent, manifest.receipt) == (draft.previous, draft.parent, draft.receipt)
    assert (manifest.payload.versions, manifest.payload.members) == (written.versions, written.members) == (3, 4)
    assert manifest.totals == draft.totals
    assert manifest.recipients == office.province.recipients
    blocks = b"".join(bytes(block) for block in read_blocks(io.BytesIO(content), verified.payload))
    assert hashlib.sha256(blocks).hexdigest() == manifest.payload.sha256


def test_the_text_is_plain_vietnamese_for_notepad(office: OfficeSimulator, outbox: Path) -> None:
    content = office.bundle(outbox).path.read_bytes()
    readme = verify(io.BytesIO(content), office.trust).readme
    for needed in (office.name, office.unit, "LĐLĐ tỉnh Lai Châu", "sha256sum", "openssl", "age -d"):
        assert needed in readme
    raw = readme.replace("\n", "\r\n").encode("utf-8-sig")
    assert raw in content
    assert not any(mark in readme for mark in "!$")


def test_only_the_age_randomness_differs(office: OfficeSimulator, outbox: Path, tmp_path: Path) -> None:
    first, second = office.bundle(outbox), office.bundle(tmp_path)
    one, other = json.loads(first.manifest), json.loads(second.manifest)
    assert one["payload"].pop("sha256") != other["payload"].pop("sha256")
    for manifest in (one, other):
        del manifest["payload"]["size"]  # age adds a random line to its header
    assert one == other


def test_plain_payloads_are_the_same_bytes(office: OfficeSimulator, outbox: Path, tmp_path: Path) -> None:
    plain = []
    for folder in (outbox, tmp_path):
        source = io.BytesIO(office.bundle(folder, attachments=[b"x" * 5000]).path.read_bytes())
        with open_payload(verify(source, office.trust), source, office.province.identity, folder) as payload:
            payload._scratch.rewind()
            plain.append(payload._scratch.read(10**7))
    assert plain[0] == plain[1]


def test_an_empty_bundle_is_a_bundle(office: OfficeSimulator, outbox: Path) -> None:
    written = office.bundle(outbox, versions=[], forms={})
    source = io.BytesIO(written.path.read_bytes())
    with open_payload(verify(source, office.trust), source, office.province.identity, outbox) as payload:
        assert list(payload.iter_versions()) == []


def test_versions_are_read_once_and_lazily(office: OfficeSimulator, outbox: Path) -> None:
    given: Iterator[bytes] = (office.version(counter) for counter in range(1, 6000))
    assert office.bundle(outbox, versions=given).versions == 5999


def test_attachments_from_files(office: OfficeSimulator, outbox: Path, tmp_path: Path) -> None:
    photo = tmp_path / "photo"
    photo.write_bytes(b"anh")
    name = hashlib.sha256(b"anh").hexdigest()
    written = write_bundle(
        outbox / "a.scd",
        manifest=office.draft(),
        versions=[],
        attachments=[(name, photo)],
        forms={},
        recipients=office.province.recipients,
        signer_seed=office.seed,
    )
    source = io.BytesIO(written.path.read_bytes())
    with open_payload(verify(source, office.trust), source, office.province.identity, outbox) as payload:
        assert list(payload.iter_attachments()) == [(name, b"anh")]


def test_a_folder_without_hard_links(office: OfficeSimulator, outbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "FAT")

    monkeypatch.setattr(os, "link", no_links)
    written = office.bundle(outbox)
    assert list(outbox.iterdir()) == [written.path]
    written.path.write_bytes(b"before")
    monkeypatch.setattr(assembly, "_NO_HARD_LINKS", frozenset((errno.EPERM,)))
    real = os.path.lexists
    answers = iter((False, True))
    monkeypatch.setattr(os.path, "lexists", lambda path: next(answers) if path == written.path else real(path))
    with pytest.raises(FileExistsError):
        office.bundle(outbox)
    assert written.path.read_bytes() == b"before"


def test_another_failure_of_the_rename_is_reported(
    office: OfficeSimulator, outbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "link", failing)
    with pytest.raises(OSError, match="Input/output"):
        office.bundle(outbox)
    assert list(outbox.iterdir()) == []


def test_what_a_killed_process_left_is_cleared_away(office: OfficeSimulator, outbox: Path) -> None:
    name = bundle_name(office.stream, 1)
    (outbox / f".{name}.00112233.part").write_bytes(b"half")
    other = outbox / f".{name}x.00112233.part"
    other.write_bytes(b"another's")
    written = office.bundle(outbox)
    assert set(outbox.iterdir()) == {written.path, other}


def test_an_attachment_of_absurd_size(office: OfficeSimulator, outbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "MAX_ATTACHMENT", 10)
    with pytest.raises(BundleInputWrong):
        office.bundle(outbox, attachments=[bytes(11)])


def test_an_existing_file_is_never_touched(office: OfficeSimulator, outbox: Path) -> None:
    target = outbox / bundle_name(office.stream, 1)
    target.write_bytes(b"before")
    with pytest.raises(FileExistsError):
        office.bundle(outbox)
    assert target.read_bytes() == b"before"
    assert list(outbox.iterdir()) == [target]


def test_a_name_that_appears_meanwhile_is_not_touched(
    office: OfficeSimulator, outbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = outbox / bundle_name(office.stream, 1)

    def versions() -> Iterator[bytes]:
        yield office.version(1)

    monkeypatch.setattr(os.path, "lexists", lambda path: False)
    target.write_bytes(b"before")
    with pytest.raises(FileExistsError):
        office.bundle(outbox, versions=versions())
    assert target.read_bytes() == b"before"
    assert list(outbox.iterdir()) == [target]


@pytest.mark.parametrize("line", [b"", b"a\nb", b"x" * (MAX_LINE + 1)])
def test_a_version_that_is_no_line_leaves_nothing(line: bytes, office: OfficeSimulator, outbox: Path) -> None:
    with pytest.raises(BundleInputWrong):
        office.bundle(outbox, versions=[office.version(1), line])
    assert list(outbox.iterdir()) == []


def test_what_the_reader_would_refuse_is_not_written(office: OfficeSimulator, outbox: Path) -> None:
    wrong = [
        office.draft(number=0),
        office.draft(base=9, top=3),
        office.draft(journal="x"),
        office.draft(totals={"Gift": {"value": 1}}),
        office.draft(claimed_at="hôm qua"),
    ]
    for draft in wrong:
        with pytest.raises(BundleInputWrong):
            office.bundle(outbox, draft=draft)
    with pytest.raises(BundleInputWrong):
        office.bundle(outbox, forms={"../gift": b""})
    assert list(outbox.iterdir()) == []


def test_recipients_are_required(office: OfficeSimulator, outbox: Path) -> None:
    recipients: tuple[str, ...]
    for recipients in ((), ("age1nobody",)):
        with pytest.raises(BundleInputWrong):
            write_bundle(
                outbox / "a.scd",
                manifest=office.draft(),
                versions=[],
                forms={},
                recipients=recipients,
                signer_seed=office.seed,
            )


def test_attachments_must_be_what_their_names_say(office: OfficeSimulator, outbox: Path) -> None:
    name = hashlib.sha256(b"a").hexdigest()
    for attachments, error in (
        ([(name, b"b")], AttachmentDiffers),
        ([(name, b"a"), (name, b"a")], BundleInputWrong),
        ([("f" * 64, b"a"), (name, b"a")], AttachmentDiffers),
    ):
        with pytest.raises(error):
            write_bundle(
                outbox / "a.scd",
                manifest=office.draft(),
                versions=[office.version(1)],
                attachments=attachments,
                forms={},
                recipients=office.province.recipients,
                signer_seed=office.seed,
            )
    assert list(outbox.iterdir()) == []


def test_a_bundle_beyond_four_gigabytes_leaves_nothing(
    office: OfficeSimulator, outbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assembly, "MAX_CONTAINER_BYTES", 1000)
    with pytest.raises(TooLarge):
        office.bundle(outbox)
    assert list(outbox.iterdir()) == []


def test_file_names_are_harmless() -> None:
    assert ascii_name("CĐCS Sìn Hồ/../x") == "CDCS-Sin-Ho-x"
    assert ascii_name("???") == "x"
    assert len(ascii_name("a" * 99)) == 40


def test_the_data_package_is_one(office: OfficeSimulator, outbox: Path) -> None:
    written = office.bundle(outbox, forms={"gift-1": FORM})
    source = io.BytesIO(written.path.read_bytes())
    with open_payload(verify(source, office.trust), source, office.province.identity, outbox) as payload:
        described: dict[str, object] = {}
        tar: TarReader = payload._start()
        versions = b""
        while (member := tar.next_member()) is not None:
            content = b"".join(tar.content())
            if member[0] == "datapackage.json":
                described = json.loads(content)
            elif member[0] == "versions.jsonl":
                versions = content
    package = Package.from_descriptor(described)
    resource = package.get_resource("versions")
    assert (resource.bytes, resource.hash) == (len(versions), "sha256:" + hashlib.sha256(versions).hexdigest())
    assert resource.schema.field_names == list(json.loads(versions.splitlines()[0]))
