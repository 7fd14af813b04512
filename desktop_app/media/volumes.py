"""What one system knows of its volumes: the words ``drives`` asks in, one class per system answering."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

UnreadyReason = Literal["no_card", "unformatted", "not_mounted"]


@dataclass(frozen=True, slots=True)
class Unready:
    """Something plugged in that takes no files: what it calls itself ("" when it says nothing), and why.

    ``no_card``: a card reader without a card. ``unformatted``: no file system this PC knows. ``not_mounted``: there is
    one, but nobody opened it (a click in the file manager does).
    """

    name: str
    reason: UnreadyReason


class Volumes(Protocol):
    r"""Answers about devices as psutil names them: ``/dev/sdb1``, ``E:\``."""

    def is_stick(self, device: str) -> bool:
        """Say whether it can be carried away."""
        ...

    def label(self, device: str) -> str:
        """Return the label somebody gave it, "" without one."""
        ...

    def model(self, device: str) -> str:
        """Return maker and model as the device tells them, "" where it says nothing of use."""
        ...

    def same_disk(self, device: str, other: str) -> bool:
        """Say whether two devices lie on one stick: pulling it takes both."""
        ...

    def unready(self, mounted: Iterable[str]) -> Iterator[Unready]:
        """Yield what is plugged in and takes no files."""
        ...
