"""A temporary file whose content never lies readable on a disk: encrypted under a key that only memory holds.

Offices sell and lend old PCs, and deleting a file does not empty its blocks. What is spooled while a bundle is made
or opened is personal data, so it goes through AES-CTR with a throw-away key. Integrity is not its business: the
file lives for minutes, nameless, in the store's own folder.
"""

from __future__ import annotations

import secrets
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR

_BUFFER: Final = 256 * 1024


class Scratch:
    """Write once, then read from the start as often as needed. Gone when closed or when the process dies."""

    def __init__(self, folder: Path) -> None:
        self._key = secrets.token_bytes(32)
        self._file = tempfile.TemporaryFile(dir=folder, buffering=_BUFFER)  # noqa: SIM115 - closed by close()
        self._cipher = self._start()
        self.size = 0

    def _start(self) -> CipherContext:
        # One key per file and one keystream from block 0: it is written once, so no keystream is used twice.
        return Cipher(AES(self._key), CTR(bytes(16))).encryptor()

    def write(self, content: bytes) -> int:
        """Append ``content``. Raises OSError as the system reports it."""
        self._file.write(self._cipher.update(content))
        self.size += len(content)
        return len(content)

    def rewind(self) -> None:
        """Read from the start next; ends writing. Raises OSError."""
        self._file.seek(0)
        self._cipher = self._start()

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes, b"" at the end. Raises OSError."""
        return self._cipher.update(self._file.read(size))

    def close(self) -> None:
        """Remove the file and forget the key."""
        self._file.close()
        self._key = b""

    def __enter__(self) -> Scratch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
