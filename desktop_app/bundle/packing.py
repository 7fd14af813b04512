"""Packs the payload: one plain ``tar.zst`` stream of facts, versions, attachments and documentation, to be sealed.

Versions are read once: they are compressed into a scratch file first, because a tar header needs their total size.
The payload is therefore several zstd frames in a row, which every zstd program reads as one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
import zstandard

from desktop_app.base.errors import Bug
from desktop_app.bundle.datapackage import describe_versions
from desktop_app.bundle.layout import (
    ATTACHMENT_FOLDER,
    DATAPACKAGE_NAME,
    FORM_FOLDER,
    MAX_ATTACHMENT,
    MAX_LINE,
    STREAM_NAME,
    VERSIONS_NAME,
    StreamFacts,
    place_of,
)
from desktop_app.bundle.scratch import Scratch
from desktop_app.bundle.tarball import END, padding, tar_header, tar_size

LEVEL: Final = 3
_BLOCK: Final = 1024 * 1024


class AttachmentDiffers(Bug):
    """An attachment in the store is not the one its name says. Fields: ``sha256``."""

    code = "attachment_differs"


class BundleInputWrong(Bug):
    """The caller handed over what no bundle may hold. Fields: ``reason``."""

    code = "bundle_input_wrong"


@dataclass(frozen=True, slots=True)
class PackedVersions:
    """The versions as one compressed frame in a scratch file, and what they were."""

    scratch: Scratch
    size: int
    count: int
    sha256: str


def pack_versions(versions: Iterable[bytes], scratch: Scratch) -> PackedVersions:
    """Compress ``versions`` (exact bytes, no line ends), a line each. Raises BundleInputWrong, OSError."""
    compressor = _compressor().compressobj()
    digest = hashlib.sha256()
    size = count = 0
    lines: list[bytes] = []
    pending = 0

    def flush() -> None:
        block = b"\n".join(lines) + b"\n"
        digest.update(block)
        scratch.write(compressor.compress(block))

    for line in versions:
        if not line or b"\n" in line or len(line) > MAX_LINE:
            raise BundleInputWrong(reason="a version is empty, too long, or has a line end")
        lines.append(line)
        pending += len(line) + 1
        if pending >= _BLOCK:
            flush()
            count, size, pending = count + len(lines), size + pending, 0
            lines.clear()
    if lines:
        flush()
        count, size = count + len(lines), size + pending
    scratch.write(compressor.flush())
    return PackedVersions(scratch, size, count, digest.hexdigest())


class PayloadPacker:
    """The plain ``tar.zst`` as a stream to be sealed; ``members`` and ``unpacked`` are true once it was read out."""

    def __init__(
        self,
        facts: StreamFacts,
        versions: PackedVersions,
        attachments: Iterable[tuple[str, Path | bytes]],
        forms: Mapping[str, bytes],
    ) -> None:
        self.members = 0
        self.unpacked = 0
        self._facts = facts
        self._versions = versions
        self._attachments = attachments
        self._forms = forms
        self._blocks = self._frames()
        self._rest = memoryview(b"")

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes, b"" at the end. Raises AttachmentDiffers, BundleInputWrong, OSError."""
        while not self._rest:
            block = next(self._blocks, None)
            if block is None:
                return b""
            self._rest = memoryview(block)
        part = bytes(self._rest[:size])
        self._rest = self._rest[len(part) :]
        return part

    def _frames(self) -> Iterator[bytes]:
        facts = msgspec.json.encode(self._facts)
        head = self._member(STREAM_NAME, facts) + tar_header(VERSIONS_NAME, self._versions.size)
        yield _compressor().compress(head)
        self._versions.scratch.rewind()
        while block := self._versions.scratch.read(_BLOCK):
            yield block
        self._count(self._versions.size)
        compressor = _compressor().compressobj()
        for block in self._tail():
            yield compressor.compress(block)
        yield compressor.flush()

    def _tail(self) -> Iterator[bytes]:
        yield padding(self._versions.size)
        previous = ""
        for sha256, source in self._attachments:
            if sha256 <= previous:
                raise BundleInputWrong(reason="attachments must come in the order of their hashes, each once")
            previous = sha256
            yield self._member(_checked_name(f"{ATTACHMENT_FOLDER}{sha256}"), _attachment(sha256, source))
        yield self._member(DATAPACKAGE_NAME, describe_versions(self._versions.size, self._versions.sha256))
        for name in sorted(f"{FORM_FOLDER}{form}.toml" for form in self._forms):
            content = self._forms[name.removeprefix(FORM_FOLDER).removesuffix(".toml")]
            yield self._member(_checked_name(name), content)
        self.unpacked += len(END)
        yield END

    def _member(self, name: str, content: bytes) -> bytes:
        self._count(len(content))
        return tar_header(name, len(content)) + content + padding(len(content))

    def _count(self, size: int) -> None:
        self.members += 1
        self.unpacked += tar_size(size)


def _compressor() -> zstandard.ZstdCompressor:
    # Two workers halve the time; small jobs keep them at 10 MB (50 MB otherwise) and cost nothing in size.
    parameters = zstandard.ZstdCompressionParameters.from_level(LEVEL, threads=2, job_size=_BLOCK)
    return zstandard.ZstdCompressor(compression_params=parameters)


def _attachment(sha256: str, source: Path | bytes) -> bytes:
    content = source if isinstance(source, bytes) else source.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise AttachmentDiffers(sha256=sha256)
    if len(content) > MAX_ATTACHMENT:
        raise BundleInputWrong(reason="an attachment is too large")
    return content


def _checked_name(name: str) -> str:
    if place_of(name) is None:
        raise BundleInputWrong(reason=f"no member may be called {name}")
    return name
