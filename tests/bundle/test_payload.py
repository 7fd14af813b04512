"""Opening: decrypted to the end, checked as a whole, and nothing of a hostile payload handed out."""

from __future__ import annotations

import hashlib
import io
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest
import zstandard

from desktop_app.bundle import layout
from desktop_app.bundle import payload as module
from desktop_app.bundle.manifest import Stream
from desktop_app.bundle.payload import Payload, open_payload
from desktop_app.bundle.refusals import (
    Damaged,
    MalformedPayload,
    Refusal,
    StreamMismatch,
    TooLarge,
    UnsafeName,
    WrongRecipient,
)
from desktop_app.bundle.sealing import generate_sealing_identity
from desktop_app.bundle.tarball import END, tar_header
from desktop_app.bundle.verifier import verify
from tests.fakes.office_simulator import OfficeSimulator, tar_of


def opened(content: bytes, office: OfficeSimulator, folder: Path) -> Payload:
    source = io.BytesIO(content)
    return open_payload(verify(source, office.trust), source, office.province.identity, folder)


def refused(content: bytes, office: OfficeSimulator, folder: Path) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        opened(content, office, folder)
    assert (refusal.value.fields["unit"], refusal.value.fields["number"]) == (office.unit, 1)
    assert list(folder.iterdir()) == []
    return refusal.value


def test_everything_comes_out_as_it_went_in(bundle: bytes, office: OfficeSimulator, tmp_path: Path) -> None:
    with opened(bundle, office, tmp_path) as payload:
        assert list(payload.iter_versions()) == [office.version(counter) for counter in (1, 2, 3)]
        assert payload.versions == 3
        photos = {hashlib.sha256(one).hexdigest(): one for one in (b"anh mot", b"anh hai")}
        assert dict(payload.iter_attachments()) == photos
        assert payload.attachments == {name: 7 for name in photos}
        assert set(payload.forms) == {"gift-1"}
        assert payload.facts.stream == office.stream
        assert list(payload.iter_versions()) == [office.version(counter) for counter in (1, 2, 3)]


def test_every_recipient_and_a_retired_identity_opens_it(
    bundle: bytes, office: OfficeSimulator, tmp_path: Path
) -> None:
    source = io.BytesIO(bundle)
    verified = verify(source, office.trust)
    open_payload(verified, source, office.province.paper_identity, tmp_path).close()
    other, _ = generate_sealing_identity()
    open_payload(verified, source, other, tmp_path, retired=[office.province.identity]).close()
    with pytest.raises(WrongRecipient) as refusal:
        open_payload(verified, source, other, tmp_path)
    assert refusal.value.fields == {"unit": office.unit, "number": 1}


def test_sealed_to_another_than_the_manifest_says(office: OfficeSimulator, tmp_path: Path) -> None:
    _, stranger = generate_sealing_identity()
    sealed = pyrage.encrypt(b"x", [pyrage.x25519.Recipient.from_str(stranger)])
    assert isinstance(refused(office.forge(office.manifest_members(sealed), sealed), office, tmp_path), WrongRecipient)


def test_what_is_not_age_at_all(office: OfficeSimulator, tmp_path: Path) -> None:
    for sealed in (b"x", b"age-encryption.org/v1\n" + bytes(200)):
        content = office.forge(office.manifest_members(sealed), sealed)
        assert isinstance(refused(content, office, tmp_path), Damaged)


def test_a_stick_that_changes_between_two_reads(bundle: bytes, office: OfficeSimulator, tmp_path: Path) -> None:
    source = io.BytesIO(bundle)
    verified = verify(source, office.trust)
    at = verified.payload.offset + 30  # in the age header: another, equally good bundle's header would decrypt
    other = io.BytesIO(bundle[:at] + bytes((bundle[at] ^ 1,)) + bundle[at + 1 :])
    with pytest.raises((Damaged, WrongRecipient)):
        open_payload(verified, other, office.province.identity, tmp_path)
    shorter = io.BytesIO(bundle[: verified.payload.end - 5])
    with pytest.raises(Damaged):
        open_payload(verified, shorter, office.province.identity, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_well_sealed_other_payload_in_the_same_place(office: OfficeSimulator, tmp_path: Path) -> None:
    """The same number of bytes, sealed to the right key: only the signed hash tells."""
    first = office.forge_payload(tar_of(office.honest_members()))
    verified = verify(io.BytesIO(first), office.trust)
    second = next(other for other in _others(office) if len(other) == len(first) and other != first)
    swapped = io.BytesIO(first[: verified.payload.offset] + second[verified.payload.offset :])
    with pytest.raises(Damaged) as refusal:
        open_payload(verified, swapped, office.province.identity, tmp_path)
    assert refusal.value.fields["reason"] == "changed while it was read"


def _others(office: OfficeSimulator) -> Iterator[bytes]:
    """Yield bundles until one is of the wanted length: age's header varies by some hundred bytes."""
    for _ in range(5000):
        yield office.forge_payload(tar_of(office.honest_members()))


def test_the_forged_honest_payload_opens(office: OfficeSimulator, tmp_path: Path) -> None:
    opened(office.forge_payload(tar_of(office.honest_members())), office, tmp_path).close()


@pytest.mark.parametrize(
    "change",
    [
        lambda members: members[::-1],
        lambda members: members[1:],
        lambda members: [members[0], *members[2:]],
        lambda members: [*members[:2], members[3]],
        lambda members: members[:2],
        lambda members: members[:1],
        lambda members: [members[0], members[0], *members[1:]],
        lambda members: [*members, members[3]],
        lambda members: [*members, ("forms/gift-0.toml", b"")],
        lambda members: [*members, ("more.txt", b"")],
        lambda members: [*members[:2], ("attachments/" + "0" * 64, b"x"), *members[2:]],
    ],
)
def test_members_must_be_the_named_ones_in_their_order(change: object, office: OfficeSimulator, tmp_path: Path) -> None:
    assert callable(change)
    members = change(office.honest_members())
    content = office.forge_payload(tar_of(members), members=len(members))
    assert isinstance(refused(content, office, tmp_path), MalformedPayload)


@pytest.mark.parametrize("name", ["../x", "/x", "forms/../x", "a b", "a\\b", "c:x", "x\x01y"])
def test_hostile_member_names(name: str, office: OfficeSimulator, tmp_path: Path) -> None:
    content = office.forge_payload(tar_of([*office.honest_members(), (name, b"")]), members=5)
    assert isinstance(refused(content, office, tmp_path), UnsafeName)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_only_regular_files(kind: bytes, office: OfficeSimulator, tmp_path: Path) -> None:
    entry = tarfile.TarInfo("versions.jsonl")
    entry.type, entry.linkname = kind, "/etc/passwd"
    facts = tar_of(office.honest_members()[:1], end=b"")
    content = office.forge_payload(facts + entry.tobuf(tarfile.USTAR_FORMAT) + END)
    assert isinstance(refused(content, office, tmp_path), MalformedPayload)


@pytest.mark.parametrize("size", [b"0000000000x", b"-0000000001", b"77777777778"])
def test_sizes_that_are_none(size: bytes, office: OfficeSimulator, tmp_path: Path) -> None:
    header = tar_header("stream.json", 1)
    content = office.forge_payload(header[:124] + size + header[135:] + END)
    assert isinstance(refused(content, office, tmp_path), MalformedPayload)


def test_headers_hold_only_what_fits() -> None:
    for name, length in (("", 1), ("x" * 101, 1), ("x", -1), ("x", 8**11)):
        with pytest.raises(ValueError, match=r"^x*$"):
            tar_header(name, length)


def test_a_tar_of_the_tar_program_is_not_ours(office: OfficeSimulator, tmp_path: Path) -> None:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, content in office.honest_members():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    assert isinstance(refused(office.forge_payload(target.getvalue()), office, tmp_path), MalformedPayload)


def test_declared_sizes_bind(office: OfficeSimulator, tmp_path: Path) -> None:
    tar = tar_of(office.honest_members())
    assert isinstance(refused(office.forge_payload(tar, unpacked=len(tar) - 1), office, tmp_path), TooLarge)
    assert isinstance(refused(office.forge_payload(tar, unpacked=len(tar) + 1), office, tmp_path), MalformedPayload)
    assert isinstance(refused(office.forge_payload(tar, members=3), office, tmp_path), TooLarge)
    assert isinstance(refused(office.forge_payload(tar, members=5), office, tmp_path), MalformedPayload)
    assert isinstance(refused(office.forge_payload(tar, versions=2), office, tmp_path), MalformedPayload)
    assert isinstance(refused(office.forge_payload(tar, unpacked=2**40), office, tmp_path), TooLarge)


def test_a_bomb_stops_at_the_declared_size(office: OfficeSimulator, tmp_path: Path) -> None:
    bomb = zstandard.ZstdCompressor().compress(tar_header("stream.json", 10) + bytes(50_000_000))
    refusal = refused(office.forge_payload(b"", packed=bomb, unpacked=100_000), office, tmp_path)
    assert isinstance(refusal, (MalformedPayload, TooLarge))
    versions = tar_of(office.honest_members()[:1], end=b"") + tar_header("versions.jsonl", 50_000_000)
    bomb = zstandard.ZstdCompressor().compress(versions + b"{}\n" * 10_000_000)
    assert isinstance(refused(office.forge_payload(b"", packed=bomb, unpacked=100_000), office, tmp_path), TooLarge)


def test_a_window_too_large(office: OfficeSimulator, tmp_path: Path) -> None:
    tar = tar_of([*office.honest_members()[:1], ("versions.jsonl", b"{}\n" * 9_000_000)])
    wide = zstandard.ZstdCompressionParameters(window_log=27, write_content_size=0)
    packer = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    packed = packer.compress(tar) + packer.flush()
    assert isinstance(refused(office.forge_payload(tar, packed=packed), office, tmp_path), TooLarge)


@pytest.mark.parametrize("rest", [b"x", bytes(512), bytes(20_000)])
def test_data_after_the_end(rest: bytes, office: OfficeSimulator, tmp_path: Path) -> None:
    tar = tar_of(office.honest_members()) + rest
    assert isinstance(refused(office.forge_payload(tar), office, tmp_path), MalformedPayload)
    packed = zstandard.ZstdCompressor().compress(tar_of(office.honest_members())) + rest
    refusal = refused(office.forge_payload(tar_of(office.honest_members()), packed=packed), office, tmp_path)
    assert isinstance(refusal, MalformedPayload)


def test_cut_short_inside(office: OfficeSimulator, tmp_path: Path) -> None:
    tar = tar_of(office.honest_members())
    for length in (0, 100, 600, len(tar) - 1024, len(tar) - 512, len(tar) - 1):
        assert isinstance(
            refused(office.forge_payload(tar[:length], unpacked=len(tar)), office, tmp_path), MalformedPayload
        )
    packed = zstandard.ZstdCompressor().compress(tar)
    refusal = refused(office.forge_payload(tar, packed=packed[: len(packed) // 2]), office, tmp_path)
    assert isinstance(refusal, MalformedPayload)
    assert isinstance(refused(office.forge_payload(tar, packed=b"not zstd"), office, tmp_path), MalformedPayload)


def test_padding_must_be_zero(office: OfficeSimulator, tmp_path: Path) -> None:
    name, content = office.honest_members()[0]
    tar = tar_header(name, len(content)) + content + b"x" * (-len(content) % 512)
    tar += tar_of(office.honest_members()[1:])
    assert isinstance(refused(office.forge_payload(tar), office, tmp_path), MalformedPayload)


def test_lines_must_end_and_be_of_bearable_length(
    office: OfficeSimulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, _, *tail = office.honest_members()
    tar = tar_of([head, ("versions.jsonl", b"{}\n{}"), *tail])
    assert isinstance(refused(office.forge_payload(tar, versions=2), office, tmp_path), MalformedPayload)
    monkeypatch.setattr(module, "MAX_LINE", 300_000)
    for line in (b"x" * 300_001 + b"\n", b"x\n" + b"x" * 600_000 + b"\n"):
        tar = tar_of([head, ("versions.jsonl", line), *tail])
        assert isinstance(refused(office.forge_payload(tar), office, tmp_path), TooLarge)


def test_an_empty_line_is_refused_when_it_comes(office: OfficeSimulator, tmp_path: Path) -> None:
    head, _, *tail = office.honest_members()
    tar = tar_of([head, ("versions.jsonl", b"{}\n\n{}\n"), *tail])
    with opened(office.forge_payload(tar), office, tmp_path) as payload, pytest.raises(MalformedPayload):
        list(payload.iter_versions())


def test_attachments_of_absurd_size(office: OfficeSimulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "_MEMBERS", [(pattern, min(limit, 1000)) for pattern, limit in layout._MEMBERS])
    head, versions, *tail = office.honest_members()
    photo = bytes(1001)
    tar = tar_of([head, versions, ("attachments/" + hashlib.sha256(photo).hexdigest(), photo), *tail])
    assert isinstance(refused(office.forge_payload(tar, members=5), office, tmp_path), TooLarge)


@pytest.mark.parametrize(
    "facts",
    [b"", b"{}", b"[]", b'{"format":1,"stream":{},"number":1,"base":0,"top":3}'],
)
def test_stream_facts_must_be_facts(facts: bytes, office: OfficeSimulator, tmp_path: Path) -> None:
    tar = tar_of([("stream.json", facts), *office.honest_members()[1:]])
    assert isinstance(refused(office.forge_payload(tar), office, tmp_path), MalformedPayload)


def test_stream_facts_must_be_the_manifests(office: OfficeSimulator, tmp_path: Path) -> None:
    name, facts = office.honest_members()[0]
    for old, new in ((b'"number": 1', b'"number": 2'), (b'"top": 3', b'"top": 4'), (b"LC-SSH", b"LC-XXX")):
        tar = tar_of([(name, facts.replace(old, new)), *office.honest_members()[1:]])
        assert isinstance(refused(office.forge_payload(tar), office, tmp_path), StreamMismatch)


def test_lines_across_blocks_are_whole(office: OfficeSimulator, tmp_path: Path) -> None:
    versions = [office.version(counter, reason="x" * 1000) for counter in range(1, 1500)]
    written = office.bundle(tmp_path, versions=iter(versions))
    with opened(written.path.read_bytes(), office, tmp_path) as payload:
        assert list(payload.iter_versions()) == versions


def test_nothing_readable_is_staged(office: OfficeSimulator, tmp_path: Path) -> None:
    """The scratch file has no name on Linux, so it is looked at through /proc."""
    written = office.bundle(tmp_path, versions=[office.version(1, reason="Giàng Thị Bí Mật " * 50)])
    with opened(written.path.read_bytes(), office, tmp_path) as payload:
        handle = payload._scratch._file.fileno()
        staged = Path(f"/proc/self/fd/{handle}").read_bytes()
        assert len(staged) == payload._scratch.size
        assert not staged.startswith(zstandard.FRAME_HEADER)


def test_the_stock_programs_read_the_plain_payload(bundle: bytes, office: OfficeSimulator, tmp_path: Path) -> None:
    with opened(bundle, office, tmp_path) as payload:
        payload._scratch.rewind()
        (tmp_path / "p.tar.zst").write_bytes(payload._scratch.read(10**7))
    listed = subprocess.run(
        ["tar", "--zstd", "-tf", str(tmp_path / "p.tar.zst")], capture_output=True, text=True, check=False
    )
    if "zstd" in listed.stderr:
        pytest.skip("tar without zstd")
    names = listed.stdout.split()
    assert names[:2] == ["stream.json", "versions.jsonl"]
    assert names[-2:] == ["datapackage.json", "forms/gift-1.toml"]
    assert len(names) == 6
    assert listed.stderr == ""


def test_stream_is_a_value() -> None:
    assert Stream(unit="A", device="0" * 16, epoch="1" * 16) == Stream(unit="A", device="0" * 16, epoch="1" * 16)
