"""Opens the payload: decrypted to the end first, then checked as a whole, and only then handed out.

What is staged is the authenticated ``tar.zst`` in an encrypted scratch file; the decompressor never sees a byte that
was not vouched for, and gives no more at a time than is asked of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, BinaryIO, Final, cast

import msgspec
import zstandard

from desktop_app.bundle.container import Member
from desktop_app.bundle.layout import (
    ATTACHMENT_FOLDER,
    FORM_FOLDER,
    MAX_LINE,
    MAX_UNPACKED,
    MAX_WINDOW,
    STREAM_NAME,
    VERSIONS_NAME,
    MemberOrder,
    StreamFacts,
    check_member,
    facts_of,
)
from desktop_app.bundle.manifest import PayloadFacts
from desktop_app.bundle.refusals import (
    Damaged,
    MalformedPayload,
    Refusal,
    StreamMismatch,
    TooLarge,
    WrongRecipient,
)
from desktop_app.bundle.scratch import Scratch
from desktop_app.bundle.sealing import recipient_of, unseal
from desktop_app.bundle.strict_json import decode_object
from desktop_app.bundle.tarball import TarReader
from desktop_app.bundle.verifier import VerifiedManifest

_BLOCK: Final = 1024 * 1024


def open_payload(
    verified: VerifiedManifest, source: BinaryIO, identity: str, staging: Path, *, retired: Sequence[str] = ()
) -> Payload:
    """Decrypt the payload of a verified bundle and check all of it; close the result when done.

    ``source`` is the same file ``verify`` read (it is hashed again: a stick can change between two reads);
    ``identity`` and the ``retired`` ones are "AGE-SECRET-KEY-1…"; ``staging`` is a folder on the store's disk.
    Raises WrongRecipient, Damaged, MalformedPayload, StreamMismatch, UnsafeName, TooLarge; OSError.
    """
    manifest = verified.manifest
    identities = (identity, *retired)
    with ExitStack() as stack:
        scratch = stack.enter_context(Scratch(staging))
        try:
            if not {recipient_of(one) for one in identities}.intersection(manifest.recipients):
                raise WrongRecipient()
            unseal_member(source, verified.payload, manifest.payload.sha256, identities, scratch)
            payload = Payload(scratch, facts_of(manifest), manifest.payload)
        except Refusal as refusal:
            refusal.concerning(manifest.stream.unit, manifest.number)
            raise
        stack.pop_all()
        return payload


def unseal_member(source: BinaryIO, member: Member, sha256: str, identities: Sequence[str], scratch: Scratch) -> None:
    """Decrypt a payload member into ``scratch``, hashing what is read. Raises WrongRecipient, Damaged, OSError."""
    reader = _HashedMember(source, member)
    unseal(reader, scratch, identities)
    if reader.finish() != sha256:
        raise Damaged(reason="changed while it was read")


class _HashedMember:
    """The bytes of one member, hashed as they pass."""

    def __init__(self, source: BinaryIO, member: Member) -> None:
        self._source = source
        self._left = member.size
        self._digest = hashlib.sha256()
        self._ready = memoryview(b"")
        source.seek(member.offset)

    def read(self, size: int) -> bytes:
        if not self._ready and self._left:
            block = self._source.read(min(_BLOCK, self._left))
            self._left = self._left - len(block) if block else 0
            self._digest.update(block)
            self._ready = memoryview(block)
        part = bytes(self._ready[:size])
        self._ready = self._ready[len(part) :]
        return part

    def finish(self) -> str:
        """Return the hash of what was read; less than all of it has another hash."""
        return self._digest.hexdigest()


class Payload:
    """An opened, fully checked payload, kept in an encrypted scratch file until closed. One walk at a time.

    ``attachments`` gives sizes by SHA-256; ``forms`` gives the SHA-256 of each form file by "<kind>-<version>".
    ``facts``: what ``stream.json`` must say; ``declared``: what was signed of size, members and versions.
    """

    def __init__(self, scratch: Scratch, facts: StreamFacts, declared: PayloadFacts) -> None:
        self._scratch = scratch
        self._limit = declared.unpacked
        self.attachments: dict[str, int] = {}
        self.forms: dict[str, str] = {}
        self.facts, self.versions = self._check(facts, declared)

    def iter_versions(self) -> Iterator[bytes]:
        """Yield the exact bytes of each version in the order of the sender. Raises MalformedPayload, OSError."""
        tar = self._start()
        tar.next_member()
        _skip(tar)
        tar.next_member()
        rest = b""
        for block in tar.content():
            lines = (rest + block).split(b"\n")
            rest = lines.pop()
            if b"" in lines:  # found here, not while checking: looking for it there doubles the cost of the check
                raise MalformedPayload(reason="an empty line")
            yield from lines

    def iter_attachments(self) -> Iterator[tuple[str, bytes]]:
        """Yield each attachment's SHA-256 and content, in the order of the hashes."""
        tar = self._start()
        while (member := tar.next_member()) is not None:
            if member[0].startswith(ATTACHMENT_FOLDER):
                yield member[0].removeprefix(ATTACHMENT_FOLDER), b"".join(tar.content())
            else:
                _skip(tar)

    def close(self) -> None:
        """Remove what was staged."""
        self._scratch.close()

    def __enter__(self) -> Payload:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _start(self) -> TarReader:
        self._scratch.rewind()
        return TarReader(_Unpacked(self._scratch), self._limit)

    def _check(self, expected: StreamFacts, declared: PayloadFacts) -> tuple[StreamFacts, int]:
        if declared.unpacked > MAX_UNPACKED:
            raise TooLarge(what="payload", limit=MAX_UNPACKED)
        tar, order, lines = self._start(), MemberOrder(), _LineCount()
        facts = b""
        members = 0
        while (member := tar.next_member()) is not None:
            name, size = member
            members += 1
            if members > declared.members:
                raise TooLarge(what="members", limit=declared.members)
            order.follow(check_member(name, size), name)
            if name == STREAM_NAME:
                facts = b"".join(tar.content())
            elif name == VERSIONS_NAME:
                for block in tar.content():
                    lines.add(block)
            else:
                self._note(name, size, tar.content())
        order.finish()
        if (tar.read, members, lines.finish()) != (declared.unpacked, declared.members, declared.versions):
            raise MalformedPayload(reason="size, members or versions are not as declared")
        return _checked_facts(facts, expected), lines.count

    def _note(self, name: str, size: int, content: Iterator[bytes]) -> None:
        digest = hashlib.sha256()
        for block in content:
            digest.update(block)
        if name.startswith(ATTACHMENT_FOLDER):
            if digest.hexdigest() != name.removeprefix(ATTACHMENT_FOLDER):
                raise MalformedPayload(reason="an attachment is not the one its name says")
            self.attachments[digest.hexdigest()] = size
        elif name.startswith(FORM_FOLDER):
            self.forms[name.removeprefix(FORM_FOLDER).removesuffix(".toml")] = digest.hexdigest()


class _LineCount:
    """Counts lines and sees that none is too long and the last one ends."""

    def __init__(self) -> None:
        self.count = 0
        self._open = 0

    def add(self, block: bytes) -> None:
        first, last = block.find(b"\n"), block.rfind(b"\n")
        longest = self._open + (first if first >= 0 else len(block))
        if longest > MAX_LINE:
            raise TooLarge(what="version", limit=MAX_LINE)
        self.count += block.count(b"\n")
        self._open = longest if first < 0 else len(block) - last - 1

    def finish(self) -> int:
        if self._open:
            raise MalformedPayload(reason="the last line does not end")
        return self.count


class _Unpacked:
    """The decompressed payload, never more of it in memory than is asked for."""

    def __init__(self, source: Scratch) -> None:
        decompressor = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW)
        self._stream = decompressor.stream_reader(
            cast(IO[bytes], source),  # it asks for nothing but read()
            read_size=_BLOCK,
            read_across_frames=True,
        )

    def read(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        except zstandard.ZstdError as error:
            if "memory" in str(error):
                raise TooLarge(what="compression window", limit=MAX_WINDOW) from error
            raise MalformedPayload(reason="compression") from error


def _checked_facts(content: bytes, expected: StreamFacts) -> StreamFacts:
    try:
        facts = msgspec.convert(decode_object(content), StreamFacts)
    except (ValueError, msgspec.ValidationError) as error:
        raise MalformedPayload(reason=STREAM_NAME) from error
    if facts != expected:
        raise StreamMismatch(what=STREAM_NAME)
    return facts


def _skip(tar: TarReader) -> None:
    for _ in tar.content():
        pass
