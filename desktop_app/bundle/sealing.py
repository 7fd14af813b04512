"""age sealing by pyrage, streaming, with the caller's own exceptions brought through its Rust core unchanged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pyrage  # type: ignore[import-untyped]  # the wheel carries no types; what it returns is converted here

from desktop_app.bundle.refusals import Damaged, WrongRecipient
from desktop_app.bundle.streams import Readable, Writable

_NO_KEY_FITS: Final = "No matching keys found"


def generate_sealing_identity() -> tuple[str, str]:
    """Return a new (identity "AGE-SECRET-KEY-1…", recipient "age1…")."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def recipient_of(identity: str) -> str:
    """Return the "age1…" recipient of an identity. Raises ValueError when it is not an identity."""
    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError as error:
        raise ValueError("not an age identity") from error


def is_recipient(text: str) -> bool:
    """Say whether ``text`` is a well-formed X25519 recipient."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def seal(source: Readable, target: Writable, recipients: Sequence[str]) -> None:
    """Encrypt all of ``source`` to every recipient, flat in memory.

    Raises what ``source`` and ``target`` raise, as they raise it.
    """
    keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    reader, writer = _Guarded(source, None), _Guarded(None, target)
    try:
        pyrage.encrypt_io(reader, writer, keys)
    finally:
        # Also after success: pyrage writes its last block when it is torn down, and swallows what that raises.
        reader.raise_own()
        writer.raise_own()


def unseal(source: Readable, target: Writable, identities: Sequence[str]) -> None:
    """Decrypt ``source`` into ``target``. Until this returns, what ``target`` holds is not authenticated.

    Raises WrongRecipient when no identity fits, Damaged when the stream was changed or cut, and what ``source`` and
    ``target`` raise, as they raise it.
    """
    keys = [pyrage.x25519.Identity.from_str(identity) for identity in identities]
    reader, writer = _Guarded(source, None), _Guarded(None, target)
    try:
        pyrage.decrypt_io(reader, writer, keys)
    except (OSError, pyrage.DecryptError) as error:
        reader.raise_own()
        writer.raise_own()
        if str(error) == _NO_KEY_FITS:
            raise WrongRecipient() from error
        raise Damaged(reason="payload does not open") from error
    reader.raise_own()
    writer.raise_own()


class _Guarded:
    """Remembers the first exception of the stream behind it, and lets nothing more through after it.

    pyrage turns exceptions into text, tries a failed write again, and drops what its last write raises.
    """

    def __init__(self, source: Readable | None, target: Writable | None) -> None:
        self._source = source
        self._target = target
        self._own: BaseException | None = None

    def read(self, size: int) -> bytes:
        self.raise_own()
        try:
            return b"" if self._source is None else self._source.read(size)
        except BaseException as error:
            self._own = error
            raise

    def write(self, content: bytes) -> int:
        self.raise_own()
        try:
            return 0 if self._target is None else self._target.write(content)
        except BaseException as error:
            self._own = error
            raise

    def flush(self) -> None:
        """Asked for by pyrage at the end; the real streams are flushed by their owners."""

    def raise_own(self) -> None:
        """Raise what the stream behind raised, if it did."""
        if self._own is not None:
            raise self._own
