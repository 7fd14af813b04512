"""The container: any ZIP reader opens it, and no byte of it is free."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from desktop_app.bundle import container as module
from desktop_app.bundle.container import (
    MANIFEST_NAME,
    PAYLOAD_NAME,
    README_NAME,
    ContainerReader,
    ContainerWriter,
    Member,
    directory,
    local_header,
)
from desktop_app.bundle.refusals import Damaged, NotABundle, NotCanonical, Refusal, TooLarge, UnsafeName
from desktop_app.bundle.verifier import verify
from tests.fakes.office_simulator import OfficeSimulator

if TYPE_CHECKING:
    from typing_extensions import Buffer


def refused(content: bytes, office: OfficeSimulator) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        verify(io.BytesIO(content), office.trust)
    return refusal.value


def rebuilt(members: list[tuple[str, bytes]]) -> bytes:
    target = io.BytesIO()
    writer = ContainerWriter(target)
    for name, content in members:
        writer.add(name, content)
    writer.finish()
    return target.getvalue()


def members_of(bundle: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return [(one.filename, archive.read(one)) for one in archive.infolist()]


def test_any_zip_reader_opens_it(bundle: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        assert archive.namelist() == [MANIFEST_NAME, PAYLOAD_NAME, README_NAME]
        assert archive.testzip() is None
        assert all(one.compress_type == zipfile.ZIP_STORED and not one.extra for one in archive.infolist())
    assert rebuilt(members_of(bundle)) == bundle


def test_members_in_another_order_are_refused(bundle: bytes, office: OfficeSimulator) -> None:
    first, second, third = members_of(bundle)
    assert isinstance(refused(rebuilt([first, third, second]), office), NotCanonical)
    assert isinstance(refused(rebuilt([second, first, third]), office), NotCanonical)


def test_a_member_twice_missing_or_more_is_refused(bundle: bytes, office: OfficeSimulator) -> None:
    first, second, third = members_of(bundle)
    for members in ([first, first, second, third], [first, second, third, third], [first, second], [first, third]):
        assert isinstance(refused(rebuilt(members), office), (NotCanonical, Damaged))
    assert isinstance(refused(rebuilt([first, second, third, ("more.txt", b"x")]), office), NotCanonical)


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "C:\\x", "a\0b", "x/y", "..", "a" * 256])
def test_hostile_names_are_refused(name: str, bundle: bytes, office: OfficeSimulator) -> None:
    first, second, third = members_of(bundle)
    for members in ([(name, b"x"), first, second, third], [first, (name, b"x"), second, third]):
        refusal = refused(rebuilt(members), office)
        assert isinstance(refusal, UnsafeName)
        assert str(refusal.fields["name"]).isascii()


def test_garbage_before_or_after_is_refused(bundle: bytes, office: OfficeSimulator) -> None:
    assert isinstance(refused(b"MZ" + bundle, office), NotABundle)
    for rest in (b"\0", b"PK\x05\x06", bundle):
        refusal = refused(bundle + rest, office)
        assert isinstance(refusal, NotCanonical)
        assert (refusal.fields["unit"], refusal.fields["number"]) == (office.unit, 1)


@pytest.mark.parametrize("content", [b"", b"PK", b"\xff\xd8\xff\xe0 jpeg", b"PK\x05\x06" + bytes(18)])
def test_other_files_are_not_bundles(content: bytes, office: OfficeSimulator) -> None:
    assert isinstance(refused(content, office), NotABundle)


def test_another_zip_is_refused(office: OfficeSimulator) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST_NAME, "{}")
    assert isinstance(refused(target.getvalue(), office), NotCanonical)


def test_zip64_and_comments_are_refused(bundle: bytes, office: OfficeSimulator) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members_of(bundle):
            entry = zipfile.ZipInfo(name)
            with archive.open(entry, "w", force_zip64=True) as stream:
                stream.write(content)
    assert isinstance(refused(target.getvalue(), office), NotCanonical)
    comment = bundle[:-2] + struct.pack("<H", 5) + b"hello"
    assert isinstance(refused(comment, office), NotCanonical)


@pytest.mark.parametrize("size", [0, 1, 2**31, 2**32 - 1])
def test_false_sizes_are_refused(size: int, bundle: bytes, office: OfficeSimulator) -> None:
    for name, content in members_of(bundle):
        honest = local_header(name, zlib.crc32(content), len(content))
        false = local_header(name, zlib.crc32(content), size)
        assert bundle.count(honest) == 1
        assert isinstance(refused(bundle.replace(honest, false), office), (NotCanonical, Damaged, TooLarge))


def test_checksums_that_agree_with_each_other_but_not_with_the_content(bundle: bytes, office: OfficeSimulator) -> None:
    for _, content in members_of(bundle):
        crc = struct.pack("<I", zlib.crc32(content))
        assert bundle.count(crc) == 2
        assert isinstance(refused(bundle.replace(crc, bytes(4)), office), (Damaged, NotCanonical))


def test_another_payload_of_the_same_size_in_an_honest_container(bundle: bytes, office: OfficeSimulator) -> None:
    first, (name, payload), third = members_of(bundle)
    assert isinstance(refused(rebuilt([first, (name, payload[::-1]), third]), office), Damaged)
    (name, text) = third
    assert isinstance(refused(rebuilt([first, (PAYLOAD_NAME, payload), (name, text[::-1])]), office), NotCanonical)


def test_a_container_beyond_four_gigabytes_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    writer = ContainerWriter(io.BytesIO())
    with pytest.raises(TooLarge):
        writer.add_stream(PAYLOAD_NAME, 0, 2**32 + 5, iter(()))
    monkeypatch.setattr(module, "MAX_CONTAINER_BYTES", 100)
    with pytest.raises(TooLarge):
        writer.add(MANIFEST_NAME, bytes(80))


def test_the_directory_is_the_one_zipfile_reads() -> None:
    member = Member("a.txt", zlib.crc32(b"abc"), 3, 30 + 5)
    assert member.header_offset == 0
    content = local_header("a.txt", member.crc, 3) + b"abc" + directory([member])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("a.txt") == b"abc"
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_a_source_without_readinto_is_read_too(bundle: bytes, office: OfficeSimulator) -> None:
    class OnlyRead(io.BytesIO):
        readinto = None  # type: ignore[assignment]  # a BinaryIO need not have it

    assert verify(OnlyRead(bundle), office.trust).manifest.number == 1


def test_a_file_that_shrinks_while_it_is_read(bundle: bytes, office: OfficeSimulator) -> None:
    class Shrinking(io.BytesIO):
        def readinto(self, buffer: Buffer, /) -> int:
            return 0

    with pytest.raises(Damaged) as refusal:
        verify(Shrinking(bundle), office.trust)
    assert refusal.value.fields["reason"] == "cut short"


def test_an_envelope_beyond_the_limit_is_too_large(bundle: bytes) -> None:
    with pytest.raises(TooLarge):
        ContainerReader(io.BytesIO(bundle)).envelope(10)
